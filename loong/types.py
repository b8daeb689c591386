"""The data model: frozen rows for what is written down, protocols of one method for what acts.

The words are those of the docs: a *data point* is a problem, a *candidate* one whose answer nobody
believes yet, a *solution* one attempt, a *ruling* the cross-check's decision, an *item* a verified
problem.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Protocol, Self, get_args, runtime_checkable

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue

from loong.images import Pictured, identity

AnswerType = Literal[
    "integer",
    "number",
    "fraction",
    "expression",
    "text",
    "boolean",
    "list",
    "tuple",
    "set",
    "dict",
    "interval",
    "quantity",
]
"""The answer types that an item may name; `text` compares words exactly."""


class Row(BaseModel):
    """A frozen record that is written to disk; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def to_json(self) -> bytes:
        """Return the row as one line of JSON, without the line end."""
        return self.model_dump_json().encode()

    @classmethod
    def from_json(cls, line: bytes | str) -> Self:
        """Read a row back from `to_json`."""
        return cls.model_validate_json(line)


class Outcome(StrEnum):
    """How one answer was judged."""

    RIGHT = "right"
    WRONG = "wrong"
    UNREADABLE = "unreadable"
    """No answer was found in the text, or it could not be parsed: the solver's fault."""
    UNGRADED = "ungraded"
    """The grader could not decide (timeout, crash, missing protection): our fault, never scored."""


# ---------------------------------------------------------------- problems


class DataPoint(Row):
    """A problem in Project Loong's four fields."""

    question: str
    final_answer: str = ""
    rationale: str = ""
    """Python source that prints the final answer."""
    metadata: dict[str, JsonValue] = Field(default_factory=dict)

    @property
    def id(self) -> str:
        """Content hash of question, final answer and images, 16 bytes as hex; same everywhere."""
        text = f"{self.question}\x00{self.final_answer}{identity(self.metadata)}".encode()
        return hashlib.blake2b(text, digest_size=16).hexdigest()

    @property
    def answer_type(self) -> AnswerType | None:
        """The type that metadata claims for the answer, where it is one that loong knows."""
        claimed = self.metadata.get("answer_type")
        return next((known for known in get_args(AnswerType) if known == claimed), None)


def _decoded(value: object) -> object:
    """Decode JSON text, as free-form parameters stand in files whose columns have one type."""
    return json.loads(value) if isinstance(value, str) else value


class Provenance(Row):
    """Where an item came from."""

    strategy: str = ""
    generator_model: str | None = None
    solver_model: str | None = None
    seed_ids: tuple[str, ...] = ()
    parameters: Annotated[dict[str, JsonValue], BeforeValidator(_decoded)] = Field(
        default_factory=dict
    )
    run_id: str = ""
    created: str = ""
    """UTC, ISO 8601, to the second."""


class Solution(Row):
    """One attempt at a problem by one way."""

    solver: str
    """Who solved: a model name, `rationale`, or `family:NAME`."""
    way: Literal["code", "reasoning"]
    answer: str | None
    """The extracted final answer; None where there was none."""
    text: str = ""
    """The program or the chain of thought."""
    note: str = ""
    """Why there is no answer, or what else the solver said (`ill-posed: …`)."""
    ill_posed: bool = False
    """The solver says that the question has no single answer."""
    level: str = ""
    """For code: the sandbox level it ran at."""
    runs: int = 1
    """For code: how many runs, under different hash seeds, printed this same answer."""
    tokens: int = 0
    seconds: float = 0.0


class Candidate(DataPoint):
    """A data point that a strategy proposes; nobody believes its answer yet."""

    attempt: int
    """Index of the attempt in its run, from 0."""
    domain: str
    strategy: str
    fault: str | None = None
    """Why nothing could be made of this attempt (`format: reply is not JSON`), else None."""
    solutions: tuple[Solution, ...] = ()
    """Solutions that came with it: a family's own chain of thought, say."""
    provenance: Provenance = Provenance()


class Verdict(Row):
    """How one verifier judged one answer."""

    outcome: Outcome
    reason: str
    verifier: str = ""
    version: str = ""
    seconds: float = 0.0

    @property
    def reward(self) -> float | None:
        """1.0 for right, 0.0 for wrong or unreadable, None where nobody could grade."""
        if self.outcome is Outcome.UNGRADED:
            return None
        return 1.0 if self.outcome is Outcome.RIGHT else 0.0

    @property
    def status(self) -> bool:
        """Whether the answer is right: Project Loong's examples ask a verification result so."""
        return self.outcome is Outcome.RIGHT


class Example(Row):
    """An answer that a verifier must judge so: every file of the shelf brings some."""

    answer: str
    """A bare answer or a whole reply."""
    final_answer: str
    metadata: dict[str, JsonValue] = Field(default_factory=dict)
    outcome: Outcome

    def point(self) -> DataPoint:
        """Return the problem that the answer is judged against."""
        return DataPoint(question="", final_answer=self.final_answer, metadata=self.metadata)


class Ruling(Row):
    """The cross-check's decision about one candidate, with all its evidence."""

    point: Candidate
    accepted: bool
    reason: str
    """`agreed` where accepted; else a code and a sentence: `disagree: the code says 5, …`."""
    final_answer: str = ""
    agreement: str = ""
    """`3/3`: chains of thought that agree with the code, of those asked."""
    confidence: float = 0.0
    """Chance that the answer is right under the votes seen, 0 to 1; see `loong.crosscheck`."""
    solutions: tuple[Solution, ...] = ()
    votes: tuple[bool, ...] = ()
    """For each chain of thought among the solutions, in order: whether it agrees with the code."""
    verdicts: tuple[Verdict, ...] = ()

    @property
    def code(self) -> str:
        """The reason's code: the word before its colon."""
        return self.reason.split(":", 1)[0]


