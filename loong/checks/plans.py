"""Check schedules and one-to-one assignments."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from loong.checks.base import BadCheck, Check, Label, Real, Violation, exact, named, reach, shown
from loong.checks.hungarian import least_total
from loong.checks.names import Names, mapping, number
from loong.checks.tree import Tree, tree

_MOST_ASSIGNED = 100


class Schedule(Check):
    """Start times of jobs: some before others, at most `machines` at a time, early enough."""

    kind: Literal["schedule"]
    jobs: dict[str, Real] = Field(min_length=1, max_length=2000)
    """Duration of each job."""
    before: tuple[tuple[Label, Label], ...] = Field(default=(), max_length=20_000)
    """Pairs: the first must have ended when the second starts."""
    machines: int | None = Field(default=None, ge=1)
    release: dict[str, Real] = Field(default_factory=dict)
    deadline: dict[str, Real] = Field(default_factory=dict)
    best: Real | None = None
    """The least time at which all jobs can have ended; None where any valid schedule will do."""

    def holds(self, text: str) -> str:
        """Return why the schedule is right; raises as `Check.holds`."""
        given = mapping(tree(text), Names(self.jobs))
        starts = {name: _start(value) for name, value in given.items()}
        missing = [name for name in self.jobs if name not in starts]
        if missing:
            raise Violation(f"{named(missing)} is not scheduled")
        ends = {name: starts[name] + exact(length) for name, length in self.jobs.items()}
        self._check_times(starts, ends)
        self._check_order(starts, ends)
        self._check_machines(starts, ends)
        return "a schedule with " + reach(max(ends.values()), self.best, least=True, what="end")

    def _check_times(self, starts: dict[str, Fraction], ends: dict[str, Fraction]) -> None:
        for name, start in starts.items():
            earliest = exact(self.release.get(name, 0))
            if start < earliest:
                raise Violation(f"{name} starts at {shown(start)}, before {shown(earliest)}")
            if name in self.deadline and ends[name] > exact(self.deadline[name]):
                raise Violation(f"{name} ends at {shown(ends[name])}, past its deadline")

    def _check_order(self, starts: dict[str, Fraction], ends: dict[str, Fraction]) -> None:
        for first, second in self.before:
            if str(first) not in ends or str(second) not in starts:
                raise BadCheck(f"{first!r} or {second!r} is no job")
            if starts[str(second)] < ends[str(first)]:
                raise Violation(
                    f"{second} starts at {shown(starts[str(second)])}, before {first} ends at "
                    f"{shown(ends[str(first)])}"
                )

    def _check_machines(self, starts: dict[str, Fraction], ends: dict[str, Fraction]) -> None:
        if self.machines is None:
            return
        events = [(start, 1) for name, start in starts.items() if ends[name] > start]
        events += [(end, -1) for name, end in ends.items() if end > starts[name]]
        busy = 0
        for time, change in sorted(events):
            busy += change
            if busy > self.machines:
                raise Violation(
                    f"at time {shown(time)} {busy} jobs run on {self.machines} machines"
                )


def _start(value: Tree) -> Fraction:
    """Return a start time; of `(0, 3)` or `0-3` the first number."""
    if isinstance(value, str):
        return number(value.removeprefix("t=").partition("-")[0] if value[:1] != "-" else value)
    parts = getattr(value, "parts", ())
    return number(parts[0] if parts else value)


class Assignment(Check):
    """One-to-one: each row gets a column of its own, at the best total (computed here)."""

    kind: Literal["assignment"]
    rows: tuple[Label, ...] = Field(min_length=1, max_length=2000)
    columns: tuple[Label, ...] = Field(min_length=1, max_length=2000)
    costs: tuple[list[Real | None], ...]
    """By row and column; null where the pair is not allowed."""
    goal: Literal["min", "max", "any"] = "min"
    best: Real | None = None

    def holds(self, text: str) -> str:
        """Return why the assignment is right; raises as `Check.holds`."""
        if len(self.costs) != len(self.rows) or any(
            len(row) != len(self.columns) for row in self.costs
        ):
            raise BadCheck("the costs do not fit the rows and columns")
        chosen = self._read(tree(text))
        total = Fraction(0)
        taken: dict[str, str] = {}
        for row, column in chosen.items():
            if column in taken:
                raise Violation(f"{row} and {taken[column]} both get {column}")
            taken[column] = row
            cost = self.costs[_place(self.rows, row)][_place(self.columns, column)]
            if cost is None:
                raise Violation(f"{row} must not get {column}")
            total += exact(cost)
        missing = [str(row) for row in self.rows if str(row) not in chosen]
        if missing and len(chosen) < len(self.columns):
            raise Violation(f"{named(missing)} gets nothing")
        return "an assignment of " + self._reached(total)

    def _reached(self, total: Fraction) -> str:
        best: Real | Fraction | None = self.best
        if best is None and self.goal != "any":
            best = self._computed()
        proven = self.best is None
        return reach(total, best, least=self.goal == "min", what="total", proven=proven)

    def _read(self, answer: Tree) -> dict[str, str]:
        rows, columns = Names(self.rows), Names(self.columns)
        return {row: columns.get(value) for row, value in mapping(answer, rows).items()}

    def _computed(self) -> Fraction:
        """Return the best total, by the Hungarian method."""
        size = max(len(self.rows), len(self.columns))
        known = [exact(cost) for row in self.costs for cost in row if cost is not None]
        if size > _MOST_ASSIGNED:
            raise BadCheck(f"over {_MOST_ASSIGNED} rows the item must state `best`")
        sign = 1 if self.goal == "min" else -1
        never = 2 * size * (max(map(abs, known), default=Fraction(0)) + 1)
        table = [[never if c is None else sign * exact(c) for c in row] for row in self.costs]
        if len(self.rows) > len(self.columns):
            table = [list(column) for column in zip(*table, strict=True)]
        least = least_total(table)
        if least > never / 2:
            raise BadCheck("no assignment is allowed")
        return sign * least


def _place(labels: tuple[Label, ...], name: str) -> int:
    return [str(label) for label in labels].index(name)
