"""Load `loong serve` with many sessions whose clients vanish, and look for leaks and wrong rewards.

    python benchmarks/serve.py [--minutes 10] [--sessions 1000] [--pace 4]

Starts the real command on a free port of this machine and plays episodes over as many WebSockets.
Each client pauses between messages, `pace` seconds on average, gives right, wrong and unreadable
replies whose reward it knows, and one episode in ten vanishes: its socket is cut, or it falls
silent until the server ends it, or it stays behind as an HTTP episode that nobody answers. Beside
them one client sends hostile requests, and one answers that take long to judge. The server's own
metrics are read every five seconds. Server and clients share this machine's cores: latencies hold
both.

Ends with a table, the figures as one line of JSON, and exit code 1 where a reward was wrong, a
refusal was no sentence with a 4xx, or the server kept sessions or descriptors.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import random
import resource
import signal
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from rich.console import Console
from rich.table import Table

IDLE = 30.0
VANISH = 0.1  # of episodes
CHAIN = "First the numbers are read off the question, then they are combined step by step. "


def problems(count: int = 600) -> dict[str, tuple[str, str]]:
    """Return questions with a right and a wrong answer: numbers, quantities, lists."""
    made: dict[str, tuple[str, str]] = {}
    for n in range(count):
        a, b = 17 + n, 3 + n * 7 % 101
        made[f"What is {a} times {b}?"] = str(a * b), str(a * b + 1)
        made[f"A train runs {36 * a} km in {b} h. How fast is it on average?"] = (
            f"{10 * a}/{b} m/s",
            f"{10 * a + 1}/{b} m/s",
        )
        made[f"Which are the first three multiples of {a} beyond {b * a}?"] = (
            str([a * (b + k) for k in (1, 2, 3)]),
            str([a * (b + k) for k in (1, 3, 4)]),
        )
    return made


@dataclass
class Seen:
    """What all clients saw."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)

    def took(self, what: str, started: float) -> None:
        """Note a latency."""
        self.seconds.setdefault(what, []).append(time.perf_counter() - started)


@dataclass
class Load:
    """What clients need."""

    base: str
    http: aiohttp.ClientSession
    pace: float
    end: float
    answers: dict[str, tuple[str, str]]
    seen: Seen = field(default_factory=Seen)

    def over(self) -> bool:
        """Tell whether it is time to go."""
        return time.monotonic() >= self.end

    async def pause(self, dice: random.Random) -> None:
        """Think, or stop thinking because it is over."""
        await asyncio.sleep(
            min(dice.uniform(0, 2 * self.pace), max(0.0, self.end - time.monotonic()))
        )


async def said(load: Load, ws: aiohttp.ClientWebSocketResponse, kind: str, **data: str) -> Any:
    """Send a message and return the data of its answer, timed."""
    started = time.perf_counter()
    await ws.send_json({"type": kind, "data": data})
    told = await ws.receive_json()
    load.seen.took(kind, started)
    if told["type"] == "error":
        load.seen.faults[f"refused: {told['data']['message']}"] += 1
    return told["data"]


def reply(dice: random.Random, answers: tuple[str, str]) -> tuple[str, float]:
    """Return a reply with its reward: half are right, a third wrong, the rest unreadable."""
    chain = CHAIN * dice.randrange(12)
    right, wrong = answers
    draw = dice.random()
    if draw < 1 / 2:
        return f"{chain}\\boxed{{{right}}}", 1.0
    if draw < 5 / 6:
        return f"{chain}\\boxed{{{wrong}}}", 0.0
    return f"<think>{chain}", 0.0


async def played(load: Load, ws: aiohttp.ClientWebSocketResponse, dice: random.Random) -> None:
    """Play one episode."""
    asked = await said(load, ws, "reset")
    await load.pause(dice)
    text, wanted = reply(dice, load.answers[asked["observation"]["question"]])
    result = await said(load, ws, "step", llm_response=text)
    load.seen.counts["episodes"] += 1
    if result["reward"] != wanted or not result["done"]:
        load.seen.faults[f"reward {result['reward']} for {wanted}: {text[-60:]}"] += 1


async def client(load: Load, number: int) -> None:
    """Play episodes until it is over, vanishing now and then."""
    dice = random.Random(number)
    await asyncio.sleep(dice.uniform(0, min(load.pace, load.end - time.monotonic())))
    while not load.over():
        try:
            ws = await load.http.ws_connect(f"{load.base}/ws", max_msg_size=0)
        except aiohttp.ClientError as error:
            load.seen.faults[f"connect: {type(error).__name__}"] += 1
            continue
        load.seen.counts["connections"] += 1
        try:
            await connected(load, ws, dice)
        except (aiohttp.ClientError, TypeError, ConnectionError) as error:
            load.seen.faults[f"lost: {type(error).__name__}: {error}"] += 1
            await ws.close()


