"""The threads behind the embedded models: who is answered together, in what order, and who is told.

What answers here is written for these tests; `test_models_transformers.py` and
`test_models_vllm.py` have the real engines.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field

import pytest

from loong.errors import ModelError, ModelRefusal
from loong.models.batches import Ask, Batcher, settle
from loong.models.stepping import Call, Engine, Stepper
from loong.types import Completion, Message, Sampling

LONG = 10.0


def ask(text: str) -> Ask:
    return Ask((Message(role="user", content=text),), Sampling(), 0)


class Answerer:
    """Answers batches; waits inside the first one until it may go on."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.inside = threading.Event()
        self.go = threading.Event()

    def answer(self, asks: list[Ask]) -> None:
        self.batches.append([one.chat[0].content for one in asks])
        self.inside.set()
        assert self.go.wait(LONG)
        for one in asks:
            if one.chat[0].content == "bad":
                raise ModelError("it was bad")
            settle(one.future, Completion(text=one.chat[0].content.upper()))


@pytest.fixture
def answerer() -> Iterator[tuple[Answerer, Batcher]]:
    answers = Answerer()
    batcher = Batcher(answers.answer, size=3, name="test")
    yield answers, batcher
    answers.go.set()
    batcher.close()


def begun(answers: Answerer, batcher: Batcher) -> Ask:
    """Put a first request and wait until it is being answered."""
    first = ask("first")
    batcher.put([first])
    assert answers.inside.wait(LONG)
    return first


class TestBatcher:
    def test_what_came_meanwhile_is_answered_together_up_to_the_size(
        self, answerer: tuple[Answerer, Batcher]
    ) -> None:
        answers, batcher = answerer
        first = begun(answers, batcher)
        later = [ask(text) for text in "abcde"]
        batcher.put(later)
        answers.go.set()
        told = [one.future.result(LONG).text for one in (first, *later)]
        assert told == ["FIRST", "A", "B", "C", "D", "E"]
        assert answers.batches == [["first"], ["a", "b", "c"], ["d", "e"]]

    def test_a_task_divides_the_batches_around_it(self, answerer: tuple[Answerer, Batcher]) -> None:
        answers, batcher = answerer
        begun(answers, batcher)
        batcher.put([ask("a")])
        seen: list[int] = []
        done = batcher.between(lambda: seen.append(len(answers.batches)))
        last = ask("b")
        batcher.put([last])
        answers.go.set()
        last.future.result(LONG)
        done.result(LONG)
        assert answers.batches == [["first"], ["a"], ["b"]]
        assert seen == [2]

    def test_an_error_is_told_to_all_of_its_batch_and_to_no_other(
        self, answerer: tuple[Answerer, Batcher]
    ) -> None:
        answers, batcher = answerer
        begun(answers, batcher)
        good, bad, after, other = (ask(text) for text in ("good", "bad", "after", "other"))
        batcher.put([good, bad, after, other])
        answers.go.set()
        assert good.future.result(LONG).text == "GOOD"
        for one in (bad, after):
            with pytest.raises(ModelError, match="it was bad"):
                one.future.result(LONG)
        assert other.future.result(LONG).text == "OTHER"

    def test_who_left_is_not_asked_for(self, answerer: tuple[Answerer, Batcher]) -> None:
        answers, batcher = answerer
        begun(answers, batcher)
        gone, stays = ask("gone"), ask("stays")
        batcher.put([gone, stays])
        gone.future.cancel()
        answers.go.set()
        assert stays.future.result(LONG).text == "STAYS"
        assert answers.batches == [["first"], ["stays"]]

    def test_a_task_that_fails_is_told_and_the_thread_lives(
        self, answerer: tuple[Answerer, Batcher]
    ) -> None:
        answers, batcher = answerer
        answers.go.set()

        def fails() -> None:
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            batcher.between(fails).result(LONG)
        after = ask("after")
        batcher.put([after])
        assert after.future.result(LONG).text == "AFTER"


@dataclass
class Output:
    request_id: str
    finished: bool = True


