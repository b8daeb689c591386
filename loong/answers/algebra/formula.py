"""Parse a mathematical expression, LaTeX or plain or Python's, into nodes. Evaluates nothing."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from loong.answers.spellings.derivatives import with_derivatives
from loong.answers.spellings.formula_calls import CALLS, SUMS, applied
from loong.answers.text.formula_names import (
    ALIASES,
    CONSTANTS,
    GREEK,
    Token,
    Unparsed,
    named_indices,
    tokens_of,
)
from loong.answers.text.split import MAX_DEPTH
from loong.answers.values import Const, Node, Op, Sym, doubled, replaced

MAX_POSTFIX = 3
_ONE = Const(Fraction(1))
_MAX_LITERAL = 400
"""Digits or size of a literal's exponent inside an expression."""

__all__ = ["Unparsed", "parse_formula"]

_STARTERS = frozenset(
    ["(", "[", "{", "\\sum", "\\prod", "\\frac", "\\binom", "\\sqrt", "\\lfloor", "\\lceil"]
)
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_REPEATED = {"\\sum": "series", "\\prod": "run"}
_OF_SETS = frozenset(["max", "min", "gcd", "lcm"])
"""Functions of what stands in braces: `max{1, 2}`."""
_INVERSE = {
    name: f"a{name}" for name in ("sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh")
}


_GROUPED_CODE = re.compile(
    r"(?=(?:.*-)?0[0-9])[0-9]+(?:-[0-9]+)+|(?:[0-9]+-){3,}[0-9]+|(?=.*[0-9]{4})(?:[0-9]+-){2}[0-9]+"
)
"""Groups of digits that are an identifier and no difference: `978-3-16-148410-0`, `2024-001`."""


def parse_formula(text: str, *, letters: bool = False) -> Node:
    """Parse an expression; with `letters`, names of two or three letters are products of letters.

    Raises:
        Unparsed: the text is no expression, or larger than any answer needs.
    """
    if _GROUPED_CODE.fullmatch(text):
        raise Unparsed("an identifier")
    parser = _Parser(tokens_of(with_derivatives(named_indices(text)), letters=letters))
    node = parser.sum()
    if parser.kind:
        raise Unparsed("something is left over")
    return node


