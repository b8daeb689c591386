"""The single-step environment, with the calls of Project Loong's published examples."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest
from datasets import Dataset

from loong import FewShotGenerator, PythonVerifier, StaticDataset
from loong.envs.single_step import Action, Families, Observation, Proven, SingleStepEnv, reply_text
from loong.errors import JobError, UsageError
from loong.generate import ByAttempt
from loong.models import ScriptedModel
from loong.types import (
    Candidate,
    Chat,
    Completion,
    DataPoint,
    Evidence,
    Item,
    Outcome,
    Solution,
    Verdict,
)

ROWS = [
    {
        "question": f"What is {n} times {n}?",
        "final_answer": str(n * n),
        "rationale": f"print({n} * {n})",
        "metadata": {"license": "Apache-2.0", "name": f"square {n}"},
    }
    for n in range(2, 10)
]
ANSWERS = {f"What is {n} times {n}?": str(n * n) for n in range(2, 10)}


@pytest.fixture
async def verifier() -> AsyncIterator[PythonVerifier]:
    verifier = PythonVerifier()
    yield verifier
    await verifier.cleanup()


def boxed(answer: object) -> str:
    return rf"Step by step, the final answer is \boxed{{{answer}}}."


# ---------------------------------------------------------------- Project Loong's examples


WRITTEN = {
    "A cube has edges of length 3. What is its volume?": ("print(3**3)", "27"),
    "How many ways are there to seat four guests in a row of four chairs?": (
        "import math\nprint(math.factorial(4))",
        "24",
    ),
    "How many edges does the complete graph on six vertices have?": (
        "import networkx as nx\nprint(nx.complete_graph(6).number_of_edges())",
        "15",
    ),
    "Which remainder does the number 1000 leave when it is divided by 7?": ("print(1000 % 7)", "6"),
}


def writer() -> ScriptedModel:
    """Write those problems in turn, and solve each rightly when it is asked as a question."""
    problems = iter(itertools.cycle(WRITTEN))

    def reply(chat: Chat) -> str:
        if chat[-1].content in WRITTEN:
            return boxed(WRITTEN[chat[-1].content][1])
        question = next(problems)
        return json.dumps({"question": question, "program": WRITTEN[question][0]})

    return ScriptedModel(reply)


@dataclass
class Turn:
    content: str


@dataclass
class AgentResponse:
    """The face of camel's ChatAgentResponse."""

    msgs: list[Turn]
    terminated: bool = False


class Agent:
    """The face of camel's ChatAgent."""

    def step(self, question: str) -> AgentResponse:
        known = next(answer for text, (_, answer) in WRITTEN.items() if text in question)
        return AgentResponse([Turn(boxed(known))])


async def test_the_published_example_runs() -> None:
    dataset = Dataset.from_list(ROWS)
    model = writer()
    # from here to the next comment as it was published
    seed_dataset = StaticDataset(dataset)
    verifier = PythonVerifier(required_packages=["numpy", "networkx"])
    generator = FewShotGenerator(seed_dataset=seed_dataset, verifier=verifier, model=model)
    env = SingleStepEnv(generator, verifier)
    agent = Agent()
    obs = await env.reset()
    agent_response = agent.step(obs.question)
    next_obs, reward, done, info = await env.step(agent_response)
    # end
    assert obs.question in WRITTEN
    assert (next_obs, reward, done) == (env.PLACEHOLDER_OBS, 1.0, True)
    assert info["state"].final_answer == WRITTEN[obs.question][1]
    assert "chain_of_thought" in info["state"].metadata
    assert "chain_of_thought" not in obs.metadata
    await env.close()
    await generator.aclose()


async def test_the_notebook_with_a_generator_runs() -> None:
    seed_dataset = StaticDataset(ROWS)
    example = seed_dataset[0]
    assert (example.question, example.final_answer) == (ROWS[0]["question"], "4")
    interpreter = PythonVerifier(required_packages=["numpy", "networkx"])
    await interpreter.setup(uv=True)
    generator = FewShotGenerator(
        buffer=2, seed_dataset=seed_dataset, verifier=interpreter, model=writer()
    )
    verifier = PythonVerifier(required_packages=["numpy", "networkx"])
    await verifier.setup(uv=True)
    env = SingleStepEnv(generator, verifier)
    await env.setup()
    agent = Agent()
    obs = await env.reset(seed=42)
    response = agent.step("Think. " + obs.question).msgs[0].content
    rewards = [(await env.step(response))[1]]
    for _ in range(3):
        obs = await env.reset()
        response = agent.step("Think. " + obs.question).msgs[0].content
        rewards.append((await env.step(response))[1])
    assert rewards == [1.0] * 4
    assert len(generator) == 4
    await env.close()
    await interpreter.cleanup()
    await generator.aclose()