async def connected(load: Load, ws: aiohttp.ClientWebSocketResponse, dice: random.Random) -> None:
    """Play episodes over one connection."""
    while not load.over() and dice.random() > VANISH:
        await played(load, ws, dice)
        await load.pause(dice)
    if load.over():
        await ws.close()
    else:
        await vanished(load, ws, dice)


async def vanished(load: Load, ws: aiohttp.ClientWebSocketResponse, dice: random.Random) -> None:
    """Leave without a word, somewhere in an episode."""
    way = dice.choice(["cut", "cut asked", "cut unanswered", "silent", "http"])
    load.seen.counts[f"vanished: {way}"] += 1
    if way != "cut":
        await said(load, ws, "reset")
    if way == "cut unanswered":
        await ws.send_json({"type": "step", "data": {"llm_response": CHAIN * 100}})
    if way == "http":
        async with load.http.post(f"{load.base}/reset", json={}) as answer:
            await answer.read()
    if way == "silent":
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, load.end - time.monotonic())):
                told = await ws.receive_json()
                if told["data"]["code"] != "SESSION_ERROR":
                    load.seen.faults[f"silent: {told}"] += 1
        await ws.close()
        return
    held: socket.socket = ws.get_extra_info("socket")
    held.shutdown(socket.SHUT_RDWR)
    await ws.close()


HOSTILE: tuple[tuple[str, bytes, int], ...] = (
    ("/reset", b"{", 422),
    ("/reset", b'{"sed": 1}', 422),
    ("/reset", b'{"seed": 1e400}', 422),
    ("/step", b"[" * 900_000, 400),
    ("/step", b'{"action": {"llm_response": "4"}, "episode_id": "none"}', 404),
    ("/step", b'{"action": {"llm_response": "\xff"}}', 400),
    ("/verify", b'{"reference": "1"}', 422),
    ("/verify", b'{"reference": "1", "answer": "' + b"x" * 1_100_000 + b'"}', 413),
    ("/verify", b'{"answer": "1", "item": {"question": "?"}}', 422),
    ("/verify/batch", b'{"requests": [' + b"{}," * 5000 + b"{}]}", 422),
    ("/nowhere", b"{}", 404),
)
SIGNS = ", ".join(f"x{n}" for n in range(50))
SLOW: tuple[tuple[str, str, float | None], ...] = (
    (f"{{{SIGNS}}}", f"{{{', '.join(reversed(SIGNS.split(', ')))}}}", 1.0),
    ("1", "\\boxed{1}" * 20_000, 0.0),
    ("9**9**9", "\\boxed{9**9**9**9}", None),
    ("5", "The answer is " * 20_000, 0.0),
    ("(a+b+c+d+e+f)^9", "(f+e+d+c+b+a)^9", 1.0),
)


async def hostile(load: Load) -> None:
    """Send what must be refused, in turn."""
    number = 0
    while not load.over():
        path, body, wanted = HOSTILE[number % len(HOSTILE)]
        number += 1
        headers = {"Content-Type": "application/json"}
        try:
            async with load.http.post(f"{load.base}{path}", data=body, headers=headers) as answer:
                told = await answer.json()
                load.seen.counts[f"hostile: {answer.status}"] += 1
                sentence = told.get("detail")
                if answer.status != wanted or not _is_sentence(sentence):
                    load.seen.faults[f"hostile {path}: {answer.status} {sentence!r}"] += 1
        except aiohttp.ClientOSError:  # the server hung up on a body that is too long
            load.seen.counts["hostile: hung up"] += 1
        await asyncio.sleep(min(0.25, load.pace))


def _is_sentence(told: object) -> bool:
    return isinstance(told, str) and 0 < len(told) < 300 and "\n" not in told  # noqa: PLR2004


async def slow(load: Load) -> None:
    """Send answers that take long to judge, in turn."""
    number = 0
    while not load.over():
        reference, answer, wanted = SLOW[number % len(SLOW)]
        number += 1
        body = {"reference": reference, "answer": answer}
        started = time.perf_counter()
        async with load.http.post(f"{load.base}/verify", json=body) as got:
            told = await got.json()
        load.seen.took("slow verify", started)
        if told.get("reward", "none") != wanted:
            load.seen.faults[f"verify {reference[:20]}: {told}"] += 1
        await asyncio.sleep(min(1.0, load.pace))


