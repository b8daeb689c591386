"""Run `loong serve`'s application in a thread, with a verifier that fails on demand."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from collections.abc import Generator, Mapping, Sequence
from pathlib import Path

from loong.serve.app import Limits, Service, create_app
from loong.serve.problems import FileProblems
from loong.serve.server import bind, make_server, url
from loong.types import DataPoint, Item, Verdict
from loong.verifiers.python import PythonVerifier

TOKEN = "correct-horse-battery"  # noqa: S105
SECONDS = 60
POINTS = [
    {
        "question": f"What is {n} plus {n}?",
        "final_answer": str(2 * n),
        "rationale": f"print({2 * n})",
    }
    for n in range(8)
]


class Stubborn(PythonVerifier):
    """A verifier that fails, waits, holds up its thread or judges, as the reply asks it to."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = threading.Event()
        self.go = threading.Event()

    async def verify(  # type: ignore[override]
        self, answer: str, point: DataPoint | Item
    ) -> Verdict:
        if answer == "crash":
            raise RuntimeError("the grader fell over")
        if answer == "wait":
            self.waiting.set()
            await asyncio.to_thread(self.go.wait, SECONDS)
        if answer.startswith("stall"):
            self.waiting.set()
            self.go.wait(SECONDS)
        return await super().verify(answer, point)


@contextlib.contextmanager
def running(
    folder: Path,
    limits: Limits | None = None,
    *,
    token: str | None = None,
    points: Sequence[Mapping[str, object]] = POINTS,
) -> Generator[tuple[str, Stubborn]]:
    """Run the server in a thread; yield its address and its verifier."""
    file = folder / "points.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in points))
    verifier = Stubborn()
    service = Service(FileProblems(file), verifier, limits or Limits(), token)
    with bind("127.0.0.1", 0) as listening:
        server = make_server(create_app(service), service.limits)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield url(listening), verifier
        finally:
            verifier.go.set()
            server.should_exit = True
            thread.join(SECONDS)
    assert not thread.is_alive()


def right(question: str) -> str:
    """Return the right answer to a question of POINTS."""
    return next(row["final_answer"] for row in POINTS if row["question"] == question)
