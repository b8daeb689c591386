"""The OpenAI-compatible backend against a real server that misbehaves on demand."""

from __future__ import annotations

import asyncio
import logging
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest

from loong.errors import ModelError
from loong.models import load_model, wire
from loong.types import Completion, Message, Model, Sampling
from tests.stub_server import Fault, StubServer, serving

CHAT = [Message(role="user", content="What is 6 times 7?")]
KEY = "sk-very-secret"


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "FIRST_PAUSE", 0.001)


def model_of(server: StubServer, **options: Any) -> Model:
    return load_model("openai:stub", **{"base_url": server.base_url, "api_key": KEY, **options})


async def ask(model: Model, n: int = 1, **sampling: Any) -> list[Completion]:
    try:
        return await model.sample(CHAT, n=n, sampling=Sampling(**sampling))
    finally:
        await model.aclose()


@pytest.mark.parametrize(
    "fault",
    [
        Fault(status=429, message="slow down"),
        Fault(status=429, message="slow down", retry_after="0"),
        Fault(status=500, message="oops"),
        Fault(status=503, body=b"<html>busy</html>"),
        Fault(body=b'{"choices": [{"message"'),
        Fault(body=b"\xff\xfe"),
        Fault(body=b"[]"),
        Fault(body=b'{"choices": []}'),
        Fault(body=b'{"error": {"code": 529, "message": "overloaded"}}'),
        Fault(truncated=True),
        Fault(dropped=True),
    ],
)
async def test_passing_trouble_is_waited_out(fault: Fault) -> None:
    async with serving() as server:
        server.faults.extend([fault, fault])
        (reply,) = await ask(model_of(server))
        assert reply.text == "\\boxed{42}"
        assert (len(server.requests), server.answered) == (3, 1)


async def test_a_hung_request_is_given_up_and_asked_again() -> None:
    async with serving() as server:
        server.faults.append(Fault(hang=True))
        (reply,) = await ask(model_of(server, timeout=0.3))
        assert reply.text == "\\boxed{42}"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(status=500, message="oops"), "answered 500: oops; see the server's log"),
        (Fault(status=429, message="slow"), "answered 429: slow; the server limits the rate"),
        (Fault(body=b"<html>"), "no completion: <html>"),
        (Fault(truncated=True), "broke off its answer"),
        (Fault(dropped=True), "broke off its answer"),
    ],
)
async def test_lasting_trouble_ends_in_one_sentence(fault: Fault, said: str) -> None:
    async with serving() as server:
        server.faults.extend([fault] * 3)
        with pytest.raises(ModelError) as caught:
            await ask(model_of(server, tries=3))
        message = str(caught.value)
        assert said in message
        assert server.base_url in message
        assert "\n" not in message
        assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (Fault(status=400, message="context too long"), "400: context too long"),
        (Fault(status=404, message="no such model"), "no such model; check base_url"),
        (Fault(status=403, message="no"), "403: no; check the API key"),
        (Fault(status=429, message="code insufficient_quota"), "insufficient_quota"),
        (Fault(status=307, message="elsewhere"), "307"),
        (Fault(status=400, message="x" * 5000), "x" * 300),
    ],
)
async def test_a_refusal_is_final_and_quoted(fault: Fault, said: str) -> None:
    async with serving() as server:
        server.faults.append(fault)
        with pytest.raises(ModelError) as caught:
            await ask(model_of(server))
        assert said in str(caught.value)
        assert len(str(caught.value)) < 600
        assert len(server.requests) == 1


async def test_a_key_that_the_server_repeats_is_not_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with serving(key="another") as server:
        model = model_of(server)
        with pytest.raises(ModelError) as caught:
            await ask(model)
        assert "401: Incorrect API key provided: ***" in str(caught.value)
        assert KEY not in str(caught.value) + model.name + repr(model) + caplog.text


async def test_the_key_is_sent() -> None:
    async with serving(key=KEY) as server:
        assert await ask(model_of(server))


@pytest.mark.parametrize("form", ["seconds", "date"])
async def test_a_server_that_wants_hours_gets_an_error_now(form: str) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    async with serving() as server:
        retry_after = "3600" if form == "seconds" else later
        server.faults.append(Fault(status=429, message="quota", retry_after=retry_after))
        with pytest.raises(ModelError, match="429"):
            await ask(model_of(server))
        assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("", 0), ("2", 2), ("soon", 0), ("-1", 0), ("nan", 0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0)],
)
def test_retry_after_is_read_and_nonsense_is_not(header: str, seconds: float) -> None:
    assert wire.seconds_ordered(header) == seconds


async def test_no_server_is_told_soon() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    model = load_model(f"openai:x?base_url=http://127.0.0.1:{port}/v1")
    with pytest.raises(ModelError, match=rf"cannot be reached .*127\.0\.0\.1:{port} running\?"):
        await ask(model)


