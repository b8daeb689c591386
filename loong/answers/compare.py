"""Compare an answer with its reference."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from loong.answers.blocks import is_block, same_block
from loong.answers.notations.spelled_numbers import same_numeral
from loong.answers.number import Rules, parse_number, same_number
from loong.answers.read import MAX_LENGTH, as_formula, read, read_part
from loong.answers.reasons import short
from loong.answers.result import Comparison
from loong.answers.rewordings.restated import restated
from loong.answers.same import difference
from loong.answers.spellings.tidy import undecorated, visible
from loong.answers.text.greek import letter_of
from loong.answers.text.phrases import same_words
from loong.answers.values import (
    Boolean,
    Date,
    Equation,
    Formula,
    Items,
    Named,
    Number,
    Quantity,
    Reals,
    Table,
    Text,
    Undecided,
    Value,
)

if TYPE_CHECKING:
    from loong.types import AnswerType

_LONGEST_WORDS = 500_000
"""Texts of more characters that cannot be read are the same only sign by sign."""
_PADDED = re.compile(r"0(?!1[01])[1-9][0-9]")
"""A number below a thousand in three digits; `011` may be a word of bits."""
_PLAIN_RULES = Rules()
_ROUNDED = Rules(rounded=True)


def compare(
    prediction: str,
    gold: str,
    *,
    answer_type: AnswerType | None = None,
    tolerance: float | None = None,
    relative: float | None = None,
    unit_required: bool = False,
) -> Comparison:
    """Compare two bare answers; bounded, safe from any thread, executes nothing.

    Args:
        prediction: the answer to judge, already taken out of its reply.
        gold: the reference; it decides digits, order and kinds of brackets.
        answer_type: how both are to be read; None for the best reading of each.
        tolerance: absolute, in the reference's unit; one as wide as the reference is ignored.
        relative: relative tolerance, below 1.
        unit_required: refuse an answer without a unit where the reference has one.
    """
    rules = _rules(answer_type, tolerance, relative, unit_required=unit_required)
    if answer_type is None:
        left, right = parse_number(prediction), parse_number(gold)
        if left is not None and right is not None:
            return _numbers(left, right, rules)
        letters = letter_of(prediction), letter_of(gold)
        if letters[0] is not None and letters[1] is not None:
            return _letters(letters[0], letters[1])
    if prediction.strip() == gold.strip() and gold.strip():
        return Comparison(equal=True, reason="the same text", kind=infer_type(gold))
    block = same_block(prediction, gold) if answer_type is None and is_block(gold) else None
    if block is not None:
        why = "the same block" if block else "the block does not do the same"
        return Comparison(equal=block, reason=why, kind="text")
    return _compare(prediction, gold, rules)


def rounds(answer: str, gold: str) -> bool:
    """Tell whether a computed amount, rounded at the last digit of the reference, is the reference.

    Whole numbers count as rounded too, so `58.18 J/K` is `58 J/K` and `58.6 J/K` is not. For what a
    program prints beside a reference that was rounded by hand, never for grading. Only for
    references that are one number or one quantity, shown in digits and not zero.
    """
    try:
        wanted = read(gold)
    except Undecided:
        return False
    amount = wanted.amount if isinstance(wanted, Quantity) else wanted
    if not isinstance(amount, Number) or not isinstance(amount.value, Decimal) or not amount.value:
        return False
    return not _leading_zeros(gold.strip()) and bool(_compare(answer, gold, _ROUNDED).equal)


def _rules(
    answer_type: AnswerType | None,
    tolerance: float | None,
    relative: float | None,
    *,
    unit_required: bool,
) -> Rules:
    if tolerance is None and relative is None and answer_type is None and not unit_required:
        return _PLAIN_RULES
    return Rules(_positive(tolerance), _positive(relative), unit_required, answer_type)


def _positive(value: float | None) -> Decimal | None:
    """Return a tolerance as a decimal; nonsense (negative, NaN, infinite) counts as none given."""
    if value is None:
        return None
    try:
        number = Decimal(repr(float(value)))
    except (InvalidOperation, ValueError, OverflowError):
        return None
    return number if number.is_finite() and number >= 0 else None


def _numbers(answer: Number, gold: Number, rules: Rules) -> Comparison:
    kind = "integer" if gold.exact and isinstance(gold.value, Decimal) else "number"
    if _leading_zeros(gold.raw) and answer.raw.strip(" $.") not in _unpadded(gold.raw.strip()):
        return Comparison(equal=False, reason=f"{short(answer)} is not {short(gold)}", kind="text")
    if same_number(answer, gold, rules):
        return Comparison(equal=True, reason="the same number", kind=kind)
    return Comparison(equal=False, reason=f"{short(answer)} is not {short(gold)}", kind=kind)


def _letters(answer: str, gold: str) -> Comparison:
    """Compare two Greek letters, small and capital ones apart."""
    why = "the same letter" if answer == gold else f"{answer} is not {gold}"
    return Comparison(equal=answer == gold, reason=why, kind="expression")


def _leading_zeros(text: str) -> bool:
    """Tell whether a reference is a code of digits such as 0591 and no number."""
    return len(text) > 1 and text[0] == "0" and text.isdigit()


def _unpadded(gold: str) -> tuple[str, ...]:
    """Return how a code of digits may be told: as it is, and `023`, as contests write 23, as 23."""
    return (gold, gold[1:]) if _PADDED.fullmatch(gold) else (gold,)


def _compare(prediction: str, gold: str, rules: Rules) -> Comparison:
    if not gold.strip():
        return Comparison(equal=None, reason="the reference is empty", kind="text")
    if not visible(prediction[: MAX_LENGTH + 1]).strip():
        return _unreadable("the answer is empty")
    if rules.answer_type == "text":
        return _as_text(prediction, gold)
    return _beside_look_alikes(prediction, gold, rules)


def _beside_look_alikes(prediction: str, gold: str, rules: Rules) -> Comparison:
    """Compare what is read after telling apart what would be read alike."""
    from loong.answers.algebra.ordered import with_transposes  # plain numbers never need these
    from loong.answers.sentences.opposites import opposed
    from loong.answers.spellings.angles import turned_around, with_means
    from loong.answers.spellings.dropped import dropped_otherwise
    from loong.answers.spellings.syntax import other_literal
    from loong.answers.spellings.vector_products import other_product

    if dropped_otherwise(prediction, gold) or other_literal(prediction, gold):
        why = f"{prediction[:60]!r} is not {gold[:60]!r} to the sign"
        return Comparison(equal=False, reason=why, kind="text")
    if other_product(prediction, gold) or turned_around(prediction, gold):
        why = f"{prediction[:60]!r} is another product than {gold[:60]!r}"
        return Comparison(equal=False, reason=why, kind="expression")
    if opposed(prediction, gold):
        why = f"{prediction[:60]!r} says another thing than {gold[:60]!r}"
        return Comparison(equal=False, reason=why, kind="text")
    return _read_and_compared(*with_means(*with_transposes(prediction, gold)), rules)


def _read_and_compared(prediction: str, gold: str, rules: Rules) -> Comparison:
    try:
        wanted = retyped(read(gold), rules.answer_type)
    except Undecided as bound:
        return _letter_by_letter(prediction, gold, str(bound))
    try:
        given = retyped(read(prediction), rules.answer_type)
    except Undecided as bound:
        return _unreadable(f"the answer is unreadable: {bound}")
    first = _values(given, wanted, rules)
    if first.equal is False and rules.answer_type is None and _again(given, wanted, rules):
        return Comparison(
            equal=True, reason=f"the same {first.kind}, put otherwise", kind=first.kind
        )
    return first


def _again(given: Value, wanted: Value, rules: Rules) -> bool:
    """Compare what stands inside remarks, other cultures' spellings, and answers stated twice."""
    from loong.answers.rewordings.again import (
        rewordings,  # loads all habits, which equal answers never need
    )

    for answer, gold in rewordings(given.raw, wanted.raw):
        if _values(read_part(answer), read_part(gold), rules).equal:
            return True
    answers = restated(given.raw, read_part, _agree) or [given]
    golds = restated(wanted.raw, read_part, _agree) or [wanted]
    if (answers, golds) == ([given], [wanted]):
        return False
    if _is_rounded(answers[-1]) and _is_rounded(wanted):
        answers = answers[-1:]  # `ln 5 ≈ 1.6` is told to two digits
    return any(_values(one, other, rules).equal is True for one in answers for other in golds)


