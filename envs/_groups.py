"""Which problems must stay together when a set is split: near-duplicates and variations.

Two questions are near-duplicates as in `loong.curate.duplicates`: they are given the same data,
their words are alike to `LIKE_ITEM`, and the words that matter of one all stand in the other.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from loong.curate.duplicates import LIKE_ITEM, asked, data, telling, words
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
    questions = [asked(point) for point in points]
    keys = [key(question) for question in questions]
    for place, point in enumerate(points):
        groups.join(place, keys[place])
        for name in _names(point, ties):
            groups.join(place, f"seed {name}")
    for one, other in near_duplicates(questions):
        groups.join(one, other)
    smallest: dict[int | str, str] = {}
    for place, own in enumerate(keys):
        top = groups.top(place)
        smallest[top] = min(own, smallest.get(top, own))
    return [smallest[groups.top(place)] for place in range(len(keys))]


def near_duplicates(questions: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of near-duplicates in pairs; of equal questions the first takes part."""
    alike: dict[tuple[str, ...], dict[tuple[str, ...], int]] = defaultdict(dict)
    for place, question in enumerate(questions):
        alike[data(question)].setdefault(words(question), place)
    for same in alike.values():
        if len(same) > 1:
            yield from _alike({place: question for question, place in same.items()})


def _alike(asked: dict[int, tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    from rapidfuzz.distance import Indel

    for inner, outer in _within(asked):
        if Indel.normalized_similarity(asked[inner], asked[outer], score_cutoff=LIKE_ITEM):
            yield inner, outer


def _within(asked: dict[int, tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of which the one's words that matter all stand in the other.

    The other is looked for only where the one's rarest such word stands.
    """
    telling_words = {place: telling(question) for place, question in asked.items()}
    holders: dict[str, list[int]] = defaultdict(list)
    for place, own in telling_words.items():
        for word in own:
            holders[word].append(place)
    for place, own in telling_words.items():
        rarest = min((holders[word] for word in own), key=len, default=list(asked))
        yield from (
            (place, other) for other in rarest if other != place and own <= telling_words[other]
        )


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
