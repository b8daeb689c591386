"""Compare two values by the policy of docs/answers.md; say what differs.

Every function returns the difference as a sentence, or an empty string where there is none, and
raises Undecided where the bounds on work were reached first.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction

from loong.answers.evaluate import proportional, same_formula, symbols
from loong.answers.formula import Unparsed, parse_formula
from loong.answers.nodes import node_of, number_of
from loong.answers.number import Rules, as_decimal, parse_number, same_number, shown_digits
from loong.answers.phrases import same_words
from loong.answers.quantity import is_angle
from loong.answers.read import read_part
from loong.answers.reals import canonical, pieces_of
from loong.answers.values import (
    Boolean,
    Const,
    Date,
    Equation,
    Formula,
    Items,
    Named,
    Node,
    Number,
    Op,
    Piece,
    Quantity,
    Reals,
    Sym,
    Table,
    Text,
    Undecided,
    Value,
)

_SHOWN = 60
_MAX_SEARCH = 300
_PAIR = 2
_YES_NO = re.compile(r"(yes|no|true|false)\b\s*[,.:;(-]", re.IGNORECASE)
_CONTRARY = {
    True: re.compile(r"\b(?:no|false)\b", re.I),
    False: re.compile(r"\b(?:yes|true)\b", re.I),
}
_MEASURED_DIGITS = 3


def short(value: Value) -> str:
    """Quote a value for a reason, cut to one line."""
    text = " ".join(value.raw.split())
    return repr(text if len(text) <= _SHOWN else text[:_SHOWN] + "…")


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
        return "" if same_number(answer, gold, rules) else f"{short(answer)} is not {short(gold)}"
    if isinstance(answer, Named) or isinstance(gold, Named):
        return _named(answer, gold, rules, whole=whole)
    if whole:
        answer, gold = _element(answer, gold), _element(gold, answer)
    return _by_kind(answer, gold, rules, whole=whole)


def _element(value: Value, other: Value) -> Value:
    """Return the element of a one-element list beside what is no such list."""
    if not isinstance(value, Items) or len(value.items) != 1:
        return value
    if isinstance(other, Items) and len(other.items) == 1:
        return value
    return value.items[0]


def _by_kind(answer: Value, gold: Value, rules: Rules, *, whole: bool) -> str:
    kinds = (answer, gold)
    if any(isinstance(value, Reals) for value in kinds):
        return _reals(answer, gold, rules)
    if any(isinstance(value, Quantity) for value in kinds):
        return _quantities(answer, gold, rules)
    answer, gold = _regrouped(answer, gold), _regrouped(gold, answer)
    if isinstance(answer, Items) and isinstance(gold, Items):
        return _collections(answer, gold, rules, whole=whole)
    if any(isinstance(value, Table) for value in kinds):
        return _tables(answer, gold, rules)
    if any(isinstance(value, Equation) for value in kinds):
        return _equations(answer, gold)
    if any(isinstance(value, Boolean) for value in kinds):
        return _booleans(answer, gold)
    if isinstance(answer, Date) and isinstance(gold, Date):
        same = (answer.year, answer.month, answer.day) == (gold.year, gold.month, gold.day)
        return "" if same else _not(answer, gold)
    return _scalars(answer, gold, rules)


def _regrouped(value: Value, other: Value) -> Value:
    """Read `100,200,300` as three numbers beside a list."""
    if not isinstance(value, Number) or not isinstance(other, Items) or "," not in value.raw:
        return value
    return Items("bare", tuple(read_part(part) for part in value.raw.split(",")), value.raw)


def _not(answer: Value, gold: Value) -> str:
    return f"{short(answer)} is not {short(gold)}"


# ---------------------------------------------------------------- names and relations


def _named(answer: Value, gold: Value, rules: Rules, *, whole: bool) -> str:
    if isinstance(answer, Named) and isinstance(gold, Named):
        if not _same_name(answer, gold):
            return f"{answer.name} is not {gold.name}"
        return difference(answer.value, gold.value, rules, whole=whole)
    if isinstance(answer, Named):
        if isinstance(gold, Equation):
            return _as_equations(answer, gold)
        return difference(answer.value, gold, rules, whole=whole)
    assert isinstance(gold, Named)  # noqa: S101 - one of the two is
    if isinstance(answer, Equation):
        return _as_equations(gold, answer)
    return difference(answer, gold.value, rules, whole=whole)


def _same_name(answer: Named, gold: Named) -> bool:
    left, right = (
        answer.name.replace("{", "").replace("}", ""),
        gold.name.replace("{", "").replace("}", ""),
    )
    if left == right or min(len(left), len(right)) > _PAIR:
        return left.casefold() == right.casefold()
    return "y" in {left, right} and ("(" in left or "(" in right)


def _as_equations(named: Named, equation: Equation) -> str:
    value = node_of(named.value)
    try:
        name = parse_formula(named.name)
    except Unparsed:
        return _not(named, equation)
    if value is None:
        return _not(named, equation)
    same = proportional(Op("sum", (name, Op("neg", (value,)))), equation.difference)
    return "" if same else _not(named, equation)


def _equations(answer: Value, gold: Value) -> str:
    if isinstance(answer, Equation) and isinstance(gold, Equation):
        return "" if proportional(answer.difference, gold.difference) else _not(answer, gold)
    return f"only one of {short(answer)} and {short(gold)} is an equation"


def _reals(answer: Value, gold: Value, rules: Rules) -> str:
    left, right = pieces_of(answer), pieces_of(gold)
    if left is None or right is None:
        return _not(answer, gold)
    first, second = canonical(left), canonical(right)
    if len(first) != len(second):
        return _not(answer, gold)
    for a, g in zip(first, second, strict=True):
        if not _same_piece(a, g, rules):
            return _not(answer, gold)
    return ""


def _same_piece(answer: Piece, gold: Piece, rules: Rules) -> bool:
    if (answer.low_closed, answer.high_closed) != (gold.low_closed, gold.high_closed):
        return False
    return not difference(answer.low, gold.low, rules) and not difference(
        answer.high, gold.high, rules
    )


# ---------------------------------------------------------------- yes, no, words, formulas


def _booleans(answer: Value, gold: Value) -> str:
    if isinstance(answer, Boolean) and isinstance(gold, Boolean):
        return "" if answer.value is gold.value else _not(answer, gold)
    if isinstance(gold, Boolean):
        if _YES_NO.match(answer.raw) and not _CONTRARY[gold.value].search(answer.raw):
            return ""
        quoted = read_part(answer.text) if isinstance(answer, Text) and answer.quoted else answer
        if isinstance(quoted, Boolean) and quoted.value is gold.value:
            return ""
    if isinstance(gold, Text) and gold.quoted and same_words(answer.raw, gold.text):
        return ""
    return _not(answer, gold)


def _scalars(answer: Value, gold: Value, rules: Rules) -> str:
    if isinstance(answer, Text) and isinstance(gold, Text):
        if same_words(answer.text, gold.text, quoted=answer.quoted or gold.quoted):
            return ""
        return _text_as_formula(answer, gold, rules)
    if isinstance(answer, Formula) and isinstance(gold, Formula):
        return _formulas(answer, gold, rules)
    if isinstance(answer, (Number, Formula)) and isinstance(gold, (Number, Formula)):
        return _number_and_formula(answer, gold, rules)
    if isinstance(answer, Text) or isinstance(gold, Text):
        return _text_and_other(answer, gold, rules)
    return _not(answer, gold)


def _text_as_formula(answer: Text, gold: Text, rules: Rules) -> str:
    """Give a text that is quoted the reading of what it quotes."""
    if not answer.quoted and not gold.quoted:
        return _not(answer, gold)
    left, right = read_part(answer.text), read_part(gold.text)
    if isinstance(left, Text) or isinstance(right, Text):
        return _not(answer, gold)
    return difference(left, right, rules)


def _text_and_other(answer: Value, gold: Value, rules: Rules) -> str:
    """Read the text again in the light of the other side."""
    text, other = (answer, gold) if isinstance(answer, Text) else (gold, answer)
    assert isinstance(text, Text)  # noqa: S101 - one of the two is
    if "".join(text.text.split()) == "".join(other.raw.split()):
        return ""
    again: Value = text
    if text.quoted:
        again = read_part(text.text)
    elif isinstance(other, (Formula, Number)):
        again = _formula_again(text.text, letters=True) or text
    if isinstance(again, Text):
        return _not(answer, gold)
    return difference(again, gold, rules) if text is answer else difference(answer, again, rules)


def _formula_again(text: str, *, letters: bool) -> Formula | None:
    try:
        return Formula(parse_formula(text, letters=letters), text)
    except Unparsed:
        return None


def _formulas(answer: Formula, gold: Formula, rules: Rules) -> str:
    if rules.tolerance is not None or rules.relative is not None:
        numbers = number_of(answer), number_of(gold)
        if numbers[0] is not None and numbers[1] is not None:
            return "" if same_number(numbers[0], numbers[1], rules) else _not(answer, gold)
    if same_formula(answer.node, gold.node):
        return ""
    if _has_short_words(answer.node) or _has_short_words(gold.node):
        left = _formula_again(answer.raw, letters=True)
        right = _formula_again(gold.raw, letters=True)
        if left and right and same_formula(left.node, right.node):
            return ""
    return _not(answer, gold)


def _has_short_words(node: Node) -> bool:
    if isinstance(node, Op):
        return any(map(_has_short_words, node.args))
    return (
        isinstance(node, Sym)
        and len(node.name) in {2, 3}
        and node.name.isalpha()
        and node.name != "pi"
    )


def _number_and_formula(answer: Value, gold: Value, rules: Rules) -> str:
    left, right = number_of(answer), number_of(gold)
    if left is not None and right is not None:
        if left.exact and right.exact:
            return _formula_nodes(answer, gold)
        return "" if same_number(left, right, rules) else _not(answer, gold)
    return _formula_nodes(answer, gold)


def _formula_nodes(answer: Value, gold: Value) -> str:
    first, second = node_of(answer), node_of(gold)
    same = first is not None and second is not None and same_formula(first, second)
    return "" if same else _not(answer, gold)


# ---------------------------------------------------------------- quantities


def _quantities(answer: Value, gold: Value, rules: Rules) -> str:
    if isinstance(answer, Quantity) and isinstance(gold, Quantity):
        return _two_quantities(answer, gold, rules)
    quantity, bare = (answer, gold) if isinstance(answer, Quantity) else (gold, answer)
    assert isinstance(quantity, Quantity)  # noqa: S101 - one of the two is
    if isinstance(bare, Text) and bare.quoted:
        return _text_and_other(answer, gold, rules)
    if isinstance(bare, Formula) and symbols(bare.node):
        again = _formula_again(quantity.raw, letters=False)
        return _not(answer, gold) if again is None else _formulas_or_not(bare, again, answer, gold)
    if not isinstance(bare, (Number, Formula)):
        return _not(answer, gold)
    if rules.unit_required:
        return f"{short(bare)} has no unit"
    if is_angle(quantity.unit) and isinstance(bare, Formula):
        if _same_angle(quantity, bare):
            return ""
    left, right = (quantity.amount, bare) if quantity is answer else (bare, quantity.amount)
    return difference(left, right, rules) and _not(answer, gold)


def _formulas_or_not(bare: Formula, again: Formula, answer: Value, gold: Value) -> str:
    return "" if same_formula(bare.node, again.node) else _not(answer, gold)


def _same_angle(quantity: Quantity, bare: Formula) -> bool:
    amount = node_of(quantity.amount)
    if amount is None:
        return False
    radians = Op("product", (amount, Const(quantity.unit.factor), Sym("pi")))
    return same_formula(bare.node, radians)


def _two_quantities(answer: Quantity, gold: Quantity, rules: Rules) -> str:
    a, g = answer.unit, gold.unit
    if a.dims != g.dims:
        return f"{short(answer)} is not {short(gold)}: the units measure different things"
    if a == g:
        return difference(answer.amount, gold.amount, rules) and _not(answer, gold)
    if a.pi != g.pi or not isinstance(answer.amount, Number) or not isinstance(gold.amount, Number):
        return _converted_formula(answer, gold, rules)
    return _converted_number(answer.amount, gold.amount, answer, gold, rules)


def _converted_number(
    answer: Number, gold: Number, source: Quantity, target: Quantity, rules: Rules
) -> str:
    if not (
        as_decimal(answer.value).is_finite() and abs(as_decimal(answer.value).adjusted()) < _FAR
    ):
        return _not(source, target)
    ratio = source.unit.factor / target.unit.factor
    value = (Fraction(answer.value) + source.unit.offset) * ratio - target.unit.offset
    converted = Number(as_decimal(value), exact=answer.exact, raw=answer.raw)
    if converted.value == gold.value or Fraction(gold.value) == value:
        return ""
    measured = Number(as_decimal(value), exact=False, raw=answer.raw)
    if not gold.exact and same_number(measured, gold, rules):
        return ""
    same = not answer.exact and _rounded(answer, value, ratio, Fraction(gold.value))
    return "" if same else _not(source, target)


_FAR = 2000


def _rounded(answer: Number, value: Fraction, ratio: Fraction, gold: Fraction) -> bool:
    """Tell whether the answer is the reference rounded in the answer's own unit."""
    if shown_digits(answer.value) < _MEASURED_DIGITS or isinstance(answer.value, Fraction):
        return False
    half = Fraction(5) * Fraction(10) ** (int(answer.value.as_tuple().exponent) - 1)
    return abs(value - gold) <= half * abs(ratio)


