"""Prime Intellect's `verifiers`: our problems as a taskset, judged by our verifiers.

    vf-eval loong-prime --env.taskset.domain graph_discrete_math -n 20 -r 4 -m MODEL

`loong_prime`, at the top because Prime's loaders take only top-level modules, exports what stands
here. Needs `verifiers>=0.4` beside loong. Our own folder `verifiers` is the
package `loong.verifiers`: the two never meet.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import Field

from loong.envs._background import Background
from loong.envs._proven import Families
from loong.envs._sources import as_source
from loong.errors import UsageError
from loong.images import images_of
from loong.models.seeing import wire_content
from loong.prompts import solving
from loong.types import DataPoint, Verdict
from loong.verifiers.auto import Auto

try:
    import verifiers.v1 as vf
    from verifiers.v1.dialects.chat import message_to_wire
    from verifiers.v1.errors import MODEL_TRANSPORT_ERROR_EXIT_CODE
except ModuleNotFoundError:
    raise UsageError(
        "Prime's package is not installed; run: pip install 'verifiers>=0.4' (no extra has it: "
        "camel-ai needs mcp 1, this one mcp 2)"
    ) from None

MODULE = "loong-prime"
_AHEAD = 8  # problems of a domain that are proven at once
_VERIFIER = Auto()  # one a process: Prime copies tasks, and makes some from their data alone


class LoongConfig(vf.TasksetConfig):  # type: ignore[misc]
    """Which problems: a domain's families without end, or a finite file."""

    domain: str = ""
    """Draw from its families; every problem is proven before it is asked."""
    path: Path | None = None
    """A run folder or a dataset file instead."""
    levels: list[int] = Field(default_factory=list)
    """Only these difficulty levels of a domain; empty for all."""
    seed: int = 0
    """Decides the order; tasks of the same seed are the same everywhere."""


class LoongData(vf.TaskData):  # type: ignore[misc]
    """What goes over Prime's wire: the chat, and the whole problem for the verifier."""

    problem: str
    """A data point as JSON; the policy sees the prompt alone."""


class LoongTask(vf.Task[LoongData]):  # type: ignore[misc]
    """One problem; its reward is our verdict."""

    @property
    def key(self) -> str:
        """Identity over runs: the content hash of the problem."""
        return str(self.data.id)

    @vf.reward  # type: ignore[untyped-decorator]
    async def correct(self, trace: vf.Trace) -> float:
        """Judge the last reply: 1.0 right, 0.0 wrong or unreadable.

        Raises:
            TaskError: nobody could grade; Prime counts the rollout as failed, not as wrong.
        """
        point = DataPoint.from_json(self.data.problem)
        verdict = await _VERIFIER.verify(trace.last_reply, point)
        trace.info["verdict"] = verdict.model_dump(mode="json")
        return _reward(verdict)


def _reward(verdict: Verdict) -> float:
    if verdict.reward is None:
        raise vf.TaskError(f"ungraded: {verdict.reason}")
    return verdict.reward


class LoongTaskset(vf.Taskset[LoongTask, LoongConfig]):  # type: ignore[misc]
    """Problems of a domain or a file.

    Raises:
        UsageError: neither or both of `domain` and `path`, or levels with a path.
    """

    INFINITE = True

    def __init__(self, config: LoongConfig) -> None:
        super().__init__(config)
        if bool(config.domain) == (config.path is not None):
            raise UsageError("give the taskset a domain or a path, one of them")
        if config.path is not None and config.levels:
            raise UsageError("levels choose among a domain's families; a file has none")
        self._bounded = config.path is not None

    def load(self) -> Iterator[LoongTask]:
        """Yield tasks: a file's once, in the order of the seed; a domain's without end."""
        for point in _points(self.config):
            yield LoongTask(_data(point), self.config.task)


