# ruff: noqa: E501 - patterns are read by the row
"""Take the name that the first sentence of a reply states, where the rest only tells more about it.

Each later sentence must go on about that name (`He was …`, `Doc wears …`), deny nothing and tell
no name beside it: no reply is right for two references.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from loong.answers.replies.prose import sentences
from loong.answers.sentences.named import rivals, told_names
from loong.answers.sentences.sayings import sayings
from loong.answers.sentences.tellings import told_words
from loong.answers.text.denial import denies

_LONGEST = 900
_NOBODY = "?"
_MOST = 6
_LISTED = re.compile(r"\n\s*(?:[-*•]\s|[0-9]{1,2}[.)]\s)")
_GOES_ON = re.compile(
    r"(?:(?:In|On|At|During|As|After|By|From|Since)\s[^,]{1,60},\s)?(?:he|she|it|they|his|her|its|their)\b",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:or|but(?=\s(?:it|he|she|they|the)\b)|actually|instead|rather|however|wrong|correction|perhaps|maybe|possibly|might|could|also known|then|later|now|changed|replaced|too|wait|sorry|some|others|alternatively)\b|[?;]",
    re.IGNORECASE,
)
_BEST = re.compile(r"\bthe (?:most|least|first|last)\b", re.IGNORECASE)
_RENAMES = re.compile(
    r"\b(?:is|was|are|were|be|becomes?|became)\s(?:(?!(?:the|an?)\b)[a-z]{1,15}\s){0,2}(?:the\s)?[A-Z]"
)
_PRONOUN = re.compile(r"(?:he|she|it|they|his|her|its|their)\b", re.IGNORECASE)


_TERM = re.compile(
    r"(?P<said>(?:\*\*)?[^\W\d_][\w'’-]{2,40}(?: [\w'’-]{1,40}){0,2})\.?(?:\*\*)?(?:\.|(?<=\*\*)) {1,2}(?P<rest>(?:[A-Z]|`)[^\n*?]{10,400}[.!])"
)
_LONGEST_TERM = 500
_NO_TERM = re.compile(
    r"\b(?:yes|no|true|false|maybe|perhaps|sure|okay|ok|well|hmm|thanks|hello|hi|sorry|right|correct|wrong|given|first|second|step|solution|answer|explanation|done|see|note|not|is|are|was|were|it|this|that|we|i|let|consider|suppose)\b|n['’]t\b",
    re.IGNORECASE,
)
_UNEXPLAINED = re.compile(
    r"\b(?:or|but|instead|actually|rather|however|wrong|incorrect|no|correction|perhaps|maybe|possibly|might|wait|sorry|alternatively|other|others|another|so|thus|hence|therefore|answer|answers|whereas|while|unlike|versus|vs|called|known\sas|named|term|first|then|finally|some|both|also|too|second|opposite|contrast)\b|(?-i:\b(?:[Ii]t|[Tt]his|[Tt]hat|[Tt]hey)(?:['’]s|\s(?:is|was|are|were|should\sbe|must\sbe))\s(?:the\s)?[A-Z])",
    re.IGNORECASE,
)


def leading(said: str, others: Iterable[str]) -> list[str]:
    """Return the one name that the first of several sentences states; nothing where others rival it.

    Args:
        said: what the reply says.
        others: what its last sentence may tell.
    """
    if len(said) > _LONGEST or _LISTED.search(said):
        return []
    first, *rest = sentences(said) or [""]
    if not 1 <= len(rest) <= _MOST or first.count(":") or _DOUBTED.search(first):
        return []
    names = _names(first.rstrip(" .!"))
    if not names:
        return []
    longest = max(names, key=len)
    if any(rivals(one, longest) for one in [*names, *others]):
        return []
    return names if all(_goes_on(one.rstrip(" .!"), longest) for one in rest) else []


def leading_term(said: str) -> list[str]:
    """Return the term that a reply of one paragraph begins with, where the rest explains it.

    `Osmosis. Water moves through a membrane.` tells osmosis; nothing behind it may name another.
    """
    match = _TERM.fullmatch(said.strip()) if len(said) <= _LONGEST_TERM else None
    if match is None or _NO_TERM.search(match["said"]) or _UNEXPLAINED.search(match["rest"]):
        return []
    return [match["said"].strip("*_ ")]


def _names(sentence: str) -> list[str]:
    """Return what a sentence tells that could be a name: its subject, or what it ends on."""
    if denies(_BEST.sub("the", sentence)):
        return []
    told = _told(sentence)
    return [
        one for one in dict.fromkeys((*told_names(sentence, told), *told)) if rivals(one, _NOBODY)
    ]


def _told(sentence: str) -> list[str]:
    return [*told_words(sentence), *sayings(sentence)]


def _goes_on(sentence: str, name: str) -> bool:
    """Tell whether a sentence tells more about a name and nothing that could stand in its place."""
    if _DOUBTED.search(sentence) or denies(_BEST.sub("the", sentence)) or _RENAMES.search(sentence):
        return False
    about = _GOES_ON.match(sentence) or name.removeprefix("the ").removeprefix("The ") in sentence
    told = _told(sentence)
    named = (one for one in (*told, *told_names(sentence, told)) if not _PRONOUN.match(one))
    return bool(about) and not any(rivals(one, name) for one in named)