def _converted_formula(answer: Quantity, gold: Quantity, rules: Rules) -> str:
    amount = node_of(answer.amount)
    if amount is None or answer.unit.offset or gold.unit.offset:
        return _not(answer, gold)
    pi = Op("power", (Sym("pi"), Const(Fraction(answer.unit.pi - gold.unit.pi))))
    node = Op("product", (amount, Const(answer.unit.factor / gold.unit.factor), pi))
    return difference(Formula(node, answer.raw), gold.amount, rules) and _not(answer, gold)


# ---------------------------------------------------------------- collections


def _collections(answer: Items, gold: Items, rules: Rules, *, whole: bool) -> str:
    if whole and _may_be_intervals(answer, gold, rules):
        return f"{short(answer)} and {short(gold)} have different brackets"
    answer, gold = _flat(answer, gold), _flat(gold, answer)
    answer, gold = _without_names(answer, gold), _without_names(gold, answer)
    if gold.kind == "set" and answer.kind == "set":
        return _unordered(_distinct(answer.items, rules), _distinct(gold.items, rules), rules)
    if len(answer.items) != len(gold.items):
        return f"{len(answer.items)} items instead of {len(gold.items)}"
    if gold.ordered:
        return _ordered(answer.items, gold.items, rules)
    return _unordered(answer.items, gold.items, rules)


