"""Cheapest networks that keep everything connected."""

from __future__ import annotations

import random
from itertools import combinations

from loong.families import Problem
from loong.seeds.graph_discrete_math.families._graph_words import (
    Made,
    Scene,
    boxed,
    called,
    listing,
    measure,
    names,
    pick,
    plural,
    posed,
    program,
)
from loong.seeds.graph_discrete_math.families._graphs import (
    Edge,
    Net,
    circle,
    components,
    connected,
    level_of,
    until,
)

TITLE = "Minimum spanning trees"
TOPICS = ("minimum spanning trees", "greedy algorithms", "cut and cycle arguments")
LEVELS = 5
FINITE = None

SCENES = (
    Scene(
        ("A provider wants to bring optical fibre to {n}. Engineers have priced {m} that could be dug.",
         "{n} are to share one fibre network, for which {m} come into question."),
        "town", "trench", ("towns", "letters"), "cost in thousand euros", "thousand euros",
        {"goal": "every town can be reached from every other", "does": "dug"},
    ),
    Scene(
        ("A farm has {n} that must all be supplied with water. There are {m} along which a pipe could be laid.",
         "Water is to reach all of the {n} of an estate; surveyors propose {m}."),
        "field", "ditch", ("letters", "numbers"), "length in metres", "metres",
        {"goal": "all fields are connected, directly or by way of others", "does": "used"},
    ),
    Scene(
        ("On a circuit board {n} carry the same signal and have to be wired together. {m} are possible.",
         "{n} of a chip belong to one net. The layout leaves room for {m} between them."),
        "pin", "trace", ("numbers", "letters"), "length in micrometres", "micrometres",
        {"goal": "all pins are electrically connected", "does": "etched"},
    ),
    Scene(
        ("After a storm {n} are cut off from each other. The road service could clear {m}.",
         "Snow has blocked all {m} between {n}."),
        "village", "road", ("towns", "letters"), "clearing time in hours", "hours",
        {"goal": "one can drive from any village to any other", "does": "cleared"},
    ),
    Scene(
        ("An energy company plans a grid for {n}. {m} have been surveyed.",
         "{n} shall get a common power grid; {m} are technically possible."),
        "island", "sea cable", ("islands", "numbers"), "price in million crowns", "million crowns",
        {"goal": "every island is connected to the grid", "does": "laid"},
    ),
    Scene(
        ("The {n} of a museum are joined by {m}, and every open passage needs attendants.",
         "During the winter a museum keeps only some of the {m} between its {n} open, to save on attendants."),
        "room", "passage", ("rooms", "letters"), "daily cost in euros", "euros",
        {"goal": "visitors can still walk from each room to each other room", "does": "kept open"},
    ),
    Scene(
        ("A computer lab has {n}; an electrician has measured {m} between them.",
         "{n} have to be networked. The floor ducts allow {m}."),
        "workstation", "cable run", ("servers", "numbers"), "length in metres", "metres",
        {"goal": "every two workstations can communicate, directly or over others", "does": "installed"},
    ),
)  # fmt: skip


def problem(rng: random.Random, level: int) -> Problem:
    """Draw one problem."""
    form = rng.choice(FORMS[level])
    return until(lambda: _try(rng, level, form))


def _try(rng: random.Random, level: int, form: str) -> Problem | None:
    scene = rng.choice(SCENES)
    net = _draw(rng, level, scene, form)
    made = _FORMS[form](rng, scene, net)
    return posed(rng, scene, net, made, form=form) if made else None


def _draw(rng: random.Random, level: int, scene: Scene, form: str) -> Net:
    n = level_of(level, 4, 5, 7, 9, 11)
    m = level_of(level, 5, 8, 12, 16, 21) + rng.randrange(2)
    if form == "count":
        n, m = level_of(level, 5, 6, 6, 7, 8), level_of(level, 6, 9, 10, 11, 13)
    edges = connected(rng, n, m)
    if form in {"second", "lost"}:
        weights = rng.sample(range(3, 3 * len(edges)), len(edges))
    else:
        top = 3 if form == "count" else level_of(level, 9, 12, 12, 20, 25)
        weights = [rng.randint(1 if form == "count" else 2, top) for _ in edges]
    return Net(names(rng, scene.pools, n), tuple(edges), tuple(weights))


def _show(net: Net, edge: Edge) -> str:
    return f"{net.names[edge[0]]}–{net.names[edge[1]]}"


