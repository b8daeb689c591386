"""Games of two players with heaps: winning first moves, losing starts, the heap that balances."""

from __future__ import annotations

import random
from typing import NamedTuple

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._discrete import (
    Form,
    counted,
    made,
    many,
    one_of,
    people,
    plus,
    program,
    series,
)

TITLE = "Take-away games"
TOPICS = ("combinatorial games", "Nim", "Sprague-Grundy theory", "subtraction games")
LEVELS = 5
FINITE = None

_SCENES = (
    ("{a} and {b} take turns removing matches", "match", "heap"),
    ("{a} and {b} play with counters and move in turn", "counter", "pile"),
    ("{a} and {b} alternately eat chocolates", "chocolate", "box"),
    ("In turn, {a} and {b} pick pebbles", "pebble", "heap"),
    ("{a} and {b} take turns drawing cards", "card", "stack"),
    ("By turns, {a} and {b} remove coins", "coin", "stack"),
    ("{a} and {b} take nuts in turn", "nut", "bowl"),
    ("{a} and {b} alternately take marbles", "marble", "bag"),
)


class _Game(NamedTuple):
    first: str
    second: str
    told: str
    item: str
    heap: str


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level)


def _game(rng: random.Random) -> _Game:
    told, item, heap = rng.choice(_SCENES)
    a, b = rng.sample(people(rng, 2), 2)
    return _Game(a, b, told.format(a=a, b=b), item, heap)


def _ending(rng: random.Random, game: _Game) -> str:
    return rng.choice((
        f"Whoever takes the last {game.item} wins; {game.first} moves first.",
        f"The player who takes the last {game.item} wins, and {game.first} begins.",
        f"{game.first} starts. A player who cannot move loses.",
    ))  # fmt: skip


def _takes(game: _Game, allowed: list[int]) -> str:
    if allowed == list(range(1, allowed[-1] + 1)):
        return f"from 1 to {allowed[-1]} {many(game.item)}"
    return f"exactly {series(allowed, 'or')} {many(game.item)}"


def _grundy(allowed: list[int], top: int) -> list[int]:
    values = list[int]()
    for n in range(top + 1):
        reached = {values[n - k] for k in allowed if k <= n}
        values.append(next(g for g in range(len(reached) + 1) if g not in reached))
    return values


def _single(rng: random.Random, level: int) -> Problem:
    game, top = _game(rng), rng.randint(3, 9)
    n = rng.randint(2 * top, 6 * top + 20)
    if n % (top + 1) == 0:
        n += rng.randint(1, top)
    answer = n % (top + 1)
    question = (
        f"{game.told}. They start with one {game.heap} of {counted(n, game.item)}, and a player takes from 1 to {top} {many(game.item)} "
        f"at every turn. {_ending(rng, game)} "
    ) + rng.choice((
        f"How many {many(game.item)} must {game.first} take in the first move to be able to force a win?",
        f"Only one first move lets {game.first} force a win. How many {many(game.item)} are taken in it?",
    ))  # fmt: skip
    steps = [
        f"Whoever must move from a multiple of {top + 1} loses: after a move of k the other one takes {top + 1} - k.",
        f"{n} = {top + 1} · {n // (top + 1)} + {answer}, so {game.first} takes {answer} and leaves {n - answer}.",
    ]
    body = """
        wins = [False]  # wins[s]: the player to move wins with s things left
        for s in range(1, heap + 1):
            wins.append(any(not wins[s - k] for k in range(1, min(most, s) + 1)))
        print(*[k for k in range(1, most + 1) if not wins[heap - k]])
    """
    return made(
        rng, question=question, rationale=program(body, heap=n, most=top), steps=steps,
        answer=answer, parameters={"form": "single", "heap": n, "most": top, "item": game.item},
    )  # fmt: skip


_SETS = (
    [1, 3, 4], [1, 2, 4], [2, 3], [1, 4], [1, 3], [2, 5], [1, 4, 5], [2, 4, 5], [1, 2, 5], [3, 4], [1, 5], [2, 3, 5], [1, 3, 6],
    [1, 4, 6], [2, 3, 6], [2, 3, 7], [3, 5, 7], [1, 6], [1, 2, 6], [1, 3, 7], [1, 5, 6], [2, 5, 6], [3, 4, 7],
)  # fmt: skip


