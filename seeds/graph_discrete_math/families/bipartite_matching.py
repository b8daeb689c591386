"""Assignments: how many fit, in how many ways, what blocks more, and at what cost."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    POOLS,
    Made,
    assemble,
    boxed,
    cap,
    listing,
    literal,
    pick,
    plural,
    word,
)
from loong.seeds.graph_discrete_math.families._graphs import assignment, level_of, until

TITLE = "Assignments"
TOPICS = ("bipartite matching", "Hall's theorem", "König's theorem", "assignment problem")
LEVELS = 5
FINITE = None


@dataclass(frozen=True)
class Side:
    """A setting with two sides, `one` being matched to `other`."""

    one: str
    other: str
    can: str
    """`Ada {can} X, Y`."""
    pool: str
    others: tuple[str, ...]
    opening: str
    cost: str


SIDES = (
    Side("volunteer", "shift", "could take", "people",
         ("Mon-am", "Mon-pm", "Tue-am", "Tue-pm", "Wed-am", "Wed-pm", "Thu-am", "Thu-pm"),
         "A charity shop has {m} to fill and {n} on its list; each shift needs one volunteer.",
         "travel expenses in euros"),
    Side("student", "topic", "would accept", "people",
         ("Crystals", "Fractals", "Glaciers", "Lasers", "Magnets", "Primes", "Robots", "Volcanoes"),
         "A teacher has {m} for term papers and {n}; no topic is given out twice.",
         "hours of supervision"),
    Side("mechanic", "machine", "is trained for", "people",
         ("Borer", "Crane", "Drill", "Lathe", "Mill", "Planer", "Press", "Welder"),
         "In a workshop {n} and {m} are to be paired for the day, one mechanic to a machine.",
         "minutes of preparation"),
    Side("actor", "part", "can play", "people",
         ("Ghost", "Hermit", "King", "Miller", "Nurse", "Pirate", "Queen", "Thief"),
         "A small theatre company with {n} has to cast {m}; nobody plays two parts.",
         "rehearsal hours"),
    Side("pilot", "flight", "is licensed for", "people",
         ("F101", "F202", "F303", "F404", "F505", "F606", "F707", "F808"),
         "An airline has {n} ready and {m} to staff; a pilot takes one flight at most.",
         "cost in hundred euros"),
    Side("server", "job", "can run", "servers",
         ("J1", "J2", "J3", "J4", "J5", "J6", "J7", "J8"),
         "A cluster has {n} and a queue of {m}; a server runs one job at a time.",
         "running time in minutes"),
    Side("nurse", "ward", "may work on", "people",
         ("W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8"),
         "Tonight a hospital has {n} available for {m}, each of which needs one nurse.",
         "overtime in minutes"),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    return until(lambda: _try(rng, level, form))


def _try(rng: random.Random, level: int, form: str) -> Problem | None:
    side = rng.choice(SIDES)
    n = level_of(level, rng.randint(3, 4), 4, 5, 6, 7)
    if form == "size":
        n = rng.randint(n, n + 3)
    ones = sorted(rng.sample(POOLS[side.pool], n))
    few = min(n + rng.randint(-1, 1), len(side.others)) if form == "size" else n
    others = sorted(rng.sample(side.others, few))
    made, text, facts = _FORMS[form](rng, level, side, ones, others)
    if not made:
        return None
    opening = cap(
        side.opening.format(
            n=f"{word(len(ones))} {plural(side.one)}", m=f"{word(len(others))} {plural(side.other)}"
        )
    )
    return Problem(
        question=assemble(opening, text, made.ask),
        rationale=made.program,
        chain_of_thought=made.chain,
        answer=made.answer,
        answer_type="boolean" if form == "all" else "integer",
        parameters={
            "form": form,
            "ones": [*ones],
            "others": [*others],
            "rows": [[*row] for row in facts],
        },
    )


Rows = list[list[int]]


def _rows(rng: random.Random, n: int, m: int, level: int) -> Rows:
    """Draw who can do what; often several are after the same few."""
    rows: Rows = []
    few = rng.sample(range(m), max(2, n // 2 - 1))
    for _ in range(n):
        pool = few if rng.random() < 0.55 else list(range(m))
        rows.append(
            sorted(rng.sample(pool, min(len(pool), rng.randint(1, level_of(level, 2, 2, 3, 3, 3)))))
        )
    return rows


def _text(rng: random.Random, side: Side, ones: list[str], others: list[str], rows: Rows) -> str:
    way = rng.randrange(4)
    if way == 0:
        said = [
            f"{a if a[0].isupper() else f'{cap(side.one)} {a}'} {side.can} "
            f"{listing(others[j] for j in row)}"
            for a, row in zip(ones, rows, strict=True)
        ]
        return ". ".join(said) + "."
    if way == 1:
        said = [
            f"{a}: {', '.join(others[j] for j in row)}" for a, row in zip(ones, rows, strict=True)
        ]
        head = f"What each {side.one} {side.can}:"
        return "\n".join([head, *said]) + "\n"
    if way == 2:
        head = f"| | {' | '.join(others)} |\n|---|{'---|' * len(others)}"
        said = [
            f"| {a} | {' | '.join('x' if j in row else '-' for j in range(len(others)))} |"
            for a, row in zip(ones, rows, strict=True)
        ]
        note = f"A cross shows which {side.other} a {side.one} {side.can}:".replace(
            " a actor", " an actor"
        )
        return "\n".join([note, "", head, *said]) + "\n"
    pairs = [f"{ones[i]}/{others[j]}" for i, row in enumerate(rows) for j in row]
    rng.shuffle(pairs)
    return f"Only these pairs of {side.one} and {side.other} are possible: {', '.join(pairs)}."


class _Matching:
    """Match by augmenting paths, left vertices in order, and tell each step."""

    def __init__(self, ones: list[str], others: list[str], rows: Rows) -> None:
        self.rows, self.mate = rows, dict[int, int]()
        self.lines: list[str] = []
        self.free: list[int] = []
        for i in range(len(rows)):
            came = {i: (-1, -1)}
            path = self._search(i, came)
            shown = [f"{ones[a]}–{others[j]}" for a, j in path]
            if not path:
                self.free.append(i)
                self.lines.append(f"- {ones[i]}: no exchange of any kind makes room.")
            elif len(path) == 1:
                self.lines.append(f"- {ones[i]}: take {shown[0]}.")
            else:
                self.lines.append(f"- {ones[i]}: rearrange to {', '.join(shown)}.")
            for a, j in path:
                self.mate[j] = a

    def _search(self, root: int, came: dict[int, tuple[int, int]]) -> list[tuple[int, int]]:
        queue = [root]
        for i in queue:
            for j in self.rows[i]:
                if j not in self.mate:
                    path = [(i, j)]
                    while path[-1][0] != root:
                        path.append(came[path[-1][0]])
                    return path[::-1]
                if self.mate[j] not in came:
                    came[self.mate[j]] = (i, j)
                    queue.append(self.mate[j])
        return []

    def reached(self) -> tuple[list[int], list[int]]:
        """Return what alternating paths reach from the unmatched: left part and right part."""
        left, right = list(self.free), list[int]()
        for i in left:
            for j in self.rows[i]:
                if j not in right:
                    right.append(j)
                    if self.mate[j] not in left:
                        left.append(self.mate[j])
        return sorted(left), sorted(right)


def _told(
    rng: random.Random, side: Side, ones: list[str], others: list[str], match: _Matching
) -> str:
    opening = pick(
        rng,
        f"Assign one {side.one} after the other; where necessary earlier choices are exchanged:",
        f"Go through the {plural(side.one)} in order and look for a free {side.other}, directly or by"
        " shifting others along an alternating path:",
    )
    return "\n".join([opening, *match.lines])


def _code(ones: list[str], others: list[str], rows: Rows, body: str) -> str:
    pairs = [(ones[i], others[j]) for i, row in enumerate(rows) for j in row]
    return (
        f"import networkx as nx\n\n{literal('left', ones)}{literal('pairs', pairs)}"
        f"G = nx.Graph()\nG.add_nodes_from(left)\nG.add_edges_from(pairs)\n{body}"
    )


Drawn = tuple[Made | None, str, "list[list[int]]"]


def _why(side: Side, ones: list[str], others: list[str], match: _Matching) -> str:
    left, right = match.reached()
    if not left:
        return f"Every {side.one} has a {side.other} now; more is impossible."
    names = listing(ones[i] for i in left)
    only = listing(others[j] for j in right)
    return (
        f"Why not more: {names} ({len(left)} in number) can have nothing but {only} "
        f"({len(right)} in number), so at least {len(left)} - {len(right)} = {len(match.free)} must go "
        f"without. That leaves {len(ones)} - {len(match.free)} = {len(match.mate)}."
    )


def _size(rng: random.Random, level: int, side: Side, ones: list[str], others: list[str]) -> Drawn:
    rows = _rows(rng, len(ones), len(others), level)
    match = _Matching(ones, others, rows)
    if len(match.free) < 1 or not any("rearrange" in line for line in match.lines):
        return None, "", rows
    answer = len(match.mate)
    ask = pick(
        rng,
        f"How many {plural(side.one)} can be given a {side.other} at the same time, at most?",
        f"What is the largest possible number of {plural(side.one)} with a {side.other} of their own?",
        f"Every {side.one} gets at most one {side.other} and vice versa. What is the largest number "
        "of pairs that can be formed?",
    )
    body = (
        "matching = nx.bipartite.maximum_matching(G, top_nodes=left)\nprint(len(matching) // 2)\n"
    )
    chain = f"{_told(rng, side, ones, others, match)}\n{_why(side, ones, others, match)}"
    made = Made(
        ask,
        _code(ones, others, rows, body),
        f"{chain}\n{boxed('Largest number:', answer)}",
        str(answer),
    )
    return made, _text(rng, side, ones, others, rows), rows


def _all(rng: random.Random, level: int, side: Side, ones: list[str], others: list[str]) -> Drawn:
    yes = rng.random() < 0.5
    rows = _rows(rng, len(ones), len(others), level)
    match = _Matching(ones, others, rows)
    if yes == bool(match.free) or not any("rearrange" in line for line in match.lines):
        return None, "", rows
    ask = f"Can every {side.one} be given a different {side.other}? Answer Yes or No."
    body = (
        "matching = nx.bipartite.maximum_matching(G, top_nodes=left)\n"
        'print("Yes" if len(matching) == 2 * len(left) else "No")\n'
    )
    chain = f"{_told(rng, side, ones, others, match)}\n{_why(side, ones, others, match)}"
    answer = "Yes" if yes else "No"
    made = Made(
        ask, _code(ones, others, rows, body), f"{chain}\n{boxed('Answer:', answer)}", answer
    )
    return made, _text(rng, side, ones, others, rows), rows


def _count(rng: random.Random, level: int, side: Side, ones: list[str], others: list[str]) -> Drawn:
    n = len(ones)
    rows = [sorted(rng.sample(range(n), rng.randint(2, min(n, 3 + (level < 2))))) for _ in range(n)]
    layer: dict[tuple[int, ...], int] = {(): 1}
    lines: list[str] = []
    for i, row in enumerate(rows):
        new: dict[tuple[int, ...], int] = {}
        for used, ways in layer.items():
            for j in row:
                if j not in used:
                    key = tuple(sorted((*used, j)))
                    new[key] = new.get(key, 0) + ways
        layer = dict(sorted(new.items()))
        shown = [f"{{{', '.join(others[j] for j in key)}}} {w}" for key, w in layer.items()]
        last = f"- {ones[i]}: all {n} {plural(side.other)} {layer.get(tuple(range(n)), 0)}"
        lines.append(f"- {ones[i]}: {'; '.join(shown)}" if i < n - 1 else last)
    answer = layer.get(tuple(range(n)), 0)
    if answer < level or max(map(len, lines)) > 480:
        return None, "", rows
    ask = pick(
        rng,
        f"In how many ways can all {n} {plural(side.other)} be distributed so that every {side.one} "
        "gets exactly one?",
        f"How many different complete assignments (each {side.one} to one {side.other}, no "
        f"{side.other} twice) are there?",
    )
    code = (
        f"from itertools import permutations\n\n{literal('right', others)}"
        f"{literal('possible', [(ones[i], [others[j] for j in row]) for i, row in enumerate(rows)])}"
        "print(sum(\n    all(right[j] in choices for j, (who, choices) in zip(order, possible))\n"
        "    for order in permutations(range(len(right)))\n))\n"
    )
    chain = (
        f"Bring in the {plural(side.one)} one by one and note which {plural(side.other)} may be taken "
        "so far, each with the number of ways to do it:\n" + "\n".join(lines)
    )
    made = Made(ask, code, f"{chain}\n{boxed('Number of ways:', answer)}", str(answer))
    return made, _text(rng, side, ones, others, rows), rows


def _cheapest(
    rng: random.Random, level: int, side: Side, ones: list[str], others: list[str]
) -> Drawn:
    n = len(ones)
    top = level_of(level, 9, 12, 15, 20, 30)
    table = [[rng.randint(1, top) for _ in range(n)] for _ in range(n)]
    u, v, mate = assignment(table)
    pairs = sorted((i, j) for j, i in enumerate(mate))
    answer = sum(table[i][j] for i, j in pairs)
    if sum(min(row) for row in table) == answer:
        return None, "", table
    head = f"| | {' | '.join(others)} |\n|---|{'---|' * n}"
    body = [f"| {a} | {' | '.join(map(str, row))} |" for a, row in zip(ones, table, strict=True)]
    text = "\n".join([f"The table shows the {side.cost} for each possible pair:", "", head, *body])
    ask = pick(
        rng,
        f"Every {side.one} gets exactly one {side.other}, no {side.other} twice. What is the smallest "
        "possible sum of the entries chosen?",
        f"Pair the {plural(side.one)} with the {plural(side.other)}, one to one, so that the sum of "
        "the entries is as small as possible. Give this sum.",
    )
    rows = literal("table", table)
    code = (
        f"from itertools import permutations\n\n{rows}"
        "print(min(\n    sum(row[j] for row, j in zip(table, order))\n"
        "    for order in permutations(range(len(table)))\n))\n"
    )
    left = [
        f"- {a}: {' '.join(str(table[i][j] - u[i] - v[j]) for j in range(n))}"
        for i, a in enumerate(ones)
    ]
    chain = (
        f"Subtract a number from every row ({_values(ones, u)}) and from every column "
        f"({_values(others, v)}). This changes every complete assignment by the same amount, "
        f"{sum(u)} for the rows and {sum(v)} for the columns, {sum(u) + sum(v)} together. What is "
        "left (columns as in the table) has no negative entry, so no assignment can cost less than "
        f"{sum(u) + sum(v)}:\n" + "\n".join(left) + "\nThe zeros contain a complete assignment: "
        + listing(f"{ones[i]}–{others[j]} ({table[i][j]})" for i, j in pairs)
        + f". It costs {' + '.join(str(table[i][j]) for i, j in pairs)} = {answer}, which is best."
    )  # fmt: skip
    return (
        Made(ask, code, f"{chain}\n{boxed('Smallest total:', answer)}", str(answer)),
        text + "\n",
        table,
    )


def _values(names: Sequence[str], values: Sequence[int]) -> str:
    return ", ".join(f"{a} {x}" for a, x in zip(names, values, strict=True))


FORMS = {
    1: ("all", "count"),
    2: ("size", "count", "cheapest", "cheapest"),
    3: ("size", "count", "cheapest", "cheapest"),
    4: ("size", "count", "cheapest", "cheapest"),
    5: ("size", "count", "cheapest", "cheapest"),
}
_FORMS = {"size": _size, "all": _all, "count": _count, "cheapest": _cheapest}