def _prim(scene: Scene, net: Net) -> tuple[list[Edge], list[str]]:
    """Grow a tree from the first vertex; return its edges and a line for each."""
    cost, inside, chosen, lines = net.cost(), [0], list[Edge](), list[str]()
    while len(inside) < net.size:
        out = sorted((cost[e], e) for e in net.edges if (e[0] in inside) != (e[1] in inside))
        price, edge = out[0]
        new = edge[1] if edge[0] in inside else edge[0]
        rivals = [f"{_show(net, e)} ({c})" for c, e in out[1:4]]
        rivals += ["…"] * (len(out) > 4)
        than = f"; also leaving the tree: {', '.join(rivals)}" if rivals else ""
        lines.append(
            f"- take {_show(net, edge)} ({price}) and so reach {called(scene, net.names[new])}{than}"
        )
        inside.append(new)
        chosen.append(edge)
    return chosen, lines


def _grow(rng: random.Random, scene: Scene, net: Net) -> tuple[list[Edge], str]:
    chosen, lines = _prim(scene, net)
    start = called(scene, net.names[0])
    opening = pick(
        rng,
        f"Grow a tree from {start}. Among the links that lead out of the tree built so far, a "
        "cheapest one always belongs to some best tree that contains what we have (cut rule).",
        f"Apply Prim's method, beginning with {start}: in each step the lightest link between the "
        "reached and the unreached part is added. By the cut property this is never a mistake.",
    )
    total = f"Total: {' + '.join(str(net.cost()[e]) for e in chosen)} = {_sum(net, chosen)}."
    return chosen, "\n".join([opening, *lines, total])


def _sum(net: Net, edges: list[Edge]) -> int:
    return sum(net.cost()[e] for e in edges)


BODY = 'T = nx.minimum_spanning_tree(G, algorithm="kruskal")\n'


def _task(rng: random.Random, scene: Scene) -> str:
    return pick(
        rng,
        f"{plural(scene.link).capitalize()} are to be {scene.words['does']} so that "
        f"{scene.words['goal']}, with the total {measure(scene)} as small as possible.",
        f"The {plural(scene.link)} that are {scene.words['does']} are selected so that "
        f"{scene.words['goal']}, and their total {measure(scene)} is least.",
    )


def _total(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    links = plural(scene.link)
    ask = pick(
        rng,
        f"What is the smallest total (in {scene.unit}) if {links} are {scene.words['does']} so that "
        f"{scene.words['goal']}?",
        f"Choose the {links} to be {scene.words['does']} so that {scene.words['goal']}, and their "
        f"total {measure(scene)} is least. Give that total in {scene.unit}.",
        f"At least how many {scene.unit} are needed in total so that {scene.words['goal']}?",
    )
    chosen, chain = _grow(rng, scene, net)
    end = boxed("Answer:", answer := _sum(net, chosen))
    body = BODY + 'print(int(T.size(weight="weight")))\n'
    return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))


def _saved(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    chosen, chain = _grow(rng, scene, net)
    everything, need = sum(net.weights), _sum(net, chosen)
    ask = (
        f"{_task(rng, scene)} How many {scene.unit} does this save compared with all "
        f"{len(net.edges)} {plural(scene.link)}?"
    )
    body = BODY + 'print(int(G.size(weight="weight") - T.size(weight="weight")))\n'
    end = boxed(f"All links sum to {everything}, so {everything} - {need} =", everything - need)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(everything - need))


def _heaviest(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    chosen, chain = _grow(rng, scene, net)
    edge = max(chosen, key=lambda e: net.cost()[e])
    answer = net.cost()[edge]
    heavier = [e for e in net.edges if net.cost()[e] >= answer]
    rest = components(net.size, [e for e in net.edges if e not in heavier])
    if len(heavier) < 3 or max(net.weights) == answer:
        return None
    ask = pick(
        rng,
        f"The {plural(scene.link)} that are {scene.words['does']} must make sure that "
        f"{scene.words['goal']}. How large, in {scene.unit}, must the largest {measure(scene)} among "
        f"them be at least? (Only the largest single {measure(scene)} matters here, not the sum.)",
        f"Find the least number L such that the {plural(scene.link)} with a {measure(scene)} of at "
        f"most L {scene.unit} suffice to ensure that {scene.words['goal']}.",
    )
    body = BODY + 'print(max(w for u, v, w in T.edges(data="weight")))\n'
    parts = listing(f"{{{_group(net, part)}}}" for part in rest)
    chain += (
        f"\nIts largest {measure(scene)} is {answer}, on {_show(net, edge)}, so {answer} suffices. Less does not:"
        f" with links below {answer} only, the places fall into the separate groups {parts}."
    )
    end = boxed("So the answer is", answer)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))


