# ruff: noqa: E501 - patterns are read by the row
"""Read the statement that a phrase such as `the answer is` announces."""

from __future__ import annotations

import re

from loong.answers.replies.marked import unit_after
from loong.answers.text.fences import fenced
from loong.answers.text.languages import without_ending, without_filler

_MAX_STATEMENT = 100_000
_BOLD = re.compile(
    r"(?<![A-Za-z0-9)\]}])\*\*([^*\n]{1,400})\*\*(?![0-9(])|(?<!_)__([^_\n]{1,400})__(?!_)"
)
_PAIRED = re.compile(r"(?<![A-Za-z0-9)\]}*])\*\*(?=[^\s*])((?:(?!\*\*).){1,400})\*\*(?![0-9(])")
_UNPAIRED = re.compile(
    r"(?<![A-Za-z0-9)\]}\s])\*\*|\*\*(?![A-Za-z0-9(\\+\s-])|(?<=\s)\*\*(?=\S)|(?<=\S)\*\*(?=\s|\Z)"
)
_DISPLAY = re.compile(r"(?:\$\$((?:[^$]|\\\$)*)\$\$|\\\[((?:[^\\]|\\[^\[\]])*)\\\])")
_STOP = re.compile(
    r"[\[({]|[\])}]|(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bSt)(?<!\bvs)(?<!\bca)"
    r"\.(?=\s+[A-Z*\\(\"“]|\s*$)|[!?](?=\s+[A-Z])|。|\n"
)
_BULLET = re.compile(r"[ \t]*(?:[-*•+]|\(?[0-9]{1,2}[.)])[ \t]+(\S[^\n]*)(?:\n|$)")
_EMPTY_WORDS = re.compile(
    r"(?:see\s(?:below|above|the)|at\sthe\s(?:end|bottom)|correct|right|wrong|incorrect|clear|above|below|given|shown|found"
    r"|as (?:follows|printed|shown|displayed|given|listed|computed)"
    r"|obtained|verified|valid"
    r"|consistent|reasonable|in the"
    r"|not\b(?!\s(?:enough|sufficient|mentioned|entailed|supported|applicable)\b)"
    r"|based on|derived|computed|what|this"
    r"|that|now|already|always"
    r"|unique|independent|of the form|therefore|thus)\b(?!\s*[({0-9$\\])",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"[\s:]{0,9}\*\*([^*\n]{1,400})\*\*[ \t]?"
    r"(?![^\n]{0,8}(?:[不没無非否]|아니))(?:[\u30a0-\u30ff\u4e00-\u9fff]{1,3}り?|つ|[\uac00-\ud7a3]{1,3})"
    r"(?:です|になります|となります|である|だ|입니다|이다)?[。.]?\s*(?:\n|\Z)"
)
"""A bold number and the word that counts its things, where no blanks stand between words."""
_THRICE = re.compile(
    r"[\s:]{0,9}(?<!\*)(?:\*{3}([^*\n]{1,400})\*{3}|_{3}([^_\n]{1,400})_{3})[.!]?[ \t]*(?:\n|\Z)"
)
"""Bold italics that fill a line."""
_BOLD_END = re.compile(
    r"\s{0,9}\*\*(?:[!,;]|\s{0,9}[\u2600-\u27bf\U0001f300-\U0001faff]){0,4}\s{0,9}\Z"
)
_CLOSED = re.compile(
    r"(?P<said>[^*\n]{1,60}?)\*\*(?:,|;|:|\s?[–—]|\s-(?=\s)|(?=\s\()|(?=\s(?:here|then|overall|in\sthis\scase|for\sthis\sone|as\s(?:my|the)\s(?:final\s)?answer)[.]?\Z)|(?<=[^\x00-\x7f]\*\*)(?=[(（]))\s?+(?!.*\b(?:or|not really|no(?=,)|wait|rather|actually|but|unless|if|instead|alternatively|maybe|perhaps|however|wrong|possibly)\b)(?!(?:yes|no|true|false|plus|minus|and)\b)[^*]*",
    re.IGNORECASE | re.DOTALL,
)
"""A statement whose bold ends before what is said of it."""
_CALM = re.compile(r"(?:(?<=\$)|(?<=\\\))|(?<=\*\*))!{1,3}\Z")
"""What is exclaimed behind a formula or what stands in bold, and so no factorial."""
_DASHED = re.compile(
    r"(?P<said>[^—–\n]{0,40}[0-9][^—–\n]{0,20})\s[—–]\s(?!.*\b(?:or|not really|no(?=,)|wait|rather|actually|but|unless|if|instead|alternatively|maybe|perhaps|however|wrong|possibly)\b)(?!(?:yes|no|true|false|plus|minus|and|to|not)\b)[a-z]+(?:\s[^\s—–]+){3}.*",
    re.DOTALL,
)
"""An amount, and a sentence behind a dash that explains it."""
_ONE_ROW = re.compile(
    r"[^|\n]{1,60}\|[^|\n]{1,60}\|[ \t]*\n\s{0,3}\|[ :-]{3,40}\|[ :-]{3,40}\|[ \t]*\n\s{0,3}\|[^|\n]{1,80}\|\s*(?P<value>[^|\n]{1,80}?)\s*\|[ \t]*(?:\n(?!\s{0,3}\|)|\Z)"
)
"""A table of one row: what it is, and its value."""
_EDGES = " \t*_|"
_OPENING = re.compile(r"[ \t*_:|}]*(?:[\n\r][\s*_:|}>]*)?")
"""What stands between a phrase and what it announces; `>` quotes at the start of a line."""


