"""Sequences of bases and residues: their blocks, marked ends and the case of bases say nothing."""

from __future__ import annotations

import re

_MIN_LENGTH = 4
_BLOCK = 5
_FIRST_END = re.compile(r"([53])['`´′]\s?-?")
_LAST_END = re.compile(r"-?\s?([53])['`´′]\Z")
_NUCLEIC = re.compile(r"[ACGTN]+|[ACGUN]+")
_PROTEIN = re.compile(r"[ACDEFGHIKLMNPQRSTVWYX*]+")


def same(answer: str, gold: str) -> bool | None:
    """Tell whether two texts are one sequence; never says no, since words may look like one."""
    left, right = _nucleic(answer), _nucleic(gold)
    if left is not None and left == right:
        return True
    left, right = _protein(answer), _protein(gold)
    return True if left is not None and left == right else None


def _nucleic(text: str) -> str | None:
    """Return a strand from its 5' to its 3' end; one without marks is taken as written."""
    first, last = _FIRST_END.match(text), _LAST_END.search(text[-4:])
    if (first is None) is not (last is None) or (first and last and first[1] == last[1]):
        return None
    if first and last:
        text = text[first.end() : len(text) - len(last[0])]
    bases = "".join(text.split()).upper()
    if len(bases) < _MIN_LENGTH or not _NUCLEIC.fullmatch(bases):
        return None
    return bases[::-1] if first and first[1] == "3" else bases


def _protein(text: str) -> str | None:
    """Return residues printed in blocks of one size; words of any sizes are words."""
    blocks = text.split()
    if not blocks or not all(map(_PROTEIN.fullmatch, blocks)):
        return None
    size = len(blocks[0])
    if len(blocks) > 1 and (size < _BLOCK or any(len(block) != size for block in blocks[:-1])):
        return None
    return "".join(blocks) if len(blocks[-1]) <= size or len(blocks) == 1 else None