def test_a_script_may_call_from_one_event_loop_after_the_other() -> None:
    """Project Loong's distillation script calls `asyncio.run` for every reset and step."""
    verifier = PythonVerifier(required_packages=["networkx"])
    asyncio.run(verifier.setup(uv=False))
    generator = FewShotGenerator(
        buffer=2, seed_dataset=StaticDataset(ROWS), verifier=verifier, model=writer()
    )
    env = SingleStepEnv(generator, verifier)
    asyncio.run(env.setup())
    for _ in range(3):
        obs = asyncio.run(env.reset())
        response = boxed(WRITTEN[obs.question][1])
        _, reward, _, info = asyncio.run(env.step(Action(index=0, llm_response=response)))
        assert reward is not None
        assert reward > 0
        assert "state" in info
        assert obs.metadata.get("shots") is None
    asyncio.run(env.close())
    asyncio.run(generator.aclose())


async def test_the_batched_cookbook_runs(verifier: PythonVerifier) -> None:
    filtered_dataset = StaticDataset(ROWS, seed=42)
    await verifier.setup(uv=True)
    env = SingleStepEnv(filtered_dataset, verifier)
    obs = await env.reset(batch_size=4, seed=42)
    assert isinstance(obs, list)
    right = [ANSWERS[ob.question] for ob in obs]

    later = [
        Action(index=2, llm_response=boxed(right[2])),
        Action(index=3, llm_response=boxed(-5)),
    ]
    first = await env.step(later)
    assert [step[1] for step in first] == [1.0, 0.0]
    assert not env._batch_done()  # pyright: ignore[reportPrivateUsage] - the cookbook asks it
    second = await env.step({0: boxed(right[0]), 1: boxed(right[1])})
    assert [step[1] for step in second] == [1.0, 1.0]
    assert env._batch_done()  # pyright: ignore[reportPrivateUsage]


async def test_the_single_step_example_runs(verifier: PythonVerifier) -> None:
    env = SingleStepEnv(dataset=StaticDataset(ROWS), verifier=verifier)
    await env.setup()
    observation = await env.reset(batch_size=1, seed=84)
    assert isinstance(observation, Observation)
    response = ANSWERS[observation.question]
    next_obs, reward, done, info = await env.step(Action(llm_response=response))
    assert next_obs == env.PLACEHOLDER_OBS
    assert (reward, done) == (1.0, True)
    assert info["proposed_solution"] == response
    assert info["verification_result"].status
    assert info["state"].final_answer == response
    assert info["verdict"].verifier == "python"
    assert info["id"] == info["state"].id
    await env.close()
    with pytest.raises(UsageError, match="no question yet"):
        await env.step("4")


# ---------------------------------------------------------------- rewards stay apart


async def test_bad_replies_do_not_touch_their_neighbours(verifier: PythonVerifier) -> None:
    env = SingleStepEnv(StaticDataset(ROWS), verifier)
    obs = await env.reset(batch_size=7)
    assert isinstance(obs, list)
    right = [ANSWERS[ob.question] for ob in obs]
    replies = [
        boxed(right[0]),
        "",
        boxed(f"print({right[2]})"),
        "I do not know.",
        "\ud800" + "(" * 20_000,
        boxed("__import__('os').system('true')"),
        SimpleNamespace(msgs=[SimpleNamespace(content=boxed(right[6]))]),
    ]
    steps = await env.step(replies)
    assert [step[1] for step in steps] == [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0]
    assert steps[1][3]["verdict"].outcome is Outcome.UNREADABLE


class Breakable:
    """A third party's verifier that crashes and hangs."""

    name = "breakable"
    version = "1"

    async def verify(self, answer: str, point: DataPoint | Item) -> Verdict:
        if answer == "crash":
            raise RuntimeError("boom")
        if answer == "hang":
            await asyncio.Event().wait()
        right = answer == point.final_answer
        return Verdict(outcome=Outcome.RIGHT if right else Outcome.WRONG, reason="compared")


