# ruff: noqa: E501 - patterns are read by the row
"""Tell whether two texts say opposite things of one value: `20% higher` beside `20% lower`."""

from __future__ import annotations

import re

_LONGEST = 400
_ROWS = tuple(
    tuple(rf"(?<![\w-])(?:{side})(?![\w-])" for side in axis.split(" / "))
    for axis in (
        r"up(?:wards?)?|rose|rises?|risen|rising|increas(?:e[sd]?|ing)|grew|grows?|gain(?:s|ed)? / down(?:wards?)?|fell|falls?|fallen|falling|decreas(?:e[sd]?|ing)|shr[aiu]nks?|drop(?:s|ped)?|declin(?:e[sd]?|ing)",
        r"more|extra|additional|greater|larger|bigger|higher|increase / less|fewer|smaller|lower|decrease|reduction",
        r"faster|quicker / slower",
        r"taller / shorter",
        r"longer / shorter",
        r"heavier / lighter",
        r"older / younger",
        r"more\sexpensive|dearer / cheaper|less\sexpensive",
        r"hotter|warmer / colder|cooler",
        r"earlier|before|early / later|after|late",
        r"above / below",
        r"ahead|leads?|leading / behind|trails?|trailing",
        r"multipl(?:y|ied|ies)|doubled / divided?|divides|halved",
        r"wins?|won / los(?:e|es|t|ing)",
        r"profit|gain(?:s|ed)? / loss|los(?:es|t)",
        r"deposit(?:s|ed)? / withdr(?:aw|aws|ew|awn)",
        r"(?:the|shifted|move[sd]?|units?|places?|turn|[0-9])\sleft|left(?=\s[a-z]{3}) / (?:the|shifted|move[sd]?|units?|places?|turn|[0-9])\sright|right(?=\s[a-z]{3})",
        r"north(?:wards?)? / south(?:wards?)?",
        r"east(?:wards?)? / west(?:wards?)?",
        r"clockwise / (?:anti|counter)-?clockwise",
        r"max(?:imum|ima|imal|\.)? / min(?:imum|ima|imal|\.)?",
        r"horizontal(?:ly)? / vertical(?:ly)? / slant|oblique",
        r"inflection\spoints? / critical\spoints?",
        r"simple\s(?:pole|root|zero) / double\s(?:pole|root|zero) / triple\s(?:pole|root|zero)",
        r"removable / jump / essential",
        r"monday|mondays / tuesdays? / wednesdays? / thursdays? / fridays? / saturdays? / sundays?",
    )
)  # fmt: skip
"""Words of which one says what another of its row denies."""
_HALVES = (
    r"in\sthe\smorning|(?<=[0-9])\s?a\.?m\b",
    r"(?:in\sthe\s(?:afternoon|evening)|at\snight)\b|(?<=[0-9])\s?p\.?m\b",
)
_AXES = tuple(tuple(re.compile(side, re.IGNORECASE) for side in row) for row in (*_ROWS, _HALVES))
_ANY = re.compile("|".join(side for row in (*_ROWS, _HALVES) for side in row), re.IGNORECASE)
_SIDES = re.compile(r"(?<![\w-])(?:White|Black)(?=\s)")
_CONFIDENCE = re.compile(r"([0-9.]{1,6})\s?\\?%[\s-](?:CI\b|confidence|credible)", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]")
_WORD = re.compile(r"[^\W\d_]+|[0-9][0-9.,]*%?")
_NO_NAME = re.compile(
    "The|An|It|He|She|They|We|You|This|That|These|Those|So|Thus|Hence|Then|There|In|On|At|By|To"
    "|His|Her|Its|Their|Our|My|Your|Therefore|Finally|Answer|Total|Sum|Result|Value"
)
_FEWEST = 3


def opposed(answer: str, gold: str) -> bool:
    """Tell whether an answer says of a number what the reference denies of it.

    Args:
        answer: a bare answer, or the sentence that tells it.
        gold: the reference; where it says nothing of its number nothing opposes it.
    """
    if max(len(answer), len(gold)) > _LONGEST or not _NUMBER.search(gold):
        return False
    if not any(map(str.isalpha, gold)) or not any(map(str.isalpha, answer)):
        return False
    if _ANY.search(gold) and any(_stands_against(axis, answer, gold) for axis in _AXES):
        return True
    for pattern in (_SIDES, _CONFIDENCE):
        told, wanted = set(pattern.findall(answer)), set(pattern.findall(gold))
        if told and wanted and not told & wanted:
            return True
    return _of_another(answer, gold)


def _stands_against(axis: tuple[re.Pattern[str], ...], answer: str, gold: str) -> bool:
    wanted = {place for place, side in enumerate(axis) if side.search(gold)}
    if not wanted:
        return False
    told = {place for place, side in enumerate(axis) if side.search(answer)}
    return bool(told) and not told & wanted


def _of_another(answer: str, gold: str) -> bool:
    """Tell whether two sentences are one but for whom they name: `Ann wins by 3`, `Bo wins by 3`."""
    told, wanted = _WORD.findall(answer), _WORD.findall(gold)
    if len(told) != len(wanted) or len(wanted) < _FEWEST or wanted == told:
        return False
    others = [pair for pair in zip(told, wanted, strict=True) if pair[0] != pair[1]]
    alike = [word for word in wanted if word in told]
    spoken = any(word.islower() for word in alike)
    return spoken and len(alike) > len(others) and all(_are_names(*pair) for pair in others)


def _are_names(one: str, other: str) -> bool:
    """Tell whether two words are names, or letters that name two things: `Box A`, `Box B`."""
    if len(one) == len(other) == 1:
        return one.isupper() and other.isupper()
    return all(word.istitle() and not _NO_NAME.fullmatch(word) for word in (one, other))
