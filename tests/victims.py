"""What attacks aim at, made for one run: a file, a link, a module, two servers and a process."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Generator
from pathlib import Path

from tests.attacks import SECRET, VARIABLE, Target

_PLANTED = [f"{folder}/loong-attack" for folder in ("/tmp", "/var/tmp", "/dev/shm")]  # noqa: S108
"""Where attacks would write."""


class Victims:
    """The things themselves; `harm` tells what has happened to them."""

    def __init__(self, target: Target, process: subprocess.Popen[bytes]) -> None:
        self.target = target
        self._process = process
        self._folder = Path(target.file).parent
        self._before = self._look()

    def _look(self) -> list[object]:
        """Return all that can be seen of the folder and its files."""
        seen: list[object] = [path.name for path in sorted(self._folder.iterdir())]
        for path in (self._folder, *sorted(self._folder.iterdir())):
            state = path.lstat()
            seen.append((path.name, state.st_mode, state.st_size, state.st_mtime_ns))
            seen.append((state.st_ctime_ns, state.st_nlink, state.st_uid))
        file = Path(self.target.file)
        return [*seen, file.read_text(encoding="utf-8") if file.exists() else None]

    def harm(self) -> list[str]:
        """Return what attacks have done: nothing, if the sandbox holds."""
        found = [f"{path} exists" for path in _PLANTED if Path(path).exists()]
        if self._process.poll() is not None:
            found.append("the process has ended")
        if self._look() != self._before:
            found.append("the files have changed")
        return found


@contextlib.contextmanager
def victims() -> Generator[Victims]:
    """Make everything that attacks aim at; take it away at the end."""
    folder = Path(tempfile.mkdtemp(prefix="loong-victims-"))
    file = folder / "secret.txt"
    file.write_text(SECRET, encoding="utf-8")
    (folder / "secret.txt.link").symlink_to(file)
    (folder / "victim_module.py").write_text(f"x = {SECRET!r}\n", encoding="utf-8")
    os.environ[VARIABLE] = SECRET
    name = folder.name
    sleeper = ["sleep", "600"]
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.socket(socket.AF_UNIX) as local,
        subprocess.Popen(sleeper) as process,
    ):
        local.bind(f"\0{name}")
        local.listen()
        try:
            target = Target(str(file), server.getsockname()[1], name, process.pid)
            yield Victims(target, process)
        finally:
            process.kill()
            os.environ.pop(VARIABLE, None)
            shutil.rmtree(folder)
