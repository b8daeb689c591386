"""Play `loong serve` with OpenEnv's own client; runs where openenv-core is installed.

    python openenv_play.py URL TOKEN REPLY    prints one JSON object

REPLY is the right answer to what seed 5 asks. `test_openenv.py` looks at what is printed.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from openenv.core import GenericEnvClient


async def refused(url: str) -> str:
    """Return what the client says to a server that wants a token."""
    try:
        async with GenericEnvClient(base_url=url):
            return ""
    except ConnectionError as error:
        return str(error)


async def generic(url: str, reply: str) -> dict[str, Any]:
    """Play three episodes with dicts."""
    async with GenericEnvClient(base_url=url) as env:
        asked = await env.reset(seed=5)
        done = await env.step({"llm_response": reply})
        state = await env.state()
        await env.reset(seed=5)
        wrong = await env.step({"llm_response": "no idea"})
        try:
            await env.step({"llm_response": reply})
            told = ""
        except RuntimeError as error:
            told = str(error)
        await env.reset()
    return {
        "asked": asked.observation["question"],
        "first": [asked.reward, asked.done],
        "right": [done.reward, done.done, done.observation["verdict"]["outcome"]],
        "state": state,
        "wrong": [wrong.reward, wrong.done],
        "told": told,
    }


async def many(url: str, reply: str, count: int = 20) -> list[float | None]:
    """Play one episode in each of several sessions at once."""

    async def one(place: int) -> float | None:
        async with GenericEnvClient(base_url=url) as env:
            await env.reset(seed=5)
            done = await env.step({"llm_response": reply if place % 2 else "none"})
            reward: float | None = done.reward
            return reward

    return await asyncio.gather(*(one(place) for place in range(count)))


def synchronous(url: str, reply: str) -> list[Any]:
    """Play an episode through the synchronous face."""
    with GenericEnvClient(base_url=url).sync() as env:
        env.reset(seed=5)
        done = env.step({"llm_response": reply})
        return [done.reward, done.done]


async def typed(base: str, token: str, reply: str) -> dict[str, Any]:
    """Play an episode with loong's subclass of OpenEnv's client."""
    from loong.serve.client import Action, LoongEnv

    async with LoongEnv(base, token=token) as env:
        asked = await env.reset(seed=5)
        done = await env.step(Action(llm_response=reply))
        state = await env.state()
    try:
        async with LoongEnv(base, token=f"{token}-not"):
            told = ""
    except ConnectionError as error:
        told = str(error)
    return {
        "asked": asked.observation.question,
        "right": [done.reward, done.done, done.observation.verdict.outcome.value],
        "steps": state.step_count,
        "told": told,
    }


def main() -> None:
    """Play everything and print what came."""
    base, token, reply = sys.argv[1:]
    url = base.replace("http://", f"http://any:{token}@")
    came = {
        "refused": asyncio.run(refused(base)),
        "generic": asyncio.run(generic(url, reply)),
        "many": asyncio.run(many(url, reply)),
        "synchronous": synchronous(url, reply),
        "typed": asyncio.run(typed(base, token, reply)),
    }
    sys.stdout.write(json.dumps(came))


if __name__ == "__main__":
    main()
