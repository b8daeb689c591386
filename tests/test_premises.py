"""What questions take for granted about graphs, and whether it is so."""

import pytest

from loong.curate import premises
from loong.sandbox import LocalSandbox, open_sandbox
from loong.solve import RationaleSolver
from loong.types import DataPoint

TAKEN = {
    "In a directed tournament defined by the edges (0, 1), (1, 0), is 0 a king?": ["tournament"],
    "Given a weighted tree with the edges A-B 3 and B-C 4, how far is C from A?": ["tree"],
    "Consider the simple connected graph with the edges AB and BC.": ["connected graph"],
    "What is the diameter of a connected planar graph that has the edges AB, BC?": ["planar graph"],
    "For a strongly connected directed graph with arcs ab, bc, ca: how many?": [
        "strongly connected graph"
    ],
    "In a directed acyclic graph with the arcs 1→2 and 2→3, …": ["acyclic graph"],
    "In a directed graph with the edges (1, 2), is the graph a tournament graph?": [],
    "Is the graph with the edges AB and CD a tree? Is it bipartite?": [],
    "How many edges has a spanning tree of the graph with the edges AB, BC, CA?": [],
    "In a graph with 7 vertices, how many trees span it?": [],
}
GRAPH = "import networkx as nx\nG = nx.{kind}({edges})\nprint(G.number_of_edges())\n"


@pytest.mark.parametrize("question", TAKEN)
def test_what_is_taken_for_granted(question: str) -> None:
    assert premises.presupposed(question) == TAKEN[question]


async def told(sandbox: LocalSandbox, program: str, kinds: list[str]) -> list[str]:
    point = DataPoint(question="?", rationale=premises.probe(program, kinds))
    return premises.failed((await RationaleSolver(sandbox).solve(point))[0].answer or "")


async def test_the_probe_tries_the_programs_graphs() -> None:
    both = [(0, 1), (1, 0), (1, 2)]
    round_trip = [(0, 1), (1, 2), (2, 0)]
    async with open_sandbox(servers=1) as sandbox:
        arcs = GRAPH.format(kind="DiGraph", edges=both)
        assert await told(sandbox, arcs, ["tournament"]) == ["tournament"]
        cycle = GRAPH.format(kind="DiGraph", edges=round_trip)
        assert await told(sandbox, cycle, ["tournament", "strongly connected graph"]) == []
        assert await told(sandbox, cycle, ["acyclic graph"]) == ["acyclic graph"]
        lines = GRAPH.format(kind="Graph", edges=round_trip)
        assert await told(sandbox, lines, ["tree", "bipartite graph", "planar graph"]) == [
            "tree",
            "bipartite graph",
        ]
        assert await told(sandbox, lines, ["regular graph", "forest"]) == ["forest"]
        kept = f"{arcs}H = nx.DiGraph({round_trip})\n"
        assert await told(sandbox, kept, ["tournament"]) == []
        assert await told(sandbox, "print(3)", ["tree"]) == []
        assert await told(sandbox, f"{arcs}raise SystemExit", ["tournament"]) == []
