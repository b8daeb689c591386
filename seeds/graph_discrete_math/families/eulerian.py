"""Walks over every edge: when they exist, and what must be repeated or added."""

from __future__ import annotations

import random
from itertools import pairwise

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    Scene,
    a,
    boxed,
    listing,
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
    dijkstra,
    level_of,
    reach,
    until,
)
from loong.seeds.graph_discrete_math.families._tour_programs import ENDS, ROUND, STROKES
from loong.types import AnswerType

TITLE = "Euler trails and the postman's round"
TOPICS = ("Eulerian graphs", "handshake lemma", "Chinese postman problem")
LEVELS = 5
FINITE = None

SCENES = (
    Scene(
        ("A postwoman delivers along {m} between {n}; she may walk each street in either direction.",
         "The delivery district of a postwoman has {m} that join {n}."),
        "corner", "street", ("letters", "numbers"), "length in metres", "metres",
        {"who": "the postwoman", "walk": "walk along"},
    ),
    Scene(
        ("A snow plough has to clear {m} that join {n}. All roads can be driven both ways, and one pass clears a road.",
         "{m} between {n} are covered with snow; a plough clears a road in one pass, in either direction."),
        "village", "road", ("towns", "letters"), "length in kilometres", "km",
        {"who": "the plough", "walk": "clear"},
    ),
    Scene(
        ("The {n} of a museum are joined by {m}, and a guide would like to use every corridor.",
         "A museum has {n} and {m}, open in both directions."),
        "room", "corridor", ("rooms", "letters"), "length in metres", "metres",
        {"who": "the guide", "walk": "go through"},
    ),
    Scene(
        ("A street sweeper cleans {m} between {n}; each needs to be swept once, in any direction.",
         "In the town centre {m} link {n}. A sweeping machine can use them in both directions."),
        "square", "lane", ("letters", "stations"), "length in metres", "metres",
        {"who": "the sweeper", "walk": "sweep"},
    ),
    Scene(
        ("An inspector checks {m} between {n} of a tram network, riding in either direction.",
         "{m} join {n} of a tram network and have to be inspected."),
        "stop", "track", ("stations", "letters"), "length in hundred metres", "hundred metres",
        {"who": "the inspector", "walk": "ride over"},
    ),
    Scene(
        ("For generations people have strolled over the {m} that join {n} in a river delta.",
         "A river delta has {n} and {m} between them; walkers love to cross all of them."),
        "island", "bridge", ("islands", "letters"), "length in metres", "metres",
        {"who": "a walker", "walk": "cross"},
    ),
    Scene(
        ("A laser engraves a figure of {n} and {m} between them, and can follow a line either way.",
         "A figure consists of {n} and {m}."),
        "point", "line", ("letters", "numbers"), "length in millimetres", "millimetres",
        {"who": "the laser", "walk": "trace"},
    ),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    kinds: dict[str, AnswerType] = {"exists": "boolean", "ends": "set"}
    kind = kinds.get(form, "integer")
    return until(lambda: _try(rng, level, form, kind))


def _try(rng: random.Random, level: int, form: str, kind: AnswerType) -> Problem | None:
    scene = rng.choice(SCENES)
    net = _draw(rng, level, scene, weighted=form == "length")
    made = _FORMS[form](rng, level, scene, net)
    return posed(rng, scene, net, made, form=form, kind=kind) if made else None


def _draw(rng: random.Random, level: int, scene: Scene, *, weighted: bool) -> Net:
    n = level_of(level, 5, 7, 8, 9, 10)
    edges = connected(rng, n, n + rng.randint(1, level_of(level, 2, 4, 4, 4, 4)))
    weights = tuple(rng.randint(2, level_of(level, 9, 9, 12, 20, 25)) for _ in edges)
    return Net(names(rng, scene.pools, n), tuple(edges), weights if weighted else ())


def _odd(net: Net) -> list[int]:
    return [v for v, near in enumerate(net.near()) if len(near) % 2]


def _degrees(rng: random.Random, scene: Scene, net: Net) -> str:
    shown = ", ".join(f"{net.names[v]}: {len(near)}" for v, near in enumerate(net.near()))
    odd = _odd(net)
    which = f"Odd: {listing(net.names[v] for v in odd)}." if odd else "No number is odd."
    return (
        pick(
            rng,
            f"Count how many {plural(scene.link)} meet at each {scene.place}",
            f"The numbers of {plural(scene.link)} at the {plural(scene.place)} are",
        )
        + f": {shown}. {which} The whole is connected."
    )


def _exists(rng: random.Random, level: int, scene: Scene, net: Net) -> Made | None:
    odd, words = _odd(net), scene.words
    closed = rng.random() < 0.5
    yes = not odd or (not closed and len(odd) == 2)
    if yes != (rng.random() < 0.5):
        return None
    where = "start and finish at the same" if closed else "start and finish at any"
    ask = (
        f"Can {words['who']} {words['walk']} every {scene.link} exactly once in one go and {where} "
        f"{scene.place}"
        + ("" if closed else ", the same or different ones")
        + "? Answer Yes or No."
    )
    body = STROKES + f'print("Yes" if fewest_lifts({closed}) == 0 else "No")\n'
    rule = (
        "A closed tour enters and leaves equally often, so it needs even numbers everywhere; for a "
        "connected network that is also enough."
        if closed
        else "Only the first and the last stop of a trail can have an odd number, so at most two may "
        "be odd; for a connected network this is also enough (Euler)."
    )
    answer = "Yes" if yes else "No"
    chain = f"{_degrees(rng, scene, net)}\n{rule} "
    if yes:
        chain += f"Indeed this works: {_shown(net, odd[0] if odd else 0)}."
    else:
        chain += f"Here {word(len(odd))} of them are odd."
    return Made(ask, program(net, body), f"{chain}\n{boxed('Answer:', answer)}", answer)


def _ends(rng: random.Random, level: int, scene: Scene, net: Net) -> Made | None:
    odd, words = _odd(net), scene.words
    if len(odd) != 2:
        return None
    answer = "{" + ", ".join(str(net.names[v]) for v in odd) + "}"
    ask = (
        f"{words['who'].capitalize()} wants to {words['walk']} every {scene.link} exactly once in one "
        f"go. Between which two {plural(scene.place)} must such a trail run? Give its two ends as a "
        "set in braces."
    )
    body = ENDS
    trail = _shown(net, odd[0])
    chain = (
        f"{_degrees(rng, scene, net)}\nEvery visit in the middle of a trail uses two {plural(scene.link)}, so"
        f" exactly the odd ones are the ends. Indeed this trail uses everything once: {trail}."
    )
    return Made(ask, program(net, body), f"{chain}\n{boxed('The ends are', answer)}", answer)


def _shown(net: Net, start: int) -> str:
    return " → ".join(str(net.names[v]) for v in _trail(net, start))


def _trail(net: Net, start: int) -> list[int]:
    """Return an Euler trail by Hierholzer's method."""
    left = [list(row) for row in net.near()]
    stack, trail = [start], list[int]()
    while stack:
        v = stack[-1]
        if left[v]:
            w = left[v].pop(0)
            left[w].remove(v)
            stack.append(w)
        else:
            trail.append(stack.pop())
    return trail[::-1]


def _strokes(rng: random.Random, level: int, scene: Scene, net: Net) -> Made | None:
    odd, words = _odd(net), scene.words
    if len(odd) < 4:
        return None
    answer = len(odd) // 2
    ask = pick(
        rng,
        f"{words['who'].capitalize()} wants to {words['walk']} every {scene.link} exactly once, but may "
        f"stop and go on from another {scene.place}. Into how many uninterrupted trails must the whole"
        " be divided at least?",
        f"What is the smallest number of trails (each without interruption, none using {a(scene.link)} "
        f"twice) that together contain every {scene.link} exactly once?",
    )
    body = STROKES + "print(fewest_lifts(False) + 1)\n"
    chain = (
        f"{_degrees(rng, scene, net)}\nAn odd {scene.place} must be the end of at least one trail, and a"
        f" trail has two ends, so the number is at least {len(odd)}/2 = {answer}. That many suffice: join "
        f"the odd ones in pairs by {answer} imaginary {plural(scene.link)}; then there is a closed tour, and"
        f" without the imaginary ones it falls into {answer} trails."
    )
    return Made(ask, program(net, body), f"{chain}\n{boxed('Answer:', answer)}", str(answer))


def _add(rng: random.Random, level: int, scene: Scene, net: Net) -> Made | None:
    odd, words = _odd(net), scene.words
    if len(odd) < 2:
        return None
    answer = len(odd) // 2
    ask = (
        f"New {plural(scene.link)} may be added between any two {plural(scene.place)}, also parallel to "
        f"existing ones. How many are needed at least so that {words['who']} can {words['walk']} every "
        f"{scene.link}, old and new, exactly once and return to the start?"
    )
    body = STROKES + "print(fewest_lifts(True))\n"
    chain = (
        f"{_degrees(rng, scene, net)}\nA closed tour needs even numbers everywhere. A new {scene.link} "
        f"changes the parity at its two ends only, so the number is at least {len(odd)}/2 = {answer}; "
        f"joining the odd ones in pairs makes all numbers even, and then there is a closed tour (Euler)."
    )
    return Made(ask, program(net, body), f"{chain}\n{boxed('Answer:', answer)}", str(answer))


def _pairings(odd: list[int]) -> list[list[tuple[int, int]]]:
    if not odd:
        return [[]]
    first, rest = odd[0], odd[1:]
    return [
        [(first, v), *more]
        for v in rest
        for more in _pairings([w for w in rest if w != v])
    ]  # fmt: skip


def _postman(net: Net, odd: list[int]) -> tuple[int, list[tuple[int, int]], str] | None:
    """Return the least extra length, its pairing, and the table of all pairings.

    None where every pairing is as good as any other, so that there is nothing to choose.
    """
    name, near = net.names, net.near()
    far = {u: dict(dijkstra(net, u)) if net.weights else reach(near, u) for u in odd}
    shown = [
        f"{'–'.join(str(name[x]) for x in _way(net, far[u], v))}: {far[u][v]}"
        for i, u in enumerate(odd)
        for v in odd[i + 1 :]
    ]
    options = [(sum(far[u][v] for u, v in pairing), pairing) for pairing in _pairings(odd)]
    rows = [
        f"- {', '.join(f'{name[u]}{name[v]}' if _short(net) else f'{name[u]}–{name[v]}' for u, v in p)}: "
        f"{' + '.join(str(far[u][v]) for u, v in p)} = {total}"
        for total, p in options
    ]
    best = min(options)
    if len(odd) > 2 and best[0] == max(options)[0]:
        return None
    text = f"The shortest ways between them are {', '.join(shown)}."
    if len(odd) > 2:
        text += " All ways to pair them up:\n" + "\n".join(rows)
    return best[0], best[1], text


def _way(net: Net, far: dict[int, int], v: int) -> list[int]:
    """Return a shortest way to v from where the distances are counted."""
    near, way = net.near(), [v]
    cost = net.cost() if net.weights else {}
    while far[way[-1]]:
        u = way[-1]
        way.append(next(w for w in near[u] if far[w] + cost.get((w, u), 1) == far[u]))
    return way[::-1]


def _short(net: Net) -> bool:
    return all(isinstance(x, str) and len(x) == 1 for x in net.names)


def _repeats(rng: random.Random, level: int, scene: Scene, net: Net) -> Made | None:
    odd, words = _odd(net), scene.words
    if len(odd) != level_of(level, 2, 4, 4, 6, 6):
        return None
    tour = _postman(net, odd)
    if tour is None:
        return None
    best, pairing, text = tour
    if level > 2 and best == len(odd) // 2:
        return None
    ask = pick(
        rng,
        f"{words['who'].capitalize()} wants to {words['walk']} every {scene.link} at least once and "
        f"return to the start. How many times at least must some {scene.link} be used again? (If one "
        "is used three times in all, that counts as two extra uses.)",
        f"A round trip is to use every {scene.link}. What is the smallest number of times that a "
        f"{scene.link} has to be used over again, each extra use counted?",
    )
    body = ROUND + "print(extra)\n"
    chain = _why_postman(rng, scene, net, text, pairing)
    end = boxed("Extra uses needed:", best)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(best))