def _may_be_intervals(answer: Items, gold: Items, rules: Rules) -> bool:
    """Tell whether two pairs could be an open and a closed interval, with no hint to the contrary."""
    if {answer.kind, gold.kind} != {"list", "tuple"} or rules.answer_type in {"list", "tuple"}:
        return False
    if not len(answer.items) == len(gold.items) == _PAIR:
        return False
    if not all(isinstance(item, (Number, Formula)) for item in gold.items):
        return False
    ends = [number_of(item) for item in gold.items]
    return ends[0] is not None and ends[1] is not None and ends[0].value < ends[1].value


def _flat(items: Items, other: Items) -> Items:
    """Return a one-column or one-row matrix as a plain list where the other side is one."""
    if not items.matrix or any(isinstance(item, Items) for item in other.items):
        return items
    rows = [row for row in items.items if isinstance(row, Items)]
    if len(rows) != len(items.items):
        return items
    if len(rows) == 1:
        return Items("list", rows[0].items, items.raw)
    if all(len(row.items) == 1 for row in rows):
        return Items("list", tuple(row.items[0] for row in rows), items.raw)
    return items


def _without_names(items: Items, other: Items) -> Items:
    """Drop `x =` from every item where the other side names nothing; keep the order then."""
    if any(isinstance(item, Named) for item in other.items):
        return items
    named = [item for item in items.items if isinstance(item, Named)]
    if not named or len(named) != len(items.items):
        return items
    one_name = len({item.name for item in named}) == 1
    kind = items.kind if one_name else "tuple"
    return Items(kind, tuple(item.value for item in named), items.raw)


