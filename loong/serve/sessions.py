"""Sessions: who is being asked what. A WebSocket is one; over HTTP each open episode is one."""

from __future__ import annotations

import secrets
import time

from loong.envs.single_step import SingleStepEnv
from loong.errors import LoongError, UsageError
from loong.serve.metrics import Metrics
from loong.serve.problems import Problems
from loong.serve.wire import Action, Observation, ResetRequest, Result, State
from loong.types import Verifier


class FullError(LoongError):
    """There is no room for one more session."""


class UnknownEpisodeError(LoongError):
    """There is no open episode of this name."""


class Session:
    """One client's environment and what it was asked last."""

    def __init__(self, problems: Problems, verifier: Verifier, metrics: Metrics) -> None:
        self.used = time.monotonic()
        self._problems = problems
        self._verifier = verifier
        self._metrics = metrics
        self._env: SingleStepEnv | None = None
        self._state = State()

    @property
    def state(self) -> State:
        """Where the episode stands."""
        return self._state

    async def reset(self, request: ResetRequest) -> Result:
        """Ask a new question.

        Raises:
            JobError: no problem could be drawn.
        """
        if request.seed is not None:
            self._env = self._problems.ordered(self._verifier)
        elif self._env is None:
            self._env = self._problems.unordered(self._verifier)
        episode = request.episode_id or secrets.token_hex(16)
        steps = self._state.step_count
        self._state = State(step_count=steps)
        seen = await self._env.reset(seed=request.seed)
        self._metrics.resets.inc()
        self._state = State(
            episode_id=episode, step_count=steps, problem_id=str(seen.context["id"])
        )
        return Result(observation=Observation(**seen.model_dump(), episode_id=episode))

    async def step(self, action: Action, seconds: float | None = None) -> Result:
        """Judge a reply.

        Args:
            action: the reply.
            seconds: after so many it is ungraded; None for the server's own limit.

        Raises:
            UsageError: nothing was asked, or the question was answered already.
        """
        if self._env is None:
            raise UsageError("step: there is no question yet; call reset() first")
        self._env.timeout = seconds
        seen, reward, done, info = await self._env.step(action.llm_response)
        self._metrics.steps.inc()
        self._state = self._state.model_copy(
            update={"step_count": self._state.step_count + 1, "done": done}
        )
        observation = Observation(
            question=seen.question,
            context={"id": info["id"]},
            episode_id=self._state.episode_id,
            verdict=info["verdict"],
            rewards=info["rewards"],
        )
        return Result(observation=observation, reward=reward, done=done)


class Sessions:
    """All open sessions, never more than a limit.

    Args:
        problems: what they are asked.
        verifier: judges their replies.
        metrics: counts them.
        limit: most sessions at once.
        idle: seconds without a message after which a session ends.
    """

    def __init__(
        self, problems: Problems, verifier: Verifier, metrics: Metrics, *, limit: int, idle: float
    ) -> None:
        self.limit = limit
        self.idle = idle
        self._problems = problems
        self._verifier = verifier
        self._metrics = metrics
        self._connected: set[Session] = set()
        self._episodes: dict[str, Session] = {}

    def connect(self) -> Session:
        """Open a session for a WebSocket; `leave` ends it.

        Raises:
            FullError: there is no room.
        """
        session = self._new()
        self._connected.add(session)
        self._count()
        return session

    def leave(self, session: Session) -> None:
        """End a WebSocket's session."""
        self._connected.discard(session)
        self._count()

    async def begin(self, request: ResetRequest) -> Result:
        """Open an episode over HTTP; one of the same name that was not answered is dropped.

        Raises:
            FullError: there is no room.
            JobError: no problem could be drawn.
        """
        name = request.episode_id or secrets.token_hex(16)
        self._episodes.pop(name, None)
        session = self._episodes[name] = self._new()
        self._count()
        try:
            return await session.reset(request.model_copy(update={"episode_id": name}))
        except BaseException:
            self._drop(name, session)
            raise

    async def answer(self, name: str, action: Action, seconds: float | None) -> Result:
        """Judge the reply that ends an episode over HTTP.

        Raises:
            UnknownEpisodeError: no episode of this name waits for its reply.
        """
        session = self._open(name)
        self._drop(name, session)
        return await session.step(action, seconds)

    def state(self, name: str) -> State:
        """Return where an episode over HTTP stands; raises UnknownEpisodeError."""
        return self._open(name).state

    def expire(self) -> None:
        """End the episodes over HTTP that were idle for too long."""
        oldest = time.monotonic() - self.idle
        idle = [name for name, session in self._episodes.items() if session.used < oldest]
        for name in idle:
            del self._episodes[name]
        self._metrics.expired.inc(len(idle))
        self._count()

    def _new(self) -> Session:
        if len(self._connected) + len(self._episodes) >= self.limit:
            self.expire()  # room that is only not yet swept is room
        if len(self._connected) + len(self._episodes) >= self.limit:
            raise FullError(f"all {self.limit} sessions are taken; try again later")
        return Session(self._problems, self._verifier, self._metrics)

    def _open(self, name: str) -> Session:
        session = self._episodes.get(name)
        if session is None or session.state.episode_id is None:
            raise UnknownEpisodeError(
                f"there is no open episode {name!r}; POST /reset begins one, one reply or "
                f"{self.idle:g} s without one end it"
            )
        return session

    def _drop(self, name: str, session: Session) -> None:
        if self._episodes.get(name) is session:
            del self._episodes[name]
            self._count()

    def _count(self) -> None:
        self._metrics.sessions.labels("http").set(len(self._episodes))
        self._metrics.sessions.labels("websocket").set(len(self._connected))
