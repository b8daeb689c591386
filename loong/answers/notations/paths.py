"""Paths: `A → B → C` is the list A, B, C; a length told after it is told by one side only."""

from __future__ import annotations

import re
from itertools import pairwise

from loong.answers.notations.edges import edges_of

_ARROW = re.compile(r"\s?-{1,2}>\s?")
_LEAD = re.compile(
    r"(?:the\s)?(?:(?:shortest|longest|optimal|cheapest|critical|final|only|directed)\s){0,2}"
    r"(?:path|route|tour|cycle|walk|trail|chain|sequence|order)(?:\sis)?:?\s(?=\S{1,20}\s?->)",
    re.IGNORECASE,
)
_NODE = re.compile(r"[\w][\w' .()]{0,40}")
_TAIL = re.compile(
    r"[,;]?\s\(?(?:with|of|at|and has|whose)?\s?(?:an?\s|the\s)?(?:total\s)?"
    r"(?:length|cost|weight|distance)\s?(?:is\s|of\s|=\s?|:\s?)?(?P<size>[0-9.]{1,20})\)?\Z"
)
_SHORTEST = re.compile(
    r"\A(?:The|the|A|a)\s(?:shortest\s)?path\sfrom\s(?:node\s)?\w{1,20}\sto\s(?:node\s)?\w{1,20}\sis:?\s"
)
_ROW = re.compile(r"[(\[]([^()\[\]]{1,400})[)\]]")
_NESTED = re.compile(rf"[(\[{{]\s?{_ROW.pattern}(?:,\s?{_ROW.pattern})+\s?[)\]}}]")
_BETWEEN = re.compile(r"\s?[,;\n]\s?(?:and\s)?|\sand\s")
_INDEX = re.compile(r"(?<=[A-Za-z])_\{?([0-9]{1,4})\}?(?![A-Za-z0-9_])")
_LONGEST_TAIL = 60
_LABELLED_ARROW = re.compile(r"\s?-{1,2}\s?[(\[]?[0-9.]{1,8}[)\]]?\s?-{1,2}>\s?")
_DOUBLE_ARROW = re.compile(r"\s?={1,2}>\s?")
_TOLD_STEP = re.compile(r",?\s(?:(?:and\s)?then\s)?to\s")
_FROM = re.compile(r"(?:(?:go|travel|walk|move)\s)?from\s", re.IGNORECASE)
_DASHES = re.compile(r"\s?--\s?")
_COMMA = re.compile(r"\s?,\s?(?:and\s)?(?:then\s)?")
_HYPHEN = re.compile(r"\s?-\s?")
_LETTERED = re.compile(r"[A-Za-z][0-9]{0,3}|[A-Z][A-Za-z0-9]{1,3}")
_NO_VARIABLE = re.compile(r"[A-Z][A-Za-z0-9]{0,3}|[a-z][0-9]{1,3}")
_WEIGHED = re.compile(r"\w\s?\([0-9.]{1,8}\)(?=\s?(?:,|;|\Z))")
"""An edge with its weight behind: `A->B (5)`."""
_LEAST = 3


def same(answer: str, gold: str) -> bool | None:
    """Compare two paths node by node; one of the two may be a list."""
    answer, gold = _INDEX.sub(r"\1", answer), _INDEX.sub(r"\1", gold)
    several = _several(answer, gold) or _several(gold, answer)
    if several is not None:
        return several
    told = _SHORTEST.sub("", answer), _SHORTEST.sub("", gold)
    if told != (answer, gold):
        left, right = _path(told[0]) or _listed(told[0]), _path(told[1])
        return left == right if left and right and left[1] and right[1] else None
    if "->" not in answer and "->" not in gold:
        chains = _chained(answer), _chained(gold)
        return True if None in chains and _one_order(answer, gold, chains) else None
    answer, gold = _with_arrows(answer), _with_arrows(gold)
    left = _path(answer) or (_walked(answer) if "->" in gold else None)
    right = _path(gold) or (_walked(gold) if "->" in answer else None)
    if left is None or right is None:
        chain = _lettered(gold if right is None else answer)
        other = left or right
        return True if chain and other and chain == other[0] else None
    return _same_paths(left, right)


