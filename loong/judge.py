"""What happens to one candidate: screen, run, reason, cross-check."""

from __future__ import annotations

from loong.answers import compare
from loong.crosscheck import Fits, decide, independent_check
from loong.curate import premises, screen
from loong.curate.duplicates import DuplicateIndex
from loong.errors import UsageError
from loong.types import Candidate, Outcome, Ruling, Solution, Solver

STAGES = ("attempt", "candidate", "executed", "agreed")
"""How far a candidate may come, in order."""


class Judge:
    """Rule on candidates.

    Args:
        programs: runs a candidate's own program.
        chains: reasons on its question alone; None where candidates bring their own chain.
        k: chains of thought per candidate.
        seeds: questions that must not come back.
    """

    def __init__(
        self, programs: Solver, chains: Solver | None, *, k: int, seeds: DuplicateIndex
    ) -> None:
        self.programs = programs
        self.chains = chains
        self.k = k
        self.seeds = seeds

    async def rule(self, candidate: Candidate) -> tuple[Ruling, str]:
        """Return the ruling and the stage reached. The cheap ways to fail are tried first."""
        bad = screen.objection(candidate, self.seeds)
        if bad is not None:
            return Ruling(point=candidate, accepted=False, reason=bad), "attempt"
        code = (await self.programs.solve(candidate, n=1))[0]
        if code.answer is None:
            refused = Ruling(point=candidate, accepted=False, reason=code.note, solutions=(code,))
            return refused, "candidate"
        broken = await self._broken_premises(candidate)
        if broken:
            refused = Ruling(point=candidate, accepted=False, reason=broken, solutions=(code,))
            return refused, "executed"
        chains = candidate.solutions or await self._reason(candidate)
        claimed = candidate.answer_type

        def same(answer: str, reference: str) -> bool | None:
            return compare(answer, reference, answer_type=claimed).equal

        ruling = decide(candidate, code, chains, same=same, fits=_fits(candidate))
        return ruling, "agreed" if ruling.accepted else "executed"

    async def _broken_premises(self, candidate: Candidate) -> str:
        """Say what a model's question takes for granted and its program's graphs are not."""
        kinds = premises.presupposed(candidate.question)
        if candidate.solutions or not kinds or "networkx" not in candidate.rationale:
            return ""
        probe = {"rationale": premises.probe(candidate.rationale, kinds)}
        (told,) = await self.programs.solve(candidate.model_copy(update=probe), n=1)
        failed = premises.failed(told.answer or "")
        if not failed:
            return ""
        return f"premise: the question speaks of a {', a '.join(failed)}: it is none"

    async def _reason(self, candidate: Candidate) -> list[Solution]:
        if self.chains is None:
            raise UsageError(
                f"strategy {candidate.strategy!r} brings no chain of thought of its own; "
                "name a --model or --solver that reasons"
            )
        return await self.chains.solve(candidate, n=self.k)


def _fits(candidate: Candidate) -> Fits | None:
    """Return what holds an answer against a candidate's check, None where value decides."""
    check = independent_check(candidate)
    if check is None:
        return None
    from loong import checks

    def fits(answer: str) -> bool | None:
        outcome = checks.judge(answer, check)[0]
        return None if outcome is Outcome.UNGRADED else outcome is Outcome.RIGHT

    return fits