def _forced(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    chosen, chain = _grow(rng, scene, net)
    cost = net.cost()
    outside = [e for e in net.edges if e not in chosen]
    outside = [e for e in outside if cost[e] > max(cost[c] for c in circle(chosen, net.size, e))]
    if not outside:
        return None
    edge = rng.choice(outside)
    around = circle(chosen, net.size, edge)
    drop = max(around, key=lambda e: cost[e])
    answer = _sum(net, chosen) + cost[edge] - cost[drop]
    u, v = (net.names[x] for x in edge)
    ask = pick(
        rng,
        f"Whatever the plan, the {scene.link} {u}–{v} has to be {scene.words['does']} in any case."
        f" What is the least total in {scene.unit} that then ensures that {scene.words['goal']}?",
        f"The contract already includes the {scene.link} between {u} and {v}, which counts as well. "
        f"Find the smallest total, in {scene.unit}, such that {scene.words['goal']}.",
    )
    body = (
        f"forced = G[{u!r}][{v!r}][\"weight\"]\nG[{u!r}][{v!r}][\"weight\"] = 0\n"
        + BODY + 'print(int(T.size(weight="weight")) + forced)\n'
    )  # fmt: skip
    chain = (
        f"First ignore the condition. {chain}\nAdding {u}–{v} ({cost[edge]}) to this tree closes a "
        f"circle with {listing(f'{_show(net, e)} ({cost[e]})' for e in around)}. Leave out the largest "
        f"of these, {_show(net, drop)} ({cost[drop]}). No tree with {u}–{v} is better: take {u}–{v} out "
        "of it, and some other link of the circle joins the two halves again; that link has at most "
        f"{cost[drop]}, and the result is a tree with at least {_sum(net, chosen)}."
    )
    end = boxed(f"{_sum(net, chosen)} + {cost[edge]} - {cost[drop]} =", answer)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))


def _lost(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    chosen, chain = _grow(rng, scene, net)
    cost = net.cost()
    edge = rng.choice(chosen)
    left, _ = components(net.size, [e for e in chosen if e != edge])
    bridge = [e for e in net.edges if e != edge and (e[0] in left) != (e[1] in left)]
    if not bridge:
        return None
    new = min(bridge, key=lambda e: cost[e])
    answer = cost[new] - cost[edge]
    ask = pick(
        rng,
        f"{_task(rng, scene)} At the last moment {_show(net, edge)} turns out to be impossible. By "
        f"how many {scene.unit} does the smallest possible total rise?",
        f"{_task(rng, scene)} How many {scene.unit} more does the best solution need if "
        f"{_show(net, edge)} is not available?",
    )
    u, v = (net.names[x] for x in edge)
    body = (
        'before = nx.minimum_spanning_tree(G).size(weight="weight")\n'
        f'G.remove_edge({u!r}, {v!r})\n'
        'after = nx.minimum_spanning_tree(G).size(weight="weight")\nprint(int(after - before))\n'
    )  # fmt: skip
    chain += (
        f"\nWithout {_show(net, edge)} this tree falls into {{{_group(net, left)}}} and the rest. "
        "Each of its other links is still a cheapest one over the cut for which it was taken, so all "
        "of them may stay. Links that join the two parts: "
        f"{listing(f'{_show(net, e)} ({cost[e]})' for e in sorted(bridge, key=lambda e: cost[e]))}. "
        f"The cheapest, {_show(net, new)}, replaces the lost one."
    )
    end = boxed(f"The total rises by {cost[new]} - {cost[edge]} =", answer)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))


def _group(net: Net, part: list[int]) -> str:
    return ", ".join(str(net.names[v]) for v in part)


