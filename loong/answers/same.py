"""Compare two values by the policy of docs/answers.md; say what differs.

Every function returns the difference as a sentence, or an empty string where there is none, and
raises Undecided where the bounds on work were reached first.
"""

from __future__ import annotations

import re

from loong.answers.algebra.equations import in_letters, same_equation, same_in_letters
from loong.answers.algebra.evaluate import proportional
from loong.answers.algebra.formula import Unparsed, parse_formula
from loong.answers.algebra.formulas import formula_again, formulas, number_and_formula
from loong.answers.algebra.inequalities import as_order
from loong.answers.algebra.names import of_one_point, same_name, same_products
from loong.answers.algebra.nodes import node_of
from loong.answers.algebra.parameters import bodies
from loong.answers.algebra.properties import places, several_places
from loong.answers.algebra.reals import LINE, canonical, pieces_of, told_empty
from loong.answers.algebra.special import in_the_light_of, same_vector
from loong.answers.lists.items import collections, tables
from loong.answers.lists.kinds import interval_beside_members
from loong.answers.lists.lone import element
from loong.answers.notations import in_notation
from loong.answers.notations.spelled_numbers import same_numeral
from loong.answers.number import Rules, same_number
from loong.answers.read import read_part
from loong.answers.reasons import not_the_same, short
from loong.answers.text.phrases import same_words
from loong.answers.text.quoted import (
    both_printed,
    cut_short,
    is_bytes,
    longer,
    printed_otherwise,
    same_bytes,
)
from loong.answers.text.words import parse_number_words
from loong.answers.units.quantities import quantities
from loong.answers.units.quantity import starred_amount
from loong.answers.units.unit import noun
from loong.answers.values import (
    Boolean,
    Date,
    Equation,
    Formula,
    Items,
    Named,
    Number,
    Op,
    Piece,
    Quantity,
    Reals,
    Table,
    Text,
    Value,
)

_PAIR = 2
_TOKEN = re.compile(r"\\[A-Za-z]+|[^\s\\]|\\")
_BRACED = re.compile(r"\{\s?(\\[A-Za-z]+|[A-Za-z0-9])\s?\}")
_GROUPS = re.compile(r"(?<=[0-9])[, ](?=[0-9])")
_YES_NO = re.compile(r"(yes|no|true|false)\b\s*[,.:;(-]", re.IGNORECASE)
_SAID_SHORTLY = re.compile(
    r"(?P<truth>yes|no|true|false)(?:\s?[,.:;]|\s[–—-])\s(?!no\b|.*\b(?:yes|true|false)\b|.*\bno\Z)(?:(?:the|it|this|that|they|there|he|she|[a-z])\b)?[a-z\s'-]{0,60}",
    re.IGNORECASE,
)
_TRUE = frozenset({"yes", "true"})
_CONTRARY = {
    True: re.compile(r"\b(?:no|false)\b", re.I),
    False: re.compile(r"\b(?:yes|true)\b", re.I),
}


def difference(answer: Value, gold: Value, rules: Rules, *, whole: bool = False) -> str:
    """Say how an answer differs from the reference; `` where it is the same.

    Args:
        answer: the answer's value.
        gold: the reference's value; decides digits, kinds of brackets and order.
        rules: what the caller narrows.
        whole: these are whole answers, not parts of one: a one-element list is its element.

    Raises:
        Undecided: the bounds were reached first.
    """
    if isinstance(answer, Number) and isinstance(gold, Number):
        numeral = same_numeral(answer, gold)
        same = same_number(answer, gold, rules) if numeral is None else numeral
        return "" if same else f"{short(answer)} is not {short(gold)}"
    strings = both_printed(answer, gold)
    notation = None if strings else in_notation(_said(answer), _said(gold))
    if whole and notation is None and interval_beside_members(answer, gold):
        notation = False
    if notation is not None:
        return "" if notation else not_the_same(answer, gold)
    found = _unguarded(answer, gold, rules, whole=whole)
    return not_the_same(answer, gold) if not found and _only_loosely(answer, gold) else found


def _only_loosely(answer: Value, gold: Value) -> bool:
    """Tell whether two values are the same only if functions are factors, or matrices commute."""
    from loong.answers.algebra import applied, ordered  # plain numbers never need these

    texts = answer.raw, gold.raw
    return applied.otherwise(*texts) or ordered.otherwise(*texts)


