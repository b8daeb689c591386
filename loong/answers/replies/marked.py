"""Find answers that a reply marks as such: boxes, tags, JSON keys; and drop what is thinking."""

from __future__ import annotations

import re

from loong.answers.units.unit import parse_unit

LONGEST = 500_000
"""Of a longer reply only so many last characters are read."""
TAIL = 200_000
"""Keys and phrases are looked for in this many last characters; boxes and tags everywhere."""

_THINK = re.compile(
    r"<(/?)(?:think(?:ing)?|thoughts?|reasoning|scratch_?pad|reflection)>"
    r"|(?P<open>◁think▷|<\|begin_of_thought\|>|\[THINK\])"
    r"|(?P<close>◁/think▷|<\|end_of_thought\|>|\[/THINK\])",
    re.IGNORECASE,
)
_THINKING = ("think", "thought", "<reasoning", "</reasoning", "scratch", "reflection")
_BOX = re.compile(
    r"(?:(?:\\|\b)(?:boxed|fbox|framebox)|\x08oxed)\s*\{"
    r"|\\boxed\s+(?P<bare>[^\s\\{}$,;]{1,60}?)"
    r"(?=[.,;]?(?:[\s$]|$))"
)
_GAP = r"(?:[\s$~]|\\[()\[\],;:! ]|\\q?quad(?![a-z])){0,9}"
_BETWEEN = re.compile(
    rf"{_GAP},?{_GAP}(?:(?:\\text\s?\{{\s{{0,3}})?(and|or)(?:\s{{0,3}}\}})?)?{_GAP}"
)
_BESIDE = re.compile(
    rf"{_GAP}[,;.]?{_GAP}(?:though|although|but|while|alternatively|or|and),?{_GAP}", re.IGNORECASE
)
_ALSO = re.compile(
    rf"{_GAP}(?:is|are|was|would be|could be|works?|holds?|seems)"
    r"\s(?:also|equally|just as|as well|too)\b"
    rf"|{_GAP}(?:also\s)?(?:works?|holds?)\s(?:too|as well)\b",
    re.IGNORECASE,
)
"""What offers the last box beside the one before it: `though 13 is also valid`."""
_ROUNDED = re.compile(
    r"[\s$.,;()\\\]\[]{0,9}(?:≈|=|\\?approx|\\?simeq"
    r"|(?:or|which is|that is|i\.e\.),?(?:\s(?:about|approximately|roughly|equal to))?"
    r"|approximately|about)[\s$.,;()\\\]\[]{0,9}"
)
_SPACE = 60
_FORMULA_MARKS = re.compile(r"[$~{}]|\\(?:[()\[\],;:! ]|q?quad(?![a-z])|text|mathrm|textrm)")
_JOINED = re.compile(r"\s?,?\s?(?:\band)?\Z")
_POWER = re.compile(r"\w\s?\^\s?\{?[0-9]\}?\s{0,2}=[\s$]{0,3}\Z")
"""What a box gives the value of, where that is no name: `\\sigma^2 = \\boxed{2}`."""
_SUPPOSED_BOX = re.compile(
    r"\b(?:wrong|incorrect|naive|mistaken)\s(?:final\s)?(?:answer|result|value)\s(?:would\sbe|is|was|would\shave\sbeen)[\s$:*]{0,4}\Z"
    r"|\bif\s[\s$]{0,2}[a-z][\s$]{0,2}\s(?:were|was|had\sbeen)\s[^.;!?\n]{1,80}\bwould\s(?:get|be|have|give|obtain|find|yield)[\s$:*]{0,4}\Z",
    re.IGNORECASE,
)
_BEFORE = 200
_MOST_BOXES = 20
_NEAR = 20
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_AFTER_BOX = re.compile(
    r"(?:\$|\\\)|~|\\[,; ]|\\text|\\mathrm|\\,|\s){0,6}\{?\s*"
    r"([A-Za-zμΩÅ°%€£][A-Za-z0-9μΩÅ°%/^*·⋅² ³⁻¹()-]{0,30})"
)
_AT_END = re.compile(r"[\s.$})\]\\]{0,9}\Z")
_UNIT_END = re.compile(
    r"[.,;:}]|^at(?=\s)|\s(?:and|or|is|for|in|at|as|of|to|which|since|because)\b|$"
)
_TAG = re.compile(r"<(/?)(?:final_?)?ans(?:wer)?>|\[(/?)(?:final_?)?answer\]", re.IGNORECASE)
_WRAPPED = re.compile(
    r"<(?P<name>result|final|final_result|solution|output|response|conclusion|choice|verdict)>"
    r"(?P<inside>(?:[^<]|<(?!/(?P=name)>))*)(?:</(?P=name)>|\Z)",
    re.IGNORECASE,
)
_CHOICE = "choice"
"""A tag that also lists what there is to choose from."""
_CALL = re.compile(
    r"(?:action\s?[0-9]{0,3}\s?:\s*)?(?:finish|submit|submit_answer|final_answer|answer)\s?"
    r"(?:\[(?P<inside>[^\n]*)\]|\((?:\w{1,20}\s?=\s?)?(?P<given>[^\n]*)\))[.;]?",
    re.IGNORECASE,
)
_JSON_KEYS = tuple(
    re.compile(rf"""(?P<q>["']){key}(?P=q)\s*:\s*""", re.IGNORECASE)
    for key in (
        r"final[_ ]?answer",
        "answer",
        "(?:result|solution|output|prediction"
        "|(?:answer|chosen|selected|correct|final|predicted)[_ ]?(?:choice|option|letter))",
    )
)
_JSON_VALUE = re.compile(
    r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|-?[0-9][0-9.eE+-]*|(?:true|false|null|None)(?![a-z])""",
    re.DOTALL | re.IGNORECASE,
)
_JSON_UNIT = re.compile(r"""["']units?["']\s{0,9}:\s{0,9}["']([^"'{}]{1,40})["']""", re.IGNORECASE)
_UNIT_WITHIN = 200
_LAST_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"[\s,]{0,99}\][\s,\]}`]{0,99}\Z')
_CLOSING_LENGTH = 2000
_JSON_MARK = re.compile(r""""(?:[^"\\]|\\.)*"|[\[{]|[\]}]""", re.DOTALL)
_JSON_CLOSED = re.compile(r"\}[`\s]+(?=[A-Z*<\\#])")
"""The brace behind which words begin."""
_MEASURED = re.compile(r"[+-]?[0-9.,]+|\\[dt]?frac.*", re.DOTALL)


def last_part(reply: str) -> str:
    """Return the end of a reply that is longer than any reply, with the thinking it stands in."""
    if len(reply) <= LONGEST:
        return reply
    cut = len(reply) - LONGEST
    thinks = reply.rfind("<think", 0, cut) > reply.rfind("</think", 0, cut)
    return ("<think>" if thinks else "") + reply[cut:]


def after_thinking(reply: str) -> str:
    """Drop thinking; what follows an unclosed tag is thinking too."""
    lower = reply.lower()
    if not any(word in lower for word in _THINKING):
        return reply
    parts: list[str] = []
    start = level = 0
    for match in _THINK.finditer(reply):
        if match[1] or match["close"]:
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


# ---------------------------------------------------------------- boxes


def boxes(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, content) of every whole box that holds something, outermost only."""
    found: list[tuple[int, int, str]] = []
    end = 0
    for match in _BOX.finditer(text):
        if match.start() < end:
            continue
        if match["bare"]:
            found.append((match.start(), match.end(), match["bare"]))
            end = match.end()
            continue
        closing = _closing(text, match.end())
        if closing is None:
            break
        end = closing + 1
        inside = text[match.end() : closing]
        if inside.strip():
            found.append((match.start(), end, inside))
    return found


def without_supposed_boxes(text: str) -> str:
    """Open the boxes that a reply itself calls wrong, or that it only supposes."""
    if "would" not in text and "wrong" not in text and "incorrect" not in text:
        return text
    parts: list[str] = []
    at = 0
    for start, end, inside in boxes(text):
        if _SUPPOSED_BOX.search(text[max(0, start - _BEFORE) : start]):
            parts += [text[at:start], inside]
            at = end
    return "".join([*parts, text[at:]])


def all_boxes(text: str) -> list[str]:
    """Join the boxes of a reply that boxes several answers, each in its part."""
    places = boxes(text)
    found = [inside for _, _, inside in places]
    if any(_POWER.search(text[max(0, start - _NEAR) : start]) for start, _, _ in places):
        return []
    if len(found) > 1 and _ROUNDED.fullmatch(text, places[-2][1], places[-1][0]):
        return [f"{found[-2]} ≈ {found[-1]}"]
    return [", ".join(found)] if 1 < len(found) <= _MOST_BOXES else []


def last_box(text: str, found: list[tuple[int, int, str]]) -> str | None:
    """Return what the last box holds, or the last boxes with nothing but commas between them."""
    if not found:
        return None
    start, end, inside = found[-1]
    parts = [inside + unit_after(text, end, inside)]
    for before in reversed(found[:-1]):
        larger = _larger_unit(text, before, (start, end, inside))
        if larger:
            parts += [" ", f"{before[2]} {larger}"]
            start, end, inside = before
            continue
        between = _BETWEEN.fullmatch(text, before[1], start)
        if between is None:
            also = start == found[-1][0] and _ALSO.match(text, end)
            if also and _BESIDE.fullmatch(text, before[1], start):
                parts += [" or ", before[2]]
            break
        parts += [f" {between[1]} " if between[1] else ", ", before[2]]
        start = before[0]
    return "".join(reversed(parts))


def _larger_unit(text: str, before: tuple[int, int, str], box: tuple[int, int, str]) -> str:
    r"""Return the unit between two boxes of one quantity: `\boxed{2} hours \boxed{15} minutes`."""
    between = text[before[1] : box[0]]
    if len(between) > _SPACE or not _MEASURED.fullmatch(before[2].strip()):
        return ""
    words = _JOINED.sub("", " ".join(_FORMULA_MARKS.sub(" ", between).split()))
    larger = parse_unit(_plain(words)) if words else None
    smaller = parse_unit(_plain(unit_after(text, box[1], box[2]).strip()))
    if larger is None or smaller is None or larger.dims != smaller.dims:
        return ""
    return words if larger.factor > smaller.factor else ""


def unit_after(text: str, end: int, inside: str) -> str:
    r"""Return the unit that stands behind a box, as in `\boxed{20}$ m/s`, with a blank before."""
    match = _AFTER_BOX.match(text, end, end + 60)
    if match is None or not _MEASURED.fullmatch(inside.strip()):
        return ""
    unit = match[1]
    stop = _UNIT_END.search(unit)
    unit = (unit[: stop.start()] if stop else unit).strip()
    is_word = unit == "a" or (unit == "in" and not _AT_END.match(text, match.end(1)))
    return f" {unit}" if not is_word and parse_unit(_plain(unit)) else ""


def _plain(unit: str) -> str:
    return unit.translate(str.maketrans("·⋅²³¹", "**231"))


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


# ---------------------------------------------------------------- tags and keys


def tagged(text: str) -> str | None:
    """Return what the last `<answer>` holds; one that is not closed reaches to the end."""
    opened: int | None = None
    last: str | None = None
    for match in _TAG.finditer(text):
        if not (match[1] or match[2]):
            opened = match.end()
        elif opened is not None:
            last, opened = text[opened : match.start()], None
    if opened is not None and text[opened:].strip():
        last = text[opened:]
    if last is None:
        return None
    return last_box(last, boxes(last)) or last


def behind(text: str, how: str) -> str:
    """Return what stands behind the last box, closed tag or object of JSON that answers."""
    if how == "boxed":
        found = boxes(text)
        return text[found[-1][1] :] if found else ""
    if how == "tag":
        closed = [match.end() for match in _TAG.finditer(text) if match[1] or match[2]]
        return text[closed[-1] :] if closed else ""
    if how != "json":
        return ""
    tail = text[-TAIL:]
    keys = ([match.end() for match in key.finditer(tail)] for key in _JSON_KEYS)
    last = next((ends[-1] for ends in keys if ends), len(tail))
    closing = _JSON_CLOSED.search(tail, last)
    return tail[closing.end() :] if closing else ""


def wrapped_in(text: str) -> tuple[str, int] | None:
    """Return what the last `<result>` or its like holds, and where it ends."""
    found = list(_WRAPPED.finditer(text)) if "<" in text else []
    if len(found) > 1 and found[-1]["name"].lower() == _CHOICE:
        return None
    return (found[-1]["inside"], found[-1].end()) if found else None


def called(text: str) -> str | None:
    """Return what the last line hands over in a call: `Finish[Paris]`, `submit("12")`."""
    line = text.rstrip().rpartition("\n")[2].strip(" `*")
    match = _CALL.fullmatch(line) if line.endswith(("]", ")", ".", ";")) else None
    if match is None:
        return None
    given = match["inside"] or match["given"] or ""
    quoted = len(given) > 1 and given[0] == given[-1] and given[0] in "\"'"
    return given[1:-1] if quoted and given[0] not in given[1:-1] else given


def keyed(text: str) -> str | None:
    """Return the last `"answer": …` of a JSON object."""
    tail = text[-TAIL:]
    if ":" not in tail or ('"' not in tail and "'" not in tail):
        return None
    for key in _JSON_KEYS:
        ends = [match.end() for match in key.finditer(tail)]
        if ends:
            value = _loaded(_json_value(tail[ends[-1] :]))
            unit = _JSON_UNIT.search(tail, ends[-1], ends[-1] + _UNIT_WITHIN)
            return f"{value} {unit[1]}" if unit and value and _MEASURED.fullmatch(value) else value
    return None


def closing_string(text: str) -> str:
    """Return the last string of the JSON, whole or torn, that a reply ends with."""
    match = _LAST_STRING.search(text[-_CLOSING_LENGTH:])
    return (_loaded(f'"{match[1]}"') or "") if match else ""


def _loaded(value: str | None) -> str | None:
    import orjson

    if value is None:
        return None
    if value[0] == "'":
        return value[1:-1]
    try:
        read = orjson.loads(value)
    except orjson.JSONDecodeError:
        return value if value[0] in "[{" else None
    if isinstance(read, dict) and "value" in read:
        return " ".join(str(read[key]) for key in ("value", "unit") if read.get(key) is not None)
    return read if isinstance(read, str) else value


def _json_value(text: str) -> str | None:
    match = _JSON_VALUE.match(text)
    if match is not None:
        return match[0]
    level = 0
    for mark in _JSON_MARK.finditer(text):
        if level == 0 and mark.start() > 0:
            return None
        if mark[0] in "[{":
            level += 1
        elif mark[0] in "]}":
            level -= 1
            if level <= 0:
                return text[: mark.end()]
    return None
