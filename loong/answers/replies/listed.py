# ruff: noqa: E501 - patterns are read by the row
"""Read a list that a reply ends with, in bullets or in a sentence, beside a reference of several items."""

from __future__ import annotations

import re

from loong.answers.replies.statement import unbolded
from loong.answers.sentences.contrast import asserted, concluded
from loong.answers.sentences.preferred import is_option
from loong.answers.text.chat import is_said
from loong.answers.text.denial import denies
from loong.answers.values import Boolean, Items, Named, Value

_READ_LENGTH = 3000
_MOST = 100
_MOST_AFTER = 2
_BULLET = re.compile(
    r"\s{0,12}(?:[-*•+–]|\(?[0-9]{1,2}[.)])\s+(?P<item>\S.*)|\s*\$\$(?P<shown>[^$]+)\$\$\s*|\s*\\\[(?P<display>.+)\\\]\s*"
)
_TURNS = re.compile(
    r"\b(?:so|thus|hence|therefore|only|none|answer|total|but|however|except|without|wrong|remove|instead|which of|we (?:get|find))\b|[0-9]|\?",
    re.IGNORECASE,
)
_TRIED = re.compile(
    r"\b(?:candidates?|considered?|possibilities|cases|let us|let's|check|given|recall|assum\w+|try|tried|suppose|wrong|incorrect|excluded|false|rejected|need|steps taken|fail(?:s|ed)?|non-\w+)\b",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"__|`|\$|\\[()]")
_REMARK = re.compile(
    r"\s*(?:\(.*|[:–—]\s.*|\s-\s.*|,?\s(?:because|since|as|which)\b.*|[,.;])\Z", re.DOTALL
)
_IS = re.compile(
    r".*(?:\b(?:are|were|is|was|be|includes?|consists? of|comprises?|contains?|becomes?|have|has|get|returns?|returned|prints?|printed|outputs?|gives?|gave|yields?|yielded|produces?|produced|evaluates to)|:)\s+(?:at\s)?(?:both\s|the\s)?(?P<list>\S.*)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:so\s|hence\s|thus\s|only\s|both\s|statements?\s|options?\s)?(?P<list>\S.{1,200}?)\s(?:are|were|make up|form|constitute|satisfy|is)\b(?!.*\b(?:false|followed)\b).*",
    re.IGNORECASE,
)
_AT_POINT = re.compile(
    r"[^0-9()\[\]]{3,200}\s(?:at|in|point|points|coordinates|pair|vertex|cent(?:er|re))\s(?P<point>[(\[][^()\[\]]{3,80}[)\]])"
)
_SHOWN = re.compile(
    r"[^\n]{2,200}(?:returns?|prints?|gives?|outputs?|shows?|yields?|:)\s*\n\s*(?P<value>(?:array|[A-Z][a-z]+)?[\[({][^\n]{1,400}[\])}])\s*\n(?P<rest>(?:and|which|so|these|i\.e\.)\s[^\n0-9\[({]{2,200})"
)
_BOLD_LETTER = r"(?:\*\*|__)\(?[A-J]\)?(?:\*\*|__)"
_LETTERS = re.compile(
    rf"(?P<before>[^*\n]{{0,200}}?)(?P<list>{_BOLD_LETTER}(?:(?:,|,?\s(?:and|und|et|y|e|og|и|&))\s{_BOLD_LETTER}){{1,6}})(?P<after>[^*\n]{{0,300}})"
)
"""Options in bold, and nothing else in bold."""
_CONTRASTED = re.compile(r"[;.]|,\s(?:but|while|whereas|aber|während|mais|tandis|pero|mientras)\b")
_OUT = re.compile(
    r"\b(?:avoid\w*|exclud\w+|reject\w*|eliminat\w+|discard\w*|rul\w+ out|except|unlike|never|wrong|incorrect|false|fails?|scheitern|falsch|nicht|keine|fauss?es?|pas|incorrect[ao]s|fals[ao]s|no)\b",
    re.IGNORECASE,
)
_WORKING = re.compile(r"[0-9\s=+*/·×^.−-]{3,80}")
"""What is worked out behind a list."""
_OTHER_LIST = re.compile(r"(?:\*\*|`|:)[^*`:]{1,200},\s[^*`:]{1,200}")
"""What is marked or announced as a list."""
_BOTH = re.compile(r"(?:both|statements?|options?|only|items?)\s+", re.IGNORECASE)