def _is_rounded(value: Value) -> bool:
    return isinstance(value, Number) and not value.exact


def _agree(answer: Value, gold: Value) -> bool:
    return _values(answer, gold, _PLAIN_RULES).equal is True


def _unreadable(reason: str) -> Comparison:
    return Comparison(equal=False, reason=reason, kind="unreadable")


def _values(given: Value, wanted: Value, rules: Rules) -> Comparison:
    if not _fits(given, rules.answer_type) and _fits(wanted, rules.answer_type):
        return _unreadable(f"{short(given)} cannot be read as {rules.answer_type}")
    if isinstance(given, Number) and isinstance(wanted, Number):
        numeral = same_numeral(given, wanted)
        if numeral is None:
            return _numbers(given, wanted, rules)
        why = "the same numeral" if numeral else f"{short(given)} is not {short(wanted)}"
        return Comparison(equal=numeral, reason=why, kind="text")
    kind = kind_of(wanted)
    try:
        found = difference(given, wanted, rules, whole=True)
    except (Undecided, RecursionError) as bound:
        return Comparison(equal=None, reason=f"could not be decided: {bound}", kind=kind)
    return Comparison(equal=not found, reason=found or f"the same {kind}", kind=kind)


def _as_text(prediction: str, gold: str) -> Comparison:
    left, right = _bare_text(prediction), _bare_text(gold)
    if same_words(left, right):
        return Comparison(equal=True, reason="the same text", kind="text")
    return Comparison(equal=False, reason=f"{left[:60]!r} is not {right[:60]!r}", kind="text")


