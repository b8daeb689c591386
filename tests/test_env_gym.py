"""The Gymnasium faces: its own checker finds nothing; all replies of a step are judged at once."""

from __future__ import annotations

import asyncio
import gc
import math
import os
import signal
import threading
import warnings
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

gymnasium = pytest.importorskip("gymnasium")

import numpy as np  # noqa: E402
from gymnasium.utils.env_checker import check_env  # noqa: E402
from gymnasium.vector import AsyncVectorEnv, AutoresetMode, SyncVectorEnv  # noqa: E402
from hypothesis import given  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

from loong.envs.gym import AnyText, GymEnv, GymVectorEnv  # noqa: E402
from loong.envs.single_step import SingleStepEnv  # noqa: E402
from loong.errors import UsageError  # noqa: E402
from loong.types import DataPoint, Item, Verdict, Verifier  # noqa: E402
from loong.verifiers.auto import Auto  # noqa: E402
from tests.env_problems import Exact, sums  # noqa: E402

STRANGE = [
    DataPoint(question="¿Cuántos 猫 sind ½ · ∑ 🐉\u200d\n\0?", final_answer="3"),
    DataPoint(question="", final_answer="none"),
    DataPoint(question="ܐ" * 10_000, final_answer="3", metadata={"difficulty": "hard"}),
    DataPoint(question="What is 1?", final_answer="1", metadata={"difficulty": 1}),
]


class Telling(Exact):
    """A verifier that tells in which thread it judges, and interrupts who waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.cancelled = 0

    async def verify(self, answer: str, point: DataPoint | Item) -> Verdict:
        if answer == "interrupt":
            try:
                os.kill(os.getpid(), signal.SIGINT)
                await asyncio.Event().wait()
            except BaseException:
                self.cancelled += 1
                raise
        verdict = await super().verify(answer, point)
        return verdict.model_copy(update={"reason": threading.current_thread().name})


@pytest.mark.parametrize("verifier", [Exact(), Auto()], ids=["exact", "auto"])
def test_the_checker_of_gymnasium_finds_nothing(verifier: Verifier) -> None:
    env = GymEnv(SingleStepEnv(STRANGE, verifier))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check_env(env)
    env.close()
    with pytest.raises(UsageError, match="the environment is closed"):
        env.reset()
    env.close()
    assert env.seconds > 0


@given(st.text())
def test_any_text_is_in_the_space(text: str) -> None:
    assert text in AnyText()
    assert text not in AnyText(len(text) - 1) if text else 3 not in AnyText()


def test_samples_follow_from_the_seed_and_are_in_the_space() -> None:
    space = AnyText(100, seed=5)
    samples = [space.sample() for _ in range(20)]
    assert samples == [space.sample() for space in [AnyText(100, seed=5)] for _ in range(20)]
    assert len(set(samples)) > 15
    assert all(sample in space for sample in samples)
    assert AnyText(7) == AnyText(7) != AnyText(8)


def test_an_episode_is_one_step() -> None:
    env = GymEnv(SingleStepEnv(sums(8), Exact(), timeout=0.1))
    rewards: list[float] = []
    for reply in ("right", "wrong", "crash", "hang"):
        question, shown = env.reset(seed=3)
        answer = str(2 * int(question.split()[2]))
        text, reward, terminated, truncated, info = env.step(answer if reply == "right" else reply)
        assert (terminated, truncated) == (True, False)
        assert text == SingleStepEnv.PLACEHOLDER_OBS.question
        assert info["id"] == shown["id"]
        assert info["ungraded"] == math.isnan(reward)
        rewards.append(reward)
    assert rewards[:2] == [1.0, 0.0]
    assert all(math.isnan(reward) for reward in rewards[2:])
    env.close()


def test_the_reward_of_the_ungraded_can_be_declared() -> None:
    env = GymEnv(SingleStepEnv(sums(1), Exact()), ungraded=-1.0)
    env.reset()
    assert env.step("crash")[1] == -1.0
    env.close()


def test_a_caller_without_a_loop_needs_no_thread() -> None:
    before = threading.active_count()
    env = GymEnv(SingleStepEnv(sums(3), Telling()))
    env.reset(seed=1)
    assert env.step("0")[4]["reason"] == threading.current_thread().name
    assert threading.active_count() == before
    env.close()


async def test_it_works_inside_a_running_loop_and_leaves_no_thread() -> None:
    before = threading.active_count()
    env, vector = (
        GymEnv(SingleStepEnv(sums(3), Telling())),
        GymVectorEnv(SingleStepEnv(sums(3), Exact()), 2),
    )
    env.reset(seed=1)
    assert env.step("0")[4]["reason"] != threading.current_thread().name
    vector.reset(seed=1)
    vector.step(["0", "0"])
    env.close()
    vector.close()
    vector.close()
    dropped = GymEnv(SingleStepEnv(sums(3), Exact()))
    dropped.reset()
    del dropped
    gc.collect()
    assert threading.active_count() == before
    assert asyncio.get_running_loop().is_running()


def test_several_threads_may_step() -> None:
    env = GymEnv(SingleStepEnv(sums(64), Auto()))
    episode = threading.Lock()

    def play(_: int) -> float:
        with episode:
            question = env.reset()[0]
            return env.step(str(2 * int(question.split()[2])))[1]

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(play, range(64))) == [1.0] * 64
        for _ in range(30):  # the threads meet in one of these
            closing = [pool.submit(env.close) for _ in range(8)]
            assert [done.result() for done in closing] == [None] * 8
            env = GymEnv(SingleStepEnv(sums(3), Auto()))
    env.close()


@pytest.fixture
def ctrl_c() -> Generator[None]:
    """Let SIGINT interrupt; a shell that starts tests in the background has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
