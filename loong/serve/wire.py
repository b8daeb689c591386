"""What goes over the wire: OpenEnv's requests and results, and requests to judge an answer.

Names and shapes are those of openenv-core 0.3. Its servers drop unknown fields of a reset or step;
here they are refused, so that a mistyped `seed` is no silent change of the problem.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Self

from pydantic import Field, JsonValue, ValidationError, model_validator

from loong.types import AnswerType, Outcome, Row, Verdict

BATCH = 4096
"""Most requests of one batch."""
_NAME = 255  # characters of an identifier that a client chooses
_SHOWN = 80  # characters of a field's path that an error repeats

Name = Annotated[str, Field(min_length=1, max_length=_NAME)]
Seconds = Annotated[float, Field(gt=0, le=3600)]


class Action(Row):
    """A reply to the question."""

    llm_response: str
    metadata: dict[str, JsonValue] = Field(default_factory=dict)
    """Accepted as every OpenEnv action has it, and not used."""


class Observation(Row):
    """What the policy sees, and after its reply how that was judged."""

    question: str
    context: dict[str, Any] = Field(default_factory=dict)
    """`id` of the problem."""
    metadata: dict[str, Any] = Field(default_factory=dict)
    """Of the problem, without what may hold the answer."""
    episode_id: str | None = None
    verdict: Verdict | None = None
    """None before the reply; its reason may tell the right answer."""
    rewards: dict[str, float] = Field(default_factory=dict)
    """The reward by parts; empty where ungraded."""


class State(Row):
    """Where an episode stands."""

    episode_id: str | None = None
    step_count: int = 0
    """Replies of this session."""
    problem_id: str | None = None
    done: bool = False


class Result(Row):
    """What a reset or a step returns."""

    observation: Observation
    reward: float | None = None
    """None at a reset, and where nobody could grade the reply."""
    done: bool = False


class ResetRequest(Row):
    """Ask a new question."""

    seed: Annotated[int, Field(ge=0, lt=2**63)] | None = None
    """Begins the order of questions that belongs to it; None takes whatever comes next."""
    episode_id: Name | None = None
    """A name for the episode; None for a random one."""


class StepRequest(Row):
    """Answer over HTTP, where each request must say which episode it means."""

    action: Action
    episode_id: Name | None = None
    """As the reset returned it."""
    timeout_s: Seconds | None = None
    """After so many seconds the reply is ungraded."""
    request_id: Name | None = None
    """Accepted and not used."""


class VerifyRequest(Row):
    """An answer to judge against a reference.

    The reference is `reference`, `expected_answer` or an `item`; the answer is `answer`,
    `response` (text, or an object of the Responses API) or a `sample` with `output_text`.
    """

    question: str = ""
    reference: str | None = None
    expected_answer: str | None = None
    item: dict[str, JsonValue] | None = None
    """A problem in any schema that loong reads; `reference_answer` is read too."""
    answer: str | None = None
    response: JsonValue = None
    sample: dict[str, JsonValue] | None = None
    answer_type: AnswerType | None = None
    tolerance: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    """Absolute."""
    responses_create_params: dict[str, JsonValue] | None = None
    """Accepted as NeMo Gym sends it, and not used."""

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        _exactly_one(self, ("reference", "expected_answer", "item"))
        _exactly_one(self, ("answer", "response", "sample"))
        return self


class BatchRequest(Row):
    """Answers to judge, each apart from the others."""

    requests: Annotated[list[dict[str, JsonValue]], Field(max_length=BATCH)]


class Verified(Row):
    """How an answer was judged."""

    reward: float | None
    """1.0 right, 0.0 wrong or unreadable, None where nobody could grade."""
    outcome: Outcome
    reason: str
    verifier: str = ""
    version: str = ""
    seconds: float = 0.0


class BatchResult(Row):
    """The verdicts of a batch, in the order of its requests."""

    results: list[Verified]


class Message(Row):
    """What a client sends over the WebSocket: `reset`, `step`, `state`, `close` or `mcp`."""

    type: str
    data: dict[str, JsonValue] = Field(default_factory=dict)


def sentence(error: ValidationError) -> str:
    """Return what is wrong with a request, in one sentence without the value itself."""
    return told(error.errors(include_url=False, include_context=False, include_input=False))


def told(errors: Sequence[Any]) -> str:
    """Return the first of pydantic's error records as a sentence."""
    first = errors[0]
    place = ".".join(str(part) for part in first["loc"] if part != "body")[:_SHOWN]
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    if first["type"] == "json_invalid":
        return "the body is not JSON"
    if first["type"] == "extra_forbidden":
        return f"there is no field {place!r}{more}"
    text = str(first["msg"]).removeprefix("Value error, ")
    return f"{place}: {text}{more}" if place else f"{text}{more}"


def _exactly_one(request: Row, names: tuple[str, ...]) -> None:
    given = [name for name in names if getattr(request, name) is not None]
    if len(given) != 1:
        found = " and ".join(given) or "none"
        raise ValueError(f"give exactly one of {', '.join(names)}; there is {found}")
