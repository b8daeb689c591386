"""Put graphs into words: names, settings, and the notations in which a graph can be given."""

from __future__ import annotations

import random
import string
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graphs import Edge, Label, Net
from loong.types import AnswerType

_NUMBERS = """zero one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen twenty"""
SMALL = _NUMBERS.split()

_POOLS = {
    "people": """Ada Ben Carla Dov Emma Felix Greta Hugo Iris Jonas Kira Leo Maya Nils Olga Pavel
        Quinn Rosa Sami Tara Uma Viktor Wanda Xenia Yusuf Zoe""",
    "towns": """Alderley Birchwood Cedarton Dunmore Elmstead Fairhaven Glenford Hollowell
        Ironbridge Juniper Kestrel Larkspur Millbrook Norwood Oakham Pinecrest Quarry Redcliff
        Stonewick Thornbury Upwell Valebrook Westbury Yarrow""",
    "stations": """Airport Bridge Castle Docks Exchange Forum Gardens Harbour Infirmary Junction
        Kiosk Library Museum North Opera Park Quay River Stadium Theatre University Viaduct Woods
        Zoo""",
    "islands": """Aranza Borelo Coralin Delphi Esperra Fenna Gullmar Havnes Isola Jorvik Kalmo
        Lindos Marama Nerida Ostra Palmera Rokko Selja Tavira Umbra Vega Wexmere""",
    "servers": """atlas boreas ceres dione echo faunus gaia hydra io juno kore luna mimas nyx orion
        pan rhea selene titan urania vesta zephyr""",
    "rooms": """Antiquities Bronzes Ceramics Drawings Enamels Frescoes Glass Heraldry Icons Jewels
        Lacquer Maps Numismatics Oils Portraits Relics Sculpture Tapestry Uniforms Watercolours""",
    "courses": """Algebra Biology Calculus Design Economics French Geometry History Informatics Java
        Kinetics Logic Mechanics Networks Optics Physics Rhetoric Statistics Topology Writing""",
    "teams": """Badgers Cobras Dragons Eagles Falcons Giants Hawks Jaguars Knights Lions Mustangs
        Otters Panthers Ravens Sharks Tigers Vikings Wolves""",
    "tasks": """Audit Briefing Cabling Drainage Excavation Framing Glazing Heating Insulation
        Joinery Landscaping Masonry Painting Roofing Scaffolding Tiling Ventilation Wiring""",
}  # fmt: skip
POOLS = {pool: tuple(text.split()) for pool, text in _POOLS.items()}


@dataclass(frozen=True)
class Scene:
    """A setting for a graph: what its vertices, edges and weights are called."""

    setting: tuple[str, ...]
    """Sentences that may open the problem; `{n}` and `{m}` are the counted places and links."""
    place: str
    link: str
    pools: tuple[str, ...]
    weight: str = ""
    """`length in kilometres`, for the edges."""
    unit: str = ""
    words: dict[str, str] = field(default_factory=dict[str, str])
    """Further words that a family's phrasings ask for."""


def plural(noun: str) -> str:
    """Return the plural of a regular noun, or of one of a few others."""
    odd = {"child": "children", "species": "species", "vertex": "vertices"}
    if noun in odd:
        return odd[noun]
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def word(number: int) -> str:
    """Spell a number up to twenty, write the others in digits."""
    return SMALL[number] if 0 <= number < len(SMALL) else str(number)


def counted(number: int, noun: str) -> str:
    """Return `one hut`, `seven huts`."""
    return f"{word(number)} {noun if number == 1 else plural(noun)}"


def a(noun: str) -> str:
    """Put the indefinite article before a noun."""
    vowel = noun[0].lower() in "aeio" or (noun.startswith(("u", "U")) and not noun.startswith("un"))
    return f"{'an' if vowel else 'a'} {noun}"


