"""Near-duplicates of questions by their words."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+|[^\w\s]")


def words(text: str) -> tuple[str, ...]:
    """Return the lower-case words and signs of a text, spacing dropped."""
    return tuple(_WORD.findall(text.lower()))


class DuplicateIndex:
    """Questions seen so far, and whether a new one is among them.

    Two questions are duplicates when their words are the same, or when their similarity reaches
    `threshold`: the F-measure of their longest common subsequence of words, ROUGE-L (Lin 2004),
    which self-instruct (arXiv 2212.10560) uses with 0.7.

    Args:
        threshold: 0 to 1; 1 finds equal word sequences only, in constant time.
    """

    def __init__(self, *, threshold: float = 1.0) -> None:
        self.threshold = threshold
        self._exact: dict[tuple[str, ...], str] = {}

    def add(self, question: str, name: str) -> None:
        """Remember a question under a name; the first name of equal questions stays."""
        self._exact.setdefault(words(question), name)

    def find(self, question: str) -> tuple[str, float] | None:
        """Return the nearest known question's name and its similarity, or None below threshold."""
        asked = words(question)
        if asked in self._exact:
            return self._exact[asked], 1.0
        if self.threshold >= 1.0 or not self._exact:
            return None
        return self._nearest(asked)

    def _nearest(self, asked: tuple[str, ...]) -> tuple[str, float] | None:
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import extractOne

        # normalised Indel similarity of word sequences is exactly the F1 of their LCS
        best = extractOne(
            asked,
            self._exact.keys(),
            scorer=Indel.normalized_similarity,
            score_cutoff=self.threshold,
        )
        return None if best is None else (self._exact[best[0]], float(best[1]))
