"""Run code of our own: in a process of its own, or a file as a module."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

_PRINTED = """
import contextlib, io, json, sys
printed = []
for source in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(source, "rationale", "exec"), {"__name__": "__main__"})
    printed.append(out.getvalue())
json.dump(printed, sys.stdout)
"""


def run(code: str, given: object, *flags: str, hash_seed: str = "random") -> Any:
    """Run a program that reads JSON and prints JSON; return what it printed."""
    ran = subprocess.run(
        [sys.executable, *flags, "-c", code],
        input=json.dumps(given),
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(ran.stdout)


def printed(rationales: Sequence[str], *, hash_seed: str = "random") -> list[str]:
    """Run rationales in one process; return what each printed."""
    flags = ("-P", "-s")  # not -I: it would ignore the hash seed
    said: list[str] = run(_PRINTED, list(rationales), *flags, hash_seed=hash_seed)
    return said


def module_of(file: Path, name: str = "") -> ModuleType:
    """Load a file as a module of that name, or its own, which nothing can import."""
    spec = importlib.util.spec_from_file_location(name or file.stem, file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