@pytest.mark.parametrize("inside", [False, True])
def test_an_interrupt_ends_the_step_and_no_more(*, inside: bool) -> None:
    verifier = Telling()
    env = GymEnv(SingleStepEnv(sums(3), verifier, timeout=None))
    env.reset(seed=1)

    async def step() -> None:
        env.step("interrupt")

    loop = asyncio.new_event_loop()
    with pytest.raises(KeyboardInterrupt):
        loop.run_until_complete(step()) if inside else env.step("interrupt")
    loop.close()
    assert verifier.cancelled == 1
    env.reset(seed=1)
    assert env.step("0")[1] == 0.0
    env.close()


def test_a_vector_judges_all_replies_at_once_and_asks_on() -> None:
    verifier = Exact()
    env = GymVectorEnv(SingleStepEnv(sums(6), verifier, timeout=0.2), 3)
    asked, shown = env.reset(seed=2)
    assert env.metadata["autoreset_mode"] is AutoresetMode.SAME_STEP
    assert asked in env.observation_space
    replies = [str(2 * int(asked[0].split()[2])), "crash", "hang"]
    assert tuple(replies) in env.action_space
    later, rewards, terminated, truncated, infos = env.step(replies)
    np.testing.assert_array_equal(rewards, [1.0, np.nan, np.nan])
    assert terminated.all()
    assert not truncated.any()
    assert set(asked) | set(later) == {point.question for point in sums(6)}
    final = infos["final_info"]
    assert list(final["ungraded"]) == [False, True, True]
    assert list(final["id"]) == list(shown["id"])
    assert final["seconds"].dtype == float
    assert not set(infos["id"]) & set(shown["id"])
    assert env.reset(seed=2)[0] == asked
    env.step(["0", "0", "0"])
    assert verifier.most == 3
    with pytest.raises(UsageError, match="2 replies for 3 questions"):
        env.step(["0", "0"])
    env.close()


def test_infos_of_unlike_problems_go_into_one_vector() -> None:
    env = GymVectorEnv(SingleStepEnv(STRANGE, Exact()), 4)
    _, infos = env.reset()
    levels = [metadata.get("difficulty") for metadata in infos["metadata"]]
    assert sorted(map(str, levels)) == ["1", "None", "None", "hard"]
    env.step(["3"] * 4)
    env.close()


def test_gymnasiums_own_vector_takes_the_face() -> None:
    def one() -> GymEnv:
        return GymEnv(SingleStepEnv(sums(4), Exact()))

    env = SyncVectorEnv([one, one], autoreset_mode=AutoresetMode.SAME_STEP)
    asked, _ = env.reset(seed=[1, 2])
    replies = [str(2 * int(question.split()[2])) for question in asked]
    assert list(env.step(replies)[1]) == [1.0, 1.0]
    env.close()


def test_gymnasiums_own_processes_take_the_face() -> None:
    def one() -> GymEnv:
        return GymEnv(SingleStepEnv(STRANGE, Exact()))

    env = AsyncVectorEnv([one, one], shared_memory=False, context="spawn")
    asked, _ = env.reset(seed=[1, 2])
    assert {*asked} <= {point.question for point in STRANGE}
    assert set(env.step(["4", "5"])[1]) == {0.0}
    env.close()


def test_an_option_is_not_ignored() -> None:
    env = GymEnv(SingleStepEnv(sums(1), Exact()))
    options: dict[str, Any] = {"level": 3}
    with pytest.raises(UsageError, match="knows no options"):
        env.reset(options=options)
    env.close()


def test_gymnasium_makes_it_by_its_name() -> None:
    env = gymnasium.make("loong.envs.gym:loong/SingleStep-v0", domain="graph_discrete_math")
    question, info = env.reset(seed=1)
    assert info["metadata"]["domain"] == "graph_discrete_math"
    assert question
    assert env.step("I do not know.")[1] == 0.0
    env.close()
    vector = gymnasium.make_vec(
        "loong.envs.gym:loong/SingleStep-v0",
        num_envs=2,
        vectorization_mode="vector_entry_point",
        domain="graph_discrete_math",
        levels=[1],
    )
    assert len(vector.reset(seed=1)[0]) == 2
    vector.close()
