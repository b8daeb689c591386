"""Compare collections: order, repeats, keys."""

from __future__ import annotations

import re
from collections import Counter

from loong.answers.algebra.evaluate import has_i
from loong.answers.algebra.nodes import number_of
from loong.answers.lists.rows import in_order
from loong.answers.number import Rules, parse_number
from loong.answers.reasons import Difference, not_the_same, short
from loong.answers.text.words import parse_number_words
from loong.answers.values import (
    Boolean,
    Formula,
    Items,
    Named,
    Number,
    Quantity,
    Sym,
    Table,
    Text,
    Undecided,
    Value,
)

_MAX_SEARCH = 300
_APPLIED = re.compile(r"(?P<name>[A-Za-z]{1,10})\((?P<of>[A-Za-z0-9]{1,10})\)")
_LABELLED = re.compile(
    r"'?(?P<key>[A-Za-z][A-Za-z0-9_]{0,40})'?(?: ?: ?| )(?P<value>[-+]?[0-9][0-9.,/]{0,40} ?%?)"
)
_PAIR = 2
_OTHER_ENDS = {("list", "tuple"), ("tuple", "list"), ("set", "list"), ("set", "tuple")}
_UNKNOWN = re.compile(r"[A-Za-z](?:_?[0-9]{1,2})?|lambda|theta|alpha|beta")
_COUNTED = re.compile(r"(?P<stem>[A-Za-z])(?:_?\{?(?P<place>[1-9])\}?)?")


_OPTIONS = frozenset("ABCDEabcde")
"""Letters that may be options, whose case alone says nothing."""
_DOTS = frozenset({"...", "…", "\\ldots", "\\dots", "\\cdots"})


def collections(answer: Items, gold: Items, rules: Rules, part: Difference, *, whole: bool) -> str:
    """Say how two collections differ; `part` compares their items."""
    other = _in_other_case(answer, gold)
    if other:
        return other
    if whole and _may_be_intervals(answer, gold, rules):
        return f"{short(answer)} and {short(gold)} have different brackets"
    answer, gold = _with_unit(answer), _with_unit(gold)
    answer, gold = _flat(answer, gold), _flat(gold, answer)
    answer, gold = _without_names(answer, gold), _without_names(gold, answer)
    if gold.kind == "set" and answer.kind == "set":
        return _unordered(_distinct(answer.items, part), _distinct(gold.items, part), rules, part)
    if len(answer.items) != len(gold.items):
        return f"{len(answer.items)} items instead of {len(gold.items)}"
    ordered = gold.ordered and not _has_both_signs(answer, gold)
    if ordered or _is_sequence(gold) or in_order(gold):
        return _ordered(answer.items, gold.items, rules, part)
    return _unordered(answer.items, gold.items, rules, part)


def _in_other_case(answer: Items, gold: Items) -> str:
    """Say whether lone letters have another case; options may all have the other one."""
    letters, others = _letters(answer), _letters(gold)
    if sorted(letters) == sorted(others):
        return ""
    swapped = "".join(sorted(letters)).swapcase() == "".join(sorted(others))
    one_case = len(set(map(str.isupper, letters))) == 1
    options = swapped and one_case and "bare" in {answer.kind, gold.kind}
    return "" if options else f"{short(answer)} and {short(gold)} have other letters"


def _letters(items: Items) -> list[str]:
    texts = (item.text for item in items.items if isinstance(item, Text))
    return [text for text in texts if text in _OPTIONS]


def _has_both_signs(answer: Items, gold: Items) -> bool:
    """Tell whether an answer tells the members of a list with ±, in no order."""
    return gold.kind == "list" and not gold.matrix and answer.kind == "bare" and "±" in answer.raw


def _is_sequence(gold: Items) -> bool:
    """Tell whether order counts in a list: `up, up, left`, `1, -1, 1, -1`, `2, 4, …`, truths."""
    if gold.items and all(isinstance(item, Boolean) for item in gold.items):
        return True
    if gold.kind != "bare":
        return False
    words = [item.text.lower() for item in gold.items if isinstance(item, Text)]
    if len(words) == len(gold.items):
        return len(words) > len(set(words))
    return _comes_back(list(map(_key, gold.items)))


