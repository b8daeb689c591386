# ruff: noqa: E501 - patterns are read by the row
"""Tell whether two texts say opposite things of one value: `20% higher` beside `20% lower`."""

from __future__ import annotations

import re

_LONGEST = 400
_ROWS = tuple(
    tuple(rf"(?<![\w-])(?:{side})(?![\w-])" for side in axis.split(" / "))
    for axis in (
        r"up(?:wards?)?|rose|rises?|risen|rising|increas(?:e[sd]?|ing)|grew|grows?|gain(?:s|ed)? / down(?:wards?)?|fell|falls?|fallen|falling|decreas(?:e[sd]?|ing)|shr[aiu]nks?|drop(?:s|ped)?|declin(?:e[sd]?|ing)",
        r"more|extra|additional|greater|larger|bigger|higher|dearer|increase / less|fewer|smaller|lower|cheaper|decrease|reduction",
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
    r"in\sthe\smorning|(?<=[0-9])\s?a\.?m\b|(?<![0-9:])(?:12|[1-5])(?::[0-9]{2})?\sat\snight\b",
    r"in\sthe\s(?:afternoon|evening)\b|(?<=[0-9])\s?p\.?m\b|(?<![0-9:])(?:[6-9]|1[01])(?::[0-9]{2})?\sat\snight\b",
)
_AXES = tuple(tuple(re.compile(side, re.IGNORECASE) for side in row) for row in (*_ROWS, _HALVES))
_ANY = re.compile("|".join(side for row in (*_ROWS, _HALVES) for side in row), re.IGNORECASE)
_SIDES = re.compile(r"(?<![\w-])(?:White|Black)(?=\s)")
_CONFIDENCE = re.compile(r"([0-9.]{1,6})\s?\\?%[\s-](?:CI\b|confidence|credible)", re.IGNORECASE)
_ZONE = re.compile(r"(?<=[0-9mM.]\s)(?:[ECMP][SD]T|GMT|UTC|CES?T|IST|JST|BST|[Ll]ocal\stime)\b")
_SAME_ZONE = {"GMT": "UTC"}
_HOUR = re.compile(r"[0-9]{1,2}(?::[0-9]{2})?")
_DECADE = re.compile(r"(?:[Ii]n\s)?(?:[Tt]he\s)?((?:19|20)[0-9]0)['’]?s")
_GAUGED = re.compile(r"[0-9]\s?(?:mm|cm|m|in|inches|inHg|cmHg)\s(?:of\s)?(?:Hg|mercury)\b")
_LENGTH = re.compile(r"[0-9.,]{1,12}\s?(?:mm|cm|m|in|inches)\.?")
_SIGNED = re.compile(r"(?P<sign>[+−-])\s?[0-9][0-9.,]{0,12}\s?\\?%")
_SIGN = re.compile(r"(?<![\w)])[+−-]\s?[0-9]")
_CHANGES = _AXES[:2]
_NUMBER = re.compile(r"[0-9]")
_WORD = re.compile(r"[^\W\d_]+|[0-9][0-9.,]*%?")
_NO_NAME = re.compile(
    "The|An|It|He|She|They|We|You|This|That|These|Those|So|Thus|Hence|Then|There|In|On|At|By|To"
    "|His|Her|Its|Their|Our|My|Your|Therefore|Finally|Answer|Total|Sum|Result|Value"
)
_PARTY = re.compile(
    r"\bthe\s(?P<party>[a-z]{2,20})\s(?P<verb>wins?|won|leads?|led|loses?|lost|arrives?|arrived|finishes|finished)\s(?:the\s[a-z]{3,10}\s)?by\s",
    re.IGNORECASE,
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
    if _in_a_decade(answer, gold):
        return True
    if not any(map(str.isalpha, gold)) or not any(map(str.isalpha, answer)):
        return _signed_against(answer, gold)
    return any(differ(answer, gold) for differ in _DIFFERENCES)


def _in_direction(answer: str, gold: str) -> bool:
    return _ANY.search(gold) is not None and any(
        _stands_against(axis, answer, gold) for axis in _AXES
    )


def _stands_against(axis: tuple[re.Pattern[str], ...], answer: str, gold: str) -> bool:
    wanted = {place for place, side in enumerate(axis) if side.search(gold)}
    if not wanted:
        return False
    told = {place for place, side in enumerate(axis) if side.search(answer)}
    return bool(told) and not told & wanted


def _by_side(answer: str, gold: str) -> bool:
    """Tell whether two texts speak of White and of Black, or of two degrees of confidence."""
    for pattern in (_SIDES, _CONFIDENCE):
        told, wanted = set(pattern.findall(answer)), set(pattern.findall(gold))
        if told and wanted and not told & wanted:
            return True
    return False


def _signed_against(answer: str, gold: str) -> bool:
    """Tell whether one text signs a change that the other tells the other way: `+20%`, `20% lower`."""
    for one, other in ((answer, gold), (gold, answer)):
        signed = _SIGNED.fullmatch(one.strip(" .$"))
        if signed is None or _SIGN.search(other):
            continue
        told = {place for axis in _CHANGES for place in (0, 1) if axis[place].search(other)}
        if told == {1 if signed["sign"] == "+" else 0}:
            return True
    return False


def _in_another_zone(answer: str, gold: str) -> bool:
    """Tell whether two texts tell one hour of two time zones: `3 pm EST`, `3 pm PST`."""
    zones = {_SAME_ZONE.get(zone, zone) for text in (answer, gold) for zone in _ZONE.findall(text)}
    hours = [_HOUR.findall(text) for text in (answer, gold)]
    return len(zones) > 1 and bool(hours[0]) and hours[0] == hours[1]


def _in_a_decade(answer: str, gold: str) -> bool:
    """Tell whether one text is a decade and the other its first year: `1960s`, `1960`."""
    for one, other in ((answer, gold), (gold, answer)):
        decade = _DECADE.fullmatch(one.strip(" ."))
        if decade and re.search(rf"(?<![0-9]){decade[1]}(?![0-9s'’]| s)", other):
            return one not in other
    return False


def _on_a_gauge(answer: str, gold: str) -> bool:
    """Tell whether one text tells a pressure and the other a length: `10 cm Hg`, `10 cm`."""
    gauged = [_GAUGED.search(text) is not None for text in (answer, gold)]
    return gauged[0] != gauged[1] and any(_LENGTH.fullmatch(text) for text in (answer, gold))


def _of_another(answer: str, gold: str) -> bool:
    """Tell whether two sentences are one but for whom they name: `Ann wins by 3`, `Bo wins by 3`."""
    told, wanted = _WORD.findall(answer), _WORD.findall(gold)
    if len(told) != len(wanted) or len(wanted) < _FEWEST or wanted == told:
        return False
    others = [pair for pair in zip(told, wanted, strict=True) if pair[0] != pair[1]]
    alike = [word for word in wanted if word in told]
    spoken = any(word.islower() and len(word) > 1 for word in alike)
    return spoken and len(alike) > len(others) and all(_are_names(*pair) for pair in others)


def _won_by_another(answer: str, gold: str) -> bool:
    """Tell whether two sentences say of two parties that they win, lead or lose."""
    told, wanted = _PARTY.search(answer), _PARTY.search(gold)
    if told is None or wanted is None or told["verb"][:3] != wanted["verb"][:3]:
        return False
    return told["party"].casefold() != wanted["party"].casefold()


def _are_names(one: str, other: str) -> bool:
    """Tell whether two words are names, or letters that name two things: `Box A`, `Box B`."""
    if len(one) == len(other) == 1:
        return one.isupper() and other.isupper()
    return all(
        len(word) > 1 and word.istitle() and not _NO_NAME.fullmatch(word) for word in (one, other)
    )


_DIFFERENCES = (
    _in_direction,
    _by_side,
    _in_another_zone,
    _on_a_gauge,
    _of_another,
    _won_by_another,
)
