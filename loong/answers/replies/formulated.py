# ruff: noqa: E501 - patterns are read by the row
"""Take the formula out of a sentence about it: `every x with x > 3 works`, `we need that x be at most 2`."""

from __future__ import annotations

import re

from loong.answers.sentences.sayings import sayings
from loong.answers.text.languages import without_lead_in

_LONGEST = 400
_DENIED = re.compile(
    r"\b(?:no|none|never|neither|nor|cannot|wrong|incorrect|false|fails?|unless|might|maybe|perhaps|suppose|assume|(?<!only )if(?! and only if)|would|except|excluding|excluded|without|necessary but|almost|guess|not(?! (?:including|exceed|(?:be )?(?:less|greater|more|smaller|larger)\b)))\b|n't\b",
    re.IGNORECASE,
)
_DISPLAY_STOP = re.compile(r"(?<=\S)\s?[.,]\s?(?=(?:\$|\\\]|\\\))+\s*\Z)")
_MEMBERS = re.compile(
    r"(?:[^.;:?]{0,60}?\b(?:is|are)\s)?(?:exactly\s|precisely\s)?(?:(?:only|all|every|any|each|the|those|precisely|exactly)\s){1,3}"
    r"(?:(?:real|possible|admissible|allowed|valid|such)\s){0,2}(?:(?:numbers?|values?)\s)?(?:of\s)?(?:\$?[A-Za-z]\$?\s)?"
    r"(?:(?:with|where|such that|satisfying|that satisf(?:y|ies)|for which|obeying|fulfilling|in(?: the interval)?)\s)?(?P<said>(?:[^.;:?]|\.(?=[0-9])){3,100}?)"
    r"(?:,?\s(?:works?|will (?:do|work)|suffices?|(?:is|are) (?:allowed|fine|admissible|valid|permitted|solutions?|a solution|acceptable|possible|ok|okay)|qualif(?:y|ies)|(?:satisf(?:y|ies)|solves?|fulfils?) (?:it|this|the (?:[a-z]+ )?(?:inequality|condition|equation|requirement|constraint|system)s?)))?",
    re.IGNORECASE,
)
_THAT = re.compile(
    r".{0,120}\b(?:need|needs|require[sd]?|demand|condition(?: is)?|constraint(?: is)?|requirement(?: is)?|requirement|means|conclude|follows|so|find|see|get|implies|necessary|insist|is)\sthat\s(?P<said>(?:the\s[a-z]+\s)?\$?[A-Za-z]\$?\s(?:be|is|are|must|lies?|has to|needs to|should|cannot|can)\s.{3,80})",
    re.IGNORECASE | re.DOTALL,
)
_HOLDS = re.compile(
    r".{0,150}\b(?:holds?|true|satisfied|converges?|works?|valid|defined|exists?)\s(?:(?:together|simultaneously|exactly|precisely|only|just)\s){0,2}(?:when(?:ever)?|for|if and only if|only if|iff|on|where)\s(?:exactly\s)?(?P<said>(?:all|every|any)\s[a-z ]{0,20}[^.;:?]{1,60}|(?:[^.;:?]|\.(?=[0-9])){3,100})",
    re.IGNORECASE | re.DOTALL,
)
_REQUIRED = re.compile(
    r"(?P<said>(?:[^.;:?]|\.(?=[0-9])){3,100}?)\s(?:(?:fits?|satisf(?:y|ies)|match(?:es)?|interpolates?|passes\sthrough|works\sfor|does|solves?)\s(?:all|both|every|each|these|those|the|them|it|this|that)\b[a-z\s]{0,60}|(?:is|are)\s(?:required|needed|necessary|allowed|the\s(?:[a-z]+\s)?(?:solution|condition|answer|domain|range|result)(?:\sset)?))",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:\s?[,;—–]\s|\s-{1,2}\s)(?:an?|both|one|two|three|four|five|all|each|because|since|as)\s(?:(?!\b(?:or|and|minus|plus|but|also|apart|so|hence|then)\b)[^0-9<>=≤≥{}()\[\]\\]){2,80}\Z"
    r"|;\s(?:note|observe|remember)\b[^;]{2,120}\Z"
)
_SAID_OF_IT = re.compile(
    r"(?<=[$)])\s?[:;]\s(?:the|at|since|because|as|where)\s(?!most\b|least\b)(?!.*\b(?:so|plus|except|also|actually|wrong|instead|or|should|(?:in|ex)cluded|removed|only|too|fails?|but(?!\snever))\b)[^;:]{3,120}\Z"
)
"""What is told of a value behind its closing mark."""
_AGAIN = re.compile(
    r"(?P<before>.{3,200}?)(?:,|;|\s[–—-])\s(?:that is|i\.e\.|d\.\s?h\.|c'est-à-dire|es decir|in other words|or equivalently|equivalently|which means)[,:]?\s(?P<said>(?:[^.;:?]|\.(?=[0-9])){3,100})"
)
_AFTER_COLON = re.compile(r"[^:?]{0,200}[^\W\d_]{2}[^:?]{0,60}:\s+(?P<said>[^:?]{2,150})")
_RELATION = re.compile(
    r"[<>≤≥≠=∈∪]|\\(?:leq?|geq?|neq?|lt|gt|in|cup|infty)(?![a-z])|[\[(].+,.+[\])]"
)
_WORDY = re.compile(
    r"(?<![\\A-Za-z])(?!(?:and|or|sqrt|pi|sin|cos|tan|log|ln|exp|oo|inf)\b)[A-Za-z]{2,}"
)


def formulated(sentence: str) -> list[str]:
    """Return the formulas that a sentence may state: of what it tells of, of its clause, of its end.

    A sentence that denies, doubts or supposes states none.
    """
    if len(sentence) > _LONGEST:
        return []
    said_of = _SAID_OF_IT.search(sentence)
    sentence = sentence[: said_of.start()] if said_of else sentence
    if _DENIED.search(sentence):
        return []
    bare = without_lead_in(_DISPLAY_STOP.sub("", sentence).strip(" .!")).strip(" .!")
    unremarked = _REMARK.sub("", bare)
    plain = unremarked == bare and said_of is None
    found = [bare] if plain else [bare, *sayings(unremarked)]
    held = _HOLDS.fullmatch(bare)
    found += [held["said"]] if held else []
    needed = _REQUIRED.fullmatch(bare)
    found += [needed["said"]] if needed and _is_formula(needed["said"]) else []
    told = _MEMBERS.fullmatch(bare)
    found += (
        [told["said"]]
        if told and (_is_formula(told["said"]) or told["said"].startswith("from "))
        else []
    )
    clause = _THAT.fullmatch(bare)
    found += [clause["said"]] if clause else []
    again = _AGAIN.fullmatch(bare)
    restated = again and _is_formula(again["said"]) and not _RELATION.search(again["before"])
    found += [again["said"]] if again and restated else []
    shown = _AFTER_COLON.fullmatch(bare)
    found += [shown["said"]] if shown and _is_formula(shown["said"]) else []
    return list(dict.fromkeys(found))


def _is_formula(text: str) -> bool:
    """Tell whether a text relates or bounds something, and holds no words."""
    return _RELATION.search(text) is not None and _WORDY.search(text) is None
