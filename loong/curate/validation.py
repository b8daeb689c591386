"""Check a file of seeds: what a person should mend before anything is grown from it."""

from __future__ import annotations

import re
from collections.abc import Callable

from loong.curate import clock
from loong.curate.copied import copied_answer
from loong.curate.duplicates import LIKE_SEED, DuplicateIndex, asked
from loong.curate.tolerances import vacuous
from loong.data import BadRow
from loong.types import DataPoint, Outcome, Row, Verdict

KINDS = {
    "schema": "the row cannot be read, or lacks what Project Loong's schema asks for",
    "licence": "no licence is named",
    "requirements": "required_dependencies are no plain package names with versions",
    "execution": "the rationale gives no answer",
    "outside": "the rationale needs a network, a file or another program",
    "mismatch": "the rationale's answer is not the final answer",
    "today": "the answer depends on today's date",
    "tolerance": "the tolerance is as wide as the answer, or no number",
    "copied": "the rationale prints the final answer without computing it",
    "duplicate": "the question is that of an earlier row",
}
"""What may be wrong with a seed."""

_ASKED = ("source", "domain", "required_dependencies", "name", "contributor", "date_created")
_NO_LICENCE = re.compile(r"|unknown|none|n/?a|tbd|\?+|null|other|-", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"\b(?:requests|urllib|httpx|aiohttp|socket|ftplib|yfinance|subprocess|multiprocessing)\b"
    r"|\bopen\s*\(|\.(?:read_csv|read_excel|read_json|read_text|read_parquet|loadtxt|genfromtxt)\b"
    r"|\bnp\.load\b|\binput\s*\("
)
_REFUSED = ("crash", "killed", "missing-package")


class Problem(Row):
    """One thing that is wrong with a seed."""

    kind: str
    """One of `KINDS`."""
    reason: str


class CheckedSeed(Row):
    """What is wrong with one row of a file."""

    line: int
    id: str
    problems: tuple[Problem, ...]


class Validator:
    """Check seeds one by one, in the order of their file.

    Args:
        prove: runs a rationale and judges what it prints, `PythonVerifier.prove` say.
    """

    def __init__(self, prove: clock.Prove) -> None:
        self._prove = prove
        self._seen = DuplicateIndex(threshold=LIKE_SEED)

    async def check(self, line: int, row: DataPoint | BadRow) -> CheckedSeed:
        """Return all that is wrong with a row."""
        if not isinstance(row, DataPoint):
            unread = Problem(kind="schema", reason=row.reason)
            return CheckedSeed(line=line, id="", problems=(unread,))
        repeated = self.repeated(row, f"line {line}")
        return CheckedSeed(line=line, id=row.id, problems=(*await self.problems(row), *repeated))

    def repeated(self, point: DataPoint, place: str) -> list[Problem]:
        """Return the problem of a question that was seen before; remember this one by its place."""
        question = asked(point)
        known = self._seen.find(question)
        self._seen.add(question, place)
        if known is None:
            return []
        return [Problem(kind="duplicate", reason=f"like {known[0]} ({known[1]:.0%} equal words)")]

    async def problems(self, point: DataPoint) -> list[Problem]:
        """Return what is wrong with a seed by itself; runs its rationale."""
        found = [Problem(kind=kind, reason=why) for kind, look in _LOOKS if (why := look(point))]
        return [*found, *await self._tried(point)]

    async def _tried(self, point: DataPoint) -> list[Problem]:
        """Run a rationale, as it is and on another day."""
        verdict = await self._prove(point)
        found = _judged(point, verdict)
        drifts = await clock.drift(point, verdict, self._prove)
        if drifts:
            found = [Problem(kind="today", reason=drifts)]
        return found


def _judged(point: DataPoint, verdict: Verdict) -> list[Problem]:
    if verdict.outcome is Outcome.RIGHT:
        return []
    if verdict.outcome is Outcome.WRONG:
        return [Problem(kind="mismatch", reason=verdict.reason)]
    outside = _OUTSIDE.search(point.rationale)
    if outside is not None and verdict.reason.startswith(_REFUSED):
        told = f"it uses {outside[0].strip('( .')!r}, and {verdict.reason}"
        return [Problem(kind="outside", reason=told)]
    return [Problem(kind="execution", reason=verdict.reason)]


def _schema(point: DataPoint) -> str:
    lacking = [name for name in _ASKED if point.metadata.get(name) in (None, "")]
    return f"the metadata lack {', '.join(lacking)}" if lacking else ""


def _licence(point: DataPoint) -> str:
    told = point.metadata.get("license")
    if isinstance(told, str) and not _NO_LICENCE.fullmatch(told.strip()):
        return ""
    return f"the licence is {told!r}" if told else "the metadata lack license"


def _requirements(point: DataPoint) -> str:
    from loong.errors import UsageError
    from loong.sandbox.requirements import normalised

    asked = point.metadata.get("required_dependencies")
    if asked is None:
        return ""
    if not isinstance(asked, list):
        return f"required_dependencies must be a list, not {str(asked)[:80]!r}"
    try:
        normalised(asked)
    except UsageError as error:
        return str(error)
    return ""


def _copied(point: DataPoint) -> str:
    text = copied_answer(point.rationale, point.final_answer)
    return f"it prints {text[:80]!r}, which stands in it" if text else ""


_LOOKS: tuple[tuple[str, Callable[[DataPoint], str]], ...] = (
    ("schema", _schema),
    ("licence", _licence),
    ("requirements", _requirements),
    ("tolerance", vacuous),
    ("copied", _copied),
)
"""What can be seen without running anything."""
