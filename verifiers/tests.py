"""Judge programs by their test cases, run in the sandbox.

The answer is Python, fenced or bare. The item's metadata `tests` hold cases: standard input and
output, calls with their values, or assert lines. Each case is a run of its own; what is expected
stays on this side, where the comparison is made, so that no answer can find or fake it. An item
without tests is judged by value, as `math` does.
"""

from __future__ import annotations

import ast

from pydantic import JsonValue

from loong.flow import ordered_map
from loong.types import DataPoint, Example, Item, Limits, Outcome, Ran, Sandbox, Verdict
from loong.verifiers._graded import decided, graded
from loong.verifiers._test_cases import Asserted, BadTests, Case, Tests, asserted, read_tests
from loong.verifiers._test_runs import (
    NoValue,
    calling,
    find_code,
    handed_back,
    same,
    same_output,
    trying,
)
from loong.verifiers.math import by_value

_IN_FLIGHT = 4
_SHOWN = 80
_OUTPUT = 1_000_000  # bytes that one case may print


class TestCases:
    """The verifier of programs.

    Args:
        sandbox: where cases run, left open at the end; None opens one when it is needed.
    """

    __test__ = False  # pytest takes a class of this name for one of its own
    name = "tests"
    version = "1"

    def __init__(self, sandbox: Sandbox | None = None) -> None:
        self._given = sandbox
        self._opened: Sandbox | None = None

    async def cleanup(self) -> None:
        """Close the sandbox, unless it was given."""
        opened, self._opened = self._opened, None
        if opened is not None:
            await opened.aclose()

    @property
    def sandbox(self) -> Sandbox:
        """Where cases run; it starts its servers on the first run."""
        if self._given is not None:
            return self._given
        if self._opened is None:
            from loong.sandbox import open_sandbox

            self._opened = open_sandbox()
        return self._opened

    async def verify(self, answer: str, point: DataPoint | Item) -> Verdict:
        """Judge a program (bare, or a whole reply) by a problem's tests. Raises nothing."""
        return await graded(self, self._judge(answer, point))

    async def _judge(self, answer: str, point: DataPoint | Item) -> Verdict:
        data = point.metadata.get("tests")
        if data is None:
            return decided(*by_value(answer, point))
        try:
            tests = read_tests(data)
            cases = _prepared(tests)
        except BadTests as bad:
            return decided(Outcome.UNGRADED, f"tests: {bad}")
        code, fault = find_code(answer)
        if code is None:
            return decided(Outcome.UNREADABLE, fault)
        return await self._run(code, cases, tests, _needed(point))

    async def _run(
        self, code: str, cases: list[Case | Asserted], tests: Tests, needed: set[str]
    ) -> Verdict:
        """Run the cases, several at a time, up to the first failure unless all are wanted."""

        async def attempt(case: Case | Asserted) -> tuple[str, Ran]:
            return await self._attempt(code, case, tests)

        passed, first, place = 0, "", 0
        async for fault, ran in ordered_map(attempt, cases, limit=_IN_FLIGHT):
            place += 1
            if (missing := _missing(ran)) in needed:
                return decided(Outcome.UNGRADED, f"missing-package: {missing} is not installed")
            passed += not fault
            if fault and not first:
                first = f"case {place}: {fault}"
            if fault and not tests.partial:
                break
        if not first:
            return decided(Outcome.RIGHT, f"all {len(cases)} cases pass")
        rest = f"; the other {len(cases) - place} were not run" if place < len(cases) else ""
        return decided(Outcome.WRONG, f"{passed} of {len(cases)} cases pass; {first}{rest}")

    async def _attempt(self, code: str, case: Case | Asserted, tests: Tests) -> tuple[str, Ran]:
        """Run one case; return what is wrong, empty where nothing is, and the run."""
        limits = Limits(seconds=tests.seconds, memory_mb=tests.memory_mb, output_bytes=_OUTPUT)
        if isinstance(case, Case) and case.call is None:
            program = f"{tests.setup}\n{code}" if tests.setup else code
            ran = await self.sandbox.run(program, stdin=case.stdin or "", limits=limits)
        else:
            ran = await self.sandbox.run(
                trying(code, _expression(case), tests.setup), limits=limits
            )
        return _broke(ran, tests.seconds) or _differs(ran, case, tests.tolerance), ran


def load(sandbox: Sandbox | None = None) -> TestCases:
    """Build the verifier; see `TestCases` for the option."""
    return TestCases(sandbox)


def _prepared(tests: Tests) -> list[Case | Asserted]:
    """Return the cases, assert lines split; raises BadTests where one cannot be used."""
    cases: list[Case | Asserted] = []
    for case in tests.cases:
        if isinstance(case, str):
            cases += asserted(case)
            continue
        if (case.call is None) == (case.stdout is None):
            raise BadTests("a case has either `call` and `expected`, or `stdin` and `stdout`")
        if case.call is not None:
            _check_call(case.call)
        cases.append(case)
    return cases


