"""Say in one way how a series behaves, and whether a claim holds."""

from __future__ import annotations

import re

_LONGEST = 80
_LONGEST_CLAIM = 300
_FORMS = {
    "convergent": "converges converge converging convergent convergence",
    "divergent": "diverges diverge diverging divergent divergence",
    "increasing": "increases increase increasing",
    "decreasing": "decreases decrease decreasing",
}
_PLAIN = {form: plain for plain, forms in _FORMS.items() for form in forms.split()}
_ADVERB = r"(?:[a-z]{3,15}ly|pointwise)"
_SUBJECT = (
    r"(?:(?:the|this)\s(?:series|sequence|integral|improper integral|product|function)\s|it\s)?"
)
_SAID = re.compile(
    rf"{_SUBJECT}(?:is\s|are\s)?(?:(?P<before>{_ADVERB})\s)?(?P<form>{'|'.join(_PLAIN)})(?:\s(?P<after>{_ADVERB}))?",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"(?P<kind>absolute|conditional|uniform|pointwise|monotonic)\s(?P<form>convergence|divergence)",
    re.IGNORECASE,
)

_HOLDS = re.compile(
    r"(?:the|this|that)\s(?:claim|statement|identity|inequality|equality|property|theorem|lemma|conjecture|relation|equation|formula|assertion|proposition|hypothesis|law)\s"
    r"(?:(?P<no>(?:does\snot|doesn't|doesn’t|cannot|can't|fails\sto)\shold|fails|breaks\sdown)|(?:(?:always|indeed|therefore|thus|also)\s)?holds(?:\strue)?)"
    r"(?P<rest>(?:\s(?:for|in|on|at|when|whenever|because|since)\s|[,:;]\s)[^?]{1,150})?",
    re.IGNORECASE,
)
_LIMITED = re.compile(
    r"\b(?:but|except|only|unless|if|while|although|though|however|not|never|some|all\sbut|other\sthan|true|false|yes|no|holds?|fails?)\b|n['’]t\b|≠",
    re.IGNORECASE,
)
_SPOKEN = frozenset({"true", "false", "yes", "no"})


def holding(text: str, other: str) -> str | None:
    """Read `This claim holds for all n` and `The identity fails for n = 2` beside a yes or no."""
    if len(text) > _LONGEST_CLAIM or other.strip(" .!").lower() not in _SPOKEN:
        return None
    match = _HOLDS.fullmatch(text.strip(" .!*_"))
    if match is None or _LIMITED.search(match["rest"] or ""):
        return None
    return "false" if match["no"] else "true"


def plain(text: str, other: str) -> str | None:
    """Write the adverb before the adjective beside a text that says how something behaves, too."""
    told, beside = _told(text), _told(other)
    return told if told is not None and beside is not None else None


def _told(text: str) -> str | None:
    if len(text) > _LONGEST:
        return None
    noun = _NOUN.fullmatch(text)
    if noun is not None:
        kind = noun["kind"].lower()
        adverb = kind if kind == "pointwise" else f"{kind}{'al' if kind[-2:] == 'ic' else ''}ly"
        return f"{adverb} {_PLAIN[noun['form'].lower()]}"
    match = _SAID.fullmatch(text)
    if match is None or (match["before"] and match["after"]):
        return None
    adverb = match["before"] or match["after"] or ""
    return f"{adverb.lower()} {_PLAIN[match['form'].lower()]}".strip()