def _points(config: LoongConfig) -> Iterator[DataPoint]:
    """Draw problems in a loop of their own, as Prime calls from inside its loop."""
    background = Background()
    source = as_source(config.path or Families(config.domain, levels=config.levels))
    source.restart(config.seed)
    try:
        sizes = [source.size] if source.size is not None else itertools.repeat(_AHEAD)
        for size in sizes:
            for served in background.run(source.take(size)):
                yield served.point
    finally:
        background.run(source.aclose())
        background.close()


def _data(point: DataPoint) -> LoongData:
    system, *chat = solving(point.question, images_of(point.metadata))
    kinds = {"user": vf.UserMessage, "assistant": vf.AssistantMessage}
    name = point.metadata.get("name")
    return LoongData(
        id=point.id,
        name=name if isinstance(name, str) else None,
        system_prompt=system.content,
        prompt=[kinds[turn.role](content=wire_content(turn)) for turn in chat],
        problem=point.model_dump_json(),
    )


class ReplyConfig(vf.HarnessConfig):  # type: ignore[misc]
    """The harness that asks once."""


class ReplyHarness(vf.Harness[ReplyConfig]):  # type: ignore[misc]
    """Ask the model once and take its reply, without a process of its own for each rollout."""

    APPENDS_SYSTEM_PROMPT = True
    EXECUTES_CODE = False
    NEEDS_CONTAINER = False

    async def launch(  # noqa: PLR0917 - as Prime calls it
        self,
        ctx: vf.ModelContext,
        trace: vf.Trace,
        runtime: vf.Runtime,
        endpoint: str,
        secret: str,
        mcp_urls: dict[str, str],
        data: vf.TaskData,
        tool_interception_url: str | None = None,
    ) -> vf.ProgramResult:
        """Send the chat through Prime's interception, which records it on the trace."""
        import aiohttp

        del trace, runtime, mcp_urls, tool_interception_url
        system, prompt = self.resolve_prompt(data)
        body = {"model": ctx.model, "messages": _wire(system, prompt)}
        headers = {"Authorization": f"Bearer {secret}"}
        endless = aiohttp.ClientTimeout(total=None)
        try:
            async with (
                aiohttp.ClientSession(headers=headers, timeout=endless) as session,
                session.post(f"{endpoint}/chat/completions", json=body) as answer,
            ):
                told = await answer.text()
                return vf.ProgramResult(0 if answer.ok else 1, "", "" if answer.ok else told)
        except aiohttp.ClientError as error:
            return vf.ProgramResult(MODEL_TRANSPORT_ERROR_EXIT_CODE, "", str(error))


def _wire(system: str | None, prompt: str | Sequence[Any] | None) -> list[dict[str, Any]]:
    """Return a chat as OpenAI's protocol has it."""
    head = [] if system is None else [{"role": "system", "content": system}]
    if isinstance(prompt, str):
        return [*head, {"role": "user", "content": prompt}]
    return [*head, *(message_to_wire(turn) for turn in prompt or ())]


class LoongEnvConfig(vf.EnvConfig):  # type: ignore[misc]
    """One seat, beside the evaluation: nothing that the model writes is run there."""

    agent: vf.AgentConfig = vf.AgentConfig(runtime=vf.SubprocessConfig())


class LoongEnv(vf.Env[LoongEnvConfig]):  # type: ignore[misc]
    """One question, one reply; ends the verifiers' sandbox with the evaluation."""

    async def run(self, task: vf.Task, agents: vf.Agents) -> None:
        """Let the agent answer."""
        await agents.agent.run(task)

    async def stop(self) -> None:
        """Let go of what the verifier holds open."""
        await _VERIFIER.cleanup()


def load_environment(**options: object) -> LoongEnv:
    """Return the environment; the options are the fields of `LoongConfig`.

    Raises:
        UsageError: see `LoongTaskset`.
    """
    config = vf.resolve_env_config({"taskset": {"id": MODULE, **options}})
    env: LoongEnv = vf.load_environment(config)
    return env