def _check_call(call: str) -> None:
    try:
        ast.parse(call, mode="eval")
    except (SyntaxError, ValueError):
        raise BadTests(f"{call[:60]!r} names nothing that can be called") from None


def _expression(case: Case | Asserted) -> str:
    if isinstance(case, Asserted):
        return case.expression
    return calling(case.call or "", case.args, case.kwargs)


def _broke(ran: Ran, seconds: float) -> str:
    """Say how a run ended where it did not end well."""
    last = (ran.stderr.strip().splitlines() or [""])[-1][:160]
    match ran.status:
        case "ok":
            return ""
        case "timeout":
            return f"it was still running after {seconds:g} s"
        case "memory":
            return "it used more memory than it may"
        case "output":
            return "it printed more than it may"
        case "killed":
            return f"it was ended for doing what it may not ({last})"
        case _:
            return f"it failed: {last}" if last else "it failed"


def _differs(ran: Ran, case: Case | Asserted, tolerance: float | None) -> str:
    """Say how what came out differs from what is expected."""
    slack = case.tolerance if case.tolerance is not None else tolerance
    if isinstance(case, Case) and case.call is None:
        if same_output(ran.stdout, case.stdout or "", slack):
            return ""
        return f"it printed {_short(ran.stdout.strip())}, not {_short((case.stdout or '').strip())}"
    try:
        given = handed_back(ran.stdout)
    except NoValue as none:
        return str(none)
    as_json = isinstance(case, Case)
    wanted: object = case.expected if isinstance(case, Case) else ast.literal_eval(case.expected)
    if isinstance(case, Asserted) and case.truth:
        given, wanted = bool(given), bool(wanted)
    if same(given, wanted, as_json=as_json, slack=slack):
        return ""
    return f"{_short(_expression(case))} is {_short(given)}, not {_short(wanted)}"


def _short(value: object) -> str:
    try:
        text = repr(value) if not isinstance(value, str) else value
    except (ValueError, RecursionError):  # more digits than Python prints
        return "a huge value"
    line = " ".join(text[: 5 * _SHOWN].split())
    line = line[:_SHOWN] + "…" if len(line) > _SHOWN else line
    return repr(line) if isinstance(value, str) else line


def _missing(ran: Ran) -> str:
    """Return the module that a run could not import, or nothing."""
    last = (ran.stderr.strip().splitlines() or [""])[-1]
    if ran.status != "error" or "No module named '" not in last:
        return ""
    return last.rpartition("No module named '")[2].partition("'")[0].partition(".")[0]


def _needed(point: DataPoint | Item) -> set[str]:
    """Return the packages that an item says its programs need, by import name at a guess."""
    listed = point.metadata.get("required_dependencies")
    names = [str(name) for name in listed] if isinstance(listed, list) else []
    return {name.partition("==")[0].strip().lower().replace("-", "_") for name in names}


_ADD = "```python\ndef add(a, b):\n    return a + b\n```"
_CALLS: JsonValue = [
    {"call": "add", "args": [1, 2], "expected": 3},
    {"call": "add", "args": [0.1, 0.2], "expected": 0.3},
]
_SUM = "print(sum(map(int, input().split())))"


def _example(answer: str, outcome: Outcome, tests: JsonValue) -> Example:
    return Example(answer=answer, final_answer="", metadata={"tests": tests}, outcome=outcome)


EXAMPLES = (
    _example(_ADD, Outcome.RIGHT, _CALLS),
    _example("def add(a, b):\n    return a - b", Outcome.WRONG, _CALLS),
    _example("I would add the two numbers.", Outcome.UNREADABLE, _CALLS),
    _example(_SUM, Outcome.RIGHT, [{"stdin": "1 2 3\n", "stdout": "6\n"}]),
    _example(_SUM, Outcome.WRONG, [{"stdin": "1 2 3\n", "stdout": "7\n"}]),
    _example(_ADD, Outcome.RIGHT, ["assert add(2, 3) == 5", "assert add('a', 'b') == 'ab'"]),
    _example(_ADD, Outcome.WRONG, ["assert add(2, 3) == 6"]),
    _example(_ADD, Outcome.UNGRADED, ["assert add(2, 3) == add(1, 4)"]),
    _example(
        "class Yes:\n    def __eq__(self, other):\n        return True\n"
        "def add(a, b):\n    return Yes()",
        Outcome.WRONG,
        _CALLS,
    ),
    Example(answer="1/2", final_answer="0.5", outcome=Outcome.RIGHT),
)
"""Programs with tests and the outcome they must get."""