def _comes_back(keys: list[str]) -> bool:
    """Tell whether a list goes on in dots, or comes back to a member after another one."""
    runs = [key for key, before in zip(keys, ["", *keys], strict=False) if key != before]
    return len(runs) > len(set(runs)) or not _DOTS.isdisjoint(keys)


def _with_unit(items: Items) -> Items:
    """Read a lone `i` or `I` beside or below another imaginary item, as in `{-I, I}`."""
    return _imaginary(items) if _has_imaginary(items) else items


def _has_imaginary(value: Value) -> bool:
    if isinstance(value, Items):
        return any(map(_has_imaginary, value.items))
    return isinstance(value, Formula) and has_i(value.node)


def _imaginary(items: Items) -> Items:
    read: list[Value] = []
    for item in items.items:
        if isinstance(item, Items):
            read.append(_imaginary(item))
        elif isinstance(item, Text) and item.text in {"i", "I"}:
            read.append(Formula(Sym("i"), item.raw))
        else:
            read.append(item)
    return Items(items.kind, tuple(read), items.raw, matrix=items.matrix)


def _may_be_intervals(answer: Items, gold: Items, rules: Rules) -> bool:
    """Tell whether the reference could be an interval, and an answer one of other ends, or a set.

    A list for a set is no interval: so programs print solutions.
    """
    kinds = answer.kind, gold.kind
    if kinds not in _OTHER_ENDS or rules.answer_type in {"list", "tuple", "set"}:
        return False
    if answer.matrix or gold.matrix or not len(answer.items) == len(gold.items) == _PAIR:
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
    mine, others = _stem(items), _stem(other)
    if mine and others and mine[0] == others[0] and mine[1] is not others[1]:
        return Items("bare", tuple(i.value for i in items.items if isinstance(i, Named)), items.raw)
    if any(isinstance(item, Named) or _is_counted(item) for item in other.items):
        return items
    named = [item for item in items.items if isinstance(item, Named)]
    if not named or len(named) != len(items.items):
        return items
    one_name = len({item.name for item in named}) == 1
    kind = items.kind if one_name else "tuple"
    return Items(kind, tuple(item.value for item in named), items.raw)


def _stem(items: Items) -> tuple[str, bool] | None:
    """Return what several solutions solve for, and whether indices count them: `x_1 = 1, x_2 = 2`.

    None where the names differ otherwise.
    """
    names = [item.name for item in items.items if isinstance(item, Named)]
    counted = [match for match in map(_COUNTED.fullmatch, names) if match]
    if len(counted) != len(items.items) or len(counted) < _PAIR:
        return None
    places = sorted(int(match["place"] or 0) for match in counted)
    indexed = places == list(range(1, len(names) + 1))
    if len({match["stem"] for match in counted}) != 1 or not (indexed or not any(places)):
        return None
    return counted[0]["stem"], indexed


def _is_counted(item: Value) -> bool:
    """Tell whether an amount names the things that it counts, as `12 cows` does."""
    return isinstance(item, Quantity) and any(name.startswith("#") for name, _ in item.unit.dims)


def _ordered(
    answers: tuple[Value, ...], golds: tuple[Value, ...], rules: Rules, part: Difference
) -> str:
    undecided: Undecided | None = None
    for place, (answer, gold) in enumerate(zip(answers, golds, strict=True), start=1):
        try:
            found = part(answer, gold, rules)
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


def _unordered(
    answers: tuple[Value, ...], golds: tuple[Value, ...], rules: Rules, part: Difference
) -> str:
    if len(answers) != len(golds):
        return f"{len(answers)} items instead of {len(golds)}"
    left, right = _rest(answers, golds), list(_rest(golds, answers))
    if len(left) > _MAX_SEARCH:
        raise Undecided(f"{len(left)} items without order are too many to match")
    for answer in left:
        for index, gold in enumerate(right):
            if not part(answer, gold, rules):
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