@dataclass
class Core:
    """An engine that finishes each request after as many steps as its chat says."""

    left: dict[str, int] = field(default_factory=dict)
    most: int = 0
    gate: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(10_000))

    def add_request(self, key: str, prompt: object, _params: object) -> str:
        self.left[key] = int(str(prompt))
        return key

    def step(self) -> list[Output]:
        assert self.gate.acquire(timeout=LONG)
        self.most = max(self.most, len(self.left))
        if any(steps > 900 for steps in self.left.values()):
            raise RuntimeError("out of\nmemory")
        self.left = {key: steps - 1 for key, steps in self.left.items()}
        done = [key for key, steps in self.left.items() if steps <= 0]
        for key in done:
            del self.left[key]
        return [Output(key) for key in done]

    def abort_request(self, keys: list[str], *, internal: bool) -> None:
        assert internal
        for key in keys:
            self.left.pop(key, None)

    @property
    def engine_core(self) -> Core:
        return self

    def shutdown(self) -> None:
        self.left.clear()


def call(steps: str) -> Call:
    return Call((Message(role="user", content=steps),), Sampling(), 1)


def engine(core: Core) -> Engine:
    def prompt(asked: Call) -> object:
        if asked.chat[0].content == "refuse":
            raise ModelRefusal("never that")
        return asked.chat[0].content

    return Engine(
        core=core,
        prompt=prompt,
        params=lambda asked: asked.n,
        completions=lambda asked, _: [Completion(text=asked.chat[0].content)],
        owned=True,
    )


class TestStepper:
    def test_calls_share_steps_and_the_short_one_ends_first(self) -> None:
        core = Core(gate=threading.Semaphore(0))
        stepper = Stepper(lambda: engine(core), name="test")
        long, short = call("50"), call("2")
        stepper.put(long)
        stepper.put(short)
        core.gate.release(10)
        assert short.future.result(LONG)[0].text == "2"
        assert not long.future.done()
        core.gate.release(100)
        assert long.future.result(LONG)[0].text == "50"
        assert core.most == 2
        stepper.close()

    def test_who_left_leaves_the_engine(self) -> None:
        core = Core(gate=threading.Semaphore(0))
        stepper = Stepper(lambda: engine(core), name="test")
        gone, stays = call("800"), call("3")
        stepper.put(gone)
        stepper.put(stays)
        core.gate.release(1)
        gone.future.cancel()
        core.gate.release(20)
        stays.future.result(LONG)
        stepper.close()  # would wait for 800 steps, and has leave for twenty
        assert gone.future.cancelled()

    def test_a_refusal_harms_nobody(self) -> None:
        stepper = Stepper(lambda: engine(Core()), name="test")
        refused, unreadable, fine = call("refuse"), call("no number"), call("4")
        for one in (refused, unreadable, fine):
            stepper.put(one)
        with pytest.raises(ModelRefusal, match="never that"):
            refused.future.result(LONG)
        with pytest.raises(ModelRefusal, match="test refused a chat: invalid literal"):
            unreadable.future.result(LONG)
        assert fine.future.result(LONG)[0].text == "4"
        stepper.close()

    def test_an_engine_that_dies_is_told_of_and_loaded_again(self) -> None:
        loaded: list[Core] = []

        def load() -> Engine:
            loaded.append(Core())
            return engine(loaded[-1])

        stepper = Stepper(load, name="test")
        dies, after = call("1000"), call("2")
        stepper.put(dies)
        with pytest.raises(ModelError, match="test died at work: out of memory"):
            dies.future.result(LONG)
        stepper.put(after)
        assert after.future.result(LONG)[0].text == "2"
        assert len(loaded) == 2
        stepper.close()

    def test_a_change_waits_for_the_calls_before_it(self) -> None:
        core = Core(gate=threading.Semaphore(0))
        stepper = Stepper(lambda: engine(core), name="test")
        before, after = call("30"), call("1")
        seen: list[int] = []
        stepper.put(before)
        changed: Future[None] = stepper.between(lambda _: seen.append(len(core.left)))
        stepper.put(after)
        core.gate.release(100)
        changed.result(LONG)
        assert before.future.done()
        assert seen == [0]
        assert after.future.result(LONG)[0].text == "1"
        stepper.close()

    def test_a_model_that_cannot_be_loaded_is_told_to_each_caller(self) -> None:
        def load() -> Engine:
            raise ModelError("no such model")

        stepper = Stepper(load, name="test")
        for one in (call("1"), call("1")):
            stepper.put(one)
            with pytest.raises(ModelError, match="no such model"):
                one.future.result(LONG)
        stepper.close()