class _Parser:
    """Recursive descent with one token of look-ahead."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = [*tokens, ("", "", False)]
        self.at = 0
        self.depth = 0
        self.bars = 0

    @property
    def kind(self) -> str:
        return self.tokens[self.at][0]

    @property
    def text(self) -> str:
        return self.tokens[self.at][1]

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1][1]

    def expect(self, sign: str) -> None:
        if self.text != sign:
            raise Unparsed(f"{sign} is missing")
        self.at += 1

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise Unparsed("nested too deep")

    def sum(self) -> Node:
        terms = [self.product()]
        while self.text in {"+", "-"}:
            minus = self.take() == "-"
            term = self.product()
            terms.append(Op("neg", (term,)) if minus else term)
        return terms[0] if len(terms) == 1 else Op("sum", tuple(terms))

    def product(self) -> Node:
        """Read factors side by side; an integer before a fraction of integers is a mixed number."""
        factors = [self.signed()]
        while True:
            if self.text in {"*", "/"}:
                over = self.take() == "/"
                factor = self.signed()
                factors.append(Op("divide", (_ONE, factor)) if over else factor)
            elif self.starts_factor():
                mixed = self.text == "\\frac" and _is_whole(factors[-1])
                if self.kind == "number" and not self.starts_power(factors[-1]):
                    raise Unparsed("two numbers side by side")
                factor = self.power()
                if mixed and _is_proper(factor):
                    factor = _mixed(factors.pop(), factor)
                factors.append(factor)
            else:
                return factors[0] if len(factors) == 1 else Op("product", tuple(factors))

    def starts_power(self, before: Node) -> bool:
        """Tell whether a number behind no number is the base of a power: `n^2 2^n`, `n 2^n`."""
        return self.tokens[self.at + 1][1] in {"^", "**"} and not isinstance(before, Const)

    def starts_factor(self) -> bool:
        if self.kind in {"number", "name"}:
            return True
        return self.text in _STARTERS or (self.text == "|" and not self.bars)

    def signed(self) -> Node:
        signs = 0
        while self.text in {"+", "-"}:
            signs += self.take() == "-"
        node = self.power()
        return Op("neg", (node,)) if signs % 2 else node

    def power(self) -> Node:
        base = self.postfix()
        if self.text in {"^", "**"}:
            self.take()
            self.deeper()
            exponent = self.signed()
            self.depth -= 1
            return Op("power", (base, exponent))
        return base

    def postfix(self) -> Node:
        node = self.primary()
        for _ in range(MAX_POSTFIX):
            if self.text not in {"!", "°", "%"}:
                break
            sign = self.take()
            if sign == "!" and self.text == "!" and doubled(node):
                self.take()
                node = Op("factorial2", (node,))
            elif sign == "!":
                node = Op("factorial", (node,))
            elif sign == "%":
                node = Op("divide", (node, Const(Fraction(100))))
            else:
                node = Op("product", (node, Op("divide", (Sym("pi"), Const(Fraction(180))))))
        return node

    def primary(self) -> Node:
        self.deeper()
        node = self.operand_alone()
        self.depth -= 1
        return node

    def operand_alone(self) -> Node:
        if self.kind == "number":
            return _literal(self.take())
        if self.kind == "name":
            return self.name()
        if self.kind == "command":
            return self.command()
        if self.text in {"(", "[", "{"}:
            return self.group()
        if self.text == "|":
            return self.absolute()
        raise Unparsed("an operand is missing")

    def group(self) -> Node:
        closing = _CLOSING[self.take()]
        bars, self.bars = self.bars, 0
        node = self.sum()
        self.bars = bars
        self.expect(closing)
        return node

    def absolute(self) -> Node:
        self.take()
        self.bars += 1
        node = self.sum()
        self.bars -= 1
        self.expect("|")
        return Op("abs", (node,))

    def name(self) -> Node:
        spaced = self.tokens[self.at][2]
        name = self.take().replace("{", "").replace("}", "").replace("μ", "mu")
        called = self.function(name)
        if called is not None:
            return called
        if name == "j" and not spaced and self.at > 1 and self.is_imaginary():
            return Sym("i")  # Python writes 3j for 3i
        if name in CONSTANTS:
            return Sym(CONSTANTS[name])
        if len(name) == 1 or "_" in name or name in GREEK:
            return Sym(name)
        return self.word(name, spaced=spaced)

    def function(self, name: str) -> Node | None:
        """Read the operands behind a name that is a function's here, or return None."""
        function, _, base = name.partition("_")
        opened = self.text in {"(", "["}
        if self.text == "{" and name in _OF_SETS:
            return applied(ALIASES[name], self.arguments())
        if function in ALIASES and (function not in GREEK or self.text == "("):
            return self.call(ALIASES[function], base)
        if opened and function in CALLS:
            return self.call(CALLS[function], base)
        if opened and name in SUMS:
            return self.summed(SUMS[name])
        return self.chosen() if name == "C" and self.text == "(" else None

    def word(self, name: str, *, spaced: bool) -> Node:
        """Read a name of several letters as one variable."""
        if (spaced and self.before_is_operand()) or self.kind == "name":
            raise Unparsed("words side by side")
        return Sym(name)

    def chosen(self) -> Node:
        """Read `C(10, 3)` as a binomial coefficient, and `C(x + 1)` as a product."""
        args = self.arguments()
        if len(args) == len("nk"):
            return Op("binom", args)
        if len(args) != 1:
            raise Unparsed("C takes two numbers")
        return Op("product", (Sym("C"), args[0]))

    def is_imaginary(self) -> bool:
        """Tell whether a `j` just read is Python's unit, and no vector's beside i and k."""
        others = any(token[1] in {"i", "k"} for token in self.tokens)
        return self.tokens[self.at - 2][0] == "number" and not others

    def before_is_operand(self) -> bool:
        return self.at > 1 and self.tokens[self.at - 2][0] in {"number", "name"}

    def call(self, name: str, base: str) -> Node:
        exponent: Node | None = None
        if self.text in {"^", "**"}:
            self.take()
            exponent = self.exponent()
        turned = self.text == "["
        args = self.arguments() if self.text in {"(", "["} else (self.operand(),)
        args = args[::-1] if turned and name == "log" else args
        if base:
            if name != "log":
                raise Unparsed("only log has a base")
            args = (*args, parse_formula(base))
        if exponent == Op("neg", (_ONE,)):
            if name not in _INVERSE:
                raise Unparsed("an inverse function")
            return applied(_INVERSE[name], args)
        node = applied(name, args)
        return node if exponent is None else Op("power", (node, exponent))

    def exponent(self) -> Node:
        """Read the power of a function's name: `cos^-1(x)`, `sin^2 x`."""
        if self.text != "-":
            return self.primary()
        self.take()
        return Op("neg", (self.primary(),))

    def arguments(self) -> tuple[Node, ...]:
        """Read what stands in brackets, the square ones of Mathematica too."""
        closing = _CLOSING[self.take()]
        bars, self.bars = self.bars, 0
        args = [self.sum()]
        while self.text == ",":
            self.take()
            args.append(self.sum())
        self.bars = bars
        self.expect(closing)
        return tuple(args)

    def operand(self) -> Node:
        """Read a function's operand without brackets: `sin 2 pi x`, but not the next function."""
        if self.text in {"-", "+"}:
            return self.signed()
        factors = [self.power()]
        while self.kind == "name" and self.text.partition("_")[0] not in ALIASES:
            factors.append(self.power())
        return factors[0] if len(factors) == 1 else Op("product", tuple(factors))

    def command(self) -> Node:
        command = self.take()
        if command in _REPEATED:
            return self.repeated(_REPEATED[command])
        if command in {"\\frac", "\\binom"}:
            name = "divide" if command == "\\frac" else "binom"
            return Op(name, (self.braced(), self.braced()))
        if command == "\\sqrt":
            if self.text == "[":
                self.take()
                index = self.sum()
                self.expect("]")
                return Op("root", (self.braced(), index))
            return Op("sqrt", (self.braced(),))
        if command in {"\\lfloor", "\\lceil"}:
            node = self.sum()
            self.expect(command.replace("l", "r", 1))
            return Op("floor" if command == "\\lfloor" else "ceil", (node,))
        raise Unparsed(f"{command} is not read")

    def repeated(self, name: str) -> Node:
        r"""Read `\sum_{k=1}^{n} k^2`; the body is the product that follows."""
        self.expect("_")
        closing = _CLOSING[self.take()] if self.text in {"{", "("} else ""
        index = self.index()
        self.expect("=")
        low = self.sum()
        self.expect(closing)
        self.expect("^")
        high = self.braced()
        return _over_index(name, index, (low, high), self.product())

    def summed(self, name: str) -> Node:
        """Read `Sum(k**2, (k, 1, n))`, `Sum[k^2, {k, n}]` and `sum(k^2, k, 1, n)`."""
        closing = _CLOSING[self.take()]
        body = self.sum()
        self.expect(",")
        inner = _CLOSING[self.take()] if self.text in {"(", "{"} else ""
        index = self.index()
        bounds: list[Node] = []
        while self.text == ",":
            self.take()
            bounds.append(self.sum())
        if inner:
            self.expect(inner)
        self.expect(closing)
        if len(bounds) == 1 and inner == "}":
            bounds.insert(0, _ONE)
        if len(bounds) != len("ab"):
            raise Unparsed("a sum without bounds")
        return _over_index(name, index, (bounds[0], bounds[1]), body)

    def index(self) -> Sym:
        index = self.primary()
        if not isinstance(index, Sym):
            raise Unparsed("an index is missing")
        return index

    def braced(self) -> Node:
        if self.text in {"{", "("}:
            return self.group()
        return self.primary()


