# ruff: noqa: E501 - patterns are read by the row
"""Read a reply that answers or concludes in one sentence: the name, the day or the year in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from loong.answers.read import read
from loong.answers.replies.leading import leading, leading_term
from loong.answers.replies.prose import closing_sentence
from loong.answers.sentences.complements import complement
from loong.answers.sentences.contrast import asserted
from loong.answers.sentences.days import is_dated, told_days
from loong.answers.sentences.named import told_names
from loong.answers.sentences.sayings import CIRCUMSTANCE
from loong.answers.values import Text, Undecided

_LONGEST_GOLD = 60
_SAID = 600
_DISCLAIMED = re.compile(
    r"As an AI\b[^.!?]{1,200}[.!]\s{1,3}(?:However|But|Nevertheless|Nonetheless|That said),?\s(?:I can tell you that\s)?",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(
    r"(?:so|thus|therefore|hence|in conclusion|overall|consequently|finally|(?:at|in|by) the end)\b",
    re.IGNORECASE,
)


def stating(said: str, gold: str, others: Iterable[str]) -> Iterator[str]:
    """Yield what the only sentence of a reply states, or the last one where it concludes.

    Args:
        said: what the reply says.
        gold: the reference; only its kind is used.
        others: what the reply may say by other readings.
    """
    if len(gold) > _LONGEST_GOLD:
        return
    said = _DISCLAIMED.sub("", said.strip(), count=1)
    dated = is_dated(gold)
    if dated and len(said) <= _SAID and "?" not in said:
        yield from told_days(" ".join(said.split()))
    sentence = closing_sentence(said).strip(" .!。")
    is_whole = len(sentence) + len("....") >= len(said.strip())
    ends = is_whole or _CONCLUDES.match(sentence) is not None
    if not sentence or (dated and not ends):
        return
    sentence = " ".join(sentence.split())
    if dated:
        yield from told_days(sentence)
        return
    try:
        wanted = read(gold)
    except Undecided:
        return
    if not isinstance(wanted, Text) or wanted.quoted:
        return
    if not ends:
        yield from chain(leading(said, others), leading_term(said))
    else:
        sentence = asserted(sentence)
        begun = CIRCUMSTANCE.match(sentence)
        ending = complement(sentence)
        yield from ending
        yield from told_names(sentence[begun.end() :] if begun else sentence, [*others, *ending])
