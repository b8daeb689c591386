"""Make the container's image from this environment: a tar file, imported; no registry is asked.

It has two layers: Python with the packages, some hundred megabytes, and loong's own few modules,
so that a change in these alone takes no time.
"""

from __future__ import annotations

import io
import os
import stat
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from loong.errors import SandboxError
from loong.sandbox.docker import contents
from loong.sandbox.docker.engine import Engine
from loong.sandbox.imports import HEAVY

_LABEL = "loong.environment"
_FOLDERS = ("/proc", "/sys", "/dev", "/tmp", "/etc")  # noqa: S108 - the engine mounts them


def modules(preload: Sequence[str]) -> list[str]:
    """Return what programs may import: the usual modules, those of every domain, and `preload`."""
    from loong.registry import domain, domains

    of_domains = (name for known in domains() for name in domain(known).packages)
    return sorted({*HEAVY, *of_domains, *preload})


def build_image(engine: Engine, preload: Sequence[str] = ()) -> str:
    """Return the name of the image for this environment; make it if the engine lacks it (20 s).

    Those that it replaces, made from this environment before it changed, are removed.

    Args:
        engine: where the image is to be.
        preload: modules that programs may import, beside the usual ones and those of the domains.

    Raises:
        SandboxError: the engine does not take it, or the shared libraries cannot be found out.
    """
    wanted = modules(preload)
    base = f"loong-python-{contents.fingerprint(wanted)}"  # no tags: Podman keeps none
    name = f"loong-sandbox-{base[-16:]}-{contents.code_fingerprint()}"
    if engine.has_image(name):
        return name
    label = (_LABEL, f"{sys.prefix} {','.join(wanted)}")
    if not engine.has_image(base):
        with tempfile.NamedTemporaryFile(prefix="loong-", suffix=".tar") as file:
            write_tar(file, contents.find(wanted))
            file.flush()
            engine.import_image(file.name, base, label)
    code = io.BytesIO()
    write_tar(code, contents.own_code())
    engine.add_layer(base, name, code.getvalue())
    engine.remove_images(label, keep=(base, name))
    return name


def write_tar(file: IO[bytes], files: contents.Files) -> None:
    """Write files as the root of a container: owned by root, readable by everybody."""
    made: set[str] = set()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for folder in _FOLDERS:
            _add_folders(tar, made, folder)
        for name, path in sorted(files.items()):
            _add_folders(tar, made, os.path.dirname(name))
            try:
                _add(tar, name, path)
            except OSError as error:
                raise SandboxError(f"the image cannot hold {str(path)!r}: {error}") from error


def _add_folders(tar: tarfile.TarFile, made: set[str], folder: str) -> None:
    if folder not in made and folder != "/":
        _add_folders(tar, made, os.path.dirname(folder))
        entry = tarfile.TarInfo(folder.lstrip("/"))
        entry.type, entry.mode = tarfile.DIRTYPE, 0o755
        tar.addfile(entry)
        made.add(folder)


def _add(tar: tarfile.TarFile, name: str, path: Path) -> None:
    status = path.lstat()
    entry = tarfile.TarInfo(name.lstrip("/"))
    entry.mtime = int(status.st_mtime)  # compiled modules are good for a source of that time
    if stat.S_ISLNK(status.st_mode):
        entry.type, entry.linkname = tarfile.SYMTYPE, str(path.readlink())
        tar.addfile(entry)
        return
    entry.mode = 0o755 if status.st_mode & stat.S_IXUSR else 0o644
    with path.open("rb") as source:
        entry.size = os.fstat(source.fileno()).st_size
        tar.addfile(entry, source)
