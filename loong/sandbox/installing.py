"""Fill a folder with packages: by uv where it is on the path, else by pip; wheels only.

A wheel is an archive that is unpacked. A source package would run its author's code here, outside
the sandbox, so none is ever taken. The indexes and proxies are those of the user's own settings.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from loong.errors import JobError

_LONGEST = 1800.0
_UNREACHABLE = re.compile(
    r"NewConnectionError|ConnectTimeoutError|NameResolutionError|name resolution|dns error"
    r"|tcp connect error|error sending request|network was disabled|ProxyError",
    re.IGNORECASE,
)
_TELLING = (re.compile(r"^ERROR: (.+)$", re.M), re.compile(r"cause: (.+)$|╰─▶ (.+)$", re.M))
_LAST_WORD = re.compile(r"^error: (.+)$", re.M)
_SHOWN = 300


class InstallError(JobError):
    """The packages could not be installed; `lasting` where trying again would not help."""

    def __init__(self, reason: str, *, lasting: bool) -> None:
        super().__init__(reason)
        self.lasting = lasting


def install(requirements: Sequence[str], folder: Path) -> None:
    """Install packages and what they need into a folder, compiled, readable for every user.

    Raises:
        InstallError: there is no such wheel, no way to the index, no installer.
    """
    try:
        done = subprocess.run(
            [*_installer(), "--only-binary", ":all:", "--target", str(folder), *requirements],
            cwd=folder,
            env={**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", **_FEW_RETRIES},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_LONGEST,
            umask=0o022,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise InstallError(f"installing took more than {_LONGEST:.0f} s", lasting=False) from None
    except OSError as error:
        raise InstallError(f"the installer did not start: {error}", lasting=False) from error
    if done.returncode:
        raise _failure(
            f"{done.stdout.decode(errors='replace')}\n{done.stderr.decode(errors='replace')}"
        )


_FEW_RETRIES = {"PIP_RETRIES": "1", "UV_HTTP_RETRIES": "1"}
"""Without a network the answer should come within seconds."""


def _installer() -> list[str]:
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--python", sys.executable, "--compile-bytecode"]
    if importlib.util.find_spec("pip") is None:
        raise InstallError("there is neither uv nor pip here; install one of them", lasting=False)
    return [sys.executable, "-P", "-m", "pip", "install"]


def _failure(told: str) -> InstallError:
    if _UNREACHABLE.search(told):
        return InstallError(
            "the package index could not be reached; build it where there is a network",
            lasting=False,
        )
    return InstallError(_reason(told)[:_SHOWN], lasting=True)


def _reason(told: str) -> str:
    for pattern in (*_TELLING, _LAST_WORD):
        found = [next(filter(None, match.groups())) for match in pattern.finditer(told)]
        if found:
            return str(found[0])
    return (told.strip().splitlines() or ["the installer said nothing"])[-1]
