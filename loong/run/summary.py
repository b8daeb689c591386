"""What a run did: the funnel that terminal, report and card show, and the rejects kept aside."""

from __future__ import annotations

from pydantic import Field, JsonValue

from loong.types import Provenance, Row, Solution


class Summary(Row):
    """Counts of one run so far."""

    run_id: str
    domain: str
    strategy: str
    model: str | None = None
    solver: str | None = None
    seed: int = 0
    asked: int
    """How many verified items were asked for."""
    attempts: int = 0
    """Attempts judged, good and bad."""
    candidates: int = 0
    """Attempts that gave a readable question and program."""
    executed: int = 0
    """Candidates whose program ran and printed the same answer every time."""
    agreed: int = 0
    """Candidates whose two ways agree."""
    kept: int = 0
    """Agreed ones that are no duplicates: the items."""
    rejected: dict[str, int] = Field(default_factory=dict)
    """Rejects by reason code; together with `kept` they make up `attempts`."""
    requests: int = 0
    """Model requests answered."""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    """Wall time of all sessions of the run together."""
    sandbox_level: str = ""
    version: str = ""
    created: str = ""


class Rejected(Row):
    """A row of rejected.jsonl: what fell out, why, and the evidence."""

    attempt: int
    code: str
    """The kind of reject in one word: `disagree`, `crash`, `copied-seed`, …"""
    reason: str
    question: str
    rationale: str
    final_answer: str
    """What the program printed, if anything; nobody believes it."""
    solutions: tuple[Solution, ...] = ()
    metadata: dict[str, JsonValue] = Field(default_factory=dict)
    provenance: Provenance = Provenance()
