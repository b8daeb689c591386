# ruff: noqa: E501 - patterns are read by the row
"""Chess: moves in algebraic notation but for their marks, and positions field by field."""

from __future__ import annotations

import re

_MAX_LENGTH = 2000
_LONGEST_SAID = 80
_MOVE = re.compile(
    r"(?:(?P<castling>[O0o]-[O0o](?:-[O0o])?)"
    r"|(?P<move>[KQRBN]?[a-h]?[1-8]?[x*:-]?[a-h][1-8])(?:[=/]?\(?(?P<piece>[QRBN])\)?)?)"
    r"(?:\+\+|[+#]|ch)?[!?]{0,2}"
)
_FROM = re.compile(r"(?P<piece>[KQRBN]?)(?P<start>[a-h][1-8])(?P<rest>x?[a-h][1-8].*)")
_COORDINATES = re.compile(r"[a-h][27][a-h][18][qrbn]")
_SQUARES = re.compile(r"(?P<start>[a-h][1-8])(?P<end>[a-h][1-8])(?:=(?P<piece>[QRBN]))?")
_SHORT = re.compile(
    r"(?P<piece>[KQRBN])?(?P<file>[a-h])?(?P<rank>[1-8])?(?P<takes>x)?(?P<end>[a-h][1-8])(?:=(?P<promoted>[QRBN]))?"
)
_NUMBER = re.compile(r"(?:^|(?<=\s))[0-9]{1,3}\s*\.(?:\s*\.\s*\.(?:\s*\.)?|\s*…)?\s*")
_IN_PASSING = re.compile(r"\s?e\.p\b\.?")
_CASTLED = re.compile(
    r"(?:(?:black|white) )?(?:(?P<side>queen|king)'?s?[- ]?side castl(?:ing|e|es)|castl(?:ing|e|es) (?:on the )?(?P<last>queen|king)'?s?[- ]?side|(?P<length>long|short) castl(?:ing|e)|castl(?:es|e|ing) (?P<way>long|short))",
    re.IGNORECASE,
)
_PIECES = {"king": "K", "queen": "Q", "rook": "R", "bishop": "B", "knight": "N", "pawn": ""}
_FIGURES = str.maketrans(dict(zip("♔♕♖♗♘♚♛♜♝♞", "KQRBN" * 2, strict=True)) | {"♙": None, "♟": None})
_SAID = re.compile(
    r"(?:the )?(?P<piece>king|queen|rook|bishop|knight|pawn)(?: (?:(?:from|on) )?(?P<start>[a-h][1-8])(?= ?(?:x|takes|captures|to|moves|goes|jumps)\b))?(?: moves| goes| jumps)?(?P<takes> (?:takes|captures|x)(?: on| at)?| to)? (?P<square>[a-h][1-8])(?P<end>.{0,30})",
    re.IGNORECASE,
)
_TAKES = re.compile(r"([KQRBNa-h])\s(?:takes|captures)(?:\son)?\s([a-h][1-8].{0,30})")
_PROMOTES = re.compile(
    r"(?:pawn )?promotes? to (?:an? )?(?P<piece>queen|rook|bishop|knight) on (?P<square>[a-h][18])",
    re.IGNORECASE,
)
_PLAYED = re.compile(
    r"(?:white|black|i|we)(?:'d|'ll|\s(?:should|can|must|would|will|could|has to))?\s(?:plays?|mates?\swith|wins\swith|continues?\swith|(?:replies|responds|answers)\swith)\s(?P<move>\S.*)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\s(?:here|now)\Z|,\s(?:and\s(?:black|white)\sis\s(?:check)?mated|(?!not\b)[a-z]{2,14}ing\s[a-z][a-z' -]{1,80})\Z|\sis\s(?:check)?mate(?:,?\s(?:because|since|as)\s[a-z' -]{2,100})?\Z",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|no longer|missing|avoiding|rejecting|losing|failing|blundering|dropping)\b"
)
_FROM_TO = re.compile(r"(?:from\s)?([a-h][1-8])(?:\sto\s|-to-)([a-h][1-8])")
_ENGINE = re.compile(r"bestmove\s([a-h][1-8][a-h][1-8][qrbn]?)(?:\sponder\s\S{4,5})?")
_LOUD = re.compile(r"[A-H][1-8][A-H][1-8]")
_WORDED_PIECE = re.compile(r"=(Queen|Rook|Bishop|Knight)\b", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"(?:^|(?<=\s))[0-9]{1,3}\s+(?=[KQRBNOa-h])")
_FIRST_TWO = re.compile(r"1\s+[KQRBNOa-h]\S*\s.*\s2\s")
_ARROW = re.compile(r"\s(?:->|→)\s")
_MATE = re.compile(r"[,\s]{1,2}(?:and |with )?(?:checkmate|check|mate)[.!]?\Z", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;'\"]")
_SQUARE = re.compile(r"[a-h][1-8]")
_MATED = re.compile(r"mate(?:d|\s(?:because|since|as)\s.*)?\Z", re.IGNORECASE)
_CHECKED = re.compile(r"(?<!\+)\+\Z|[1-8QRBN )]\s?(?:ch|check)\Z", re.IGNORECASE)
_RESULT = re.compile(r"1-0|0-1|1/2-1/2|\*")
_BOTH = re.compile(r"(?P<won>[^,()0-9]{4,30}?),?\s\(?(?P<told>1-0|0-1|1/2-1/2|½-½)\)?")
"""A result in words and in signs."""
_RESULTS = {"1-0": "white", "0-1": "black", "1/2-1/2": "draw", "½-½": "draw"}
_WON = re.compile(
    r"(?:the (?:game|result) is (?:an? )?)?(?P<who>white|black|draw)(?:n|(?: has)? (?:wins?|won)(?: the game)?(?: by (?:checkmate|resignation))?)?",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"Outcome\(termination=<?Termination\.(?P<how>[A-Z_]{3,40})(?:: [0-9]{1,2}>)?, winner=(?P<who>True|False|None)\)"
)
_TOLD_OUTCOME = re.compile(
    r"(?:(?P<who>white|black)\s(?:has\s)?(?:wins?|won)\s(?:by|with|through)\s(?:a\s)?(?P<how>checkmate)|(?P<mate>checkmate)[,:;.]?\s(?P<first>white|black)\s(?:wins?|won)"
    r"|(?:(?:the\sgame\sis\s)?an?\s)?drawn?\s(?:by|due\sto|because\sof|through|via)\s(?P<draw>[a-z -]{5,30})|(?P<stale>stalemate))",
    re.IGNORECASE,
)
_SIDES = {"True": "white", "False": "black", "None": ""}
_BOARD = re.compile(r"[1-8KQRBNPkqrbnp]{1,8}(?:/[1-8KQRBNPkqrbnp]{1,8}){7}")


def same(answer: str, gold: str) -> bool | None:
    """Compare moves without their numbers, checks and praise; positions without what one omits."""
    if _result(answer) is not None and _result(answer) == _result(gold):
        return True
    if _outcome(answer) is not None and _outcome(answer) == _outcome(gold):
        return True
    right = _moves(gold)
    if right is not None:
        left = _moves(answer)
        marks = {_mark(answer), _mark(gold)}
        if left is None or _alike(left, right):
            return None if left is None else marks != {"+", "#"}
        return None if _is_free(answer, gold, right) else False
    return _positions(answer, gold)


def _result(text: str) -> str | None:
    """Return who a game's result says has won, `1-0` or `White wins`."""
    bare = text.strip(" .!")[:_LONGEST_SAID]
    both = _BOTH.fullmatch(bare)
    if both is not None:
        named = _result(both["won"])
        return named if named == _RESULTS[both["told"]] else None
    match = _WON.fullmatch(bare)
    told = match["who"].lower() if match else None
    named = told if told == "draw" or (match and len(match[0]) > len("white")) else None
    return _RESULTS.get(bare.replace(" ", "").replace("–", "-")) or named


def _outcome(text: str) -> tuple[str, str] | None:
    """Read who has won and how, as a library of chess prints it or as people say it."""
    bare = text.strip(" .!")[: 2 * _LONGEST_SAID]
    printed = _OUTCOME.fullmatch(bare)
    if printed is not None:
        return _SIDES[printed["who"]], printed["how"].lower().replace("_", " ")
    told = _TOLD_OUTCOME.fullmatch(bare)
    if told is None:
        return None
    winner = (told["who"] or told["first"] or "").lower()
    way = told["how"] or told["mate"] or told["draw"] or told["stale"]
    return winner, way.strip().lower().replace("-", " ")


def _alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether moves are the same one by one, those of engines told by their squares.

    A capture may go without its mark, as `Qf7` for `Qxf7`: the piece and its square tell the move.
    """
    if len(left) != len(right):
        return False
    pairs = zip(left, right, strict=True)
    return all(one in {two, two.replace("x", "")} or _either_way(one, two) for one, two in pairs)


def _either_way(one: str, other: str) -> bool:
    ways = ((one, other), (other, one))
    return any(_squared(*way) or _from_square(*way) for way in ways)


def _from_square(whole: str, move: str) -> bool:
    """Tell whether `Rd1d8` is `Rd8`, `Rdd8` or `R1d8`, and `e4xd5` is `exd5`."""
    told = _FROM.fullmatch(whole)
    if told is None:
        return False
    file, rank, rest = told["start"][0], told["start"][1], told["rest"]
    if not told["piece"]:
        return "x" in rest and move == f"{file}{rest}"
    return move in {f"{told['piece']}{start}{rest}" for start in ("", file, rank)}


def _squared(squares: str, move: str) -> bool:
    """Tell whether `g1f3` is surely `Nf3`: a pawn's step or capture, or a knight's jump.

    What goes straight or aslant may be one of several pieces, so it is only read with both squares.
    """
    told, short = _SQUARES.fullmatch(squares), _SHORT.fullmatch(move)
    if told is None or short is None or told["piece"] != short["promoted"]:
        return False
    start, end = told["start"], told["end"]
    if end != short["end"] or not _starts(start, short["file"], short["rank"]):
        return False
    across, along = abs(ord(start[0]) - ord(end[0])), int(end[1]) - int(start[1])
    if short["piece"]:
        whole = short["file"] is not None and short["rank"] is not None
        return whole if short["piece"] != "N" else {across, abs(along)} == {1, 2}
    if short["takes"]:
        return across == 1 == abs(along) and short["file"] is not None
    return across == 0 and (abs(along) == 1 or start[1] + end[1] in {"24", "75"})


def _starts(square: str, file: str | None, rank: str | None) -> bool:
    return file in {None, square[0]} and rank in {None, square[1]}


def _moves(text: str) -> tuple[str, ...] | None:
    if len(text) > _MAX_LENGTH:
        return None
    text = _in_notation(text)
    if not any(char in "12345678O0o" for char in text):
        return None
    if _FIRST_TWO.match(text):
        text = _BARE_NUMBER.sub(" ", text)
    text = _ARROW.sub(" ", text)
    words = _NUMBER.sub(" ", _IN_PASSING.sub("", _unlisted(text))).split()
    if words and _RESULT.fullmatch(words[-1]):
        words.pop()
    moves = [_move(word) for word in words]
    if not moves or None in moves:
        return None
    return tuple(move for move in moves if move is not None)


def _is_free(answer: str, gold: str, moves: tuple[str, ...]) -> bool:
    """Tell whether two texts that differ list their moves, or squares, whose order may not count."""
    listed = [_is_listed(answer), _is_listed(gold)]
    return all(listed) or (any(listed) and all(map(_SQUARE.fullmatch, moves)))


def _is_listed(text: str) -> bool:
    return "," in text or text[:1] == "["


def _unlisted(text: str) -> str:
    """Write moves between commas, in a list or in quotes, with blanks between them."""
    return _BETWEEN.sub(" ", text).strip("[] ") if _is_listed(text) else text


def _mark(text: str) -> str:
    """Return which of check and mate the last move claims, or neither."""
    last = text.rstrip(" .!?")
    if last.endswith("#") or _MATED.search(last):
        return "#"
    return "+" if _CHECKED.search(last) else ""


def _played(text: str) -> str:
    """Return the move of which a sentence says who plays it, what it does, or from where it goes."""
    played = _PLAYED.fullmatch(text.rstrip(" ."))
    text = played["move"] if played else text.removeprefix("...").removeprefix("…")
    behind = _BEHIND.search(text)
    if behind is not None and _DENIED.search(behind[0]) is None:
        move = text[: behind.start()].rstrip("+#")
        text = f"{move}{'#' if _MATED.search(behind[0]) else text[len(move) : behind.start()]}"
    squares = _FROM_TO.fullmatch(text) or _ENGINE.fullmatch(text)
    if squares is not None:
        return "".join(squares.groups())
    if _LOUD.fullmatch(text):
        return text.lower()
    return _WORDED_PIECE.sub(lambda match: f"={_PIECES[match[1].lower()]}", text)


def _in_notation(text: str) -> str:
    """Write one move told in words, or with figures, in notation."""
    text = text.translate(_FIGURES)
    if len(text) > _LONGEST_SAID:
        return text
    text = _played(text.strip())
    text = _MATE.sub("", text)
    castled = _CASTLED.fullmatch(text)
    if castled is not None:
        side = next(group for group in castled.groups() if group)
        return "O-O-O" if side.lower() in {"queen", "long"} else "O-O"
    promoted = _PROMOTES.fullmatch(text)
    if promoted is not None:
        return f"{promoted['square'].lower()}={_PIECES[promoted['piece'].lower()]}"
    said = _SAID.fullmatch(text)
    if said is not None and not (said["start"] and said["takes"] is None):
        takes = "x" if said["takes"] and not said["takes"].endswith("to") else ""
        piece = _PIECES[said["piece"].lower()]
        if piece or said["start"] or not takes:
            start = (said["start"] or "").lower()
            return f"{piece}{start}{takes}{said['square'].lower()}{said['end']}"
    return _TAKES.sub(r"\1x\2", text)


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
