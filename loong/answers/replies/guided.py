"""Judge a reply beyond what it marks: what its closing words tell, and whether it stands by that.

Only replies that are no bare number get here; the patterns of this part are loaded with the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from loong.answers.blocks import lone_block
from loong.answers.compare import compare
from loong.answers.notations.choices import is_other_option
from loong.answers.number import parse_number
from loong.answers.replies.answered_first import answered_first
from loong.answers.replies.around import altered, in_another_unit, shown_for_another
from loong.answers.replies.disowned import disowned, names_two, rivalled
from loong.answers.replies.extract import readings
from loong.answers.replies.habits import counted_first, habits
from loong.answers.replies.lone_formulas import lone_formula
from loong.answers.replies.marked import closing_string
from loong.answers.replies.parts import named_parts
from loong.answers.replies.prose import closing_sentence, tellings
from loong.answers.replies.records import sole_value
from loong.answers.replies.sections import labelled_parts
from loong.answers.replies.stating import stating
from loong.answers.replies.stretches import last_stretch
from loong.answers.replies.told_units import other_unit
from loong.answers.result import Comparison, Extracted
from loong.answers.sentences.flags import lone_flag
from loong.answers.sentences.moves import lines_of_moves, lone_move, starts_otherwise
from loong.answers.sentences.named import rivals
from loong.answers.sentences.opposites import opposed
from loong.answers.sentences.preferred import is_option
from loong.answers.sentences.sayings import sayings
from loong.answers.spellings.printouts import is_drawn
from loong.answers.text.chat import is_said
from loong.answers.text.denial import denies

_UNMARKED = frozenset({"bare", "line", "bold", "display", "code"})
_MARKED = frozenset({"boxed", "tag", "json"})
_WHOLE = ("{", "[", "`")
"""What JSON begins with that is not torn."""
_TEXT = re.compile(r"\\(?:text|mathrm|textbf|mathbf|textrm)\s?\{([^{}]{1,400})\}")
_BRACKETS = ("[", "(", "{")
_SHORT = 60
_SENTENCE = 400
_SAID = 2000
_TOLD = 80
_LAST_BOLD = re.compile(
    r"(?P<before>[^\W\d_][^*]{1,300})(?<![A-Za-z0-9)\]}])\*\*(?P<last>[^*]{1,100})\*\*[.!]?"
)
_BOLD_NUMBER = re.compile(
    r"(?P<before>[^\W\d_][^*.;:?]{1,200})\s\*\*(?P<last>[-+−$€£]?[0-9][0-9.,/]{0,30}%?)\*\*\s[^\W\d_][^\d*.,;:?()=]{1,40}[.!]?"
)
"""A sentence with one number in bold, and no other behind it."""
_OBJECT = re.compile(r"\{\s?\"[^\"{}\n]{1,40}\"\s?:[^\n]{1,400}\}")
_SHOWN_ONLY = re.compile(
    r"\b(?:wrong|incorrect|bad|example|sample|template|schema|would|instead|like this)\b",
    re.I,
)
_EXCLAIMED = re.compile(r"(?P<number>-?[0-9][0-9.,/]{0,30}%?)!{1,3}")
_MOST_FACTORS = 20
_LONE_LETTER = re.compile(r"(?<![A-Za-z])[A-Za-z]\Z")
_OPTION = re.compile(
    r"\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice)\s(?:is\s)?\(?(?P<letter>[A-J])(?:\)|[.:])\s?(?P<text>[^\n]{1,200})"
)
_BEFORE_OPTION = re.compile(
    r"(?P<said>[^\n]{10,400}[.!])\s{1,3}(?:(?:So|Therefore|Thus|Hence),?\s)?[Tt]he\s(?:correct\s|final\s)?answer\sis:?\s\(?[A-J]\)?\.?"
)


def stood_by(best: Comparison, said: str, found: Extracted, text: str, gold: str) -> Comparison:
    """Refuse what is the reference, but taken back, doubted or offered beside another value."""
    if best.equal is not True:
        return best
    if other_unit(said, text, gold):
        return Comparison(equal=False, reason=f"{gold!r} is told in another unit", kind=best.kind)
    told = said if len(said) <= _TOLD else closing_sentence(said)
    if opposed(told, gold) or opposed(found.text or "", gold):
        why = f"{told!r:.80} says another thing than {gold!r:.60}"
        return Comparison(equal=False, reason=why, kind=best.kind)
    if starts_otherwise(said, gold):
        return Comparison(equal=False, reason=f"{said!r:.60} starts otherwise", kind=best.kind)
    if found.how in _MARKED:
        rival = rivalled(_worded(found.text or ""), gold)
        denied = found.how == "boxed" and text == found.text and altered(said, text)
    else:
        said = said[-_SAID:]
        rival = rivalled(_beside(said, found, gold), gold) or names_two(said, gold)
        rival = rival or is_other_option(closing_sentence(said).rstrip(" ."), gold)
        denied = disowned(said, text, gold)
    denied = denied or in_another_unit(said[-_SAID:], text, gold)
    denied = denied or (
        found.how == "phrase" and shown_for_another(said[-_SAID:], found.text or "")
    )
    if not rival and not denied:
        return best
    why = "another answer stands beside it" if rival else "the reply does not stand by it"
    return Comparison(equal=False, reason=f"{gold!r} is told, but {why}", kind=best.kind)


def _worded(text: str) -> str:
    """Return the words that stand in a command of LaTeX for such."""
    match = _TEXT.fullmatch(text.strip())
    return match[1] if match else text


def _beside(said: str, found: Extracted, gold: str) -> str:
    """Return where a rival of the answer would stand: its line, its statement, or a short reply."""
    if is_option(gold) and len(said) <= _SHORT:
        return said
    lines = [line for line in said.splitlines() if is_said(line)]
    return "".join(lines[-1:]) if found.how in _UNMARKED else found.text or ""


def same_in_every_part(said: str, found: Extracted, gold: str) -> bool:
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


def _object(said: str, found: Extracted) -> str:
    """Return the object of JSON that a reply ends on, unless it only shows what one looks like."""
    text = (found.text or "").strip()
    if not _OBJECT.fullmatch(text):
        return ""
    before = said[: said.rfind(text)][-_SENTENCE:].splitlines()
    lines = [line for line in before if is_said(line) and not line.startswith("```")]
    return "" if _SHOWN_ONLY.search("".join(lines[-1:])) else text


def _before_option(said: str, found: Extracted, gold: str) -> Iterator[str]:
    """Yield what stands before the option that a reply announces, for a reference in words."""
    before = _BEFORE_OPTION.fullmatch(said.strip()) if is_option(found.text or "") else None
    if before is not None and not is_option(gold):
        yield from chain(sayings(closing_sentence(before["said"])), tellings(before["said"], gold))


def _announced(found: Extracted) -> list[str]:
    """Return the number that a marked text exclaims, and the bold part that it ends on."""
    text = found.text or ""
    return [*_exclaimed(text), *(_last_in_bold(text) if found.how == "phrase" else [])]


def _last_in_bold(text: str) -> list[str]:
    """Return the one part in bold that an announced sentence ends on."""
    match = _LAST_BOLD.fullmatch(text) if len(text) <= _SENTENCE else None
    if match is None and text.count("**") == len("ab"):
        match = _BOLD_NUMBER.fullmatch(text) if len(text) <= _SENTENCE else None
    return [match["last"]] if match and not denies(text.replace("**", "")) else []


def _exclaimed(text: str) -> list[str]:
    """Return the number that a sentence exclaims, one whose factorial nobody would tell."""
    match = _EXCLAIMED.fullmatch(text) if len(text) <= _SHORT else None
    number = parse_number(match["number"]) if match else None
    told = number is not None and (number.value > _MOST_FACTORS or not number.exact)
    return [match["number"]] if match and told else []


def _lettered(said: str, text: str) -> list[str]:
    """Return the letter of the option that a reply names with the very text that it marks."""
    named = list(_OPTION.finditer(said[-_SAID:]))
    if is_option(text) or not named:
        return []
    last = named[-1]
    return [last["letter"]] if compare(last["text"].strip(" .\"'}"), text).equal is True else []


def _last_shown(said: str, found: Extracted) -> str:
    """Return the last paragraph where nothing but bold stands in it, else all of a reply."""
    paragraph = said.rstrip().rpartition("\n\n")[2].strip(" .!\n")
    return paragraph if found.how == "bold" and paragraph == f"**{found.text}**" else said


def _alone(text: str, gold: str) -> list[str]:
    """Return the one flag or formula that a text holds, or the moves that it ends on."""
    moves = lone_move(closing_sentence(text), gold) + lines_of_moves(text, gold)
    return lone_flag(text, gold) + lone_formula(text, gold) + moves


def guided(said: str, found: Extracted, gold: str) -> Iterator[str]:
    """Yield what the last sentence tells of the reference's kind, where no mark is."""
    torn = gold[:1] in _BRACKETS
    for one in _guided(said, found, gold):
        if not (torn and _is_torn(one)) and not _is_clipped(one, said):
            yield one


