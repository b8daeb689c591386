"""Shortest routes through a grid: forced and closed crossings, a diagonal bound, turns."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING, NamedTuple

from loong.seeds.graph_discrete_math.families._discrete import (
    Form,
    choose,
    counted,
    made,
    one_of,
    people,
    plus,
    program,
    series,
)

if TYPE_CHECKING:
    import random

    from loong.families import Problem

TITLE = "Lattice paths"
TOPICS = ("lattice paths", "binomial coefficients", "reflection principle", "inclusion-exclusion")
LEVELS = 5
FINITE = None

Point = tuple[int, int]


class _Scene(NamedTuple):
    who: str
    where: str
    node: str
    unit: str
    right: str
    up: str
    bar: str


_SCENES = (
    _Scene("{} cycles", "in a town whose streets form a square grid", "crossing", "block", "east", "north", "closed for roadworks"),
    _Scene("A taxi driven by {} travels", "through a city with a rectangular street grid", "intersection", "block", "west", "south", "blocked by an accident"),
    _Scene("A cart steered by {} rolls", "through the aisles of a warehouse", "junction", "section", "right", "forward", "blocked by a fallen pallet"),
    _Scene("{} walks", "along the paths of a park laid out as a grid", "crossing", "path segment", "east", "south", "flooded"),
    _Scene("A test packet sent by {} moves", "through a grid of routers", "router", "link", "right", "down", "down for maintenance"),
    _Scene("{} moves a counter", "on a square lattice", "lattice point", "step", "right", "up", "forbidden"),
    _Scene("{} sends a toy robot", "along the joints of a tiled floor", "corner", "tile side", "right", "up", "covered with glue"),
    _Scene("A survey drone flown by {} moves", "along a grid of flight corridors", "waypoint", "corridor", "east", "north", "inside a no-fly zone"),
)  # fmt: skip

_ASKS = (
    "How many different routes are possible?",
    "In how many ways can this be done?",
    "Find the number of such routes.",
    "How many routes satisfy these rules?",
    "Determine the number of admissible routes.",
)

_ROUTES = """
    from functools import cache

    @cache
    def routes(x, y):
        if x < 0 or y < 0 or (x, y) in closed{extra}:
            return 0
        if (x, y) == (0, 0):
            return 1
        return routes(x - 1, y) + routes(x, y - 1)

    print(routes(*goal))
