"""Edges of an undirected graph: `A-B, B-C` is `C-B, A-B`."""

from __future__ import annotations

import re

_NODE = r"([A-Z][0-9]{0,3}|[a-z][0-9]{1,3})"
_EDGE = re.compile(rf"\(?\s*{_NODE}\s*--?\s*{_NODE}\s*\)?")
_SEPARATOR = re.compile(r"\s*[,;\n]\s*(?:and\s+)?|\s+and\s+")
_SQUARE = re.compile(r"[a-h][1-8]")


def same(answer: str, gold: str) -> bool | None:
    """Compare two lists of edges between lettered nodes; order and direction say nothing."""
    if "-" not in gold or "-" not in answer:
        return None
    right = _edges(gold)
    left = _edges(answer) if right is not None else None
    return None if left is None or right is None else left == right


def _edges(text: str) -> list[tuple[str, ...]] | None:
    inside = text[1:-1] if text[:1] + text[-1:] in {"[]", "{}"} else text
    parts = _SEPARATOR.split(inside.strip())
    found: list[tuple[str, ...]] = []
    for part in parts:
        match = _EDGE.fullmatch(part)
        if match is None or _SQUARE.fullmatch(match[1]) or {match[1], match[2]} == {"O"}:
            return None
        found.append(tuple(sorted((match[1], match[2]))))
    return sorted(found) if len(found) > 1 else None
