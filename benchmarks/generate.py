"""Throughput of `loong generate` against a model server with latency, beside a bare aiohttp loop.

    python benchmarks/generate.py [--items 300] [--latency 0.2] [--concurrency 32 64]

The stub server writes a new valid problem for each request to write, and solves what it is asked;
it runs in a process of its own. A verified item needs four answered requests, one to write and
three to solve. `ideal` is concurrency / latency; `bare loop` sends the same number of requests with
nothing but aiohttp, in the same run.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import multiprocessing
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import aiohttp

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.stub_server import serving  # noqa: E402 - the repository is no installed package

_TREES = "ash birch cedar elm fir hazel holly larch maple oak pine rowan spruce willow yew"
_PER_ITEM = 4


def _mind(first: dict[str, float]) -> Callable[[list[dict[str, str]]], str]:
    numbers = itertools.count(1)
    trees = _TREES.split()
    rows = (ROOT / "seeds" / "graph_discrete_math" / "seeds.jsonl").read_text().splitlines()
    known = {row["question"]: row["final_answer"] for row in map(json.loads, rows)}

    def reply(chat: list[dict[str, str]]) -> str:
        first.setdefault("at", time.time())
        text = chat[-1]["content"]
        if text in known:
            return f"I know this one. \\boxed{{{known[text]}}}"
        if not chat[0]["content"].startswith("You write problems"):
            found = re.search(r"plants (\d+) rows", text)
            number = int(found.group(1)) if found else 0
            return f"There are {2 * number + 2} rows of three. \\boxed{{{3 * (2 * number + 2)}}}"
        n = next(numbers)
        a, b = trees[n % 15], trees[n // 15 % 15]
        words = " ".join(trees[n * k % 13] for k in range(3, 9))
        question = (
            f"Forester {a}{n} plants {n} rows of {a} and {n + 2} rows of {b}, three in a row, near "
            f"{words} {n * 7919 % 10007}. How many are planted altogether?"
        )
        program = f"import networkx as nx\nprint(3 * ({n} + {n + 2}))"
        return json.dumps({"question": question, "program": program})

    return reply


def _server(pipe: Connection, latency: float) -> None:
    async def serve() -> None:
        first: dict[str, float] = {}
        async with serving(reply=_mind(first), latency=latency) as stub:
            pipe.send(stub.base_url)
            while (word := await asyncio.to_thread(pipe.recv)) != "stop":
                if word == "reset":
                    first.clear()
                    stub.answered = stub.peak = 0
                    stub.requests.clear()
                pipe.send((stub.answered, stub.peak, first.get("at", 0.0)))

    asyncio.run(serve())


async def _bare(url: str, requests: int, concurrency: int) -> float:
    """Send requests with nothing but aiohttp; return requests per second."""
    body = {"model": "m", "messages": [{"role": "user", "content": "plants 3 rows"}]}
    slots = asyncio.Semaphore(concurrency)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

        async def one() -> None:
            async with slots, session.post(f"{url}/chat/completions", json=body) as reply:
                await reply.json()

        started = time.perf_counter()
        await asyncio.gather(*(one() for _ in range(requests)))
        return requests / (time.perf_counter() - started)


def _loong(url: str, items: int, concurrency: int, folder: str) -> tuple[float, float, float, int]:
    """Run the command; return its wall and CPU seconds, when it started, and kept items."""
    command = [sys.executable, "-m", "loong", "generate", "--domain", "graph_discrete_math"]
    command += ["-n", str(items), "--strategy", "few-shot", "--concurrency", str(concurrency)]
    command += ["--model", f"openai:stub?base_url={url}", "--run", folder, "--json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started, clock = time.time(), time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    wall = time.perf_counter() - clock
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(done.stderr)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu, started, int(json.loads(done.stdout)["kept"])


def main() -> None:
    """Measure and print one table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=300)
    parser.add_argument("--latency", type=float, default=0.2)
    parser.add_argument("--concurrency", type=int, nargs="+", default=[32, 64])
    asked = parser.parse_args()
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(
        target=_server, args=(there, asked.latency), daemon=True
    )
    server.start()
    url = here.recv()
    print(
        f"{asked.items} items, {asked.latency * 1000:.0f} ms latency, load {os.getloadavg()[0]:.1f}"
    )
    print("in flight  ideal/s  bare/s  loong/s  of ideal  of bare  first request s  cpu s  peak")
    for concurrency in asked.concurrency:
        ideal = concurrency / asked.latency
        bare = asyncio.run(_bare(url, asked.items * _PER_ITEM, concurrency))
        here.send("reset")
        here.recv()
        with tempfile.TemporaryDirectory() as folder:
            wall, cpu, started, kept = _loong(url, asked.items, concurrency, f"{folder}/run")
        here.send("look")
        answered, peak, first = here.recv()
        rate = kept * _PER_ITEM / wall
        print(
            f"{concurrency:9d} {ideal:8.0f} {bare:7.0f} {rate:8.1f} {rate / ideal:9.0%} "
            f"{rate / bare:8.0%} {first - started:16.2f} {cpu:6.1f} {peak:5d}  {answered} answered"
        )
    here.send("stop")
    server.join(5)


if __name__ == "__main__":
    main()