def cap(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def listing(items: Iterable[object], last: str = "and") -> str:
    """Return `A, B and C`."""
    words = [str(item) for item in items]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def bracketed(items: Iterable[object]) -> str:
    """Return `[A, B, C]`, the spelling of an ordered answer."""
    return f"[{', '.join(str(item) for item in items)}]"


def pairs_of(names: Sequence[Label], groups: Iterable[Sequence[int]]) -> str:
    """Return all pairs inside the groups as text: `A–B, A–C and B–C`."""
    return listing(f"{names[u]}–{names[v]}" for group in groups for u, v in combinations(group, 2))


def measure(scene: Scene) -> str:
    """Return what the weights are, without the unit: `length`."""
    return scene.weight.split(" in ")[0]


def pick(rng: random.Random, *options: str) -> str:
    """Return one of the phrasings."""
    return rng.choice(options)


def names(rng: random.Random, pools: Sequence[str], n: int) -> tuple[Label, ...]:
    """Draw n sorted labels from one of the pools; `letters` and `numbers` are pools as well."""
    pool = rng.choice(pools)
    if pool == "numbers":
        return tuple(range(1, n + 1))
    if pool == "letters":
        first = rng.randrange(27 - n) if rng.random() < 0.5 else 0
        return tuple(string.ascii_uppercase[first : first + n])
    return tuple(sorted(rng.sample(POOLS[pool], n)))


def called(scene: Scene, label: Label) -> str:
    """Return how a sentence names a vertex: `junction 4`, `Oakham`, `A`."""
    return f"{scene.place} {label}" if isinstance(label, int) else str(label)


def first_rule(net: Net) -> str:
    """Say how labels are ordered: alphabetically or by number."""
    return "numerically" if isinstance(net.names[0], int) else "alphabetically"


# ---------------------------------------------------------------- notations


def setting(rng: random.Random, scene: Scene, net: Net, **more: object) -> str:
    """Return an opening sentence."""
    n, m = counted(net.size, scene.place), counted(len(net.edges), scene.link)
    sentences = rng.choice(scene.setting).format(n=n, m=m, **more).split(". ")
    return ". ".join(map(cap, sentences))


def graph_text(rng: random.Random, scene: Scene, net: Net) -> str:
    """Write the graph down in one of the notations that suit it."""
    ways: list[Callable[[random.Random, Scene, Net], str]]
    ways = [_inline, _inline, _prose, _lines, _table]
    if len(net.edges) <= 24:
        ways.append(_neighbours)
    if net.size <= 8:
        ways.append(_matrix)
    if len(net.edges) > 20:
        ways.remove(_lines)
    way = rng.choice(ways)
    text, alone = way(rng, scene, net), _isolated(scene, net)
    if not alone or way in {_neighbours, _matrix}:
        return text
    return f"{text}\n{alone}" if text.endswith("\n") else f"{text} {alone}"


def _isolated(scene: Scene, net: Net) -> str:
    used = {v for edge in net.edges for v in edge}
    alone = [net.names[v] for v in range(net.size) if v not in used]
    if not alone:
        return ""
    place, verb = (scene.place, "has") if len(alone) == 1 else (plural(scene.place), "have")
    return f"The {place} {listing(alone)} {verb} no {plural(scene.link)} at all."


def _order(rng: random.Random, net: Net) -> list[int]:
    indices = list(range(len(net.edges)))
    if rng.random() < 0.6:
        rng.shuffle(indices)
    return indices


def _flip(rng: random.Random, net: Net, edge: Edge) -> tuple[Label, Label]:
    u, v = edge
    if not net.directed and rng.random() < 0.3:
        u, v = v, u
    return net.names[u], net.names[v]


def _pairs(rng: random.Random, net: Net, join: str) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for i in _order(rng, net):
        u, v = _flip(rng, net, net.edges[i])
        rows.append((f"{u}{join}{v}", str(net.weights[i]) if net.weights else ""))
    return rows


def _meaning(scene: Scene, net: Net) -> str:
    said = scene.words.get("arrow")
    return f" (X → Y means that {said})" if net.directed and said else ""


def _inline(rng: random.Random, scene: Scene, net: Net) -> str:
    links = plural(scene.link)
    join = " → " if net.directed else "–"
    items = listing(f"{p} ({w})" if w else p for p, w in _pairs(rng, net, join))
    note = _meaning(scene, net)
    if net.weights:
        return pick(
            rng,
            f"The {links}{note}, each with its {scene.weight} in brackets, are {items}.",
            f"Here are all the {links}{note}, each followed by its {scene.weight}: {items}.",
            f"The {scene.weight} is given in brackets after each {scene.link}{note}: {items}.",
        )
    return pick(
        rng,
        f"The {links}{note} are {items}.",
        f"The complete list of {links}{note} is: {items}.",
        f"In detail, the {links}{note} are as follows: {items}.",
    )


def _lines(rng: random.Random, scene: Scene, net: Net) -> str:
    join = " → " if net.directed else " – "
    rows = _pairs(rng, net, join)
    head = f"{cap(plural(scene.link))}{_meaning(scene, net)}"
    if net.weights:
        head += f" and the {scene.weight} of each"
    body = "\n".join(f"{p}: {w}" if w else p for p, w in rows)
    return f"{head}:\n{body}\n"


def _table(rng: random.Random, scene: Scene, net: Net) -> str:
    note = _meaning(scene, net)
    head = f"The {plural(scene.link)} are listed in this table{note}:"
    ends = ("from", "to") if net.directed else ("one end", "other end")
    columns = [*ends, scene.weight] if net.weights else list(ends)
    rows = [f"| {' | '.join(columns)} |", "|" + "---|" * len(columns)]
    for i in _order(rng, net):
        cells: list[object] = [*_flip(rng, net, net.edges[i])]
        cells += [net.weights[i]] if net.weights else []
        rows.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join([head, "", *rows]) + "\n"


def _weighted(net: Net, cost: dict[Edge, int], u: int, near: Sequence[int]) -> str:
    if not net.weights:
        return listing(net.names[v] for v in near)
    return listing(f"{net.names[v]} ({cost[u, v]})" for v in near)


def _prose(rng: random.Random, scene: Scene, net: Net) -> str:
    cost = net.cost() if net.weights else {}
    parts: list[str] = []
    for u, near in enumerate(net.near()):
        far = [v for v in near if net.directed or v > u]
        if far:
            into = "to" if net.directed else "with"
            parts.append(f"{net.names[u]} {into} {_weighted(net, cost, u, far)}")
    verb = "lead from" if net.directed else "connect"
    tail = f"; the number in brackets is the {scene.weight}" if net.weights else ""
    note = _meaning(scene, net)
    return f"The {plural(scene.link)}{note} {verb} {'; '.join(parts)}{tail}."


def _neighbours(rng: random.Random, scene: Scene, net: Net) -> str:
    cost = net.cost() if net.weights else {}
    rows: list[str] = []
    for u, near in enumerate(net.near()):
        rows.append(f"{net.names[u]}: {_weighted(net, cost, u, near) if near else '(none)'}")
    if net.directed:
        head = f"Each line gives {a(scene.place)} and then the {plural(scene.place)} to which "
        head += f"{a(scene.link)} leads from there{_meaning(scene, net)}"
    else:
        head = f"Each line gives {a(scene.place)} and then all {plural(scene.place)} connected to it by "
        head += f"{a(scene.link)} (so every {scene.link} is mentioned twice)"
        if "people" in scene.pools:
            head = head.replace("connected to it", f"connected to that {scene.place}")
    if net.weights:
        head += f", with the {scene.weight} in brackets"
    return f"{head}:\n" + "\n".join(rows) + "\n"


def _matrix(rng: random.Random, scene: Scene, net: Net) -> str:
    cost = net.cost() if net.weights else dict.fromkeys(net.edges, 1)
    if not net.directed:
        cost |= {(v, u): w for (u, v), w in cost.items()}
    blank = "-" if net.weights else "0"
    rows = [
        f"{net.names[u]}: " + " ".join(str(cost.get((u, v), blank)) for v in range(net.size))
        for u in range(net.size)
    ]
    order = ", ".join(map(str, net.names))
    what = f"the {scene.weight}" if net.weights else "1"
    way = "from the row to the column" if net.directed else "between the two"
    head = pick(
        rng,
        f"In the matrix below rows and columns stand for {order} in this order; an entry is {what} "
        f"if there is {a(scene.link)} {way}, and {blank} if there is none",
        f"The matrix has one row and one column for each {scene.place}, in the order {order}. "
        f"It shows {what} where there is {a(scene.link)} {way}, and {blank} elsewhere",
    )
    note = f" (X → Y is the entry in row X and column Y{_arrow(scene)})" if net.directed else ""
    return f"{head}{note}:\n" + "\n".join(rows) + "\n"


def _arrow(scene: Scene) -> str:
    return f"; it means that {scene.words['arrow']}" if "arrow" in scene.words else ""


def assemble(*parts: str) -> str:
    """Join the parts of a question; what follows or is a block starts a paragraph of its own."""
    text = ""
    for part in parts:
        if not part:
            continue
        block = "\n" in part or text.endswith("\n")
        text = f"{text.rstrip()}{chr(10) * 2 if block else ' '}{part}" if text else part
    return text.strip()


# ---------------------------------------------------------------- programs and endings


def literal(name: str, items: Iterable[object]) -> str:
    """Return an assignment of a list literal, wrapped at 88 columns."""
    rows, line = list[str](), ""
    for item in items:
        piece = f"{item!r}, "
        if len(line) + len(piece) > 84:
            rows.append(line.rstrip())
            line = ""
        line += piece
    rows.append(line.rstrip())
    return f"{name} = [\n" + "".join(f"    {row}\n" for row in rows if row) + "]\n"


def boxed(sentence: str, answer: object) -> str:
    """Return the last line of a worked solution."""
    return f"{sentence} \\boxed{{{answer}}}"


def program(net: Net, body: str) -> str:
    """Return a networkx program that builds the graph and goes on with `body`."""
    used = {v for edge in net.edges for v in edge}
    kind = "DiGraph" if net.directed else "Graph"
    nodes = "" if len(used) == net.size else f"G.add_nodes_from({list(net.names)!r})\n"
    add = "add_weighted_edges_from" if net.weights else "add_edges_from"
    data = literal("links", net.rows()) if net.edges else "links = []\n"
    return f"import networkx as nx\n\n{data}G = nx.{kind}()\n{nodes}G.{add}(links)\n{body}"


class Made(NamedTuple):
    """What one question form makes of a graph."""

    ask: str
    program: str
    chain: str
    answer: str


def posed(
    rng: random.Random,
    scene: Scene,
    net: Net,
    made: Made,
    *,
    form: str,
    kind: AnswerType = "integer",
) -> Problem:
    """Put setting, graph and question together."""
    return Problem(
        question=assemble(setting(rng, scene, net), graph_text(rng, scene, net), made.ask),
        rationale=made.program,
        chain_of_thought=made.chain,
        answer=made.answer,
        answer_type=kind,
        parameters=net.facts(form=form, answer=made.answer, ask=made.ask),
    )
