"""Functions applied one after another: `f(g(x))` is not `g(f(x))`, whatever products would say."""

from __future__ import annotations

import re

_NESTED = re.compile(r"[A-Za-z]\s*(?:\(\s*[A-Za-z]\s*){2,40}[)\s]{2,80}")


def same(answer: str, gold: str) -> bool | None:
    """Tell whether two compositions are the same; None unless both texts are compositions."""
    if not (_NESTED.fullmatch(answer.strip()) and _NESTED.fullmatch(gold.strip())):
        return None
    return "".join(answer.split()) == "".join(gold.split())