def _losing(rng: random.Random, level: int) -> Problem:
    game, allowed = _game(rng), rng.choice(_SETS)
    top = rng.randint(20, 45) if level == 2 else rng.randint(60, 200)
    period = next(p for p in range(1, 60) if _repeats(allowed, p))
    values = _grundy(allowed, period + max(allowed))
    losing = [n for n in range(period) if values[n] == 0]
    full, rest = divmod(top + 1, period)
    answer = sum(values[n % period] == 0 for n in range(1, top + 1))
    question = (
        f"{game.told} from one {game.heap}. At every turn a player takes {_takes(game, allowed)}, but never more than are left. "
        f"A player who cannot move loses, and {game.first} begins. For how many numbers of {many(game.item)} from 1 to {top} at the start can {game.second} force a win?"
    )
    steps = [
        "A number is losing for the player to move if every allowed move leads to a winning one, and winning if some move leads to a losing one.",
        f"From 0 upwards (L losing, W winning): {''.join('W' if v else 'L' for v in values)}.",
        f"The next {max(allowed)} entries after the first {period} repeat the beginning, and no entry depends on more than the {max(allowed)} before it; so the pattern has period {period}, and losing {'is the remainder' if len(losing) == 1 else 'are the remainders'} {series(losing)} modulo {period}.",
        f"The numbers 0 to {top} are {counted(full, 'full period')} and {rest} more: {full} · {len(losing)} + {sum(n < rest for n in losing)} losing ones with 0, so {answer} without 0.",
    ]
    body = """
        wins = []
        for s in range(most + 1):
            wins.append(any(k <= s and not wins[s - k] for k in moves))
        print(wins[1:].count(False))
    """
    return made(
        rng, question=question, rationale=program(body, moves=allowed, most=top), steps=steps,
        answer=answer, parameters={"form": "losing", "moves": allowed, "most": top, "item": game.item},
    )  # fmt: skip


def _repeats(allowed: list[int], p: int) -> bool:
    """Tell whether wins and losses repeat from 0 on with period p: one window decides."""
    wins = [v > 0 for v in _grundy(allowed, p + max(allowed))]
    return wins[p : p + max(allowed)] == wins[: max(allowed)]


_PLAY = """
    from functools import cache

    @cache
    def wins(heaps):
        for i, (size, moves) in enumerate(zip(heaps, rules)):
            for k in moves or range(1, size + 1):  # no rule: any number may be taken
                if k <= size and not wins((*heaps[:i], size - k, *heaps[i + 1 :])):
                    return True
        return False

"""


_ZERO = """
    from itertools import product

    partner = {}  # partner[x, y, z]: size of the fourth heap that makes the position lost
    for x, y, z in product(*(range(h + 1) for h in heaps)):
        smaller = [(i, y, z) for i in range(x)] + [(x, i, z) for i in range(y)] + [(x, y, i) for i in range(z)]
        taken = {partner[position] for position in smaller}
        partner[x, y, z] = next(w for w in range(len(smaller) + 1) if w not in taken)
    print(partner[tuple(heaps)])
"""


def _nim(rng: random.Random, level: int) -> Problem:
    game = _game(rng)
    while True:
        count, top = (2, 15) if level == 3 else (3, 20)
        heaps = [rng.randint(2, top) for _ in range(count)]
        answer = 0
        for h in heaps:
            answer ^= h
        if answer and len({*heaps}) == count:
            break
    limit = max(20, answer + rng.randint(1, 6))
    question = (
        f"{game.told}. At every turn a player chooses one {game.heap} and takes any positive number of {many(game.item)} from it, perhaps all. "
        f"{_ending(rng, game)} {'Two of the three' if count == 2 else 'Three of the four'} {many(game.heap)} hold {series(heaps)} {many(game.item)}. "
    ) + rng.choice((
        f"How many {many(game.item)} must be in the last {game.heap} so that {game.second} can force a win?",
        f"With which number of {many(game.item)} in the remaining {game.heap} can {game.second} force a win?",
    ))  # fmt: skip
    binary = [f"{h} = {h:05b}" for h in heaps]
    steps = [
        f"The player to move loses in Nim exactly if the bitwise sum without carry (XOR) of all {many(game.heap)} is 0.",
        f"In binary: {', '.join(binary)}.",
        f"Adding digit by digit without carry gives {answer:05b} = {answer}, and the last {game.heap} must be equal to it.",
    ]
    body = _PLAY + "    print(*[n for n in range(limit + 1) if not wins((*heaps, n))])\n"
    return made(
        rng, question=question,
        rationale=program(body, heaps=heaps, rules=[[]] * (count + 1), limit=limit) if count == 2
        else program(_ZERO, heaps=heaps),
        steps=steps, answer=answer,
        parameters={"form": "nim", "heaps": heaps, "item": game.item},
    )  # fmt: skip


