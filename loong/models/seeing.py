"""Images on their way to a model: parts of a request, pictures in memory, or a refusal."""

from __future__ import annotations

from typing import Any

from loong.errors import ModelRefusal
from loong.images import Image, placed
from loong.types import Chat, Message

Part = dict[str, object]
ELSEWHERE = (
    "ask a model that sees: openai:NAME?base_url=… of a server with one, or transformers: or vllm: "
    "with ?images="
)
PIXELS = 2**26
"""Of one picture at most: a small file can hold far more than memory does."""
_SHOWN = 60  # characters of a question that an error repeats


def wire_content(turn: Message) -> str | list[Part]:
    """Write what a turn says as chat completions have it: text, or parts where it has images."""
    if not turn.images:
        return turn.content
    return [
        {"type": "image_url", "image_url": {"url": part.uri}}
        if isinstance(part, Image)
        else {"type": "text", "text": part}
        for part in placed(turn.content, turn.images)
    ]


def template_turns(chat: Chat) -> list[dict[str, object]]:
    """Write a chat as templates have it: texts, and for a chat with images parts in every turn."""
    if not images_in(chat):
        return [{"role": turn.role, "content": turn.content} for turn in chat]
    return [{"role": turn.role, "content": template_parts(turn)} for turn in chat]


def template_parts(turn: Message) -> list[Part]:
    """Write what a turn says in parts, as processors of Hugging Face have it: images by place."""
    return [
        {"type": "image"} if isinstance(part, Image) else {"type": "text", "text": part}
        for part in placed(turn.content, turn.images)
    ]


def images_in(chat: Chat) -> list[Image]:
    """Return all images of a chat, in order."""
    return [image for turn in chat for image in turn.images]


def check_images(chat: Chat, *, name: str, most: int, advice: str = ELSEWHERE) -> None:
    """Raise ModelRefusal where a chat has more images than a model is to see.

    Args:
        chat: what is asked.
        name: of the model.
        most: images of one chat; 0 for a model that reads text only.
        advice: what to do where it is 0.
    """
    count = len(images_in(chat))
    if count <= most:
        return
    asked = next(turn.content for turn in chat if turn.images)
    images = "an image" if count == 1 else f"{count} images"
    which = f"the question {' '.join(asked.split())[:_SHOWN]!r} has {images}"
    if most:
        raise ModelRefusal(f"{name} sees {most} images of a chat, and {which}; raise ?images=")
    raise ModelRefusal(f"{name} reads text only, and {which}; {advice}")


def pictures(chat: Chat, *, name: str) -> list[Any]:
    """Return the images of a chat as pictures of Pillow, in RGB.

    Raises:
        ModelRefusal: one is an address, or cannot be decoded.
    """
    return [_picture(image, name) for image in images_in(chat)]


def _picture(image: Image, name: str) -> Any:
    import io

    from PIL import Image as Pillow

    if image.is_address:
        raise ModelRefusal(
            f"{name} runs in this process, where nothing is fetched: download {image.uri!r} and "
            "name the file in the item, or use a model behind a server"
        )
    try:
        with Pillow.open(io.BytesIO(image.data)) as opened:
            if opened.width * opened.height > PIXELS:
                raise ValueError(f"it has more than {PIXELS:,} pixels")
            whole = opened.convert("RGBA")
            paper = Pillow.new("RGBA", whole.size, "white")  # behind what is transparent
            return Pillow.alpha_composite(paper, whole).convert("RGB")
    except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError) as error:
        raise ModelRefusal(f"{name} cannot decode an image of the question: {error}") from error