def _why_postman(
    rng: random.Random, scene: Scene, net: Net, text: str, pairing: list[tuple[int, int]]
) -> str:
    pairs = listing(f"{net.names[u]}–{net.names[v]}" for u, v in pairing)
    return (
        f"{_degrees(rng, scene, net)}\nWhat is used again must make all numbers even, so it contains "
        f"paths that join the odd {plural(scene.place)} in pairs; such paths are also enough."
        f" {text}\nJoin {pairs}."
    )


def _length(rng: random.Random, level: int, scene: Scene, net: Net) -> Made | None:
    odd, words = _odd(net), scene.words
    if len(odd) != level_of(level, 2, 2, 4, 4, 6):
        return None
    tour = _postman(net, odd)
    if tour is None:
        return None
    best, pairing, text = tour
    once = sum(net.weights)
    if best == sum(net.cost().get(e, 0) for e in pairwise(odd)) and level > 3:
        return None
    answer = once + best
    ask = pick(
        rng,
        f"How long, in {scene.unit}, is the shortest round trip on which {words['who']} can "
        f"{words['walk']} every {scene.link} at least once?",
        f"{words['who'].capitalize()} starts somewhere, has to {words['walk']} every {scene.link} at "
        f"least once, and returns to the start. Find the smallest total length in {scene.unit}.",
    )
    body = ROUND + "print(sum(length) + extra)\n"
    chain = _why_postman(rng, scene, net, text, pairing)
    end = boxed(f"Everything once is {once}, the repetitions add {best}: {once} + {best} =", answer)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))


FORMS = {
    1: ("exists", "ends", "add"),
    2: ("ends", "strokes", "add", "length", "length"),
    3: ("strokes", "repeats", "length", "length"),
    4: ("repeats", "length", "length"),
    5: ("repeats", "length", "length"),
}
_FORMS = {
    "exists": _exists, "ends": _ends, "strokes": _strokes, "add": _add,
    "repeats": _repeats, "length": _length,
}  # fmt: skip