def listed(reply: str, sentence: str, wanted: Items) -> list[str]:
    """Return the lists that a reply may answer, written as the reference's kind of list.

    Args:
        reply: what was said, without thinking.
        sentence: its last sentence.
        wanted: the reference.
    """
    found = [_joined(items, wanted) for items in _bulleted(reply[-_READ_LENGTH:])] + _shown(reply)
    chosen = _chosen(reply.rstrip().rpartition("\n")[2])
    if chosen and all(is_option(item.raw) for item in wanted.items):
        found.append(chosen)
    tail = concluded(sentence)
    if tail and wanted.items and all(map(_is_truth, wanted.items)):
        found.append(tail.rstrip(" .!"))
    kept = _MARKUP.sub("", unbolded(asserted(sentence.rstrip(" .!"))))
    if not kept or denies(kept):
        return found
    ends = _AT_POINT.fullmatch(kept)
    found += [ends["point"]] if ends else []
    clause, _, rest = kept.partition("; ")
    if rest and clause.endswith(("}", "]", ")")) and _WORKING.fullmatch(rest):
        kept = clause
    told = [match["list"] for match in (_IS.fullmatch(kept), _SUBJECT.fullmatch(kept)) if match]
    return [*found, *told, _BOTH.sub("", kept, count=1)]


def _chosen(line: str) -> str:
    """Return the letters in bold of a line that calls no one of them wrong."""
    match = _LETTERS.fullmatch(line)
    if match is None:
        return ""
    told = match["before"] + _CONTRASTED.split(match["after"])[0]
    letters = re.findall(r"[A-J](?=\)?[*_])", match["list"])
    return "" if denies(told) or _OUT.search(told) else ", ".join(letters)


def _is_truth(item: Value) -> bool:
    return isinstance(item, Named) and isinstance(item.value, Boolean)


def _shown(reply: str) -> list[str]:
    """Return the value that a line announces and another one shows, where the rest only goes on."""
    match = _SHOWN.fullmatch(reply.strip()) if len(reply) <= _READ_LENGTH else None
    return [match["value"]] if match and not denies(match["rest"]) else []


def _joined(items: list[str], wanted: Items) -> str:
    inside = ", ".join(items)
    return f"[{inside}]" if wanted.ordered else inside


def _bulleted(text: str) -> list[list[str]]:
    """Return the items of the last list in bullets, as they stand and without remarks."""
    lines = [line for line in text.splitlines() if is_said(line)]
    places = [place for place, line in enumerate(lines) if _BULLET.fullmatch(line)]
    if not places:
        return []
    last = first = places[-1]
    while first - 1 in places:
        first -= 1
    if not _is_final(lines[:first], lines[last + 1 :]) or not 1 < last - first + 1 <= _MOST:
        return []
    items = [_item(line) for line in lines[first : last + 1]]
    return [items, [_REMARK.sub("", item).strip() for item in items]]


def _is_final(before: list[str], after: list[str]) -> bool:
    """Tell whether a list is what is answered: no list of cases, and nothing is concluded from it."""
    if len(after) > _MOST_AFTER or any(_TURNS.search(line) or denies(line) for line in after):
        return False
    if any(_OTHER_LIST.search(line) for line in after):
        return False
    return not before or not (_TRIED.search(before[-1]) or denies(before[-1]))


def _item(line: str) -> str:
    match = _BULLET.fullmatch(line)
    text = next((group for group in match.groups() if group), "") if match else ""
    return _MARKUP.sub("", unbolded(text)).strip(" ,;.")
