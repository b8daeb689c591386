# ruff: noqa: E501 - patterns are read by the row
"""Take the one date or the one year out of a sentence that tells when something was."""

from __future__ import annotations

import re

from loong.answers.text.denial import denies
from loong.answers.text.languages import without_lead_in

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
_MONTH_ABROAD = r"(?:[Jj]anvier|[Ff]évrier|[Mm]ars|[Aa]vril|[Mm]ai|[Jj]uin|[Jj]uillet|[Aa]oût|[Ss]eptembre|[Oo]ctobre|[Nn]ovembre|[Dd]écembre|Januar|Februar|März|Juni|Juli|Oktober|Dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro)"
_YEAR = r"[12][0-9]{3}"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?<![\w/.-])(?:(?P<iso>{_YEAR}-[01][0-9]-[0-3][0-9])|(?P<month>{_MONTH}\b)\.?(?:\s(?P<day>{_DAY})(?![0-9]))?(?:,?\s(?P<year>{_YEAR}))?"
    rf"|(?P<first>{_DAY})\s(?:of\s)?(?P<then>{_MONTH}\b)\.?(?:,?\s(?P<last>{_YEAR}))?"
    rf"|(?P<abroad>(?:[0-3]?[0-9]|1er)(?:\.|º)?\s(?:de\s)?(?:{_MONTH_ABROAD}|{_MONTH})\s(?:de\s|del\s)?{_YEAR}))(?![\w/-])"
)
_TELLS = re.compile(
    rf"\b(?:in|of|since|during|was|is|to|the year|as early as)\s(?P<year>{_YEAR})(?=\s?[.,!)]|\s?\Z|\s(?:in|at|by|on|as|for|from|to|when|under|during|and|with|the|near)\b)"
)
_BEGINS = re.compile(
    rf"(?:the year\s)?(?P<year>{_YEAR})\s(?:was|is|had|has|saw|marked|marks)\s", re.IGNORECASE
)
_SEASON = re.compile(
    rf"(?:the\s)?{_YEAR}[-–/](?:[0-9]{{2}}|{_YEAR})\s(?:season|school year|academic year|campaign)\b"
)
_ANY_YEAR = re.compile(rf"(?<![\w.,-]){_YEAR}(?![\w-]|[.,][0-9])")
_WANTED = re.compile(
    rf"(?:in\s)?{_YEAR}\.?|.{{0,20}}(?:\b{_MONTH}\b|{_YEAR}-[01][0-9]-[0-3][0-9]).{{0,20}}"
)
_RECKONED = re.compile(
    rf"(?:[0-9]{{1,6}}|[A-Za-z]{{3,12}}(?:-[a-z]{{3,5}})?)\s(?:(?:business|working|calendar|full)\s)?(?:day|week|month|year)s?\s(?:after|before|from|since|prior\sto|later\sthan)\s(?:[A-Z][a-z]{{2,5}}day,?\s)?{_DATE.pattern.replace('?P<', '?P<_')}"
    r"\s(?:is|was|will\sbe|would\sbe|falls\son|fell\son|gives|lands\son)\s(?:[A-Z][a-z]{2,5}day,?\s)?(?=[A-Z0-9])"
)
"""What reckons a day from another one, before the day it tells."""
_LATE = re.compile(
    rf"(?P<head>\A|[\s,])[Ii]n\s(?P<year>{_YEAR}),?\son\s(?P<day>(?:{_MONTH}\s{_DAY}|{_DAY}\s(?:of\s)?{_MONTH}))(?![\w]|\s{_YEAR})"
)
"""A year before its day: `In 1789, on July 14`."""
_AFTERWARDS = re.compile(r"\s,\s(?:after|before|following|when)\s[^,;0-9]{1,80}\Z")
_TIMED = re.compile(r"[0-9]:[0-9]{2}")
_SPOKEN = re.compile(r"\b[^\W\d_]{2,}")
_FEWEST_WORDS = 3
_UNSURE = re.compile(
    r"\b(?:before|after|until|till|between|prior|earlier|later|within|or|if|either|whether|originally|initially|supposed|scheduled|planned|expected|may have|might|could|should|not|but|unlike|than|claim\w*|myth)\b|[?;]",
    re.IGNORECASE,
)


def is_dated(gold: str) -> bool:
    """Tell whether a reference is a date, a month of a year or a year."""
    gold = gold.strip()
    return _WANTED.fullmatch(gold) is not None or _SEASON.fullmatch(gold) is not None


def told_days(sentence: str) -> list[str]:
    """Return the one date of a sentence, its month or its year; nothing where it bounds or doubts it."""
    if (
        denies(sentence)
        or _TIMED.search(sentence)
        or len(_SPOKEN.findall(sentence)) < _FEWEST_WORDS
    ):
        return []
    sentence = _LATE.sub(r"\g<head>on \g<day> \g<year>", without_lead_in(sentence))
    reckoned = _RECKONED.match(sentence)
    if reckoned is not None:
        return told_days(f"The day is {sentence[reckoned.end() :]}")
    dates = list(_DATE.finditer(sentence))
    reached = [match for match in dates if sentence[: match.start()].endswith("we reach ")]
    dates = reached or [match for match in dates if match[0] != "May"]
    rest = _AFTERWARDS.sub("", _DATE.sub(" ", sentence)) if dates else sentence
    if _UNSURE.search(rest) and not reached:
        return []
    if len(dates) == 1:
        return _spelled(dates[0]) if reached or _ANY_YEAR.search(rest) is None else []
    years = list(_ANY_YEAR.finditer(sentence))
    seasons = list(_SEASON.finditer(sentence))
    if seasons and not dates:
        alone = len(seasons) == 1 and _ANY_YEAR.search(_SEASON.sub(" ", sentence)) is None
        return [seasons[0][0]] if alone else []
    told = _TELLS.search(sentence) or _BEGINS.match(sentence)
    return [told["year"]] if told is not None and not dates and len(years) == 1 else []


def _spelled(match: re.Match[str]) -> list[str]:
    """Return a date as it stands, and what is less exact than it: its month, its year."""
    whole = match["iso"] or match["abroad"]
    if whole:
        return [whole, re.findall(_YEAR, whole)[-1]]
    month, year = match["month"] or match["then"], match["year"] or match["last"]
    return [match[0], f"{month} {year}", year] if year else [match[0]]
