"""A typed client for `loong serve`, as OpenEnv's environments ship one.

OpenEnv's own GenericEnvClient works as well; it takes and gives dicts. Needs openenv-core, which
cannot share an environment with the extra `camel`.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

from loong.errors import MissingExtra
from loong.serve.wire import Action, Observation, State

try:
    from openenv.core.client_types import StepResult
    from openenv.core.env_client import EnvClient
except ImportError:
    raise MissingExtra("openenv-core", "openenv") from None

__all__ = ["Action", "LoongEnv", "Observation", "State"]


class LoongEnv(EnvClient):  # type: ignore[misc]  # pyright: ignore[reportUntypedBaseClass]
    """Talk to a server over a WebSocket: `await reset(seed=…)`, `await step(Action(…))`.

    Args:
        base_url: of the server.
        token: where the server asks for one.
        options: those of OpenEnv's EnvClient.
    """

    def __init__(self, base_url: str, *, token: str | None = None, **options: Any) -> None:
        self._token = token
        super().__init__(base_url if token is None else _with_token(base_url, token), **options)

    async def connect(self) -> LoongEnv:
        """Open the connection; the token does not appear in what is raised.

        Raises:
            ConnectionError: nobody answers there, or the token is not the right one.
        """
        try:
            await super().connect()
        except ConnectionError as error:
            told = str(error)
            if self._token is not None:
                told = told.replace(f"loong:{quote(self._token, safe='')}@", "")
            raise ConnectionError(told) from None
        return self

    def _step_payload(self, action: Action | str) -> dict[str, Any]:
        """Return an action as the wire has it; a bare text is a reply."""
        reply = Action(llm_response=action) if isinstance(action, str) else action
        return reply.model_dump(mode="json")

    def _parse_result(self, payload: dict[str, Any]) -> Any:
        return StepResult(
            observation=Observation.model_validate(payload["observation"]),
            reward=payload["reward"],
            done=payload["done"],
        )

    def _parse_state(self, payload: dict[str, Any]) -> State:
        return State.model_validate(payload)


def _with_token(url: str, token: str) -> str:
    """Put the token where a WebSocket client takes it from: OpenEnv's sends no headers."""
    parts = urlsplit(url if "://" in url else f"ws://{url}")
    where = f"loong:{quote(token, safe='')}@{parts.netloc}"
    return urlunsplit((parts.scheme, where, parts.path, "", ""))