def _over_index(name: str, index: Sym, bounds: tuple[Node, Node], body: Node) -> Node:
    """Return a sum or product; an index named like a constant gets a name of its own."""
    if index.name in CONSTANTS.values():
        index, constant = Sym(f"{index.name}_"), index
        body = replaced(body, constant, index)
    return Op(name, (index, *bounds, body))


def _is_whole(node: Node) -> bool:
    if isinstance(node, Op) and node.name == "neg":
        return _is_whole(node.args[0])
    return isinstance(node, Const) and not node.digits


def _mixed(whole: Node, part: Node) -> Node:
    """Return a mixed number; the sign before it is that of the whole."""
    if isinstance(whole, Op):
        return Op("neg", (Op("sum", (whole.args[0], part)),))
    return Op("sum", (whole, part))


def _is_proper(node: Node) -> bool:
    if not (isinstance(node, Op) and node.name == "divide"):
        return False
    top, bottom = node.args
    return isinstance(top, Const) and isinstance(bottom, Const) and top.value < bottom.value


def _literal(text: str) -> Const:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise Unparsed("no number") from None
    _, digits, exponent = value.as_tuple()
    if len(digits) > _MAX_LITERAL or abs(int(exponent)) > _MAX_LITERAL:
        raise Unparsed("a literal is too long")
    written_as_decimal = "." in text or "e" in text or "E" in text
    return Const(Fraction(value), len(digits) if written_as_decimal else 0)