def _distinct(values: tuple[Value, ...], part: Difference) -> tuple[Value, ...]:
    """Drop repeated members of a set."""
    seen = {_key(value): value for value in values}
    if len(seen) > _MAX_SEARCH:
        return tuple(seen.values())
    kept: list[Value] = []
    exactly = Rules()
    for value in seen.values():
        if all(part(value, other, exactly) for other in kept):
            kept.append(value)
    return tuple(kept)


# ---------------------------------------------------------------- tables


def tables(answer: Value, gold: Value, rules: Rules, part: Difference) -> str:
    """Say how two tables differ; `part` compares keys and values."""
    left, right = _as_table(answer) or _labelled(answer), _as_table(gold) or _labelled(gold)
    if left is None or right is None:
        return not_the_same(answer, gold)
    left, right = _applied(left, right), _applied(right, left)
    if len(left.pairs) != len(right.pairs):
        return f"{len(left.pairs)} keys instead of {len(right.pairs)}"
    spelled = {_key_text(key): value for key, value in left.pairs}
    if len(spelled) != len(left.pairs):
        return "a key stands twice"
    for key, value in right.pairs:
        text = _key_text(key)
        found = spelled.get(text) or _looked_up(key, left, part)
        if found is None:
            return f"key {short(key)} is missing"
        differs = part(found, value, rules)
        if differs:
            return f"key {short(key)}: {differs}"
    return ""


def _applied(table: Table, other: Table) -> Table:
    """Read the keys `d(A)` and `d(B)` as A and B beside keys that apply no function."""
    found = [_APPLIED.fullmatch(_key_text(key)) for key, _ in table.pairs]
    if not all(found) or any("(" in _key_text(key) for key, _ in other.pairs):
        return table
    keys = [match["of"] for match in found if match]
    if len({match["name"] for match in found if match}) != 1:
        return table
    pairs = [(Text(key, key), value) for key, (_, value) in zip(keys, table.pairs, strict=True)]
    return Table(tuple(pairs), table.raw)


def _labelled(value: Value) -> Table | None:
    """Read `A 2, C 1` and a lone `a: 1` beside a table as one, with plain values."""
    parts = [item.raw for item in value.items] if isinstance(value, Items) else [value.raw]
    found = [_LABELLED.fullmatch(part) for part in parts] if len(parts) <= _MAX_SEARCH else []
    if (isinstance(value, Items) and value.kind != "bare") or not all(found):
        return None
    pairs: list[tuple[Value, Value]] = []
    for match in found:
        number = parse_number(match["value"]) if match else None
        if match is None or number is None:
            return None
        pairs.append((Text(match["key"], match["key"]), number))
    return Table(tuple(pairs), value.raw)


def _key_text(key: Value) -> str:
    if isinstance(key, Text) and key.quoted:
        return key.text
    text = key.text if isinstance(key, Text) else key.raw
    return "".join(text.split())


def _looked_up(key: Value, table: Table, part: Difference) -> Value | None:
    if len(table.pairs) > _MAX_SEARCH:
        return None
    exactly = Rules()
    if _key_text(key) in _OPTIONS:
        return None
    found = [value for other, value in table.pairs if not part(other, key, exactly)]
    return found[0] if len(found) == 1 else None


def _counted_pair(item: Value) -> tuple[Value, Value] | None:
    """Read `5 pears` or `five pears` as the number of a thing."""
    count, _, name = item.raw.partition(" ")
    number = parse_number(count) or parse_number_words(count)
    if number is None or not name.isalpha() or not isinstance(item, (Quantity, Text)):
        return None
    return Text(name, name), number


def _as_table(value: Value) -> Table | None:
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
        elif (counted := _counted_pair(item)) is not None:
            pairs.append(counted)
        else:
            return None
    return Table(tuple(pairs), value.raw)


def solved(table: Table, name: str = "") -> Named | None:
    """Read `{x: 3}`, one name with its value, as `x = 3`; quoted only beside that very name."""
    key, value = table.pairs[0] if len(table.pairs) == 1 else (None, None)
    if not isinstance(key, Text) or value is None:
        return None
    if not _UNKNOWN.fullmatch(key.raw) and key.text != name:
        return None
    return Named(key.text, value, table.raw)
