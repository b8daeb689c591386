"""Turn what the store holds into the rows that users see."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

from loong.answers import infer_type
from loong.curate.arithmetic import false_steps
from loong.run.store import Store, Stored
from loong.run.summary import Rejected
from loong.types import DataPoint, Evidence, Item, Provenance, Row, Ruling, Solution

T = TypeVar("T", bound=Row)


class Stream(Sequence[T]):
    """Rows of a run that stay in its store: a row is read when it is asked for, and not kept.

    Args:
        store: open for as long as this is used.
        kept: the rows of the kept attempts, or of the rejected ones.
        make: makes a row of what is stored.
    """

    def __init__(self, store: Store, *, kept: bool, make: Callable[[Stored], T]) -> None:
        self._store = store
        self._kept = kept
        self._make: Callable[[Stored], T] = make
        self._attempts = store.attempts(kept=kept)

    def __len__(self) -> int:
        return len(self._attempts)

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self._store.settled(kept=self._kept))

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> list[T]: ...

    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [self._make(self._store.stored(at)) for at in self._attempts[index]]
        return self._make(self._store.stored(self._attempts[index]))


def items(store: Store) -> Stream[Item]:
    """Return the verified items of a run, in the order of their attempts."""
    run_id, verifier = store.fact("run_id") or "", store.fact("verifier") or ""
    return Stream(store, kept=True, make=lambda row: _item(row, run_id, verifier))


def rejects(store: Store) -> Stream[Rejected]:
    """Return what fell out of a run, in the order of the attempts."""
    run_id = store.fact("run_id") or ""
    return Stream(store, kept=False, make=lambda row: _rejected(row, run_id))


def line(row: Item | Rejected) -> bytes:
    """Return a row as a line of a run's files, its parameters as JSON text.

    Every family has parameters of its own, whole numbers beyond 64 bits among them: as JSON values
    they would make a column without a type, which `datasets` and Arrow cannot read.
    """
    fields = row.model_dump(mode="json")
    parameters = fields["provenance"]["parameters"]
    fields["provenance"]["parameters"] = _dumps(parameters)
    return f"{_dumps(fields)}\n".encode()


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _rejected(row: Stored, run_id: str) -> Rejected:
    point = row.ruling.point
    return Rejected(
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
    point = ruling.point
    return DataPoint(
        question=point.question, final_answer=ruling.final_answer, metadata=point.metadata
    ).id


def _best_chain(ruling: Ruling, chains: list[Solution]) -> str:
    """Return the chain of thought that agrees with the program and states the fewest false sums."""
    pairs = zip(chains, ruling.votes, strict=True)
    agreeing = [chain.text for chain, agrees in pairs if agrees]
    return min(agreeing, key=false_steps, default="")  # of equal ones the first


def _provenance(row: Stored, run_id: str) -> Provenance:
    solver = next((s.solver for s in row.ruling.solutions if s.way == "reasoning"), None)
    return row.ruling.point.provenance.model_copy(
        update={"run_id": run_id, "created": row.created, "solver_model": solver}
    )
