"""Environments: the packages of one requirement set in a folder, built once and kept.

    ~/.cache/loong/environments/KEY/lib/                the packages
    ~/.cache/loong/environments/KEY/environment.json    what was asked for and what is there
    ~/.cache/loong/environments/KEY.failed.json         why it could not be built

KEY is a hash of the requirements in one spelling, the interpreter and the platform. Folders are
built beside their place and renamed, under a lock that ends with its process. Any of it may be
deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import sys
import sysconfig
from collections.abc import Generator, Sequence
from pathlib import Path

from pydantic import ValidationError

from loong.errors import JobError
from loong.sandbox import installing
from loong.types import Row


class NoEnvironmentError(JobError):
    """An environment could not be built, or was tried before and could not."""


class Environment(Row):
    """The packages of one requirement set."""

    requirements: tuple[str, ...]
    installed: tuple[str, ...]
    """`numpy-2.2.5` for each package that is there, sorted."""
    libraries: Path
    """The folder that programs import from."""


class _Failed(Row):
    requirements: tuple[str, ...]
    reason: str


def default_root() -> Path:
    """Return where environments are kept: below XDG_CACHE_HOME or `~/.cache`."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache).absolute() / "loong/environments"


def key(requirements: Sequence[str]) -> str:
    """Return the name of the folder of a set, as `requirements.normalised` spells it."""
    where = [sys.implementation.cache_tag, sysconfig.get_platform()]
    text = json.dumps([*where, *requirements])
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def cached(requirements: Sequence[str], root: Path) -> Environment | None:
    """Return the environment of a set if it was built before."""
    place = root / key(requirements)
    try:
        text = (place / "environment.json").read_bytes()
        return Environment.from_json(text).model_copy(update={"libraries": place / "lib"})
    except (OSError, ValidationError):
        return None


def build(requirements: Sequence[str], root: Path, *, retry: bool = False) -> Environment:
    """Return the environment of a set, built if need be; runs no code of its packages.

    Processes that want the same one wait for the first. A set for which there are no wheels is
    remembered as such; an index that could not be reached is not.

    Args:
        requirements: as `requirements.normalised` returns them.
        root: folder of all environments.
        retry: try again what failed before.

    Raises:
        NoEnvironmentError: it cannot be built; the message says why.
    """
    place = root / key(requirements)
    try:
        root.mkdir(parents=True, exist_ok=True)
        with _locked(place.with_suffix(".lock")):
            return cached(requirements, root) or _build(requirements, place, retry=retry)
    except OSError as error:
        raise NoEnvironmentError(f"no environment can be kept in {str(root)!r}: {error}") from error


def _build(requirements: Sequence[str], place: Path, *, retry: bool) -> Environment:
    failed = place.with_suffix(".failed.json")
    if not retry and failed.is_file():
        reason = _Failed.from_json(failed.read_bytes()).reason
        raise NoEnvironmentError(f"{_named(requirements)} could not be built before: {reason}")
    try:
        made = _fill(requirements, place)
    except installing.InstallError as error:
        if error.lasting:
            told = _Failed(requirements=tuple(requirements), reason=str(error))
            failed.write_bytes(told.to_json())
        raise NoEnvironmentError(f"{_named(requirements)} cannot be built: {error}") from error
    failed.unlink(missing_ok=True)
    return made


def _fill(requirements: Sequence[str], place: Path) -> Environment:
    """Install beside the place, then rename: what is there is whole."""
    half = place.with_suffix(".building")
    for leftover in (half, place):  # of a process that was killed, or damaged by hand
        if leftover.exists():
            shutil.rmtree(leftover)
    libraries = half / "lib"
    libraries.mkdir(parents=True)
    try:
        installing.install(requirements, libraries)
        made = Environment(
            requirements=tuple(requirements),
            installed=tuple(sorted(d.stem for d in libraries.glob("*.dist-info"))),
            libraries=place / "lib",
        )
        (half / "environment.json").write_bytes(made.to_json())
        half.rename(place)
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return made


def _named(requirements: Sequence[str]) -> str:
    shown = ", ".join(requirements[:4])
    return f"the environment of {shown}{' …' if len(requirements) > 4 else ''}"  # noqa: PLR2004


@contextlib.contextmanager
def _locked(path: Path) -> Generator[None]:
    """Hold a lock that the kernel takes back when this process ends."""
    import fcntl  # not on every system

    fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)
