"""Spellings of whole fields that mean one thing: base numerals, cycles, formulas, moves, sequences.

Each notation is a module with one function `same(answer, gold)`: True or False where both texts are
surely written in it and it can tell, None where it has nothing to say. All are linear in the length
of their texts, and nothing is evaluated.
"""

from __future__ import annotations

from loong.answers.notations.shelf import in_notation

__all__ = ["in_notation"]