def _moves(rng: random.Random, level: int) -> Problem:
    """Ask for all winning first moves in a sum of subtraction games with different rules."""
    game = _game(rng)
    count = 2 if level == 4 else 3
    sets = [[1, 2], [1, 2, 3], [1, 2, 3, 4], *_SETS]
    rules = rng.sample(sets, count)
    heaps = [rng.randint(9, 24) if level == 4 else rng.randint(8, 18) for _ in range(count)]
    tables = [_grundy(rule, h) for rule, h in zip(rules, heaps, strict=True)]
    whole = 0
    for table in tables:
        whole ^= table[-1]
    steps = [
        "By the Sprague-Grundy theorem a position is lost for the player to move exactly if the XOR of the Grundy numbers of the heaps is 0. The Grundy numbers (least value not reached by a move), from 0 upwards:"
    ]
    steps += [
        f"{game.heap} {i + 1}: {', '.join(map(str, table))}" for i, table in enumerate(tables)
    ]
    last = [table[-1] for table in tables]
    steps.append(f"The {many(game.heap)} have {series(last)}, with XOR {whole}.")
    found = list[str]()
    for i, (table, rule, h) in enumerate(zip(tables, rules, heaps, strict=True)):
        target = whole ^ table[-1]
        hits = [k for k in rule if k <= h and table[h - k] == target]
        found += [f"{k} from {game.heap} {i + 1}" for k in hits]
        steps.append(
            f"In {game.heap} {i + 1} a winning move must reach Grundy number {target}: {'take ' + series(hits, 'or') if hits else 'no move does'}."
        )
    if not whole or len(found) < 2:
        return _moves(rng, level)
    steps.append(f"Winning first moves: {series(found)}, that is {len(found)}.")
    told = "; ".join(
        f"the {name} {game.heap} holds {counted(h, game.item)}, and from it exactly {series(rule, 'or')} may be taken at a time"
        for name, h, rule in zip(("first", "second", "third"), heaps, rules, strict=False)
    )
    question = (
        f"{game.told}. At every turn a player chooses one of {'two' if count == 2 else 'three'} {many(game.heap)}: {told}. "
        f"A player who cannot move loses, and {game.first} begins. How many different first moves (choice of a {game.heap} together with the number taken) allow {game.first} to force a win?"
    )
    body = (
        _PLAY
        + """
    first = [(i, k) for i, moves in enumerate(rules) for k in moves if k <= heaps[i]]
    print(sum(not wins((*heaps[:i], heaps[i] - k, *heaps[i + 1 :])) for i, k in first))
"""
    )
    return made(
        rng, question=question, rationale=program(body, heaps=tuple(heaps), rules=rules), steps=steps,
        answer=len(found),
        parameters={"form": "moves", "heaps": heaps, "rules": rules, "item": game.item},
    )  # fmt: skip


