"""What every model backend promises, against real servers and engines."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from loong.errors import LoongError, ModelError, UsageError
from loong.models import ScriptedModel, load_model, without_secrets
from loong.models.profiles import cached_model
from loong.types import Chat, Model, Sampling
from tests.chats import user
from tests.stub_server import serving

SCHEMA = {
    "type": "object",
    "properties": {"colour": {"type": "string", "enum": ["red", "green", "blue"]}},
    "required": ["colour"],
    "additionalProperties": False,
}
SHORT = Sampling(max_tokens=24, temperature=0.0, seed=7)


def answer(chat: Chat) -> str:
    return '{"colour": "red"}' if "colour" in chat[-1].content else f"echo {chat[-1].content}"


def local_file() -> Path:
    return Path(os.environ.get("LOONG_LOCAL_MODEL") or cached_model())


@pytest.fixture(scope="module")
def local_model() -> Iterator[Model]:
    if not local_file().is_file():
        pytest.skip("no local model: python tests/fetch_local_model.py")
    loaded = load_model("local?parallel=4&context=1024")
    yield loaded
    asyncio.run(loaded.aclose())


@pytest.fixture(params=["scripted", "openai", pytest.param("local", marks=pytest.mark.local)])
async def model(request: pytest.FixtureRequest) -> AsyncIterator[Model]:
    if request.param == "scripted":
        yield ScriptedModel(answer)
    elif request.param == "openai":
        async with serving(reply=lambda chat: answer(user(chat[-1]["content"]))) as server:
            loaded = load_model("openai:stub", base_url=server.base_url)
            yield loaded
            await loaded.aclose()
    else:
        yield request.getfixturevalue("local_model")


class TestEveryBackend:
    async def test_answers_with_text_and_counts(self, model: Model) -> None:
        (reply,) = await model.sample(user("Say hello."), sampling=SHORT)
        assert reply.text.strip()
        assert reply.prompt_tokens > 0
        assert 0 < reply.completion_tokens <= SHORT.max_tokens
        assert reply.finish_reason in ("stop", "length")

    async def test_gives_as_many_as_asked_and_counts_the_prompt_once(self, model: Model) -> None:
        one = await model.sample(user("Name a fruit."), sampling=SHORT)
        five = await model.sample(user("Name a fruit."), n=5, sampling=SHORT)
        assert len(five) == 5
        assert all(reply.text.strip() for reply in five)
        assert sum(reply.prompt_tokens for reply in five) <= 2 * one[0].prompt_tokens

    async def test_honours_a_schema(self, model: Model) -> None:
        sampling = SHORT.model_copy(update={"json_schema": SCHEMA})
        (reply,) = await model.sample(user("Your favourite colour?"), sampling=sampling)
        assert json.loads(reply.text)["colour"] in ("red", "green", "blue")

    async def test_answers_several_chats_at_once_each_its_own(self, model: Model) -> None:
        words = ["tiger", "violin", "granite", "whale"]
        chats = [user(f"Repeat this word and nothing else: {word}") for word in words]
        replies = await asyncio.gather(*(model.sample(c, sampling=SHORT) for c in chats))
        assert [w in r[0].text.lower() for w, r in zip(words, replies, strict=True)] == [True] * 4

    async def test_answers_after_a_call_was_cancelled(self, model: Model) -> None:
        long = Sampling(max_tokens=900)
        call = asyncio.create_task(model.sample(user("Count from 1 to 999."), sampling=long))
        await asyncio.sleep(0)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert await model.sample(user("Say hello."), sampling=SHORT)

    async def test_keeps_its_name_short(self, model: Model) -> None:
        assert len(model.name) < 100
        assert "\n" not in model.name


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("gpt-4", "neither BACKEND:MODEL"),
        ("openai:", "neither BACKEND:MODEL"),
        (":x", "neither BACKEND:MODEL"),
        ("opnai:gpt-4", "did you mean 'openai'"),
        ("profiles:x", "there is no model backend 'profiles'"),
        ("llama4-scout", "nvidia-smi shows none"),
        ("vllm:./no-such-folder", "no config.json"),
        ("vllm:NAME?kv_cache=int2", "'kv_cache'"),
        ("transformers:/no/such", "no config.json"),
        ("transformers:NAME?batch=0", "'batch'"),
        ("transformers:NAME?lora=/no/such", "no adapter_config.json"),
        ("openai:x?base_url", "key=value"),
        ("openai:x?timeout=1&timeout=2", "each once"),
        ("openai:x?timeout=soon", "'timeout'"),
        ("openai:x?timeout=0", "'timeout'"),
        ("openai:x?shade=blue", "'shade': there are: api_key"),
        ("openai:x?base_url=localhost:8000/v1", "no address"),
        ("openai:x?base_url=http://host:99999/v1", "no address"),
        ("openai:x?base_url=http://[::1/v1", "no address"),
        ("openai:x?base_url=http:///v1", "no address"),
        ("openai:x?base_url=http://me:pw@host/v1", "password"),
        ("openai:x?api_key_env=LOONG_NO_SUCH_KEY", "needs a key in LOONG_NO_SUCH_KEY"),
        ("llamacpp:/no/such.gguf", "cannot read the model file '/no/such.gguf'"),
        (f"llamacpp:{__file__}", "no GGUF file"),
        ("llamacpp:x.gguf?parallel=0", "'parallel'"),
        ("scripted:/no/such.jsonl", "cannot read the script"),
        ("camel:openai", "PLATFORM/NAME"),
        (42, "a int is no model"),
    ],
)
def test_a_bad_name_is_told_in_one_sentence(
    spec: object, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    with pytest.raises(UsageError) as caught:
        load_model(spec)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("wrong", ["&timeout=0", "&base_url=ftp://x", "&nothing=1", "&timeout"])
def test_a_key_in_a_name_is_never_told(wrong: str) -> None:
    with pytest.raises(UsageError) as caught:
        load_model(f"openai:x?api_key=sk-secret{wrong}")
    assert "sk-secret" not in str(caught.value)


def test_a_name_without_its_secrets_keeps_the_rest() -> None:
    assert without_secrets("openai:x?api_key=sk&timeout=3") == "openai:x?timeout=3"
    assert without_secrets("openai:x?api_key=sk") == "openai:x"
    assert without_secrets("openai:x") == "openai:x"


def test_a_model_is_passed_through_and_takes_no_options() -> None:
    model = ScriptedModel(["a"])
    assert load_model(model) is model
    with pytest.raises(UsageError, match="ready-made"):
        load_model(model, parallel=2)


def test_local_without_a_file_tells_how_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOONG_LOCAL_MODEL", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with pytest.raises(UsageError, match=r"hf download Qwen/.* or set LOONG_LOCAL_MODEL"):
        load_model("local")


def test_local_takes_the_named_file_with_options(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "any.gguf"
    file.write_bytes(b"GGUF")
    monkeypatch.setenv("LOONG_LOCAL_MODEL", str(file))
    assert load_model("local?parallel=2").name == "llamacpp:any.gguf"


async def test_a_broken_model_file_is_a_model_error(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp")
    file = tmp_path / "broken.gguf"
    file.write_bytes(b"GGUF" + bytes(100))
    model = load_model(f"llamacpp:{file}")
    with pytest.raises(ModelError, match=r"cannot load .*broken\.gguf"):
        await model.sample(user("hi"), sampling=SHORT)
    await model.aclose()


def test_loading_imports_nothing_heavy() -> None:
    code = (
        "import sys; from loong.models import load_model;"
        "load_model('openai:x?base_url=http://127.0.0.1:9/v1');"
        "heavy = ('aiohttp', 'xllamacpp', 'camel', 'openai', 'torch', 'vllm');"
        "print([m for m in heavy if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


class TestScripted:
    async def test_replies_in_order_and_then_says_that_it_is_out(self) -> None:
        model = ScriptedModel(["a", "b"])
        assert [c.text for c in await model.sample(user("x"), n=2, sampling=SHORT)] == ["a", "b"]
        with pytest.raises(ModelError, match="no reply"):
            await model.sample(user("x"), sampling=SHORT)

    async def test_a_file_matches_pieces_first_and_else_goes_in_order(self, tmp_path: Path) -> None:
        script = tmp_path / "script.jsonl"
        script.write_text(
            '{"contains": "cat", "reply": "meow"}\n\n{"reply": "one"}\n'
            '{"contains": "cat and dog", "reply": "never"}\n{"reply": "two"}\n'
        )
        model = load_model(f"scripted:{script}")
        asked = ["a cat and dog", "a horse", "cat", "a fish"]
        replies = [(await model.sample(user(text), sampling=SHORT))[0].text for text in asked]
        assert replies == ["meow", "one", "meow", "two"]

    @pytest.mark.parametrize(
        "line", ["{", "[1]", '{"reply": 1}', '{"contains": "a"}', '{"reply": "a", "n": 1}']
    )
    def test_a_bad_line_is_named(self, line: str, tmp_path: Path) -> None:
        script = tmp_path / "script.jsonl"
        script.write_text(f'{{"reply": "fine"}}\n{line}\n')
        with pytest.raises(LoongError, match=r"script\.jsonl:2: expected"):
            load_model(f"scripted:{script}")
