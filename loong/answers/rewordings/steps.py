# ruff: noqa: E501 - patterns are read by the row
"""Write steps as the text beside them writes its own: `U, R, R, D` as `U R R D`, `BDAC` as `B, D, A, C`.

Only the marks between steps are taken for one another; the steps and their order stay as they are.
"""

from __future__ import annotations

import re

_MARKS = re.compile(r"\s*(?:→|->|⇒|=>|、|，|；|;|\n|,)\s*|\s+")
_BETWEEN = re.compile(
    r"\s*(?:-{1,2}>|=>|→|⇒|\\to\b|\\rightarrow\b|[;\n]|,(?=\D|\s))\s*(?:and\s)?(?:(?:then|next|finally|lastly)\s)?|\s(?:and\s(?:then\s|finally\s)?|then\s)"
)
_IDEOGRAPHS = re.compile("[\u3040-\u30ff\u4e00-\u9fff]{2,20}")
_KINDS = tuple(
    re.compile(kind)
    for kind in (r"[A-Z][0-9]?", r"[^\W\d_]+(?:['’-][^\W\d_]+){0,4}", r"-?[0-9]{1,9}")
)
_SPELLED = re.compile(r"[A-Z]{3,100}")
_LETTER = re.compile(r"[A-Z]")
_HYPHENS = re.compile(r"\s?-\s?")
_QUOTES = " '\"`"
_FIRST = re.compile(r"(?:[Ff]irst(?:ly)?,?\s(?=\S+[,;])|[Ss]tart(?:ing)?\swith\s)")
_SHAFT = re.compile(r"->|→")
_ORDERED = re.compile(r"\b(?:first|then|finally)\b", re.IGNORECASE)
_BEHIND_FIRST = re.compile(r"\sfirst\Z")
_COUNTED = re.compile(r"(?:\A|(?<=[\s,;]))\(?([0-9]{1,2})[.)]\s")
_FEWEST = 3


def stepped(text: str, other: str) -> str | None:
    """Write steps as the text beside them does: with blanks, with commas or with nothing between."""
    ideographs = [step for step in _MARKS.split(text) if step]
    if len(ideographs) >= _FEWEST and all(map(_IDEOGRAPHS.fullmatch, ideographs)):
        return " ".join(ideographs)
    if _SPELLED.fullmatch(other):
        letters = _letters(text)
        return "".join(letters) if letters else None
    wanted = spaced_steps(other)
    if wanted is not None:
        steps = _steps(text) or (list(text) if _SPELLED.fullmatch(text) else None)
        return " ".join(steps) if steps and len(steps) == len(wanted) else None
    listed = _steps(other)
    if listed is None or not (_is_bare(other) or _SHAFT.search(other)):
        return None
    steps = list(text) if _SPELLED.fullmatch(text) else (spaced_steps(text) or _steps(text))
    ordered = not _is_bare(text) or _ORDERED.search(text)
    return other if steps == listed and ordered else None


def spaced_steps(text: str) -> list[str] | None:
    """Return the steps of one kind that have nothing but blanks between them: `U R R D`."""
    steps = text.split()
    return steps if len(steps) >= _FEWEST and _are_steps(steps) else None


def _is_bare(text: str) -> bool:
    """Tell whether a text is a list between commas, without brackets."""
    return "," in text and text[:1] not in "[({"


def _are_steps(steps: list[str]) -> bool:
    return any(all(map(kind.fullmatch, steps)) for kind in _KINDS)


def _letters(text: str) -> list[str] | None:
    """Return the capital letters of a text that spells a word letter by letter."""
    parts = text.split() if spaced_steps(text) else _HYPHENS.split(text)
    letters = parts if len(parts) >= _FEWEST else (_steps(text) or [])
    return letters if letters and all(map(_LETTER.fullmatch, letters)) else None


def _steps(text: str) -> list[str] | None:
    """Return the steps of a text that marks where each of them ends."""
    if text[:1] + text[-1:] in {"[]", "()"}:
        text = text[1:-1]
    text = _FIRST.sub("", _uncounted(text), count=1)
    parts = [_unquoted(part) for part in _BETWEEN.split(text.strip(" .,;\n"))]
    if len(parts) >= _FEWEST:
        parts[0] = _BEHIND_FIRST.sub("", parts[0])
    return parts if len(parts) >= _FEWEST and _are_steps(parts) else None


def _unquoted(step: str) -> str:
    """Drop the marks around a step, but not the prime of `U'`."""
    step = step.strip()
    while len(step) > 1 and step[0] == step[-1] and step[0] in _QUOTES:
        step = step[1:-1].strip()
    return step


def _uncounted(text: str) -> str:
    """Write the numbers before steps, `1) red 2) blue`, as marks between them."""
    numbers = [int(number) for number in _COUNTED.findall(text)]
    counted = len(numbers) >= _FEWEST and numbers == list(range(1, len(numbers) + 1))
    return _COUNTED.sub(";", text).lstrip("; ").replace("\n;", ";") if counted else text
