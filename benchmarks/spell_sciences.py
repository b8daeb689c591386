"""Makers of pairs about logic, graphs, formulas, sequences and code, for `benchmarks/spell.py`."""

from __future__ import annotations

import itertools
import random
from typing import NamedTuple

from benchmarks.spell_values import Draw, Maker


def sequence(r: random.Random, equal: bool) -> Draw:
    """Spell a DNA strand, or its reverse, its complement or one base less."""
    gold = "".join(r.choice("ACGT") for _ in range(r.randint(8, 60)))
    wrong = [gold[::-1], gold.translate(str.maketrans("ACGT", "TGCA")), gold[:-1], gold + "A"]
    said = gold if equal else r.choice([text for text in wrong if text != gold])
    blocks = " ".join(said[at : at + 10] for at in range(0, len(said), 10))
    spelled = [said, said.lower(), f"5'-{said}-3'", f"`{said}`", f"```\n{said}\n```", blocks]
    return r.choice(spelled), gold, equal


_SALTS = [("Ca", 2), ("Mg", 2), ("Al", 3), ("Fe", 3), ("Na", 1), ("K", 1), ("Ba", 2), ("Cr", 3)]
_ACIDS = [("SO4", 2), ("NO3", 1), ("PO4", 3), ("CO3", 2), ("OH", 1), ("ClO4", 1)]


def formula(r: random.Random, equal: bool) -> Draw:
    """Spell a salt, or change one of its counts or elements."""
    (metal, plus), (rest, minus) = r.choice(_SALTS), r.choice(_ACIDS)
    n, m = (1, 1) if plus == minus else (minus, plus)

    def build(n: int, m: int, rest: str) -> str:
        tail = f"({rest}){m}" if m > 1 else rest
        return f"{metal}{n if n > 1 else ''}{tail}"

    gold = build(n, m, rest)
    wrong = [build(n + 1, m, rest), build(n, m + 1, rest), build(n, m, "HSO3")]
    said = gold if equal else r.choice(wrong)
    low = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
    latex = "".join(f"_{sign}" if sign.isdigit() else sign for sign in said)
    spelled = [said.translate(low), rf"\ce{{{said}}}", latex, rf"\mathrm{{{latex}}}"]
    return r.choice([*spelled, f"${latex}$", f"**{said}**"]), gold, equal


class Node(NamedTuple):
    """A formula: a variable by its name, or an operation on one or two formulas."""

    name: str
    parts: tuple[Node, ...] = ()


_SIGNS = {
    "signs": {"not": "¬", "and": " ∧ ", "or": " ∨ ", "if": " → "},
    "keys": {"not": "~", "and": " & ", "or": " | ", "if": " -> "},
    "latex": {"not": r"\neg ", "and": r" \land ", "or": r" \lor ", "if": r" \to "},
    "words": {"not": "not ", "and": " and ", "or": " or ", "if": " implies "},
}


def _show(node: Node, style: str, outer: bool = True) -> str:
    if not node.parts:
        return node.name
    sign, inner = _SIGNS[style][node.name], [_show(part, style, False) for part in node.parts]
    if node.name == "not":
        return sign + inner[0]
    return sign.join(inner) if outer else f"({sign.join(inner)})"


def _holds(node: Node, world: dict[str, bool]) -> bool:
    if not node.parts:
        return world[node.name]
    values = [_holds(part, world) for part in node.parts]
    if node.name == "not":
        return not values[0]
    return {"and": all(values), "or": any(values), "if": not values[0] or values[-1]}[node.name]


def _table(node: Node) -> list[bool]:
    worlds = itertools.product([False, True], repeat=3)
    return [_holds(node, dict(zip("pqr", world, strict=True))) for world in worlds]


def _drawn(r: random.Random, depth: int) -> Node:
    if depth == 0 or r.randrange(10) == 0:
        leaf = Node(r.choice("pqr"))
        return Node("not", (leaf,)) if r.choice([True, False, False]) else leaf
    return Node(r.choice(["and", "or", "if"]), (_drawn(r, depth - 1), _drawn(r, depth - 1)))


