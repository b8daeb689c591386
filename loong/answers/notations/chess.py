"""Chess: moves in algebraic notation but for their marks, and positions field by field."""

from __future__ import annotations

import re

_MAX_LENGTH = 2000
_MOVE = re.compile(
    r"(?:(?P<castling>[O0o]-[O0o](?:-[O0o])?)"
    r"|(?P<move>[KQRBN]?[a-h]?[1-8]?[x*:-]?[a-h][1-8])(?:=?\(?(?P<piece>[QRBN])\)?)?)"
    r"(?:\+\+|[+#]|ch)?[!?]{0,2}"
)
_COORDINATES = re.compile(r"[a-h][27][a-h][18][qrbn]")
_NUMBER = re.compile(r"(?:^|(?<=\s))[0-9]{1,3}\s*\.(?:\s*\.\s*\.|…)?\s*")
_IN_PASSING = re.compile(r"\s?e\.p\b\.?")
_RESULT = re.compile(r"1-0|0-1|1/2-1/2")
_BOARD = re.compile(r"[1-8KQRBNPkqrbnp]{1,8}(?:/[1-8KQRBNPkqrbnp]{1,8}){7}")


def same(answer: str, gold: str) -> bool | None:
    """Compare moves without their numbers, checks and praise; positions without what one omits."""
    right = _moves(gold)
    if right is not None:
        left = _moves(answer)
        return None if left is None else left == right
    return _positions(answer, gold)


def _moves(text: str) -> tuple[str, ...] | None:
    if len(text) > _MAX_LENGTH or not any(char in "12345678O0o" for char in text):
        return None
    words = _NUMBER.sub(" ", _IN_PASSING.sub("", text)).split()
    if words and _RESULT.fullmatch(words[-1]):
        words.pop()
    moves = [_move(word) for word in words]
    if not moves or None in moves:
        return None
    return tuple(move for move in moves if move is not None)


def _move(word: str) -> str | None:
    if _COORDINATES.fullmatch(word):
        word = word[:-1] + word[-1].upper()
    match = _MOVE.fullmatch(word)
    if match is None:
        return None
    if match["castling"]:
        return match["castling"].replace("0", "O").replace("o", "O")
    move = re.sub("[*:]", "x", match["move"]).replace("-", "")
    return f"{move}={match['piece']}" if match["piece"] else move


def _positions(answer: str, gold: str) -> bool | None:
    left, right = answer.split(), gold.split()
    if not left or not right or not _BOARD.fullmatch(right[0]) or not _BOARD.fullmatch(left[0]):
        return None
    told = min(len(left), len(right))
    return told >= min(4, len(right)) and left[:told] == right[:told]
