"""Turn what the store holds into the rows that users see."""

from __future__ import annotations

from collections.abc import Iterator

from loong.answers import infer_type
from loong.run.store import Store, Stored
from loong.run.summary import Rejected
from loong.types import DataPoint, Evidence, Item, Provenance, Ruling, Solution


def items(store: Store) -> Iterator[Item]:
    """Yield the verified items of a run, in the order of their attempts."""
    run_id = store.fact("run_id") or ""
    verifier = store.fact("verifier") or ""
    for row in store.settled(kept=True):
        yield _item(row, run_id, verifier)


def rejects(store: Store) -> Iterator[Rejected]:
    """Yield what fell out of a run, in the order of the attempts."""
    run_id = store.fact("run_id") or ""
    for row in store.settled(kept=False):
        point = row.ruling.point
        yield Rejected(
            attempt=row.attempt,
            code=row.settled or "",
            reason=row.reason or "",
            question=point.question,
            rationale=point.rationale,
            final_answer=row.ruling.final_answer,
            solutions=row.ruling.solutions,
            metadata=point.metadata,
            provenance=_provenance(row, run_id),
        )


def _item(row: Stored, run_id: str, verifier: str) -> Item:
    ruling, point = row.ruling, row.ruling.point
    code = next(s for s in ruling.solutions if s.way == "code")
    chains = [s for s in ruling.solutions if s.way == "reasoning"]
    return Item(
        id=item_id(ruling),
        domain=point.domain,
        question=point.question,
        final_answer=ruling.final_answer,
        answer_type=point.answer_type or infer_type(ruling.final_answer),
        rationale=point.rationale,
        chain_of_thought=_best_chain(ruling, chains),
        metadata=point.metadata,
        evidence=Evidence(
            code_answer=code.answer or "",
            code_runs=code.runs,
            cot_answers=tuple(chain.answer for chain in chains),
            agreement=ruling.agreement,
            confidence=ruling.confidence,
            sandbox_level=code.level,
            verifier=verifier,
        ),
        provenance=_provenance(row, run_id),
    )


def item_id(ruling: Ruling) -> str:
    """Return the id of the item that an accepted ruling makes."""
    return DataPoint(question=ruling.point.question, final_answer=ruling.final_answer).id


def _best_chain(ruling: Ruling, chains: list[Solution]) -> str:
    """Return the first chain of thought whose answer agrees with the program."""
    for chain, agrees in zip(chains, ruling.votes, strict=True):
        if agrees:
            return chain.text
    return ""


def _provenance(row: Stored, run_id: str) -> Provenance:
    solver = next((s.solver for s in row.ruling.solutions if s.way == "reasoning"), None)
    return row.ruling.point.provenance.model_copy(
        update={"run_id": run_id, "created": row.created, "solver_model": solver}
    )
