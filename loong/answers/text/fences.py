"""Read what stands between fences: back-ticks, tildes, triple quotes, angle and double brackets."""

from __future__ import annotations

import re

MARKS = ("```", '"""', "'''", "~~~")
"""What opens and closes a block."""

_BLOCK = re.compile(
    r"```(?:[^\n`]*\n(?P<ticked>.*?)|(?P<line>[^\n`]{1,400}))```"
    r"|(?P<mark>\"{3}|'{3}|~{3})(?:[ \t]*[a-z]{1,12}(?=[ \t]*\n))?(?P<inside>.*?)(?P=mark)",
    re.DOTALL,
)
_ANGLED = re.compile(r"<<(?:<(?P<three>[^<>]{1,400})>>>|(?P<two>[^<>]{1,400})>>)")
_LINE_END = re.compile(r"[.!]?[ \t]*(?:\n|\Z)")
_ANOTHER = re.compile(r"[\s,;]{0,9}(?:or|and)?[\s,;]{0,9}(?=```|\"{3}|'{3}|~{3}|<<)")
_ALONE = re.compile(
    r"\[\[(?P<squared>[^\[\],;\n]{1,100})\]\]|<(?P<angled>[^<>,;=\n]{1,100})>"
    r"|\{\{(?P<braced>[^{},;:\n]{1,100})\}\}"
)
_MOST = 20


def fenced_blocks(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, content) of every fenced block."""
    return [(match.start(), match.end(), _inside(match)) for match in _BLOCK.finditer(text)]


def fenced(text: str) -> str | None:
    """Return what the fence holds that a text begins with; more fences behind it as a list."""
    found: list[str] = []
    at = 0
    while len(found) < _MOST:
        match = _BLOCK.match(text, at) or _angled(text, at)
        if match is None:
            break
        found.append(_inside(match))
        another = _ANOTHER.match(text, match.end())
        if another is None:
            break
        at = another.end()
    return found[0] if len(found) == 1 else ", ".join(map(str.strip, found)) or None


def _inside(match: re.Match[str]) -> str:
    return next(
        (group for name, group in match.groupdict().items() if group and name != "mark"), ""
    )


def _angled(text: str, at: int) -> re.Match[str] | None:
    """Match `<<42>>` where nothing but another fence follows in its line."""
    match = _ANGLED.match(text, at)
    if match is None:
        return None
    ends = _LINE_END.match(text, match.end()) or _ANOTHER.match(text, match.end())
    return match if ends else None


def unfenced(text: str, other: str) -> str | None:
    """Drop the brackets of `[[B]]`, `<42>` and `{{42}}` beside a text that has none."""
    match = _ALONE.fullmatch(text)
    if match is None or _ALONE.fullmatch(other) or text[0] == other[:1] == "{":
        return None
    return _inside(match).strip()
