"""Find the final answer in a reply: the last one the writer committed to."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from loong.answers.number import parse_number
from loong.answers.replies.marked import (
    TAIL,
    after_thinking,
    all_boxes,
    behind,
    boxes,
    called,
    keyed,
    last_box,
    last_part,
    tagged,
    without_supposed_boxes,
    wrapped_in,
)
from loong.answers.replies.openness import last_sentence, left_open, only_steps
from loong.answers.replies.postscripts import without_postscript
from loong.answers.replies.statement import (
    bold_parts,
    is_plausible,
    opened_matrix,
    statement,
    unbolded,
)
from loong.answers.result import Extracted
from loong.answers.sentences.preferred import is_option
from loong.answers.sentences.sayings import is_aside, is_task, only_amount, said, sayings
from loong.answers.spellings.printouts import is_drawn
from loong.answers.spellings.sessions import printed
from loong.answers.text.chat import is_said, unbulleted
from loong.answers.text.denial import denies, renounces
from loong.answers.text.fences import MARKS, fenced_blocks
from loong.answers.text.languages import STRONG, WEAK, opens_list, without_ending, without_lead_in
from loong.answers.text.transcript import spoken

_MAX_ANSWER = 100_000
_PHRASE_TAIL = 50_000
_SHORT_LINE = 400
_MAX_TRIES = 20
_SHORT_VALUE = 20
_LED_LENGTH = 2000

_WORDS = re.compile(r"\\(?:text|mathrm|textbf|textrm)\s?\{([^{}]{1,400})\}")
_ASKED = re.compile(r"^\*\*[^*\n]{1,200}\?\*\*\s+", re.MULTILINE)
"""A question in bold, behind which its answer stands."""
_EMPHATIC = re.compile(r"\b(?:none|no one|nobody) other than\s(?=\S)")
_STRUCK = re.compile(r"(?<!\S)(?:\*\*)?~~[^\s~][^~\n\\$]{0,80}~~(?:\*\*)?(?:\s+(?=\S)|(?!\S))")
"""What Markdown strikes through."""
_CODE_WORD = re.compile(r"\b(?:import|def|return|print|for|while|class)\b")
_CORRECTION = re.compile(
    r"\b(?:wait|(?:edit|update)(?=:\s)|hold on|oops|correction|scratch that"
    r"|on second thoughts?|my mistake|apologies|sorry|actually|let me (?:correct|fix|redo)"
    r"|however,? (?:on |upon |after )?(?:(?:re-?|double-?)?checking|reflection|reconsidering)"
    r"(?: (?:again|it|this|that))?"
    r"|that(?:'s| is| was) (?:wrong|incorrect|not right)|I made (?:a|an) (?:mistake|error|slip))\b"
    r"|(?<=[.!?])\s{1,3}no(?=[,:;.])",
    re.IGNORECASE,
)
_DISPLAY = re.compile(r"(?:\$\$((?:[^$]|\\\$)+)\$\$|\\\[((?:[^\\]|\\[^\[\]])+)\\\])[.\s]*\Z")
_LABELLED = re.compile(
    r"(?P<mark>\*\*|__|\*)(?P<label>[^\W\d_](?:[^\W\d_]|\s){1,40}?)\s?(?::\s?(?P=mark)|(?P=mark)\s?:)"
    r"\s*(?P<said>\S.*)"
)
_LED = re.compile(
    r"\*\*\(?([A-Ja-j])\)?[.)]?\*\*(?:[.:]?\s*\n|\sis\s(?:right|correct|the best)[.!]\s)"
)
_CONCLUDES = re.compile(
    r"\b(?:so|thus|therefore|hence|answer|choose|pick|conclu\w+|instead|must be|correct\w*"
    r"|but|best|fits?|right|true|works?|holds?|is it)\b|\*\*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:part\s)?\(?[A-Za-z0-9]\)?[.):]{0,2}|(?:step|part)\s[0-9]{1,2}:?", re.IGNORECASE
)
_FLAG = re.compile(r"[A-Za-z0-9_]+\{")
_CHOSEN = re.compile(
    r"\b(?:[Aa]nswer|[Oo]ption|[Cc]hoice)\b[*_\s]{0,4}(?:is|:)[*_\s]{0,5}\(?([A-J])\)?[*_\s.]{0,5}\Z"
)
_EDITED = re.compile(r"\S\s{1,3}(?:edit|correction):\s", re.IGNORECASE)
_AS_SHOWN = re.compile(
    r"[^0-9\n]{0,120}\b(?:as|is|are)\s(?:printed|shown|displayed|given|listed|computed)"
    r"(?:\s(?:above|there|here))?[.!]?"
)
_HASHED = re.compile(
    r"(?:^|\s)#{4}[ \t]+([^\n#]{0,80}[0-9][^\n#]{0,80}|\(?[A-J]\)?|yes|no|true|false)[\s.]*\Z",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:\*\*)?(?:explanation|justification|reason(?:ing)?|rationale|solution|verif\w+|check\w*|steps?"
    r"|summary|conclusion|notes?|details|derivation|proof|final answer)\b(?!\s*[=:])",
    re.IGNORECASE,
)


def extract(reply: str) -> Extracted:
    """Return the last committed answer of a reply; linear in its length.

    What stands inside `<think>` does not count. Two different final answers in one statement
    (`either 3 or 4`) are none.
    """
    return _extracted(stated(reply))


@lru_cache(maxsize=4)
def stated(reply: str) -> str:
    """Return what a reply says to whom it answers: no marks of a template, no thinking."""
    plain = without_supposed_boxes(after_thinking(spoken(last_part(reply))))
    return printed(without_postscript(_STRUCK.sub("", _EMPHATIC.sub("", plain))))


@lru_cache(maxsize=8)
def _extracted(said: str) -> Extracted:
    if not said.strip():
        return Extracted(text=None, how="none", reason="nothing stands outside the thinking")
    for how, find in _WAYS:
        found = find(said)
        if found is not None and found.strip():
            answer = _kept(printed(found).strip(), how, said)
            if answer is None:
                return Extracted(text=None, how=how, reason=f"it is not kept: {found[:80]!r}")
            return _committed(answer, how, said)
    return Extracted(text=None, how="none", reason="no final answer was found")


def _kept(answer: str, how: str, text: str) -> str | None:
    """Return what a marked answer comes to by what the reply says behind its mark."""
    if how not in {"boxed", "tag", "json", "phrase"}:
        return answer
    from loong.answers.replies.later import settled

    announced = _announced(text) if how == "phrase" else None
    rest = announced[1].partition(answer)[2] if announced else behind(text, how)
    return settled(answer, how, rest)


def readings(said: str) -> list[Extracted]:
    """Return the committed answer first, then what a sentence could otherwise say.

    Args:
        said: what a reply states.
    """
    first = _extracted(said)
    if first.text is None or is_drawn(said):
        return [first]
    whole = said.strip()
    others = [whole] if len(whole) <= _SHORT_LINE or _one_whole(whole) else []
    others += [unbolded(whole)] if others and "**" in whole else []
    if first.how == "bold" and len(first.text) <= _SHORT_LINE:
        others += only_amount(first.text)
    if first.how in {"bare", "line"}:
        last = last_sentence(_ASKED.sub("", whole))
        others += [*only_amount(last), last, without_lead_in(last)]
    if others and "\n" not in whole and first.how in {"bare", "phrase", "bold"}:
        others += sayings(unbolded(whole))
    if len(first.text) <= _SHORT_LINE:
        others += sayings(first.text)
    if first.how in {"boxed", "bare"}:
        others += _worded(first.text)
    if first.how == "boxed":
        others += all_boxes(whole)
        chosen = _CHOSEN.search(whole[-_SHORT_LINE:])
        others += [chosen[1]] if chosen and not is_option(first.text) else []
    told = (text for text in dict.fromkeys(others) if text and text != first.text)
    kept = [text for text in told if _EDITED.search(text) is None]
    if first.how == "phrase" and is_option(first.text):
        kept = [text for text in kept if not is_option(text)]
    return [first, *(Extracted(text=text, how="bare", reason="found as bare") for text in kept)]


def _committed(text: str, how: str, reply: str) -> Extracted:
    reason = left_open(text, reply)
    if reason:
        return Extracted(text=None, how=how, reason=reason)
    return Extracted(text=text, how=how, reason=f"found as {how}")


def _worded(text: str) -> list[str]:
    """Return what a sentence says whose words stand in commands of LaTeX."""
    plain = " ".join(_WORDS.sub(r" \1 ", text).split())
    worded = text.startswith("\\text") and len(text) <= _SHORT_LINE and not denies(plain)
    return [_said(plain), *sayings(plain)] if worded else []


# ---------------------------------------------------------------- one way each


def _boxed(text: str) -> str | None:
    found = boxes(text)
    if not found:
        return None
    rest = text[found[-1][1] :]
    hashed = _HASHED.search(rest[-_SHORT_LINE:])
    return (hashed[1] if hashed else _corrected(rest)) or last_box(text, found)


def _corrected(rest: str) -> str | None:
    """Return the answer that a writer puts in the place of one already given."""
    head = rest[:_PHRASE_TAIL]
    ends = [match.end() for match in _CORRECTION.finditer(head)]
    if not ends:
        return None
    after = head[ends[-1] :].strip(" \t,:;.—-\n")
    found = _phrased(after, corrections=False)
    if found is not None:
        return found
    line = next((line for line in reversed(after.splitlines()) if is_said(line)), "")
    if len(line) > _SHORT_LINE:
        return None
    bare = re.sub(r"^(?:no|yes)\b[,:;]?\s*", "", line.strip(), flags=re.IGNORECASE)
    if head[ends[-1] :].startswith(":") and is_plausible(line) and len(line) <= _SHORT_VALUE:
        return line.strip().rstrip(".")
    if bare != line.strip() and parse_number(bare.rstrip(".")) is not None:
        return bare.rstrip(".")
    answer = (sayings(bare) or [bare])[-1]
    return answer if answer != line.strip() and any(char.isdigit() for char in answer) else None


def _phrased(text: str, *, corrections: bool = True) -> str | None:
    """Return what follows the last `the final answer is` or `Answer:` that states something."""
    found, rest = _announced(text) or (None, "")
    return (_corrected(rest) if found and corrections else None) or found


def _announced(text: str) -> tuple[str, str] | None:
    """Return what the last phrase that states something announces, and all behind the phrase."""
    tail = text[-_PHRASE_TAIL:]
    for pattern in (STRONG, WEAK):
        ends = [at.end() for at in pattern.finditer(tail) if not opens_list(tail, at)]
        for end in reversed(ends[-_MAX_TRIES:]):
            found = statement(tail[end:])
            if found is None or not is_plausible(found):
                continue
            if tail[end - 1] == "#" and _HEADING.match(found):
                continue
            if pattern is WEAK and _bold(tail[end:].partition(found)[2].partition("\n\n")[2]):
                continue
            if tail[:end].rstrip(" *:_").lower().endswith("solution") and only_steps(tail[end:]):
                continue
            return found, tail[end:]
    return None


_BRACKETED = re.compile(
    r"\s*\((?!.*\b(?:not|no|wrong|incorrect|actually|wait|instead|should|guess|if|unless|or|kidding|maybe|perhaps|correct\w*)\b|.*n't\b)[^()\n]{1,200}\)[.!]?\s*",
    re.IGNORECASE,
)
"""A paragraph that only adds a remark."""
_BOLD_ALONE = re.compile(r"\s*\*\*[^*\n]{1,200}\*\*\s*")
_EXPLAINED = re.compile(
    r"\n[\s*_#]{0,9}(?:explanation|justification|rationale|reasoning)[*_]{0,3}\s?:", re.I
)


def _before_explanation(text: str) -> str | None:
    """Return the answer of a reply that answers first and explains after."""
    match = _EXPLAINED.search(text, 0, _SHORT_LINE)
    head = text[: match.start()].strip() if match else ""
    return _said(head) if head and "\n" not in head else None


def _fenced(text: str) -> str | None:
    """Return the last fenced block that is output and no program."""
    if not any(mark in text for mark in MARKS):
        return None
    tail = text[-TAIL:]
    blocks = [block for block in fenced_blocks(tail) if not _CODE_WORD.search(block[2])]
    if not blocks:
        return None
    start, end, inside = blocks[-1]
    if _is_under_aside(tail[:start].splitlines()[-_MAX_TRIES:]):
        return None
    after = [line for line in tail[end:].splitlines() if is_said(line)]
    is_last = not after or (len(after) == 1 and _AS_SHOWN.fullmatch(after[0].strip()))
    return inside if is_last else None


def _bold(text: str) -> str | None:
    """Return the last bold part, if it stands in the last paragraph of several lines."""
    lines = [line for line in text.rstrip()[-2000:].split("\n\n") if is_said(line)]
    if not lines:
        return None
    paragraph = lines[-1]
    if len(lines) > 1 and _BRACKETED.fullmatch(paragraph) and _BOLD_ALONE.fullmatch(lines[-2]):
        paragraph = lines[-2]
    found = [part for part in bold_parts(paragraph) if part.strip(" :")]
    if found and _LABEL.fullmatch(found[-1]) and not paragraph.rstrip(" .").endswith("**"):
        return None
    if not found or found[-1].rstrip().endswith((":", "?")):
        return None
    if paragraph.strip().strip(".") == f"**{found[-1]}**":
        return found[-1]
    several = len(found) == 1 and "\n" in text.strip()
    return found[-1] if several or len(paragraph.split()) > len("abcd") else None


def _displayed(text: str) -> str | None:
    """Return the formula that a reply of several lines ends with."""
    stripped = "\n".join(
        line
        for line in text[-2 * _SHORT_LINE :].splitlines()
        if is_said(line) or "]" in line or "$" in line
    )
    match = _DISPLAY.search(stripped) if "\n" in text.strip() else None
    return (match[1] or match[2]) if match else None


def _bare(text: str) -> str | None:
    """Take a reply of one line, or of one bracketed whole, as its answer."""
    stripped = text.strip()
    if is_drawn(stripped):
        return stripped
    if ("\n" in stripped and not _one_whole(stripped)) or is_task(stripped):
        return None
    return _said(stripped)


def _led(text: str) -> str | None:
    """Return the letter in bold that a reply chooses before it tells why, and nothing else."""
    match = _LED.match(text.lstrip()[:_SHORT_LINE])
    rest = text.lstrip()[match.end() :] if match else ""
    if match is None or len(rest) > _LED_LENGTH or _CONCLUDES.search(rest):
        return None
    return match[1] if is_said(rest) and _CORRECTION.search(rest) is None else None


def _said(line: str) -> str:
    """Return what a sentence says, such as `7` where the line is `So the distance is 7`."""
    if _FLAG.match(line) or is_aside(line):
        return line
    labelled = _LABELLED.fullmatch(line) if len(line) <= _SHORT_LINE else None
    if labelled is not None and not labelled["said"].endswith(":"):
        return labelled["said"]
    return said(without_ending(without_lead_in(line)))


def _wrapped(text: str) -> str | None:
    """Return the answer inside the last `<result>` or its like that nothing follows."""
    found = wrapped_in(text)
    if found is None or any(map(is_said, text[found[1] :].splitlines())):
        return None
    ways = (find for _, find in _WAYS if find is not _wrapped)
    return next((told for find in ways for told in [find(found[0])] if told), None)


def _one_whole(text: str) -> bool:
    from loong.answers.text.split import MAX_DEPTH, depth, wrapped

    if len(text) > _MAX_ANSWER or depth(text) > MAX_DEPTH:
        return False
    return wrapped(text) is not None or text.startswith(("array(", "Matrix(", "\\begin{", "{", "["))


def _last_line(text: str) -> str | None:
    """Take the last line that says something."""
    lines = text[-TAIL:].splitlines()
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place].strip()
        if is_said(line) and not is_task(line):
            before = lines[max(0, place - _MAX_TRIES) : place]
            told = opened_matrix(before, line) or _said(unbulleted(before, line))
            return None if _is_under_aside(before) else told
    return None


def _is_under_aside(before: list[str]) -> bool:
    """Tell whether the last line that says something only announces a guess, a hint, an example."""
    line = next((line.strip(" *_`") for line in reversed(before) if is_said(line)), "")
    return line.endswith(":") and line.count(":") == 1 and (is_aside(line) or renounces(line))


_WAYS: tuple[tuple[str, Callable[[str], str | None]], ...] = (
    ("boxed", _boxed),
    ("tag", tagged),
    ("tag", called),
    ("tag", _wrapped),
    ("json", keyed),
    ("phrase", _phrased),
    ("line", _before_explanation),
    ("code", _fenced),
    ("bold", _bold),
    ("display", _displayed),
    ("bold", _led),
    ("bare", _bare),
    ("line", _last_line),
)