def _bare_text(text: str) -> str:
    bare = undecorated(visible(text[:MAX_LENGTH])).strip()
    if len(bare) > len("''") and bare[0] == bare[-1] and bare[0] in "'\"":
        return bare[1:-1]
    return bare


def _letter_by_letter(prediction: str, gold: str, why: str) -> Comparison:
    short = max(len(prediction), len(gold)) <= _LONGEST_WORDS
    if short and prediction.split() == gold.split():
        return Comparison(equal=True, reason="the same text but for blanks", kind="text")
    return Comparison(equal=None, reason=f"the reference is unreadable: {why}", kind="text")


# ---------------------------------------------------------------- types


def kind_of(value: Value) -> AnswerType:
    """Name the answer type that a value has."""
    if isinstance(value, Number):
        if not value.exact:
            return "number"
        return "integer" if isinstance(value.value, Decimal) else "fraction"
    if isinstance(value, Items):
        return "set" if value.kind == "bare" else value.kind
    if isinstance(value, Named):
        return kind_of(value.value)
    return _KINDS[type(value)]


_KINDS: dict[type, AnswerType] = {
    Text: "text",
    Boolean: "boolean",
    Date: "text",
    Table: "dict",
    Formula: "expression",
    Equation: "expression",
    Quantity: "quantity",
    Reals: "interval",
}


def infer_type(answer: str) -> AnswerType:
    """Return the type that an answer's text is best read as; `text` where it is nothing else."""
    try:
        return kind_of(read(answer))
    except Undecided:
        return "text"


def retyped(value: Value, answer_type: str | None) -> Value:
    """Read a value as a type where its spelling allows that."""
    change = _RETYPE.get(answer_type or "")
    return value if change is None else change(value)


def _to_list(value: Value) -> Value:
    if isinstance(value, Items) and value.kind in {"bare", "set"}:
        return Items("list", value.items, value.raw, matrix=value.matrix)
    return value


def _to_set(value: Value) -> Value:
    if isinstance(value, Items):
        return Items("set", value.items, value.raw)
    if isinstance(value, (Reals, Table, Named)):
        return value
    return Items("set", (value,), value.raw)


def _to_interval(value: Value) -> Value:
    if isinstance(value, Items) and value.kind in {"list", "tuple", "set"}:
        from loong.answers.algebra.reals import pieces_of

        pieces = pieces_of(value)
        return value if pieces is None else Reals(pieces, value.raw)
    return value


def _to_expression(value: Value) -> Value:
    if isinstance(value, Quantity) or (isinstance(value, Text) and not value.quoted):
        return as_formula(value.raw, letters=True) or value
    return value


_RETYPE: dict[str, Callable[[Value], Value]] = {
    "list": _to_list,
    "tuple": _to_list,
    "set": _to_set,
    "interval": _to_interval,
    "expression": _to_expression,
}

_NUMBERS = (Number, Formula, Quantity, Named, Items)
_FITTING: dict[str, tuple[type, ...]] = {
    "integer": _NUMBERS,
    "number": _NUMBERS,
    "fraction": _NUMBERS,
    "quantity": _NUMBERS,
    "boolean": (Boolean, Text),
    "dict": (Table, Items),
    "list": (Items, Number, Text, Formula, Quantity, Named, Table),
    "tuple": (Items, Number, Text, Formula, Quantity, Named, Table),
}


def _fits(value: Value, answer_type: str | None) -> bool:
    wanted = _FITTING.get(answer_type or "")
    return wanted is None or isinstance(value, wanted)
