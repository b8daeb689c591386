"""Find answers that drift: programs that print something else on another day."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime

from loong.types import DataPoint, Outcome, Verdict

Prove = Callable[[DataPoint], Awaitable[Verdict]]
"""Runs a problem's rationale and judges what it prints, `PythonVerifier.prove` say."""

_CLOCK = re.compile(
    r"\b(?:QuantLib|todaysDate|today|now|utcnow|localtime|gmtime|ctime|time\.time|time_ns)\b"
)
_FAR = date(2031, 7, 16)
_MOVED = """\
import datetime as _dt, time as _tm
_shift = {moment} - _tm.time()
_real, _date, _datetime = _tm.time, _dt.date, _dt.datetime
class _Kind(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__mro__[1])
class date(_date, metaclass=_Kind):
    def today():
        return date.fromtimestamp(_tm.time())
    def __repr__(self):
        return repr(_date(self.year, self.month, self.day))
class datetime(_datetime, metaclass=_Kind):
    def now(tz=None):
        return datetime.fromtimestamp(_tm.time(), tz)
    def utcnow():
        return datetime.fromtimestamp(_tm.time(), _dt.timezone.utc).replace(tzinfo=None)
    today = now
    def __repr__(self):
        return repr(_datetime.combine(_date(self.year, self.month, self.day), self.timetz()))
_dt.date, _dt.datetime = date, datetime
_tm.time = lambda: _real() + _shift
_tm.time_ns = lambda: int(_tm.time() * 10**9)
for _name in ("localtime", "gmtime", "ctime"):
    setattr(_tm, _name, lambda s=None, _f=getattr(_tm, _name): _f(_tm.time() if s is None else s))
"""
"""Moves the clock of plain Python, which runs on from there."""
_MOVED_QUANTLIB = """\
import QuantLib as _ql
_ql.Date.todaysDate = staticmethod(lambda: _ql.Date({day}, {month}, {year}))
_ql.Settings.instance().evaluationDate = _ql.Date.todaysDate()
"""
_RUN = "exec(compile({source!r}, 'main.py', 'exec'), {{'__name__': '__main__'}})\n"


def may_read(program: str) -> bool:
    """Tell whether a program might ask for the date, by a cheap look at its text."""
    return _CLOCK.search(program) is not None


def on(day: date, program: str) -> str:
    """Return the program as it runs at noon (UTC) of another day.

    It moves the clocks of `time`, `datetime` and QuantLib; others (pandas', numpy's) go on.
    """
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    moved = _MOVED.format(moment=moment)
    if "QuantLib" in program:
        moved += _MOVED_QUANTLIB.format(day=day.day, month=day.month, year=day.year)
    return moved + _RUN.format(source=program)


async def drift(point: DataPoint, today: Verdict, prove: Prove) -> str:
    """Say how a problem's answer depends on the day; empty where no dependence shows.

    The rationale is run on the day when the problem was written down and on one far off.

    Args:
        point: the problem.
        today: how its rationale was judged as it is.
        prove: runs and judges a rationale.
    """
    if today.outcome not in (Outcome.RIGHT, Outcome.WRONG) or not may_read(point.rationale):
        return ""
    for day in filter(None, (_created(point), _FAR)):
        then = await prove(point.model_copy(update={"rationale": on(day, point.rationale)}))
        judged = then.outcome in (Outcome.RIGHT, Outcome.WRONG)
        if judged and (then.outcome, then.reason) != (today.outcome, today.reason):
            same = today.outcome is then.outcome is Outcome.RIGHT
            if not same:
                return f"it prints another answer on another day ({day}: {_told(then)})"
    return ""


def _told(verdict: Verdict) -> str:
    return "the final answer" if verdict.outcome is Outcome.RIGHT else verdict.reason


def _created(point: DataPoint) -> date | None:
    """Return the day in the metadata, where one stands there."""
    told = point.metadata.get("date_created")
    first = told[0] if isinstance(told, list) and told else told
    try:
        return date.fromisoformat(str(first)[:10])
    except ValueError:
        return None
