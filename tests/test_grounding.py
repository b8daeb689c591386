"""A question must state what its program works on."""

import json
from pathlib import Path

import pytest

from loong.curate.grounding import unstated

SEEDS = Path(__file__).parents[1] / "seeds" / "graph_discrete_math" / "seeds.jsonl"

STATED = [
    (
        "What is the edge connectivity of the complete graph on 20 vertices?",
        "G = nx.complete_graph(20)\nprint(nx.edge_connectivity(G))",
    ),
    ("Roads: A–B 4 km, B–C 12 km. How long is the trip A–B–C?", "print(sum([4, 12]))"),
    (
        "Roads A-B and B-C are open. Count the towns.",
        "print(len({x for e in [('A', 'B'), ('B', 'C')] for x in e}))",
    ),
    (
        "Edges: AB, BC. How many vertices have degree two?",
        "G = nx.Graph(['AB', 'BC'])\nprint(sum(d == 2 for _, d in G.degree))",
    ),
    ("Seven red and three blue balls …", "print(sum([7, 3]))"),
    ("There are 1,200 seats and 35 buses.", "print(divmod(*(1200, 35)))"),
    (
        "Find the minimum spanning tree's weight: AB 3, BC 5.",
        "G = nx.Graph(); G.add_weighted_edges_from([('A','B',3),('B','C',5)])\n"
        "print(nx.minimum_spanning_tree(G).size('weight'))",
    ),
    (
        "How many three-digit numbers have only odd digits?",
        "print(sum(set(str(n)) <= set('13579') for n in range(100, 1000)))",
    ),
    ("Is the path 1-2-3 a tree?", "G = nx.Graph([(1, 2), (2, 3)])\nprint(nx.is_tree(G))"),
]
FORGOTTEN = [
    (
        "For a graph G with 20 vertices, what is its edge connectivity?",
        "G = nx.complete_graph(20)\nprint(nx.edge_connectivity(G))",
    ),
    (
        "Find the shortest path between A and B in the given graph.",
        "G = nx.Graph(); G.add_weighted_edges_from([('A','B',4),('A','C',7),('B','C',3)])\n"
        "print(nx.shortest_path_length(G, 'A', 'B', weight='weight'))",
    ),
    (
        "Four friends arrive between 10:00 and 1:00. When do they meet?",
        "print(math.lcm(*[600, 660, 720, 780]))",
    ),
    (
        "A graph has 10 vertices of degree 3. How many edges has it?",
        "G = nx.Graph(['AB', 'AC', 'AD', 'BC'])\nprint(G.number_of_edges())",
    ),
    (
        "In a tree with 5 vertices, which vertex precedes vertex 4?",
        "G = nx.balanced_tree(2, 2)\nprint(nx.predecessor(G, 0)[4])",
    ),
]


@pytest.mark.parametrize(("question", "program"), STATED)
def test_lets_grounded_programs_through(question: str, program: str) -> None:
    assert unstated(question, program) == []


@pytest.mark.parametrize(("question", "program"), FORGOTTEN)
def test_names_what_the_question_forgot(question: str, program: str) -> None:
    assert unstated(question, program)


def test_few_hand_checked_seeds_would_be_held_back() -> None:
    """A program may build an example of its own; that is rare among good problems."""
    rows = [json.loads(line) for line in SEEDS.read_text().splitlines()]
    held = [row["metadata"]["name"] for row in rows if unstated(row["question"], row["rationale"])]
    assert len(held) <= 0.12 * len(rows), held
