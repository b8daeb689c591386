"""The whole attack suite at every level, as this user and as another, and without protection."""

from __future__ import annotations

import functools
import json
import os

import pytest

from loong.sandbox import probe
from loong.sandbox.agent.filters import supported
from tests.attacks import ATTACKS, ENDED, RAW_CALLS, VARIABLE
from tests.worlds import ask

if probe().level != "full":
    pytest.skip(f"needs level full, this machine gives {probe().level}", allow_module_level=True)
if supported():
    pytest.skip(supported(), allow_module_level=True)

RUN = """
import runpy, sys
sys.argv[1:] = sys.argv[-1:]
runpy.run_module("tests.attack_run", run_name="__main__")
"""
ROOT = os.geteuid() == 0
LOOKS = {
    "file is there",
    "file may be accessed",
    "where a link leads",
    "open as a mere path",
    "go to a folder",
    "size of a disk",
    "process number is taken",
}
"""What Landlock does not keep from a program: to ask after a file whose path it knows."""
OWN_STREAMS = {"reopen stdout by its name", "reopen stdin by its device"}
"""Another descriptor for what the program has anyway."""
UNBOUNDED = {"threads"} if ROOT else set[str]()
"""RLIMIT_NPROC does not hold for root, which a program stays where it has no user namespace."""
# world, its level, as another user, and exactly what gets through: docs/security.md lists the same
WORLDS = {
    "full": ("all there", "full", False, set[str]()),
    "full, another user": ("all there", "full", True, set[str]()),
    "landlock": ("no namespaces", "landlock", False, LOOKS | OWN_STREAMS | UNBOUNDED),
    "closed": ("no landlock", "closed", False, UNBOUNDED),
}


@functools.cache
def attacked(name: str) -> dict[str, object]:
    world, level, nobody, _ = WORLDS[name]
    if nobody and not ROOT:
        pytest.skip("only root can become another user")
    try:
        return ask(world, RUN, json.dumps({"min_level": level}), nobody=nobody)
    except LookupError as why:
        pytest.skip(str(why))


@pytest.mark.parametrize("name", WORLDS)
def test_exactly_the_known_gaps_are_open(name: str) -> None:
    found = attacked(name)
    _, level, _, gaps = WORLDS[name]
    through = found["through"]
    assert isinstance(through, list)
    assert found["level"] == level
    assert set(through) == gaps
    assert found["calls"] == len(RAW_CALLS)
    assert found["harm"] == []


@pytest.mark.parametrize("name", WORLDS)
def test_attacks_end_as_they_should_and_the_server_lives(name: str) -> None:
    found = attacked(name)
    statuses = found["statuses"]
    assert isinstance(statuses, dict)
    assert statuses.keys() == ATTACKS.keys()
    odd = {name: statuses[name] for name in ENDED if statuses[name] not in ENDED[name]}
    assert odd == {}
    assert (found["right"], found["same_server"]) == (["42\n", "42\n"], True)
    assert found["longest"] == 4000


def test_attacks_are_real() -> None:
    found = ask("all there", RUN, "bare", variables={VARIABLE: "the secret"})
    through = found["through"]
    assert isinstance(through, list)
    assert len(ATTACKS) + len(RAW_CALLS) >= 340
    # the rest need rights or parts of the kernel that are not everywhere
    assert len(through) >= (290 if ROOT else 250)
    assert not set(through) - {*ATTACKS, *(f"call {name}" for name in RAW_CALLS)}
    assert set(through) >= LOOKS | OWN_STREAMS | UNBOUNDED
