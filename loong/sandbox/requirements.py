"""Read the packages that a seed asks for; they come from data files and are trusted with nothing.

A requirement is a name, perhaps extras, perhaps versions: `numpy`, `networkx==3.4.2`,
`scipy[test]>=1.13,<2`. No address, no path, no option of an installer, no marker.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from loong.errors import UsageError

if TYPE_CHECKING:
    from packaging.requirements import Requirement

MOST = 64
"""Requirements in one set."""
_LONGEST = 200
_PLAIN = re.compile(
    r"[A-Za-z0-9](?:[\w.\-]*[A-Za-z0-9])? *(?:\[[\w.\-, ]*\])? *"
    r"(?:\(?[<>=!~][\w.,*+!<>=~ \-]*\)?)?",
    re.ASCII,
)
_CONTINUED = {"python-constraint": "python-constraint2"}
"""Projects that publish no wheel, and who carries them on under the same import name."""
_UNSAID = {"statsmodels==0.14.4": "scipy<1.16", "z3-solver==4.12": "setuptools<81"}
"""What a project needs and does not ask for: names that scipy dropped later, `pkg_resources`."""


def normalised(requirements: Iterable[object]) -> tuple[str, ...]:
    """Return requirements in one spelling, sorted, each once.

    A project that publishes no wheel and lives on under another name is replaced by that one,
    without the version: its numbers mean something else. What a project needs and does not say is
    added.

    Raises:
        UsageError: one is no plain requirement, or there are more than `MOST`.
    """
    texts = list(requirements)
    if len(texts) > MOST:
        raise UsageError(
            f"{len(texts)} requirements are more than one environment may have ({MOST})"
        )
    spelled = {_spelled(_parsed(text)) for text in texts}
    unsaid = {more for name, more in _UNSAID.items() for text in spelled if text.startswith(name)}
    return tuple(sorted(spelled | unsaid))


def _parsed(text: object) -> Requirement:
    from packaging.requirements import InvalidRequirement, Requirement

    fault = UsageError(
        f"{str(text)[:_LONGEST]!r} is no package name with versions, like 'networkx==3.4.2'"
    )
    if not isinstance(text, str) or len(text) > _LONGEST or not _PLAIN.fullmatch(text.strip()):
        raise fault
    try:
        found = Requirement(text.strip())
    except InvalidRequirement:
        raise fault from None
    if any(part.operator == "===" for part in found.specifier):  # its version may be any text
        raise fault
    return found


def _spelled(requirement: Requirement) -> str:
    from packaging.utils import canonicalize_name

    name = canonicalize_name(requirement.name)
    if name in _CONTINUED:
        return _CONTINUED[name]
    extras = ",".join(sorted(canonicalize_name(extra) for extra in requirement.extras))
    versions = ",".join(sorted(map(str, requirement.specifier)))
    return f"{name}{f'[{extras}]' if extras else ''}{versions}"


def unmet(requirements: Iterable[str]) -> list[str]:
    """Return what this interpreter's own packages do not meet, `sympy==1.13.3 (here: 1.14.0)`.

    Args:
        requirements: as `normalised` returns them.
    """
    return [lack for text in requirements if (lack := _lack(text))]


@functools.cache
def _lack(text: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    from packaging.requirements import Requirement

    wanted = Requirement(text)
    try:
        here = version(wanted.name)
    except PackageNotFoundError:
        if not wanted.specifier and import_name(wanted.name):
            return ""  # named as it is imported
        return f"{text} (not installed)"
    return "" if wanted.specifier.contains(here, prereleases=True) else f"{text} (here: {here})"


def import_name(requirement: str) -> str | None:
    """Return the name by which an installed package is imported, None where it is not installed.

    A requirement may be spelled as for pip (`scikit-learn>=1.4`) or as it is imported.
    """
    import importlib.util
    from importlib.metadata import packages_distributions

    name = re.split(r"[^\w.\-]", requirement.strip(), maxsplit=1)[0]
    plain = name.replace("-", "_").split(".")[0]
    if plain and importlib.util.find_spec(plain) is not None:
        return plain
    wanted = re.sub(r"[-_.]+", "-", name).lower()
    for module, distributions in packages_distributions().items():
        if any(re.sub(r"[-_.]+", "-", d).lower() == wanted for d in distributions):
            return module
    return None
