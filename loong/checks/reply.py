"""Find where in a reply a structure stands: one line, or the block of lines it is spread over."""

from __future__ import annotations

from loong.answers import extract
from loong.checks.base import Unreadable

_MARKED = frozenset({"boxed", "tag", "json"})
_MAX_REPLY = 2_000_000


def candidates(reply: str) -> list[str]:
    """Return the committed answer, then the block of lines that it is part of.

    Where an answer is marked (a box, `<answer>`, JSON) only the mark's inside counts.

    Raises:
        Unreadable: the reply commits to no answer.
    """
    if len(reply) > _MAX_REPLY:
        raise Unreadable(f"the reply has {len(reply):,} characters; {_MAX_REPLY:,} are read")
    found = extract(reply)
    if found.text is None:
        raise Unreadable(found.reason)
    if found.how in _MARKED:
        return [found.text]
    block = _block(reply, found.text, first=found.how == "phrase")
    return [found.text] if block in ("", found.text) else [found.text, block]


def _block(reply: str, answer: str, *, first: bool) -> str:
    """Return the lines around an answer up to blank lines; those after it only, if it is first."""
    at = reply.rfind(answer)
    if at < 0:
        return ""
    end = reply.find("\n\n", at)
    block = reply[at : len(reply) if end < 0 else end] if first else _paragraph(reply, at, end)
    lines = [line for line in block.strip().splitlines() if not line.startswith("```")]
    while len(lines) > 1 and lines[0].rstrip().endswith(":"):
        lines.pop(0)
    return "\n".join(lines) if len(lines) > 1 else ""


def _paragraph(reply: str, at: int, end: int) -> str:
    start = reply.rfind("\n\n", 0, at)
    return reply[max(start, 0) : len(reply) if end < 0 else end]
