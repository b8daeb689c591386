"""Find the folders that a Python program needs to see, and nothing more."""

from __future__ import annotations

import os
import site
import sys
import sysconfig

NULL = "/dev/null"
"""The one place outside its scratch folder that a program may open for writing."""
DEVICES = (NULL, "/dev/zero", "/dev/urandom", "/dev/random")
_TIME_ZONES = "/usr/share/zoneinfo"
_LINKER_CACHE = "/etc/ld.so.cache"
_LOCALE = "/usr/lib/locale/C.utf8"
"""The one locale that programs are given."""


def readable(libraries: str = "") -> list[str]:
    """Return the paths to show: standard library, site-packages, shared libraries, time zones.

    No folder of a user's own code is among them: an editable install is not visible inside.

    Args:
        libraries: a folder of packages to show in place of the interpreter's site-packages.
    """
    paths = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib")]
    paths += [f"{sys.base_prefix}/lib", f"{sys.base_exec_prefix}/lib"]
    paths += [libraries] if libraries else _site_packages()
    paths += [*_library_folders(), _LINKER_CACHE, _TIME_ZONES, _LOCALE]
    return _outermost([path for path in paths if os.path.exists(path)])


def _site_packages() -> list[str]:
    """Return the folders of the interpreter's own packages."""
    return [*(sysconfig.get_path(name) for name in ("purelib", "platlib")), *site.getsitepackages()]


def links() -> dict[str, str]:
    """Return the links of the root folder through which the dynamic linker finds libraries."""
    names = [name for name in sorted(os.listdir("/")) if name.startswith("lib")]
    return {f"/{name}": os.readlink(f"/{name}") for name in names if os.path.islink(f"/{name}")}


def _library_folders() -> list[str]:
    """Return the folders of the libraries that this process has loaded, and the linker's own."""
    with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as maps:
        fields = [line.split(maxsplit=5) for line in maps]
    loaded = {row[5].rstrip("\n") for row in fields if len(row) > 5 and row[5].startswith("/")}  # noqa: PLR2004
    found = {os.path.dirname(path) for path in loaded if ".so" in os.path.basename(path)}
    usual = {path for path in ("/lib64", "/usr/lib64") if os.path.isdir(path)}
    return sorted(found | usual)


def _outermost(paths: list[str]) -> list[str]:
    """Drop what lies below another path of the list."""
    kept: list[str] = []
    for path in sorted({_through_links(os.path.abspath(path)) for path in paths}):
        if path != "/" and not any(path.startswith(f"{other}/") for other in kept):
            kept.append(path)
    return kept


def _through_links(path: str) -> str:
    """Resolve a path below one of the links of the root folder, which exist inside as links."""
    return os.path.realpath(path) if os.path.islink("/" + path.split("/")[1]) else path
