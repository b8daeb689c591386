# ruff: noqa: E501 - patterns are read by the row
"""Take the answer out of a sentence: what stands after its verb, or before it."""

from __future__ import annotations

import re

from loong.answers.languages import without_ending, without_lead_in
from loong.answers.split import split

_SHORT_LINE = 400
_COPULA = re.compile(
    r"\s(?:is|are|equals|equal to|was|were)(?=\s)(?! (?:the|an?) )|(?<=[a-z]{3}):(?=\s)"
)
_VERB = re.compile(
    r"(?:\s(?:is|are|was|were|be|equals|equal to|comes? to|comes? out (?:to|as|at)|amounts? to|totals?"
    r"|gives?(?: us)?|yields?|gets?|obtain|find|have|has|makes?|becomes?|returns?|prints?|outputs?|evaluates? to"
    r"|simplif(?:y|ies) to|reduces? to|needs?|contains?|takes?|lautet|ist|beträgt|est|vaut|es|è|é|равно|равен)"
    r"|(?<=[a-z])'s)(?=[\s:])(?:\s(?:exactly|simply|just|given by|equal to|about|therefore|thus):?(?=\s))?"
    r"|(?<=[A-Za-z]{2}):(?=\s)|\s(?:=|⇒|=>|\\Rightarrow|\\implies)\s"
)
_SUBJECT = re.compile(
    r"(?:the\s)?(.{1,80}?)\s(?:is|are|was|were)\s(?:(?:the|an?|indeed)\s[A-Za-z]|(?:correct|right)[.!]?$)",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"\b(?:not|never|wrong|incorrect|false|except|neither|nor|isn't|aren't|than|most|least)\b|n't\b",
    re.I,
)


def said(line: str) -> str:
    """Return what a sentence says, such as `7` where the line is `the distance is 7`."""
    if len(line) > _SHORT_LINE or not line[:1].isalpha() or line.count(":") > 1:
        return line
    clauses = split(line, _COPULA)
    return clauses[-1] if len(clauses) > 1 and clauses[-1] else line


def sayings(line: str) -> list[str]:
    """Return what else a sentence may say: the parts after its verbs, or the subject it names."""
    line = without_ending(without_lead_in(line.strip()))
    if len(line) > _SHORT_LINE or "\n" in line or _DENIAL.search(line):
        return [line]
    clauses = [clause for clause in split(line, _VERB) if clause]
    found = [line]
    if len(clauses) > 1:
        found += [clauses[-1]]
        first = line.find(clauses[1], len(clauses[0]))
        found += [line[first:]] if first > 0 else []
    subject = _SUBJECT.match(line)
    if subject is not None and "," not in line and len(split(line, _COPULA)) <= len("ab"):
        found.append(subject[1])
    return [text.strip() for text in found]
