"""Tell a cross product from a dot product, a curl from a divergence, `u × v` from `v × u`.

Compositions are told apart here as well: `f ∘ g` from `g ∘ f`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_LONGEST = 1000
_SIGN = re.compile(r"×|·|⋅|⨯|\\times|\\cdot|∘|\\circ")
_TIMES = re.compile(r"\\times(?![A-Za-z])|⨯")
_DOT = re.compile(r"\\cdot(?![A-Za-z])|[⋅∙]")
_COMPOSED = re.compile(
    r"(?<![A-Za-z\\])([A-Za-z])\s?(?:∘|\\circ(?![A-Za-z]))\s?([A-Za-z])(?![A-Za-z])"
)
_NABLA = re.compile(
    r"\\(?:vec|mathbf|boldsymbol|bm)\s?\{?\s?(?:\\nabla(?![A-Za-z])|∇)\s?\}?|\\nabla(?![A-Za-z])"
)
_MARKED = re.compile(
    r"\\(?:vec|overrightarrow|mathbf|boldsymbol|bm|mathbb|hat)\s?(?:\{\s?\\?([A-Za-z])\s?\}|\s([A-Za-z])(?![A-Za-z]))"
)
_SETS = re.compile("[ℝℤℕℚℂ]")
_LATIN = dict(zip("ℝℤℕℚℂ", "RZNQC", strict=True))
_NOISE = re.compile(r"\\(?:left|right|,|;|!|big[lr]?)(?![A-Za-z])|[{}$]")
_INTEGRAL = re.compile(r"[∫∮]|\\o?int")
_PRODUCT = re.compile(
    r"(?<![A-Za-pr-z\\_])(?P<left>(?P<before>\|)?\(?d?(?P<first>→?[A-Za-z]|∇))[\s)]{0,3}(?P<sign>[×·])"
    r"(?=[\s(]{0,3}(?P<d>d(?=→|[a-z]))?(?P<second>→?[A-Za-z]|∇)(?![A-Za-z])\)?(?P<after>\|)?)"
)
_OF_NABLA = re.compile(r"∇\s{0,2}(?P<sign>[×·])")
_FRACTION = re.compile(r"/|frac|\+")
_VECTORS = frozenset(map(frozenset, ("uv", "uw", "vw", "vB", "EH")))
"""Letters between which a lone sign is that of vectors."""
_ORDERED = _VECTORS | frozenset(map(frozenset, ("rF", "rp", "EB")))
"""Letters that are only joined by `×` where it is a cross product, and its order counts."""
_LEFT_FIRST = re.compile(r"\((?P<a>[a-zA-Z])×(?P<b>[a-zA-Z])\)×(?P<c>[a-zA-Z])")
_SCALED = re.compile(r"([-+−]?)\(([a-z])·([a-z])\)([a-z])")
_SCALED_SUM = re.compile(r"(?:[-+−]?\([a-z]·[a-z]\)[a-z]){2,6}")
_LAW = re.compile(r"\s*→?(?:\\?tau|τ|L|M)\s*=")
"""A torque or an angular momentum, which are cross products."""
_TRIPLE = re.compile(r"(?P<a>[A-Za-z])·\(?(?P<b>[A-Za-z])×(?P<c>[A-Za-z])\)?")
_TRIPLE_LAST = re.compile(r"\(?(?P<a>[A-Za-z])×(?P<b>[A-Za-z])\)?·(?P<c>[A-Za-z])")


class _Products(NamedTuple):
    surely: set[str]
    """The signs that surely stand between vectors."""
    loosely: set[str]
    """The signs between letters of any kind."""
    crossed: set[tuple[str, str]]
    """The pairs whose cross product is taken."""


def other_product(answer: str, gold: str) -> bool:
    """Tell whether two texts join vectors by other products, or cross them in another order."""
    if max(len(answer), len(gold)) > _LONGEST:
        return False
    if not (_SIGN.search(answer) and _SIGN.search(gold)):
        return False
    if _other_composition(answer, gold):
        return True
    plain = _plain(answer), _plain(gold)
    given, wanted = map(_products, plain)
    if given.surely and wanted.surely and given.surely != wanted.surely:
        return True
    if given.surely or wanted.surely:
        signs = given.surely or given.loosely, wanted.surely or wanted.loosely
        if all(signs) and not signs[0] & signs[1]:
            return True
    turned = {pair[::-1] for pair in given.crossed} & wanted.crossed
    nested = any(differ(*plain) for differ in (_other_triple, _nested_otherwise, _other_scalars))
    return nested or bool(turned - given.crossed)


def _other_composition(answer: str, gold: str) -> bool:
    given, wanted = (set(_COMPOSED.findall(text)) for text in (answer, gold))
    return bool({pair[::-1] for pair in given} & wanted - given)


def _plain(text: str) -> str:
    """Write vectors as letters behind an arrow, and each product by one sign."""
    text = _MARKED.sub(lambda m: f"→{m[1] or m[2]}", _NABLA.sub("∇", text))
    text = _SETS.sub(lambda m: f"→{_LATIN[m[0]]}", text)
    return _NOISE.sub("", _DOT.sub(" · ", _TIMES.sub(" × ", text)))


def _products(text: str) -> _Products:
    found = list(_PRODUCT.finditer(text))
    surely = {match["sign"] for match in _OF_NABLA.finditer(text)}
    crossed: set[tuple[str, str]] = set()
    for match in found:
        first, second = match["first"].lstrip("→"), match["second"].lstrip("→")
        marked = "→" in match["first"] and "→" in match["second"]
        force = {first, second} == {"v", "B"}
        alone = len(found) == 1 and (force or not _FRACTION.search(text))
        barred = match["before"] and match["after"]
        lawful = _LAW.match(text) is not None and frozenset((first, second)) in _ORDERED
        usual = alone and (lawful or frozenset((first, second)) in _VECTORS)
        if marked or barred or usual or (match["d"] and _INTEGRAL.search(text)):
            surely.add(match["sign"])
        ordered = marked or (alone and frozenset((first, second)) in _ORDERED)
        if ordered and match["sign"] == "×" and first != second:
            crossed.add((first, second))
    return _Products(surely, {match["sign"] for match in found}, crossed)


def _nested_otherwise(answer: str, gold: str) -> bool:
    """Tell whether one text is `(a × b) × c` and the other `a × (b × c)`."""
    bare = [re.sub(r"[\s→]", "", text).partition("=")[0] for text in (answer, gold)]
    for one, other in (bare, bare[::-1]):
        match = _LEFT_FIRST.fullmatch(one)
        if match and other == f"{match['a']}×({match['b']}×{match['c']})":
            return True
    return False


def _other_scalars(answer: str, gold: str) -> bool:
    """Tell whether vectors are added with other dot products before them: `(a·c)b - (a·b)c`."""
    bare = [re.sub(r"[\s→]", "", text) for text in (answer, gold)]
    if not all(map(_SCALED_SUM.fullmatch, bare)):
        return False
    given, wanted = (sorted(map(_scaled, _SCALED.findall(text))) for text in bare)
    return given != wanted


def _scaled(part: tuple[str, str, str, str]) -> tuple[str, str, str]:
    sign, one, other, vector = part
    return ("-" if sign in "-−" and sign else "+", "".join(sorted(one + other)), vector)


def _other_triple(answer: str, gold: str) -> bool:
    """Tell whether two triple products `a·(b × c)` have other signs: their letters turn oddly."""
    orders: list[str] = []
    for text in (answer, gold):
        bare = re.sub(r"[\s→]", "", text)
        match = _TRIPLE.fullmatch(bare) or _TRIPLE_LAST.fullmatch(bare)
        if match is None:
            return False
        orders.append("".join(match.group("a", "b", "c")))
    return sorted(orders[0]) == sorted(orders[1]) and orders[0] not in orders[1] * 2
