"""Combine verifiers by a declared rule; what they disagree on is ungraded, with all reasons.

Members and rule are given to `load`, or by the item's metadata
`ensemble: {"verifiers": ["math", "units"], "rule": "agree"}`. Rules: `first` (the first that can
grade decides), `agree` (all must say the same), `majority` (more than half of them).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Literal, cast, get_args

from loong import registry
from loong.errors import UsageError
from loong.types import DataPoint, Example, Item, Outcome, Verdict, Verifier
from loong.verifiers._graded import decided, graded

Rule = Literal["first", "agree", "majority"]

_MOST = 10


class Ensemble:
    """Several verifiers as one.

    Args:
        members: verifiers, or their names; their order is the order of asking and in the reason.
        rule: how their verdicts become one.

    Raises:
        UsageError: no members, too many, an unknown name or rule, or an ensemble among them.
    """

    name = "ensemble"
    version = "1"

    def __init__(
        self, members: Sequence[str | Verifier] = ("math", "units"), rule: Rule = "agree"
    ) -> None:
        if rule not in get_args(Rule):
            raise registry.unknown("rule", rule, get_args(Rule))
        if not 1 <= len(members) <= _MOST:
            raise UsageError(f"an ensemble has 1 to {_MOST} members, not {len(members)}")
        self.rule: Rule = rule
        self.members = [_member(member) for member in members]

    async def cleanup(self) -> None:
        """Let go of what the members hold open."""
        for member in self.members:
            close = cast("Callable[[], Awaitable[None]] | None", getattr(member, "cleanup", None))
            if close is not None:
                await close()

    async def verify(self, answer: str, point: DataPoint | Item) -> Verdict:
        """Judge an answer (bare, or a whole reply) against a problem. Raises nothing."""
        return await graded(self, self._judge(answer, point))

    async def _judge(self, answer: str, point: DataPoint | Item) -> Verdict:
        order = point.metadata.get("ensemble")
        if order is not None:
            own = _ordered(order)
            try:
                return await own.verdict(answer, point)
            finally:
                await own.cleanup()
        return await self.verdict(answer, point)

    async def verdict(self, answer: str, point: DataPoint | Item) -> Verdict:
        """Ask the members and combine what they say."""
        if self.rule == "first":
            return await self._first(answer, point)
        said = await asyncio.gather(*(m.verify(answer, point) for m in self.members))
        outcome = (_agreed if self.rule == "agree" else _majority)(said)
        return decided(outcome, f"{self.rule}: {_told(said)}")

    async def _first(self, answer: str, point: DataPoint | Item) -> Verdict:
        said: list[Verdict] = []
        for member in self.members:
            said.append(await member.verify(answer, point))
            if said[-1].outcome is not Outcome.UNGRADED:
                break
        return decided(said[-1].outcome, f"first: {_told(said)}")


def load(members: Sequence[str | Verifier] = ("math", "units"), rule: Rule = "agree") -> Ensemble:
    """Build the verifier; see `Ensemble` for the options."""
    return Ensemble(members, rule)


def _member(member: str | Verifier) -> Verifier:
    name = member if isinstance(member, str) else member.name
    if name == "ensemble":
        raise UsageError("an ensemble cannot be a member of an ensemble")
    if not isinstance(member, str):
        return member
    built: Verifier = registry.plugin("loong.verifiers", member, kind="verifier").load()
    return built


def _ordered(order: object) -> Ensemble:
    """Build the ensemble that an item's metadata orders; raises UsageError."""
    facts = cast("Mapping[str, object]", order) if isinstance(order, Mapping) else {}
    names, rule = facts.get("verifiers"), facts.get("rule", "agree")
    if not isinstance(names, list) or not all(
        isinstance(n, str) for n in cast("list[object]", names)
    ):
        raise UsageError('the item\'s `ensemble` must be {"verifiers": [names], "rule": …}')
    return Ensemble(cast("list[str]", names), cast("Rule", rule))


def _agreed(said: Sequence[Verdict]) -> Outcome:
    sides = {_side(verdict) for verdict in said}
    if len(sides) > 1 or None in sides:
        return Outcome.UNGRADED
    return Outcome.RIGHT if True in sides else _fault(said)


def _majority(said: Sequence[Verdict]) -> Outcome:
    for side in (True, False):
        if 2 * sum(_side(verdict) is side for verdict in said) > len(said):
            return Outcome.RIGHT if side else _fault(said)
    return Outcome.UNGRADED


def _side(verdict: Verdict) -> bool | None:
    return None if verdict.outcome is Outcome.UNGRADED else verdict.outcome is Outcome.RIGHT


def _fault(said: Sequence[Verdict]) -> Outcome:
    """Return unreadable where no member could read the answer, else wrong."""
    read = any(verdict.outcome is Outcome.WRONG for verdict in said)
    return Outcome.WRONG if read else Outcome.UNREADABLE


def _told(said: Sequence[Verdict]) -> str:
    return "; ".join(f"{v.verifier or 'unnamed'} {v.outcome} ({v.reason})" for v in said)


EXAMPLES = (
    Example(answer="20 m/s", final_answer="72 km/h", outcome=Outcome.RIGHT),
    Example(answer="21 m/s", final_answer="72 km/h", outcome=Outcome.WRONG),
    Example(answer="either 3 or 4", final_answer="3", outcome=Outcome.UNREADABLE),
    Example(
        answer="1.04 km",
        final_answer="1000 m",
        metadata={"ensemble": {"verifiers": ["units"], "rule": "first"}, "tolerance": 50},
        outcome=Outcome.RIGHT,
    ),
    Example(
        answer="A: 1, B: 2",
        final_answer="{A: 2, B: 1}",
        metadata={
            "ensemble": {"verifiers": ["math", "structure"], "rule": "agree"},
            "check": {"kind": "coloring", "graph": {"edges": [["A", "B"]]}, "colors": 2},
        },
        outcome=Outcome.UNGRADED,
    ),
    Example(
        answer="3",
        final_answer="3",
        metadata={"ensemble": {"verifiers": ["no-such"]}},
        outcome=Outcome.UNGRADED,
    ),
)
"""Answers with references, metadata and the outcome they must get."""
