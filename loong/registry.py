"""Find domains, families and plug-ins by name, without importing what is not asked for.

A plug-in is a module on one of loong's shelves (file name = plug-in name) or an entry point of the
group `loong.<shelf>` that a third party's package declares. Listing imports nothing.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from loong.errors import UsageError
from loong.types import Row


class Domain(Row):
    """What `seeds/<name>/domain.toml` says, and what stands beside it."""

    name: str
    title: str
    description: str
    verifier: str = "math"
    """Verifier of its answers, by name."""
    packages: tuple[str, ...] = ()
    """Top-level modules that its rationales import, for preloading."""
    topics: tuple[str, ...] = ()
    """What its problems are about, from which strategies draw."""
    families: tuple[str, ...] = ()
    seeds: Path


@cache
def shelf(package: str) -> Path:
    """Return the folder of one of loong's packages, `loong.seeds` say."""
    module = importlib.import_module(package)
    return Path(next(iter(module.__path__)))


def unknown(kind: str, name: str, known: Iterable[str]) -> UsageError:
    """Build the error for a name that is not there, with the nearest one that is."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(names)}"
    return UsageError(f"there is no {kind} {name!r}; {hint}")


def domains() -> list[str]:
    """Return the names of all domains, sorted."""
    return sorted(path.parent.name for path in shelf("loong.seeds").glob("*/domain.toml"))


def domain(name: str) -> Domain:
    """Read one domain; raises UsageError for an unknown name."""
    folder = shelf("loong.seeds") / name
    if name not in domains():
        raise unknown("domain", name, domains())
    facts = tomllib.loads((folder / "domain.toml").read_text(encoding="utf-8"))
    return Domain(name=name, families=families(name), seeds=folder / "seeds.jsonl", **facts)


def families(domain_name: str) -> tuple[str, ...]:
    """Return the family names of a domain, sorted."""
    folder = shelf("loong.seeds") / domain_name / "families"
    return tuple(sorted(p.stem for p in folder.glob("*.py") if not p.stem.startswith("_")))


def plugins(package: str) -> list[str]:
    """Return the plug-in names of a shelf package, third parties' included, sorted.

    A name is its file's name with a dash for each underscore.
    """
    folder = str(shelf(package))
    own = {m.name for m in pkgutil.iter_modules([folder]) if not m.name.startswith("_")}
    named = own | {point.name for point in entry_points(group=package)}
    return sorted(name.replace("_", "-") for name in named)


def plugin(package: str, name: str, *, kind: str) -> ModuleType:
    """Import a plug-in's module by name.

    Raises:
        UsageError: no plug-in of that name.
    """
    module_name = name.replace("-", "_")
    if (shelf(package) / f"{module_name}.py").is_file():
        return importlib.import_module(f"{package}.{module_name}")
    for point in entry_points(group=package, name=name):
        loaded = point.load()
        if isinstance(loaded, ModuleType):
            return loaded
        raise UsageError(f"entry point {name!r} of {package!r} must name a module")
    raise unknown(kind, name, plugins(package))
