"""Colourings: how few colours suffice, and how many colourings there are."""

from __future__ import annotations

import random
from itertools import combinations

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    Scene,
    a,
    boxed,
    called,
    listing,
    names,
    pairs_of,
    pick,
    plural,
    posed,
    program,
)
from loong.seeds.graph_discrete_math.families._graphs import (
    Edge,
    Net,
    connected,
    level_of,
    reach,
    ring,
    shuffled,
    until,
)
from loong.types import AnswerType

TITLE = "Colourings"
TOPICS = ("graph colouring", "chromatic number", "chromatic polynomial", "bipartite graphs")
LEVELS = 5
FINITE = None

SCENES = (
    Scene(
        ("{n} have to be scheduled. There are {m}: pairs of exams that some student takes both of.",
         "A school plans {n}; {m} are known, each between two exams with a common candidate."),
        "exam", "clash", ("courses", "letters"),
        words={"colour": "time slot", "rule": "exams that clash are held in different time slots", "give": "held in"},
    ),
    Scene(
        ("{n} broadcast in the same region. Measurements show {m} between them.",
         "An authority assigns channels to {n}, among which {m} have been measured."),
        "transmitter", "conflict", ("letters", "numbers"),
        words={"colour": "channel", "rule": "transmitters in conflict use different channels", "give": "put on"},
    ),
    Scene(
        ("A map shows {n} with {m}.",
         "An atlas page contains {n} that share {m}."),
        "country", "common border", ("letters", "islands"),
        words={"colour": "colour", "rule": "countries with a common border get different colours", "give": "painted in"},
    ),
    Scene(
        ("A laboratory stores {n}. Safety sheets list {m}.",
         "{n} must be put into cabinets; chemists warn of {m}."),
        "chemical", "incompatibility", ("letters", "numbers"),
        words={"colour": "cabinet", "rule": "incompatible chemicals stand in different cabinets", "give": "put into"},
    ),
    Scene(
        ("{n} are invited to a wedding. There are {m} among them.",
         "The hosts of a dinner seat {n} and know of {m}."),
        "guest", "quarrel", ("people",),
        words={"colour": "table", "rule": "guests who have quarrelled sit at different tables", "give": "seated at"},
    ),
    Scene(
        ("A compiler has to keep {n} in registers; its analysis found {m}.",
         "{n} of a program are to be held in registers. There are {m}."),
        "variable", "overlap", ("letters",),
        words={"colour": "register", "rule": "variables whose lifetimes overlap get different registers", "give": "kept in"},
    ),
    Scene(
        ("A zoo moves {n} into new enclosures. The keepers report {m}.",
         "{n} arrive at an aquarium, which knows of {m} between them."),
        "species", "enmity", ("letters", "numbers"),
        words={"colour": "tank", "rule": "hostile species live in different tanks", "give": "put into"},
    ),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    aim = (
        rng.randrange(2)
        if form == "two"
        else rng.choice(level_of(level, (2, 3), (3, 4), (3, 4), (3, 4, 5), (4, 5)))
    )
    return until(lambda: _try(rng, level, form, aim))


def _try(rng: random.Random, level: int, form: str, aim: int) -> Problem | None:
    scene = rng.choice([s for s in SCENES if form != "fewest" or s.place != "country"])
    made_of = _blocks(rng, level) if form == "count" else _graph(rng, level, form, aim)
    n = 1 + max(v for e in made_of for v in e)
    net = Net(names(rng, scene.pools, n), tuple(shuffled(rng, n, made_of)))
    made = _FORMS[form](rng, level, scene, net, aim)
    kind: AnswerType = "boolean" if form == "two" else "integer"
    return posed(rng, scene, net, made, form=form, kind=kind) if made else None


def _graph(rng: random.Random, level: int, form: str, aim: int) -> list[Edge]:
    n = level_of(level, 5, 7, 8, 10, 12)
    if form == "two":
        return connected(rng, n, n + rng.randint(0, 1))
    share = {2: 0.25, 3: 0.36, 4: 0.47, 5: 0.61}[aim] + 0.03 * (12 - n)
    return connected(rng, n, round(share * n * (n - 1) / 2) + rng.randint(-1, 1))


def _blocks(rng: random.Random, level: int) -> list[Edge]:
    """Hang rings and complete graphs together at single vertices."""
    edges: list[Edge] = []
    n = 1
    for _ in range(level_of(level, 1, 2, 2, 3, 4)):
        size = rng.choice([3, 3, 4, 4, 5] if level < 4 else [2, 3, 4, 4, 5])
        here = [rng.randrange(n), *range(n, n + size - 1)]
        full = size == 4 and rng.random() < 0.4
        pairs = list(combinations(range(size), 2)) if full or size < 4 else ring(rng, size)
        edges += [(here[u], here[v]) for u, v in pairs]
        n += size - 1
    if level > 1:
        edges.append((rng.randrange(n), n))
    return edges


def _two(rng: random.Random, level: int, scene: Scene, net: Net, aim: int) -> Made | None:
    """Divide into two, or find an odd circle."""
    near = net.near()
    depth = reach(near, 0)
    odd = [e for e in net.edges if depth[e[0]] % 2 == depth[e[1]] % 2]
    if bool(odd) != bool(aim):
        return None
    words = scene.words
    first, second = (
        listing(net.names[v] for v in sorted(depth) if depth[v] % 2 == k) for k in (0, 1)
    )
    ask = f"Do two {plural(words['colour'])} suffice if {words['rule']}? Answer Yes or No."
    body = 'print("Yes" if nx.is_bipartite(G) else "No")\n'
    chain = (
        f"Put {net.names[0]} into the first {words['colour']}. Then everything at an even distance is "
        f"forced into the first, everything at an odd distance into the second: {first} / {second}. "
    )
    if odd:
        u, v = odd[0]
        chain += f"But {net.names[u]} and {net.names[v]} end up together although they are joined."
    else:
        rows = "; ".join(
            f"{net.names[v]} with {listing(net.names[w] for w in near[v])}"
            for v in sorted(depth) if depth[v] % 2 == 0
        )  # fmt: skip
        chain += (
            f"Those of the first part are joined as follows: {rows}. No such partner is in the "
            f"first part, and the pairs are all {len(net.edges)} that there are."
        )
    answer = "No" if odd else "Yes"
    return Made(ask, program(net, body), f"{chain}\n{boxed('Answer:', answer)}", answer)


def _clique(net: Net) -> list[int]:
    near = net.near()
    best: list[int] = []
    for size in range(1, net.size + 1):
        found = next((c for c in combinations(range(net.size), size)
                      if all(v in near[u] for u, v in combinations(c, 2))), None)  # fmt: skip
        if found is None:
            break
        best = list(found)
    return best


class _Search:
    """Try k colours, always at the vertex with the fewest left, and tell every step."""

    def __init__(self, net: Net, k: int, clique: list[int]) -> None:
        self.mark = "_ABCDEFGH" if isinstance(net.names[0], int) else "_12345678"
        self.net, self.near, self.k = net, net.near(), k
        self.lines: list[str] = []
        self.colour = {v: i + 1 for i, v in enumerate(clique)}
        self.found = self._go(0)

    def _left(self, v: int) -> list[int]:
        taken = {self.colour[w] for w in self.near[v] if w in self.colour}
        top = min(self.k, max(self.colour.values()) + 1)
        return [c for c in range(1, top + 1) if c not in taken]

    def _go(self, depth: int) -> bool:
        open_ = [v for v in range(self.net.size) if v not in self.colour]
        if not open_:
            return True
        v = min(open_, key=lambda x: (len(self._left(x)), -len(self.near[x]), x))
        left, pad = self._left(v), "  " * depth
        seen = [w for w in self.near[v] if w in self.colour]
        why = (
            listing(f"{self.net.names[w]} = {self.mark[self.colour[w]]}" for w in seen)
            if seen
            else ""
        )
        name = self.net.names[v]
        if not left:
            self.lines.append(f"{pad}- {name} has nothing left because of {why}: contradiction.")
            return False
        for c in left:
            forced = (
                f"must be {self.mark[c]} (because of {why})"
                if len(left) == 1
                else f"can be {listing((self.mark[x] for x in left), 'or')}"
                f"{f' (because of {why})' if why else ''}; case {self.mark[c]}"
            )
            self.lines.append(f"{pad}- {name} {forced}" if len(left) == 1 else f"{pad}- {forced}:")
            self.colour[v] = c
            if self._go(depth + (len(left) > 1)):
                return True
            del self.colour[v]
        return False


def _fewest(rng: random.Random, level: int, scene: Scene, net: Net, aim: int) -> Made | None:
    clique = _clique(net)
    k = len(clique)
    if not aim - 1 <= k <= aim:
        return None
    failed: list[_Search] = []
    while not (search := _Search(net, k, clique)).found:
        failed.append(search)
        k += 1
    if (
        k != aim
        or len(failed) > 1
        or any(len(f.lines) > level_of(level, 5, 8, 14, 20, 30) for f in failed)
    ):
        return None
    if level > 2 and aim > 3 and not failed and rng.random() < 0.8:
        return None
    words, name = scene.words, net.names
    hue = words["colour"]
    ask = pick(
        rng,
        f"What is the smallest number of {plural(hue)} such that {words['rule']}?",
        f"The {plural(scene.place)} are {words['give']} {plural(hue)} so that {words['rule']}. How "
        f"many {plural(hue)} are needed at least?",
        f"At least how many {plural(hue)} are required, given that {words['rule']}?",
    )
    groups = [[v for v in range(net.size) if search.colour[v] == c] for c in range(1, k + 1)]
    shown = "; ".join(
        f"{search.mark[c]}: {', '.join(str(name[v]) for v in g)}" for c, g in enumerate(groups, 1)
    )
    members = listing(name[v] for v in clique)
    chain = (
        f"{members} are {'pairwise ' * (len(clique) > 2)}joined, so {len(clique)} {plural(hue)} are "
        "needed for them alone."
    )
    for fail in failed:
        chain += (
            f"\nBut {fail.k} are not enough. Suppose they were, and let "
            f"{listing(f'{name[v]} = {fail.mark[i]}' for i, v in enumerate(clique, 1))} (names of "
            f"{plural(hue)} do not matter). Then:\n" + "\n".join(fail.lines)
        )
    chain += (
        f"\nWith {k} it works: {shown}. The pairs inside a group are {pairs_of(name, groups)}, and none "
        f"of them is {a(scene.link)}."
    )
    code = (
        "from itertools import count\n\n"
        "near = {v: list(G[v]) for v in G}\norder = sorted(G, key=lambda v: -len(near[v]))\n\n\n"
        "def paint(colour, k):\n    if len(colour) == len(order):\n        return True\n"
        "    v = order[len(colour)]\n    for c in range(k):\n"
        "        if all(colour.get(w) != c for w in near[v]) and paint({**colour, v: c}, k):\n"
        "            return True\n    return False\n\n\n"
        "print(next(k for k in count(1) if paint({}, k)))\n"
    )
    return Made(ask, program(net, code), f"{chain}\n{boxed('Smallest number:', k)}", str(k))


def _count(rng: random.Random, level: int, scene: Scene, net: Net, aim: int) -> Made | None:
    """Multiply over the blocks: each is entered through one vertex that is coloured already."""
    k = rng.randint(3, level_of(level, 4, 5, 6, 6, 6))
    words, name = scene.words, [called(scene, x) for x in net.names]
    total, factors, lines = k, [k], [f"- {name[0]}: {k} choices."]
    done, blocks = [0], _cut_blocks(net)
    while blocks:
        block = next(b for b in blocks if any(v in done for v in b))
        blocks.remove(block)
        start = next(v for v in block if v in done)
        m, inner = len(block), [e for e in net.edges if e[0] in block and e[1] in block]
        rest = listing(name[v] for v in block if v != start)
        if len(inner) == m * (m - 1) // 2:
            factor, why = 1, " · ".join(str(k - i) for i in range(1, m))
            for i in range(1, m):
                factor *= k - i
            among = "pairwise joined and " * (m > 2)
            text = f"{rest}, {among}joined to {name[start]}: {why}"
        else:
            whole = (k - 1) ** m + (-1) ** m * (k - 1)
            factor = whole // k
            sign = "+" if m % 2 == 0 else "-"
            text = (
                f"{rest}, which form a ring with {name[start]}: a ring of {m} has {k - 1}^{m} {sign} "
                f"{k - 1} = {whole} colourings, and {name[start]} has each of the {k} "
                f"{plural(words['colour'])} equally often in them: {whole}/{k} = {factor}"
            )
        shown = f" = {factor}" if " · " in text else ""
        lines.append(f"- {text}{shown}.")
        total *= factor
        factors.append(factor)
        done += [v for v in block if v != start]
    if total == 0 or total > (300_000 if k < 5 else 3_000_000):
        return None
    hue = plural(words["colour"])
    ask = pick(
        rng,
        f"There are {k} different {hue} (not all of them need be used). In how many ways can they be "
        f"assigned so that {words['rule']}?",
        f"In how many ways can each {scene.place} be {words['give']} one of {k} distinguishable "
        f"{hue} so that {words['rule']}? It is not necessary to use every {words['colour']}.",
    )
    code = (
        f"near = {{v: list(G[v]) for v in G}}\norder = list(G)\nk = {k}\n\n\n"
        "def ways(colour, used):\n    if len(colour) == len(order):\n        return 1\n"
        "    v = order[len(colour)]\n"
        "    old = [c for c in range(used) if all(colour.get(w) != c for w in near[v])]\n"
        "    total = sum(ways({**colour, v: c}, used) for c in old)\n"
        "    if used < k:  # the colours not used yet are all alike\n"
        "        total += (k - used) * ways({**colour, v: used}, used + 1)\n"
        "    return total\n\n\nprint(ways({}, 0))\n"
    )
    chain = (
        "The graph consists of parts that hang together at single vertices. Go from part to part; "
        "each time one vertex is already fixed:\n" + "\n".join(lines)
    )
    end = boxed(" · ".join(map(str, factors)) + " =", total)
    return Made(ask, program(net, code), f"{chain}\n{end}", str(total))


def _cut_blocks(net: Net) -> list[list[int]]:
    """Return the blocks: edges are in one block if they stay joined without any one vertex."""
    edges = list(net.edges)
    group = {e: i for i, e in enumerate(edges)}
    for e, f in combinations(edges, 2):
        if len({*e, *f}) == 3 and group[e] != group[f]:
            middle = next(v for v in e if v in f)
            rest = [[w for w in row if w != middle] for row in net.near()]
            a, b = (next(v for v in g if v != middle) for g in (e, f))
            if b in reach(rest, a):
                old, new = group[f], group[e]
                group = {g: new if i == old else i for g, i in group.items()}
    return [
        sorted({v for e in edges if group[e] == i for v in e}) for i in sorted(set(group.values()))
    ]


FORMS = {
    1: ("fewest", "two", "count"),
    2: ("fewest", "two", "count", "count"),
    3: ("fewest", "count", "count"),
    4: ("fewest", "count", "count"),
    5: ("fewest", "count"),
}
_FORMS = {"two": _two, "fewest": _fewest, "count": _count}
