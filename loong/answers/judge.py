"""Judge a whole reply: extract its answer, then compare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from loong.answers.chat import is_said
from loong.answers.compare import compare
from loong.answers.disowned import disowned, rivalled
from loong.answers.extract import extract, readings, stated
from loong.answers.habits import habits
from loong.answers.number import parse_number
from loong.answers.parts import named_parts
from loong.answers.preferred import is_option
from loong.answers.prose import tellings
from loong.answers.result import Comparison, Extracted
from loong.answers.sections import labelled_parts
from loong.answers.sides import keeps_sides

if TYPE_CHECKING:
    from loong.types import AnswerType

_UNMARKED = frozenset({"bare", "line", "bold", "display", "code"})
_MARKED = frozenset({"boxed", "tag", "json"})
_TRUTHS = frozenset({"yes", "no", "true", "false", "none", "null"})
_WORD = 60
_SENTENCE = 400
_SAID = 2000
_MARKS = ("\\boxed", "<answer>", "####")


def judge(
    reply: str,
    gold: str,
    *,
    answer_type: AnswerType | None = None,
    tolerance: float | None = None,
    relative: float | None = None,
    unit_required: bool = False,
) -> Comparison:
    """Compare a reply, or a bare answer, with the reference; see `compare` for the arguments."""
    if reply.strip() == gold.strip():
        return compare(reply, gold)
    gold = _reference(gold)

    def compared(text: str) -> Comparison:
        return compare(
            text,
            gold,
            answer_type=answer_type,
            tolerance=tolerance,
            relative=relative,
            unit_required=unit_required,
        )

    if parse_number(reply) is not None:
        return compared(reply)
    said = stated(reply)
    found, *others = readings(said)
    if found.text is None or _in_other_letters(reply, gold):
        why = found.reason if found.text is None else f"{gold!r} has other capitals than this code"
        return Comparison(equal=False, reason=why, kind="unreadable")
    first = compared(found.text)
    if first.equal is not False:
        return _stood_by(first, said, found, found.text, gold)
    told = (other.text for other in others if other.text)
    kept = (text for text in told if keeps_sides(found.text or "", text, gold))
    tried = ((compared(text), text) for text in chain(kept, _guided(said, found, gold)))
    best, text = next((pair for pair in tried if pair[0].equal is True), (first, ""))
    if best.equal is True or not _same_in_every_part(said, found, gold):
        return _stood_by(best, said, found, text, gold)
    return Comparison(equal=True, reason="the same in every part", kind=first.kind)


def _stood_by(best: Comparison, said: str, found: Extracted, text: str, gold: str) -> Comparison:
    """Refuse what is the reference, but taken back, doubted or offered beside another value."""
    if best.equal is not True:
        return best
    if found.how in _MARKED:
        rival = rivalled(found.text or "", gold)
        denied = False
    else:
        said = said[-_SAID:]
        rival = rivalled(_beside(said, found, gold), gold)
        denied = disowned(said, text, gold)
    if not rival and not denied:
        return best
    why = "another answer stands beside it" if rival else "the reply does not stand by it"
    return Comparison(equal=False, reason=f"{gold!r} is told, but {why}", kind=best.kind)


def _beside(said: str, found: Extracted, gold: str) -> str:
    """Return where a rival of the answer would stand: its line, its statement, or a short reply."""
    if is_option(gold) and len(said) <= _WORD:
        return said
    lines = [line for line in said.splitlines() if is_said(line)]
    return "".join(lines[-1:]) if found.how in _UNMARKED else found.text or ""


def _in_other_letters(reply: str, gold: str) -> bool:
    """Tell whether a reply writes the reference as code, but with capitals in other places."""
    if "`" not in reply or not gold.isalpha() or len(gold) > _WORD or gold.lower() in _TRUTHS:
        return False
    word = re.escape(gold)
    return (
        gold not in reply and re.search(f"`['\"]?{word}['\"]?`", reply, re.IGNORECASE) is not None
    )


def _same_in_every_part(said: str, found: Extracted, gold: str) -> bool:
    """Tell whether each part that the reference names is told under its own name."""
    if found.how in _MARKED:
        pairs = named_parts(found.text or "", gold)
    else:
        pairs = labelled_parts(said, gold) or named_parts(_from_phrase(said, found), gold)
    return bool(pairs) and all(
        any(compare(part, wanted).equal is True for part in parts) for parts, wanted in pairs
    )


def _from_phrase(said: str, found: Extracted) -> str:
    """Return a reply from the statement on that a phrase announces, else all of it."""
    text = found.text or ""
    return said[said.rfind(text) :] if found.how == "phrase" and text in said else said


def _guided(said: str, found: Extracted, gold: str) -> Iterator[str]:
    """Yield what the last sentence tells of the reference's kind, where no mark is."""
    text = ""
    if found.how in _UNMARKED:
        text = said
    elif found.how in {"phrase", "json"} and found.text and len(found.text) <= _SENTENCE:
        text = found.text
    if text:
        yield from tellings(text, gold)
        yield from habits(text, gold)


def _reference(gold: str) -> str:
    """Return the answer of a reference that is written as a reply."""
    if not any(mark in gold for mark in _MARKS):
        return gold
    return extract(gold).text or gold
