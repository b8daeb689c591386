"""Find where in a reply a structure stands: one line, or the block of lines it is spread over."""

from __future__ import annotations

import re

from loong.answers import extract
from loong.checks.base import Unreadable

_MARKED = frozenset({"boxed", "tag", "json"})
_MAX_REPLY = 2_000_000
_LONGEST_LINE = 20_000
_LEAD_IN = re.compile(r"^[^\n:]{0,80}\banswers?(?: is| are)?\s*[:=]?\s+", re.IGNORECASE)


def candidates(reply: str) -> list[str]:
    """Return the committed answer, then the line and the block of lines that it is part of.

    `A: 1, B: 2` may be what somebody called A said, and a table begins in the line before its last:
    so a structure is looked for around the committed answer too. Where an answer is marked (a box,
    `<answer>`, JSON) only the mark's inside counts.

    Raises:
        Unreadable: the reply commits to no answer.
    """
    if len(reply) > _MAX_REPLY:
        raise Unreadable(f"the reply has {len(reply):,} characters; {_MAX_REPLY:,} are read")
    found = extract(reply)
    if found.text is None:
        raise Unreadable(found.reason)
    at = reply.rfind(found.text)
    if found.how in _MARKED or at < 0:
        return [found.text]
    line = _span(reply, at, "\n").strip()
    first = found.how == "phrase"
    block = _block(_span(reply, at, "\n\n") if not first else _span(reply, at, "\n", "\n\n"))
    texts = (
        found.text,
        line,
        _LEAD_IN.sub("", line[:_LONGEST_LINE]),
        block,
        _LEAD_IN.sub("", block),
    )
    return [text for text in dict.fromkeys(texts) if text]


def _span(reply: str, at: int, begin: str, end: str = "") -> str:
    """Return the text around a place, from one mark to the next."""
    start, stop = reply.rfind(begin, 0, at), reply.find(end or begin, at)
    return reply[0 if start < 0 else start + len(begin) : len(reply) if stop < 0 else stop]


def _block(text: str) -> str:
    """Return several lines without fences and without what introduces them; else nothing."""
    lines = [line for line in text.strip().splitlines() if not line.startswith("```")]
    while len(lines) > 1 and lines[0].rstrip().endswith(":"):
        lines.pop(0)
    return "\n".join(lines) if len(lines) > 1 else ""