def _ordered(answers: tuple[Value, ...], golds: tuple[Value, ...], rules: Rules) -> str:
    undecided: Undecided | None = None
    for place, (answer, gold) in enumerate(zip(answers, golds, strict=True), start=1):
        try:
            found = difference(answer, gold, rules)
        except Undecided as bound:
            undecided = bound
            continue
        if found:
            return f"item {place}: {found}"
    if undecided is not None:
        raise undecided
    return ""


def _key(value: Value) -> str:
    return " ".join(value.raw.split())


def _unordered(answers: tuple[Value, ...], golds: tuple[Value, ...], rules: Rules) -> str:
    if len(answers) != len(golds):
        return f"{len(answers)} items instead of {len(golds)}"
    left, right = _rest(answers, golds), list(_rest(golds, answers))
    if len(left) > _MAX_SEARCH:
        raise Undecided(f"{len(left)} items without order are too many to match")
    for answer in left:
        for index, gold in enumerate(right):
            if not difference(answer, gold, rules):
                del right[index]
                break
        else:
            return f"{short(answer)} is not among the reference's items"
    return ""


def _rest(values: tuple[Value, ...], others: tuple[Value, ...]) -> list[Value]:
    """Return the values that do not stand among the others letter by letter."""
    spare = Counter(map(_key, others))
    rest: list[Value] = []
    for value in values:
        key = _key(value)
        if spare[key] > 0:
            spare[key] -= 1
        else:
            rest.append(value)
    return rest


