"""Near-duplicates of questions by their words and their data."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from loong.images import identity
from loong.types import DataPoint

LIKE_SEED = 0.9
"""Share of equal words from which a question is a copy of a seed."""
LIKE_ITEM = 0.85
"""Share from which a question that a model wrote is a near-duplicate of an item."""

_WORD = re.compile(r"\w+|[^\w\s]")
_SPELLED = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
thousand dozen half twice thrice
"""
_COUNTS = frozenset(_SPELLED.split())
_LITTLE = """
a an the this that these those of in on at to for from by with as is are be was were has have had do
does can may it its they their there what which how many much number find give compute determine
state please exactly and or , . : ; ? ! ( ) - – " '
"""
_EMPTY = frozenset(_LITTLE.split())


def words(text: str) -> tuple[str, ...]:
    """Return the lower-case words and signs of a text, spacing dropped."""
    return tuple(_WORD.findall(text.lower()))


def data(text: str) -> tuple[str, ...]:
    """Return what a question is given, sorted: its numbers, number words, and words in capitals."""
    return tuple(sorted(word for word in _WORD.findall(text) if _is_data(word)))


def asked(point: DataPoint) -> str:
    """Return a problem's question, with a number that stands for its images where it has some.

    Images are data: `Find x.` beside another figure is another problem.
    """
    seen = identity(point.metadata)
    if not seen:
        return point.question
    digest = hashlib.blake2b(seen.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return f"{point.question} {int.from_bytes(digest, 'big')}"


def telling(asked: Iterable[str]) -> set[str]:
    """Return the words that matter: an exchange of one makes another problem."""
    return set(asked) - _EMPTY


def _is_data(word: str) -> bool:
    if word in ("A", "I"):
        return False
    return word.lower() in _COUNTS or word.isupper() or any(sign.isdigit() for sign in word)


class DuplicateIndex:
    """Questions seen so far, and whether a new one is among them.

    Two questions are duplicates when their words are the same, or when they have the same data, no
    word that matters is exchanged for another (`cycle` for `complete`), and the similarity of their
    words reaches `threshold`: the F-measure of their longest common subsequence, ROUGE-L (Lin
    2004), which self-instruct (arXiv 2212.10560) uses with 0.7. Questions with other data are other
    problems, however alike they sound.

    Args:
        threshold: 0 to 1; 1 finds equal word sequences only.
    """

    def __init__(self, *, threshold: float = 1.0) -> None:
        self.threshold = threshold
        # digests for equality, one text for likeness: below 1 kB a question
        self._exact: dict[bytes, str] = {}
        self._by_data: dict[bytes, list[tuple[str, str]]] = {}

    def add(self, question: str, name: str) -> None:
        """Remember a question under a name; the first name of equal questions stays."""
        asked = words(question)
        key = _digest(asked)
        if key not in self._exact:
            self._exact[key] = name
            if self.threshold < 1.0:
                alike = self._by_data.setdefault(_digest(data(question)), [])
                alike.append((name, " ".join(asked)))

    def find(self, question: str) -> tuple[str, float] | None:
        """Return the nearest known question's name and its similarity, or None below threshold."""
        asked = words(question)
        known = self._exact.get(_digest(asked))
        if known is not None:
            return known, 1.0
        alike = self._by_data.get(_digest(data(question)))
        return None if alike is None else self._nearest(asked, alike)

    def _nearest(
        self, asked: tuple[str, ...], known: list[tuple[str, str]]
    ) -> tuple[str, float] | None:
        from rapidfuzz.distance import Indel

        nearest: tuple[str, float] | None = None
        for name, text in known:
            other = tuple(text.split())
            # normalised Indel similarity of word sequences is exactly the F1 of their LCS
            share = float(Indel.normalized_similarity(asked, other, score_cutoff=self.threshold))
            better = share >= self.threshold and (nearest is None or share > nearest[1])
            if better and not _exchanged(asked, other):
                nearest = name, share
        return nearest


def of_seeds(seeds: Iterable[DataPoint]) -> DuplicateIndex:
    """Return the index in which copies of seeds are found."""
    index = DuplicateIndex(threshold=LIKE_SEED)
    for seed in seeds:
        index.add(asked(seed), seed.id)
    return index


def _exchanged(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether each has a word that matters and that the other lacks."""
    mine, theirs = telling(one), telling(other)
    return bool(mine - theirs) and bool(theirs - mine)


def _digest(parts: tuple[str, ...]) -> bytes:
    """Return 16 bytes that stand for a sequence of words; none of them holds a space."""
    text = " ".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(text, digest_size=16).digest()
