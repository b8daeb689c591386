"""Largest groups that all know, or all avoid, each other; guards; triangles."""

from __future__ import annotations

import random
from itertools import combinations

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    Scene,
    a,
    boxed,
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
    adjacency,
    connected,
    level_of,
    until,
)

TITLE = "Cliques, independent sets and covers"
TOPICS = ("cliques", "independent sets", "vertex cover", "triangles")
LEVELS = 5
FINITE = None

KNOW = (
    Scene(
        ("Of {n} at a conference, some know each other: there are {m}.",
         "Among {n} there are {m}; acquaintance is mutual."),
        "guest", "acquaintance", ("people",),
        words={"all": "everybody knows everybody else", "none": "nobody knows anybody else"},
    ),
    Scene(
        ("A sports club has {n}. Records show {m}, that is, pairs who have already played together.",
         "{n} have formed {m} in past seasons (a partnership means that two of them have played together)."),
        "player", "partnership", ("people", "letters"),
        words={"all": "any two have already played together", "none": "no two have ever played together"},
    ),
    Scene(
        ("A cluster of {n} has {m} between them.",
         "{n} are wired by {m}."),
        "server", "direct cable", ("servers", "numbers"),
        words={"all": "any two are joined by a direct cable", "none": "no two are joined by a direct cable"},
    ),
    Scene(
        ("Botanists compare {n} and find {m}.",
         "For {n} crossing experiments have been made; {m} were found."),
        "plant", "compatible pair", ("letters", "numbers"),
        words={"all": "any two form a compatible pair", "none": "no two form a compatible pair"},
    ),
    Scene(
        ("{n} of an archipelago are linked by {m}.",
         "There are {m} between {n}."),
        "island", "ferry line", ("islands", "letters"),
        words={"all": "there is a direct ferry between any two", "none": "there is no direct ferry between any two"},
    ),
)  # fmt: skip

CLASH = (
    Scene(
        ("A market has room for stalls on {n}, but {m} are known: two pitches in conflict cannot both be let.",
         "{n} of a market are for rent. There are {m}, pairs of pitches that are too close together to be let both."),
        "pitch", "conflict", ("letters", "numbers"),
        words={"ask": "pitches be let at the same time", "none": "no two of them are in conflict"},
    ),
    Scene(
        ("{n} have applied for the same day in a laboratory. Because of shared instruments there are {m}.",
         "On one day {n} would like to use a laboratory; shared instruments lead to {m}."),
        "project", "conflict", ("letters", "servers"),
        words={"ask": "projects be admitted", "none": "no two of them are in conflict"},
    ),
    Scene(
        ("{n} are up for a committee. There are {m}, and nobody wants to sit with an adversary.",
         "Among {n} for a jury there are {m}; feuding persons must not both be appointed."),
        "candidate", "feud", ("people",),
        words={"ask": "candidates be appointed", "none": "no two of them have a feud"},
    ),
    Scene(
        ("A gardener has {n} and a list of {m} between varieties that harm each other.",
         "{n} are offered to a gardener, with {m} among them."),
        "variety", "incompatibility", ("letters", "numbers"),
        words={"ask": "varieties be planted in one bed", "none": "no two of them are incompatible"},
    ),
)  # fmt: skip

