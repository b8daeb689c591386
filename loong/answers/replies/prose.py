# ruff: noqa: E501 - patterns are read by the row
"""Read the last sentence of a reply in the light of the reference: the amount or the words it tells.

The reference decides only what is looked for; what is found must then be compared with it.
"""

from __future__ import annotations

import re

from loong.answers.algebra.sides import keeps_sides
from loong.answers.read import read
from loong.answers.replies.formulated import formulated
from loong.answers.replies.listed import listed
from loong.answers.replies.statement import unbolded
from loong.answers.rewordings.asides import unsourced
from loong.answers.rewordings.steps import spaced_steps, stepped
from loong.answers.sentences.contrast import asserted, concluded
from loong.answers.sentences.sayings import CIRCUMSTANCE, is_aside, sayings
from loong.answers.sentences.tellings import COMPOUND, how_many_more, lone_amount, told_words
from loong.answers.spellings.coded import coded
from loong.answers.spellings.objects import only_values, value_of_kind
from loong.answers.text.denial import denies, supposes
from loong.answers.text.languages import without_ending, without_lead_in
from loong.answers.values import (
    Boolean,
    Equation,
    Formula,
    Items,
    Named,
    Number,
    Quantity,
    Reals,
    Text,
    Undecided,
    Value,
)

