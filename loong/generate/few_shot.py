"""The few-shot strategy: a model writes new problems after examples from the seeds."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from loong import prompts, seeding
from loong.curate import grounding
from loong.curate.duplicates import words
from loong.errors import UsageError
from loong.flow import Once
from loong.generate import ByAttempt, Ingredients
from loong.images import KEY as IMAGES
from loong.reach import Reach
from loong.replies import Written, read_reply
from loong.types import (
    Candidate,
    Chat,
    Completion,
    DataPoint,
    Model,
    Provenance,
    Sampling,
    Solver,
)

_LONG = 600  # characters of question and rationale beyond which a seed makes a dear example
_WORDS = {"easy": 1.0, "medium": 3.0, "hard": 5.0}
_EACH = 2  # variations of a parent in its turn
_WARMER = 0.3  # added to the temperature when the model only said again what was there
_TOGETHER = 8  # attempts that share all examples but the last, so that prefix caches pay


class FewShot(ByAttempt):
    """Ask a model for a problem and its program, with a few seeds as examples.

    The last example is the attempt's parent: the new problem is to be a variation of it. Every seed
    that the solver can solve has its turn as parent, for two attempts, before one comes again, the
    easy ones first, so that a small run stays within what a small model can do. A seed whose
    program works on data of its own (one graph of many that fit) is no parent: what is written
    after it would fall out as unstated.

    Args:
        model: who writes.
        domain: name of the domain, for the record.
        subject: the domain in words, for the prompt.
        solver: who will reason on the problems; seeds that it cannot solve are no parents. None:
            all seeds are.
        shots: examples in each prompt, the parent among them. With one, a small model keeps to what
            it is shown; more give a large model a wider view.
        sampling: how to sample; its seed is set for each attempt.
    """

    name = "few-shot"

    def __init__(
        self,
        model: Model,
        *,
        domain: str,
        subject: str,
        solver: Solver | None = None,
        shots: int = 1,
        sampling: Sampling | None = None,
    ) -> None:
        self.model = model
        self.domain = domain
        self.subject = subject
        self.reach = Reach(solver) if solver is not None else None
        self.shots = shots
        self.sampling = sampling or Sampling(temperature=0.7, top_p=0.95, max_tokens=700)
        self._drafts = Once[Completion]()
        """First drafts that the parent's next attempt is to differ from."""
        self._fitting: dict[str, bool] = {}
        """Whether a seed makes an example, by its id."""

    async def attempt(self, index: int, seeds: Sequence[DataPoint], *, seed: int) -> Candidate:
        """Ask for problem `index`, once more where it is the parent's or the last attempt's on it.

        Raises:
            ModelError: the model does not answer.
        """
        shots = await self._examples(seeds, index, seed)
        chat = prompts.writing(self.subject, shots)
        completion, before = await self._draft(chat, index, seed)
        written = read_reply(completion.text)
        known = [shots[-1].question, *(old.question for old in before)]
        if isinstance(written, Written) and words(written.question) in map(words, known):
            completion = await self._write(chat, seed=f"rewrite/{seed}/{index}", warmer=_WARMER)
            written = read_reply(completion.text)
        blank = self._blank(index, shots, seed)
        if isinstance(written, str):
            cut = completion.finish_reason == "length"
            fault = "cut: the reply hit the token limit" if cut else written
            return blank.model_copy(update={"fault": fault, "question": completion.text[:2000]})
        return blank.model_copy(update={"question": written.question, "rationale": written.program})

    def _blank(self, index: int, shots: Sequence[DataPoint], seed: int) -> Candidate:
        """Return the candidate as far as it is known before anything is written."""
        topic = prompts.topic_of(shots[-1])
        return Candidate(
            attempt=index,
            domain=self.domain,
            strategy=self.name,
            question="",
            metadata={"license": _license(shots), "source": "loong few-shot", "tags": [topic]},
            provenance=Provenance(
                strategy=self.name,
                generator_model=self.model.name,
                seed_ids=tuple(shot.id for shot in shots),
                parameters={"topic": topic, "seed": seed, "index": index},
            ),
        )

    async def aclose(self) -> None:
        """End the tries of seeds and the drafts that are under way."""
        await self._drafts.aclose()
        if self.reach is not None:
            await self.reach.aclose()

    async def _draft(self, chat: Chat, index: int, seed: int) -> tuple[Completion, list[Written]]:
        """Return the first draft of an attempt, and those of the parent's attempts before it."""
        before = range(index - index % _EACH, index)
        keys = [f"write/{seed}/{k}" for k in (index, *before)]
        own, *others = await asyncio.gather(
            *(self._drafts.get(key, partial(self._write, chat, seed=key)) for key in keys)
        )
        if index % _EACH == _EACH - 1:
            for key in keys:
                self._drafts.forget(key)
        drafts = (read_reply(other.text) for other in others)
        return own, [draft for draft in drafts if isinstance(draft, Written)]

    async def _write(self, chat: Chat, *, seed: str, warmer: float = 0.0) -> Completion:
        """Ask the model once; `warmer` is added to the temperature."""
        sampling = self.sampling.model_copy(
            update={
                "seed": seeding.number(seed),
                "temperature": self.sampling.temperature + warmer,
                "json_schema": prompts.PROBLEM_SCHEMA,
            }
        )
        return (await self.model.sample(chat, sampling=sampling))[0]

    async def _examples(self, seeds: Sequence[DataPoint], index: int, seed: int) -> list[DataPoint]:
        told = [point for point in seeds if not point.metadata.get(IMAGES)]  # it writes text alone
        usable = [point for point in told if self._fits(point)] or told
        if not usable:
            raise UsageError(
                "few-shot needs at least one seed with a question and a rationale, without images"
            )
        parent = await self._parent(usable, index, seed)
        others = seeding.stream(f"shots/{seed}/{index // _TOGETHER}").sample(usable, len(usable))
        company = sorted(others[: 2 * self.shots], key=_difficulty)
        return [*[s for s in company if s.id != parent.id][: self.shots - 1], parent]

    def _fits(self, point: DataPoint) -> bool:
        """Return whether a seed makes an example: short, and its question says all."""
        if point.id not in self._fitting:
            short = len(point.question) + len(point.rationale) <= _LONG
            self._fitting[point.id] = short and _states_all(point)
        return self._fitting[point.id]

    async def _parent(self, usable: list[DataPoint], index: int, seed: int) -> DataPoint:
        """Return the seed whose turn it is: a function of the seeds and of which are solved."""
        slot = index // _EACH
        if self.reach is not None:
            solved = await self.reach.first(_ordered(usable, seed, turn=0), slot + 1)
            if len(solved) > slot:
                return solved[slot]
            usable = solved or usable
        turn, place = divmod(slot, len(usable))
        return _ordered(usable, seed, turn=turn)[place]


