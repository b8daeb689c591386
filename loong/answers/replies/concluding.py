# ruff: noqa: E501 - patterns are read by the row
"""Find the sentence that concludes a reply in which nothing is marked as its answer."""

from __future__ import annotations

import re

from loong.answers.replies.extract import extract, stated
from loong.answers.replies.mentions import told_of_two
from loong.answers.replies.prose import closing_sentence
from loong.answers.text.denial import denies

_UNMARKED = frozenset({"bare", "line", "bold", "display", "code"})
_SIGNS = re.compile(r"[0-9=<>≤≥∈∪^\\{}\[\]()→]|->|\A[^\W\d_]\Z")
_DATED = re.compile(r"[^\W\d_]{3}|[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}")
"""A word beside its digits, or digits as dates have them."""
_CONCLUDES = re.compile(
    r"(?:\W{0,3}(?:so|thus|hence|therefore|consequently|accordingly|overall|finally|in (?:conclusion|summary|short|total)|all in all|that(?:'s| is) (?:why|how)|this (?:means|shows|implies|gives|leaves)|we (?:reach|arrive at|land on|get|obtain|find|conclude))\b|.{1,80}\b(?:therefore|thus|hence|consequently)\b)",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"[\W\d_]{0,3}[^\W\d_]+[,:]?\s+[^\s{\[(\"]")
"""How words begin, and no value or code."""
_GOES_ON = re.compile(
    r"\W{0,3}(?:wait|hmm|but|however|or|also|alternatively|check(?:ing)?|verif\w+|note|if|suppose|let)\b",
    re.IGNORECASE,
)


def concluding(reply: str, gold: str) -> str:
    """Return the last sentence of a reply of several that marks nothing; `` where it concludes nothing.

    A sentence is no conclusion where it checks, doubts or goes on; and a word or a name is told by one
    that says so (`therefore`), as the last sentence of many a reply tells of another thing.
    """
    said = stated(reply).strip()
    sentence = closing_sentence(said)
    is_all = len(sentence) + len("**") >= len(said)
    if is_all or said.endswith("?") or _SPOKEN.match(sentence) is None:
        return ""
    found = extract(said)
    if found.text is None or found.how not in _UNMARKED:
        return ""
    if _GOES_ON.match(sentence) or denies(sentence) or told_of_two(said, gold):
        return ""
    in_signs = _SIGNS.search(gold) is not None and _DATED.search(gold) is None
    return sentence if in_signs or _CONCLUDES.match(sentence) else ""
