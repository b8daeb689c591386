# ruff: noqa: E501 - patterns are read by the row
"""Multiple choice: `(B)`, `B.`, `B) 42`, `option B`, `A and C`."""

from __future__ import annotations

import re

from loong.answers.number import parse_number

_LONGEST = 400
_HEAD = r"(?:(?:the\s)?(?:correct\s|right\s|best\s|only\s)?(?:answer|option|choice|alternative|statement)s?(?:\sis)?:?\s|(?:la\s|l['’]|el\s|die\s|o\s|a\s)?(?:opción|option|opzione|opção|réponse|respuesta|resposta|risposta|alternativa|antwort|lösung|вариант|ответ):?\s|选项\s?)?"
_OPTION = re.compile(
    rf"{_HEAD}(?:[(\[]\s?(?P<bracketed>[A-Ja-j])\s?[)\]][:.,]?|(?P<named>[A-J])\s(?=\([^()]{{1,200}}\)\Z)|(?P<half>[A-Ja-j])\)|(?P<stop>[A-J])(?:[.:]|\s[-–—])(?=\s)"
    r"|(?P<bare>[A-J])(?:\sonly)?$|(?<=\s)(?P<called>[A-J]),(?=\s(?:the|an?)\s))\s*(?P<text>.*)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?:both\s|options?\s|choices?\s)?\(?[A-J]\)?(?:\s?(?:,|;|/|&|\band\b)\s?(?:and\s)?\(?[A-J]\)?){1,9}"
)
_QUOTIENT = re.compile(r"\(?[A-J]\)?(?:\s?/\s?\(?[A-J]\)?){1,9}")
"""Letters between strokes: several options, or a quotient, whose order counts."""
_LIST_MARK = re.compile(r"[,;&]|and")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ONE = re.compile(r"\(?[A-J]\)?\.?")
_PRINTED = re.compile(r"[\[{(]\s?(['\"]?)[A-J]\1(?:\s?,\s?\1[A-J]\1){1,9}\s?[\])}]")
_TOGETHER = re.compile(r"[A-J]{2,10}")
_OTHER = re.compile(
    r"\([A-J]\)|\b(?:or|not)\b\s*\(?[A-J]\b|\b(?:[Ww]ait|[Ss]orry|[Cc]orrection|[Aa]ctually|[Oo]ops|[Hh]old on)\b"
    r"|\b(?:answer|option|choice)\s(?:is|was|should)\b"
    r"|(?:(?<=\s)[A-J]\)|(?<=[.;,]\s)[A-J][.:]|(?<=[0-9%)a-z]\s)[A-HJ][.:](?=\s[a-z0-9$(\\−-])|(?<=[0-9%)]\s)[A-HJ][.:]|(?<=[a-z]\s)[A-HJ][.:]\s[^.:]{1,60}\s[A-HJ][.:])\s"
)
_AGAIN = re.compile(r"(?<![\w'’])[A-J](?![\w'’])|[,;:]|\b(?:wrong|incorrect|false|other|never)\b")
"""What may not stand behind an option that is called by its letter and its text."""
_LEFT_OUT = re.compile(
    r"n't\b|\b(?:never|wrong|incorrect|false|avoid|exclude|eliminate|reject|discard|rule|worst|except|but|other than|all|none|unlike|instead)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?P<text>[^.;?]{1,200}?)(?:(?:,|\s[-–—])\s(?:which\sis\s)?|\sis\s)(?:the\s)?(?:choice|option|answer|alternative)\s[(\[]?(?P<letter>[A-J])[)\]]?"
    r"|(?P<before>[^.;?()\[\]]{1,200}?)\s[(\[](?P<last>[A-J])[)\]]",
    re.IGNORECASE,
)
_SAID = re.compile(r"(?:^|\b(?:is|are|was|were|called)\s)(?:the\s|an?\s)?")
_CALLED = re.compile(r"(?:option|choice|alternative)\s", re.IGNORECASE)
_LISTED = re.compile(r"[a-h]\.\s(?![A-Za-z][.,)]?\Z)\S")
_ARTICLE = re.compile(r"\A(?:the|an?)\s(?=\w{2})")
_PART = re.compile(r"\b[A-Ja-j]\)")
_INITIAL = re.compile(r"(?P<letter>[A-J])\s(?P<text>(?P=letter)[a-z]{2,})")
"""An option that is called by a name with its own letter: `C Cecile`."""


