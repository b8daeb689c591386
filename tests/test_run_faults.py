"""What goes wrong in a run is counted with its reason, costs what it must, and is never kept."""

import os
from collections import Counter
from pathlib import Path

import pytest

from loong.errors import ModelError
from loong.run import fulfil, load
from tests.processes import below
from tests.scripted_run import SEEDS, Writer, by_chat, good, long_prompt, order, run, solve, write
from tests.stub_server import Fault, serving

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
    "premise": write(
        "In a directed tournament with the arcs (0, 1), (1, 0) and (1, 2), how many start at 1?",
        "import networkx as nx\ng = nx.DiGraph([(0, 1), (1, 0), (1, 2)])\nprint(g.out_degree(1))",
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


async def test_every_planted_fault_is_a_counted_reject_with_its_reason(tmp_path: Path) -> None:
    before = set(below(os.getpid()))
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
    assert set(below(os.getpid())) <= before
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
