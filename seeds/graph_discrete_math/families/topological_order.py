"""Orders that respect prerequisites: the first one, their number, and the critical path."""

from __future__ import annotations

import random
from itertools import pairwise

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    Scene,
    boxed,
    bracketed,
    called,
    first_rule,
    listing,
    literal,
    names,
    pick,
    plural,
    posed,
    program,
    word,
)
from loong.seeds.graph_discrete_math.families._graphs import (
    Net,
    level_of,
    reach,
    simple,
    tree,
    until,
)
from loong.types import AnswerType

TITLE = "Prerequisites and project plans"
TOPICS = ("topological order", "linear extensions", "critical path", "directed acyclic graphs")
LEVELS = 5
FINITE = None

SCENES = (
    Scene(
        ("A student wants to take {n}. There are {m}.",
         "The study guide lists {n} and {m}."),
        "course", "prerequisite", ("courses",), "", "weeks",
        {"arrow": "X must be passed before Y is begun", "do": "taken", "whole": "study programme"},
    ),
    Scene(
        ("Renovating a school consists of {n}. Between them there are {m}.",
         "A building site has to get through {n}, subject to {m}."),
        "task", "dependency", ("tasks", "letters"), "", "days",
        {"arrow": "X must be finished before Y is begun", "do": "done", "whole": "project"},
    ),
    Scene(
        ("A program is made of {n}, with {m}.",
         "To build some software {n} must be compiled; there are {m}."),
        "module", "dependency", ("servers", "numbers"), "", "seconds",
        {"arrow": "X must be compiled before Y", "do": "compiled", "whole": "build"},
    ),
    Scene(
        ("A kitchen prepares a banquet in {n}. The recipe names {m}.",
         "A recipe has {n} and {m} among them."),
        "step", "constraint", ("letters", "numbers"), "", "minutes",
        {"arrow": "X comes before Y", "do": "carried out", "whole": "preparation"},
    ),
    Scene(
        ("An archaeologist has found {n} and established {m} between them; no two are equally old.",
         "{n} from a dig are to be dated. Layers of soil prove {m}."),
        "vase", "relation", ("letters", "numbers"), "", "",
        {"arrow": "X is older than Y", "do": "listed from oldest to youngest", "whole": "",
         "many": "How many sequences of the vases, from the oldest to the youngest, are compatible with these findings?"},
    ),
    Scene(
        ("A race had {n}, who all crossed the line at different times. The judges remember {m}.",
         "{n} ran a race without dead heats; spectators report {m}."),
        "runner", "observation", ("people",), "", "",
        {"arrow": "X finished before Y", "do": "listed in order of arrival", "whole": "",
         "many": "How many complete orders of arrival are possible according to these observations?"},
    ),
    Scene(
        ("A film crew has to shoot {n}. The script imposes {m}.",
         "{n} of a film are still to be shot; there are {m}."),
        "scene", "condition", ("numbers", "letters"), "", "hours",
        {"arrow": "X must be shot before Y", "do": "shot", "whole": "shooting"},
    ),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    timed = form in {"time", "path", "slack"}
    scenes = [s for s in SCENES if bool(s.words["whole"]) or not timed]
    return until(lambda: _try(rng, level, form, rng.choice(scenes)))


def _try(rng: random.Random, level: int, form: str, scene: Scene) -> Problem | None:
    net = _draw(rng, level, scene, form)
    if form in _TIMED:
        made = _timed(rng, level, scene, net, form)
    else:
        made = (_first if form == "first" else _count)(rng, scene, net)
    kind: AnswerType = "list" if form in {"first", "path"} else "integer"
    return posed(rng, scene, net, made, form=form, kind=kind) if made else None


def _draw(rng: random.Random, level: int, scene: Scene, form: str) -> Net:
    n = level_of(level, 5, 6, 8, 10, 12)
    m = level_of(level, 5, 7, 11, 14, 18)
    if form in {"count", "position"}:
        n = level_of(level, rng.randint(4, 5), 5, 6, 7, 8)
        m = n - 1 + level_of(level, 0, rng.randint(0, 1), 1, 2, 2)
    edges = simple(tree(rng, n)) if rng.random() < 0.5 else []
    spare = [(u, v) for u in range(n) for v in range(u + 1, n) if (u, v) not in edges]
    rng.shuffle(spare)
    while len(edges) < m:
        edges.append(spare.pop())
    order = rng.sample(range(n), n)
    arcs = sorted((order[u], order[v]) for u, v in edges)
    return Net(names(rng, scene.pools, n), tuple(arcs), (), True)


def _before(net: Net) -> list[list[int]]:
    rows: list[list[int]] = [[] for _ in range(net.size)]
    for u, v in net.edges:
        rows[v].append(u)
    return rows


def _first(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    before, rule, order, notes = _before(net), first_rule(net), list[int](), list[str]()
    choices = 0
    while len(order) < net.size:
        free = [v for v in range(net.size) if v not in order and all(u in order for u in before[v])]
        choices += len(free) > 1
        shown = ", ".join(str(net.names[v]) for v in free)
        notes.append(f"- free: {shown}; take {net.names[free[0]]}")
        order.append(free[0])
    if choices < 2 or order == sorted(order):
        return None
    answer = bracketed(net.names[v] for v in order)
    what = "smallest number" if rule == "numerically" else "name that is first in the alphabet"
    places, do = plural(scene.place), scene.words["do"]
    ask = (
        f"Among all orders in which the {places} can be {do}, find the one that comes first {rule} "
        "(compare two orders at the first position where they differ). "
    )
    if scene.words["whole"] and rng.random() < 0.5:
        ask = (
            f"The {places} are {do} one at a time. Whenever several of them could come next, the one "
            f"with the {what} is chosen. "
        )
    ask += pick(
        rng,
        f"Write the complete order as a list [X, Y, …] of all {word(net.size)} {places}.",
        "Give the resulting order as a list in square brackets.",
    )
    body = (
        "order = list(nx.lexicographical_topological_sort(G))\n"
        'print("[" + ", ".join(str(v) for v in order) + "]")\n'
    )
    chain = pick(
        rng,
        "In every step, look at what is free (everything that must come earlier is already placed)"
        " and take the first of it; no earlier entry would be possible at that position:",
        "Keep the set of those that have no open condition left. Its first element must come next:",
    )
    text = f"{chain}\n" + "\n".join(notes)
    return Made(ask, program(net, body), f"{text}\n{boxed('The order is', answer)}", answer)


def _ways(net: Net) -> tuple[dict[int, int], list[list[int]]]:
    """Return the number of orders of every possible beginning, given as a bit mask."""
    before = _before(net)
    ways, layers = {0: 1}, [[0]]
    for _ in range(net.size):
        layer: list[int] = []
        for mask in layers[-1]:
            for v in range(net.size):
                if not mask >> v & 1 and all(mask >> u & 1 for u in before[v]):
                    new = mask | 1 << v
                    if new not in ways:
                        ways[new] = 0
                        layer.append(new)
                    ways[new] += ways[mask]
        layers.append(sorted(layer))
    return ways, layers


def _count(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    ways, layers = _ways(net)
    total = ways[(1 << net.size) - 1]
    if not total >= 3 or sum(map(len, layers)) > 48 or max(map(len, layers)) > 10:
        return None
    rows = [
        f"- {size}: " + ", ".join(f"{_set(net, mask)} {ways[mask]}" for mask in layer)
        for size, layer in enumerate(layers) if size
    ]  # fmt: skip
    ask = scene.words.get("many", "")
    if scene.words["whole"]:
        ask = pick(
            rng,
            f"In how many different orders can all {word(net.size)} {plural(scene.place)} be "
            f"{scene.words['do']}, one at a time?",
            f"Only one {scene.place} can be {scene.words['do']} at a time. How many orders of all "
            f"{word(net.size)} {plural(scene.place)} are admissible?",
        )
    body = "print(sum(1 for _ in nx.all_topological_sorts(G)))\n"
    chain = (
        "Count beginnings by size: a set S can stand at the beginning if it contains everything that"
        " must precede its members, and the number of ways to order S is the sum of the numbers of "
        "the sets that arise by leaving out a possible last member. The empty set has 1 way.\n"
        + "\n".join(rows)
    )
    return Made(
        ask, program(net, body), f"{chain}\n{boxed('The last line shows', total)}", str(total)
    )


def _set(net: Net, mask: int) -> str:
    if mask == (1 << net.size) - 1:
        return "all:"
    return "{" + ", ".join(str(net.names[v]) for v in range(net.size) if mask >> v & 1) + "}:"


class _Plan:
    """Compute earliest and latest starts of every vertex by two passes."""

    def __init__(self, scene: Scene, net: Net, need: list[int]) -> None:
        self.label = [called(scene, name) for name in net.names]
        self.net, self.need, self.before, near = net, need, _before(net), net.near()
        self.order: list[int] = []
        while len(self.order) < net.size:
            self.order += [
                v for v in range(net.size)
                if v not in self.order and all(u in self.order for u in self.before[v])
            ]  # fmt: skip
        self.start, self.late = [0] * net.size, [0] * net.size
        for v in self.order:
            self.start[v] = max((self.over(u) for u in self.before[v]), default=0)
        self.end = max(self.over(v) for v in self.order)
        for v in reversed(self.order):
            self.late[v] = min((self.late[w] for w in near[v]), default=self.end) - need[v]

    def over(self, v: int) -> int:
        """Return the earliest finish."""
        return self.start[v] + self.need[v]

    def forward(self) -> str:
        """Tell the earliest times."""
        name, rows = self.label, list[str]()
        for v in self.order:
            waits = listing(f"{name[u]} ({self.over(u)})" for u in self.before[v] or [v])
            reason = f"waits for {waits}" if self.before[v] else "can begin at once"
            rows.append(f"- {name[v]}: {reason}; runs from {self.start[v]} to {self.over(v)}")
        return "Earliest times, each waiting for the last of its predecessors:\n" + "\n".join(rows)

    def critical(self) -> list[int]:
        """Return one chain that sets the end, first member first."""
        chain = [next(v for v in self.order if self.over(v) == self.end)]
        while self.start[chain[-1]]:
            v = chain[-1]
            chain.append(next(u for u in self.before[v] if self.over(u) == self.start[v]))
        return chain[::-1]


def _timed(rng: random.Random, level: int, scene: Scene, net: Net, form: str) -> Made | None:
    need = [rng.randint(1, level_of(level, 6, 9, 12, 15, 20)) for _ in range(net.size)]
    plan = _Plan(scene, net, need)
    if len(plan.critical()) < level_of(level, 3, 3, 3, 4, 4):
        return None
    rows = [f"{called(scene, v)}: {t}" for v, t in zip(net.names, need, strict=True)]
    places = plural(scene.place)
    given = (
        f"The {places} take the following times, in {scene.unit}: {'; '.join(rows)}. Any number of "
        f"{places} may run at the same time as long as the conditions are kept."
    )
    made = _TIMED[form](rng, scene, plan)
    if not made:
        return None
    data = literal("times", list(zip(net.names, need, strict=True)))
    return made._replace(
        ask=f"{given} {made.ask}", program=program(net, data + _HEAD + made.program)
    )


_HEAD = """need = dict(times)
over = {}
for v in nx.topological_sort(G):
    over[v] = need[v] + max((over[u] for u in G.predecessors(v)), default=0)
end = max(over.values())
"""


def _time(rng: random.Random, scene: Scene, plan: _Plan) -> Made | None:
    path = plan.critical()
    ask = pick(
        rng,
        f"What is the shortest possible total time in {scene.unit}?",
        f"How many {scene.unit} does the {scene.words['whole']} take at least?",
        f"After how many {scene.unit} can everything be finished at the earliest?",
    )
    chain = (
        f"{plan.forward()}\nNothing can be faster, because "
        f"{listing((plan.label[v] for v in path), 'and then')} must run one after the other: "
        f"{' + '.join(str(plan.need[v]) for v in path)} = {plan.end}."
    )
    end = boxed("So the shortest total time is", plan.end)
    return Made(ask, "print(end)\n", f"{chain}\n{end}", str(plan.end))


def _path(rng: random.Random, scene: Scene, plan: _Plan) -> Made | None:
    path, name, label = plan.critical(), plan.net.names, plan.label
    if [v for v in plan.order if plan.late[v] == plan.start[v]] != path:
        return None
    answer = bracketed(name[v] for v in path)
    ask = (
        f"Everything is to be finished as early as possible. Then exactly one chain of "
        f"{plural(scene.place)} admits no delay at all: the critical path. List its members in order,"
        " in square brackets."
    )
    body = (
        "late = {}\nfor v in reversed(list(nx.topological_sort(G))):\n"
        "    late[v] = min((late[w] - need[w] for w in G.successors(v)), default=end)\n"
        "path = [v for v in sorted(G, key=over.get) if late[v] == over[v]]\n"
        'print("[" + ", ".join(str(v) for v in path) + "]")\n'
    )
    back = [
        f"- {label[v]} starts at {plan.start[v]} because of {label[u]}" for u, v in pairwise(path)
    ]
    chain = (
        f"{plan.forward()}\nThe last to finish is {label[path[-1]]}, at {plan.end}. Trace back what "
        f"sets each start:\n" + "\n".join(reversed(back)) + f"\n- {label[path[0]]} starts at 0."
    )
    return Made(ask, body, f"{chain}\n{boxed('Critical path:', answer)}", answer)


def _slack(rng: random.Random, scene: Scene, plan: _Plan) -> Made | None:
    name, near = plan.net.names, plan.net.near()
    loose = [v for v in plan.order if plan.late[v] > plan.start[v] and near[v]]
    if not loose:
        return None
    x = rng.choice(loose)
    answer = plan.late[x] - plan.start[x]
    ask = (
        f"The whole is to end as early as possible. By how many {scene.unit} can the start of "
        f"{called(scene, name[x])} be put off at most, compared with its earliest possible start?"
    )
    body = (
        "late = {}\nfor v in reversed(list(nx.topological_sort(G))):\n"
        "    late[v] = min((late[w] - need[w] for w in G.successors(v)), default=end)\n"
        f"print(late[{name[x]!r}] - over[{name[x]!r}])\n"
    )
    after = reach(near, x)
    rows: list[str] = []
    for v in [v for v in reversed(plan.order) if v in after]:
        bound = listing(f"{plan.label[w]} ({plan.late[w]})" for w in near[v] or [v])
        reason = f"must be over before the latest start of {bound}" if near[v] else "is a last one"
        over = plan.late[v] + plan.need[v]
        rows.append(f"- {plan.label[v]} {reason}: over by {over}, begun by {plan.late[v]}")
    chain = (
        f"{plan.forward()}\nThe whole ends at {plan.end}. Latest times, from the end backwards, as "
        f"far as they matter for {called(scene, name[x])}:\n" + "\n".join(rows)
    )
    end = boxed(f"It may wait {plan.late[x]} - {plan.start[x]} =", answer)
    return Made(ask, body, f"{chain}\n{end}", str(answer))


FORMS = {
    1: ("first", "count"),
    2: ("first", "count", "time"),
    3: ("first", "count", "time", "path"),
    4: ("count", "path", "slack"),
    5: ("count", "path", "slack"),
}
_TIMED = {"time": _time, "path": _path, "slack": _slack}
