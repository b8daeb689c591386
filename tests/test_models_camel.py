"""The adapter for camel-ai, with camel-ai's own model class in front of the local HTTP server."""

from __future__ import annotations

from typing import Any

import pytest

from loong.errors import ModelError, UsageError
from loong.images import Image
from loong.models import load_model
from loong.types import Message, Sampling
from tests.pictures import png, uri
from tests.stub_server import Fault, serving

camel_models = pytest.importorskip("camel.models")

pytestmark = pytest.mark.filterwarnings("ignore")  # camel-ai's own
CHAT = [Message(role="system", content="Be brief."), Message(role="user", content="6 times 7?")]


async def close(backend: Any) -> None:
    await backend._async_client.close()
    backend._client.close()


async def test_images_go_to_the_platform_in_parts() -> None:
    async with serving() as server:
        backend = camel_models.OpenAICompatibleModel(
            model_type="stub", url=server.base_url, api_key="k"
        )
        turn = Message(role="user", content="What is it?", images=(Image(uri=uri(png())),))
        await load_model(backend).sample([turn], sampling=Sampling())
        await close(backend)
    assert server.requests[0]["messages"][0]["content"] == [
        {"type": "image_url", "image_url": {"url": uri(png())}},
        {"type": "text", "text": "What is it?"},
    ]


async def test_a_model_object_of_camel_is_wrapped_and_sampled_as_asked() -> None:
    async with serving() as server:
        backend = camel_models.OpenAICompatibleModel(
            model_type="stub", url=server.base_url, api_key="k", model_config_dict={"top_p": 0.5}
        )
        model = load_model(backend)
        replies = await model.sample(CHAT, n=2, sampling=Sampling(temperature=0.1, seed=3))
        assert [reply.text for reply in replies] == ["\\boxed{42}"] * 2
        assert replies[0].prompt_tokens == 5
        assert model.name == "camel:stub"
        assert sorted(body["seed"] for body in server.requests) == [3, 4]
        assert {(b["temperature"], b["top_p"]) for b in server.requests} == {(0.1, 0.5)}
        assert server.requests[0]["messages"][0] == {"role": "system", "content": "Be brief."}
        assert backend.model_config_dict == {"top_p": 0.5}
        await close(backend)


async def test_an_error_of_camel_is_a_model_error() -> None:
    async with serving() as server:
        server.faults.append(Fault(status=404, message="no such model"))
        backend = camel_models.OpenAICompatibleModel("stub", url=server.base_url, api_key="k")
        with pytest.raises(ModelError, match=r"NotFoundError.*no such model"):
            await load_model(backend).sample(CHAT, sampling=Sampling())
        await close(backend)


async def test_a_platform_that_does_not_exist_is_told() -> None:
    with pytest.raises(UsageError, match="camel-ai cannot make 'camel:nowhere/x'"):
        await load_model("camel:nowhere/x").sample(CHAT, sampling=Sampling())


async def test_a_platform_is_made_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving() as server:
        monkeypatch.setenv("OPENAI_COMPATIBILITY_API_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_COMPATIBILITY_API_KEY", "k")
        model = load_model("camel:openai-compatible-model/small")
        (reply,) = await model.sample(CHAT, sampling=Sampling(max_tokens=9))
        assert reply.text == "\\boxed{42}"
        assert server.requests[0]["max_tokens"] == 9
        await model.aclose()