class Evidence(Row):
    """What proves an item's answer."""

    code_answer: str
    code_runs: int
    cot_answers: tuple[str | None, ...]
    agreement: str
    confidence: float
    sandbox_level: str
    verifier: str


class Item(Row):
    """A verified problem: a superset of Loong's schema."""

    id: str
    domain: str
    question: str
    final_answer: str
    answer_type: str
    rationale: str
    chain_of_thought: str
    metadata: dict[str, JsonValue] = Field(default_factory=dict)
    evidence: Evidence | None = None
    provenance: Provenance = Provenance()

    def point(self) -> DataPoint:
        """Return the item as a data point, its answer type kept in the metadata."""
        return DataPoint(
            question=self.question,
            final_answer=self.final_answer,
            rationale=self.rationale,
            metadata={**self.metadata, "domain": self.domain, "answer_type": self.answer_type},
        )


# ---------------------------------------------------------------- running programs


class Limits(Row):
    """What one sandboxed run may use."""

    seconds: float = 10.0
    """Wall time, from the moment the program starts."""
    memory_mb: int = 512
    """Address space beyond what the server had preloaded."""
    output_bytes: int = 1_000_000
    """Of stdout and stderr each; more ends the run with status `output`."""


Status = Literal["ok", "error", "timeout", "memory", "output", "killed"]


class Ran(Row):
    """What a sandboxed program did. Status and usage come from the trusted side only."""

    status: Status
    stdout: str
    stderr: str
    seconds: float
    """Wall time of the program itself."""
    cpu_seconds: float
    level: str
    """Protection level it ran under: `full`, `docker`, `landlock`, `closed` or `unsafe`."""
    exit_code: int | None = None
    max_rss_mb: float = 0.0


# ---------------------------------------------------------------- talking to models


class Message(Pictured, Row):
    """One turn of a chat, with the images that belong to its text."""

    role: Literal["system", "user", "assistant"]
    content: str


Chat = Sequence[Message]


class Sampling(Row):
    """How to sample a completion."""

    temperature: float = 0.7
    top_p: float = 1.0
    max_tokens: int = 1024
    stop: tuple[str, ...] = ()
    seed: int | None = None
    json_schema: dict[str, JsonValue] | None = None
    """Constrain the reply to this schema where the backend can; elsewhere it is only asked for."""
    logprobs: bool = Field(default=False, exclude=True)
    """Give each completion its tokens and their log-probabilities, where the backend can. Never
    written down: what is drawn does not depend on it."""


def _whole(text: object) -> object:
    """Replace half characters, which a reply cut inside an emoji can hold and no file can."""
    return text.encode("utf-8", "replace").decode() if isinstance(text, str) else text


class Completion(Row):
    """One reply of a model."""

    text: Annotated[str, BeforeValidator(_whole)]
    finish_reason: str = "stop"
    """`stop`, `length` (cut at max_tokens) or the backend's own word."""
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    tokens: tuple[int, ...] = Field(default=(), exclude=True)
    """Token ids of the reply, with the token that ended it; only where `logprobs` was asked."""
    logprobs: tuple[float, ...] = Field(default=(), exclude=True)
    """Natural logarithm of each token's chance in the distribution that it was drawn from, that of
    temperature 1 where the likeliest was taken; only where it was asked for. Never written down."""


# ---------------------------------------------------------------- what acts


@runtime_checkable
class Model(Protocol):
    """Anything that answers chats."""

    @property
    def name(self) -> str:
        """The model name as a user writes it, `BACKEND:MODEL`."""
        ...

    async def sample(self, chat: Chat, *, n: int = 1, sampling: Sampling) -> list[Completion]:
        """Return n completions. Raises ModelError once the retries are used up."""
        ...

    async def aclose(self) -> None:
        """Let go of connections or weights."""
        ...


@runtime_checkable
class Sandbox(Protocol):
    """Anything that runs untrusted Python."""

    async def run(
        self, program: str, *, stdin: str = "", limits: Limits | None = None, variant: int = 0
    ) -> Ran:
        """Run a program to its end and return what it did; raises SandboxError if none can be run.

        Args:
            program: Python source, run as `__main__`.
            stdin: text on its standard input.
            limits: what it may use; None for the defaults.
            variant: hash and random seeds of the server, 0 or 1: a program whose output differs
                between the two is nondeterministic.
        """
        ...

    async def aclose(self) -> None:
        """End every process."""
        ...


@runtime_checkable
class Strategy(Protocol):
    """Anything that makes candidates."""

    name: str

    def candidates(
        self, seeds: Sequence[DataPoint], *, count: int, seed: int
    ) -> AsyncIterator[Candidate]:
        """Yield `count` candidates in attempt order, a fixed list for these seeds and this seed."""
        ...


@runtime_checkable
class Solver(Protocol):
    """Anything that attempts a problem."""

    async def solve(self, point: DataPoint, *, n: int) -> list[Solution]:
        """Return n solutions."""
        ...


@runtime_checkable
class Verifier(Protocol):
    """Anything that judges an answer."""

    name: str
    version: str

    async def verify(self, answer: str, point: DataPoint | Item) -> Verdict:
        """Judge an answer (bare, or a whole reply) against a problem. Raises nothing."""
        ...


class Exporter(Protocol):
    """Anything that writes items for a trainer."""

    def __call__(self, items: Sequence[Item], folder: Path) -> Path:
        """Write the items below `folder`; return what was written."""
        ...


Options = Mapping[str, Any]