async def test_a_broken_verifier_leaves_one_reply_ungraded() -> None:
    env = SingleStepEnv(StaticDataset(ROWS), Breakable(), timeout=0.2)
    obs = await env.reset(batch_size=4)
    assert isinstance(obs, list)
    right = [ANSWERS[ob.question] for ob in obs]
    steps = await env.step([right[0], "crash", "hang", "0"])
    assert [step[1] for step in steps] == [1.0, None, None, 0.0]
    assert "RuntimeError: boom" in steps[1][3]["reason"]
    assert steps[2][3]["reason"].startswith("timeout:")
    assert all(step[2] for step in steps)


async def test_a_subclass_adds_its_own_reward_to_graded_replies_only() -> None:
    class Brief(SingleStepEnv):
        async def _compute_custom_reward(
            self, proposed_solution: str, verification_result: Verdict
        ) -> dict[str, float]:
            assert verification_result.reward is not None
            return {"brief": 0.5 if len(proposed_solution) < 5 else 0.0}

    env = Brief(StaticDataset(ROWS), Breakable())
    obs = await env.reset(batch_size=3)
    assert isinstance(obs, list)
    steps = await env.step([ANSWERS[obs[0].question], "a long wrong answer", "crash"])
    assert [step[1] for step in steps] == [1.5, 0.0, None]
    assert steps[0][3]["rewards"] == {"correctness": 1.0, "brief": 0.5}


# ---------------------------------------------------------------- order


async def _order(seed: int | None, count: int) -> list[str]:
    env = SingleStepEnv(StaticDataset(ROWS), Breakable())
    first = await env.reset(seed=seed)
    return [first.question] + [(await env.reset()).question for _ in range(count - 1)]


async def test_a_seed_decides_the_order_and_a_round_repeats_nothing() -> None:
    two_rounds = await _order(3, 16)
    assert two_rounds == await _order(3, 16)
    assert set(two_rounds[:8]) == set(two_rounds[8:]) == set(ANSWERS)
    assert two_rounds[:8] != two_rounds[8:]
    assert len({tuple(await _order(seed, 8)) for seed in range(20)}) == 20


async def test_a_group_asks_each_question_several_times() -> None:
    env = SingleStepEnv(StaticDataset(ROWS), Breakable())
    obs = await env.reset(batch_size=2, group_size=3)
    assert isinstance(obs, list)
    assert [ob.question for ob in obs] == [obs[0].question] * 3 + [obs[3].question] * 3
    assert obs[0] != obs[3]


# ---------------------------------------------------------------- wrong calls


async def test_wrong_calls_are_usage_errors() -> None:
    env = SingleStepEnv(StaticDataset(ROWS), Breakable())
    with pytest.raises(UsageError, match="no question yet"):
        await env.step("4")
    await env.reset()
    await env.step("4")
    with pytest.raises(UsageError, match="the episode has ended"):
        await env.step("4")
    with pytest.raises(UsageError, match="batch of 9 is more than the dataset's 8"):
        await env.reset(batch_size=9)
    with pytest.raises(UsageError, match="start at 1"):
        await env.reset(batch_size=0)


async def test_wrong_places_are_usage_errors_and_use_no_place_up() -> None:
    env = SingleStepEnv(StaticDataset(ROWS), Breakable())
    await env.reset(batch_size=2)
    wrong: list[tuple[Any, str]] = [
        ("4", "which of the 2 questions"),
        (["4"], "1 replies for 2 open places"),
        ([], "at least one reply"),
        (Action(index=2, llm_response="4"), "no place 2"),
        ({-1: "4"}, "no place -1"),
        ([Action(index=0, llm_response="4")] * 2, "each place once"),
        (["4", object()], "cannot read a reply from a object"),
    ]
    for action, said in wrong:
        with pytest.raises(UsageError, match=said):
            await env.step(action)
    await env.step(Action(index=0, llm_response="4"))
    with pytest.raises(UsageError, match="place 0 was answered"):
        await env.step({0: "4"})
    assert len(await env.step(["4"])) == 1


def test_nothing_to_draw_from_is_a_usage_error() -> None:
    verifier = Breakable()
    empty: list[DataPoint] = []
    with pytest.raises(UsageError, match="the dataset is empty"):
        SingleStepEnv(empty, verifier)
    wrong: Any = 3
    with pytest.raises(UsageError, match="cannot draw problems from a int"):
        SingleStepEnv(wrong, verifier)
    raw: Any = ROWS
    with pytest.raises(UsageError, match="StaticDataset reads dicts"):
        SingleStepEnv(raw, verifier)