def _second(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    chosen, chain = _grow(rng, scene, net)
    cost, best = net.cost(), list[tuple[int, Edge, Edge]]()
    lines: list[str] = []
    for edge in (e for e in net.edges if e not in chosen):
        around = circle(chosen, net.size, edge)
        drop = max(around, key=lambda e: cost[e])
        best.append((cost[edge] - cost[drop], edge, drop))
        lines.append(
            f"- {_show(net, edge)} closes a circle with {listing(_show(net, e) for e in around)}; it "
            f"replaces {_show(net, drop)}: +{cost[edge]} - {cost[drop]} = +{cost[edge] - cost[drop]}"
        )
    least = min(best)
    answer = _sum(net, chosen) + least[0]
    ask = pick(
        rng,
        f"Call a choice of {len(chosen)} {plural(scene.link)} good if {scene.words['goal']}. The "
        f"good choice with the smallest total {measure(scene)} is unique. What is the total (in "
        f"{scene.unit}) of the second best one?",
        f"A plan consists of exactly {len(chosen)} {plural(scene.link)} and ensures that "
        f"{scene.words['goal']}. The best plan is rejected. What is the smallest total, in "
        f"{scene.unit}, of a plan other than the best one?",
    )
    body = (
        "trees = nx.SpanningTreeIterator(G)\n"
        'totals = []\nfor tree in trees:\n    totals.append(int(tree.size(weight="weight")))\n'
        "    if len(totals) == 2:\n        break\nprint(totals[1])\n"
    )
    chain += (
        "\nAll weights differ, so this tree is the only best one. Any other tree can be "
        "turned into it by exchanges of single links, each of which lowers the total; so a second best "
        "tree is just one exchange away: an outside link replaces the heaviest link of the circle that "
        "it closes.\n" + "\n".join(lines)
    )
    end = boxed(f"The smallest increase is {least[0]}: {_sum(net, chosen)} + {least[0]} =", answer)
    return Made(ask, program(net, body), f"{chain}\n{end}", str(answer))


def _picks(net: Net, done: list[Edge], live: list[Edge], k: int) -> tuple[int, str]:
    """Return in how many ways k of the links avoid circles, and why; 0 if it takes long to say."""
    after = len(components(net.size, done + live))
    every = list(combinations(live, k))
    bad = [c for c in every if len(components(net.size, [*done, *c])) > after]
    good = len(every) - len(bad)
    counted = f"{good} {'way' if good == 1 else 'ways'}"
    if not bad:
        return good, f" ({counted})"
    if len(bad) > 4:
        return 0, ""
    shown = "; ".join(listing(_show(net, e) for e in c) for c in bad)
    return (
        good,
        f"; of the {len(every)} selections {len(bad)} would close circles ({shown}): {counted}",
    )


def _count(rng: random.Random, scene: Scene, net: Net) -> Made | None:
    cost, done, product, lines = net.cost(), list[Edge](), 1, list[str]()
    for weight in sorted(set(net.weights)):
        level = [e for e in net.edges if cost[e] == weight]
        shown = listing(_show(net, e) for e in level)
        group = {v: i for i, part in enumerate(components(net.size, done)) for v in part}
        live = [e for e in level if group[e[0]] != group[e[1]]]
        before = max(group.values()) + 1
        after = len(components(net.size, done + level))
        if not live:
            lines.append(f"- weight {weight}: {shown} would only close circles with lighter links.")
            continue
        ways, reason = _picks(net, done, live, before - after)
        idle = listing(_show(net, e) for e in level if e not in live) if live != level else ""
        note = f" ({idle} would close a circle with lighter links)" if idle else ""
        lines.append(
            f"- weight {weight}: {listing(_show(net, e) for e in live)} can "
            f"join different groups{note}; {before} groups become {after}, so {before - after} of "
            f"them {'is' if before - after == 1 else 'are'} taken{reason}."
        )
        product *= ways
        done += level
    if product < 2:
        return None
    ask = pick(
        rng,
        f"In how many different ways can {net.size - 1} {plural(scene.link)} be chosen so that "
        f"{scene.words['goal']}, with the total {measure(scene)} as small as possible?",
        f"{_task(rng, scene)} How many different best choices are there?",
    )
    body = (
        "from itertools import combinations\n\nfound = []\n"
        f"for choice in combinations(links, {net.size - 1}):\n    H = nx.Graph()\n"
        "    H.add_nodes_from(G)\n    H.add_weighted_edges_from(choice)\n"
        "    if nx.is_connected(H):\n        found.append(sum(w for u, v, w in choice))\n"
        "print(found.count(min(found)))\n"
    )
    chain = (
        "Go through the weights in rising order (Kruskal). After each weight the groups of connected "
        "places are the same for every best choice; only the selection inside a weight can vary.\n"
        + "\n".join(lines)
    )
    return Made(ask, program(net, body), f"{chain}\n{boxed('Product:', product)}", str(product))


FORMS = {
    1: ("total",),
    2: ("total", "saved"),
    3: ("total", "saved", "heaviest", "lost", "forced"),
    4: ("heaviest", "lost", "forced", "count", "second"),
    5: ("forced", "second", "count", "lost"),
}
_FORMS = {
    "total": _total, "saved": _saved, "heaviest": _heaviest, "forced": _forced,
    "lost": _lost, "second": _second, "count": _count,
}  # fmt: skip