def _rewritten(r: random.Random, node: Node) -> Node:
    """Apply one law at every operation; truth tables check the whole afterwards."""
    if not node.parts or node.name == "not":
        return node
    a, b = (_rewritten(r, part) for part in node.parts)
    if node.name == "if":
        turned = Node("if", (Node("not", (b,)), Node("not", (a,))))
        return r.choice([turned, Node("or", (Node("not", (a,)), b))])
    dual = {"and": "or", "or": "and"}[node.name]
    law = Node("not", (Node(dual, (Node("not", (a,)), Node("not", (b,)))),))
    return r.choice([law, Node(node.name, (b, a))])


def logic(r: random.Random, equal: bool) -> Draw:
    """Rewrite a formula by laws of logic, or draw another one that differs in a world."""
    while True:
        gold = _drawn(r, 2)
        said = _rewritten(r, gold) if equal else _drawn(r, 2)
        if (_table(gold) == _table(said)) == equal and gold.parts and gold != said:
            break
    style = r.choice([name for name in _SIGNS if name != "words"])
    return _show(said, r.choice(list(_SIGNS))), _show(gold, style), equal


def edges(r: random.Random, equal: bool) -> Draw:
    """Shuffle a set of edges, or move, drop or add one."""
    every = list(itertools.combinations(range(1, 8), 2))
    gold = r.sample(every, r.randint(3, 7))
    said = r.sample(gold, len(gold))
    if not equal:
        new = r.choice([edge for edge in every if edge not in gold])
        said = r.choice([[*said, new], said[1:], [*said[1:], new]])
    listed = ", ".join(map(str, said))
    spelled = [f"{{{listed}}}", listed, rf"\{{{listed}\}}", f"E = {{{listed}}}"]
    return r.choice(spelled), f"{{{', '.join(map(str, gold))}}}", equal


def path(r: random.Random, equal: bool) -> Draw:
    """Spell a path through lettered places."""
    gold = r.sample("ABCDEFGH", r.randint(3, 6))
    wrong = [gold[::-1], [*gold[1:], gold[0]], gold[:-1], [*gold, "Z"]]
    said = gold if equal else r.choice(wrong)
    arrows = [" -> ", "->", " → ", r" \to ", r" \rightarrow "]
    route = r.choice(arrows).join(said)
    return r.choice([route, f"**{route}**", f"The path is {route}"]), " -> ".join(gold), equal


def printed(r: random.Random, equal: bool) -> Draw:
    """Print a value as Python or a library does."""
    n, d = r.randint(1, 999), r.choice([2, 4, 5, 8])
    value = n / d
    pair = [("n", n), ("kind", r.choice(["x", "y", "z"])), ("ok", r.choice([True, False]))]
    off = 0 if equal else r.choice([1, 7, 100])
    other = [("n", n + off), *pair[1:]]
    options = [
        (f"np.float64({value + off})", f"{value}"),
        (f"Decimal('{value + off}0')", f"{value}"),
        (f"Fraction({n + off * d}, {d})", f"{value}"),
        (f"tensor({value + off})", f"{value}"),
        (f"array([{value + off}, {n}])", f"[{value}, {n}]"),
        (f"[np.float64({value}), np.int64({n + off})]", f"[{value}, {n}]"),
        (f"{other}".replace("'", '"'), f"{pair}"),
        (f"{dict(other)}".replace("'", '"'), f"{dict(reversed(pair))}"),
        (f"defaultdict(<class 'int'>, {dict(other)})", f"{dict(pair)}"),
        (f"({n + off}, '{pair[1][1]}', {pair[2][1]})", f'({n}, "{pair[1][1]}", {pair[2][1]})'),
    ]
    return *r.choice(options), equal


MAKERS: list[tuple[str, Maker]] = [
    ("sequence", sequence),
    ("chemistry", formula),
    ("logic", logic),
    ("graph", edges),
    ("graph", path),
    ("code", printed),
]