# ---------------------------------------------------------------- replies


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        ("four", "four"),
        (Action(llm_response="four"), "four"),
        (Completion(text="four"), "four"),
        ({"role": "assistant", "content": "four"}, "four"),
        ({"role": "assistant", "content": None}, ""),
        (SimpleNamespace(content="four"), "four"),
        (SimpleNamespace(msgs=[SimpleNamespace(content="four")], info={}), "four"),
        (SimpleNamespace(msgs=[], info={}), ""),
        (SimpleNamespace(msg=SimpleNamespace(content="four")), "four"),
    ],
)
def test_the_text_of_a_reply_is_found(reply: object, text: str) -> None:
    assert reply_text(reply) == text


# ---------------------------------------------------------------- sources


async def test_an_observation_keeps_the_evidence_to_itself(verifier: PythonVerifier) -> None:
    item = Item(
        id="1",
        domain="test",
        question="What is 6 times 7?",
        final_answer="42",
        answer_type="integer",
        rationale="print(6 * 7)",
        chain_of_thought="6 times 7 is forty-two.",
        metadata={"extra": {"execution_result": "42"}, "name": "product"},
        evidence=Evidence(
            code_answer="42",
            code_runs=2,
            cot_answers=("42",),
            agreement="1/1",
            confidence=1.0,
            sandbox_level="full",
            verifier="math",
        ),
    )
    for dataset in (StaticDataset([item]), [item]):
        env = SingleStepEnv(dataset, verifier)
        obs = await env.reset()
        assert obs.metadata["name"] == "product"
        assert "42" not in str(obs.metadata)
        assert "forty" not in str(obs.metadata)


async def test_families_serve_problems_that_the_sandbox_proved(verifier: PythonVerifier) -> None:
    source = Families("graph_discrete_math", levels=[1, 2], prover=verifier)
    env = SingleStepEnv(source, verifier)
    obs = await env.reset(batch_size=6, seed=5)
    assert isinstance(obs, list)
    assert len({ob.question for ob in obs}) == 6
    assert {ob.metadata["difficulty"] for ob in obs} <= {1, 2}
    again = await env.reset(batch_size=6, seed=5)
    assert again == obs
    steps = await env.step(["42"] * 6)
    points: list[DataPoint] = [step[3]["state"] for step in steps]
    assert [(await verifier.prove(point)).outcome for point in points] == [Outcome.RIGHT] * 6
    await env.reset(batch_size=6, seed=5)
    steps = await env.step([boxed(point.final_answer) for point in points])
    assert [step[1] for step in steps] == [1.0] * 6


class Careless(ByAttempt):
    """A strategy whose chain of thought is wrong at every other attempt, or always."""

    name = "careless"
    domain = "test"

    def __init__(self, *, always: bool = False, distinct: int = 10**9) -> None:
        self.always = always
        self.distinct = distinct

    async def attempt(self, index: int, seeds: Sequence[DataPoint], *, seed: int) -> Candidate:
        del seeds, seed
        n = index % self.distinct
        said = n + 1 if self.always or n % 2 else n
        return Candidate(
            attempt=index,
            domain=self.domain,
            strategy=self.name,
            question=f"What is {n} plus 0?",
            rationale=f"print({n})",
            solutions=(Solution(solver="family:sum", way="reasoning", answer=str(said)),),
        )


async def test_a_label_that_the_rationale_contradicts_is_never_served(
    verifier: PythonVerifier,
) -> None:
    source = Proven(Careless(), verifier)
    points = [await source.draw() for _ in range(5)]
    assert [point.final_answer for point in points] == ["0", "2", "4", "6", "8"]
    assert len(source.refused) == 4
    with pytest.raises(JobError, match="could be proven"):
        await Proven(Careless(always=True), verifier).draw()


async def test_a_finite_family_begins_again_once_it_is_used_up(verifier: PythonVerifier) -> None:
    source = Proven(Careless(distinct=3), verifier)
    drawn = [(await source.draw()).final_answer for _ in range(4)]
    assert set(drawn[:2]) == set(drawn[2:]) == {"0", "2"}
