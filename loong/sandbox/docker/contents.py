"""Find the files that a container needs to run programs as this interpreter does.

That is: the interpreter and its standard library, the distributions that programs may import with
all that these require, the shared libraries that those link to, time zones; and, apart, the few
modules of loong that serve inside. Everything keeps its path, but for loong, which moves to `CODE`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.metadata import packages_distributions as providers
from pathlib import Path

from loong.errors import SandboxError

CODE = "/loong-code"
"""Where loong lies inside. No program sees it: its rules do not name that folder."""
_SERVING = ("errors.py", "images.py", "types.py", "sandbox")
_NEEDED = ("pydantic",)
"""Distributions that loong itself needs inside."""
_PACKAGE = Path(__file__).parents[2]
_UNUSED = ("test", "idlelib", "tkinter", "turtledemo", "ensurepip", "lib2to3", "config-")
"""Beginnings of the names of parts of the standard library that no program needs."""
_EXTRA = ("/usr/share/zoneinfo", "/usr/lib/locale/C.utf8", "/etc/ld.so.cache")
_BESIDE = ("libgcc_s.so.1",)
"""Libraries that the C library loads by name when a thread ends."""
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_FOUND = re.compile(r"(?:=> )?(/\S+) \(0x[0-9a-f]+\)")
_EXECUTABLE = os.path.realpath(sys.executable)
_AT_ONCE = 200

Files = dict[str, Path]
"""The path inside, and where the file lies here."""


def find(modules: Iterable[str]) -> Files:
    """Return what a container needs whose programs may import `modules`.

    Modules that are not installed are left out. Links are among them, and what they lead to.

    Raises:
        SandboxError: the shared libraries cannot be found out.
    """
    found: Files = {}
    _add(found, _interpreter())
    _add(found, _tree(Path(sysconfig.get_path("stdlib")), leave=(*_UNUSED, "site-packages")))
    for dist in _closure(modules):
        _add(found, _distribution_files(dist))
    _add(found, _libraries([path for path in found.values() if _links(path)]))
    for name in _EXTRA:
        _add(found, _tree(Path(name)))
    return found


def fingerprint(modules: Iterable[str]) -> str:
    """Return a name for what `find` would return now: another one after an update, or elsewhere.

    Looks at versions only: finding all files takes seconds.
    """
    libraries = Path("/etc/ld.so.cache")
    marks = [sys.version, sys.executable, str(sys.prefix), os.uname().machine]
    marks.append(str(libraries.stat().st_mtime_ns) if libraries.exists() else "")
    marks += sorted(f"{d.name} {d.version} {d.locate_file('')}" for d in _closure(modules))
    return hashlib.blake2b("\0".join(marks).encode(), digest_size=8).hexdigest()


def code_fingerprint() -> str:
    """Return a name for the text of what `own_code` returns."""
    texts = [path.read_bytes() for _, path in sorted(own_code().items())]
    return hashlib.blake2b(b"\0".join(texts), digest_size=4).hexdigest()


def _add(found: Files, paths: Iterable[Path]) -> None:
    """Add files, and the links on the way to each."""
    plain: set[str] = set()
    for path in paths:
        if path.exists():
            found.update((name, Path(name)) for name in _way(os.path.abspath(path), plain))


def _way(name: str, plain: set[str]) -> Iterator[str]:
    """Yield the links on the way to a file, among its folders too, and at last the file itself.

    Args:
        name: absolute path.
        plain: folders that are known to be no links, nor below one; grows.
    """
    folder, _, _ = name.rpartition("/")
    if folder and folder not in plain:
        parts = name.split("/")
        for i in range(2, len(parts)):
            step = "/".join(parts[:i])
            if os.path.islink(step):
                yield step
                aim = os.path.join(os.path.dirname(step), os.readlink(step), *parts[i:])
                yield from _way(os.path.normpath(aim), plain)
                return
        plain.add(folder)
    yield name
    if os.path.islink(name):
        aim = os.path.join(os.path.dirname(name), os.readlink(name))
        yield from _way(os.path.normpath(aim), plain)


def _interpreter() -> list[Path]:
    """Return the executable, and what makes its environment one."""
    return [Path(sys.executable), Path(sys.prefix) / "pyvenv.cfg"]


def _tree(folder: Path, leave: Sequence[str] = ()) -> Iterator[Path]:
    """Yield the files below a folder, without those at its top that begin with one of `leave`."""
    for root, folders, names in os.walk(folder):
        if Path(root) == folder:
            folders[:] = [name for name in folders if not name.startswith(tuple(leave))]
        yield from (Path(root, name) for name in names)
    if folder.is_file():
        yield folder


def _closure(modules: Iterable[str]) -> list[Distribution]:
    """Return the distributions that provide modules (and loong's own), with all they require."""
    known = providers()
    waiting = [name for module in (*modules, *_NEEDED) for name in known.get(module, [])]
    found: dict[str, Distribution] = {}
    while waiting:
        name = waiting.pop()
        if name.lower().replace("_", "-") in found:
            continue
        try:
            dist = distribution(name)
        except PackageNotFoundError:  # required only elsewhere: on another system, by an extra
            continue
        found[name.lower().replace("_", "-")] = dist
        required = [line for line in dist.requires or [] if "extra ==" not in line]
        waiting += [match[0] for line in required if (match := _NAME.match(line))]
    return list(found.values())


def _distribution_files(dist: Distribution) -> Iterator[Path]:
    """Yield what a distribution installed; without a record, the folders of its modules."""
    for file in dist.files or ():
        path = Path(str(dist.locate_file(file)))
        if path.is_file():
            yield path
    if dist.files is None:
        for name in (dist.read_text("top_level.txt") or "").split():
            spec = importlib.util.find_spec(name)
            for folder in (spec.submodule_search_locations or ()) if spec else ():
                yield from _tree(Path(folder))


def _links(path: Path) -> bool:
    """Tell whether a file is one that the dynamic linker loads."""
    return ".so" in path.name or str(path) == _EXECUTABLE


def _libraries(binaries: list[Path]) -> Iterator[Path]:
    """Yield the shared libraries that files link to, and the linker itself."""
    found: set[str] = set()
    for start in range(0, len(binaries), _AT_ONCE):
        command = ["ldd", *map(str, binaries[start : start + _AT_ONCE])]
        try:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
        except OSError as error:
            raise SandboxError(
                f"the image needs the list of shared libraries, and 'ldd' cannot be run: {error}"
            ) from error
        found.update(_FOUND.findall(done.stdout))
    folders = {os.path.dirname(path) for path in found}
    beside = (os.path.join(folder, name) for folder in folders for name in _BESIDE)
    yield from (Path(path) for path in sorted(found))
    yield from map(Path, beside)


def own_code() -> Files:
    """Return the modules of loong that serve inside, below an `__init__` that loads nothing."""
    paths = [path for name in _SERVING for path in _tree(_PACKAGE / name)]
    own = [path for path in paths if path.suffix == ".py"]
    inside = {f"{CODE}/loong/{path.relative_to(_PACKAGE)}": path for path in own}
    return inside | {f"{CODE}/loong/__init__.py": _PACKAGE / "sandbox/agent/__init__.py"}
