"""Read the one value that an object of JSON answers with, where no key of it is named answer."""

from __future__ import annotations

import re

from loong.answers.read import read
from loong.answers.replies.afterwords import is_afterword
from loong.answers.values import Boolean, Items, Text, Undecided

_LONGEST = 2000
_MOST_KEYS = 8
_EXPLAINS = re.compile(
    r"(?:why|reason\w*|rationale|explanation|justification|thoughts?|thinking|steps?|work(?:ing)?|method"
    r"|approach|derivation|proof|analysis|notes?|comments?|remarks?|confidence|certainty|check\w*"
    r"|verif\w+|question|problem|task|prompt|claim|statement|input|given|source|reference|language"
    r"|format|type|kind|status|id|topic|subject|category|because|evidence|details?|context|summary)"
    r"(?:_\w+)?",
    re.IGNORECASE,
)
"""Keys beside an answer."""
_DOUBTED = re.compile(
    r"(?:\w+_)?(?:not|wrong|incorrect|old|previous|before|original|initial|first|expected|target|example|sample"
    r"|guess(?:es)?|tr(?:y|ies)|attempts?|estimate|candidates?|alternatives?|distractors?|rejected|excluded"
    r"|partial|intermediate|upper|lower|bounds?|limit|min(?:imum)?|max(?:imum)?|threshold)(?:_\w+)?",
    re.IGNORECASE,
)


def sole_value(text: str, gold: str) -> list[str]:
    """Return the value of the one key that explains nothing, or that is of the reference's kind.

    Args:
        text: an object of JSON and nothing else.
        gold: the reference; one in words is only told where one key is left.
    """
    import orjson

    if len(text) > _LONGEST or not text.startswith("{") or ":" in gold:
        return []
    try:
        record = orjson.loads(text)
    except orjson.JSONDecodeError:
        return []
    if not isinstance(record, dict) or not 1 < len(record) <= _MOST_KEYS:
        return []
    if any(_DOUBTED.fullmatch(key) for key in record):
        return []
    left = _left(record, gold)
    value = _written(left[0]) if len(left) == 1 else None
    return [value] if value else []


def _left(record: dict[str, object], gold: str) -> list[object]:
    """Return the values that could answer; none where one that explains takes something back."""
    told = [value for key, value in record.items() if _EXPLAINS.fullmatch(key)]
    if not all(is_afterword(text, labelled=True) for text in told if isinstance(text, str)):
        return []
    left = [value for key, value in record.items() if not _EXPLAINS.fullmatch(key)]
    if len(left) <= 1:
        return left
    if sum(isinstance(value, str) for value in left) > isinstance(left[0], str):
        return []
    return [value for value in left if _is_alike(value, gold)]


def _is_alike(value: object, gold: str) -> bool:
    """Tell whether a value of JSON is of the kind of a truth or of a list."""
    try:
        wanted = read(gold)
    except Undecided:
        return True
    if isinstance(wanted, Boolean):
        return isinstance(value, bool)
    if isinstance(wanted, Items):
        return isinstance(value, list)
    return not isinstance(wanted, Text) and not isinstance(value, (bool, list, dict))


def _written(value: object) -> str | None:
    """Return a value of JSON as a reply would write it."""
    import orjson

    if isinstance(value, str):
        return value
    return None if value is None or isinstance(value, dict) else orjson.dumps(value).decode()