def _ordered(points: list[DataPoint], seed: int, *, turn: int) -> list[DataPoint]:
    """Return the points shuffled for one turn, the easy ones first."""
    shuffled = seeding.stream(f"parents/{seed}/{turn}").sample(points, len(points))
    return sorted(shuffled, key=_difficulty)


def _states_all(point: DataPoint) -> bool:
    """Return whether a seed's question gives what its program works on."""
    try:
        return not grounding.unstated(point.question, point.rationale)
    except SyntaxError:
        return True  # a program of another kind: nothing can be told


def _difficulty(point: DataPoint) -> float:
    """Return a rank of difficulty, 1 to 5: the seed's level or word, else its length."""
    level = point.metadata.get("level")
    if isinstance(level, int | float):
        return float(level)
    word = str(point.metadata.get("difficulty", "")).lower()
    if word in _WORDS:
        return _WORDS[word]
    return 1 + min(4.0, (len(point.question) + len(point.rationale)) / _LONG * 4)


def build(parts: Ingredients) -> FewShot:
    """Build the strategy; raises UsageError without a model."""
    if parts.model is None:
        raise UsageError("strategy 'few-shot' needs a model that writes; add --model")
    return FewShot(
        parts.model,
        domain=parts.domain.name,
        subject=parts.domain.title,
        solver=parts.solver,
        shots=parts.shots,
    )


def _license(shots: Sequence[DataPoint]) -> str:
    """Name the licences that the examples stood under: the new problem leans on them."""
    names = {str(shot.metadata.get("license", "unknown")) for shot in shots}
    return "; ".join(sorted(names))
