"""Chess: a move in SAN or UCI is legal, one of the best, or the first of a forced mate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from loong.checks.base import BadCheck, Check, Unreadable, Violation, named
from loong.errors import MissingExtra

if TYPE_CHECKING:
    import chess

_NUMBER = re.compile(r"^\s*\d+\s*\.(?:\s*\.\.)?\s*|^\s*…\s*")
_MARKS = re.compile(r"[!?]+$|\s*(?:e\.p\.|mate|checkmate)\s*$", re.IGNORECASE)
_MOST_NODES = 200_000
_LONGEST = 40


class Chess(Check):
    """A move in a position: any legal one, one of `moves`, or one that mates in `mate_in`."""

    kind: Literal["chess"]
    fen: str
    goal: Literal["legal", "best", "mate"] = "legal"
    moves: tuple[str, ...] = ()
    """The best moves, in SAN or UCI."""
    mate_in: int = Field(default=1, ge=1, le=3)
    """Moves of the player within which the mate must be forced; every such move is right."""

    def holds(self, text: str) -> str:
        """Return why the move is right; raises as `Check.holds`."""
        board = self._board()
        move = _read(text, board)
        san = board.san(move)
        if self.goal == "legal":
            return f"{san} is legal"
        if self.goal == "best":
            return self._best(board, move, san)
        search = _Search()
        if not search.mates(board, self.mate_in, first=move):
            raise Violation(f"{san} is legal but does not force mate in {self.mate_in}")
        return f"{san} forces mate in {self.mate_in}"

    def _board(self) -> chess.Board:
        try:
            import chess
        except ModuleNotFoundError:
            raise MissingExtra("chess", "games") from None
        try:
            board = chess.Board(self.fen)
        except ValueError as error:
            raise BadCheck(f"the position {self.fen[:80]!r}: {error}") from None
        if not board.is_valid():
            raise BadCheck(f"the position {self.fen[:80]!r} cannot occur in a game")
        return board

    def _best(self, board: chess.Board, move: chess.Move, san: str) -> str:
        if not self.moves:
            raise BadCheck("the item states no best `moves`")
        try:
            best = [_read(text, board) for text in self.moves]
        except (Unreadable, Violation) as fault:
            raise BadCheck(f"a best move: {fault}") from None
        if move not in best:
            raise Violation(f"{san} is legal but not best: {named(self.moves)}")
        return f"{san} is one of the best moves"


def _read(text: str, board: chess.Board) -> chess.Move:
    """Read a move in SAN or UCI, of a line its first one.

    Raises:
        Unreadable: it is no move.
        Violation: it is not legal here.
    """
    import chess

    spelled = _MARKS.sub("", _NUMBER.sub("", text.strip().strip("*`$\"'.")))
    spelled = spelled.replace("0-0-0", "O-O-O").replace("0-0", "O-O").strip()
    if not spelled or len(spelled) > _LONGEST or len(spelled.split()) > 1:
        raise Unreadable(f"{text[:_LONGEST]!r} is no single move")
    plain = spelled.replace("-", "") if spelled[:1] in "abcdefgh" else spelled
    try:
        move = chess.Move.from_uci(plain.lower())
    except ValueError:
        return _san(spelled, board)
    if move not in board.legal_moves:
        raise Violation(f"{spelled} is not legal here")
    return move


def _san(spelled: str, board: chess.Board) -> chess.Move:
    import chess

    try:
        return board.parse_san(spelled)
    except chess.IllegalMoveError:
        raise Violation(f"{spelled} is not legal here") from None
    except chess.AmbiguousMoveError:
        raise Unreadable(f"{spelled} could be several moves here") from None
    except ValueError:
        raise Unreadable(f"{spelled!r} is no move") from None


class _Search:
    """A full search for forced mates, bounded by the positions it looks at."""

    def __init__(self) -> None:
        self.nodes = 0

    def mates(self, board: chess.Board, moves: int, first: chess.Move | None = None) -> bool:
        """Tell whether the player can force mate, with a given first move or with any."""
        for move in [first] if first is not None else list(board.legal_moves):
            self.nodes += 1
            if self.nodes > _MOST_NODES:
                raise BadCheck("the mate takes too long to prove; state the best `moves` instead")
            board.push(move)
            forced = self._is_lost(board, moves)
            board.pop()
            if forced:
                return True
        return False

    def _is_lost(self, board: chess.Board, moves: int) -> bool:
        """Tell whether the opponent is mated, or will be whatever he answers."""
        if board.is_checkmate():
            return True
        if moves == 1 or board.is_stalemate() or board.is_insufficient_material():
            return False
        for answer in list(board.legal_moves):
            board.push(answer)
            kept = self.mates(board, moves - 1)
            board.pop()
            if not kept:
                return False
        return True
