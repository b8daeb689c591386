"""Orders for runs whose model is a stub server with a mind, shared by the tests of runs."""

import math
import re
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import orjson

from loong.data import write_jsonl
from loong.run import Order, fulfil, load
from loong.types import (
    DataPoint,
    Item,
)
from tests.stub_server import serving

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


def long_prompt(chat: list[dict[str, str]]) -> bool:
    """Tell whether a server with a small context would refuse: only some problems are so long."""
    return zlib.crc32(chat[-1]["content"].encode()) % 3 == 0 and "Forester" in chat[-1]["content"]


def procedural(folder: Path, **more: object) -> Order:
    settings: dict[str, object] = {
        "domain": "graph_discrete_math",
        "strategy": "procedural",
        "n": 3,
        "folder": folder,
        **more,
    }
    return Order.model_validate(settings)
