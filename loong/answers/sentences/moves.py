# ruff: noqa: E501 - patterns are read by the row
"""Find the one move of chess that a closing sentence ends on: `White mates at once with Qxf7#`."""

from __future__ import annotations

import re

from loong.answers.text.denial import denies

_LONGEST = 300
_MOVE = r"(?:O-O(?:-O)?|[KQRBN][a-h]?[1-8]?x?[a-h][1-8]|[a-h]x[a-h][1-8](?:=[QRBN])?|[a-h][18]=[QRBN])[+#]?"
_GOLD = re.compile(rf"(?:[0-9]{{1,3}}\.(?:\.\.)?\s?)?{_MOVE}")
_ENDS_ON = re.compile(
    rf"(?P<before>(?:[^0-9]|(?<=[a-h])[1-8]){{3,200}}[\s(*`])(?P<move>{_MOVE})(?:,?\s(?:check)?mate)?(?P<tail>,\s(?:supported|protected|backed|guarded|winning|forking|attacking|threatening|pinning|which|because|since)\s[^;:?]{{3,120}})?[*`).!]{{0,4}}"
)
_PLY = r"[KQRBNO]?[-a-h0-9xO=QRBN]{1,6}[+#]?"
_LINE = re.compile(rf"1\.\s?(?P<move>{_PLY})\s{_PLY}(?:\s[2-9]\.\s?{_PLY}(?:\s{_PLY})?){{1,8}}")
"""Moves of both sides from the first on: `1. Rd8+ Kh7 2. Rh8#`."""
_LISTED = re.compile(rf"[0-9]{{1,3}}\.(?:\.\.)?\s?{_PLY}(?:\s{_PLY})?")
_CONTINUED = re.compile(
    rf"(?P<before>[^0-9]{{0,200}})(?P<number>[0-9]{{1,3}})\.(?:\.\.)?\s?(?P<move>{_PLY})[!?]{{0,2}}(?:\s(?:[0-9]{{1,3}}\.(?:\.\.)?\s?)?{_PLY}[!?]{{0,2}}){{1,12}}[.!]?"
)
"""A numbered line of moves that a sentence ends on; its first one is played now."""
_FIRST = re.compile(
    rf"(?:[0-9]{{1,3}}\.(?:\.\.)?\s?)?(?P<move>{_MOVE})[!]{{0,2}}\s(?P<rest>(?:is\s(?:the\s)?(?:best|strongest|winning|correct|right|crushing|decisive|mate|checkmate|key|only|most)|gives\s(?:check|mate)|wins|develops|forks|pins|mates|attacks|threatens|decides|delivers|forces|traps|captures|skewers)\b[^;:?]{{0,200}})"
)
"""A move and what it does."""
_LAST_ASKED = re.compile(
    r"\b(?:end\w*|final\w*|finish\w*|mat(?:e[sd]?|ing)|last|after)\b", re.IGNORECASE
)
"""What tells of the last move of a line."""
_TOLD = re.compile(r"(?<![A-Za-z0-9])[KQRBNO]?[a-h]?x?[a-h][1-8]")
_PLAYED = re.compile(rf"(?<![A-Za-z0-9]){_MOVE}")
_SQUARE = r"[a-h][1-8]"
_SQUARES = re.compile(rf"{_SQUARE}(?:,?\s(?:and\s)?{_SQUARE}){{0,7}}")
_ENDS_ON_SQUARES = re.compile(
    rf"(?P<before>[^0-9\n]{{3,200}}\s(?:to|on|at|is|are|square|squares))\s(?P<squares>{_SQUARES.pattern})[.!]?"
)
_OTHERWISE = re.compile(
    r"\b(?:not|never|avoid\w*|instead|lose[sd]?|losing|blunder\w*|miss\w*|if|unless|after|before|than|or|illegal|wrong|mistake|refut\w+|fail\w*|threat\w*|against|prevent\w*|answered|meets?|met|reply to|replies to|response to|without|would|could|might|may)\b",
    re.IGNORECASE,
)


def starts_otherwise(said: str, gold: str) -> bool:
    """Tell whether a reply is a line of moves of which the first is not the one asked for."""
    said = said.strip()
    if len(said) > _LONGEST or _GOLD.fullmatch(gold.strip()) is None:
        return False
    match = _LINE.fullmatch(said)
    if match is None:
        match = _CONTINUED.fullmatch(said)
        if match is None or _LAST_ASKED.search(match["before"]):
            return False
    return match["move"].rstrip("+#") not in gold


def lone_move(sentence: str, gold: str) -> list[str]:
    """Return the move that a sentence ends on, where it names no other and does not reject it.

    Args:
        sentence: the last sentence of a reply.
        gold: the reference; only one that is a move is told so.
    """
    sentence, gold = sentence.strip(), gold.strip()
    if len(sentence) <= _LONGEST and _SQUARES.fullmatch(gold):
        return _squares(sentence)
    if len(sentence) > _LONGEST or _GOLD.fullmatch(gold) is None:
        return []
    for way, tail in ((_CONTINUED, "before"), (_FIRST, "rest")):
        match = way.fullmatch(sentence)
        if match is not None and not (_OTHERWISE.search(match[tail]) or denies(match[tail])):
            return [] if _TOLD.search(match[tail]) else [match["move"]]
    match = _ENDS_ON.fullmatch(sentence)
    return [match["move"]] if match is not None and _ends(match) else []


def lines_of_moves(said: str, gold: str) -> list[str]:
    """Return the moves of a reply's last paragraph, a numbered line each, in one line."""
    paragraph = said[-_LONGEST:].rstrip().rpartition("\n\n")[2]
    lines = [line.strip(" *`.") for line in paragraph.splitlines()]
    if " " not in gold.strip() or len(lines) <= 1 or not all(map(_LISTED.fullmatch, lines)):
        return []
    return [" ".join(lines)]


def _ends(match: re.Match[str]) -> bool:
    """Tell whether nothing around the move that a sentence ends on names another or rejects it."""
    before, tail = match["before"], match["tail"] or ""
    if any(told not in match["move"] for told in _TOLD.findall(before)) or _PLAYED.search(tail):
        return False
    return not any(_OTHERWISE.search(text) or denies(text) for text in (before, tail))


def _squares(sentence: str) -> list[str]:
    """Return the squares that a sentence ends on: `The pinned knight stands on e4`."""
    match = _ENDS_ON_SQUARES.fullmatch(sentence)
    if match is None or _OTHERWISE.search(match["before"]) or denies(match["before"]):
        return []
    return [match["squares"].replace(" and ", ", ").replace(",,", ",")]