async def gauges(load: Load) -> dict[str, float]:
    """Return the server's own figures."""
    async with load.http.get(f"{load.base}/metrics") as answer:
        text = await answer.text()
    lines = (line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    told = {name: float(value) for name, value in lines}
    return {
        "megabytes": told["process_resident_memory_bytes"] / 2**20,
        "descriptors": told["process_open_fds"],
        "websockets": told['loong_sessions{kind="websocket"}'],
        "http episodes": told['loong_sessions{kind="http"}'],
        "cpu seconds": told["process_cpu_seconds_total"],
    }


async def watched(load: Load) -> list[dict[str, float]]:
    """Read the server's figures until it is over."""
    figures: list[dict[str, float]] = []
    while not load.over():
        started = time.perf_counter()
        figures.append(await gauges(load))
        load.seen.took("metrics", started)
        await asyncio.sleep(min(5.0, max(0.1, load.end - time.monotonic())))
    return figures


@contextlib.asynccontextmanager
async def served(answers: dict[str, tuple[str, str]], sessions: int) -> AsyncGenerator[str]:
    """Run the command; yield its address."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for question, (right, _) in answers.items():
            row = {"question": question, "final_answer": right, "rationale": "print()"}
            file.write(f"{json.dumps(row)}\n")
        file.flush()
        options = ["--dataset", file.name, "--port", "0", "--idle", f"{IDLE:g}"]
        server = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "loong", "serve", *options),
            *("--max-sessions", str(2 * sessions + 100)),
            stdout=asyncio.subprocess.PIPE,
        )
        try:
            told = (await server.stdout.readline()).decode() if server.stdout else ""
            yield next(word for word in told.split() if word.startswith("http://"))
        finally:
            with contextlib.suppress(ProcessLookupError):
                server.send_signal(signal.SIGTERM)
            await server.wait()


async def measured(minutes: float, sessions: int, pace: float) -> int:
    """Load the server, print what was seen, and return the exit code."""
    answers = problems()
    async with served(answers, sessions) as base, _http() as http:
        load = Load(base, http, pace, time.monotonic() + 60 * minutes, answers)
        before = await gauges(load)
        watching = asyncio.create_task(watched(load))
        clients = [client(load, number) for number in range(sessions)]
        await asyncio.gather(*clients, hostile(load), slow(load))
        figures = await watching
        async with _http() as fresh:
            load.http = fresh
            await http.close()
            after = await _settled(load)
        return report(load.seen, before, figures, after, minutes=minutes, pace=pace)


def _http() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0), timeout=aiohttp.ClientTimeout(120)
    )


async def _settled(load: Load) -> dict[str, float]:
    """Return the figures once the last sessions have ended, by idling at the longest."""
    patience = time.monotonic() + 2 * IDLE + 10
    while True:
        told = await gauges(load)
        if not told["websockets"] + told["http episodes"] or time.monotonic() > patience:
            return told
        await asyncio.sleep(1)


def report(
    seen: Seen,
    before: dict[str, float],
    figures: list[dict[str, float]],
    after: dict[str, float],
    *,
    minutes: float,
    pace: float,
) -> int:
    """Print the figures, and return whether anything was wrong."""
    table = Table("", "n", "p50", "p99", "most", title=f"milliseconds, {minutes:g} minutes")
    told: dict[str, Any] = {"minutes": minutes, "pace": pace}
    for what, seconds in seen.seconds.items():
        ms = [1000 * second for second in sorted(seconds)]
        half, high = (ms[int(share * (len(ms) - 1))] for share in (0.5, 0.99))
        table.add_row(what, str(len(ms)), f"{half:.1f}", f"{high:.1f}", f"{ms[-1]:.1f}")
        told[what] = {"n": len(ms), "p50": half, "p99": high, "most": ms[-1]}
    console = Console(width=100)
    console.print(table)
    quarter = figures[len(figures) // 4]
    stands = {"before": before, "quarter": quarter, "last": figures[-1], "after": after}
    columns = Table("", *stands)
    for name in before:
        columns.add_row(name, *(f"{figure[name]:.0f}" for figure in stands.values()))
    console.print(columns)
    most = max(figure["websockets"] for figure in figures)
    kept = {name: after[name] for name in ("websockets", "http episodes") if after[name]}
    if after["descriptors"] > before["descriptors"] + 8:
        kept["descriptors"] = after["descriptors"]
    told["megabytes"] = [round(figure["megabytes"], 1) for figure in figures]
    told |= {"counts": seen.counts, "faults": seen.faults, "kept": kept, "most": most, **stands}
    print(json.dumps(told))
    return 1 if seen.faults or kept else 0


def main() -> int:
    """Read the options, raise the limit on open files, and measure."""
    parser = argparse.ArgumentParser(description="Load loong serve with clients that vanish.")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--sessions", type=int, default=1000)
    parser.add_argument("--pace", type=float, default=4.0, help="mean seconds between messages")
    asked = parser.parse_args()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 8192)), hard))
    return asyncio.run(measured(asked.minutes, asked.sessions, asked.pace))


if __name__ == "__main__":
    raise SystemExit(main())
