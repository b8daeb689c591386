"""Judge a whole reply: extract its answer, then compare."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from loong.answers.algebra.sides import keeps_sides
from loong.answers.blocks import is_block, same_block
from loong.answers.compare import compare
from loong.answers.number import parse_number
from loong.answers.replies.extract import extract, readings, stated
from loong.answers.replies.marked import last_part
from loong.answers.replies.printed_lines import is_printed
from loong.answers.result import Comparison
from loong.answers.sentences.sayings import is_aside
from loong.answers.spellings.drawings import with_drawing_undrawn
from loong.answers.spellings.objects import answer_of
from loong.answers.spellings.sessions import printed
from loong.answers.text.scripts import with_latin_alone

if TYPE_CHECKING:
    from loong.types import AnswerType

_TRUTHS = frozenset({"yes", "no", "true", "false", "none", "null"})
_WORD = 60
_STRING = re.compile(r"'[^'\n]{0,400}'")
_CALLED = re.compile(r"`[^`\n]{0,80}\w\([^`\n]{0,200}`")
"""A call, whose output keeps its capitals."""
_PRINTS = re.compile(r"\b(?:outputs?|prints?|printed|returns?|evaluates)\b", re.IGNORECASE)
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
    reply = last_part(reply)
    block = same_block(stated(reply), gold, extract(reply).text) if is_block(gold) else None
    if block is not None:
        why = "the same block" if block else "the block does not do the same"
        return Comparison(equal=block, reason=why, kind="text")
    gold = _reference(gold if reply.lstrip().startswith("{") else answer_of(gold))
    reply = with_latin_alone(with_drawing_undrawn(printed(reply)), gold)

    compared = partial(
        compare,
        answer_type=answer_type,
        tolerance=tolerance,
        relative=relative,
        unit_required=unit_required,
    )
    first = _judged_or_concluded(reply, gold, compared)
    if not set(gold) & set(":="):
        return first
    from loong.answers.replies.headings import named_otherwise, unheaded

    said = stated(reply)
    value = unheaded(gold, said) if first.equal is False and ":" in gold else None
    again = first if value is None else _judged(reply, value, compared)
    if True not in {first.equal, again.equal}:
        return first
    if named_otherwise(said, gold):
        return Comparison(equal=False, reason="it is the value of another thing", kind=first.kind)
    return again


def _judged_or_concluded(
    reply: str, gold: str, compare_to: Callable[[str, str], Comparison]
) -> Comparison:
    """Judge a reply as it stands, or, where it marks nothing, by what it concludes or shows."""
    first = _judged(reply, gold, compare_to)
    if first.equal is None or parse_number(reply) is not None or is_printed(reply):
        return first
    from loong.answers.replies.afterwords import before_afterwords
    from loong.answers.replies.codes import in_other_code
    from loong.answers.replies.concluding import concluding
    from loong.answers.replies.displayed import displayed
    from loong.answers.replies.kinds import of_other_kind
    from loong.answers.spellings.syntax import other_syntax

    said = stated(reply)
    if any(differ(said, gold) for differ in (of_other_kind, in_other_code, other_syntax)):
        return Comparison(equal=False, reason="it is of another kind", kind=first.kind)
    shown = displayed(reply, gold)
    best = first
    if first.equal is not True:
        for told in (concluding(reply, gold), shown, before_afterwords(said)):
            again = _judged(told, gold, compare_to) if told else first
            if again.equal is True:
                best = again
                break
    why = _told_otherwise(said, shown, gold, compare_to) if best.equal is True else ""
    return Comparison(equal=False, reason=why, kind=first.kind) if why else best


def _told_otherwise(
    said: str, shown: str, gold: str, compare_to: Callable[[str, str], Comparison]
) -> str:
    """Say how a reply takes back the reference behind it, or told another value before it."""
    from loong.answers.replies.afterwords import before_late, taken_back
    from loong.answers.replies.disowned import disowned
    from loong.answers.replies.displayed import of_one_kind

    behind = taken_back(said) if "\n\n" in said else ""
    if behind and _judged(behind, gold, compare_to).equal is not True:
        return f"{behind!r:.60} takes it back"
    early = before_late(said) if parse_number(gold) is not None else ""
    if early and _judged(early, gold, compare_to).equal is False:
        return f"{early!r:.60} is concluded before it"
    told = _judged(shown, gold, compare_to).equal if shown else None
    if told is True and disowned(said, shown, gold):
        return f"{shown!r:.60} is shown, but the reply does not stand by it"
    return f"{shown!r:.60} is shown before it" if told is False and of_one_kind(shown, gold) else ""


def _judged(reply: str, gold: str, compare_to: Callable[[str, str], Comparison]) -> Comparison:
    """Judge a reply beside a reference as it stands."""

    def compared(text: str) -> Comparison:
        return compare_to(text, gold)

    if parse_number(reply) is not None or is_printed(reply):
        return compared(reply)
    from loong.answers.replies.guided import guided, same_in_every_part, stood_by
    from loong.answers.replies.told_units import with_unit

    said = stated(reply)
    found, *others = readings(said)
    if found.text is None or _in_other_letters(reply, gold):
        why = found.reason if found.text is None else f"{gold!r} has other capitals than this code"
        return Comparison(equal=False, reason=why, kind="unreadable")
    first = compared(found.text)
    only_aside = "\n" not in said and is_aside(said.strip())
    strings = all(_STRING.fullmatch(text.strip()) for text in (said, gold))
    if first.equal is not False or only_aside or strings:
        return stood_by(first, said, found, found.text, gold)
    told = (other.text for other in others if other.text)
    kept = (text for text in told if keeps_sides(found.text or "", text, gold))
    measured = with_unit(said, found.text, gold)
    tried = ((compared(text), text) for text in chain(measured, kept, guided(said, found, gold)))
    best, text = next((pair for pair in tried if pair[0].equal is True), (first, ""))
    if best.equal is True or not same_in_every_part(said, found, gold):
        return stood_by(best, said, found, text, gold)
    return Comparison(equal=True, reason="the same in every part", kind=first.kind)


def _in_other_letters(reply: str, gold: str) -> bool:
    """Tell whether a reply writes the reference as code, but with capitals in other places."""
    quoted = len(gold) > len("''") and gold[0] == gold[-1] and gold[0] in "'\""
    bare = gold[1:-1] if quoted else gold
    letters = bare.replace(" ", "")
    if "`" not in reply or not letters.isalpha() or len(bare) > _WORD or bare.lower() in _TRUTHS:
        return False
    word = re.escape(bare)
    printed = quoted or _PRINTS.search(reply) is not None
    marked = f"`['\"]?{word}['\"]?`" + (rf"|```[a-z]*\n['\"]?{word}['\"]?\n```" if printed else "")
    marked += rf"|(?<!\w){word}\W*(?:</answer>\W*)?\Z" if _CALLED.search(reply) else ""
    return bare not in reply and re.search(marked, reply, re.IGNORECASE) is not None


def _reference(gold: str) -> str:
    """Return the answer of a reference that is written as a reply."""
    if not any(mark in gold for mark in _MARKS):
        return gold
    return extract(gold).text or gold
