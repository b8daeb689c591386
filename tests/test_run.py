"""The run engine on real parts: sandbox, SQLite file, HTTP server; only the model is scripted."""

import asyncio
import contextlib
import math
import os
import re
import signal
import sqlite3
import subprocess
import sys
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from loong.data import read_items, write_jsonl
from loong.errors import JobError, ModelError, UsageError
from loong.run import Order, fulfil, load, reading
from loong.run.journal import JournalledModel, request_key
from loong.run.plan import Plan
from loong.run.store import Store
from loong.types import (
    Candidate,
    Chat,
    Completion,
    DataPoint,
    Item,
    Message,
    Ruling,
    Sampling,
    Solution,
)
from tests.stub_server import Fault, serving

SEEDS = [
    DataPoint(
        question=f"A set has {n} elements. How many of its subsets have exactly {k} elements?",
        final_answer=str(math.comb(n, k)),
        rationale=f"import math\nprint(math.comb({n}, {k}))",
        metadata={"tags": ["counting subsets"], "license": "Apache-2.0"},
    )
    for n, k in ((5, 2), (9, 4), (12, 3), *((n, 2) for n in range(20, 32)))
]


def write(question: str, program: str) -> str:
    return orjson.dumps({"question": question, "program": program}).decode()


def good(number: int) -> str:
    """A valid problem; the number makes its words differ from all others'."""
    names = "ash birch cedar elm fir hazel holly larch maple oak pine rowan spruce yew yucca"
    words = names.split()
    tree, other = words[number % 15], words[number // 15 % 15]
    return write(
        f"Forester {tree}-{other}-{number} plants {number} rows of {tree} and {number + 2} rows of "
        f"{other}, three in a row. Lot {number * 7919 % 1009}: how many are planted altogether?",
        f"print(3 * ({number} + {number + 2}))",
    )


def solve(question: str) -> str:
    """Reason on a question of `good`, or on a seed."""
    if question.startswith("A set has"):
        n, k = map(int, re.findall(r"\d+", question))
        return f"n over k, so \\boxed{{{math.comb(n, k)}}}"
    number = int(re.findall(r"-(\d+) plants", question)[0])
    return f"Rows: {2 * number + 2}, three each. So \\boxed{{{3 * (2 * number + 2)}}}"


def order(folder: Path, url: str, n: int, **more: object) -> Order:
    seeds = folder.parent / "seeds.jsonl"
    if not seeds.exists():
        write_jsonl(SEEDS, seeds)
    settings: dict[str, object] = {
        "domain": "graph_discrete_math",
        "strategy": "few-shot",
        "model": f"openai:stub?base_url={url}",
        "n": n,
        "folder": folder,
        "seeds": seeds,
        "concurrency": 8,
        **more,
    }
    return Order.model_validate(settings)


def by_chat(chat: list[dict[str, str]]) -> str:
    """Answer a chat, always in the same way."""
    if chat[0]["content"].startswith("You write problems"):
        return good(zlib.crc32(orjson.dumps(chat)) % 997)
    return solve(chat[-1]["content"])


class Writer:
    """A stub server's mind: writes the k-th new problem, solves what it is asked."""

    def __init__(
        self, problems: Callable[[int], str] = good, solver: Callable[[str], str] = solve
    ) -> None:
        self.problems = problems
        self.solver = solver
        self.written = 0

    def __call__(self, chat: list[dict[str, str]]) -> str:
        if chat[0]["content"].startswith("You write problems"):
            self.written += 1
            return self.problems(self.written)
        return self.solver(chat[-1]["content"])


async def run(
    tmp_path: Path, writer: Writer, n: int, **more: object
) -> tuple[list[Item], Counter[str]]:
    async with serving(reply=writer) as server:
        await fulfil(order(tmp_path / "run", server.base_url, n, **more))
    summary, items, rejected = load(tmp_path / "run")
    assert summary.attempts == summary.kept + sum(summary.rejected.values())
    return items, Counter(row.code for row in rejected)


async def test_few_shot_makes_verified_items(tmp_path: Path) -> None:
    items, rejected = await run(tmp_path, Writer(), 6)
    assert len(items) == 6
    assert not rejected
    assert len({item.id for item in items}) == 6
    for item in items:
        assert item.evidence is not None
        assert item.evidence.agreement == "3/3"
        assert item.evidence.code_answer == item.final_answer
        assert item.evidence.code_runs == 2
        assert f"\\boxed{{{item.final_answer}}}" in item.chain_of_thought
        assert item.provenance.generator_model is not None
        assert item.answer_type == "integer"
    lines = (tmp_path / "run" / "items.jsonl").read_bytes().splitlines()
    assert [Item.from_json(line) for line in lines] == items


FAULTS = {
    "crash": write(
        "How many are left when 7 of 12 apples are eaten today?",
        "print(12 - 7)\nraise ValueError('late')",
    ),
    "timeout": write(
        "How many loops does this riddle of the endless road take?",
        "print(1 + 1)\nwhile True: pass",
    ),
    "output": write(
        "How many letters does the very long letter hold in total?", "print('x' * 10**8)"
    ),
    "nondeterministic": write(
        "Which town comes first when Ulm, Bonn, Kiel, Trier, Mainz, Jena and Gera are in a hat?",
        "print(list({'Ulm', 'Bonn', 'Kiel', 'Trier', 'Mainz', 'Jena', 'Gera'} | set())[0])",
    ),
    "format": '{"question": "How many edges has a tree on nine',
    "syntax": write("How many subsets does a set of ten elements have?", "print(2 ** 10"),
    "silent": write("How many squares of side one are on a chessboard of 8 by 8?", "x = 8 * 8"),
    "no-work": write(
        "How many subsets does a set of five elements have in all?", "answer = 32\nprint(answer)"
    ),
    "copied-seed": write(SEEDS[0].question, "import math\nprint(math.comb(5, 2))"),
    "missing-package": write(
        "How many primes are below one hundred thousand?",
        "import no_such_library as n\nprint(n.primes(5))",
    ),
    "unstated": write(
        "How long is the shortest way between the two towns on the map that is given?",
        "print(min(sum(way) for way in [(4, 7), (3, 9), (5, 5)]))",
    ),
    "disagree": write("What is one plus one in the land where all chains lie?", "print(1 + 1)"),
    "weak": write("What is two plus two where only one of three is honest?", "print(2 + 2)"),
    "ill-posed": write("How many fish does the fisherman catch on an average day?", "print(3 + 4)"),
    "no-chain": write(
        "What is three plus three where nobody commits to an answer?", "print(3 + 3)"
    ),
}


def solve_faults(question: str, turn: list[int]) -> str:
    turn[0] += 1
    if "all chains lie" in question:
        return "It is \\boxed{3}"
    if "one of three" in question:
        return f"It is \\boxed{{{4 if turn[0] % 3 == 0 else 10 + turn[0]}}}"
    if "fisherman" in question:
        return "Nothing says so. \\boxed{ill-posed}"
    return "I would rather not say anything at all, and so I shall not"


def children() -> set[int]:
    """Return the processes that this one has started and that are there."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            if int(stat.read_text().rpartition(")")[2].split()[1]) == os.getpid():
                found.add(int(stat.parent.name))
    return found


async def test_every_planted_fault_is_a_counted_reject_with_its_reason(tmp_path: Path) -> None:
    before = children()
    bad = list(FAULTS.values())
    turn = [0]

    def problems(k: int) -> str:
        return bad[k - 1] if k <= len(bad) else good(k)

    def solver(question: str) -> str:
        known = question.startswith(("Forester", "A set has"))
        return solve(question) if known else solve_faults(question, turn)

    items, rejected = await run(
        tmp_path, Writer(problems, solver), 3, max_attempts=len(bad) + 3, concurrency=1
    )
    assert rejected == Counter(FAULTS.keys())
    assert children() <= before
    assert [item.final_answer for item in items] == [
        str(3 * (2 * k + 2)) for k in range(len(bad) + 1, len(bad) + 4)
    ]


async def test_a_model_that_copies_its_parent_is_asked_once_more(tmp_path: Path) -> None:
    copied: list[str] = []

    def reply(chat: list[dict[str, str]]) -> str:
        if not chat[0]["content"].startswith("You write problems"):
            return solve(chat[-1]["content"])
        shown = chat[-2]["content"]
        if shown not in copied:
            copied.append(shown)
            return shown
        return by_chat(chat)

    async with serving(reply=reply) as server:
        summary = await fulfil(order(tmp_path / "run", server.base_url, 3, concurrency=1))
    assert summary.kept == 3
    assert "copied-seed" not in summary.rejected
    assert copied


async def test_a_program_that_reads_the_environment_gets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOONG_TEST_SECRET", "swordfish")
    spy = write(
        "What is the secret word that the keeper of the gate whispers?",
        "import os\nprint(os.environ.get('LOONG_TEST_SECRET', '') or 1 / 0)",
    )
    items, rejected = await run(
        tmp_path, Writer(lambda _: spy, lambda _: "\\boxed{swordfish}"), 1, max_attempts=2
    )
    assert not items
    assert rejected == Counter({"crash": 2})


async def test_duplicates_are_kept_once(tmp_path: Path) -> None:
    items, rejected = await run(
        tmp_path, Writer(lambda k: good(1 if k % 2 else k)), 4, concurrency=1, max_attempts=20
    )
    assert len(items) == 4
    assert set(rejected) == {"duplicate"}


async def test_concurrency_is_reached_and_not_passed(tmp_path: Path) -> None:
    async with serving(reply=Writer(), latency=0.05) as server:
        await fulfil(order(tmp_path / "run", server.base_url, 40, concurrency=12))
        assert server.peak == 12


async def test_the_same_items_whatever_the_concurrency(tmp_path: Path) -> None:
    """Replies depend on the chat only; their order of arrival must not matter."""
    found = []
    for width in (1, 13):
        folder = tmp_path / str(width)
        async with serving(reply=by_chat) as server:
            await fulfil(
                order(
                    folder,
                    server.base_url,
                    12,
                    concurrency=width,
                    model=f"openai:stub?base_url={server.base_url}",
                )
            )
        found.append([(i.question, i.final_answer) for i in load(folder)[1]])
    assert found[0] == found[1]
    assert len(found[0]) == 12


async def test_resume_asks_nothing_twice(tmp_path: Path) -> None:
    async with serving(reply=Writer()) as server:
        first = order(tmp_path / "run", server.base_url, 3)
        await fulfil(first)
        before = server.answered
        await fulfil(first)
        assert server.answered == before
        kept = [item.id for item in load(tmp_path / "run")[1]]
        await fulfil(first.model_copy(update={"n": 7}))
        items = load(tmp_path / "run")[1]
        assert [item.id for item in items[:3]] == kept
        assert len(items) == 7
        bodies = Counter(orjson.dumps(body) for body in server.requests)
        assert set(bodies.values()) == {1}


async def test_another_plan_on_the_same_folder_is_refused_and_names_the_difference(
    tmp_path: Path,
) -> None:
    async with serving(reply=Writer()) as server:
        first = order(tmp_path / "run", server.base_url, 2)
        await fulfil(first)
        with pytest.raises(UsageError, match="seed was 0, is now 5"):
            await fulfil(first.model_copy(update={"seed": 5}))


async def test_a_dead_server_ends_the_job_and_a_living_one_resumes_it(tmp_path: Path) -> None:
    async with serving(reply=Writer()) as server:
        asked = order(tmp_path / "run", server.base_url, 2)
        await fulfil(asked)
    with pytest.raises(ModelError, match="is the server at http"):
        await fulfil(asked.model_copy(update={"n": 9}))
    assert len(load(tmp_path / "run")[1]) == 2


async def test_two_processes_cannot_write_to_one_run(tmp_path: Path) -> None:
    with Store(tmp_path), pytest.raises(UsageError, match="another process"):
        Store(tmp_path)


async def test_equal_requests_at_the_same_time_are_asked_once(tmp_path: Path) -> None:
    class Slow:
        name = "slow"
        asked = 0

        async def sample(self, chat: Chat, *, n: int = 1, sampling: Sampling) -> list[Completion]:
            del chat, n, sampling
            self.asked += 1
            await asyncio.sleep(0)
            return [Completion(text=str(self.asked))]

        async def aclose(self) -> None: ...

    slow = Slow()
    with Store(tmp_path) as store:
        model = JournalledModel(slow, store, asyncio.Semaphore(4))
        chat = [Message(role="user", content="hi")]
        replies = await asyncio.gather(*(model.sample(chat, sampling=Sampling()) for _ in range(5)))
        assert slow.asked == 1
        assert {reply[0].text for reply in replies} == {"1"}
        await model.sample(chat, sampling=Sampling(seed=1))
        assert slow.asked == 2
    assert request_key("a", chat, 1, Sampling()) != request_key("b", chat, 1, Sampling())


def test_procedural_is_the_same_in_every_process_and_order(tmp_path: Path) -> None:
    def ids(width: int, hash_seed: str) -> list[str]:
        folder = tmp_path / f"{width}-{hash_seed}"
        command = [sys.executable, "-m", "loong", "generate", "--domain", "graph_discrete_math"]
        command += ["-n", "12", "--run", str(folder), "--concurrency", str(width), "--json"]
        done = subprocess.run(
            command,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return [item.id for item in load(folder)[1]]

    first = ids(1, "1")
    assert len(set(first)) == 12
    assert ids(16, "2") == first


@pytest.mark.parametrize("after", [2, 13])
async def test_kill_9_loses_and_repeats_nothing(tmp_path: Path, after: int) -> None:
    """Kill the process after some answers; the next one asks only what was never answered."""
    folder = tmp_path / "run"
    async with serving(reply=by_chat, latency=0.01) as server:
        asked = order(folder, server.base_url, 6, concurrency=3)
        command = [sys.executable, "-m", "loong", "generate", "--domain", "graph_discrete_math"]
        command += ["-n", "6", "--model", str(asked.model), "--seeds", str(asked.seeds)]
        command += ["--run", str(folder), "--concurrency", "3"]
        victim = await asyncio.create_subprocess_exec(*command, stderr=-3, stdout=-3)
        while server.answered < after and victim.returncode is None:  # noqa: ASYNC110
            await asyncio.sleep(0.005)
        if victim.returncode is None:
            victim.send_signal(signal.SIGKILL)
        await victim.wait()
        with Store(folder) as store:
            journalled = store.usage().requests
        before = len(server.requests)
        again = await asyncio.create_subprocess_exec(*command, stderr=-3, stdout=-3)
        assert await again.wait() == 0
        asked_again = Counter(orjson.dumps(body) for body in server.requests)
        repeated = sum(count - 1 for count in asked_again.values())
        # only requests whose answer had not been committed may be asked again
        assert repeated <= before - journalled
        resumed = [(i.question, i.final_answer) for i in load(folder)[1]]

        whole = asked.model_copy(update={"folder": tmp_path / "whole"})
        await fulfil(whole)
        assert resumed == [(i.question, i.final_answer) for i in load(tmp_path / "whole")[1]]


def long_prompt(chat: list[dict[str, str]]) -> bool:
    """Tell whether a server with a small context would refuse: only some problems are so long."""
    return zlib.crc32(chat[-1]["content"].encode()) % 3 == 0 and "Forester" in chat[-1]["content"]


@pytest.mark.parametrize("width", [1, 6])
async def test_a_request_that_the_model_refuses_costs_one_attempt_and_not_the_run(
    tmp_path: Path, width: int
) -> None:
    async with serving(reply=by_chat, unanswerable=long_prompt) as server:
        summary = await fulfil(order(tmp_path / "run", server.base_url, 5, concurrency=width))
    assert summary.kept == 5
    # the stub knows no seeds: the two variations of one parent come out the same
    rejected = [row for row in load(tmp_path / "run")[2] if row.code != "duplicate"]
    assert {row.code for row in rejected} == {"refused"}
    assert all("too long" in row.reason and "Forester" in row.question for row in rejected)


async def test_a_model_that_refuses_everything_ends_the_job(tmp_path: Path) -> None:
    async with serving(unanswerable=lambda _: True) as server:
        with pytest.raises(ModelError, match="too long"):
            await fulfil(order(tmp_path / "run", server.base_url, 5))
        with pytest.raises(ModelError, match="too long"):
            await fulfil(order(tmp_path / "one", server.base_url, 1, max_attempts=1))
    assert load(tmp_path / "run")[0].attempts == 0


async def test_a_fault_that_passes_costs_nothing(tmp_path: Path) -> None:
    async with serving(reply=by_chat) as server:
        server.faults.extend(Fault(status=400, message="busy with itself") for _ in range(2))
        summary = await fulfil(order(tmp_path / "run", server.base_url, 3, concurrency=1))
    assert summary.kept == 3
    assert summary.rejected.keys() <= {"duplicate"}


@pytest.mark.parametrize("name", ["README.md", "items.jsonl"])
async def test_a_folder_with_files_of_somebody_else_is_left_alone(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(UsageError, match=f"holds '{name}', which a run would overwrite"):
        await fulfil(procedural(tmp_path))
    assert {*tmp_path.glob("*")} == {tmp_path / name}  # noqa: ASYNC240
    assert (tmp_path / name).read_text() == "mine"


def procedural(folder: Path, **more: object) -> Order:
    settings: dict[str, object] = {
        "domain": "graph_discrete_math",
        "strategy": "procedural",
        "n": 3,
        "folder": folder,
        **more,
    }
    return Order.model_validate(settings)


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        ({"solver": "openai:m?base_url=http://127.0.0.1:9/v1"}, "--solver is of use only with"),
        ({"seeds": Path("x.jsonl")}, "--seeds is of use only with"),
        ({"model": "openai:m?base_url=http://127.0.0.1:9/v1"}, "asks no model"),
    ],
)
async def test_an_option_without_use_is_refused(
    tmp_path: Path, more: dict[str, object], complaint: str
) -> None:
    with pytest.raises(UsageError, match=complaint):
        await fulfil(procedural(tmp_path / "run", **more))
    assert not (tmp_path / "run").exists()


async def test_a_huge_seed_and_other_families_load_with_datasets(tmp_path: Path) -> None:
    """Each family has parameters of its own; Arrow wants one type a column, of 64 bits."""
    import datasets

    folder = tmp_path / "run"
    await fulfil(procedural(folder, n=30, seed=10**30))
    summary, items, _ = load(folder)
    loaded = datasets.load_dataset(
        "json", data_files=str(folder / "items.jsonl"), split="train", cache_dir=str(tmp_path)
    )
    rows = [dict(row) for row in loaded]
    assert [row["question"] for row in rows] == [item.question for item in items]
    assert {type(row["provenance"]["parameters"]) for row in rows} == {str}
    lines = (folder / "items.jsonl").read_bytes().splitlines()
    assert [Item.from_json(line) for line in lines] == items
    assert list(read_items(folder).items) == items
    assert {str(item.provenance.parameters["seed"]) for item in items} == {str(10**30)}
    assert summary.seed == 10**30


def test_a_reader_sees_the_run_as_it_stood_when_it_opened_it(tmp_path: Path) -> None:
    def ruling(attempt: int) -> Ruling:
        point = Candidate(attempt=attempt, domain="d", strategy="s", question=f"What is {attempt}?")
        code = Solution(solver="rationale", way="code", answer="1")
        return Ruling(point=point, accepted=True, reason="agreed", solutions=(code,))

    def keep(store: Store, attempt: int) -> None:
        store.add_ruling(ruling(attempt), stage="agreed", created="")
        store.settle(attempt, "kept", "agreed")

    with Store(tmp_path) as writer:
        writer.set_fact("plan", Plan(domain="d", strategy="s").to_json().decode())
        keep(writer, 0)
        with reading(tmp_path) as (summary, items, rejected):
            keep(writer, 1)
            assert (summary.kept, len(items), len(list(items)), len(rejected)) == (1, 1, 1, 0)
            assert items[0].question == items[-1].question == "What is 0?"
        with reading(tmp_path) as (summary, items, _):
            assert (summary.kept, [i.question for i in items[::-1]]) == (
                2,
                ["What is 1?", "What is 0?"],
            )


def test_files_that_are_no_run_are_named(tmp_path: Path) -> None:
    contents = {"text": b"no database, whatever its name says" * 99, "empty": b""}
    for name, content in contents.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "run.sqlite").write_bytes(content)
        with pytest.raises(UsageError, match=rf"{name}/run\.sqlite' as a run"):
            Store(tmp_path / name, readonly=True)
    foreign = sqlite3.connect(tmp_path / "text.db")
    foreign.execute("CREATE TABLE accounts (id)")
    foreign.close()
    (tmp_path / "text.db").replace(tmp_path / "text" / "run.sqlite")
    for _ in range(2):  # the run is free again after an error
        with pytest.raises(UsageError, match="no such table: facts"):
            Store(tmp_path / "text")
    with Store(tmp_path / "empty") as store:
        store.set_fact("schema", "0")
    for _ in range(2):
        with pytest.raises(UsageError, match="was written in format 0"):
            Store(tmp_path / "empty")


async def test_a_damaged_store_is_a_job_error(tmp_path: Path) -> None:
    await fulfil(procedural(tmp_path, n=20))
    path = tmp_path / "run.sqlite"
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    with pytest.raises(JobError, match="damaged"):
        load(tmp_path)


async def test_keys_are_written_nowhere(tmp_path: Path) -> None:
    """Not from the model's name, and not where a server repeats them in a refusal."""
    async with serving(reply=by_chat, unanswerable=long_prompt, key="sk-hush") as server:
        named = f"openai:stub?base_url={server.base_url}&api_key=sk-hush"
        server.refusal = "the request of sk-hush is too long"
        await fulfil(
            order(tmp_path / "run", server.base_url, 5, model=named, solver=f"{named}&tries=2")
        )
    assert load(tmp_path / "run")[2]
    written = {path.name: path.read_bytes() for path in (tmp_path / "run").glob("*")}
    assert {"run.sqlite", "items.jsonl", "rejected.jsonl"} <= written.keys()
    assert not [name for name, content in written.items() if b"sk-hush" in content]


async def test_other_seeds_on_the_same_folder_are_refused_in_words(tmp_path: Path) -> None:
    async with serving(reply=Writer()) as server:
        await fulfil(order(tmp_path / "run", server.base_url, 1))
        write_jsonl(SEEDS[:-1], tmp_path / "fewer.jsonl")
        with pytest.raises(UsageError, match=r"another plan \(the seed items are others\)"):
            await fulfil(
                order(tmp_path / "run", server.base_url, 1, seeds=tmp_path / "fewer.jsonl")
            )


def test_the_time_of_a_killed_session_counts(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "loong", "generate", "--domain", "graph_discrete_math"]
    command += ["-n", "20000", "--run", str(tmp_path / "run"), "--json"]
    with subprocess.Popen(command) as victim:
        while victim.poll() is None and not kept(tmp_path / "run"):
            pass
        victim.kill()
    with Store(tmp_path / "run", readonly=True) as store:
        assert float(store.fact("seconds") or 0) > 0


def kept(folder: Path) -> int:
    with contextlib.suppress(UsageError), Store(folder, readonly=True) as store:
        return store.kept()
    return 0
