"""Check factorisations of integers and roots of polynomials."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import Literal

from pydantic import Field

from loong.answers import compare, infer_type
from loong.checks.arithmetic import expression
from loong.checks.base import BadCheck, Check, Real, Unreadable, Violation, exact
from loong.checks.names import flat, integer, number_or_none, pairs, value_of
from loong.checks.terms import BadTerm, Term
from loong.checks.tree import Group, Pair, Tree, tree

_MOST_DIGITS = 1000
_MOST_POWER = 10_000
_WITNESSES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41)
_PROVEN_BELOW = 3_317_044_064_679_887_385_961_981
"""Below it these witnesses decide for certain (Sorenson and Webster 2015)."""
_MORE_WITNESSES = 24
_VALUES = frozenset({"integer", "number", "fraction", "expression"})


class Factorization(Check):
    """Factors whose product is the number: prime ones, or any that are not 1 and itself."""

    kind: Literal["factorization"]
    number: Real
    """An integer above 1, as a string where it is long."""
    prime: bool = True

    def holds(self, text: str) -> str:
        """Return why the factors are right; raises as `Check.holds`."""
        if len(str(self.number)) > _MOST_DIGITS:
            raise BadCheck(f"the number has more than {_MOST_DIGITS} digits")
        wanted = exact(self.number)
        factors = _factors(text)
        if sum(factor.bit_length() - 1 for factor in factors) > int(wanted).bit_length():
            raise Violation(f"the product is larger than {self.number}")
        for factor in factors:
            if factor <= 1 or (not self.prime and factor == wanted):
                raise Violation(f"{factor} is no proper factor")
            if self.prime and not is_prime(factor):
                raise Violation(f"{factor} is not prime")
        if math.prod(factors) != wanted:
            raise Violation(f"the product of the factors is not {self.number}")
        return f"{len(factors)} {'prime ' if self.prime else ''}factors"


def _factors(text: str) -> list[int]:
    """Read `2^3 * 5`, `2 * 2 * 2 * 5`, `[2, 2, 2, 5]`, `{2: 3, 5: 1}`."""
    answer = value_of(tree(text))
    if isinstance(answer, Pair):
        answer = answer.right if isinstance(answer.right, str) else answer
    if isinstance(answer, str):
        return _product(answer)
    entries = list(flat(answer))
    if any(isinstance(entry, Pair | Group) for entry in entries):
        return [
            base for key, value in pairs(answer) for base in _repeated(integer(key), integer(value))
        ]
    return [integer(entry) for entry in entries]


def _product(text: str) -> list[int]:
    plain = re.sub(r"\\(?:cdot|times|ast)(?![A-Za-z])", "*", text).replace("{", "").replace("}", "")
    try:
        return _powers(expression(plain))
    except BadTerm as error:
        raise Unreadable(f"{text[:60]!r} is no product: {error}") from None


def _powers(term: Term) -> list[int]:
    match term.op:
        case "*":
            return [factor for arg in term.args for factor in _powers(arg)]
        case "number" if "." not in term.text and len(term.text) <= _MOST_DIGITS:
            return [int(term.text)]
        case "^" if all(arg.op == "number" for arg in term.args):
            base, power = (_powers(arg)[0] for arg in term.args)
            return _repeated(base, power)
        case _:
            raise Unreadable(f"{term.op!r} stands in a product of whole powers")


def _repeated(base: int, power: int) -> list[int]:
    if not 0 <= power <= _MOST_POWER:
        raise Unreadable(f"the power {power} is out of range")
    return [base] * power


def is_prime(number: int) -> bool:
    """Tell whether an integer is prime, by Miller and Rabin's test.

    Certain below 3.3e24; beyond that a composite passes with a chance below 4^-37.
    """
    if number < len("ab"):
        return False
    for small in _WITNESSES:
        if number % small == 0:
            return number == small
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    bases = [*_WITNESSES]
    if number >= _PROVEN_BELOW:  # spread over the number's size, so that none can be aimed at
        bases += [pow(number // 3 + k, 3, number - 3) + 2 for k in range(_MORE_WITNESSES)]
    return all(_passes(base, odd, twos, number) for base in bases)


def _passes(base: int, odd: int, twos: int, number: int) -> bool:
    power = pow(base, odd, number)
    if power in (1, number - 1):
        return True
    for _ in range(twos - 1):
        power = power * power % number
        if power == number - 1:
            return True
    return False


class Root(Check):
    """Any one root of a polynomial: exact, rounded to `digits`, or modulo `modulus`."""

    kind: Literal["root"]
    coefficients: tuple[Real, ...] = Field(min_length=2, max_length=200)
    """The highest power first."""
    modulus: int | None = Field(default=None, gt=1)
    digits: int | None = Field(default=None, ge=1, le=50)
    """Digits after the point from which a rounded root is accepted."""

    def holds(self, text: str) -> str:
        """Return why the number is a root; raises as `Check.holds`."""
        spelled, part = _bare(text)
        x = number_or_none(part)
        if self.modulus is not None:
            return self._congruent(part)
        if x is not None:
            if not self._at(x):
                return f"{spelled} is a root"
            return self._rounded(spelled, x)
        if infer_type(spelled) not in _VALUES:
            raise Unreadable(f"{spelled[:60]!r} is no number")
        return self._symbolic(spelled)

    def _at(self, x: Fraction) -> Fraction:
        result = Fraction(0)
        for coefficient in self.coefficients:
            result = result * x + exact(coefficient)
        return result

    def _congruent(self, part: Tree) -> str:
        modulus = self.modulus or 1
        x, result = integer(part), 0
        for coefficient in self.coefficients:
            value = exact(coefficient)
            if value.denominator != 1:
                raise BadCheck("modulo a number the coefficients must be integers")
            result = (result * x + int(value)) % modulus
        if result:
            raise Violation(f"the polynomial is {result} and not 0 modulo {modulus} at {x}")
        return f"{x} is a root modulo {modulus}"

    def _rounded(self, spelled: str, x: Fraction) -> str:
        """Accept a decimal whose last digit's half on both sides holds a change of sign."""
        shown = len(spelled.partition(".")[2]) if re.fullmatch(r"-?\d+\.\d+", spelled) else 0
        if self.digits is None or shown < self.digits:
            raise Violation(f"the polynomial is not 0 at {spelled[:40]}")
        half = Fraction(1, 2 * 10**shown)
        if self._at(x - half) * self._at(x + half) > 0:
            raise Violation(f"no root is {spelled[:40]} when rounded")
        return f"{spelled} is a root, rounded"

    def _symbolic(self, spelled: str) -> str:
        """Put the answer into the polynomial and compare with zero, as expressions."""
        powers = range(len(self.coefficients) - 1, -1, -1)
        terms = [
            f"({exact(coefficient)})*({spelled})^{power}"
            for coefficient, power in zip(self.coefficients, powers, strict=True)
        ]
        found = compare(" + ".join(terms), "0", answer_type="expression")
        if found.equal is None:
            raise Unreadable(f"{spelled[:40]} is too large to evaluate")
        if not found.equal:
            raise Violation(f"the polynomial is not 0 at {spelled[:40]}")
        return f"{spelled} is a root"


def _bare(text: str) -> tuple[str, Tree]:
    """Return the answer without a name before it: `x = 2` is 2."""
    part = tree(text)
    if isinstance(part, Pair) and isinstance(part.left, str):
        return text.partition("=")[2].strip(), part.right
    return text.strip(), part
