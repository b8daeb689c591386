"""camel-ai's own classes with ours: Project Loong's published example, an agent as the policy.

camel's datasets and environments import torch, which the default environment lacks. Run those
tests in an environment of their own:

    uv venv /tmp/camel && uv pip install --python /tmp/camel/bin/python -e . \
        'camel-ai==0.2.90' 'mcp<2' torch==2.13.0 pytest pytest-asyncio
    /tmp/camel/bin/python -m pytest -m "frameworks or not frameworks" tests/test_camel_example.py
"""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from loong import FewShotGenerator, PythonVerifier, SingleStepEnv, StaticDataset
from loong.envs.rollout import collect
from loong.envs.single_step import Families
from loong.types import DataPoint, Item, Verdict
from loong.verifiers.auto import Auto
from tests.stub_server import Fault, serving

agents = pytest.importorskip("camel.agents")
models = pytest.importorskip("camel.models")
utils = pytest.importorskip("camel.utils")

pytestmark = pytest.mark.filterwarnings("ignore")  # camel-ai's own

SEEDS = [
    {
        "question": f"How many edges does the complete graph on {n} vertices have?",
        "final_answer": str(n * (n - 1) // 2),
        "rationale": f"import networkx as nx\nprint(nx.complete_graph({n}).number_of_edges())",
        "metadata": {"license": "Apache-2.0", "name": "complete graphs"},
    }
    for n in (4, 5, 9)
]
NEW = "Seven people shake hands, each pair of them once. How many handshakes are there?"


class Words(utils.BaseTokenCounter):  # type: ignore[misc, name-defined]  # camel's own asks a hub
    """Count words for tokens."""

    def count_tokens_from_messages(self, messages: list[Any]) -> int:
        return sum(len(str(message).split()) for message in messages)

    def encode(self, text: str) -> list[int]:
        return list(range(len(text.split())))

    def decode(self, token_ids: list[int]) -> str:
        return " ".join(map(str, token_ids))


def mind() -> Any:
    """Write a problem, a new one each time, and solve what is asked."""
    turns = itertools.count(1)

    def reply(chat: list[dict[str, str]]) -> str:
        if chat[0]["content"].startswith("You write problems"):
            day = next(turns)
            program = f"import math\nprint(math.comb(7, 2) * {day})"
            return json.dumps(
                {"question": f"{NEW} They meet on {day} days; count all days.", "program": program}
            )
        days = int(chat[-1]["content"].split("meet on ")[1].split()[0])
        return f"Each day 7 · 6 / 2 = 21 times. \\boxed{{{21 * days}}}"

    return reply


async def test_the_example_runs_with_a_real_chat_agent() -> None:
    async with serving(reply=mind()) as server:
        model = models.OpenAICompatibleModel(
            "stub", url=server.base_url, api_key="k", token_counter=Words()
        )
        # from here on as it was published
        seed_dataset = StaticDataset(SEEDS)
        verifier = PythonVerifier(required_packages=["networkx"])
        await verifier.setup(uv=True)
        generator = FewShotGenerator(seed_dataset=seed_dataset, verifier=verifier, model=model)
        env = SingleStepEnv(generator, verifier)
        await env.setup()
        agent = agents.ChatAgent(system_message="Answer in a box.", model=model)
        obs = await env.reset()
        response = await agent.astep(obs.question)
        next_obs, reward, done, info = await env.step(response)
        # end
        assert obs.question.startswith(NEW)
        assert (next_obs, reward, done) == (env.PLACEHOLDER_OBS, 1.0, True)
        assert info["verification_result"].status
        await env.close()
        await model._async_client.close()
        model._client.close()


async def test_an_agent_is_a_policy() -> None:
    from loong.adapters.camel import AgentPolicy

    def reply(chat: list[dict[str, str]]) -> str:
        assert [turn["role"] for turn in chat] == ["system", "user"]
        return f"\\boxed{{{6 if ' 4 ' in chat[-1]['content'] else 0}}}"

    async with serving(reply=reply) as server:
        model = models.OpenAICompatibleModel(
            "stub", url=server.base_url, api_key="k", token_counter=Words(), max_retries=0
        )
        agent = agents.ChatAgent(system_message="Answer in a box.", model=model)
        async with SingleStepEnv(StaticDataset(SEEDS), Auto()) as env:
            policy = AgentPolicy(agent)
            rollouts = [r async for r in collect(env, policy, problems=3, attempts=2)]
            server.faults.append(Fault(status=400, message="no more"))
            lost = [r async for r in collect(env, policy, problems=1, attempts=1)]
        assert sorted(r.reward or 0 for r in rollouts) == [0, 0, 0, 0, 1, 1]
        assert {r.reward for r in rollouts if " 4 " in r.prompt[-1].content} == {1.0}
        assert min(r.completion_tokens for r in rollouts) > 0
        assert [(r.reward, r.finish_reason) for r in lost] == [(None, "error")]
        assert len(agent.chat_history) == 1  # its system message: no reply saw another
        await model._async_client.close()
        model._client.close()


async def test_our_verifier_is_one_of_camels() -> None:
    from loong.adapters.camel import CamelVerifier

    verifier = CamelVerifier(Crashing())
    asked = ["\\boxed{6}", "\\boxed{7}", "", "crash"]
    results = await verifier.verify_batch(asked, ["6"] * 4, raise_on_error=True)
    assert [bool(result.status) for result in results] == [True, False, False, False]
    outcomes = [result.metadata["outcome"] for result in results]
    assert outcomes == ["right", "wrong", "unreadable", "ungraded"]
    assert (results[3].error_message or "").startswith("ungraded: ")
    await verifier.cleanup()


class Crashing(Auto):
    """A verifier that falls over where the reply says so."""

    async def _judge(self, answer: str, point: DataPoint | Item) -> Verdict:
        if answer == "crash":
            raise RuntimeError("boom")
        return await super()._judge(answer, point)


@pytest.mark.frameworks
async def test_camels_environment_takes_our_problems_and_verifiers() -> None:
    pytest.importorskip("torch")
    environments = pytest.importorskip("camel.environments")
    from loong.adapters.camel import CamelVerifier, generator, static_dataset

    env = environments.SingleStepEnv(static_dataset(SEEDS), CamelVerifier(Crashing()))
    asked = await env.reset(batch_size=3)
    right = {row["question"]: row["final_answer"] for row in SEEDS}
    replies = {n: f"\\boxed{{{right[one.question]}}}" for n, one in enumerate(asked)}
    steps = await env.step({**replies, 1: "crash"})
    assert [reward for _, reward, _, _ in steps] == [1, 0, 1]  # one ungraded reply costs no other
    await env.close()

    families = generator(Families("graph_discrete_math", levels=[1]), seed=3)
    live = environments.SingleStepEnv(families, CamelVerifier(Auto()))
    await live.setup()
    seen = await live.reset(batch_size=2)
    assert seen[0].question != seen[1].question
    truth = [state.final_answer for state in live._states]
    steps = await live.step({0: truth[0], 1: "no idea"})
    assert [reward for _, reward, _, _ in steps] == [1, 0]
    await live.close()
