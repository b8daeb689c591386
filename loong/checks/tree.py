"""Read an answer's text as a tree of lists, pairs and chains; linear in its length, no evaluation.

`{A: 1, B: [2, 3]}`, `(A,B), (B,C)`, `A→B→C`, `x = 1, y = 0` and the same one entry a line become
groups, pairs and chains of leaves. What a leaf means is decided where it is used, with the names
that the problem knows (`loong.checks.names`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loong.checks.base import Unreadable

MAX_LENGTH = 200_000
MAX_DEPTH = 20
MAX_TOKENS = 100_000


@dataclass(frozen=True, slots=True)
class Group:
    """Several parts; `mark` is the opening bracket, or empty for a bare list."""

    mark: str
    parts: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """`left: right` or `left = right`."""

    left: Tree
    right: Tree


@dataclass(frozen=True, slots=True)
class Chain:
    """`a → b → c`."""

    parts: tuple[Tree, ...]


Tree = str | Group | Pair | Chain

_DASHES = str.maketrans(dict.fromkeys("−–—‐‑‒﹣－", "-") | dict.fromkeys("“”„", '"') | {"’": "'"})
_LATEX = (
    (re.compile(r"[^\S\n]+"), " "),
    (re.compile(r"\\(?:text|mathrm|mathbf|textbf|texttt|operatorname)\s*\{([^{}]*)\}"), r"\1"),
    (re.compile(r"\\(?:to|rightarrow|longrightarrow|Rightarrow|mapsto)(?![A-Za-z])"), "→"),
    (re.compile(r"\\(?:left|right|big|Big|,|;|!|quad|displaystyle)(?![A-Za-z])"), " "),
    (re.compile(r"\\([{}_#&%$])"), r"\1"),
    (re.compile(r"\\\\"), "\n"),
    (re.compile(r"\*\*|[`$]"), ""),
)
_BULLET = re.compile(r"^[ \t]*(?:[-*•]|\d{1,5}[.)])[ \t]+(?=\S)", re.MULTILINE)
_TOKEN = re.compile(
    r"(?P<quoted>'[^'\n]*'|\"[^\"\n]*\")"
    r"|(?P<open>[\[({])|(?P<close>[\])}])"
    r"|(?P<arrow>\s*(?:<?[-=]{1,8}>|[→⇒↔⟶⟷↦⇔])\s*)"
    r"|(?P<pair>:=|==|[:=])"
    r"|(?P<comma>,(?:\s*and\s+)?|\s+(?:and|&)\s+)|(?P<semicolon>;)|(?P<line>\n\s*)|(?P<blank>[ ]+)"
    r"|(?P<text>(?:(?!<?[-=]{1,8}>)[^\[\](){}'\",;:=\s→⇒↔⟶⟷↦⇔]|(?<=\w)')+)|(?P<other>.)",
    re.DOTALL,
)
_CLOSING = {"[": "]", "(": ")", "{": "}"}
_WRAPPERS = frozenset(
    [
        "array",
        "list",
        "set",
        "tuple",
        "dict",
        "frozenset",
        "Matrix",
        "np.array",
        "numpy.array",
        "OrderedDict",
        "deque",
    ]
)
_MOST_PAIRS = 3
_STRENGTH = {"line": 3, "semicolon": 2, "comma": 1}
_Token = tuple[str, str]


def tree(text: str) -> Tree:
    """Read a text.

    Raises:
        Unreadable: it is too long, nested too deep, or its brackets do not match.
    """
    reader = _Reader(_tokens(clean(text)))
    found = reader.level("")
    if reader.at < len(reader.tokens):
        raise Unreadable(f"a bracket {reader.tokens[reader.at][1]!r} closes nothing")
    return found


def clean(text: str) -> str:
    """Return a text without LaTeX's decorations and bullets; raises Unreadable if too long."""
    if len(text) > MAX_LENGTH:
        raise Unreadable(
            f"the answer has {len(text):,} characters; at most {MAX_LENGTH:,} are read"
        )
    plain = text.translate(_DASHES)
    for pattern, instead in _LATEX:
        plain = pattern.sub(instead, plain)
    if "\n" in plain.strip():
        plain = _BULLET.sub("", plain)
    return plain.strip().removesuffix(".").strip()


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    for match in _TOKEN.finditer(text):
        found.append((match.lastgroup or "other", match[0]))
        if len(found) > MAX_TOKENS:
            raise Unreadable(f"the answer has more than {MAX_TOKENS:,} parts")
    return found