_LONGEST = 400
_READ_LENGTH = 2000
_FEWEST_WORDS = 3
_SPOKEN = re.compile(r"[^\W\d_]{2}")
_WITHOUT_BLANKS = re.compile("[\u3040-\u30ff\u4e00-\u9fff]{2}")
_SENTENCE_END = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bSt\.)(?<!\bMt\.)(?<!\bvs\.)(?<!\bi\.e\.)(?<!\be\.g\.)[\"”)*]{0,3}\s+(?!(?<=[0-9]\.\s)[KQRBN]x?[a-h][1-8x])(?=[A-Z\"“*(\\$0-9À-ÞА-Я])"
    r"|(?<=[。！？])\s*"
)
_PICTURE = re.compile("[\\s\u2600-\u265f\u2668-\u266c\u2670-\u27bf\U0001f300-\U0001faff\ufe0f]+\\Z")
"""Pictures, but no suits of cards and no marks of notes."""
_MARKUP = re.compile(r"__|^[\s>#*•-]+\s")
_SMALL_TALK = re.compile(
    r"(?:anything else|any (?:other )?questions?|can i help|does (?:that|this) (?:help|make sense)|shall i|would you like"
    r"|need (?:any|more)|want me to|i hope|hope (?:this|that)|let me know|feel free|thanks?\b|happy to|glad to|good luck|cheers|great question|sure!|certainly!)",
    re.IGNORECASE,
)
_WHOLE_DAYS = re.compile(r"\A(-?[0-9]{1,6} days?), 0:00:00\Z")
_FORMULA = re.compile(r"(?=.{0,10}[0-9])(?:[A-Z][a-z]?_?\{?[0-9]{0,3}\}?){2,12}")
_COMPOUND = re.compile(
    r"(?=.*[0-9]-[a-zA-Z]{3}|.*[a-z]{2}-[0-9]|.*[a-z] ?\((?:I{1,3}|IV|V|VI{0,2})\)|\([EZRS0-9,]{1,9}\)-)"
    r"[A-Za-z0-9,'()\[\] -]{3,100}?(?:an|en|yn|ol|on|al|in|id|at|it|yl|ether|acid)e?s?"
)
"""A chemical formula and the name of a compound, which are told as other names are."""
_NUMBERED = r"(?:(?<=\sto\s)|(?<=\sfrom\s)|(?<=\sand\s)|(?<=\snode\s)|(?<=\svertex\s)|(?<=\ssource\s)|(?<=\ssink\s))[0-9]{1,4}(?=[\s:])"
_AFTER_COLON = re.compile(
    rf"(?:[^\W\d_]|[\s,'-]|{_NUMBERED}){{3,150}}:\s(?P<said>[$€£]?-?[0-9][^:;]{{0,30}})"
)
_GROUPED = re.compile(r"(?<=[0-9])(?:\{,\}|\\,)(?=[0-9]{3}(?![0-9]))")
_ESCAPED = re.compile(r"(?<=[a-z]\s)\\(?=\$[0-9])")
"""What LaTeX writes before a dollar sign of money."""
_SOURCED = ("]", "].", "】", "】.", "】。")
_FORMULAS = (Equation, Formula, Items, Named, Reals)
_EDGES = " \t.。!！,;:"
_SIGNED = re.compile(r"(?<![\w'’\"])(?:[a-z]!|[A-Za-z]['’′]+)[.\s]{0,3}\Z")
"""An end whose last sign belongs to a letter: `by n!`, `of f'`."""
_TRUTH = re.compile(
    r"(?:(?:it(?:'s|\sis)|(?:(?:the|this|that)\s)?(?:given\s|original\s)?(?:statement|claim|assertion|proposition|sentence)\sis(?:\s(?:therefore|thus|indeed|definitely))?)\s)?(?:indeed\s)?(?P<truth>yes|no|true|false)\b\s*(?:[,.;:!—–-](?!.*\b(?:yes|no|true|false)\b).*)?",
    re.IGNORECASE | re.DOTALL,
)
_TRUE_THAT = re.compile(
    r"(?:(?:conclusion|verdict|judge?ment|finding|result|answer):\s)?(?:it(?:'s|\sis)\s)?(?:(?:indeed|therefore|thus|also|always)\s)?(?P<not>not\s(?!false))?(?P<truth>true|false|the\scase)\sthat\s"
    r"(?!.*\b(?:but|however|or not|unless|wait|although|though|yet|if|except|true|false|yes|whether|actually)\b)[^;?:]{3,300}",
    re.IGNORECASE | re.DOTALL,
)
_LABELLED = re.compile(
    r"(?:(?!\b(?:yes|no|true|false|or|either|whether)\b)[^:?])+[:?]\s(?P<truth>true|false|yes|no)[.!]*",
    re.IGNORECASE | re.DOTALL,
)
_HOLDS = re.compile(
    r"(?:(?:so|thus|hence|therefore),?\s)?(?:the|this|that)\s(?:statement|claim|assertion|proposition|identity|equation|inequality)\s(?:(?:always|indeed|does|therefore|thus)\s)*(?P<not>(?:not|never|fails\sto)\s)?(?:holds?|is\svalid)[.!]*",
    re.IGNORECASE,
)
_RETURNED = re.compile(
    r"(?:(?!\b(?:yes|no|not|true|false|or|either|whether|if|unless|when|never|only|would|could|should|might|may|must)\b|n't\b)[^:?])+\s(?:returns?|prints?|outputs?|evaluates to)\s(?P<truth>true|false)[.!]*",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(
    r"(?P<before>(?:(?!\b(?:or|if|unless|should|would|could|instead)\b)[^'\"`]){2,200}\s(?:returns?|prints?|outputs?))\s(?:the\s(?:string|text)\s)?(?P<mark>['\"])(?P<said>[^'\"]{1,80})(?P=mark)"
)
"""A text that a program returns, whatever it says itself."""
_RATED = re.compile(
    r"(?:for|in|at|on|with|after|by)\s(?:each|every|one|the first|any)\b|[^,]*\b(?:per|if|at least|at most|only)\b",
    re.IGNORECASE,
)
"""A circumstance that makes a rate, a step or a bound of the amount behind it."""
_REASONED = re.compile(
    r"(?:since|as|because|given)\b.*,\s*(?P<truth>yes|no|true|false)[.!]*",
    re.IGNORECASE | re.DOTALL,
)


def tellings(reply: str, gold: str) -> list[str]:
    """Return what the last sentence of a reply may answer, for a reference of this kind.

    Args:
        reply: what was said, without thinking.
        gold: the reference; only its kind is used.
    """
    if len(gold) > _LONGEST:
        return []
    try:
        wanted = read(_WHOLE_DAYS.sub(r"\1", gold))
    except Undecided:
        return []
    sentence = closing_sentence(reply)
    found = only_values(reply, named=isinstance(wanted, Named))
    found += value_of_kind(reply, gold)
    if isinstance(wanted, _FORMULAS):
        found += [one for one in formulated(sentence) if keeps_sides(sentence, one, gold)]
    steps = spaced_steps(gold) if isinstance(wanted, Text) else None
    if steps is not None:
        beside = Items("list", tuple(Text(step, step) for step in steps), gold)
        found += [one for one in listed(reply, sentence, beside) if stepped(one, gold)]
    if isinstance(wanted, Items) and not wanted.matrix:
        return found + listed(reply, sentence, wanted) + coded(asserted(sentence))
    return found + (_of_sentence(sentence, gold, wanted) if sentence else [])


def _of_sentence(sentence: str, gold: str, wanted: Value) -> list[str]:
    """Return what one sentence may tell of the reference's kind."""
    quoted = _QUOTED.fullmatch(sentence.rstrip(_EDGES))
    if quoted is not None and not denies(quoted["before"]) and not supposes(sentence):
        return [quoted["said"]]
    kept = asserted(sentence.rstrip(_EDGES))
    tail = concluded(kept)
    found = coded(tail or kept)
    if supposes(sentence) or (
        not tail and kept == sentence.rstrip(_EDGES) and not _is_sentence(sentence)
    ):
        return found
    only_tail = tail and isinstance(wanted, Text)
    if isinstance(wanted, Text) and " " in gold and _SIGNED.search(sentence):
        return found
    texts = [_bare(text) for text in dict.fromkeys((tail, "" if only_tail else kept)) if text]
    told = (
        (text, one)
        for text in texts
        if text
        for one in _told(text, wanted, is_tail=text != _bare(sentence))
    )
    kept_sides = (
        one for text, one in told if isinstance(wanted, Boolean) or keeps_sides(text, one, gold)
    )
    return [*found, *kept_sides]


def _is_sentence(text: str) -> bool:
    is_long = len(text.split()) >= _FEWEST_WORDS and _SPOKEN.search(text) is not None
    return is_long or _WITHOUT_BLANKS.search(text) is not None


def sentences(reply: str) -> list[str]:
    """Return the sentences of a reply that are no pleasantry, without markup, of one line each."""
    text = " ".join(_MARKUP.sub("", reply).split())
    return [one for one in _SENTENCE_END.split(text) if one and not is_small_talk(one)]


def is_small_talk(line: str) -> bool:
    """Tell whether a line is a pleasantry, such as `I hope this helps!`."""
    return _SMALL_TALK.match(line) is not None


def closing_sentence(reply: str) -> str:
    """Return the last sentence that is no pleasantry, without markup."""
    lines = [line for line in reply[-_READ_LENGTH:].splitlines() if any(map(str.isalnum, line))]
    for line in reversed(lines[-4:]):
        for sentence in reversed(_SENTENCE_END.split(line.strip())):
            bare = _PICTURE.sub("", _MARKUP.sub("", unbolded(sentence))).strip()
            bare = (unsourced(bare, "") if bare.endswith(_SOURCED) else None) or bare
            bare = _ESCAPED.sub("", _GROUPED.sub(",", bare))
            if bare and any(map(str.isalnum, bare)) and not is_small_talk(bare):
                return bare if len(bare) <= _LONGEST and not bare.endswith("?") else ""
    return ""


def _bare(text: str) -> str:
    return without_lead_in(without_ending(text).strip(_EDGES)).strip()


def _after_circumstance(text: str, value: Number | Quantity | Formula) -> list[str]:
    """Return the one amount of a main clause, whatever numbers its circumstance holds."""
    begun = CIRCUMSTANCE.match(text)
    if begun is None or _RATED.match(begun[0]):
        return []
    return lone_amount(text[begun.end() :], value)


def _is_chemical(text: str) -> bool:
    return _FORMULA.fullmatch(text) is not None or _COMPOUND.fullmatch(text) is not None


def _truths(text: str) -> list[str]:
    """Return the truth that a sentence tells."""
    judged = _TRUE_THAT.fullmatch(text)
    if judged is not None:
        true = (judged["truth"].lower() != "false") is (judged["not"] is None)
        return ["true" if true else "false"]
    holds = _HOLDS.fullmatch(text)
    if holds is not None:
        return ["false" if holds["not"] else "true"]
    ways = (_TRUTH, _REASONED, _LABELLED, _RETURNED)
    match = next((found for way in ways if (found := way.fullmatch(text))), None)
    return [match["truth"]] if match else []


def _told(text: str, wanted: Value, *, is_tail: bool) -> list[str]:
    value = wanted.value if isinstance(wanted, Named) else wanted
    if isinstance(value, Boolean):
        return _truths(text)
    if denies(text):
        return how_many_more(text) if isinstance(value, (Number, Quantity)) else []
    if isinstance(value, (Number, Quantity, Formula)):
        shown = _AFTER_COLON.fullmatch(text) if isinstance(value, (Number, Quantity)) else None
        formula = told_words(text) if _is_chemical(value.raw) else []
        return [
            *([text, *sayings(text)] if is_tail else []),
            *(lone_amount(text, value) or _after_circumstance(text, value)),
            *formula,
            *([shown["said"]] if shown and not is_aside(text) else []),
        ]
    if isinstance(value, Text) and not value.quoted:
        several = COMPOUND.fullmatch(value.raw) is not None
        return [*told_words(text), *(lone_amount(text, value) if several else [])]
    return [text] if is_tail and isinstance(value, Reals) else []