def _unguarded(answer: Value, gold: Value, rules: Rules, *, whole: bool) -> str:
    if whole and _held_alike(answer.raw, gold.raw, rules):
        return ""
    parted = bodies(answer.raw, gold.raw) or places(answer.raw, gold.raw)
    if parted is not None:
        return difference(read_part(parted[0]), read_part(parted[1]), rules, whole=whole)
    if whole:
        answer, gold = element(answer, gold), element(gold, answer)
    if isinstance(answer, Named) or isinstance(gold, Named):
        return _named(answer, gold, rules, whole=whole)
    return _by_kind(answer, gold, rules, whole=whole)


def _held_alike(answer: str, gold: str, rules: Rules) -> bool:
    """Tell whether two texts say of several properties that they hold in the same places."""
    pairs = several_places(answer, gold)
    return bool(pairs) and not any(
        difference(read_part(one), read_part(other), rules, whole=True) for one, other in pairs
    )


def _said(value: Value) -> str:
    return value.text if isinstance(value, Text) and value.quoted else value.raw


def _by_kind(answer: Value, gold: Value, rules: Rules, *, whole: bool) -> str:
    shortly = _SAID_SHORTLY.fullmatch(gold.raw) if isinstance(answer, Boolean) else None
    if shortly is not None and isinstance(answer, Boolean):
        same = answer.value is (shortly["truth"].lower() in _TRUE)
        return "" if same else not_the_same(answer, gold)
    answer, gold = _line(answer, gold), _line(gold, answer)
    kinds = (answer, gold)
    if any(isinstance(value, Reals) for value in kinds):
        return _reals(answer, gold, rules)
    if any(isinstance(value, Quantity) for value in kinds):
        return quantities(answer, gold, rules, difference, _text_and_other)
    answer, gold = _regrouped(answer, gold), _regrouped(gold, answer)
    answer, gold = _as_matrix(answer, gold), _as_matrix(gold, answer)
    if isinstance(answer, Items) and isinstance(gold, Items):
        return collections(answer, gold, rules, difference, whole=whole)
    if any(isinstance(value, Table) for value in kinds):
        return tables(answer, gold, rules, difference)
    return "" if _vectors(answer, gold) else _singles(answer, gold, rules)


def _as_matrix(value: Value, other: Value) -> Value:
    if not isinstance(value, (Text, Formula)) or not isinstance(other, Items):
        return value
    return in_the_light_of(value.raw, other) or value


def _vectors(answer: Value, gold: Value) -> bool:
    if isinstance(answer, Formula) and isinstance(gold, Items):
        return same_vector(answer, gold)
    return isinstance(answer, Items) and isinstance(gold, Formula) and same_vector(gold, answer)


def _singles(answer: Value, gold: Value, rules: Rules) -> str:
    if isinstance(answer, Equation) or isinstance(gold, Equation):
        return _equations(answer, gold)
    if isinstance(answer, Boolean) or isinstance(gold, Boolean):
        return _booleans(answer, gold)
    if isinstance(answer, Date) and isinstance(gold, Date):
        same = (answer.year, answer.month, answer.day) == (gold.year, gold.month, gold.day)
        return "" if same else not_the_same(answer, gold)
    found = _scalars(answer, gold, rules)
    return "" if found and _known_alike(answer, gold, rules) else found


def _known_alike(answer: Value, gold: Value, rules: Rules) -> bool:
    """Tell whether two words, one of which may look like a formula, name one thing."""
    texts = [one for one in (answer, gold) if isinstance(one, Text)]
    if rules.answer_type is not None or not texts or longer(texts):
        return False
    from loong.answers.known import same_thing  # loads tables, which equal answers never need

    return same_thing(*(one.text if isinstance(one, Text) else one.raw for one in (answer, gold)))


def _is_grouped(value: Value) -> bool:
    return isinstance(value, Number) and _GROUPS.search(value.raw) is not None


def _regrouped(value: Value, other: Value) -> Value:
    """Read `100,200,300` and `100 200 300` as three numbers beside a list."""
    if not isinstance(other, Items) or not _is_grouped(value):
        return value
    return Items("bare", tuple(read_part(part) for part in _GROUPS.split(value.raw)), value.raw)


# ---------------------------------------------------------------- names and relations


