"""Degree sequences: handshakes, graphical sequences, and what is missing in them."""

from __future__ import annotations

import random
from dataclasses import dataclass

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    boxed,
    listing,
    plural,
    word,
)
from loong.seeds.graph_discrete_math.families._graphs import level_of, until
from loong.types import AnswerType

TITLE = "Degree sequences"
TOPICS = ("degree sequences", "handshake lemma", "Havel–Hakimi", "Erdős–Gallai")
LEVELS = 5
FINITE = None


@dataclass(frozen=True)
class Told:
    """A setting in which everybody has a number of partners."""

    one: str
    opening: str
    """May use {n}; says that a pair has at most one contact and nobody one with themselves."""
    each: str
    """`{each} 3, 2, 2` introduces the numbers."""
    edge: str
    fact: str
    """The relation as a noun phrase: `handshakes between the guests`."""


TOLD = (
    Told("guest", "At a party of {n} guests some shook hands, any two of them at most once (and of course two different people).",
         "Asked how many hands they had shaken, the guests answered", "handshake", "a pattern of handshakes"),
    Told("player", "In a chess club with {n} players a tournament is going on; any two of them meet at most once.",
         "The numbers of games played so far by the individual players are", "game", "a schedule of games"),
    Told("computer", "In a room there are {n} computers. Any two are joined by at most one cable, which always runs between two different computers.",
         "The technician notes the numbers of cables at the computers as", "cable", "a way of laying the cables"),
    Told("island", "Between {n} islands there are bridges: at most one between any two, and each joins two different islands.",
         "The numbers of bridges on the islands are given as", "bridge", "a system of bridges"),
    Told("member", "A network for {n} members registers mutual friendships.",
         "According to their profiles the members have the following numbers of friends in the network:", "friendship", "a set of friendships"),
    Told("team", "{n} teams play a friendly season in which two teams play each other at most once.",
         "The numbers of matches played by the teams are reported as", "match", "a fixture list"),
    Told("vertex", "A simple graph (no loops, no parallel edges) is to have {n} vertices.",
         "Their degrees are prescribed as", "edge", "a simple graph"),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    kinds: dict[str, AnswerType] = {"possible": "boolean", "missing": "set", "which": "set"}
    kind, yes = kinds.get(form, "integer"), rng.random() < 0.5
    return until(lambda: _try(rng, level, form, kind, yes=yes))


def _try(
    rng: random.Random, level: int, form: str, kind: AnswerType, *, yes: bool
) -> Problem | None:
    told = rng.choice(TOLD)
    n = level_of(level, 5, 6, 7, 9, 11) + rng.randrange(2)
    if form == "group":
        n = rng.randint(8, level_of(level, 20, 60, 60, 60, 60))
    data, made = _FORMS[form](rng, level, told, n)
    if not made or (form == "possible" and (made.answer == "Yes") != yes):
        return None
    opening = told.opening.format(n=word(n))
    return Problem(
        question=f"{opening[0].upper()}{opening[1:]} {made.ask}",
        rationale=made.program,
        chain_of_thought=made.chain,
        answer=made.answer,
        answer_type=kind,
        parameters={"form": form, "setting": told.one, "degrees": [*data], "ask": made.ask},
    )


Drawn = tuple["list[int]", "Made | None"]


def _graphic(rng: random.Random, n: int) -> list[int]:
    """Return the degrees of a random graph with some hubs."""
    pull = [rng.random() ** 1.2 for _ in range(n)]
    blur = rng.choice([0.05, 0.2, 1.0])
    degrees = [0] * n
    for u in range(n):
        for v in range(u):
            if pull[u] + pull[v] + rng.uniform(-blur, blur) > 1:
                degrees[u] += 1
                degrees[v] += 1
    return sorted(degrees, reverse=True)


def _havel(degrees: list[int]) -> tuple[bool, list[str]]:
    """Lay off the largest degree again and again; tell each step."""
    left, lines = sorted(degrees, reverse=True), list[str]()
    while left and left[0] > 1:
        first, rest = left[0], left[1:]
        if first > len(rest) or rest[first - 1] == 0:
            positive = sum(d > 0 for d in rest)
            lines.append(
                f"- {_show(left)}: {first} partners are needed, but only {positive} "
                f"{'other still wants' if positive == 1 else 'others still want'} one. Impossible."
            )
            return False, lines
        new = sorted([d - 1 for d in rest[:first]] + rest[first:], reverse=True)
        lines.append(
            f"- {_show(left)}: serve the {first} with the next {first}, leaving {_show(new)}"
        )
        left = new
    ones = sum(left)
    if ones % 2:
        lines.append(f"- {_show(left)}: the ones cannot be paired up. Impossible.")
    else:
        lines.append(
            f"- {_show(left)}: {'the ones can be paired up' if ones else 'nothing is left to do'}, so it is possible."
        )
    return ones % 2 == 0, lines


def _show(degrees: list[int]) -> str:
    return ", ".join(map(str, degrees)) if degrees else "nothing"


RULE = (
    "Havel and Hakimi: if it is possible at all, then also in such a way that one with the largest "
    "number is connected to those with the next largest numbers. So lay these off and go on."
)


def _edges(rng: random.Random, level: int, told: Told, n: int) -> Drawn:
    degrees = _graphic(rng, n)
    total = sum(degrees)
    if total < n:
        return degrees, None
    mixed = rng.sample(degrees, n)
    ask = f"{told.each} {listing(mixed)}. How many {plural(told.edge)} were there altogether?".replace(
        "were there",
        "are there" if told.one in {"computer", "island", "member", "vertex"} else "were there",
    )
    code = (
        f"import networkx as nx\n\ndegrees = {mixed}\nG = nx.havel_hakimi_graph(degrees)\n"
        "print(G.number_of_edges())\n"
    )
    chain = (
        f"Every {told.edge} is counted at both of its ends. The numbers add up to "
        f"{' + '.join(map(str, mixed))} = {total}."
    )
    return mixed, Made(
        ask, code, f"{chain}\n{boxed(f'{total} / 2 =', total // 2)}", str(total // 2)
    )


def _possible(rng: random.Random, level: int, told: Told, n: int) -> Drawn:
    degrees = _graphic(rng, n)
    for _ in range(rng.randint(0, 2)):
        i, j = rng.sample(range(n), 2)
        degrees[i], degrees[j] = min(n - 1, degrees[i] + rng.randint(1, 2)), max(1, degrees[j] - 2)
    degrees.sort(reverse=True)
    odd = sum(degrees) % 2 == 1
    good, lines = _havel(degrees)
    if degrees[-1] == 0 or (level > 1 and odd):
        return degrees, None
    mixed = rng.sample(degrees, n)
    ask = (
        f"{told.each} {listing(mixed)}. Can this be right, that is, is there {told.fact} with exactly "
        "these numbers? Answer Yes or No."
    )
    code = (
        f"import networkx as nx\n\ndegrees = {mixed}\n"
        'print("Yes" if nx.is_graphical(degrees, method="eg") else "No")\n'
    )
    answer = "Yes" if good else "No"
    if odd:
        chain = (
            f"The sum is {' + '.join(map(str, degrees))} = {sum(degrees)}. It counts every {told.edge} "
            "twice and would have to be even, but it is odd."
        )
    else:
        chain = f"{RULE}\n" + "\n".join(lines)
    return mixed, Made(ask, code, f"{chain}\n{boxed('Answer:', answer)}", answer)


def _missing(rng: random.Random, level: int, told: Told, n: int) -> Drawn:
    degrees = _graphic(rng, n)
    degrees.pop(rng.randrange(n))
    rows: list[str] = []
    good: list[int] = []
    parity = sum(degrees) % 2
    if sum(degrees) < n + level:
        return degrees, None
    for x in range(n):
        if x % 2 != parity:
            continue
        fine, lines = _havel([*degrees, x])
        if fine:
            good.append(x)
        rows.append(f"x = {x}:\n" + "\n".join(lines))
    if not 2 <= len(good) < len(rows) or len(rows) > 5:
        return degrees, None
    answer = "{" + ", ".join(map(str, good)) + "}"
    ask = (
        f"{told.each} {', '.join(map(str, degrees))} and one more number x, which has become illegible. Which values "
        "of x are possible? Give the set of all of them in braces."
    )
    code = (
        f"import networkx as nx\n\nknown = {degrees}\n"
        f'fits = [x for x in range({n}) if nx.is_graphical([*known, x], method="eg")]\n'
        'print("{" + ", ".join(str(x) for x in fits) + "}")\n'
    )
    chain = (
        f"The known numbers add up to {sum(degrees)}; the total must be even, so x is "
        f"{'odd' if parity else 'even'}, and it is at most {n - 1}. Try these values. {RULE}\n"
        + "\n".join(rows)
    )
    return degrees, Made(ask, code, f"{chain}\n{boxed('Possible values:', answer)}", answer)


def _which(rng: random.Random, level: int, told: Told, n: int) -> Drawn:
    """Find which of a few sequences are graphical."""
    rows: list[list[int]] = []
    for _ in range(level_of(level, 3, 3, 4, 5, 6)):
        degrees = _graphic(rng, n)
        for _ in range(rng.choice([0, 1, 1, 2])):
            i, j = rng.sample(range(n), 2)
            degrees[i], degrees[j] = min(n - 1, degrees[i] + 2), max(0, degrees[j] - 2)
        degrees.sort(reverse=True)
        if sum(degrees) < n or degrees in rows:
            return degrees, None
        rows.append(degrees)
    checks = [_havel(d) for d in rows]
    good = [k for k, (fine, _) in enumerate(checks, 1) if fine]
    if not 0 < len(good) < len(rows) or sum(len(lines) for _, lines in checks) > 40:
        return [], None
    shown = "; ".join(f"({k}) {_show(d)}" for k, d in enumerate(rows, 1))
    ask = (
        "The following lists are proposed for the numbers of "
        f"{plural(told.edge)} of the {n} {plural(told.one)}: {shown}. "
        f"For which of these lists is there {told.fact} with exactly these numbers? "
        "Give the set of the numbers of these lists (1, 2, …) in braces."
    )
    code = (
        "import networkx as nx\n\nlists = [\n" + "".join(f"    {d},\n" for d in rows) + "]\n"
        'good = [k for k, d in enumerate(lists, 1) if nx.is_graphical(d, method="eg")]\n'
        'print("{" + ", ".join(map(str, good)) + "}")\n'
    )
    body = "\n".join(f"({k})\n" + "\n".join(lines) for k, (_, lines) in enumerate(checks, 1))
    answer = "{" + ", ".join(map(str, good)) + "}"
    chain = f"{RULE}\n{body}"
    flat = [d for row in rows for d in row]
    return flat, Made(ask, code, f"{chain}\n{boxed('The lists that pass are', answer)}", answer)


def _group(rng: random.Random, level: int, told: Told, n: int) -> Drawn:
    """Find the number of vertices of one degree from the number of edges."""
    a, b = sorted(rng.sample(range(1, min(n - 1, 10)), 2))
    p = rng.randint(1, n - 2)
    q = n - p
    total = a * p + b * q
    degrees = [b] * q + [a] * p
    if total % 2 or not _havel(degrees)[0]:
        return degrees, None
    m = total // 2
    ones = plural(told.one)
    ask = (
        f"There are {m} {plural(told.edge)} in all. Each of the {ones} is involved in exactly {a} or exactly {b} "
        f"of them, and both cases occur. How many {ones} are involved in exactly {b}?"
    )
    code = (
        f"import networkx as nx\n\nn, edges, low, high = {n}, {m}, {a}, {b}\n"
        "for k in range(n + 1):\n    degrees = [high] * k + [low] * (n - k)\n"
        "    if sum(degrees) == 2 * edges and nx.is_graphical(degrees):\n        print(k)\n"
    )
    chain = (
        f"Every {told.edge} counts for two, so the numbers add up to 2·{m} = {total}. If all {n} had {a}, "
        f"the sum would be {a * n}. The missing {total - a * n} come from those with {b}, each of which "
        f"contributes {b - a} more."
    )
    return [a, b, m], Made(
        ask, code, f"{chain}\n{boxed(f'{total - a * n} / {b - a} =', q)}", str(q)
    )


FORMS = {
    1: ("edges", "possible", "group"),
    2: ("group", "edges", "missing", "possible"),
    3: ("possible", "missing", "which", "which"),
    4: ("missing", "which", "which"),
    5: ("missing", "which", "which"),
}
_FORMS = {
    "edges": _edges, "possible": _possible, "missing": _missing, "which": _which,
    "group": _group,
}  # fmt: skip