WATCH = (
    Scene(
        ("The {n} of a museum are joined by {m}. A guard in a room watches all corridors that end there.",
         "A museum has {n} and {m}; a guard placed in a room sees every corridor leading from it."),
        "room", "corridor", ("rooms", "letters"), words={"put": "guards", "who": "at least one guard"},
    ),
    Scene(
        ("A town has {n} and {m}. A camera at a crossing surveys all streets that meet there.",
         "Cameras are planned for some of the {n} of a town; each surveys the streets meeting there. The town has {m}."),
        "crossing", "street", ("letters", "numbers"), words={"put": "cameras", "who": "at least one camera"},
    ),
    Scene(
        ("A network has {n} and {m}. A monitor installed on a server records the traffic on all its cables.",
         "{n} are joined by {m}; monitors on servers record everything that passes the cables there."),
        "server", "cable", ("servers", "numbers"), words={"put": "monitors", "who": "at least one monitor"},
    ),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    scenes = {"conflict": CLASH, "cover": WATCH}.get(form, KNOW)
    two_cases = level > 3 and rng.random() < 0.6
    return until(lambda: _try(rng, level, form, rng.choice(scenes), two_cases=two_cases))


def _try(
    rng: random.Random, level: int, form: str, scene: Scene, *, two_cases: bool
) -> Problem | None:
    n = level_of(level, 5, 7, 8, 10, 12) + rng.choice([0, 0, 1])
    dense = form in {"clique", "strangers", "triangles", "apart"}
    share = (
        level_of(level, 0.7, 0.57, 0.57, 0.58, 0.55)
        if dense
        else level_of(level, 0.5, 0.43, 0.4, 0.36, 0.3)
    )
    m = round(share * n * (n - 1) / 2 * rng.uniform(0.85, 1.2))
    net = Net(names(rng, scene.pools, n), tuple(connected(rng, n, m)))
    if form in {"triangles", "apart"}:
        made = _triples(rng, scene, net, form)
    else:
        made = _chosen(rng, scene, net, form)
        if made and two_cases and "Why not more?" not in made.chain:
            return None
    return posed(rng, scene, net, made, form=form) if made else None


def _opposite(net: Net) -> tuple[Edge, ...]:
    return tuple(e for e in combinations(range(net.size), 2) if e not in net.edges)


def _best(vertices: list[int], clash: tuple[Edge, ...]) -> list[int]:
    """Return a largest set of vertices without a clash, the first in order."""
    for size in range(len(vertices), 0, -1):
        for chosen in combinations(vertices, size):
            if not any(pair in clash for pair in combinations(chosen, 2)):
                return list(chosen)
    return []


def _groups(vertices: list[int], clash: tuple[Edge, ...], k: int) -> list[list[int]] | None:
    """Divide the vertices into at most k groups of which any two members clash, if possible."""
    groups: list[list[int]] = []

    def place(i: int) -> bool:
        if i == len(vertices):
            return True
        v = vertices[i]
        for group in groups:
            if all((w, v) in clash for w in group):
                group.append(v)
                if place(i + 1):
                    return True
                group.pop()
        if len(groups) < k:
            groups.append([v])
            if place(i + 1):
                return True
            groups.pop()
        return False

    return groups if place(0) else None


def _bound(
    net: Net, vertices: list[int], clash: tuple[Edge, ...], size: int, why: str
) -> str | None:
    """Prove that no more than `size` of the vertices can be chosen, by groups."""
    groups = _groups(vertices, clash, size)
    if groups is None:
        return None
    if not groups:
        return "nothing else remains to choose from"
    shown = listing("{" + ", ".join(str(net.names[v]) for v in g) + "}" for g in groups)
    many = "1 group" if len(groups) == 1 else f"{len(groups)} groups"
    return f"{why} {shown} ({many})"


def _proof(net: Net, clash: tuple[Edge, ...], size: int, pair: str) -> str | None:
    everything = list(range(net.size))
    reason = f"From each of the following groups at most one can be taken, since in it {pair}:"
    direct = _bound(net, everything, clash, size, reason)
    if direct:
        return f"{direct}. So more than {size} are impossible."
    for v in everything:
        with_v = [w for w in everything if w != v and (min(v, w), max(v, w)) not in clash]
        inside = _bound(net, with_v, clash, size - 1, "the others come from")
        outside = _bound(net, [w for w in everything if w != v], clash, size, "all come from")
        if inside and outside:
            x = net.names[v]
            return (
                f"Why not more? Consider groups in which {pair}, so that each gives at most one. If {x} "
                f"is chosen, {inside}, so there are at most 1 + {size - 1} = {size}. If {x} is not "
                f"chosen, {outside}, which again allows {size} at most."
            )
    return None


def _chosen(rng: random.Random, scene: Scene, net: Net, form: str) -> Made | None:
    clash = _opposite(net) if form == "clique" else net.edges
    best = _best(list(range(net.size)), clash)
    joined = f"{'no' if form == 'clique' else 'any'} two are joined by {a(scene.link)}"
    pairs = pairs_of(net.names, [best])
    fine = (
        f"the list contains all of {pairs}"
        if form == "clique"
        else f"the list contains none of {pairs}"
    )
    proof = _proof(net, clash, len(best), joined)
    if proof is None or len(best) < 2:
        return None
    members = listing(net.names[v] for v in best)
    count, words = len(best), scene.words
    if count == 2:
        fine = f"{pairs} is {'' if form == 'clique' else 'not '}in the list"
    places = plural(scene.place)
    if form == "cover":
        answer = net.size - count
        ask = pick(
            rng,
            f"How many {words['put']} are needed at least so that every {scene.link} has "
            f"{words['who']} at one of its ends?",
            f"What is the smallest number of {places} that must get {words['put']} if no {scene.link} "
            "is to remain unwatched?",
        )
        chain = (
            f"The {places} that stay empty must contain no two that are joined, and conversely any such "
            f"set may stay empty. So find the largest set without a joined pair. Possible are {members} "
            f"({count}): {fine}. {proof}"
        )
        body = (
            "C = nx.complement(G)\nempty, _ = nx.max_weight_clique(C, weight=None)\n"
            "print(len(G) - len(empty))\n"
        )
        end = boxed(f"So {net.size} - {count} =", answer)
        return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))
    if form == "conflict":
        ask = pick(
            rng,
            f"How many {words['ask']} at most, if {words['none']}?",
            f"What is the largest number of {places} that can be chosen so that {words['none']}?",
        ).replace("How many pitches be", "How many pitches can be")
        for noun in ("projects", "candidates", "varieties"):
            ask = ask.replace(f"How many {noun} be", f"How many {noun} can be")
    else:
        rule = words["all"] if form == "clique" else words["none"]
        ask = pick(
            rng,
            f"How many {places} does the largest group have in which {rule}?",
            f"Find the size of a largest set of {places} such that in it {rule}.",
        )
    graph = "G" if form == "clique" else "nx.complement(G)"
    body = f"best, _ = nx.max_weight_clique({graph}, weight=None)\nprint(len(best))\n"
    chain = f"A possible choice of {count} is {members}: {fine}. {proof}"
    return Made(ask, program(net, body), f"{chain}\n{boxed('Largest number:', count)}", str(count))


