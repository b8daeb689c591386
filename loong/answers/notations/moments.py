# ruff: noqa: E501 - patterns are read by the row
"""Days and times of day in the spellings of several cultures and of programs."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from loong.answers.notations.clock import told_minutes
from loong.answers.text.number_words import in_digits

_LONGEST = 100
_MONTH_NAMES = (
    "january jan januar janvier enero gennaio janeiro",
    "february feb februar février febrero febbraio fevereiro",
    "march mar märz mars marzo março",
    "april apr avril abril aprile",
    "may mai mayo maggio maio",
    "june jun juni juin junio giugno junho",
    "july jul juli juillet julio luglio julho",
    "august aug août agosto",
    "september sep sept septembre septiembre settembre setembro",
    "october oct oktober octobre octubre ottobre outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember décembre diciembre dicembre dezembro",
)
_MONTHS = {name: at for at, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
_DAY_NAMES = (
    "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri",
    "saturday sat", "sunday sun",
)  # fmt: skip
_DAYS = {name: at for at, names in enumerate(_DAY_NAMES) for name in names.split()}
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "cet": 60, "cest": 120, "bst": 60, "jst": 540,
}  # fmt: skip

_MONTH = rf"(?P<name>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_FEASTS = r"new year'?s day|new year'?s eve|christmas day|christmas eve|christmas|halloween"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_YEAR}[-/.](?P<month>[0-9]{{1,2}})[-/.](?P<day>[0-9]{{1,2}})",
        r"(?P<first>[0-9]{1,2})(?P<sign>[-/.])(?P<second>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4}|[0-9]{2})",
        rf"{_MONTH}\s*(?:the\s)?{_DAY}(?:\s*,\s*|\s+){_YEAR}",
        rf"(?:the\s)?(?P<end>first|last)\sday\sof\s(?:{_MONTH},?\s(?:of\s)?)?{_YEAR}",
        rf"(?P<feast>{_FEASTS}),?\s(?:of\s|in\s)?{_YEAR}",
        rf"(?:the\s)?{_DAY}[\s.-]*(?:of\s|de\s)?{_MONTH}[\s,-]*(?:de\s)?{_YEAR}",
        rf"{_YEAR}[\s,-]*{_MONTH}[\s-]*{_DAY}",
        rf"{_MONTH}\s(?:the\s)?{_DAY}",
        rf"(?:the\s)?{_DAY}\.?\s(?:of\s)?{_MONTH}",
        rf"{_MONTH}(?:\sof|,)?\s{_YEAR}",
        rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])",
        rf"(?P<month>0[1-9]|1[0-2])/{_YEAR}",
        rf"{_YEAR}\s?年\s?(?P<month>[0-9]{{1,2}})\s?月\s?(?P<day>[0-9]{{1,2}})\s?日",
        rf"{_YEAR}\s?년\s?(?P<month>[0-9]{{1,2}})\s?월\s?(?P<day>[0-9]{{1,2}})\s?일",
        r"(?P<year>[0-9]{4})(?P<month>0[1-9]|1[0-2])(?P<day>[0-3][0-9])(?=t|\Z)",
        rf"{_YEAR}-?w(?P<week>[0-5][0-9])-?(?P<weekday>[1-7])",
        r"(?P<name>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\Z",
    )
)
_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:(?:[:h]|\.(?=[0-9]{2}\s?[ap]\.?\s?m))(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.(?P<part>[0-9]{1,9}))?)?)?"
    r"\s?(?P<half>[ap]\.?\s?m\.?)?(?:\so'clock|(?<=:[0-9][0-9])\s?(?:hrs|hours))?"
    r"(?:\s?(?P<zone>[a-z]{1,4})?(?P<offset>[+-][0-9]{1,2}(?::?[0-9]{2})?)?)?"
)
_MARCHED = re.compile(r"(?P<hour>[01][0-9]|2[0-3])(?P<minute>[0-5][0-9])\s?(?:hrs|hours|h)")
_CALL = re.compile(
    r"(?:[a-z]+\.){0,2}(?:timestamp|datetime64|datetime|date|time|period)\(\s*(?:'([^']{4,40})'|\"([^\"]{4,40})\""
    r"|([0-9]{1,4}(?:\s*,\s*[0-9]{1,6}){1,6})(?:,\s*tzinfo=[a-z.]{1,40})?)(?:,\s*(?:(?:freq|tz|unit)=)?'[a-z/_-]{1,20}')?\s*\)"
)
_TIME_CALL = re.compile(r"(?:datetime\.|dt\.)?time\(")
_LEAD = re.compile(r"(?:on|at|in|by|is|it was|the date is|le|el|am|den|il)\s+")
_FEAST = re.compile(rf"(?P<feast>{_FEASTS}),\s(?=[a-z]+\s[0-9]{{1,2}}|[0-9]{{1,2}}\D)")
_WEEKDAY = re.compile(rf"({'|'.join(sorted(_DAYS, key=len, reverse=True))})(?:\b\.?,?\s*|$)")
_BETWEEN = re.compile(r"\s*(?:,?\s+at\s+|t(?=[0-9])|,\s*|\s+)\s*")
_ON = re.compile(r",?\son\s|,\s")
_NAMED_TIMES = {"noon": 43_200, "midday": 43_200, "midnight": 0}
_MONTH_NAMED = re.compile(
    r"(?=.{0,60}\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))(?!.*\bday of\b).*(?:st|nd|rd|th)\b"
)
_PLACES = ("first", "second", "third", "fourth")
_QUARTERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"q(?P<place>[1-4])[\s,/-]*(?:of\s)?(?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})[\s,/-]*q(?P<place>[1-4])",
        r"(?:the\s)?(?:(?P<place>first|second|third|fourth|[1-4](?=st|nd|rd|th))(?:st|nd|rd|th)?)\squarter(?:\sof|,)?\s(?P<year>[0-9]{4})",
        r"(?:pd\.|pandas\.)?period\('(?P<year>[0-9]{4})-?q(?P<place>[1-4])'(?:,\s?'[a-z-]{1,6}')?\)",
    )
)
"""Quarters of a year count as months below zero, and its halves below those."""
_HALVES = tuple(
    re.compile(pattern)
    for pattern in (
        r"h(?P<place>[12])[\s,/-]*(?:of\s)?(?P<year>[0-9]{4})",
        r"(?P<year>[0-9]{4})[\s,/-]*h(?P<place>[12])",
        r"(?:the\s)?(?P<place>first|second|1st|2nd)\shalf(?:\sof|,)?\s(?P<year>[0-9]{4})",
    )
)
_SHORT_YEAR = re.compile(r"(?<=[a-z0-9,.])\s'([0-9]{2})(?![0-9])")
_HALF_DAY = 12
_LAST_MONTH = 12
_LAST_HOUR = 24
_SIXTY = 60
_DAY_SECONDS = 86_400
_AGAIN = re.compile(
    r"(?P<first>[^()]{3,60}?)\s?\((?:or|i\.e\.,?|that is,?)?\s?(?P<again>[^()]{3,40})\)"
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a time of day, or both; None where nothing is said."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    seconds: float | None = None
    offset: int | None = None
    """Minutes east of Greenwich."""


def same(answer: str, gold: str) -> bool | None:
    """Tell whether two texts name one day and time; None unless both name one."""
    left, right = _stated(answer), parse(gold)
    if left is None or right is None:
        return None
    instants = _instant(left), _instant(right)
    if instants[0] is not None and instants[1] is not None:
        return instants[0] == instants[1]
    if (left.year, left.month, left.day) != (right.year, right.month, right.day):
        return False
    if None not in (left.weekday, right.weekday) and left.weekday != right.weekday:
        return False
    return _same_time(left, right)


def _instant(moment: Moment) -> float | None:
    """Return the seconds of a moment whose day, time and place are told, on one clock for all."""
    if not (moment.year and moment.month and moment.month > 0 and moment.day):
        return None
    if moment.seconds is None or moment.offset is None:
        return None
    day = date(moment.year, moment.month, moment.day).toordinal()
    return day * _DAY_SECONDS + moment.seconds - moment.offset * _SIXTY


def _stated(text: str) -> Moment | None:
    """Read a moment, or one that is told again in brackets: `quarter past six at night (6:15 pm)`."""
    match = _AGAIN.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return parse(text)
    first, again = parse(match["first"]), parse(match["again"])
    return first if first is not None and first == again else parse(text)


def _same_time(left: Moment, right: Moment) -> bool:
    if left.seconds is None or right.seconds is None:
        return not any(one.seconds and one.seconds % _DAY_SECONDS for one in (left, right))
    gap = left.seconds % _DAY_SECONDS - right.seconds % _DAY_SECONDS
    if left.offset is not None and right.offset is not None:
        gap -= (left.offset - right.offset) * _SIXTY
    return gap == 0


def parse(text: str) -> Moment | None:
    """Read a day, a month of a year, a weekday, a time of day, or a day with a time."""
    if len(text) > _LONGEST or not any(char.isalnum() for char in text):
        return None
    return _cached(text)


@lru_cache(maxsize=1024)
def _cached(text: str) -> Moment | None:
    text = " ".join(text.lower().split())
    call = _CALL.fullmatch(text)
    if call is not None:
        if call[3]:
            return _numbered([int(part) for part in call[3].split(",")], text)
        text = call[1] or call[2]
    if _MONTH_NAMED.search(text):
        text = in_digits(text, ordinals=True)
    text = _SHORT_YEAR.sub(lambda m: f" {_full_year(m[1])}", text)
    text = _LEAD.sub("", text, count=1) if _LEAD.match(text) else text
    return _spelled(text.removesuffix(",").strip())


def _numbered(parts: list[int], text: str) -> Moment | None:
    if _TIME_CALL.match(text):
        return _of_day((*parts, 0, 0)[0], (*parts, 0, 0)[1], (*parts, 0, 0)[2])
    year, month, day, *rest = (*parts, 0, 0)[: max(3, len(parts))]
    moment = _valid(year, month, day)
    if moment is None or not rest:
        return moment
    hour, minute, second, micro = (*rest, 0, 0, 0)[:4]
    time = _of_day(hour, minute, second + micro / 1e6)
    return None if time is None else _joined(moment, time)


def _spelled(text: str) -> Moment | None:
    weekday: int | None = None
    feast = _FEAST.match(text)
    if feast is not None:
        named = _dated(text[feast.end() :])
        is_named = named is not None and (named.month, named.day) == _feast(feast["feast"])
        return named if is_named else None
    match = _WEEKDAY.match(text)
    if match is not None:
        weekday, text = _DAYS[match[1]], text[match.end() :]
        text = text.removeprefix("the ")
        if not text:
            return Moment(weekday=weekday, day=0)
    moment = _dated(text)
    if moment is None or weekday is None:
        return moment
    return Moment(moment.year, moment.month, moment.day, weekday, moment.seconds, moment.offset)


def _dated(text: str) -> Moment | None:
    for pattern in _DATES:
        match = pattern.match(text)
        if match is None:
            continue
        day = _day(match)
        rest = text[match.end() :]
        if day is not None and not rest:
            return day
        between = _BETWEEN.match(rest)
        time = _time(rest[between.end() :]) if between else None
        if day is not None and time is not None:
            return _joined(day, time)
    return _time(text) or _quarter(text) or _in_words(text) or _time_first(text)


def _quarter(text: str) -> Moment | None:
    half = next((m for m in (p.fullmatch(text) for p in _HALVES) if m), None)
    if half is not None:
        return Moment(int(half["year"]), -5 if half["place"] in {"1", "1st", "first"} else -6)
    match = next((m for m in (p.fullmatch(text) for p in _QUARTERS) if m), None)
    if match is None:
        return None
    place = match["place"]
    number = int(place) if place.isdigit() else _PLACES.index(place) + 1
    return Moment(int(match["year"]), -number)


def _in_words(text: str) -> Moment | None:
    minutes = told_minutes(text)
    return None if minutes is None else Moment(seconds=minutes * _SIXTY)


def _time_first(text: str) -> Moment | None:
    parted = _ON.search(text)
    if parted is None:
        return None
    time, day = _time(text[: parted.start()]), _spelled(text[parted.end() :])
    return _joined(day, time) if time and day and day.seconds is None else None


def _joined(day: Moment, time: Moment) -> Moment:
    if time.seconds == _DAY_SECONDS and None not in (day.year, day.month, day.day):
        day, time = _next(day), Moment(seconds=0, offset=time.offset)
    of_month = day.day if day.month is not None else None
    return Moment(day.year, day.month, of_month, day.weekday, time.seconds, time.offset)


def _next(day: Moment) -> Moment:
    """Return the day that begins at 24:00 of a day."""
    try:
        after = date(day.year or 0, day.month or 0, day.day or 0) + timedelta(days=1)
    except (ValueError, OverflowError):
        return day
    weekday = None if day.weekday is None else (day.weekday + 1) % 7
    return Moment(after.year, after.month, after.day, weekday)


def _day(match: re.Match[str]) -> Moment | None:
    found = match.groupdict()
    if found.get("first"):
        year = _full_year(found["year"])
        first, second = int(found["first"]), int(found["second"])
        if found["sign"] == ".":
            first, second = second, first
        return _valid(year, first, second) or _valid(year, second, first)
    stated = int(found["year"]) if found.get("year") else None
    if found.get("week") and stated is not None:
        return _of_week(stated, int(found["week"]), int(found["weekday"]))
    if found.get("feast"):
        return _valid(stated, *_feast(found["feast"]))
    if found.get("end") and stated is not None:
        return _end(stated, _MONTHS.get(found["name"] or ""), first=found["end"] == "first")
    month = _MONTHS[found["name"]] if found.get("name") else int(found["month"])
    if not found.get("day"):
        return Moment(stated, month)
    return _valid(stated, month, int(found["day"]))


def _of_week(year: int, week: int, weekday: int) -> Moment | None:
    """Return a day that is told by its week (ISO 8601)."""
    try:
        day = date.fromisocalendar(year, week, weekday)
    except (ValueError, OverflowError):
        return None
    return Moment(day.year, day.month, day.day)


def _full_year(told: str) -> int:
    """Return the year that two digits mean."""
    year = int(told)
    if len(told) > len("yy"):
        return year
    return year + (2000 if year < 50 else 1900)  # noqa: PLR2004 - as POSIX nearly does


def _feast(name: str) -> tuple[int, int]:
    plain = name.replace("'", "")
    if plain.startswith("new"):
        return (1, 1) if plain.endswith("day") else (12, 31)
    if plain.startswith("christmas"):
        return (12, 24) if plain.endswith("eve") else (12, 25)
    return (10, 31)


def _end(year: int, month: int | None, *, first: bool) -> Moment:
    """Return the first or last day of a month, or of a year."""
    if first:
        return Moment(year, month or 1, 1)
    last = month or _LAST_MONTH
    return Moment(year, last, monthrange(year, last)[1])


def _valid(year: int | None, month: int, day: int) -> Moment | None:
    try:
        date(year or 2000, month, day)
    except (ValueError, OverflowError):
        return None
    return Moment(year, month, day)


def _time(text: str) -> Moment | None:
    named = _NAMED_TIMES.get(text.removeprefix("12 "))
    if named is not None:
        return Moment(seconds=named)
    marched = _MARCHED.fullmatch(text)
    if marched is not None:
        return _of_day(int(marched["hour"]), int(marched["minute"]), 0)
    match = _TIME.fullmatch(text)
    if match is None or (match["minute"] is None and match["half"] is None):
        return None
    offset = _offset(match["zone"], match["offset"])
    if (match["zone"] or match["offset"]) and offset is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= _HALF_DAY:
            return None
        hour = hour % _HALF_DAY + (_HALF_DAY if match["half"][0] == "p" else 0)
    second = float(f"{match['second'] or 0}.{match['part'] or 0}")
    return _of_day(hour, int(match["minute"] or 0), second, offset)


def _of_day(hour: int, minute: int, second: float, offset: int | None = None) -> Moment | None:
    if not (0 <= hour <= _LAST_HOUR and 0 <= minute < _SIXTY and 0 <= second < _SIXTY):
        return None
    if minute or second:
        hour %= _LAST_HOUR
    return Moment(seconds=hour * 3600 + minute * 60 + second, offset=offset)


def _offset(zone: str | None, shift: str | None) -> int | None:
    if zone and zone not in _ZONES:
        return None
    base = _ZONES[zone] if zone else 0
    if not shift:
        return base if zone else None
    digits = shift[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) <= len("hh") else (digits[:-2], digits[-2:])
    size = int(hours) * 60 + int(minutes)
    return base + (size if shift[0] == "+" else -size)