def same(answer: str, gold: str) -> bool | None:
    """Tell whether two texts choose the same option; None unless at least the letters say so."""
    if len(answer) > _LONGEST or len(gold) > _LONGEST:
        return None
    several = _several(answer, gold)
    if several is not None:
        return several
    right = _option(gold) or _initialled(gold)
    if right is None:
        return None
    left = _option(answer)
    if left is None:
        left = _letter_behind(answer) if right[1] else None
    if left is None:
        return True if right[1] and _same_text(answer, right[1]) else None
    if left[0] != right[0]:
        return False if left[1] or right[1] else None
    return not (left[1] and right[1]) or _same_text(left[1], right[1]) or None


def _option(text: str) -> tuple[str, str] | None:
    match = _OPTION.fullmatch(text.strip())
    if match is None or _OTHER.search(match["text"]):
        return None
    if match["called"] and _AGAIN.search(match["text"]):
        return None
    letter = next(group for name, group in match.groupdict().items() if group and name != "text")
    named = match["bare"] and _CALLED.match(text.strip())
    if not match["bracketed"] and not match["half"] and letter.islower() and not named:
        return (letter.upper(), match["text"].strip()) if _LISTED.match(text.strip()) else None
    return letter.upper(), match["text"].strip()


def _letter_behind(text: str) -> tuple[str, str] | None:
    """Read the text of an option, as a sentence tells it, and the letter behind: `It is 4, choice B`."""
    match = _BEHIND.fullmatch(text)
    told = match["text"] or match["before"] if match else ""
    if match is None or _OTHER.search(told) or _LEFT_OUT.search(told):
        return None
    return (match["letter"] or match["last"]).upper(), _SAID.split(told)[-1]


def is_other_option(text: str, gold: str) -> bool:
    """Tell whether a text gives another letter to the text of a reference that has letter and text."""
    right = _option(gold) if len(text) <= _LONGEST and len(gold) <= _LONGEST else None
    if right is None or not right[1] or _PART.search(right[1]):
        return False
    left = _option(text) or _letter_behind(text)
    return left is not None and left[0] != right[0] and _same_text(left[1], right[1])


def _initialled(gold: str) -> tuple[str, str] | None:
    match = _INITIAL.fullmatch(gold.strip())
    return (match["letter"], match["text"]) if match else None


def _same_text(left: str, right: str) -> bool:
    left, right = _unbracketed(left), _unbracketed(right)
    one, other = parse_number(left), parse_number(right)
    if one is not None and other is not None:
        return one.value == other.value
    bare = (_ARTICLE.sub("", text.casefold(), count=1) for text in (left, right))
    return len({"".join(text.split()) for text in bare}) == 1


def _unbracketed(text: str) -> str:
    return text[1:-1] if _IN_BRACKETS.fullmatch(text) else text


def _is_several(text: str) -> bool:
    """Tell whether a text lists letters; in one pair of brackets they are a tuple, in order."""
    bracketed = _IN_BRACKETS.fullmatch(text) is not None
    quotients = "/" in text and _LIST_MARK.search(text) is not None
    return not bracketed and not quotients and _SEVERAL.fullmatch(text) is not None


def _several(answer: str, gold: str) -> bool | None:
    if _TOGETHER.fullmatch(gold) and _PRINTED.fullmatch(answer):
        answer = ", ".join(re.findall(r"[A-J]", answer))
    listed = [_is_several(text) for text in (answer, gold)]
    if not any(listed):
        return None
    if all(_QUOTIENT.fullmatch(text) for text in (answer, gold)):
        return re.findall(r"[A-J]", answer) == re.findall(r"[A-J]", gold)
    letters: list[str] = []
    for text, is_listed in zip((answer, gold), listed, strict=True):
        if not is_listed and _ONE.fullmatch(text.strip()):
            return False
        found = re.findall(r"\b[A-J]\b", text) if is_listed else list(text)
        if not is_listed and (not _TOGETHER.fullmatch(text) or sorted(set(found)) != found):
            return None
        quotient = is_listed and "/" in text  # which is not its reciprocal
        letters.append("".join(found if quotient else sorted(found)))
    return letters[0] == letters[1] or None
