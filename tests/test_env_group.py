"""Groups of replies, their advantages, and the declared shape of the reward."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loong.envs.group import GroupEnv, advantages, is_flat
from loong.envs.rewards import Reward
from loong.envs.single_step import SingleStepEnv
from loong.errors import UsageError
from loong.types import Outcome, Verdict
from tests.env_problems import Exact, sums


def grouped(count: int = 6) -> GroupEnv:
    return GroupEnv(SingleStepEnv(sums(count), Exact(), timeout=0.2))


def right(question: str) -> str:
    return str(2 * int(question.split()[2]))


# ---------------------------------------------------------------- groups


async def test_bad_replies_touch_neither_their_group_nor_the_next() -> None:
    env = grouped()
    asked = await env.reset(groups=3, n=4, seed=1)
    assert len({seen.question for seen in asked}) == 3
    good = [right(seen.question) for seen in asked]
    groups = await env.step(
        [
            [good[0], "crash", "hang", "no"],
            [good[1]] * 4,
            [None, good[2], good[2] + "0", {"role": "assistant", "content": None}],
        ]
    )
    assert [group.rewards for group in groups] == [
        (1.0, None, None, 0.0),
        (1.0, 1.0, 1.0, 1.0),
        (None, 1.0, 0.0, 0.0),
    ]
    assert [group.flat for group in groups] == [False, True, False]
    assert groups[0].advantages == pytest.approx((0.5**0.5, None, None, -(0.5**0.5)))
    assert groups[1].advantages == (0.0,) * 4
    assert groups[2].infos[0]["reason"] == "policy: there is no reply"
    assert len({info["id"] for info in groups[0].infos}) == 1
    await env.close()


async def test_groups_may_be_judged_apart_and_a_wrong_call_uses_nothing_up() -> None:
    async with grouped() as env:
        asked = await env.reset(groups=2, n=2)
        good = [right(seen.question) for seen in asked]
        for wrong, said in (
            ([["1", "2"]], "1 groups of replies for 2 questions"),
            ([["1", "2"], ["1"]], "question 1 needs 2 replies"),
            ([["1", "2"], "12"], "question 1 needs 2 replies"),
            ({2: ["1", "2"]}, "no place 4"),
            ({}, "at least one reply"),
        ):
            with pytest.raises(UsageError, match=said):
                await env.step(wrong)
        late = await env.step({1: [good[1], "0"]})
        with pytest.raises(UsageError, match="place 2 was answered"):
            await env.step({1: ["1", "2"]})
        early = await env.step({0: ["0", good[0]]})
        assert (late[0].rewards, early[0].rewards) == ((1.0, 0.0), (0.0, 1.0))


async def test_groups_go_on_from_a_state() -> None:
    env, other = grouped(), grouped()
    await env.reset(groups=2, n=3, seed=8)
    await env.step([["0"] * 3] * 2)
    other.restore(env.state())
    assert await other.reset(groups=2, n=3) == await env.reset(groups=2, n=3)
    assert len(await env.reset(groups=1, n=1)) == 1


REWARDS = st.lists(st.none() | st.integers(-8, 8).map(lambda n: n / 4), max_size=9)


@given(REWARDS)
def test_advantages_are_standard_scores_of_the_graded(rewards: list[float | None]) -> None:
    found = advantages(rewards)
    assert [score is None for score in found] == [reward is None for reward in rewards]
    graded = [score for score in found if score is not None]
    if is_flat(rewards):
        assert not any(graded)
    else:
        assert statistics.fmean(graded) == pytest.approx(0, abs=1e-9)
        assert statistics.stdev(graded) == pytest.approx(1)
        known = [reward for reward in rewards if reward is not None]
        assert max(found, key=lambda s: -9 if s is None else s) == found[rewards.index(max(known))]


# ---------------------------------------------------------------- the reward's shape


def verdict(outcome: Outcome) -> Verdict:
    return Verdict(outcome=outcome, reason="")


@given(
    outcome=st.sampled_from(Outcome),
    boxed=st.booleans(),
    size=st.integers(0, 300),
    parts=st.tuples(st.floats(0.1, 5), st.floats(0, 0.45), st.floats(0, 0.45)),
)
def test_the_reward_is_the_sum_of_its_declared_parts(
    outcome: Outcome, boxed: bool, size: int, parts: tuple[float, float, float]
) -> None:
    accuracy, form, length = parts[0], parts[0] * parts[1], parts[0] * parts[2]
    shape = Reward(accuracy=accuracy, format=form, length=length, short=100, long=200)
    reply = (r"So it is \boxed{7}" if boxed else "The answer is 7").rjust(size)
    found = shape.parts(reply, verdict(outcome))
    if outcome is Outcome.UNGRADED:
        assert found == {}
        return
    share = min(max(len(reply) - 100, 0) / 100, 1)
    expected = accuracy * (outcome is Outcome.RIGHT) + form * boxed - length * share
    assert sum(found.values()) == pytest.approx(expected)
    assert ("format" in found, "length" in found) == (form > 0, length > 0)
    worst_right, best_wrong = accuracy - length, form
    assert worst_right > best_wrong
    assert (sum(found.values()) >= worst_right - 1e-9) == (outcome is Outcome.RIGHT)


async def test_a_shape_shows_in_the_step_and_ungraded_stays_none() -> None:
    shape = Reward(accuracy=2.0, format=0.5, length=0.25, short=10, long=20)
    env = SingleStepEnv(sums(1, first=3), Exact(), reward=shape)
    await env.reset(group_size=3, batch_size=1)
    steps = await env.step([r"\boxed{6}", "the answer is 7, or so I think", "crash"])
    assert [step[1] for step in steps] == [2.5, -0.25, None]
    assert steps[0][3]["rewards"] == {"correctness": 2.0, "format": 0.5, "length": 0.0}
    assert steps[2][3]["rewards"] == {}
    assert Reward() == Reward.from_json(Reward().to_json())


@pytest.mark.parametrize(
    ("shape", "said"),
    [
        ({"format": -0.1}, "not below 0"),
        ({"accuracy": float("inf")}, "finite"),
        ({"format": 0.6, "length": 0.4}, "must weigh more"),
        ({"accuracy": 0.0}, "must weigh more"),
        ({"short": 9, "long": 9}, "short < long"),
    ],
)
def test_a_shape_that_pays_for_wrong_answers_is_refused(shape: dict[str, float], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Reward.model_validate(shape)