def _distinct(values: tuple[Value, ...], rules: Rules) -> tuple[Value, ...]:
    """Drop repeated members of a set."""
    seen = {_key(value): value for value in values}
    if len(seen) > _MAX_SEARCH:
        return tuple(seen.values())
    kept: list[Value] = []
    exactly = Rules()
    for value in seen.values():
        if all(difference(value, other, exactly) for other in kept):
            kept.append(value)
    return tuple(kept)


# ---------------------------------------------------------------- tables


def _tables(answer: Value, gold: Value, rules: Rules) -> str:
    left, right = as_table(answer), as_table(gold)
    if left is None or right is None:
        return _not(answer, gold)
    if len(left.pairs) != len(right.pairs):
        return f"{len(left.pairs)} keys instead of {len(right.pairs)}"
    spelled = {_key_text(key): value for key, value in left.pairs}
    if len(spelled) != len(left.pairs):
        return "a key stands twice"
    for key, value in right.pairs:
        text = _key_text(key)
        found = spelled.get(text) or _looked_up(key, left)
        if found is None:
            return f"key {short(key)} is missing"
        differs = difference(found, value, rules)
        if differs:
            return f"key {short(key)}: {differs}"
    return ""


def _key_text(key: Value) -> str:
    text = key.text if isinstance(key, Text) else key.raw
    return "".join(text.split())


def _looked_up(key: Value, table: Table) -> Value | None:
    if len(table.pairs) > _MAX_SEARCH:
        return None
    exactly = Rules()
    found = [value for other, value in table.pairs if not difference(other, key, exactly)]
    return found[0] if len(found) == 1 else None


def as_table(value: Value) -> Table | None:
    """Read a list of pairs, or of named values, as a table."""
    if isinstance(value, Table):
        return value
    if not isinstance(value, Items):
        return None
    pairs: list[tuple[Value, Value]] = []
    for item in value.items:
        if isinstance(item, Named):
            pairs.append((Text(item.name, item.name), item.value))
        elif isinstance(item, Items) and item.ordered and len(item.items) == _PAIR:
            pairs.append((item.items[0], item.items[1]))
        else:
            return None
    return Table(tuple(pairs), value.raw)


def is_number_text(text: str) -> bool:
    """Tell whether a text is a plain number."""
    return parse_number(text) is not None