def _triples(rng: random.Random, scene: Scene, net: Net, form: str) -> Made | None:
    apart = form == "apart"
    pairs = _opposite(net) if apart else net.edges
    near, rows, total = adjacency(net.size, pairs), list[str](), 0
    counts: list[str] = []
    for u, v in sorted(pairs):
        common = [w for w in near[u] if w in near[v] and w > v]
        total += len(common)
        if common:
            counts.append(str(len(common)))
            rows.append(
                f"- {net.names[u]}, {net.names[v]}: {', '.join(str(net.names[w]) for w in common)}"
            )
    if total < 2:
        return None
    rule = scene.words["none" if apart else "all"]
    ask = f"How many sets of three {plural(scene.place)} are there in which {rule}?"
    graph = "nx.complement(G)" if apart else "G"
    body = f"print(sum(nx.triangles({graph}).values()) // 3)\n"
    first = "two that are not joined" if apart else "two that are joined"
    chain = (
        f"To count each triple once, take {first} and look for third members that come later in "
        f"the order of names than both and are joined to {'neither' if apart else 'both'}:\n"
        + "\n".join(rows) + "\nNo other pair has such a third member."
    )  # fmt: skip
    end = boxed(" + ".join(counts) + " =" if len(counts) > 1 else "Altogether", total)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(total))


FORMS = {
    1: ("clique", "triangles", "conflict"),
    2: ("clique", "triangles", "apart", "conflict", "cover"),
    3: ("clique", "triangles", "apart", "conflict", "cover", "strangers"),
    4: ("clique", "triangles", "apart", "conflict", "cover", "strangers"),
    5: ("clique", "triangles", "apart", "conflict", "cover", "strangers"),
}
