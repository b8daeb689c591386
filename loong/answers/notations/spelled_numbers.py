"""Numbers whose spelling is that of another thing: `(12)(3)`, `0b101`, the castling `0-0`."""

from __future__ import annotations

from loong.answers.notations import in_notation
from loong.answers.values import Number


def same_numeral(answer: Number, gold: Number) -> bool | None:
    """Tell whether two numbers are spelled as one thing that is no number: `(12)(3)`, `0b101`.

    None where only their values count; False for two ways of castling, `0-0` and `0-0-0`, and for
    two products of cycles that share members.
    """
    if answer.raw.startswith("0-0") and gold.raw.startswith("0-0"):
        return in_notation(answer.raw, gold.raw)
    if answer.raw.startswith("(") and gold.raw.startswith("("):
        from loong.answers.notations.cycles import same_product  # plain numbers never need it

        product = same_product(answer.raw, gold.raw)
        if product is not None:
            return product
    marks = {answer.raw[:1], gold.raw[:1], answer.raw[1:2].lower(), gold.raw[1:2].lower()}
    return (bool(marks & set("(xob")) and in_notation(answer.raw, gold.raw) is True) or None
