"""An echo environment of OpenEnv behind its own server, stepped by its own client over WebSocket.

Server and client share the process, so that CPU time counts both. Run by benchmarks/env.py in an
environment of its own.
"""

# mypy: ignore-errors
# pyright: basic, reportMissingImports=false

import asyncio
import json
import socket
import sys
import time

import uvicorn
from openenv.core import GenericEnvClient
from openenv.core.env_server import Action, Environment, Observation, State, create_fastapi_app


class Said(Action):
    """A text."""

    message: str = ""


class Heard(Observation):
    """The same text."""

    message: str = ""


class Echo(Environment):
    """Say again what was said."""

    SUPPORTS_CONCURRENT_SESSIONS = True

    def reset(self, seed=None, episode_id=None, **kwargs):
        """Begin."""
        return Heard(message="ready", done=False, reward=0.0)

    def step(self, action, timeout_s=None, **kwargs):
        """Echo."""
        return Heard(message=action.message, done=True, reward=1.0)

    @property
    def state(self):
        """Nothing is kept."""
        return State()


async def main(steps: int) -> None:
    """Play `steps` episodes of one step and print what they took."""
    door = socket.create_server(("127.0.0.1", 0))
    app = create_fastapi_app(Echo, Said, Heard)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
    serving = asyncio.create_task(server.serve(sockets=[door]))
    while not server.started:  # noqa: ASYNC110 - uvicorn tells it by this flag alone
        await asyncio.sleep(0.01)
    async with GenericEnvClient(base_url=f"http://127.0.0.1:{door.getsockname()[1]}") as client:
        right = 0.0
        cpu, wall = time.process_time(), time.perf_counter()
        for n in range(steps):
            await client.reset()
            result = await client.step({"message": str(n)})
            right += result.reward
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    if right != steps:
        raise SystemExit(f"{right} rewards for {steps} right replies")
    print(json.dumps({"steps": steps, "cpu": cpu, "wall": wall}))
    server.should_exit = True
    await serving


asyncio.run(main(int(sys.argv[1])))
