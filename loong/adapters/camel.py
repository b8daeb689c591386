"""camel-ai: our verifiers and problems where camel's own are expected, its agents as policies.

    env = camel.environments.SingleStepEnv(static_dataset("seeds.jsonl"), CamelVerifier(Auto()))

camel's environment takes only its own classes, and hands a verifier the reference answer alone: a
unit, a tolerance or a check in a problem's metadata does not arrive. `loong.SingleStepEnv` knows
them, and takes the replies of camel's agents and the problems of its generators as they are.
camel's datasets and environments import torch, which camel-ai does not declare.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from loong.data import StaticDataset
from loong.envs._replies import reply_text
from loong.envs._sources import as_source
from loong.envs._verifiers import call
from loong.errors import MissingExtra, ModelError
from loong.models.seeing import check_images
from loong.types import Chat, Completion, DataPoint, Outcome, Sampling, Verifier

try:
    from camel.verifiers import BaseVerifier
    from camel.verifiers.models import VerificationOutcome, VerificationResult
except ModuleNotFoundError:
    raise MissingExtra("camel-ai", "camel") from None

if TYPE_CHECKING:
    from camel.agents import ChatAgent
    from camel.datasets import BaseGenerator
    from camel.datasets import StaticDataset as CamelDataset


class CamelVerifier(BaseVerifier):  # type: ignore[misc]  # pyright: ignore[reportUntypedBaseClass]
    """A verifier of ours as one of camel's.

    camel knows no reply that nobody could grade. Such a one is a failure here, which names itself
    in `error_message`: camel's own word for it, an error, would cost its whole batch the reward.

    Args:
        verifier: judges.
    """

    def __init__(self, verifier: Verifier) -> None:
        super().__init__(max_retries=1)
        self.verifier = verifier

    async def _setup(self, **kwargs: Any) -> None:
        del kwargs
        await call(self.verifier, "setup")

    async def _cleanup(self) -> None:
        await call(self.verifier, "cleanup")

    async def verify(self, solution: str, reference_answer: str | None) -> VerificationResult:
        """Judge a reply against a reference; `metadata` holds our outcome. Raises nothing."""
        return await self._verify_implementation(solution, reference_answer)

    async def _verify_implementation(
        self, solution: str, reference_answer: str | None
    ) -> VerificationResult:
        point = DataPoint(question="", final_answer=reference_answer or "")
        verdict = await self.verifier.verify(solution, point)
        right = verdict.outcome is Outcome.RIGHT
        ungraded = verdict.outcome is Outcome.UNGRADED
        return VerificationResult(
            status=VerificationOutcome.SUCCESS if right else VerificationOutcome.FAILURE,
            result=solution,
            duration=verdict.seconds,
            metadata={"outcome": verdict.outcome.value, "reason": verdict.reason},
            error_message=f"ungraded: {verdict.reason}" if ungraded else None,
        )


def static_dataset(data: Any) -> CamelDataset:
    """Return camel's StaticDataset of anything that our `StaticDataset` reads."""
    from camel.datasets import StaticDataset as CamelDataset

    return CamelDataset([_row(point) for point in StaticDataset(data)])


def generator(source: Any, *, seed: int = 0) -> BaseGenerator:
    """Return camel's BaseGenerator over anything that our environments draw problems from.

    Args:
        source: `Families("logic")`, a `Mixture`, a strategy's problems, …; see `SingleStepEnv`.
        seed: begins the order of problems that belongs to it.
    """
    from camel.datasets import BaseGenerator
    from camel.datasets import DataPoint as CamelPoint

    problems = as_source(source)
    problems.restart(seed)

    class Drawn(BaseGenerator):  # type: ignore[misc]  # pyright: ignore[reportUntypedBaseClass]
        """Problems of a source of ours."""

        async def generate_new(self, n: int, **kwargs: Any) -> None:
            """Draw further problems."""
            del kwargs
            drawn = await problems.take(n)
            self._data.extend(CamelPoint(**_row(served.point)) for served in drawn)

    return Drawn(seed=seed)


def _row(point: DataPoint) -> dict[str, Any]:
    return point.model_dump(mode="json")


class AgentPolicy:
    """camel's ChatAgent as a model: each reply comes from a fresh clone of it.

    The agent keeps its own system message, model, tools and sampling; of a chat it is told the last
    turn. It belongs to who made it.

    Args:
        agent: camel's ChatAgent.
    """

    def __init__(self, agent: ChatAgent) -> None:
        self.agent = agent
        self.name = f"camel-agent:{agent.model_type}"

    async def sample(self, chat: Chat, *, n: int = 1, sampling: Sampling) -> list[Completion]:
        """Return n replies to the chat's last turn.

        Raises:
            ModelError: the agent raised an error, or the chat has images.
        """
        del sampling
        check_images(chat, name=self.name, most=0)
        return list(await asyncio.gather(*(self._ask(chat[-1].content) for _ in range(n))))

    async def aclose(self) -> None:
        """Do nothing: the agent's clients belong to who made it."""

    async def _ask(self, question: str) -> Completion:
        started = time.monotonic()
        try:
            response: Any = await self.agent.clone().astep(question)
        except Exception as error:  # each platform raises the errors of a library of its own
            raise ModelError(f"{self.name}: {type(error).__name__}: {error}"[:500]) from error
        usage: dict[str, int] = response.info.get("usage") or {}
        return Completion(
            text=reply_text(response),
            finish_reason=str((response.info.get("termination_reasons") or ["stop"])[0]),
            prompt_tokens=usage.get("prompt_tokens") or 0,
            completion_tokens=usage.get("completion_tokens") or 0,
            seconds=time.monotonic() - started,
        )