def _same_paths(left: tuple[list[str], str], right: tuple[list[str], str]) -> bool:
    """Compare nodes, and lengths where both are told."""
    return left[0] == right[0] and (left[1] == right[1] or not left[1] or not right[1])


def _several(answer: str, gold: str) -> bool | None:
    """Compare `0 -> 1 -> 2 and 0 -> 3 -> 2` with a list of lists; None for other texts."""
    if "->" not in answer or _NESTED.fullmatch(gold) is None:
        return None
    told = [_path(part) if "->" in part else None for part in _BETWEEN.split(answer.strip())]
    listed = [_listed(part) for part in _ROW.findall(gold)]
    if len(told) == 1 or None in told or None in listed:
        return None
    return told == listed


def _with_arrows(text: str) -> str:
    """Write the steps of a path as arrows: `A => B`, `A --2--> B`, `from A to B`, `A -- B`."""
    text = _LABELLED_ARROW.sub(" -> ", text)
    if "->" in text:
        return text
    told = _DOUBLE_ARROW.sub(" -> ", text)
    if told == text:
        told = _TOLD_STEP.sub(" -> ", _FROM.sub("", text, count=1))
    return _DASHES.sub(" -> ", text) if told == text else told


def _one_order(answer: str, gold: str, chains: tuple[list[str] | None, list[str] | None]) -> bool:
    """Tell whether one of two texts is a chain `A-B-C` and the other the list of its nodes."""
    chain = chains[0] or chains[1]
    listed = _listed(answer if chains[0] is None else gold)
    return chain is not None and listed is not None and chain == listed[0]


def _lettered(text: str) -> list[str] | None:
    """Return the nodes of `A-B-C`, or None."""
    nodes = _HYPHEN.split(text.strip()) if "-" in text else []
    return nodes if len(nodes) >= _LEAST and all(map(_LETTERED.fullmatch, nodes)) else None


def _chained(text: str) -> list[str] | None:
    """Return the nodes of a chain that is surely no difference such as `a-b-c`."""
    nodes = _lettered(text)
    return nodes if nodes and all(map(_NO_VARIABLE.fullmatch, nodes)) else None


def _path(text: str) -> tuple[list[str], str] | None:
    """Return the nodes and the length told, or None."""
    text = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    tail = _TAIL.search(text[-_LONGEST_TAIL:])
    size = ""
    if tail is not None:
        size, text = tail["size"], text[: len(text) - len(tail[0])]
    if "->" not in text:
        listed = _listed(text)
        return (listed[0], size) if listed else None
    nodes = [node.strip() for node in _ARROW.split(text.strip())]
    if len(nodes) < _LEAST or not all(map(_NODE.fullmatch, nodes)):
        return None
    return nodes, size


def _walked(text: str) -> tuple[list[str], str] | None:
    """Return the nodes of a walk that is told edge by edge: `[(1, 2), (2, 3), (3, 1)]`."""
    edges = None if _WEIGHED.search(text) else edges_of(text)
    if edges is None or edges.sign == "-":
        return None
    joined = all(one[1] == other[0] for one, other in pairwise(edges.pairs))
    return ([edges.pairs[0][0], *(end for _, end in edges.pairs)], "") if joined else None


def _listed(text: str) -> tuple[list[str], str] | None:
    if text[:1] + text[-1:] in {"[]", "()"}:
        text = text[1:-1]
    nodes = [node.strip(" '\"") for node in _COMMA.split(text)]
    return (nodes, "") if len(nodes) >= _LEAST and all(map(_NODE.fullmatch, nodes)) else None