class _Reader:
    """Reads levels of brackets; each level is split at its strongest separators first."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    def level(self, mark: str) -> Tree:
        """Read up to the bracket that closes `mark`, or to the end."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise Unreadable(f"its brackets nest deeper than {MAX_DEPTH}")
        pieces: list[tuple[str, Tree]] = []
        while self.at < len(self.tokens) and self.tokens[self.at][0] != "close":
            kind, text = self.tokens[self.at]
            self.at += 1
            if kind == "open":
                pieces.append(("tree", self._closed(text)))
            elif kind == "quoted":
                pieces.append(("tree", text[1:-1]))
            else:
                pieces.append((kind, text))
        self.depth -= 1
        return _assemble(pieces, mark)

    def _closed(self, mark: str) -> Tree:
        inside = self.level(mark)
        if self.at >= len(self.tokens) or self.tokens[self.at][1] != _CLOSING[mark]:
            raise Unreadable(f"a bracket {mark!r} is not closed")
        self.at += 1
        return inside


def _assemble(pieces: list[tuple[str, Tree]], mark: str) -> Tree:
    """Build the tree of one level from its pieces."""
    if mark or _continued(pieces):
        pieces = [("blank", " ") if kind == "line" else (kind, part) for kind, part in pieces]
    while pieces and pieces[-1][0] in ("line", "blank"):
        pieces.pop()
    strongest = max((_STRENGTH.get(kind, 0) for kind, _ in pieces), default=0)
    if not mark:
        return _separated(pieces, strongest)
    inside = _separated(pieces, strongest) if pieces else Group("", ())
    if isinstance(inside, Group) and not inside.mark:
        return Group(mark, inside.parts)
    return Group(mark, (inside,))


def _continued(pieces: list[tuple[str, Tree]]) -> bool:
    """Tell whether line ends only fold a list: each stands after a comma."""
    kinds = [kind for kind, _ in pieces if kind != "blank"]
    ends = [at for at, kind in enumerate(kinds) if kind == "line"]
    return bool(ends) and all(at and kinds[at - 1] == "comma" for at in ends)


def _separated(pieces: list[tuple[str, Tree]], strength: int) -> Tree:
    """Split at separators of one strength, and each part at the weaker ones."""
    if not strength:
        return _entry(pieces)
    if not any(_STRENGTH.get(kind) == strength for kind, _ in pieces):
        return _separated(pieces, strength - 1)
    parts: list[list[tuple[str, Tree]]] = [[]]
    for kind, part in pieces:
        if _STRENGTH.get(kind) == strength:
            parts.append([])
        else:
            parts[-1].append((kind, part))
    kept = [part for part in parts if any(kind != "blank" for kind, _ in part)]
    if strength > 1 and len(kept) == 1:
        return _separated(kept[0], strength - 1)
    return Group("", tuple(_separated(part, strength - 1) for part in kept))


def _entry(pieces: list[tuple[str, Tree]], depth: int = 0) -> Tree:
    """Build a pair, a chain, or what stands alone."""
    place = next((at for at, (kind, _) in enumerate(pieces) if kind == "pair"), 0)
    if place:
        if depth == _MOST_PAIRS:
            raise Unreadable(f"more than {_MOST_PAIRS} colons or equal signs stand in one entry")
        return Pair(_entry(pieces[:place], depth + 1), _entry(pieces[place + 1 :], depth + 1))
    links: list[list[tuple[str, Tree]]] = [[]]
    for kind, part in pieces:
        if kind == "arrow":
            links.append([])
        else:
            links[-1].append((kind, part))
    if len(links) > 1:
        return Chain(tuple(_alone(link) for link in links))
    return _alone(links[0])


def _alone(pieces: list[tuple[str, Tree]]) -> Tree:
    """Build a leaf, a group, or groups side by side as numpy prints them."""
    trees = [part for kind, part in pieces if kind == "tree"]
    texts = "".join(part for kind, part in pieces if kind != "tree" and isinstance(part, str))
    if not trees:
        return texts.strip()
    if not texts.strip() or texts.strip() in _WRAPPERS:
        return trees[0] if len(trees) == 1 else Group("", tuple(trees))
    if all(isinstance(part, str) for part in trees):
        return "".join(part for _, part in pieces if isinstance(part, str)).strip()
    return Group("call", (texts.strip(), *trees))