def statement(text: str) -> str | None:
    """Return the answer that a text begins with: a fenced block, a display, or a sentence."""
    counted = _COUNTED.match(text)
    if counted is not None:
        return counted[1]
    thrice = _THRICE.match(text)
    if thrice is not None:
        return thrice[1] or thrice[2]
    text = _OPENING.sub("", text[: 2 * _MAX_STATEMENT], count=1)
    fence = fenced(text)
    if fence is not None:
        return fence
    shown = _ONE_ROW.match(text) or _DISPLAY.match(text, 0, _MAX_STATEMENT)
    if shown is not None:
        return next((group for group in shown.groups() if group is not None), None)
    bullets = _bullets(text)
    if bullets:
        return ", ".join(bullets)
    sentence = (_first_sentence(text[:_MAX_STATEMENT]) or "").strip()
    return _bare(sentence, text)


def _bare(sentence: str, text: str) -> str | None:
    opened = text[:1] and sentence.count("**") == 1
    closed = _CLOSED.fullmatch(sentence) if opened else None
    if closed is not None:
        return closed["said"].strip()
    bold = _BOLD.match(sentence)
    if bold is not None:
        inside = bold[1] or bold[2]
        return inside + unit_after(sentence, bold.end(), inside)
    if opened:
        sentence = _BOLD_END.sub("", sentence)
    dashed = _DASHED.fullmatch(sentence)
    sentence = _CALM.sub("", dashed["said"] if dashed else sentence)
    if sentence.endswith("|") and sentence.count("|") % 2:
        sentence = sentence.rstrip(_EDGES)
    if sentence.endswith(":"):
        following = _bullets(text[text.find(sentence) + len(sentence) :].lstrip("*_ \n"))
        return ", ".join(following) if following else sentence
    return without_filler(without_ending(sentence)) or None


def _bullets(text: str) -> list[str]:
    """Return the items of a list that a text begins with, if it has at least two."""
    items: list[str] = []
    at = 0
    while len(items) < 100:  # noqa: PLR2004 - no answer lists more
        match = _BULLET.match(text, at)
        if match is None:
            break
        items.append(match[1].strip())
        at = match.end()
    return items if len(items) > 1 else []


def _first_sentence(text: str) -> str | None:
    """Cut at the first sentence end or line end outside brackets."""
    level = 0
    for match in _STOP.finditer(text):
        mark = match[0]
        if mark in "[({":
            level += 1
        elif mark in "])}":
            level -= 1
        elif level <= 0:
            return text[: match.start()] or None
    return text


def is_plausible(found: str) -> bool:
    """Tell whether a statement states something, and is not `correct` or `given above`."""
    return any(map(str.isalnum, found)) and _EMPTY_WORDS.match(found) is None


def bold_parts(text: str) -> list[str]:
    """Return what stands in bold, in order."""
    return [match[1] or match[2] for match in _BOLD.finditer(text)]


def unbolded(text: str) -> str:
    """Drop the marks of bold from a text, but not the sign for a power: `2**5` is not 25."""
    return _UNPAIRED.sub("", _PAIRED.sub(r"\1", text)) if "**" in text else text


def opened_matrix(before: list[str], line: str) -> str | None:
    """Return a matrix that a program printed over several lines and that ends with this one."""
    if not line.endswith("]]") or line.startswith("[["):
        return None
    for place in range(len(before) - 1, -1, -1):
        row = before[place].strip()
        if row.startswith("[["):
            return "\n".join([*before[place:], line])
        if not (row.startswith("[") and row.rstrip(",").endswith("]")):
            return None
    return None
