"""Numbers of walks with a given number of steps."""

from __future__ import annotations

import random

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    Scene,
    boxed,
    called,
    names,
    pick,
    plural,
    posed,
    program,
    word,
)
from loong.seeds.graph_discrete_math.families._graphs import (
    Net,
    connected,
    level_of,
    oriented,
    until,
)

TITLE = "Counting walks"
TOPICS = ("walks in graphs", "powers of the adjacency matrix", "dynamic programming")
LEVELS = 5
FINITE = None

SCENES = (
    Scene(
        ("A frog lives in a pond with {n} and knows {m} between them, each possible to and fro.",
         "In a pond there are {n}; a frog can make {m} between them, in both directions."),
        "lily pad", "jump", ("letters", "numbers"), words={"step": "jump", "who": "the frog", "makes": "makes", "make": "make"},
    ),
    Scene(
        ("A museum has {n} joined by {m}; a guard walks from room to room, and every passage through a door counts as a step.",
         "{n} of a museum are connected by {m}, and a guard on duty goes from room to room; each walk through a door is called a passage."),
        "room", "door", ("rooms", "letters"), words={"step": "passage", "who": "the guard", "makes": "makes", "make": "make"},
    ),
    Scene(
        ("A hiker roams among {n} linked by {m}, one trail a day.",
         "{n} are linked by {m}; a hiker walks exactly one of them every day."),
        "hut", "trail", ("numbers", "letters"), words={"step": "day", "who": "the hiker", "makes": "walks for", "make": "walk for"},
    ),
    Scene(
        ("A web surfer clicks around on {n} with {m}.",
         "{n} are connected by {m}, which can be followed forwards only."),
        "page", "link", ("letters", "numbers"),
        words={"step": "click", "who": "the surfer", "makes": "makes", "make": "make", "arrow": "page X links to page Y"},
    ),
    Scene(
        ("A machine has {n} and {m} between them and makes one transition every second.",
         "A vending machine is modelled by {n} and {m}."),
        "state", "transition", ("letters", "numbers"),
        words={"step": "transition", "who": "the machine", "makes": "makes", "make": "make", "arrow": "state X can be followed by state Y"},
    ),
    Scene(
        ("A ball is thrown around among {n}; there are {m}.",
         "{n} play with a ball, and there are {m}."),
        "child", "throwing direction", ("people",),
        words={"step": "throw", "who": "the ball", "makes": "goes through", "make": "go through", "arrow": "X throws to Y"},
    ),
    Scene(
        ("A courier flies between {n} that are joined by {m}, served in both directions.",
         "{n} are joined by {m} in both directions, and a courier travels on them."),
        "airport", "flight route", ("islands", "letters"), words={"step": "flight", "who": "the courier", "makes": "makes", "make": "make"},
    ),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    return until(lambda: _try(rng, level, form))


def _try(rng: random.Random, level: int, form: str) -> Problem | None:
    scene = rng.choice(SCENES)
    n = level_of(level, rng.randint(4, 5), 5, 5, 6, 7)
    edges = connected(rng, n, n + rng.randint(0, level_of(level, 2, 2, 2, 3, 4)))
    directed = "arrow" in scene.words
    if directed:
        back = [(v, u) for u, v in edges if rng.random() < 0.6]
        edges = sorted({*oriented(rng, edges), *back})
    net = Net(names(rng, scene.pools, n), tuple(edges), (), directed)
    made = _made(rng, level, scene, net, form)
    return posed(rng, scene, net, made, form=form) if made else None


def _rows(net: Net, start: int, k: int, banned: int | None = None) -> list[list[int]]:
    """Return for every number of steps how many walks from the start end where."""
    near = net.near()
    row = [int(v == start) for v in range(net.size)]
    rows = [row]
    for _ in range(k):
        new = [0] * net.size
        for u, ways in enumerate(row):
            for v in near[u]:
                if v != banned:
                    new[v] += ways
        row = new
        rows.append(row)
    return rows


def _table(net: Net, rows: list[list[int]], first: int = 0) -> str:
    head = f"steps: {' '.join(str(name) for name in net.names)}"
    return "\n".join([head, *(f"{i}: {' '.join(map(str, r))}" for i, r in enumerate(rows, first))])


CODE = """names = list(G)
A = [[int(G.has_edge(u, v)) for v in names] for u in names]


def times(X, Y):
    return [[sum(a * b for a, b in zip(row, col)) for col in zip(*Y)] for row in X]


def power(X, k):
    result = [[int(i == j) for j in range(len(X))] for i in range(len(X))]
    for _ in range(k):
        result = times(result, X)
    return result


"""


def _made(rng: random.Random, level: int, scene: Scene, net: Net, form: str) -> Made | None:
    k = level_of(level, 3, 4, 5, 6, 8) + rng.randint(0, 1)
    s, t, x = rng.sample(range(net.size), 3)
    if form == "closed":
        t = s
    words, name = scene.words, net.names
    a, b, c = (called(scene, name[v]) for v in (s, t, x))
    steps = f"{word(k)} {plural(words['step'])}"
    start = f"names.index({name[s]!r})"
    end = f"names.index({name[t]!r})"
    again = f" (The same {scene.place} may occur any number of times.)"
    half, rows = 0, _rows(net, s, k)
    answer, extra = rows[k][t], ""
    goal, ing = f"end at {b}", f"ending at {b}"
    code = f"print(power(A, {k})[{start}][{end}])\n"
    told = f"In the last line {called(scene, name[t])} has {answer}."
    if form == "closed":
        goal, ing = "be back there at the end", "returning there at the end"
    elif form == "anywhere":
        answer, goal = sum(rows[k]), "end anywhere"
        ing = "no matter where this ends"
        code = f"print(sum(power(A, {k})[{start}]))\n"
        told = f"The last line sums to {' + '.join(map(str, rows[k]))} = {answer}."
    elif form == "avoid":
        rows = _rows(net, s, k, banned=x)
        answer, extra = rows[k][t], f" without ever coming to {c}"
        if answer == _rows(net, s, k)[k][t]:
            return None
        code = f"G.remove_node({name[x]!r})\n{CODE}{code}"
        told = f"In the last line {called(scene, name[t])} has {answer}."
    elif form == "via":
        half = rng.randint(2, k - 2)
        answer, extra = rows[half][x] * _rows(net, x, k - half)[-1][t], ""
        goal = f"be at {c} after {word(half)} of them and at {b} at the end"
        ing = goal.replace("be at", "being at", 1)
        code = (
            f"middle = names.index({name[x]!r})\n"
            f"print(power(A, {half})[{start}][middle] * power(A, {k - half})[middle][{end}])\n"
        )
    if answer < 2 * level:
        return None
    ask = pick(
        rng,
        f"{words['who'].capitalize()} starts at {a} and {words['makes']} {steps}, {ing}{extra}. In how "
        f"many different ways is this possible?{again}",
        f"How many different ways are there for {words['who']} to start at {a}, {words['make']} exactly "
        f"{steps}, and {goal}{extra}?{again}",
    )
    if form != "avoid":
        code = CODE + code
    intro = pick(
        rng,
        f"Note how many ways lead from {name[s]} to every {scene.place} after 0, 1, 2, … steps; each "
        "number is the sum of the previous numbers at the places from which one can come",
        "Let the numbers of ways spread step by step: whatever stands at a place is passed on along every"
        f" way out of it, starting with a single 1 at {name[s]}",
    )
    intro += f" (the entry of {name[x]} always stays 0):\n" if form == "avoid" else ":\n"
    if form == "via":
        second = _rows(net, x, k - half)
        chain = (
            f"{intro}{_table(net, rows[: half + 1])}\nSo there are {rows[half][x]} first parts to "
            f"{name[x]}. In the same way from {name[x]} on:\n{_table(net, second)}\nSo there are "
            f"{second[-1][t]} second parts to {name[t]}."
        )
        last = boxed(f"{rows[half][x]} · {second[-1][t]} =", answer)
    else:
        chain = f"{intro}{_table(net, rows)}\n{told}"
        last = boxed("Number of ways:", answer)
    return Made(ask, program(net, code), f"{chain}\n{last}", str(answer))


FORMS = {
    1: ("ends",),
    2: ("ends", "closed", "anywhere"),
    3: ("ends", "closed", "anywhere", "avoid"),
    4: ("closed", "avoid", "via"),
    5: ("ends", "avoid", "via"),
}
