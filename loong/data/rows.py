"""One row of anybody's file becomes a data point or an item; nothing that stood in it is lost.

Loong's published files drift: answers that are numbers or lists, `required_dependencies` as a
string, fields beside the four. What has one clear meaning is converted; what has none is a
`ValueError` whose message is the reason that a person reads.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import cast

from pydantic import JsonValue, ValidationError

from loong.types import DataPoint, Evidence, Item, Provenance

Fields = Mapping[str, object]

QUESTION = ("question", "problem")
ANSWER = ("final_answer", "answer")
RATIONALE = ("rationale", "code")
_LIFTED = (  # fields that belong into the metadata and in some files stand beside it
    "answer_tolerance",
    "answer_type",
    "chain_of_thought",
    "contributor",
    "date_created",
    "difficulty",
    "domain",
    "license",
    "name",
    "required_dependencies",
    "source",
    "tags",
    "unit",
)
_OURS = "loong"  # metadata key that holds what an item has and Loong's schema has not
_EVIDENCE = tuple(Evidence.model_fields)
_PROVENANCE = tuple(Provenance.model_fields)


class Digits(str):
    """A number as the file spells it, `7.10`, printed without quotes inside a list."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def read_point(row: Fields, domain: str | None = None) -> DataPoint:
    """Turn a row of any known schema into a data point.

    An item's type, chain of thought, evidence and provenance go into the metadata, see `to_point`.

    Raises:
        ValueError: with a sentence saying what is wrong with the row.
    """
    if _is_item(row):
        return to_point(_item(row, domain))
    return _point(row, domain)


def read_item(row: Fields, domain: str | None = None) -> Item:
    """Turn a row of any known schema into an item; without proof in the row its evidence is None.

    Raises:
        ValueError: with a sentence saying what is wrong with the row.
    """
    return _item(row, domain) if _is_item(row) else from_point(_point(row, domain))


def to_point(item: Item) -> DataPoint:
    """Return an item as a data point that `from_point` turns back into the same item.

    Domain and answer type become metadata of these names; identity, chain of thought, evidence and
    provenance stand together under the metadata key `loong`.
    """
    claimed = {"domain": item.domain, "answer_type": item.answer_type}
    ours: dict[str, JsonValue] = {
        "id": item.id,
        "chain_of_thought": item.chain_of_thought,
        "evidence": item.evidence.model_dump(mode="json") if item.evidence else None,
        "provenance": item.provenance.model_dump(mode="json"),
    }
    replaced = {k: item.metadata[k] for k in (*claimed, _OURS) if k in item.metadata}
    if replaced:
        ours["replaced"] = replaced
    return DataPoint(
        question=item.question,
        final_answer=item.final_answer,
        rationale=item.rationale,
        metadata={**item.metadata, **claimed, _OURS: ours},
    )


def from_point(point: DataPoint) -> Item:
    """Return the item that `to_point` was given; for other points an item without evidence.

    Raises:
        ValueError: the metadata key `loong` holds something that `to_point` did not write.
    """
    metadata = dict(point.metadata)
    ours = metadata.get(_OURS)
    fields: dict[str, object] = {
        "id": point.id,
        "domain": _text_or_empty(metadata.get("domain")),
        "answer_type": _text_or_empty(metadata.get("answer_type")),
        "chain_of_thought": _text_or_empty(metadata.get("chain_of_thought")),
    }
    if isinstance(ours, dict) and "evidence" in ours:
        replaced = _parsed(ours.get("replaced"))
        for name in ("domain", "answer_type", _OURS):
            metadata.pop(name, None)
        if isinstance(replaced, dict):
            metadata.update(cast("dict[str, JsonValue]", replaced))
        fields.update({k: v for k, v in ours.items() if k != "replaced"})
        fields["provenance"] = _with_parameters(ours.get("provenance"))
    return _validated(
        Item,
        fields
        | {
            "question": point.question,
            "final_answer": point.final_answer,
            "rationale": point.rationale,
            "metadata": metadata,
        },
    )


def _with_parameters(provenance: object) -> object:
    """Decode the parameters of a provenance, which stand as text where columns have one type."""
    if not isinstance(provenance, dict):
        return provenance
    fields = cast("dict[str, object]", provenance)
    return {**fields, "parameters": _parsed(fields.get("parameters", {}))}


def plain(value: object) -> JsonValue:
    """Return a value as JSON can hold it: dates as ISO text, bytes as UTF-8, NaN as None."""
    if isinstance(value, float):
        return value if value - value == 0 else _unusual(value)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Mapping):
        return {str(k): plain(v) for k, v in cast("Fields", value).items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(v) for v in cast("Iterable[object]", value)]
    return _foreign(value)


def _unusual(value: float) -> JsonValue:
    return None if value != value else repr(value)  # noqa: PLR0124 - only NaN differs from itself


def _foreign(value: object) -> JsonValue:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "backslashreplace")
    if isinstance(value, Decimal):
        return str(value)
    unwrap = cast("Callable[[], object] | None", getattr(value, "tolist", None))  # numpy
    return plain(unwrap()) if unwrap else str(value)


def _is_item(row: Fields) -> bool:
    return "id" in row and "domain" in row and "answer_type" in row and "chain_of_thought" in row


