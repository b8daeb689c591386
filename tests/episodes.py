"""Play episodes of the single-step environment with a model and check what the environment says."""

from __future__ import annotations

import asyncio

from loong import SingleStepEnv
from loong.envs.single_step import Families
from loong.types import Model, Outcome, Sampling
from loong.verifiers.python import PythonVerifier
from tests.chats import user

LONGEST = 400
"""Characters of a question that a tiny model reads; its context is short."""


async def play(model: Model, *, episodes: int) -> None:
    """Play that many at once, each question its own; every one is judged and rewarded."""
    env = SingleStepEnv(Families("graph_discrete_math"), PythonVerifier())
    sampling = Sampling(temperature=1.0, max_tokens=24, seed=0)
    seen = await env.reset(batch_size=episodes, seed=3)
    assert isinstance(seen, list)
    calls = (model.sample(user(one.question[:LONGEST]), sampling=sampling) for one in seen)
    replies = [reply for (reply,) in await asyncio.gather(*calls)]
    steps = await env.step([reply.text for reply in replies])
    await env.close()
    assert len({one.question for one in seen}) == episodes
    assert all(0 < reply.completion_tokens <= sampling.max_tokens for reply in replies)
    assert all(done for _, _, done, _ in steps)
    for _, reward, _, info in steps:
        assert info["verdict"].outcome is not Outcome.UNGRADED
        assert reward == float(info["verdict"].outcome is Outcome.RIGHT)
