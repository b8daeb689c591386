"""Tell where a reply leaves its answer open: it offers two, cannot decide, or accepts any."""

from __future__ import annotations

import re

from loong.answers.text.chat import is_said

_SHORT_LINE = 400
_EITHER = re.compile(
    r"\beither\b.+\bor\b|\b(?:or|but)\s(?:maybe|perhaps|possibly|it\s(?:could|might)\sbe)\b"
    r"|\b(?:could|might|may)\sbe\b.+\b(?:could|might|may)\sbe\b"
    r"|\balternatively\b|\b(?:not|n't)\s(?:sure|certain)\swhether\b",
    re.IGNORECASE,
)
_TORN = re.compile(
    r"\bequally\s(?:confident|plausible)\b"
    r"|\b(?:cannot|can't|could\snot|couldn't)\s(?:tell|decide)(?:\swhich\b|[.!]?\s*$)"
    r"|\bnot\ssure\swhich\b|[.;]\s{1,3}(?:or\s)?alternatively[,:]?\s\S{1,30}\s*\Z"
    r"|\n\s{0,4}\(?or\s\S{1,30}\s*\Z"
    r"|\b(?P<way>with|under|by|using)\s[^.;,]{2,50}?,?\s(?:it|the\sanswer)\s(?:is|would\sbe)\s[^.;]{1,40}"
    r"[;,.]\s(?:but\s|and\s|while\s)?(?P=way)\s[^.;,]{2,50}?,?\s(?:it|the\sanswer)\s(?:is|would\sbe)\s",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:cannot|can't|can not|could not|couldn't|unable to|impossible to|not possible to|do not"
    r"|don't)"
    r"\s(?:say|tell|know|determine|decide|judge)\s(?:whether|if)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;]|\b(?:but|so)\b")
_STEPS = re.compile(
    r"[\s:*]{0,9}\n(?:[ \t]*(?:[-*•]|[0-9]{1,2}[.)])[ \t]+[^\n]{1,400}\n){2,40}\s*\n(?![-*•])"
)
"""A list of steps, and a paragraph behind it."""
_ANY = re.compile(
    r"\b(?:graders?|markers?|checkers?|evaluators?|judges?|verifiers?)\b[^.!?\n]{0,30}"
    r"\b(?:should|must|may|can|will|please)\s(?:please\s)?(?:accept|allow|count|mark|treat|award)\b"
    r"|\b(?:any|every)\s(?:integer|number|value|answer|reply|response|option|choice)\b[^.!?\n]{0,30}"
    r"\b(?:is\sacceptable|(?:is|should\sbe|may\sbe|must\sbe)\s(?:accepted|marked|counted)|will\sdo)\b"
    r"|\b(?:please|also)\s(?:accept|allow)\b(?=[^.!?\n]{0,80}[.!]?\s*\Z)"
    r"|\b(?:rubrics?|keys?|graders?|textbooks?|solutions?)\salso\s(?:accept|allow|list|give)s?\b"
    r"|\bsubmit(?:ting)?\s(?:them\s)?both\b"
    r"|\bboth\s(?:(?:are|would\sbe|should\sbe)\s)?(?:acceptable|accepted)\b",
    re.IGNORECASE,
)
"""What asks whoever marks an answer to take any, or one more."""


def left_open(text: str, reply: str) -> str:
    """Say how a reply leaves open the answer that was found in it; `` where it commits to one."""
    end = reply[-_SHORT_LINE:]
    if (len(text) <= _SHORT_LINE and _EITHER.search(text)) or _TORN.search(end):
        return f"two answers are offered: {text[:80]!r}"
    if _UNSURE.search(end) and text in _unsure(reply):
        return f"it is left open: {text[:80]!r}"
    if _ANY.search(end):
        return f"any answer is called right beside {text[:80]!r}"
    return ""


def only_steps(rest: str) -> bool:
    """Tell whether an announced solution is a list of steps that something else follows."""
    steps = _STEPS.match(rest)
    return steps is not None and any(map(is_said, rest[steps.end() :].splitlines()))


def last_sentence(text: str) -> str:
    """Return the last sentence of a text's last line that says something."""
    lines = [line for line in text[-2 * _SHORT_LINE :].splitlines() if is_said(line)]
    return re.split(r"(?<=[.!?])(?<!\b[A-Z]\.)\s+(?=[A-Z])", lines[-1].strip())[-1] if lines else ""


def _unsure(reply: str) -> str:
    """Return what the last sentence of a reply leaves open, such as `whether it is 5`."""
    sentence = last_sentence(reply)
    match = _UNSURE.search(sentence)
    return _CLAUSE.split(sentence[match.end() :], maxsplit=1)[0] if match else ""