"""


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    return one_of(rng, _FORMS, level)


def _told(rng: random.Random, scene: _Scene, goal: Point, rules: str) -> str:
    who = scene.who.format(people(rng, 1)[0])
    right, up, unit = scene.right, scene.up, scene.unit
    w, h = goal
    move = rng.choice((
        f"Every move goes one {unit} {right} or one {unit} {up}.",
        f"Only moves of one {unit} {right} or one {unit} {up} are allowed.",
        f"Each move is either one {unit} {right} or one {unit} {up}.",
    ))  # fmt: skip
    far = f"{w} {unit}s {right} and {h} {unit}s {up} of the start"
    if right in ("right", "forward"):
        far = f"{w} {unit}s to the right and {h} {unit}s {up} from the start"
    start = rng.choice((
        f"{who} {scene.where} to a target {far}.",
        f"{who} {scene.where}; the target lies {far}.",
    ))  # fmt: skip
    return " ".join(part for part in (start, move, rules, rng.choice(_ASKS)) if part)


def _spot(scene: _Scene, points: list[Point]) -> str:
    shown = series(f"({x}, {y})" for x, y in points)
    noun = scene.node + ("" if len(points) == 1 else "s")
    return f"{noun} {shown}"


def _key(scene: _Scene) -> str:
    return (
        f"Write (a, b) for the {scene.node} that is reached from the start by a {scene.unit}s "
        f"{scene.right} and b {scene.unit}s {scene.up}."
    )


def _direct(a: Point, b: Point) -> int:
    dx, dy = b[0] - a[0], b[1] - a[1]
    return comb(dx + dy, dx) if dx >= 0 and dy >= 0 else 0


def _size(rng: random.Random, level: int) -> Point:
    low, high = ((2, 6), (3, 6), (4, 7), (5, 8), (7, 10))[level - 1]
    return rng.randint(low, high), rng.randint(low, high)


def _inside(rng: random.Random, goal: Point, count: int) -> list[Point]:
    w, h = goal
    return sorted(rng.sample([(x, y) for x in range(1, w) for y in range(1, h)], count))


def _free(rng: random.Random, level: int) -> Problem:
    goal, scene = _size(rng, level), rng.choice(_SCENES)
    w, h = goal
    steps = [
        f"A route is a word of {w + h} moves, {w} of them {scene.right} and {h} of them {scene.up}.",
        f"It is fixed by choosing which moves go {scene.right}: {choose(w + h, w)}.",
    ]
    return made(
        rng, question=_told(rng, scene, goal, ""),
        rationale=program(_ROUTES.format(extra=""), goal=goal, closed=[]),
        steps=steps, answer=comb(w + h, w), parameters={"form": "free", "goal": list(goal)},
    )  # fmt: skip


def _via(rng: random.Random, level: int) -> Problem:
    goal, scene = _size(rng, level), rng.choice(_SCENES)
    w, h = goal
    a, b = stop = rng.randint(1, w - 1), rng.randint(1, h - 1)
    first, second = _direct((0, 0), stop), _direct(stop, goal)
    rules = f"{_key(scene)} The route must pass through the {_spot(scene, [stop])}."
    steps = [
        f"Up to ({a}, {b}) the route has {counted(a, 'move')} {scene.right} and {counted(b, 'move')} {scene.up}: {choose(a + b, a)} ways.",
        f"What remains are {counted(w - a, 'move')} {scene.right} and {counted(h - b, 'move')} {scene.up}: "
        f"{choose(w - a + h - b, w - a)} ways.",
        f"The two parts are independent, so we multiply: {first} · {second} = {first * second}.",
    ]
    body = """
        from itertools import combinations

        width, height = goal
        count = 0
        for places in combinations(range(width + height), width):
            done = sum(p < sum(stop) for p in places)  # moves to the right when the stop is due
            count += done == stop[0]
        print(count)
    """
    return made(
        rng, question=_told(rng, scene, goal, rules), rationale=program(body, goal=goal, stop=stop),
        steps=steps, answer=first * second,
        parameters={"form": "via", "goal": list(goal), "stop": list(stop)},
    )  # fmt: skip


def _closed(rng: random.Random, level: int) -> Problem:
    goal, scene = _size(rng, level), rng.choice(_SCENES)
    shut = _inside(rng, goal, {2: 1, 3: 2, 4: 3, 5: 4}[level])
    verb = "is" if len(shut) == 1 else "are"
    rules = f"{_key(scene)} The {_spot(scene, shut)} {verb} {scene.bar} and must be avoided."
    total = _direct((0, 0), goal)
    steps = [f"Without the closures there are {choose(sum(goal), goal[0])} routes."]
    if len(shut) > 1:
        steps.append(
            "Sort the bad routes by the first closed point P that they meet; F(P) counts "
            "the ways to reach P meeting no closed point before: from all ways to P subtract, "
            "for every earlier closed point Q, F(Q) times the ways from Q to P."
        )
    first: dict[Point, int] = {}
    for spot in shut:
        earlier = [(q, first[q] * _direct(q, spot)) for q in first if _direct(q, spot)]
        first[spot] = _direct((0, 0), spot) - sum(lost for _, lost in earlier)
        minus = "".join(f" - {first[q]} · {_direct(q, spot)}" for q, _ in earlier)
        value = f"{_direct((0, 0), spot)}{minus}" + (f" = {first[spot]}" if minus else "")
        steps.append(
            f"F{spot} = {value}; from {spot} {counted(_direct(spot, goal), 'way')} on to the target, "
            f"so {first[spot] * _direct(spot, goal)} routes are lost here."
        )
    lost = [first[spot] * _direct(spot, goal) for spot in shut]
    answer = total - sum(lost)
    steps.append(f"What remains: {plus([total, *(-n for n in lost)])} = {answer}.")
    return made(
        rng, question=_told(rng, scene, goal, rules),
        rationale=program(_ROUTES.format(extra=""), goal=goal, closed=shut), steps=steps,
        answer=answer,
        parameters={"form": "closed", "goal": list(goal), "closed": [list(p) for p in shut]},
    )  # fmt: skip


def _good(a: Point, b: Point, lead: int) -> int:
    """Count paths that keep y <= x + lead, by reflecting the start in y = x + lead + 1."""
    return _direct(a, b) - _direct((a[1] - lead - 1, a[0] + lead + 1), b)


def _ballot(rng: random.Random, level: int) -> Problem:
    scene, lead = rng.choice(_SCENES), rng.randint(0, 2)
    w = rng.randint(5, 8) + (level == 5)
    goal = (w, rng.randint(w - 2, w))
    rules = (
        f"At no moment may the number of moves made {scene.up} exceed the number of moves "
        f"made {scene.right}" + (f" by more than {lead}." if lead else ".")
    )
    total, bad = _direct((0, 0), goal), _direct((-lead - 1, lead + 1), goal)
    steps = [
        f"Let x and y count the moves {scene.right} and {scene.up}; the rule is y <= x{f' + {lead}' if lead else ''}.",
        f"Without the rule there are {choose(sum(goal), w)} routes.",
        f"A bad route meets the line y = x + {lead + 1}. Reflecting its part up to the first "
        f"meeting turns it into a path from ({-lead - 1}, {lead + 1}) to {goal}, and back.",
        f"There are {choose(sum(goal), w + lead + 1)} such paths.",
        f"Good routes: {total} - {bad} = {total - bad}.",
    ]
    answer, shut = total - bad, list[Point]()
    if level == 5:
        x = rng.randint(2, w - 2)
        spot = (x, rng.randint(1, min(x + lead, goal[1] - 1)))
        shut = [spot]
        rules += f" {_key(scene)} The {_spot(scene, shut)} is {scene.bar} and must be avoided."
        one, two = _good((0, 0), spot, lead), _good(spot, goal, lead)
        left = sum(goal) - sum(spot)
        answer -= one * two
        steps += [
            f"By the same reflection, the good ways to {spot} number C({sum(spot)}, {x}) - C({sum(spot)}, {x + lead + 1}) = "
            f"{_direct((0, 0), spot)} - {_direct((0, 0), spot) - one} = {one}.",
            f"From {spot} on there are C({left}, {w - x}) - C({left}, {w - spot[1] + lead + 1}) = "
            f"{_direct(spot, goal)} - {_direct(spot, goal) - two} = {two} good ways.",
            f"Removing the good routes through {spot}: {total - bad} - {one} · {two} = {answer}.",
        ]
    body = _ROUTES.format(extra=" or y > x + lead")
    return made(
        rng, question=_told(rng, scene, goal, rules),
        rationale=program(body, goal=goal, lead=lead, closed=shut), steps=steps, answer=answer,
        parameters={"form": "ballot", "goal": list(goal), "lead": lead, "closed": [list(p) for p in shut]},
    )  # fmt: skip


def _turns(rng: random.Random, level: int) -> Problem:
    goal, scene = _size(rng, level), rng.choice(_SCENES)
    w, h = goal
    k = rng.randint(2, 4) if level == 3 else rng.randint(3, 2 * min(w, h) - 2)
    more, less = (k + 2) // 2, (k + 1) // 2
    one = comb(w - 1, more - 1) * comb(h - 1, less - 1)
    two = comb(h - 1, more - 1) * comb(w - 1, less - 1)
    rules = f"The route must change direction exactly {k} times."
    steps = [
        f"With {k} changes of direction the route splits into {k + 1} straight runs, alternately "
        f"{scene.right} and {scene.up}; n moves split into r runs in C(n - 1, r - 1) ways.",
        f"If it starts {scene.right}, there are {counted(more, 'run')} {scene.right} and {counted(less, 'run')} {scene.up}: "
        f"C({w - 1}, {more - 1}) · C({h - 1}, {less - 1}) = {one}.",
        f"If it starts {scene.up}, there are {counted(more, 'run')} {scene.up} and {counted(less, 'run')} {scene.right}: "
        f"C({h - 1}, {more - 1}) · C({w - 1}, {less - 1}) = {two}.",
        f"Together {one} + {two} = {one + two}.",
    ]
    body = """
        from functools import cache

        @cache
        def routes(x, y, heading, turns):
            if x < 0 or y < 0 or turns < 0:
                return 0
            if x == y == 0:
                return int(turns == 0)
            right = routes(x - 1, y, "R", turns - (heading == "U"))
            return right + routes(x, y - 1, "U", turns - (heading == "R"))

        print(routes(*goal, "", turns))
    """
    return made(
        rng, question=_told(rng, scene, goal, rules), rationale=program(body, goal=goal, turns=k),
        steps=steps, answer=one + two,
        parameters={"form": "turns", "goal": list(goal), "turns": k},
    )  # fmt: skip


_FORMS: tuple[tuple[Form, ...], ...] = (
    (_free,),
    (_via, _closed),
    (_closed, _turns),
    (_closed, _ballot, _turns),
    (_closed, _ballot),
)
