"""Choose the verifier of each item by what its metadata hold; the one place where this is decided.

First `verifier`, a name; then the data of a verifier: `ensemble`, `check` (structure), `tests`,
`game` (rules), `judge`, `unit` or `unit_required` (units); then the item's domain; then `math`.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import cast

from loong import registry
from loong.errors import UsageError
from loong.types import DataPoint, Example, Item, Model, Outcome, Sandbox, Verdict, Verifier
from loong.verifiers._graded import decided, graded

_SHELF = "loong.verifiers"
_BY_DATA = {
    "ensemble": "ensemble",
    "check": "structure",
    "tests": "tests",
    "game": "rules",
    "judge": "judge",
}
"""Verifier by the metadata key that holds its data."""
SPECIAL = tuple(_BY_DATA)
"""Metadata keys that say how answers are judged; they may hold the answer."""
_DEFAULT = "math"


def ordered(point: DataPoint | Item) -> str | None:
    """Return the verifier that an item's own metadata ask for; None where value decides."""
    named = point.metadata.get("verifier")
    if isinstance(named, str) and named not in ("auto", "python", _DEFAULT):
        return named
    return next((name for key, name in _BY_DATA.items() if point.metadata.get(key)), None)


def choose(point: DataPoint | Item) -> str:
    """Return the name of the verifier that an item is to be judged by."""
    asked = ordered(point)
    if asked is not None:
        return asked
    if point.metadata.get("unit") or point.metadata.get("unit_required"):
        return "units"
    domain = point.domain if isinstance(point, Item) else point.metadata.get("domain")
    return _of_domain(domain) if isinstance(domain, str) else _DEFAULT


@lru_cache(maxsize=256)
def _of_domain(name: str) -> str:
    try:
        found = registry.domain(name).verifier
    except UsageError:
        return _DEFAULT
    return _DEFAULT if found == "auto" else found


class Auto:
    """The verifier that hands each item to its own, whose name begins the reason.

    Args:
        sandbox: where programs run, left open at the end; None opens one when it is needed.
        model: who is asked where an item needs a judge.
    """

    name = "auto"
    version = "1"

    def __init__(self, sandbox: Sandbox | None = None, model: Model | str | None = None) -> None:
        self._options: dict[str, dict[str, object]] = {
            "tests": {"sandbox": sandbox},
            "python": {"sandbox": sandbox},
            "judge": {"model": model},
        }
        self._built: dict[str, Verifier] = {}

    async def cleanup(self) -> None:
        """Let go of what the verifiers hold open."""
        built, self._built = list(self._built.values()), {}
        for verifier in built:
            close = cast("Callable[[], Awaitable[None]] | None", getattr(verifier, "cleanup", None))
            if close is not None:
                await close()

    def get(self, name: str) -> Verifier:
        """Return a verifier by name, built once; raises UsageError where there is none."""
        if name not in self._built:
            module = registry.plugin(_SHELF, name, kind="verifier")
            self._built[name] = module.load(**self._options.get(name, {}))
        return self._built[name]

    async def verify(self, answer: str, point: DataPoint | Item) -> Verdict:
        """Judge an answer (bare, or a whole reply) against a problem. Raises nothing."""
        return await graded(self, self._judge(answer, point))

    async def _judge(self, answer: str, point: DataPoint | Item) -> Verdict:
        name = choose(point)
        verdict = await self.get(name).verify(answer, point)
        return decided(verdict.outcome, f"{name}: {verdict.reason}")


def load(sandbox: Sandbox | None = None, model: Model | str | None = None) -> Auto:
    """Build the verifier; see `Auto` for the options."""
    return Auto(sandbox, model)


def score(reply: str, problem: str) -> float | None:
    """Return the reward of a reply to a problem, a data point as JSON; see `judged`."""
    return judged(reply, problem).reward


def judged(reply: str, problem: str) -> Verdict:
    """Return the verdict on a reply to a problem, a data point as JSON; for trainers' threads.

    The verifiers live in one event loop in a thread of their own, which lasts as long as the
    process: trainers call from threads with and without loops, and from processes that they fork.
    """
    point = DataPoint.from_json(problem)
    with _starting:
        loop, auto = _background()
    return asyncio.run_coroutine_threadsafe(auto.verify(reply, point), loop).result()


@lru_cache(maxsize=1)
def _background() -> tuple[asyncio.AbstractEventLoop, Auto]:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="loong-scorer", daemon=True).start()
    return loop, Auto()


_starting = threading.Lock()


def _forked() -> None:
    """Forget the parent's thread, which a fork does not bring along."""
    _background.cache_clear()
    _starting.release()


os.register_at_fork(
    before=_starting.acquire, after_in_parent=_starting.release, after_in_child=_forked
)


EXAMPLES = (
    Example(answer="0.5", final_answer="1/2", outcome=Outcome.RIGHT),
    Example(answer="1500", final_answer="1.5", metadata={"unit": "km"}, outcome=Outcome.WRONG),
    Example(answer="1500 m", final_answer="1.5", metadata={"unit": "km"}, outcome=Outcome.RIGHT),
    Example(
        answer="A: 1, B: 2",
        final_answer="{A: 2, B: 1}",
        metadata={"check": {"kind": "coloring", "graph": {"edges": [["A", "B"]]}, "colors": 2}},
        outcome=Outcome.RIGHT,
    ),
    Example(
        answer="take 3 from heap 1",
        final_answer="",
        metadata={"game": {"kind": "nim", "heaps": [3, 1]}},
        outcome=Outcome.WRONG,
    ),
    Example(answer="either 3 or 4", final_answer="3", outcome=Outcome.UNREADABLE),
    Example(
        answer="3", final_answer="3", metadata={"verifier": "no-such"}, outcome=Outcome.UNGRADED
    ),
)
"""Answers with references, metadata and the outcome they must get."""