def _partner(rng: random.Random, level: int) -> Problem:
    """Ask how many sizes of one more heap give the second player the win."""
    game = _game(rng)
    count = level - 2
    rules = rng.sample(_SETS, count + 1)
    heaps = [rng.randint(7, 15 if level < 5 else 11) for _ in range(count)]
    top = rng.randint(25, 45)
    tables = [_grundy(rule, h) for rule, h in zip(rules, heaps, strict=False)]
    target = 0
    for table in tables:
        target ^= table[-1]
    row = _grundy(rules[-1], top)
    fit = [n for n in range(1, top + 1) if row[n] == target]
    if len(fit) < 3:
        return _partner(rng, level)
    told = "; ".join(
        f"the {name} {game.heap} holds {counted(h, game.item)}, and from it exactly {series(rule, 'or')} may be taken at a time"
        for name, h, rule in zip(("first", "second", "third"), heaps, rules, strict=False)
    )
    question = (
        f"{game.told}. At every turn a player chooses one {game.heap}: {told}; from the last {game.heap} exactly {series(rules[-1], 'or')} may be taken at a time. "
        f"A player who cannot move loses, and {game.first} begins. For how many numbers of {many(game.item)} from 1 to {top} in the last {game.heap} can {game.second} force a win?"
    )
    steps = [
        "By the Sprague-Grundy theorem a position is lost for the player to move exactly if the XOR of the Grundy numbers is 0. The Grundy numbers (least value not reached by a move), from 0 upwards:"
    ]
    steps += [
        f"{game.heap} {i + 1}: {', '.join(map(str, table))}" for i, table in enumerate(tables)
    ]
    steps += [
        f"{'That one has' if count == 1 else 'These have'} Grundy {'number' if count == 1 else 'numbers'} {series(t[-1] for t in tables)}, so the last {game.heap} needs {target}{'' if count == 1 else ', their XOR'}. Its Grundy numbers from 0 to {top} are {', '.join(map(str, row))}.",
        f"The value {target} stands at {', '.join(map(str, fit))}: {len(fit)} sizes.",
    ]
    body = _PLAY + "    print(sum(not wins((*heaps, n)) for n in range(1, most + 1)))\n"
    return made(
        rng, question=question, rationale=program(body, heaps=tuple(heaps), rules=rules, most=top),
        steps=steps, answer=len(fit),
        parameters={"form": "partner", "heaps": heaps, "rules": rules, "most": top, "item": game.item},
    )  # fmt: skip


def _pairs(rng: random.Random, level: int) -> Problem:
    """Ask how many pairs of heap sizes are lost for the player who begins."""
    game, rules, top = _game(rng), rng.sample(_SETS, 2), rng.randint(15, 28)
    tables = [_grundy(rule, top)[1:] for rule in rules]
    values = range(max(map(max, tables)) + 1)
    counts = [[table.count(v) for v in values] for table in tables]
    products = [a * b for a, b in zip(*counts, strict=True)]
    question = (
        f"{game.told}. There are two {many(game.heap)}. At every turn a player chooses one {game.heap} and takes exactly {series(rules[0], 'or')} {many(game.item)} from the first "
        f"or exactly {series(rules[1], 'or')} from the second {game.heap}. A player who cannot move loses, and {game.first} begins. "
        f"The first {game.heap} starts with a and the second with b {many(game.item)}, each number from 1 to {top}. For how many of the {top * top} pairs (a, b) can {game.second} force a win?"
    )
    steps = [
        f"By the Sprague-Grundy theorem the second player wins exactly if both {many(game.heap)} have the same Grundy number (least value not reached by a move). Grundy numbers for 1, 2, 3, …:"
    ]
    steps += [
        f"{game.heap} {i + 1}: {', '.join(map(str, table))}" for i, table in enumerate(tables)
    ]
    steps += [
        f"value {v}: {counted(a, 'size')} of the first and {b} of the second {game.heap}"
        for v, (a, b) in enumerate(zip(*counts, strict=True))
    ]
    steps.append(f"Sum of the products: {plus(products)} = {sum(products)}.")
    body = (
        _PLAY
        + "    print(sum(not wins((a, b)) for a in range(1, most + 1) for b in range(1, most + 1)))\n"
    )
    return made(
        rng, question=question, rationale=program(body, rules=rules, most=top), steps=steps,
        answer=sum(products), parameters={"form": "pairs", "rules": rules, "most": top, "item": game.item},
    )  # fmt: skip


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_single,),
    (_losing,),
    (_losing, _nim, _partner),
    (_nim, _moves, _partner, _partner),
    (_moves, _partner, _pairs, _pairs),
)
