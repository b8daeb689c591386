"""Checks of structures: every kind, hostile texts, and brute force beside them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from loong.checks import KINDS, judge
from loong.types import Outcome

RIGHT, WRONG = Outcome.RIGHT, Outcome.WRONG
UNREADABLE, UNGRADED = Outcome.UNREADABLE, Outcome.UNGRADED

KITE: JsonValue = {"edges": [["A", "B"], ["B", "C"], ["C", "D"], ["A", "D"], ["A", "C"]]}
ROADS: JsonValue = {"edges": [["A", "B", 1], ["B", "C", 2], ["A", "C", 5], ["C", "D", 1]]}
PIPES: JsonValue = {
    "directed": True,
    "edges": [["s", "a", 3], ["s", "b", 2], ["a", "t", 2], ["b", "t", 3], ["a", "b", 1]],
}
PARITY: JsonValue = [[1, 2], [-1, 2], [1, -2], [-1, -2]]

CASES: tuple[tuple[dict[str, Any], dict[str, Outcome]], ...] = (
    (
        {"kind": "coloring", "graph": KITE, "colors": 3},
        {
            "A: 1, B: 2, C: 3, D: 2": RIGHT,
            r"\boxed{A=red, B=blue, C=green, D=blue}": RIGHT,
            "[[A],[B,D],[C]]": RIGHT,
            "Answer:\nA: 1\nB: 2\nC: 3\nD: 2": RIGHT,
            "The colouring is:\n- A: red\n- B: blue\n- C: green\n- D: blue": RIGHT,
            "{red: [A], blue: [B, D], green: [C]}": RIGHT,
            "{A:1, B:2, C:3, D:3}": WRONG,
            "A: 1, B: 2, C: 3": WRONG,
            "A: 1, B: 2, C: 3, D: 4": WRONG,
            "A: 1, A: 2, B: 2, C: 3, D: 2": UNREADABLE,
            "A: 1, B: 2, C: 3, E: 2": UNREADABLE,
            "3": UNREADABLE,
            "none": WRONG,
        },
    ),
    (
        {"kind": "coloring", "graph": KITE, "colors": 2, "exists": False},
        {"No such colouring exists.": RIGHT, "impossible": RIGHT, "A:1, B:2, C:1, D:2": WRONG},
    ),
    (
        {"kind": "path", "graph": ROADS, "source": "A", "target": "D", "goal": "shortest"},
        {
            "A→B→C→D": RIGHT,
            "ABCD": RIGHT,
            r"$A \to B \to C \to D$": RIGHT,
            "The shortest path is A, B, C, D.": RIGHT,
            "(A,B),(B,C),(C,D)": RIGHT,
            "A-C-D": WRONG,
            "A→D": WRONG,
            "D→C→B→A": WRONG,
            "A→B→C→D or A→C→D": UNREADABLE,
            "A→B→A→B→C→D": WRONG,
        },
    ),
    (
        {"kind": "cycle", "graph": KITE, "visits": "vertices"},
        {"A-B-C-D-A": RIGHT, "A, B, C, D": RIGHT, "A-B-C-A": WRONG, "A-B-A": WRONG, "A": WRONG},
    ),
    (
        {"kind": "path", "graph": KITE, "visits": "edges"},
        {"A-B-C-D-A-C": RIGHT, "C-B-A-C-D-A": RIGHT, "A-B-C-D-A": WRONG, "A-B-A-C-D-A": WRONG},
    ),
    (
        {"kind": "cycle", "graph": ROADS, "visits": "vertices", "goal": "shortest", "best": 9},
        {"A-B-C-D-A": WRONG},
    ),
    (
        {"kind": "spanning_tree", "graph": ROADS, "minimum": True},
        {
            "AB, BC, CD": RIGHT,
            "[('A','B',1), ('B','C',2), ('C','D',1)]": RIGHT,
            "A-B, A-C, C-D": WRONG,
            "A-B, B-C, A-C": WRONG,
            "A-B, B-C": WRONG,
            "A-B, A-B, B-C, C-D": WRONG,
        },
    ),
    (
        {"kind": "matching", "graph": KITE, "goal": "perfect"},
        {"A-B, C-D": RIGHT, "A-B": WRONG, "A-B, B-C": WRONG, "B-D, A-C": WRONG},
    ),
    (
        {"kind": "matching", "graph": ROADS, "goal": "heaviest"},
        {"{(A,C)}": RIGHT, "(A, C)": RIGHT, "A-B, C-D": WRONG, "[]": WRONG},
    ),
    (
        {"kind": "clique", "graph": KITE, "size": 3, "optimal": True},
        {"{A,B,C}": RIGHT, "A, C and D": RIGHT, "A, B, D": WRONG, "A and B": WRONG},
    ),
    (
        {"kind": "clique", "graph": KITE, "size": 2, "optimal": True},
        {"A, B": RIGHT, "A, B, C": UNGRADED},
    ),
    (
        {"kind": "independent_set", "graph": KITE, "size": 2},
        {"{B, D}": RIGHT, "B": WRONG, "A, B": WRONG},
    ),
    (
        {"kind": "vertex_cover", "graph": KITE, "size": 2, "optimal": True},
        {"A, C": RIGHT, "A, B, C": WRONG, "B, D": WRONG},
    ),
    (
        {"kind": "dominating_set", "graph": KITE, "size": 1},
        {"A": RIGHT, "vertex C": RIGHT, "B": WRONG, "A, B": WRONG},
    ),
    (
        {"kind": "topological_order", "before": [["a", "b"], ["b", "c"]], "items": ["d"]},
        {"a, b, d, c": RIGHT, "d→a→b→c": RIGHT, "a→c→b→d": WRONG, "a, b, c": WRONG},
    ),
    (
        {"kind": "sorting", "items": [3, 10, 2, 2]},
        {"2, 2, 3, 10": RIGHT, "[2, 3, 10]": WRONG, "10, 3, 2, 2": WRONG, "2,2,3,4": UNREADABLE},
    ),
    (
        {
            "kind": "isomorphism",
            "first": {"edges": [[1, 2], [2, 3]]},
            "second": {"edges": [["a", "b"], ["a", "c"]]},
        },
        {"1→b, 2→a, 3→c": RIGHT, "1: a, 2: b, 3: c": WRONG, "1: a, 2: a, 3: c": WRONG},
    ),
    (
        {"kind": "flow", "graph": PIPES, "source": "s", "sink": "t"},
        {
            "s→a: 3, s→b: 2, a→t: 2, a→b: 1, b→t: 3": RIGHT,
            "(s,a,2), (s,b,2), (a,t,2), (b,t,2)": WRONG,
            "s→a: 3, s→b: 2, a→t: 3, b→t: 2": WRONG,
            "s→a: 3, s→b: 2, a→t: 2, b→t: 3": WRONG,
        },
    ),
    (
        {"kind": "cut", "graph": PIPES, "source": "s", "sink": "t"},
        {
            "{s}": RIGHT,
            "s→a, s→b": RIGHT,
            "({s}, {a, b, t})": RIGHT,
            "{a}": WRONG,
            "{s, a}": RIGHT,
            "s→a": WRONG,
            "({s}, {s, t})": UNREADABLE,
        },
    ),
    (
        {"kind": "sat", "clauses": [[1, -2], [2, 3]], "names": {"rain": 3}},
        {
            "x1=1, x2=1, rain=0": RIGHT,
            "1 2 -3": RIGHT,
            "x1, ¬x2, rain": RIGHT,
            "1 2": RIGHT,
            "{1: False, 2: True, 3: True}": WRONG,
            "1": WRONG,
            "1 -1 2": UNREADABLE,
        },
    ),
    (
        {"kind": "unsat_proof", "clauses": PARITY},
        {
            "2 0\n0": RIGHT,
            "Proof:\n```\nc a comment\n2 0\nd 1 2 0\n0\n```": RIGHT,
            "2": RIGHT,
            "0": WRONG,
            "3 0\n0": WRONG,
            "2 0\nd 2 0\n0": WRONG,
            "it follows": UNREADABLE,
        },
    ),
    (
        {"kind": "formula", "formulas": ["A <-> ~B", "B <-> (A & B)"]},
        {
            "A: knight, B: knave": RIGHT,
            "A, not B": RIGHT,
            "A = T, B = T": WRONG,
            "A = true": WRONG,
        },
    ),
    (
        {"kind": "formula", "formulas": ["(p -> q) -> (q -> p)"], "value": False},
        {"p = 0, q = 1": RIGHT, "p = 1, q = 1": WRONG},
    ),
    (
        {
            "kind": "relations",
            "variables": {"x": {"integer": True, "low": 1}, "y": {}, "z": {}},
            "relations": ["x^2 + y^2 = z^2", "0 < x < y"],
        },
        {
            "(3, 4, 5)": RIGHT,
            "x = 5, y = 12 and z = 13": RIGHT,
            "0, 4, 4": WRONG,
            "1, 2, 3": WRONG,
            "3/2, 2, 5/2": WRONG,
            "3, 4": UNREADABLE,
        },
    ),
    (
        {"kind": "factorization", "number": "360"},
        {
            r"$2^3 \cdot 3^2 \cdot 5$": RIGHT,
            "{2: 3, 3: 2, 5: 1}": RIGHT,
            "2 × 2 × 2 × 3 × 3 × 5": RIGHT,
            "8 * 9 * 5": WRONG,
            "2 * 3 * 5": WRONG,
            "2^999999999": UNREADABLE,
            "360": WRONG,
        },
    ),
    (
        {"kind": "root", "coefficients": [1, 0, -2], "digits": 3},
        {
            "sqrt(2)": RIGHT,
            r"x = -\sqrt{2}": RIGHT,
            "1.414": RIGHT,
            "1.41": WRONG,
            "1.415": WRONG,
            "0)+(0": UNREADABLE,
            "x": UNREADABLE,
        },
    ),
    (
        {"kind": "root", "coefficients": [3, -1], "modulus": 11},
        {"4": RIGHT, "15": RIGHT, "5": WRONG},
    ),
    (
        {"kind": "sudoku", "givens": [[1, 0, 0, 0], [0] * 4, [0] * 4, [0, 0, 0, 1]]},
        {
            "1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 1": RIGHT,
            "[[1,2,3,4],[3,4,1,2],[2,1,4,3],[4,3,2,1]]": RIGHT,
            "1 2 3 4\n2 1 4 3\n3 4 1 2\n4 3 2 1": WRONG,
            "1 2 3 4": UNREADABLE,
        },
    ),
    (
        {"kind": "queens", "n": 4, "fixed": [[1, 2]]},
        {"[2,4,1,3]": RIGHT, "[1,3,0,2]": RIGHT, "b1, d2, a3, c4": RIGHT, "[3,1,4,2]": WRONG},
    ),
    (
        {
            "kind": "linear_program",
            "variables": {"x": {"low": 0, "integer": True}, "y": {"low": 0}},
            "constraints": [{"terms": {"x": 1, "y": 2}, "sense": "<=", "bound": 8}],
            "objective": {"x": 3, "y": 2},
            "best": 24,
        },
        {
            "x = 8, y = 0, max = 24": RIGHT,
            "(8, 0)": RIGHT,
            "x = 4, y = 2": WRONG,
            "x = 9, y = 0": WRONG,
            "x = 7.5, y = 0.25": WRONG,
            "x = 8": UNREADABLE,
        },
    ),
    (
        {
            "kind": "knapsack",
            "items": [
                {"name": "a", "weight": 2, "value": 3},
                {"name": "b", "weight": 3, "value": 4},
                {"name": "c", "weight": 4, "value": 5},
            ],
            "capacity": 5,
        },
        {"a, b": RIGHT, "{a: 1, b: 1, c: 0}": RIGHT, "c": WRONG, "a, c": WRONG, "a, a": WRONG},
    ),
    (
        {
            "kind": "schedule",
            "jobs": {"A": 3, "B": 2, "C": 1},
            "before": [["A", "B"]],
            "machines": 1,
            "best": 6,
        },
        {
            "A: 0, B: 3, C: 5": RIGHT,
            "C: 0-1, A: 1-4, B: 4-6": RIGHT,
            "A: 0, B: 2, C: 5": WRONG,
            "A: 0, B: 3, C: 2": WRONG,
            "A: 0, B: 4, C: 3": RIGHT,
            "A: 1, B: 4, C: 6": WRONG,
        },
    ),
    (
        {
            "kind": "assignment",
            "rows": ["a", "b"],
            "columns": ["x", "y", "z"],
            "costs": [[1, 5, None], [2, 1, 9]],
        },
        {"a→x, b→y": RIGHT, "a: y, b: x": WRONG, "a: x, b: x": WRONG, "a: z, b: y": WRONG},
    ),
)


@pytest.mark.parametrize(("check", "answers"), CASES, ids=lambda value: str(value)[:40])
def test_answers_are_judged_by_what_they_must_satisfy(
    check: dict[str, JsonValue], answers: dict[str, Outcome]
) -> None:
    for answer, outcome in answers.items():
        found, reason = judge(answer, check)
        assert found is outcome, (answer, found, reason)
        assert reason


def test_every_kind_is_tried() -> None:
    tried = {str(check["kind"]) for check, _ in CASES} | {"latin_square"}
    assert tried == set(KINDS)


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ({"kind": "coloring", "graph": KITE}, "field 'colors'"),
        ({"kind": "coloring", "graph": KITE, "colors": 3, "color": 3}, "field 'color'"),
        ({"kind": "colouring"}, "no kind of check"),
        (["coloring"], "no kind of check"),
        ("{", "no JSON"),
        ({"kind": "formula", "formulas": ["a &"]}, "ends where an operand"),
        ({"kind": "relations", "variables": {"x": {}}, "relations": ["y == 1"]}, "no value"),
        ({"kind": "path", "graph": KITE, "source": "Z"}, "no vertex 'Z'"),
        ({"kind": "path", "graph": {"edges": [["A", "B", "x"]]}}, "no number"),
        ({"kind": "cycle", "graph": KITE, "goal": "shortest"}, "no `best`"),
    ],
)
def test_an_item_that_is_at_fault_leaves_the_answer_ungraded(check: JsonValue, said: str) -> None:
    answers = ("A", "A, B", "A: 1, B: 2", "1", "A-B-C-A", "a = 1")
    found = [judge(answer, check) for answer in answers]
    assert any(outcome is UNGRADED and said in reason for outcome, reason in found), found
    assert all(outcome is not RIGHT for outcome, _ in found)


def test_a_check_may_stand_as_json_text() -> None:
    text = '{"kind": "relations", "variables": {"x": {}}, "relations": ["x == 2"]}'
    assert judge("2", text)[0] is RIGHT


HOSTILE = (
    "A:" * 50_000,
    "A→" * 60_000,
    "-" * 200_000,
    "(" * 100_000,
    "\n " * 90_000,
    "3 0\n" * 40_000,
    "2^" * 20_000,
    "9^9^9^9",
    "\\text{" * 30_000,
    "\u00a0" * 190_000,
    "'" * 190_000,
    "1e99999999",
    "1" * 5001,
    "city " * 30_000,
    "\x00\ud800\u202e",
    "A: 1, " * 30_000,
)
READERS: tuple[dict[str, Any], ...] = (
    {"kind": "coloring", "graph": KITE, "colors": 3},
    {"kind": "cycle", "graph": KITE, "visits": "vertices"},
    {"kind": "sat", "clauses": [[1], [2]]},
    {"kind": "unsat_proof", "clauses": PARITY},
    {"kind": "factorization", "number": 42},
    {"kind": "root", "coefficients": [1, 0, -2], "digits": 3},
    {"kind": "sudoku", "givens": [[0, 0, 0, 0, 0, 0, 0, 0, 0] for _ in range(9)]},
)


@pytest.mark.parametrize("check", READERS, ids=lambda check: check["kind"])
def test_hostile_texts_are_decided_within_bounds(check: JsonValue) -> None:
    for text in HOSTILE:
        outcome, reason = judge(text, check)
        assert outcome in (WRONG, UNREADABLE), (text[:30], reason)


EVERY = {str(check["kind"]): check for check, _ in reversed(CASES)}
WORDS = "A B C x x1 1 2 -1 3/2 1e5 -1e400 → - , ; : = ( ) [ ] { } not ¬ ^ * sqrt none '"
PIECES = st.sampled_from([*WORDS.split(" "), "\n", " ", " and "])


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(max_examples=80, deadline=None)
def test_any_text_gets_a_verdict(text: str) -> None:
    for check in EVERY.values():
        outcome, reason = judge(text, check)
        assert outcome in Outcome
        assert reason


# ---------------------------------------------------------------- beside brute force

EDGES = st.sets(st.sampled_from(list(itertools.combinations("ABCDEF", 2))), min_size=4, max_size=12)
WEIGHTED = st.dictionaries(
    st.sampled_from(list(itertools.combinations("ABCDE", 2))),
    st.integers(1, 9),
    min_size=4,
    max_size=10,
)
few = settings(max_examples=40, deadline=None)


def rows(lists: Iterable[Iterable[int | str]]) -> list[JsonValue]:
    return [list[JsonValue](row) for row in lists]


def graph_of(weights: dict[tuple[str, str], int]) -> tuple[JsonValue, nx.Graph[str]]:
    graph = nx.Graph()
    graph.add_weighted_edges_from((a, b, w) for (a, b), w in weights.items())
    return {"edges": [[a, b, w] for (a, b), w in weights.items()]}, graph


@given(EDGES, st.lists(st.integers(1, 3), min_size=6, max_size=6))
@few
def test_colourings_are_proper_exactly_when_no_edge_says_otherwise(
    edges: set[tuple[str, str]], colours: list[int]
) -> None:
    colour = dict(zip("ABCDEF", colours, strict=True))
    proper = all(colour[a] != colour[b] for a, b in edges)
    check: JsonValue = {"kind": "coloring", "graph": {"edges": rows(edges)}, "colors": 3}
    outcome, _ = (
        judge(str(colour), check) if len({v for e in edges for v in e}) == 6 else (None, "")
    )
    assert outcome is None or outcome is (RIGHT if proper else WRONG)


@given(EDGES, st.sets(st.sampled_from("ABCDEF"), min_size=1))
@few
def test_vertex_sets_are_what_networkx_says(edges: set[tuple[str, str]], chosen: set[str]) -> None:
    graph = nx.Graph(edges)
    members = chosen & set(graph)
    if not members:
        return
    data: JsonValue = {"edges": rows(edges)}
    inside = graph.subgraph(members)
    truth = {
        "independent_set": inside.number_of_edges() == 0,
        "clique": inside.number_of_edges() == len(members) * (len(members) - 1) // 2,
        "vertex_cover": all(a in members or b in members for a, b in edges),
        "dominating_set": nx.is_dominating_set(graph, members),
    }
    for kind, expected in truth.items():
        outcome, reason = judge(", ".join(sorted(members)), {"kind": kind, "graph": data})
        assert outcome is (RIGHT if expected else WRONG), (kind, reason)


@given(WEIGHTED, st.permutations("ABCDE"), st.integers(2, 5))
@few
def test_shortest_paths_and_light_trees_are_what_networkx_says(
    weights: dict[tuple[str, str], int], order: list[str], length: int
) -> None:
    data, graph = graph_of(weights)
    stops = [name for name in order if name in graph][:length]
    valid = len(stops) > 0 and nx.is_path(graph, stops)
    least = valid and nx.path_weight(graph, stops, "weight") == nx.dijkstra_path_length(
        graph, stops[0], stops[-1]
    )
    outcome, reason = judge("→".join(stops), {"kind": "path", "graph": data, "goal": "shortest"})
    assert outcome is (RIGHT if least else WRONG), reason
    tree = list(nx.minimum_spanning_edges(graph, data=False))
    answer = ", ".join(f"({a}, {b})" for a, b in tree)
    outcome, reason = judge(answer, {"kind": "spanning_tree", "graph": data, "minimum": True})
    assert outcome is (RIGHT if nx.is_connected(graph) else WRONG), reason


@given(WEIGHTED)
@few
def test_the_best_matching_is_what_brute_force_finds(weights: dict[tuple[str, str], int]) -> None:
    data, _ = graph_of(weights)
    matchings = [
        subset
        for size in range(3)
        for subset in itertools.combinations(weights, size)
        if len({end for edge in subset for end in edge}) == 2 * size
    ]
    heaviest = max(sum(weights[edge] for edge in m) for m in matchings)
    largest = max(map(len, matchings))
    for matching in matchings[1:]:
        answer = str(list(matching))
        outcome, reason = judge(answer, {"kind": "matching", "graph": data, "goal": "heaviest"})
        assert (outcome is RIGHT) is (sum(weights[e] for e in matching) == heaviest), reason
        outcome, reason = judge(answer, {"kind": "matching", "graph": data, "goal": "maximum"})
        assert (outcome is RIGHT) is (len(matching) == largest), reason


@given(WEIGHTED)
@few
def test_the_least_cut_is_what_networkx_finds(weights: dict[tuple[str, str], int]) -> None:
    network = nx.DiGraph()
    network.add_weighted_edges_from(((a, b, w) for (a, b), w in weights.items()), "capacity")
    network.add_nodes_from("AE")
    data: JsonValue = {
        "vertices": ["A", "E"],
        "edges": [[a, b, w] for (a, b), w in weights.items()],
        "directed": True,
    }
    value, flow = nx.maximum_flow(network, "A", "E")
    sent = {(a, b): amount for a, row in flow.items() for b, amount in row.items()}
    spec: dict[str, JsonValue] = {"graph": data, "source": "A", "sink": "E"}
    assert judge(str(sent), {**spec, "kind": "flow"})[0] is RIGHT
    for size in range(len(network)):
        for others in itertools.combinations([n for n in network if n not in "AE"], size):
            side = {"A", *others}
            capacity = sum(w for (a, b), w in weights.items() if a in side and b not in side)
            outcome, reason = judge(str(side), {**spec, "kind": "cut"})
            assert outcome is (RIGHT if capacity == value else WRONG), reason


@given(st.lists(st.lists(st.integers(-9, 9), min_size=4, max_size=4), min_size=2, max_size=4))
@few
def test_the_best_assignment_is_what_brute_force_finds(costs: list[list[int]]) -> None:
    places = range(len(costs))
    spec: dict[str, JsonValue] = {
        "kind": "assignment",
        "rows": [f"r{r}" for r in places],
        "columns": ["c0", "c1", "c2", "c3"],
        "costs": rows(costs),
    }
    plans = list(itertools.permutations(range(4), len(costs)))
    totals = {plan: sum(costs[r][plan[r]] for r in places) for plan in plans}
    for goal, best in (("min", min(totals.values())), ("max", max(totals.values()))):
        for plan in plans[:6]:
            answer = ", ".join(f"r{r}: c{plan[r]}" for r in places)
            outcome, reason = judge(answer, {**spec, "goal": goal})
            assert outcome is (RIGHT if totals[plan] == best else WRONG), reason


@given(
    st.lists(
        st.tuples(st.integers(1, 6), st.integers(0, 9), st.integers(1, 3)), min_size=1, max_size=4
    ),
    st.integers(0, 15),
)
@few
def test_the_best_packing_is_what_brute_force_finds(
    things: list[tuple[int, int, int]], capacity: int
) -> None:
    spec: JsonValue = {
        "kind": "knapsack",
        "items": [
            {"name": f"t{at}", "weight": w, "value": v, "copies": c}
            for at, (w, v, c) in enumerate(things)
        ],
        "capacity": capacity,
    }
    fits = [
        (sum(n * v for n, (_, v, _) in zip(counts, things, strict=True)), counts)
        for counts in itertools.product(*(range(c + 1) for _, _, c in things))
        if sum(n * w for n, (w, _, _) in zip(counts, things, strict=True)) <= capacity
    ]
    best = max(fits)[0]
    for value, counts in (max(fits), min(fits)):
        answer = ", ".join(f"t{at}: {n}" for at, n in enumerate(counts))
        outcome, reason = judge(answer, spec)
        assert outcome is (RIGHT if value == best else WRONG), reason


LITERALS = st.integers(-3, 3).filter(bool)
CLAUSES = st.lists(st.lists(LITERALS, min_size=1, max_size=3), min_size=1, max_size=8)


@given(CLAUSES)
@few
def test_assignments_and_refutations_are_what_truth_tables_say(clauses: list[list[int]]) -> None:
    table = list(itertools.product([False, True], repeat=3))
    models = [r for r in table if all(any(r[abs(x) - 1] is (x > 0) for x in c) for c in clauses)]
    data = rows(clauses)
    for row in table:
        answer = ", ".join(f"x{at} = {value}" for at, value in enumerate(row, 1))
        known = {abs(x) for clause in clauses for x in clause}
        if len(known) == 3:
            outcome, reason = judge(answer, {"kind": "sat", "clauses": data})
            assert outcome is (RIGHT if row in models else WRONG), reason
    # every clause over three variables, the longest first: RUP derives what is implied
    proof = [
        [sign * name for sign, name in zip(signs, names, strict=True)]
        for size in (3, 2, 1)
        for names in itertools.combinations((1, 2, 3), size)
        for signs in itertools.product((1, -1), repeat=size)
    ]
    implied = [
        c for c in proof if not any(all(r[abs(x) - 1] is (x < 0) for x in c) for r in models)
    ]
    text = "\n".join(" ".join(map(str, clause)) + " 0" for clause in [*implied, []])
    outcome, reason = judge(text, {"kind": "unsat_proof", "clauses": data})
    assert outcome is (WRONG if models else RIGHT), reason


@given(st.integers(2, 10**7), st.integers(0, 3))
@few
def test_factorisations_are_right_exactly_when_prime_and_whole(number: int, change: int) -> None:
    left, factors, divisor = number, [], 2
    while left > 1:
        while left % divisor == 0:
            factors.append(divisor)
            left //= divisor
        divisor = divisor + 1 if divisor * divisor <= left else max(left, 2)
    spec: JsonValue = {"kind": "factorization", "number": number}
    assert judge(" * ".join(map(str, factors)), spec)[0] is RIGHT
    changed = [factors[0] + change, *factors[1:]]
    assert (judge(str(changed), spec)[0] is RIGHT) is (change == 0)


def test_numbers_are_exact() -> None:
    spec: JsonValue = {
        "kind": "relations",
        "variables": {"x": {}},
        "relations": ["3 * x == 1"],
    }
    assert judge(str(Fraction(1, 3)), spec)[0] is RIGHT
    assert judge("0.3333333333333333", spec)[0] is WRONG
    assert (
        judge("0.3333", {**spec, "tolerance": "0.001"} if isinstance(spec, dict) else None)[0]
        is RIGHT
    )
