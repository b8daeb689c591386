"""What a run was asked to do: the facts that must not change when it is resumed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from pydantic import Field, JsonValue

from loong.errors import UsageError
from loong.types import DataPoint, Row

_IN_WORDS = {"seeds_digest": "the seed items are others"}


class Plan(Row):
    """Everything that decides a run's items, besides how many are asked for."""

    domain: str
    strategy: str
    model: str | None = None
    solver: str | None = None
    seed: int = 0
    solutions: int = 3
    """Chains of thought per candidate."""
    seeds_digest: str = ""
    """Digest of the seed items' contents."""
    options: dict[str, JsonValue] = Field(default_factory=dict)
    """Further settings of the strategy."""

    @property
    def run_id(self) -> str:
        """Digest of the plan: the same plan has the same id everywhere."""
        text = json.dumps(
            self.model_dump(mode="json"),
            sort_keys=True,
            ensure_ascii=False,
            separators=(",", ":"),
        )
        return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()

    def must_equal(self, before: Plan, *, folder: str) -> None:
        """Raise UsageError, naming what differs, when a run is resumed under another plan."""
        old, new = before.model_dump(mode="json"), self.model_dump(mode="json")
        changed = [
            _IN_WORDS.get(key) or f"{key} was {old[key]!r}, is now {new[key]!r}"
            for key in new
            if old[key] != new[key]
        ]
        if changed:
            raise UsageError(
                f"{folder!r} holds a run with another plan ({'; '.join(changed)}); "
                "use the same options to resume it, or another --run folder"
            )


def digest(points: Iterable[DataPoint]) -> str:
    """Return a digest of problems' contents in order."""
    total = hashlib.blake2b(digest_size=8)
    for point in points:
        total.update(f"{point.id}\x00{point.rationale}\x00".encode())
    return total.hexdigest()
