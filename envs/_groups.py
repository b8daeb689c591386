"""Which problems must stay together when a set is split: near-duplicates and variations.

Two questions are near-duplicates when they are given the same data and their words are alike to
`LIKE_ITEM`, as in `loong.curate.duplicates`; there, a word that is exchanged for another makes two
problems of them, here they stay together. Questions with other data are other problems.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from loong.curate.duplicates import LIKE_ITEM, data, words
from loong.types import DataPoint

Ties = Literal["seeds", "parent"]
"""What ties variations: any seed in common, or only the last one, which they are variations of."""


def key(question: str) -> str:
    """Return 16 bytes as hex that stand for a question's words, whatever their order."""
    return _hash(" ".join(sorted(words(question))))


def share(group: str) -> float:
    """Return a number from 0 to 1 for a group's key.

    The key is hashed once more: the smallest of several keys is no longer an even draw.
    """
    return int(_hash(group), 16) / 2**128


def group_keys(points: Sequence[DataPoint], ties: Ties) -> list[str]:
    """Return for each problem the smallest key in its group; groups share no near-duplicate."""
    groups = _Groups()
    keys = [key(point.question) for point in points]
    for place, point in enumerate(points):
        groups.join(place, keys[place])
        for name in _names(point, ties):
            groups.join(place, f"seed {name}")
    for one, other in near_duplicates([point.question for point in points]):
        groups.join(one, other)
    smallest: dict[int | str, str] = {}
    for place, own in enumerate(keys):
        top = groups.top(place)
        smallest[top] = min(own, smallest.get(top, own))
    return [smallest[groups.top(place)] for place in range(len(keys))]


def near_duplicates(questions: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of places whose questions are near-duplicates, each pair once."""
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, question in enumerate(questions):
        alike[data(question)].append(place)
    for places in alike.values():
        if len(places) > 1:
            yield from _alike({place: words(questions[place]) for place in places})


def _alike(asked: dict[int, tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    from rapidfuzz.distance import Indel

    for one, other in _sharing_rare_words(asked):
        if Indel.normalized_similarity(asked[one], asked[other], score_cutoff=LIKE_ITEM):
            yield one, other


def _sharing_rare_words(asked: dict[int, tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield pairs that share one of their rarest words; all pairs that are alike enough do.

    Likeness s needs at least s / (2 - s) of a question's words to stand in the other, so of the
    rarest words beyond that share one must be in common (prefix filtering).
    """
    frequency = Counter(word for question in asked.values() for word in question)
    holders: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, question in asked.items():
        near: dict[int, None] = {}
        for token in _rarest(question, frequency):
            near.update(dict.fromkeys(holders[token]))
            holders[token].append(place)
        yield from ((other, place) for other in near)


def _rarest(question: tuple[str, ...], frequency: Counter[str]) -> list[tuple[str, int]]:
    """Return the rarest words, the n-th use of a word apart from its first."""
    uses: Counter[str] = Counter()
    tokens: list[tuple[str, int]] = []
    for word in question:
        tokens.append((word, uses[word]))
        uses[word] += 1
    common = int(len(question) * LIKE_ITEM / (2 - LIKE_ITEM))
    tokens.sort(key=lambda token: (frequency[token[0]], token))
    return tokens[: len(tokens) - common + 1]


def _names(point: DataPoint, ties: Ties) -> Iterable[str]:
    """Return the ids of a problem itself and of the seeds that it was made from."""
    ours = point.metadata.get("loong")
    kept = ours if isinstance(ours, dict) else {}
    yield from (name for name in (point.id, kept.get("id")) if isinstance(name, str) and name)
    provenance = kept.get("provenance")
    seeds = provenance.get("seed_ids") if isinstance(provenance, dict) else None
    if isinstance(seeds, list):
        yield from (str(name) for name in (seeds if ties == "seeds" else seeds[-1:]) if name)


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class _Groups:
    """Groups of names that grow together (union-find)."""

    def __init__(self) -> None:
        self._above: dict[int | str, int | str] = {}

    def top(self, name: int | str) -> int | str:
        """Return the name that stands for the group of a name."""
        path: list[int | str] = []
        while (above := self._above.get(name, name)) != name:
            path.append(name)
            name = above
        self._above.update(dict.fromkeys(path, name))
        return name

    def join(self, one: int | str, other: int | str) -> None:
        """Make one group of two."""
        self._above[self.top(one)] = self.top(other)