def _is_torn(text: str) -> bool:
    """Tell whether a bracket closes in a text that opens none: `a, b)`."""
    level = 0
    for sign in text:
        level += (sign in "[({") - (sign in "])}")
        if level < 0:
            return True
    return False


def _is_clipped(text: str, said: str) -> bool:
    """Tell whether a text lacks the prime or the factorial behind its last letter: `n` of `n!`."""
    match = _LONE_LETTER.search(text)
    marks = ("'", "!") if match and match[0].islower() else ("'",)
    kept = text if match is None or text in said else match[0]
    return match is not None and any(said.count(kept) == said.count(kept + m) for m in marks)


def _marked_off(said: str, found: Extracted, gold: str) -> Iterator[str]:
    """Yield the value of a record, and what stands in bold in what a phrase announces."""
    if found.how in _UNMARKED and "{" in said:
        yield from sole_value(_object(said, found) or said.strip(), gold)
    if found.how in {"phrase", "bold"}:
        yield from _announced(found)


def _guided(said: str, found: Extracted, gold: str) -> Iterator[str]:
    text, last = "", closing_string(said)
    if is_drawn(said):
        return
    if found.how in _UNMARKED:
        text = said if said.lstrip().startswith(_WHOLE) else last or _object(said, found) or said
    elif found.how in {"phrase", "json"} and found.text and len(found.text) <= _SENTENCE:
        text = found.text
    yield from _marked_off(said, found, gold)
    if found.how == "phrase":
        yield from counted_first(found.text or "", gold)
        yield from _before_option(said, found, gold)
    elif found.how in _MARKED and is_option(gold):
        yield from _lettered(said, found.text or "")
        yield from () if is_option(found.text or "") else habits(last, gold)
    bold = found.how == "bold" and said.rstrip(" .!").endswith(f"**{found.text}**")
    told: list[str] = []
    for one in chain(tellings(text, gold), habits(text, gold)) if text else ():
        if not (bold and rivals(one, found.text or "")):
            told.append(one)
            yield one
    if found.how in {"bare", "line"}:
        read = (other.text for other in readings(said))
        yield from stating(said, gold, [*told, *(other for other in read if other)])
    yield from chain(
        answered_first(said) if found.how in {"bare", "line"} else (),
        lone_block(said, gold) if found.how in _UNMARKED else (),
        _alone(_last_shown(said, found) if found.how in _UNMARKED else text, gold),
    )
    yield from () if found.how in _MARKED else last_stretch(said, gold)