def _named(answer: Value, gold: Value, rules: Rules, *, whole: bool) -> str:
    if isinstance(answer, Named) and isinstance(gold, Named):
        if same_name(answer, gold) and not of_one_point(answer, gold):
            found = difference(answer.value, gold.value, rules, whole=whole)
            return "" if found and same_products(answer, gold) else found
        return "" if _same_solved(answer, gold) else f"{answer.name} is not {gold.name}"
    if isinstance(answer, Named):
        if isinstance(gold, Equation):
            return _as_equations(answer, gold)
        other = "" if whole or _counts(answer, gold) else not_the_same(answer, gold)
        return other or difference(answer.value, gold, rules, whole=whole)
    assert isinstance(gold, Named)  # noqa: S101 - one of the two is
    if isinstance(answer, Equation):
        return _as_equations(gold, answer)
    return difference(answer, gold.value, rules, whole=whole)


def _counts(answer: Named, gold: Value) -> bool:
    """Tell whether a name is no word, or the word for what the reference counts: `cows = 7`."""
    if not isinstance(gold, Quantity) or len(answer.name) <= _PAIR:
        return True
    return all(unit == noun(answer.name).dims[0][0] for unit, _ in gold.unit.dims if unit[0] == "#")


def _same_solved(answer: Named, gold: Named) -> bool:
    """Tell whether `PV = nRT` and `nRT = PV` are one equation, letters taken one by one."""
    orders = as_order(answer), as_order(gold)
    if orders[0] is not None and orders[1] is not None:
        return not _equations(orders[0], orders[1])
    kinds = (Text, Formula, Number)
    alike = isinstance(answer.value, kinds) and isinstance(gold.value, kinds)
    alike = alike and not of_one_point(answer, gold)
    return alike and same_in_letters(answer.raw, gold.raw)


def _as_equations(named: Named, equation: Equation) -> str:
    order = as_order(named)
    if order is not None:
        return _equations(order, equation)
    if equation.sign != "=":
        return not_the_same(named, equation)
    value = node_of(named.value)
    try:
        name = parse_formula(named.name)
    except Unparsed:
        return not_the_same(named, equation)
    solved_for = Op("sum", (name, Op("neg", (value,)))) if value else in_letters(named.raw)
    same = solved_for is not None and same_equation(solved_for, equation.difference)
    same = same or same_in_letters(named.raw, equation.raw)
    return "" if same else not_the_same(named, equation)


def _equations(answer: Value, gold: Value) -> str:
    if isinstance(answer, Equation) and isinstance(gold, Equation):
        if answer.sign == gold.sign == "=":
            same = same_equation(answer.difference, gold.difference)
            same = same or same_in_letters(answer.raw, gold.raw)
            return "" if same else not_the_same(answer, gold)
        same = answer.sign == gold.sign and proportional(
            answer.difference, gold.difference, positive=gold.sign[0] == "<"
        )
        return "" if same else not_the_same(answer, gold)
    return f"only one of {short(answer)} and {short(gold)} is an equation or inequality"


def _reals(answer: Value, gold: Value, rules: Rules) -> str:
    left, right = pieces_of(answer), pieces_of(gold)
    if left is None or right is None or told_empty((*left, *right)):
        return not_the_same(answer, gold)
    first, second = canonical(left), canonical(right)
    if len(first) != len(second):
        return not_the_same(answer, gold)
    for a, g in zip(first, second, strict=True):
        if not _same_piece(a, g, rules):
            return not_the_same(answer, gold)
    return ""


def _line(value: Value, other: Value) -> Value:
    """Read `R` as all real numbers beside a set of such, or beside `(-oo, oo)`."""
    if not isinstance(value, Text) or value.text != "R":
        return value
    beside = isinstance(other, Reals) or (isinstance(other, Items) and "oo" in other.raw)
    return Reals(LINE, value.raw) if beside else value


def _same_piece(answer: Piece, gold: Piece, rules: Rules) -> bool:
    if (answer.low_closed, answer.high_closed) != (gold.low_closed, gold.high_closed):
        return False
    return not difference(answer.low, gold.low, rules) and not difference(
        answer.high, gold.high, rules
    )


# ---------------------------------------------------------------- yes, no, words, formulas


