"""Whether the graphs of a problem are what its question presupposes.

"In a directed tournament with the edges …" has no right answer when these edges are no tournament,
whatever the program computes and however many solvers compute along. So a program that works on
networkx graphs is run once more with a few lines behind it, which try what the question takes for
granted on the graphs that the program has made.
"""

from __future__ import annotations

import re

_KINDS = {
    "tournament": (r"tournament", "nx.is_tournament(g)"),
    "tree": (r"tree", "nx.is_tree(g)"),
    "forest": (r"forest", "nx.is_forest(g)"),
    "acyclic graph": (
        r"(?:acyclic (?:di)?graph|dag)",
        "nx.is_directed_acyclic_graph(g) if g.is_directed() else nx.is_forest(g)",
    ),
    "bipartite graph": (r"bipartite (?:di)?graph", "nx.is_bipartite(g)"),
    "connected graph": (
        r"(?<!strongly )connected (?:(?:un)?(?:directed|weighted) )*(?:di)?graph",
        "nx.is_weakly_connected(g) if g.is_directed() else nx.is_connected(g)",
    ),
    "strongly connected graph": (
        r"strongly connected (?:directed )?(?:di)?graph",
        "g.is_directed() and nx.is_strongly_connected(g)",
    ),
    "planar graph": (r"planar graph", "nx.is_planar(g)"),
    "regular graph": (r"(?<!strongly )regular graph", "nx.is_regular(g)"),
}
"""What is presupposed: the words for it, and how networkx tries it on a graph `g`."""

_TAKEN_FOR_GRANTED = (
    r"\b(?:in|for|of|on|given|consider|suppose|let|has|have)\s+(?:a|an|the|this|these|two)\s+"
    r"(?:(?!(?:is|are|graph|tree|forest|tournament|that|which|with|spanning|steiner|dominator)\b)"
    r"[\w\-]+\s+){{0,3}}?{words}\b"
)
_SAID = "premises that fail:"
_PROBE = """

import networkx as nx
_made = [g for g in list(globals().values()) if isinstance(g, nx.Graph) and len(g)]
def _holds(test):
    try:
        return test()
    except nx.NetworkXException:
        return False
_failed = [name for name, test in (
{tests}
) if _made and not any(_holds(lambda: test(g)) for g in _made)]
print()
print({said!r}, *_failed, sep="|")
"""


def presupposed(question: str) -> list[str]:
    """Return the kinds of graph that a question takes for granted (and does not ask about)."""
    text = question.lower()
    return [name for name, (words, _) in _KINDS.items() if _pattern(words).search(text)]


def probe(program: str, kinds: list[str]) -> str:
    """Return a program that does as `program` and then tells which of these kinds fail."""
    tests = "\n".join(f"    ({kind!r}, lambda g: {_KINDS[kind][1]})," for kind in kinds)
    return program + _PROBE.format(tests=tests, said=_SAID)


def failed(printed: str) -> list[str]:
    """Return the kinds that fail, from what a probe printed; empty where it came to no end."""
    last = printed.rstrip().rpartition("\n")[2]
    return last.split("|")[1:] if last.startswith(_SAID) else []


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(_TAKEN_FOR_GRANTED.format(words=words))
