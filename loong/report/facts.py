"""What page and card both show of a run: funnel, distributions, licences and sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pydantic import JsonValue

from loong.run.summary import Summary
from loong.types import Item

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


class Stage(NamedTuple):
    """One step of the funnel."""

    name: str
    problems: int
    meaning: str


def stages(summary: Summary) -> list[Stage]:
    """Return the funnel from the widest step to the narrowest."""
    return [
        Stage("attempts", summary.attempts, "problems that the strategy tried to write"),
        Stage("candidates", summary.candidates, "gave a readable question and program"),
        Stage("executed", summary.executed, "programs printed one and the same answer every time"),
        Stage("agreed", summary.agreed, "program and independent reasoning came to that answer"),
        Stage("kept", summary.kept, "are no duplicates: the verified items"),
    ]


def answer_types(items: Sequence[Item]) -> list[tuple[str, int]]:
    """Count items by answer type, most frequent first."""
    return _ranked(item.answer_type or "unknown" for item in items)


def difficulties(items: Sequence[Item]) -> list[tuple[str, int]]:
    """Count items by the difficulty that their metadata names, in rising order."""
    counted = Counter(difficulty(item.metadata) or "not named" for item in items)
    return sorted(counted.items(), key=lambda pair: (not pair[0].isdigit(), len(pair[0]), pair[0]))


def difficulty(metadata: dict[str, JsonValue]) -> str:
    """Return the difficulty that metadata names as text, or an empty text."""
    named = metadata.get("difficulty")
    return str(named) if isinstance(named, str | int | float) else ""


def agreements(items: Sequence[Item]) -> list[tuple[str, int]]:
    """Count items by their agreement, most frequent first."""
    return _ranked(item.evidence.agreement for item in items if item.evidence)


def named(items: Sequence[Item], key: str) -> list[tuple[str, int]]:
    """Count the texts that metadata holds under a key, be it one text or a list of them."""
    return _ranked(text for item in items for text in _texts(item.metadata.get(key)))


def verifiers(items: Sequence[Item]) -> list[str]:
    """Return the names of the verifiers that compared the answers."""
    return sorted({item.evidence.verifier for item in items if item.evidence} - {""})


def clean(text: str) -> str:
    """Return text without what a terminal or browser would act on instead of showing it.

    Control characters, halves of characters, and marks that turn the reading direction become `�`.
    """
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


def duration(seconds: float) -> str:
    """Return a time as a person says it."""
    if seconds < 60:  # noqa: PLR2004
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s"


def percent(part: int, whole: int) -> str:
    """Return a share of a whole, `0 %` of nothing."""
    return f"{100 * part / whole:.1f} %" if whole else "0 %"


def _texts(value: JsonValue) -> list[str]:
    if isinstance(value, list):
        return [text for one in value for text in _texts(one)]
    return [value] if isinstance(value, str) and value else []


def _ranked(texts: Iterable[str]) -> list[tuple[str, int]]:
    return sorted(Counter(texts).items(), key=lambda pair: (-pair[1], pair[0]))