async def test_a_host_that_does_not_exist_is_told() -> None:
    model = load_model("openai:x?base_url=http://no-such-host.invalid/v1&tries=1")
    with pytest.raises(ModelError, match="cannot be reached"):
        await ask(model)


async def test_several_completions_are_one_request() -> None:
    async with serving() as server:
        assert len(await ask(model_of(server), n=4)) == 4
        assert [body["n"] for body in server.requests] == [4]


@pytest.mark.parametrize("options", [{"knows_n": False}, {"refuses": ("n",)}])
async def test_a_server_that_gives_one_at_a_time_is_remembered(options: dict[str, Any]) -> None:
    async with serving(**options) as server:
        model = model_of(server)
        assert len(await ask(model, n=3, seed=10)) == 3
        first = len(server.requests)
        assert len(await ask(model, n=3, seed=20)) == 3
        later = server.requests[first:]
        assert [body.get("n") for body in later] == [None] * 3
        assert sorted(body["seed"] for body in later) == [20, 21, 22]
        assert server.answered == 6


async def test_what_was_answered_comes_with_the_error() -> None:
    async with serving(knows_n=False) as server:
        model = model_of(server)
        await ask(model, n=2)
        server.faults.append(Fault(status=400, message="no"))
        with pytest.raises(ModelError) as caught:
            await ask(model, n=3)
        assert [reply.text for reply in caught.value.answered] == ["\\boxed{42}"] * 2


async def test_a_schema_that_the_server_refuses_is_left_out_from_then_on() -> None:
    async with serving(refuses=("response_format",)) as server:
        model = model_of(server)
        for _ in range(2):
            assert await ask(model, json_schema={"type": "object"})
        assert ["response_format" in body for body in server.requests] == [True, False, False]


async def test_a_schema_is_sent_as_the_strict_kind() -> None:
    async with serving() as server:
        await ask(model_of(server), json_schema={"type": "object"})
        sent = server.requests[0]["response_format"]
        assert sent["type"] == "json_schema"
        assert sent["json_schema"]["schema"] == {"type": "object"}
        assert sent["json_schema"]["strict"] is True


async def test_a_server_that_wants_the_newer_length_field_gets_it() -> None:
    async with serving() as server:
        message = "'max_tokens' is not supported, use 'max_completion_tokens' instead"
        server.faults.append(Fault(status=400, message=message))
        model = model_of(server)
        await ask(model, max_tokens=5)
        await ask(model, max_tokens=6)
        lengths = [(b.get("max_tokens"), b.get("max_completion_tokens")) for b in server.requests]
        assert lengths == [(5, None), (None, 5), (None, 6)]


async def test_a_fixed_temperature_wins() -> None:
    async with serving() as server:
        await ask(model_of(server, temperature=1.0), temperature=0.2, stop=("END",))
        assert server.requests[0]["temperature"] == 1.0
        assert server.requests[0]["stop"] == ["END"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b'{"choices": [{"message": {"content": null}}]}', ""),
        (b'{"choices": [{"message": {"reasoning_content": "a", "content": "b"}}]}', "b"),
        (b'{"choices": [{"message": {"content": [{"type": "text", "text": "c"}]}}]}', "c"),
        (b'{"choices": [{"text": "old"}], "usage": {"prompt_tokens": null}}', ""),
        (b'{"choices": ["?"]}', ""),
    ],
)
async def test_odd_answers_are_read(body: bytes, text: str) -> None:
    async with serving() as server:
        server.faults.append(Fault(body=body))
        (reply,) = await ask(model_of(server))
        assert (reply.text, reply.finish_reason) == (text, "stop")


async def test_256_in_flight_are_all_with_the_server_at_once() -> None:
    gate = asyncio.Event()
    async with serving(gate=gate) as server:
        model = model_of(server)
        calls = [asyncio.create_task(model.sample(CHAT, sampling=Sampling())) for _ in range(256)]
        await server.until_in_flight(256)
        gate.set()
        assert len(await asyncio.gather(*calls)) == 256
        await model.aclose()
        assert server.peak == 256


async def test_cancelling_ends_the_request_at_the_server() -> None:
    async with serving(gate=asyncio.Event()) as server:
        model = model_of(server)
        call = asyncio.create_task(model.sample(CHAT, sampling=Sampling()))
        await server.until_in_flight(1)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        await server.until_in_flight(0)
        assert server.answered == 0
        await model.aclose()


def test_one_model_serves_one_event_loop_after_another() -> None:
    command = [sys.executable, str(Path(__file__).with_name("stub_server.py")), "--reply", "yes"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            model = load_model("openai:x", base_url=server.stdout.readline().strip())
            texts = [asyncio.run(ask(model))[0].text for _ in range(2)]
        finally:
            server.terminate()
    assert texts == ["yes", "yes"]
