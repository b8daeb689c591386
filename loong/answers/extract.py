"""Find the final answer in a reply: the last one the writer committed to."""

from __future__ import annotations

import re
from collections.abc import Callable

from loong.answers.result import Extracted

_MAX_ANSWER = 100_000
_TAIL = 200_000
"""Phrases are looked for in this many last characters; boxes and tags in the whole reply."""
_SHORT_LINE = 400

_THINK = re.compile(r"<(/?)think(?:ing)?>", re.IGNORECASE)
_BOX = re.compile(r"\\(?:boxed|fbox)\s*\{")
_BETWEEN = re.compile(r"[\s$]{0,9},?[\s$]{0,9}(and|or)?[\s$]{0,9}")
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_TAG = re.compile(r"<(/?)answer>", re.IGNORECASE)
_JSON_KEY = re.compile(r'"(?:final_answer|answer|result)"\s*:\s*')
_JSON_END = re.compile(r"\s*(?:[,}]|$)")
_PHRASE = re.compile(
    r"\b(?:final|correct)\s(?:answer|result)\b[*_:\s]*+(?:(?:is|are|would be)\b|=)?[*_:\s]*+"
    r"|\banswer[*_\s]*+(?:(?:is|are)\b|=|:)[*_:\s]*+"
    r"|(?:^|\n)[ \t]*+\#{4}",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\*\*([^*\n]{1,400})\*\*")
_FENCE = re.compile(r"```([^\n`]*)\n(.*?)```", re.DOTALL)
_CODE_WORD = re.compile(r"\b(?:import|def|return|print|for|while|class)\b")
_LEAD_IN = re.compile(
    r"^(?:so|thus|hence|therefore|finally|in conclusion)[, ]+"
    r"|^(?:it|this|that|which)\s+(?:is|equals)\s+",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"\beither\b.+\bor\b|\b(?:or|but)\s+(?:maybe|perhaps|possibly|it could be|it might be)\b"
    r"|\balternatively\b",
    re.IGNORECASE,
)
_COPULA = re.compile(
    r"\s(?:is|are|equals|equal to|was|were)(?=\s)(?! (?:the|an?) )|(?<=[a-z]{3}):(?=\s)"
)
_FLAG = re.compile(r"[A-Za-z0-9_]+\{")


def extract(reply: str) -> Extracted:
    """Return the last committed answer of a reply; linear in its length.

    What stands inside `<think>` does not count. Two different final answers in one statement
    (`either 3 or 4`) are none.
    """
    text = _after_thinking(reply)
    if not text.strip():
        return Extracted(text=None, how="none", reason="nothing stands outside the thinking")
    for how, find in _WAYS:
        found = find(text)
        if found is not None and found.strip():
            return _committed(found.strip(), how)
    return Extracted(text=None, how="none", reason="no final answer was found")


def _committed(text: str, how: str) -> Extracted:
    if len(text) <= _SHORT_LINE and _EITHER.search(text):
        return Extracted(text=None, how=how, reason=f"two answers are offered: {text[:80]!r}")
    return Extracted(text=text, how=how, reason=f"found as {how}")


def _after_thinking(reply: str) -> str:
    """Drop thinking; what follows an unclosed tag is thinking too."""
    if "<" not in reply:
        return reply
    parts: list[str] = []
    start = level = 0
    for match in _THINK.finditer(reply):
        if match[1]:
            if level == 0:
                parts.clear()
            level = max(0, level - 1)
            start = match.end()
        else:
            if level == 0:
                parts.append(reply[start : match.start()])
            level += 1
    if level == 0:
        parts.append(reply[start:])
    return " ".join(parts)


# ---------------------------------------------------------------- marked answers


def _boxed(text: str) -> str | None:
    """Return what the last whole box holds, or the last boxes with nothing but commas between."""
    found: str | None = None
    end = 0
    for match in _BOX.finditer(text):
        if match.start() < end:
            continue
        closing = _closing(text, match.end())
        if closing is None:
            break
        inside = text[match.end() : closing]
        if inside.strip():
            between = _BETWEEN.fullmatch(text, end, match.start()) if found else None
            found = inside if between is None else f"{found}{_joint(between)}{inside}"
        end = closing + 1
    return found


def _joint(between: re.Match[str]) -> str:
    word = (between[1] or "").strip()
    return f" {word} " if word else ", "


def _closing(text: str, start: int) -> int | None:
    level = 1
    for match in _BRACE.finditer(text, start):
        if match[0] == "{":
            level += 1
        elif match[0] == "}":
            level -= 1
            if level == 0:
                return match.start()
    return None


def _tagged(text: str) -> str | None:
    opened: int | None = None
    last: str | None = None
    for match in _TAG.finditer(text):
        if not match[1]:
            opened = match.end()
        elif opened is not None:
            last, opened = text[opened : match.start()], None
    if opened is not None and text[opened:].strip():
        last = text[opened:]
    if last is None:
        return None
    return _boxed(last) or last


def _json(text: str) -> str | None:
    """Return the last `"answer": …` of a JSON object."""
    import orjson

    tail = text[-_TAIL:]
    matches = list(_JSON_KEY.finditer(tail))
    if not matches:
        return None
    rest = tail[matches[-1].end() :]
    value = _json_value(rest)
    if value is None:
        return None
    try:
        read = orjson.loads(value)
    except orjson.JSONDecodeError:
        return None
    return read if isinstance(read, str) else value


_JSON_VALUE = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*|true|false|null', re.DOTALL)
_JSON_MARK = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


def _json_value(text: str) -> str | None:
    match = _JSON_VALUE.match(text)
    if match is not None:
        return match[0]
    level = 0
    for mark in _JSON_MARK.finditer(text):
        if mark[0] in "[{":
            level += 1
        elif mark[0] in "]}":
            level -= 1
            if level <= 0:
                return text[: mark.end()]
    return None


# ---------------------------------------------------------------- phrases and layout


def _phrased(text: str) -> str | None:
    """Return what follows the last `the final answer is` or `Answer:`."""
    if "\n" not in text and len(text) <= _SHORT_LINE and _PHRASE.search(text) is None:
        return None
    tail = text[-_TAIL:]
    ends = [match.end() for match in _PHRASE.finditer(tail)]
    return _statement(tail[ends[-1] :]) if ends else None


def _statement(text: str) -> str | None:
    """Return the answer that a text begins with: a fenced block, a display, or a sentence."""
    text = text.lstrip()
    fence = _FENCE.match(text)
    if fence is not None:
        return fence[2]
    display = re.match(r"(\$\$|\\\[)(.*?)(\$\$|\\\])", text[:_MAX_ANSWER], re.DOTALL)
    if display is not None:
        return display[2]
    bold = _BOLD.match(text)
    if bold is not None:
        return bold[1]
    sentence = (_first_sentence(text[:_MAX_ANSWER]) or "").strip()
    return sentence.removesuffix("**") if sentence.count("**") == 1 else sentence


def _first_sentence(text: str) -> str | None:
    """Cut at the first sentence end or line end outside brackets."""
    level = 0
    for match in re.finditer(r"[\[({]|[\])}]|\.(?=\s+[A-Z]|\s*$)|\n", text):
        mark = match[0]
        if mark in "[({":
            level += 1
        elif mark in "])}":
            level -= 1
        elif level <= 0:
            return text[: match.start()] or None
    return text


def _fenced(text: str) -> str | None:
    """Return the last fenced block that is output and no program."""
    if "```" not in text:
        return None
    tail = text[-_TAIL:]
    blocks = [m for m in _FENCE.finditer(tail) if not _CODE_WORD.search(m[2])]
    if not blocks:
        return None
    after = tail[blocks[-1].end() :].strip()
    return None if after else blocks[-1][2]


def _bold(text: str) -> str | None:
    """Return the last bold part, if it stands in the last paragraph of several lines."""
    last_lines = text.rstrip()[-2000:].rsplit("\n\n", 1)[-1]
    found = _BOLD.findall(last_lines)
    if not found or last_lines.strip().strip(".") == f"**{found[-1]}**":
        return found[-1] if found else None
    return (
        str(found[-1])
        if (len(found) == 1 and "\n" in text.strip()) or _is_prose(last_lines)
        else None
    )


def _is_prose(text: str) -> bool:
    return len(text.split()) > len("abcd")


def _bare(text: str) -> str | None:
    """Take a reply of one line, or of one bracketed whole, as its answer."""
    stripped = text.strip()
    if "\n" in stripped and not _one_whole(stripped):
        return None
    return _said(stripped)


def _said(line: str) -> str:
    """Return what a sentence says, such as `7` where the line is `So the distance is 7`."""
    line = _LEAD_IN.sub("", line)
    if len(line) > _SHORT_LINE or not line[:1].isalpha() or line.count(":") > 1:
        return line
    from loong.answers.split import split

    clauses = split(line, _COPULA)
    if len(clauses) == 1 or not clauses[-1] or _FLAG.match(line):
        return line
    return clauses[-1]


def _one_whole(text: str) -> bool:
    from loong.answers.split import MAX_DEPTH, depth, wrapped

    if len(text) > _MAX_ANSWER or depth(text) > MAX_DEPTH:
        return False
    return wrapped(text) is not None or text.startswith(("array(", "Matrix(", "\\begin{", "{", "["))


def _last_line(text: str) -> str | None:
    """Take the last line that says something."""
    for line in reversed(text[-_TAIL:].splitlines()):
        said = line.strip()
        if said and not set(said) <= set("-=*_`#"):
            return _said(said)
    return None


_WAYS: tuple[tuple[str, Callable[[str], str | None]], ...] = (
    ("boxed", _boxed),
    ("tag", _tagged),
    ("json", _json),
    ("phrase", _phrased),
    ("code", _fenced),
    ("bold", _bold),
    ("bare", _bare),
    ("line", _last_line),
)