def _item(row: Fields, domain: str | None) -> Item:
    fields = _regroup(row)
    known = {k: v for k, v in fields.items() if k in Item.model_fields}
    extra = {k: v for k, v in fields.items() if k not in known}
    known["question"] = _question(row)
    known["final_answer"] = _answer(row)
    known["rationale"] = _rationale(row)
    known["metadata"] = _with_extra(_metadata(row), extra)
    known["chain_of_thought"] = known["chain_of_thought"] or ""
    if domain is not None:
        known["domain"] = domain
    if known.get("provenance", ...) is None:
        del known["provenance"]
    return _validated(Item, {k: v if k == "metadata" else plain(v) for k, v in known.items()})


def _regroup(row: Fields) -> dict[str, object]:
    """Gather the flat columns of our Parquet files into evidence and provenance."""
    fields = dict(row)
    for group, names in (("evidence", _EVIDENCE), ("provenance", _PROVENANCE)):
        if group not in fields and all(name in fields for name in names):
            fields[group] = {name: _parsed(fields.pop(name)) for name in names}
    evidence = fields.get("evidence")
    if isinstance(evidence, dict) and evidence["code_answer"] is None:
        fields["evidence"] = None  # a row of empty columns
    return fields


def _point(row: Fields, domain: str | None) -> DataPoint:
    taken = {*QUESTION, *ANSWER, *RATIONALE, "metadata"}
    metadata = _metadata(row)
    for name in _LIFTED:
        if name in row and name not in metadata:
            metadata[name] = plain(row[name])
            taken.add(name)
    extra = {k: v for k, v in row.items() if k not in taken}
    if domain is not None:
        if metadata.get("domain", domain) != domain:
            extra.setdefault("domain", metadata["domain"])
        metadata["domain"] = domain
    if "required_dependencies" in metadata:
        metadata["required_dependencies"] = _names(metadata["required_dependencies"])
    return DataPoint(
        question=_question(row),
        final_answer=_answer(row),
        rationale=_rationale(row),
        metadata=_with_extra(metadata, extra),
    )


def _question(row: Fields) -> str:
    question = _first(row, QUESTION)
    if question is None:
        raise ValueError("the question is missing")
    if not isinstance(question, str):
        raise ValueError(f"the question must be text, not {_shape(question)}")
    if not question.strip():
        raise ValueError("the question is empty")
    return question


def _answer(row: Fields) -> str:
    answer = _first(row, ANSWER)
    if answer is None or (isinstance(answer, float) and answer != answer):  # noqa: PLR0124 - NaN
        raise ValueError("the final answer is missing")
    if isinstance(answer, str):
        text = str(answer)
    elif isinstance(answer, bool | int | float | list | tuple | dict | Decimal):
        text = _literal(answer)
    else:
        text = str(plain(answer))
    if not text.strip():
        raise ValueError("the final answer is empty")
    return text


def _literal(answer: object) -> str:
    """Spell an answer that came as a JSON value the way Loong's files spell it: as in Python."""
    try:
        return str(answer)
    except ValueError:
        raise ValueError("the final answer has more digits than Python prints") from None


def _rationale(row: Fields) -> str:
    rationale = _first(row, RATIONALE)
    if rationale is None:
        return ""
    if isinstance(rationale, str):
        return str(rationale)
    if isinstance(rationale, list | tuple):
        lines = list(cast("Iterable[object]", rationale))
        if all(isinstance(line, str) for line in lines):
            return "\n".join(str(line) for line in lines)
    raise ValueError(f"the rationale must be text, not {_shape(rationale)}")


def _metadata(row: Fields) -> dict[str, JsonValue]:
    metadata = plain(_parsed(row.get("metadata")))
    if metadata is None:
        return {}
    if not isinstance(metadata, dict):
        raise ValueError(f"the metadata must be an object, not {_shape(metadata)}")
    return metadata


def _with_extra(metadata: dict[str, JsonValue], extra: Fields) -> dict[str, JsonValue]:
    """Put fields that no schema knows under the metadata key `extra`."""
    if not extra:
        return metadata
    former = metadata.get("extra", {})
    kept = former if isinstance(former, dict) else {"extra": former}
    return {**metadata, "extra": {**{k: plain(v) for k, v in extra.items()}, **kept}}


def _names(value: JsonValue) -> JsonValue:
    if value is None:
        return []
    if isinstance(value, str):
        return [name for name in value.replace(",", " ").split() if name]
    return value


def _first(row: Fields, names: tuple[str, ...]) -> object:
    return next((row[name] for name in names if row.get(name) is not None), None)


def _parsed(value: object) -> object:
    """Decode JSON text, as free-form dicts stand in Parquet; other values as they are."""
    if isinstance(value, str) and value.startswith("{"):
        try:
            return cast("object", json.loads(value))
        except ValueError:
            return value
    return value


def _text_or_empty(value: JsonValue) -> str:
    return value if isinstance(value, str) else ""


def _shape(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"  # noqa: PLR2004


def _validated(schema: type[Item], fields: dict[str, object]) -> Item:
    try:
        return schema.model_validate(fields)
    except ValidationError as invalid:
        first = invalid.errors(include_url=False, include_context=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        said = first["msg"][0].lower() + first["msg"][1:]
        raise ValueError(f"the field {place!r} is not as an item has it: {said}") from None
