"""Numbers of spanning trees, by series and parallel steps, rings, and Cayley's formula."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import pairwise

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    Scene,
    boxed,
    names,
    pick,
    plural,
    posed,
    program,
    word,
)
from loong.seeds.graph_discrete_math.families._graphs import Edge, Net, level_of, until

TITLE = "Counting spanning trees"
TOPICS = ("spanning trees", "deletion and contraction", "series-parallel networks")
LEVELS = 5
FINITE = None

SCENES = (
    Scene(
        ("The {n} of a lab are joined by {m}, more than needed.",
         "A network has {n} and {m}; several cables are redundant."),
        "computer", "cable", ("servers", "numbers"), words={"keep": "kept", "goal": "all computers stay connected"},
    ),
    Scene(
        ("{n} are joined by {m}. To save money only some roads will be maintained.",
         "A district with {n} has {m}, of which some are to be given up."),
        "village", "road", ("towns", "letters"), words={"keep": "maintained", "goal": "every village can still be reached from every other"},
    ),
    Scene(
        ("A maze designer has drawn {n} and {m} between them.",
         "For a maze, {n} and {m} have been planned."),
        "chamber", "passage", ("letters", "numbers"), words={"keep": "opened", "goal": "there is exactly one way between any two chambers"},
    ),
    Scene(
        ("An electrical network has {n} and {m}.",
         "{m} join {n} of a circuit."),
        "node", "branch", ("letters", "numbers"), words={"keep": "selected", "goal": "they contain no closed loop and still connect all nodes"},
    ),
    Scene(
        ("A spy ring has {n} and {m} that can be used in both directions.",
         "{n} can communicate over {m}, both ways."),
        "agent", "channel", ("people",), words={"keep": "used", "goal": "all agents stay in touch, if need be through others"},
    ),
    Scene(
        ("An irrigation system joins {n} by {m}.",
         "{n} on a plantation are linked by {m}."),
        "basin", "canal", ("letters", "islands"), words={"keep": "kept open", "goal": "water from any basin can get to every other"},
    ),
)  # fmt: skip


@dataclass
class Part:
    """A two-ended piece: its trees, and its forests that separate the two ends."""

    ends: Edge
    trees: int = 1
    split: int = 1


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    return until(lambda: _try(rng, level, form))


def _try(rng: random.Random, level: int, form: str) -> Problem | None:
    scene = rng.choice(SCENES)
    n, edges = _draw(rng, level)
    order = rng.sample(range(n), n)
    pairs = sorted((min(order[u], order[v]), max(order[u], order[v])) for u, v in edges)
    net = Net(names(rng, scene.pools, n), tuple(pairs))
    made = _made(rng, scene, net, form)
    return posed(rng, scene, net, made, form=form) if made else None


def _draw(rng: random.Random, level: int) -> tuple[int, list[Edge]]:
    """Grow a simple series-parallel graph: hang on rings and lay ears over edges and paths."""
    size = level_of(level, 3, 5, 6, 8, 9)
    start = rng.randint(3, min(5, size + 2))
    edges = [(v, (v + 1) % start) for v in range(start)]
    n = start
    want = rng.randint(level_of(level, 2, 2, 3, 4, 5), level_of(level, 2, 3, 4, 4, 5))
    rank = 1
    while rank < want:
        u, v = rng.choice(edges)
        length = rng.choice([1, 1, 2])
        if level == 1 or rng.random() < 0.25:
            v = u
            length = rng.choice([2, 3, 4] if level < 3 else [2, 2, 3])
        inner = list(range(n, n + length))
        edges += [(u, inner[0]), *pairwise(inner), (inner[-1], v)]
        n += length
        rank += 1
    if rng.random() < 0.3:
        edges.append((rng.randrange(n), n))
        n += 1
    return n, edges


class _Reduction:
    """Count trees by removing dead ends and merging series and parallel pieces, telling each step."""

    def __init__(self, net: Net, edges: list[Edge]) -> None:
        self.name = net.names
        self.one = [f"vertex {x}" if isinstance(x, int) else x for x in net.names]
        self.parts = [Part(e) for e in edges]
        self.factor, self.lines = 1, list[str]()
        while self._dead_end(net.size) or self._parallel() or self._series(net.size):
            pass
        self.total = self.factor if not self.parts else 0

    def _label(self, ends: Edge) -> str:
        return f"{self.name[ends[0]]}–{self.name[ends[1]]}"

    def _at(self, v: int) -> list[Part]:
        return [p for p in self.parts if v in p.ends]

    def _dead_end(self, n: int) -> bool:
        for v in range(n):
            near = self._at(v)
            if len(near) == 1:
                part = near[0]
                self.parts.remove(part)
                self.factor *= part.trees
                self.lines.append(
                    f"- {self.one[v]} hangs on {self._label(part.ends)} alone: factor {part.trees}."
                )
                return True
        return False

    def _parallel(self) -> bool:
        for i, p in enumerate(self.parts):
            for q in self.parts[i + 1 :]:
                if p.ends == q.ends:
                    t, s = p.trees * q.split + p.split * q.trees, p.split * q.split
                    self.lines.append(
                        f"- two pieces side by side between {self._label(p.ends)}: t = "
                        f"{p.trees}·{q.split} + {p.split}·{q.trees} = {t}, s = {p.split}·{q.split} = {s}."
                    )
                    self.parts = [r for r in self.parts if r is not p and r is not q]
                    self.parts.append(Part(p.ends, t, s))
                    return True
        return False

    def _series(self, n: int) -> bool:
        for v in range(n):
            near = self._at(v)
            if len(near) == 2:
                p, q = near
                a, b = (next(x for x in r.ends if x != v) for r in near)
                t, s = p.trees * q.trees, p.trees * q.split + p.split * q.trees
                ends = (min(a, b), max(a, b))
                self.lines.append(
                    f"- {self._label(p.ends)} and {self._label(q.ends)} in a row over {self.one[v]} "
                    f"become {self._label(ends)}: t = {p.trees}·{q.trees} = {t}, s = "
                    f"{p.trees}·{q.split} + {p.split}·{q.trees} = {s}."
                )
                self.parts = [r for r in self.parts if r is not p and r is not q]
                self.parts.append(Part(ends, t, s))
                return True
        return False


RULES = (
    "For a piece with two ends let t be the number of its spanning trees and s the number of ways to "
    "keep it in exactly two trees, one at each end. A single link has t = s = 1 (keep it or not). Pieces "
    "in a row: t = t1·t2 (both hold), s = t1·s2 + s1·t2 (just one is split); pieces side by side: "
    "t = t1·s2 + s1·t2 (just one may hold, or a circle arises), s = s1·s2 (both are split). Whatever "
    "hangs on a single piece contributes its t as a factor."
)


def _reduced(net: Net, edges: list[Edge]) -> _Reduction | None:
    done = _Reduction(net, edges)
    return done if done.total else None


LAPLACE = "L = sympy.Matrix([[G.degree(u) if u == v else -int(G.has_edge(u, v)) for v in G] for u in G])\n"


def _code(net: Net, body: str) -> str:
    return program(net, body).replace("as nx\n", "as nx\nimport sympy\n", 1)


def _made(rng: random.Random, scene: Scene, net: Net, form: str) -> Made | None:
    done = _reduced(net, list(net.edges))
    need = net.size - 1
    words, links = scene.words, plural(scene.link)
    if done is None or len(done.lines) > 22:
        return None
    base = f"exactly {word(need)} of the {links} be {words['keep']} so that {words['goal']}"
    if form == "all":
        ask = pick(
            rng,
            f"In how many ways can {base}?",
            f"How many spanning trees does this network have, that is, in how many ways can {base}?",
        )
        chain = f"{RULES}\n" + "\n".join(done.lines)
        code = _code(net, LAPLACE + "print(L[1:, 1:].det())\n")
        return Made(ask, code, f"{chain}\n{boxed('Number of ways:', done.total)}", str(done.total))
    index = rng.randrange(len(net.edges))
    edge = net.edges[index]
    rest = [e for e in net.edges if e != edge]
    less = _reduced(net, rest)
    if less is None or less.total == done.total:
        return None
    shown = f"{net.names[edge[0]]}–{net.names[edge[1]]}"
    body = (
        LAPLACE + "everything = L[1:, 1:].det()\n"
        f"G.remove_edge({net.names[edge[0]]!r}, {net.names[edge[1]]!r})\n" + LAPLACE
    )
    if form == "without":
        ask = f"In how many ways can {base}, if {shown} is not among them?"
        body += "print(L[1:, 1:].det())\n"
        chain = f"{RULES}\nLeave out {shown} from the start.\n" + "\n".join(less.lines)
        answer, end = less.total, boxed("Number of ways:", less.total)
    else:
        ask = pick(
            rng,
            f"In how many ways can {base}, if {shown} has to be one of them?",
            f"In how many of the ways in which {base.replace(' be ', ' can be ', 1)} does {shown} belong to the selection?",
        )
        body += "print(everything - L[1:, 1:].det())\n"
        answer = done.total - less.total
        chain = (
            f"Count all ways and subtract those without {shown}. {RULES}\nAll ways:\n"
            + "\n".join(done.lines)
            + f"\nThis makes {done.total}. Without {shown}:\n"
            + "\n".join(less.lines)
            + f"\nThis makes {less.total}."
        )
        end = boxed(f"{done.total} - {less.total} =", answer)
    code = _code(net, body)
    return Made(ask, code, f"{chain}\n{end}", str(answer))


FORMS = {
    1: ("all",),
    2: ("all", "all", "without", "with"),
    3: ("all", "without", "with"),
    4: ("all", "with"),
    5: ("all", "with"),
}
