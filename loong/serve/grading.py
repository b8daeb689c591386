"""Judge answers that come with their reference, as graders of RL services ask for it."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import JsonValue, ValidationError

from loong.data.rows import read_point
from loong.flow import ordered_map
from loong.serve.wire import BatchResult, Verified, VerifyRequest, sentence
from loong.types import DataPoint, Outcome, Verdict, Verifier
from loong.verifiers.auto import ordered

_REFERENCES = ("final_answer", "reference_answer", "reference", "expected_answer", "answer")
_AT_ONCE = 32


async def grade(request: VerifyRequest, verifier: Verifier) -> Verified:
    """Judge one answer.

    Raises:
        ValueError: with a sentence, where the request holds no answer or reference to read.
    """
    try:
        reply, point = reply_of(request), point_of(request)
    except RecursionError:
        raise ValueError("the item is nested too deeply") from None
    return _verified(await verifier.verify(reply, point))


async def grade_batch(requests: list[dict[str, JsonValue]], verifier: Verifier) -> BatchResult:
    """Judge many answers; a bad request is ungraded with its reason, and touches no other."""

    async def one(fields: dict[str, JsonValue]) -> Verified:
        try:
            return await grade(VerifyRequest.model_validate(fields), verifier)
        except ValidationError as error:
            return _bad(sentence(error))
        except ValueError as error:
            return _bad(str(error))

    return BatchResult(results=[v async for v in ordered_map(one, requests, limit=_AT_ONCE)])


def point_of(request: VerifyRequest) -> DataPoint:
    """Return the problem that a request's answer is judged against; raises ValueError."""
    if request.item is None:
        reference = request.reference if request.reference is not None else request.expected_answer
        point = DataPoint(question=request.question, final_answer=reference or "")
    else:
        point = _item(request.item, request.question)
    narrowed: dict[str, JsonValue] = dict(point.metadata)
    if request.answer_type is not None:
        narrowed["answer_type"] = request.answer_type
    if request.tolerance is not None:
        narrowed = {k: v for k, v in narrowed.items() if k != "answer_tolerance"}
        narrowed["tolerance"] = request.tolerance
    return point.model_copy(update={"metadata": narrowed})


def reply_of(request: VerifyRequest) -> str:
    """Return the text that is to be judged; raises ValueError."""
    if request.answer is not None:
        return request.answer
    given = request.response if request.sample is None else request.sample
    text = _text(given)
    if text is None:
        raise ValueError("the response holds no text; give a string, output_text or output")
    return text


def _text(response: JsonValue) -> str | None:
    """Read a reply: text, `output_text`, or the messages of a Responses API object."""
    if isinstance(response, str) or not isinstance(response, dict):
        return response if isinstance(response, str) else None
    if isinstance(response.get("output_text"), str):
        return str(response["output_text"])
    output = response.get("output")
    if not isinstance(output, list):
        return None
    messages = [m for m in output if isinstance(m, dict) and m.get("type", "message") == "message"]
    contents = [m.get("content") for m in messages]
    return "\n".join(_part(content) for content in contents) if contents else ""


def _part(content: JsonValue) -> str:
    """Return the text of one message's content, which is text or a list of parts."""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    texts = [part.get("text") for part in parts if isinstance(part, dict)]
    return "".join(text for text in texts if isinstance(text, str))


def _item(fields: Mapping[str, JsonValue], question: str) -> DataPoint:
    """Read the item of a request; a grader's items need no question.

    Nor do they need a reference where their metadata ask for a verifier that judges without one.
    """
    row: dict[str, object] = dict(fields)
    known = next((row[name] for name in _REFERENCES if row.get(name) not in (None, "")), None)
    row["final_answer"] = "-" if known is None else known
    if not row.get("question") and not row.get("problem"):
        row["question"] = question or "-"
    point = read_point(row)
    if known is not None:
        return point
    if ordered(point) is None:
        raise ValueError("the item has no reference answer, and its metadata ask for no verifier")
    return point.model_copy(update={"final_answer": ""})


def _verified(verdict: Verdict) -> Verified:
    return Verified(reward=verdict.reward, **verdict.model_dump())


def _bad(reason: str) -> Verified:
    return Verified(reward=None, outcome=Outcome.UNGRADED, reason=f"request: {reason}")
