"""Project Loong's published example with camel-ai's own model and ChatAgent, imports changed."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from loong import FewShotGenerator, PythonVerifier, SingleStepEnv, StaticDataset
from tests.stub_server import serving

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