def _booleans(answer: Value, gold: Value) -> str:
    if isinstance(answer, Boolean) and isinstance(gold, Boolean):
        return "" if answer.value is gold.value else not_the_same(answer, gold)
    if isinstance(gold, Boolean):
        if _YES_NO.match(answer.raw) and not _CONTRARY[gold.value].search(answer.raw):
            return ""
        quoted = read_part(answer.text) if isinstance(answer, Text) and answer.quoted else answer
        if isinstance(quoted, Boolean) and quoted.value is gold.value:
            return ""
    if isinstance(gold, Text) and gold.quoted and same_words(answer.raw, gold.text):
        return ""
    return not_the_same(answer, gold)


def _scalars(answer: Value, gold: Value, rules: Rules) -> str:
    if isinstance(answer, Text) and isinstance(gold, Text):
        return _texts(answer, gold, rules)
    if isinstance(answer, Formula) and isinstance(gold, Formula):
        starred = starred_amount(answer.raw), starred_amount(gold.raw)
        if starred[0] is not None and starred[1] is not None:
            return quantities(starred[0], starred[1], rules, difference, _text_and_other)
        return formulas(answer, gold, rules)
    if isinstance(answer, (Number, Formula)) and isinstance(gold, (Number, Formula)):
        return number_and_formula(answer, gold, rules)
    if isinstance(answer, Text) or isinstance(gold, Text):
        return _text_and_other(answer, gold, rules)
    return not_the_same(answer, gold)


def _texts(answer: Text, gold: Text, rules: Rules) -> str:
    if "\\" in answer.text and _commands(answer.text) == _commands(gold.text):
        return ""
    if answer.quoted and gold.quoted and printed_otherwise(answer, gold):
        return not_the_same(answer, gold)
    if same_words(answer.text, gold.text, quoted=answer.quoted or gold.quoted):
        return ""
    if same_bytes(answer, gold) or same_bytes(gold, answer):
        return ""
    return _text_as_formula(answer, gold, rules)


def _commands(text: str) -> list[str]:
    r"""Return the tokens of LaTeX, braces around one of them left out: `\dot{x}` is `\dot x`."""
    return _TOKEN.findall(_BRACED.sub(r" \1", text))


def _text_as_formula(answer: Text, gold: Text, rules: Rules) -> str:
    """Give a text that is quoted the reading of what it quotes."""
    if not answer.quoted and not gold.quoted:
        return not_the_same(answer, gold)
    left, right = _unquoted(answer), _unquoted(gold)
    left, right = _variable(left, right), _variable(right, left)
    if isinstance(left, Text) or isinstance(right, Text):
        return not_the_same(answer, gold)
    return difference(left, right, rules)


def _variable(value: Value, other: Value) -> Value:
    """Read a lone small letter as a variable beside an expression: `"a"` beside `"2*a - a"`."""
    node = node_of(value) if isinstance(value, Text) and isinstance(other, Formula) else None
    return value if node is None or not value.raw.islower() else Formula(node, value.raw)


def _unquoted(text: Text) -> Value:
    """Read what a text quotes; `'one'` is a word then, and no number."""
    value = read_part(text.text)
    worded = isinstance(value, Number) and not any(map(str.isdigit, text.text))
    return text if worded and text.quoted and parse_number_words(text.text) else value


def _unspaced(said: str, other: str) -> bool:
    """Tell whether two texts differ in blanks alone; lines stand apart, as words do."""
    parts = said.split(), other.split()
    return parts[0] == parts[1] if "\n" in said + other else "".join(parts[0]) == "".join(parts[1])


def _text_and_other(answer: Value, gold: Value, rules: Rules) -> str:
    """Read the text again in the light of the other side."""
    text, other = (answer, gold) if isinstance(answer, Text) else (gold, answer)
    assert isinstance(text, Text)  # noqa: S101 - one of the two is
    if cut_short(text, other):
        return not_the_same(answer, gold)
    said = text.text[1:] if is_bytes(text) else text.text
    if _unspaced(said, other.raw):
        return ""
    again: Value = text
    if text.quoted:
        again = _unquoted(text)
    elif isinstance(other, (Formula, Number)):
        again = formula_again(text.text, letters=True) or text
    if isinstance(again, Text):
        return not_the_same(answer, gold)
    return difference(again, gold, rules) if text is answer else difference(answer, again, rules)
