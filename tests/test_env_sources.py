"""Mixtures, splits, places in an order: the same questions from the same seed, and no overlap."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from loong import PythonVerifier
from loong.curate.duplicates import LIKE_ITEM, DuplicateIndex, words
from loong.data import to_point
from loong.envs._groups import near_duplicates
from loong.envs.mixture import Mixture, Part, union
from loong.envs.single_step import Dataset, Families, Observation, Proven, SingleStepEnv
from loong.envs.splits import splits
from loong.errors import JobError, UsageError
from loong.types import DataPoint, Item, Provenance
from tests.env_problems import Exact, Walks, sums


@pytest.fixture
async def prover() -> AsyncIterator[PythonVerifier]:
    verifier = PythonVerifier()
    yield verifier
    await verifier.cleanup()


def in_list(drawn: Observation | list[Observation]) -> list[Observation]:
    return drawn if isinstance(drawn, list) else [drawn]


async def questions(env: SingleStepEnv, *sizes: int, seed: int | None = None) -> list[str]:
    """Reset with each size in turn, the first time with the seed, and return what was asked."""
    asked: list[str] = []
    for turn, size in enumerate(sizes):
        drawn = await env.reset(batch_size=size, seed=None if turn else seed)
        asked += [ob.question for ob in in_list(drawn)]
    return asked


# ---------------------------------------------------------------- finite sets


@settings(deadline=None)
@given(size=st.integers(1, 9), batches=st.lists(st.integers(1, 9), min_size=1, max_size=12))
async def test_a_batch_never_repeats_and_rounds_stay_even(size: int, batches: list[int]) -> None:
    env = SingleStepEnv(sums(size), Exact())
    asked: list[str] = []
    for wanted in batches:
        batch = await questions(env, min(wanted, size))
        assert len(set(batch)) == len(batch)
        asked += batch
    times = Counter(asked)
    assert max(times.values()) - min(times[p.question] for p in sums(size)) <= 2


async def test_whole_rounds_ask_everything_once_whatever_the_batches() -> None:
    env = SingleStepEnv(sums(6), Exact())
    one_by_one = await questions(env, *[1] * 12, seed=4)
    assert set(one_by_one[:6]) == set(one_by_one[6:])
    assert await questions(env, 3, 3, 2, 4, seed=4) == one_by_one


async def test_a_union_is_one_finite_set_with_its_sources() -> None:
    env = SingleStepEnv(union({"low": sums(3), "high": sums(2, first=50)}), Exact())
    await env.reset(batch_size=5)
    steps = await env.step(["0"] * 5)
    assert Counter(step[3]["source"] for step in steps) == {"low": 3, "high": 2}
    with pytest.raises(UsageError, match="batch of 6 is more than the dataset's 5"):
        await env.reset(batch_size=6)
    with pytest.raises(UsageError, match="'x' has no end"):
        union({"x": Mixture({"y": Part(sums(1))})})


# ---------------------------------------------------------------- mixtures


@settings(max_examples=60, deadline=None)
@given(
    weights=st.lists(st.integers(1, 60), min_size=1, max_size=7),
    seed=st.integers(0, 99),
    batch=st.integers(1, 11),
)
async def test_every_part_gives_its_share_to_within_one(
    weights: list[int], seed: int, batch: int
) -> None:
    parts = {f"p{i}": Part(sums(5, 10 * i), weight=w / 10) for i, w in enumerate(weights)}
    mixture = Mixture(parts)
    mixture.restart(seed)
    given_: Counter[str] = Counter()
    for _ in range(20):
        given_.update(served.source for served in await mixture.take(batch))
        for i, weight in enumerate(weights):
            exact = given_.total() * weight / sum(weights)
            assert abs(given_[f"p{i}"] - exact) < 1


async def test_each_problem_of_a_mixture_is_judged_by_its_own_verifier() -> None:
    own, shared = Exact("own"), Exact("shared")
    parts = {
        "mine": Part(sums(4), verifier=own),
        "other": Part(Mixture({"inner": Part(sums(4, 20))}), weight=3),
    }
    async with SingleStepEnv(Mixture(parts), shared) as env:
        await env.reset(batch_size=8, seed=1)
        steps = await env.step(["0"] * 8)
    judged = Counter((step[3]["source"], step[3]["verdict"].verifier) for step in steps)
    assert judged == {("mine", "own"): 2, ("other", "shared"): 6}
    assert own.life == shared.life == ["setup", "cleanup"]


async def test_a_mixtures_seed_decides_everything() -> None:
    parts = {"a": Part(sums(5)), "b": Part(sums(5, 20)), "c": Part(sums(5, 40))}
    env = SingleStepEnv(Mixture(parts), Exact())
    first = await questions(env, *[1] * 30, seed=7)
    assert await questions(env, 13, 2, 15, seed=7) == first
    reordered = SingleStepEnv(Mixture(dict(reversed(parts.items()))), Exact())
    assert Counter(await questions(reordered, 30, seed=7)) == Counter(first)
    assert len({tuple(await questions(env, 30, seed=seed)) for seed in range(8)}) == 8


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf")])
def test_a_weight_is_above_zero_and_finite(weight: float) -> None:
    with pytest.raises(UsageError, match="the weight of 'a'"):
        Mixture({"a": Part(sums(1), weight=weight)})


def test_a_mixture_needs_parts_and_known_domains() -> None:
    with pytest.raises(UsageError, match="at least one part"):
        Mixture({})
    with pytest.raises(UsageError, match="there is no domain 'logik'"):
        Mixture({"logik": 1})


# ---------------------------------------------------------------- families and proofs


async def test_many_proofs_at_once_serve_what_one_after_the_other_serves(
    prover: PythonVerifier,
) -> None:
    one = SingleStepEnv(Proven(Walks(), prover), Exact())
    single = await questions(one, *[1] * 12, seed=3)
    assert await questions(SingleStepEnv(Proven(Walks(), prover), Exact()), 5, 7, seed=3) == single
    assert len(set(single)) == 12


async def test_a_domain_is_named_by_its_weight() -> None:
    mixture = Mixture({"graph_discrete_math": 2, "sums": Part(sums(3))})
    env = SingleStepEnv(mixture, Exact())
    drawn = in_list(await env.reset(batch_size=3, seed=1))
    domains = Counter(ob.metadata.get("domain") for ob in drawn)
    assert domains == {"graph_discrete_math": 2, None: 1}
    await env.close()


# ---------------------------------------------------------------- places


async def continued(dataset: Dataset, again: Dataset, *before: int) -> None:
    """Check that an environment restored from JSON asks what the saved one goes on to ask."""
    env, other = SingleStepEnv(dataset, Exact()), SingleStepEnv(again, Exact())
    seed: Any = np.int64(9)
    await questions(env, *before, seed=seed)
    await env.step(["0"] * before[-1] if before[-1] > 1 else "0")
    other.restore(json.loads(json.dumps(env.state())))
    assert await questions(other, 3, 1, 3) == await questions(env, 3, 1, 3)


@settings(deadline=None)
@given(size=st.integers(3, 7), before=st.lists(st.integers(1, 3), min_size=1, max_size=9))
async def test_a_finite_set_goes_on_where_it_stood(size: int, before: list[int]) -> None:
    await continued(sums(size), sums(size), *before)


async def test_a_mixture_of_proofs_goes_on_where_it_stood(prover: PythonVerifier) -> None:
    def mixture() -> Mixture:
        walks = Proven(Walks(), prover)
        few = Proven(Walks("few", distinct=7), prover)
        return Mixture({"set": Part(sums(4), weight=2), "walks": Part(walks), "few": Part(few)})

    await continued(mixture(), mixture(), 5, 1, 4)


async def test_an_open_episode_is_asked_again_after_restoring() -> None:
    env, other = SingleStepEnv(sums(9), Exact()), SingleStepEnv(sums(9), Exact())
    await questions(env, 2, 2, seed=5)
    open_ones = await questions(env, 4)
    await env.step({0: "0"})
    other.restore(env.state())
    assert await questions(other, 4) == open_ones
    other.restore(env.state())
    with pytest.raises(UsageError, match="no question yet"):
        await other.step("0")


def test_a_state_of_something_else_is_refused() -> None:
    state = SingleStepEnv(sums(3), Exact()).state()
    for dataset, said in (
        (sums(4), "other problems"),
        (Mixture({"a": Part(sums(3))}), "another kind of dataset"),
        (Proven(Walks(), PythonVerifier()), "another kind of dataset"),
    ):
        with pytest.raises(UsageError, match=said):
            SingleStepEnv(dataset, Exact()).restore(state)
    with pytest.raises(UsageError, match="no state of an environment"):
        SingleStepEnv(sums(3), Exact()).restore({"place": 3})
    families = SingleStepEnv(Families("graph_discrete_math", levels=[1]), Exact()).state()
    with pytest.raises(UsageError, match="saved with 'graph_discrete_math/procedural::1'"):
        SingleStepEnv(Families("graph_discrete_math", levels=[2]), Exact()).restore(families)


# ---------------------------------------------------------------- splits

WORDS = re.findall(r"\w+", "a red cat sees 7 or 12 dogs near the old town mill while rain falls")
SENTENCE = st.lists(
    st.sampled_from(WORDS),
    min_size=4,
    max_size=14,
)
THIRDS = {"train": 0.4, "validation": 0.3, "test": 0.3}


def item(question: str, *seeds: str) -> Item:
    return Item(
        id="",
        domain="test",
        question=question,
        final_answer="1",
        answer_type="integer",
        rationale="",
        chain_of_thought="",
        provenance=Provenance(seed_ids=seeds),
    )


async def parted(points: list[Item] | list[DataPoint]) -> dict[str, str]:
    """Return the split of each question."""
    found: dict[str, str] = {}
    for name, source in splits(points, THIRDS).items():
        assert source.size is not None
        for served in await source.take(source.size):
            assert served.split == name
            assert found.setdefault(served.point.question, name) == name
    assert set(found) == {point.question for point in points}
    return found


def some_in_every_split(points: list[Item] | list[DataPoint]) -> None:
    """Have hypothesis draw again where a split of few problems is empty."""
    try:
        splits(points, THIRDS)
    except UsageError:
        reject()


@settings(max_examples=100, deadline=None)
@given(
    sentences=st.lists(SENTENCE, min_size=12, max_size=40),
    place=st.integers(0, 11),
    cut=st.integers(0, 13),
    word=st.sampled_from(["while", "calmly", "the"]),
)
async def test_what_differs_by_one_word_falls_together(
    sentences: list[list[str]], place: int, cut: int, word: str
) -> None:
    near = sentences[place] * 2  # one word of at least eight is less than the likeness leaves
    other = [*near[:cut], word, *near[cut:]]
    points = [DataPoint(question=" ".join(s)) for s in [*sentences, near, other]]
    some_in_every_split(points)
    found = await parted(points)
    assert found[" ".join(near)] == found[" ".join(other)]


def test_near_duplicates_are_those_of_the_house_and_no_pair_is_missed() -> None:
    rng = random.Random(3)
    told = [" ".join(rng.choices(WORDS, k=rng.randint(5, 9))) for _ in range(120)]
    told += [" ".join([*told[n].split()[:4], "the", *told[n].split()[4:]]) for n in range(40)]
    found = {frozenset(pair) for pair in near_duplicates(told)}
    expected: set[frozenset[int]] = set()
    for one, question in enumerate(told):
        index = DuplicateIndex(threshold=LIKE_ITEM)
        index.add(question, "it")
        expected |= {
            frozenset((one, other))
            for other in range(len(told))
            if index.find(told[other]) and words(told[other]) != words(question)
        }
    assert found == expected
    assert len(found) > 30
    names = [f"Is {name} a knight who tells the truth to the king?" for name in ("Ann", "Bo", "Cy")]
    assert list(near_duplicates(names)) == []


@settings(max_examples=50, deadline=None)
@given(made_of=st.lists(st.sets(st.integers(0, 40), max_size=2), min_size=20, max_size=40))
async def test_variations_of_one_seed_fall_together(made_of: list[set[int]]) -> None:
    items = [
        item(f"Problem {n}: {n * n}", *(f"s{seed}" for seed in sorted(seeds)))
        for n, seeds in enumerate(made_of)
    ]
    some_in_every_split(items)
    found = await parted(items)
    for seed in range(41):
        of_seed = [i.question for i in items if f"s{seed}" in i.provenance.seed_ids]
        assert len({found[question] for question in of_seed}) <= 1


async def test_a_seed_and_what_was_made_from_it_fall_together_through_files(
    tmp_path: Path,
) -> None:
    seeds = sums(30)
    made = [item(f"Tale {n} of {n * 31}", seed.id) for n, seed in enumerate(seeds)]
    points = seeds + [to_point(one) for one in made]
    file = tmp_path / "all.jsonl"
    file.write_bytes(b"\n".join(point.to_json() for point in points))
    found = await parted(points)
    assert set(found.values()) == set(THIRDS)
    assert all(found[s.question] == found[m.question] for s, m in zip(seeds, made, strict=True))
    from_file = splits(file, THIRDS)["test"]
    assert {s.point.question for s in await from_file.take(from_file.size or 0)} == {
        question for question, split in found.items() if split == "test"
    }


async def test_shots_tie_all_together_or_only_with_the_parent() -> None:
    items = [item(f"Tale {n} of {n * n}", f"s{n % 30}", f"s{(n + 1) % 30}") for n in range(90)]
    with pytest.raises(UsageError, match="none of the 90 problems falls to the split"):
        splits(items)
    sources = splits(items, {"train": 0.5, "test": 0.5}, ties="parent")
    train = {s.point.question for s in await sources["train"].take(sources["train"].size or 0)}
    assert 0 < len(train) < 90
    for n in range(60):
        assert (items[n].question in train) == (items[n + 30].question in train)


async def test_the_split_of_a_question_does_not_depend_on_where_it_comes_from(
    prover: PythonVerifier,
) -> None:
    """A family's stream and a file with some of its problems never disagree, near copies or not."""
    walks = Proven(Walks(), prover)
    some = [served.point for served in await walks.take(40)]
    copies = [
        DataPoint(question=p.question.replace("walk", "calmly walk"), final_answer=p.final_answer)
        for p in random.Random(1).sample(some, 20)
    ]
    mixture = Mixture({"file": Part(some + copies), "walks": Part(Proven(Walks(), prover))})
    asked: dict[str, set[str]] = {}
    for name, source in splits(mixture, THIRDS).items():
        source.restart(0)
        served = await source.take(120)
        assert {s.split for s in served} == {name}
        asked[name] = {s.point.question.replace("calmly ", "") for s in served}
    train, validation, test = asked.values()
    assert not train & validation
    assert not train & test
    assert not validation & test


async def test_a_family_too_small_for_a_split_says_so(prover: PythonVerifier) -> None:
    sources = splits(Proven(Walks(distinct=1), prover), {"one": 0.5, "other": 0.5})
    errors = 0
    for source in sources.values():
        try:
            await source.take(1)
        except JobError as error:
            errors += 1
            assert "in a row" in str(error)  # noqa: PT017 - one of the two has no problem
    assert errors >= 1


async def test_a_split_goes_on_where_it_stood(prover: PythonVerifier) -> None:
    def test_split() -> Dataset:
        return splits(Proven(Walks(), prover), THIRDS)["test"]

    await continued(test_split(), test_split(), 2, 3)


def test_wrong_shares_are_refused() -> None:
    for shares in ({}, {"a": 0.5, "b": 0.4}, {"a": 1.5, "b": -0.5}):
        with pytest.raises(UsageError, match="shares of splits"):
            splits(sums(9), shares)
