"""The words that models are asked in. A change here changes what runs journal and replay."""

from __future__ import annotations

import re
from collections.abc import Sequence

import orjson
from pydantic import JsonValue

from loong.images import Image
from loong.types import DataPoint, Message

_WRITER = """\
You write problems for a problem set on {subject}. Every problem stands on its own: it states all \
numbers and all edges that are needed, and it has exactly one right answer, which a student can \
work out by hand in a few steps. With each problem comes a short Python program that computes the \
answer from the data of the problem and prints only the answer. Reply with a JSON object that has \
the keys "question" and "program"."""

_ASK = "Write a problem about {topic}."
_NEW = """\
Write a new problem about {topic}: of the same kind as the last one and as easy, with another \
story and other numbers. Its program works like the last one's."""
_VARY = """\
Write the same problem again with other numbers of about the same size; names and things may \
change too, nothing else. Change the program in the same places."""

_SOLVER = """\
Solve the problem. Say what is asked and which rule applies, then work line by line and list cases \
one by one. Check the result in another way where you can. End with the final answer in \\boxed{} \
and nothing after it. If the problem cannot be answered as it stands, because data are missing or \
contradict each other or because several different answers fit, end with \\boxed{ill-posed} \
instead."""

_SOLVED = (
    (
        "A shelf holds 4 red and 3 blue books. In how many ways can two books of different colours "
        "be chosen?",
        "We choose one red book and one blue book.\n"
        "The choices do not depend on each other, so their numbers are multiplied.\n"
        "There are 4 red books and 3 blue books: 4 · 3 = 12.\n"
        "Check: there are C(7, 2) = 7 · 6 / 2 = 21 pairs of books in all. Of one colour are "
        "C(4, 2) + C(3, 2) = 6 + 3 = 9 of them, and 21 - 9 = 12.\n\\boxed{12}",
    ),
    (
        "Some pupils share 12 apples equally. How many apples does each pupil get?",
        "Each pupil gets 12 divided by the number of pupils.\n"
        "The number of pupils is not given: 2 pupils would get 6 apples each, 3 pupils would get "
        "4 each.\nSeveral answers fit, so there is no single answer.\n\\boxed{ill-posed}",
    ),
    (
        "The edges of a graph are A–B, B–C, C–D and B–D. How many of its vertices have degree 2?",
        "The degree of a vertex is the number of edges that end at it. Vertex by vertex:\n"
        "A: A–B, so the degree is 1.\nB: A–B, B–C, B–D, so the degree is 3.\n"
        "C: B–C, C–D, so the degree is 2.\nD: C–D, B–D, so the degree is 2.\n"
        "Check: 1 + 3 + 2 + 2 = 8 is twice the number of edges, 2 · 4 = 8.\n"
        "Degree 2 have C and D, that is 2 vertices.\n\\boxed{2}",
    ),
)
"""Problems with chains of thought: they show the form, and that finding fault is allowed."""

_ILL_POSED = re.compile(r"ill[\s_-]*posed", re.IGNORECASE)

PROBLEM_SCHEMA: dict[str, JsonValue] = {
    "type": "object",
    "properties": {
        "question": {"type": "string", "minLength": 20},
        "program": {"type": "string", "minLength": 10},
    },
    "required": ["question", "program"],
    "additionalProperties": False,
}


def writing(subject: str, shots: Sequence[DataPoint]) -> list[Message]:
    """Return the chat that asks for a problem like the last of some examples.

    After several examples the new problem may tell its own story; after a single one, a variation
    of it is asked for, which small models can write too.

    The system prompt and all examples but the last are shared by several attempts: a long common
    prefix, which servers and llama.cpp keep in their caches.
    """
    chat = [Message(role="system", content=_WRITER.format(subject=subject))]
    for shot in shots:
        reply = orjson.dumps({"question": shot.question, "program": shot.rationale}).decode()
        chat.append(Message(role="user", content=_ASK.format(topic=topic_of(shot))))
        chat.append(Message(role="assistant", content=reply))
    ask = _NEW.format(topic=topic_of(shots[-1])) if len(shots) > 1 else _VARY
    chat.append(Message(role="user", content=ask))
    return chat


def topic_of(shot: DataPoint) -> str:
    """Return what a seed is about: its first tag, or its name in words."""
    tags = shot.metadata.get("tags")
    if isinstance(tags, list) and tags and isinstance(tags[0], str):
        return tags[0].replace("_", " ")
    name = shot.metadata.get("name")
    return name.replace("_", " ") if isinstance(name, str) and name else "something else"


def solving(question: str, images: Sequence[Image] = ()) -> list[Message]:
    """Return the chat that asks for a chain of thought.

    Of the problem it shows the question, its images and nothing else; the examples are the same
    for all.
    """
    chat = [Message(role="system", content=_SOLVER)]
    for asked, chain in _SOLVED:
        chat.append(Message(role="user", content=asked))
        chat.append(Message(role="assistant", content=chain))
    return [*chat, Message(role="user", content=question, images=tuple(images))]


def says_ill_posed(answer: str) -> bool:
    """Tell whether an extracted answer declares the problem ill-posed."""
    return _ILL_POSED.search(answer) is not None and len(answer) < 40  # noqa: PLR2004
