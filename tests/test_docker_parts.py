"""The parts of the Docker backend that need no engine: frames, the image's files, its errors."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loong.errors import SandboxError, UsageError
from loong.sandbox import open_sandbox
from loong.sandbox.docker import contents, frames, image

pytest.importorskip("docker")

TEXTS = st.text(alphabet=st.characters(codec=None))  # half characters too
MESSAGES = st.dictionaries(TEXTS, st.one_of(TEXTS, st.integers(), st.floats(allow_nan=False)))


@given(st.lists(MESSAGES, max_size=5), st.integers(1, 50))
def test_messages_survive_any_cutting(messages: list[frames.Message], size: int) -> None:
    stream = b"".join(map(frames.pack, messages))
    reader = frames.Reader()

    found: list[frames.Message] = []
    for start in range(0, len(stream), size):
        found += reader.feed(stream[start : start + size], 1 << 20)

    assert found == messages


@pytest.mark.parametrize("body", [b"", b"[1]", b"3", b"{", b"\xff", b"[" * 100_000])
def test_what_is_no_frame_is_refused(body: bytes) -> None:
    stream = len(body).to_bytes(4, "big") + body
    with pytest.raises(frames.BadFrameError, match="frame"):
        list(frames.Reader().feed(stream, 1 << 20))


def test_a_frame_too_long_is_refused_before_it_is_there() -> None:
    with pytest.raises(frames.BadFrameError, match="of 4294967295 bytes, at most 1000"):
        list(frames.Reader().feed(b"\xff\xff\xff\xff", 1000))


def test_a_link_on_the_way_brings_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "real/deep").mkdir(parents=True)
    (tmp_path / "real/deep/file").write_text("x")
    (tmp_path / "short").symlink_to("real/deep")
    (tmp_path / "name").symlink_to("short/file")
    found: contents.Files = {}

    contents._add(found, [tmp_path / "name", tmp_path / "missing"])  # pyright: ignore[reportPrivateUsage]

    names = {str(Path(name).relative_to(tmp_path)) for name in found}
    assert names == {"name", "short", "real/deep/file"}


def test_the_image_holds_what_programs_need_and_no_more(tmp_path: Path) -> None:
    files = contents.find(["networkx"])
    names = set(files)

    assert os.path.realpath(sys.executable) in names
    assert any(name.endswith("/networkx/__init__.py") for name in names)
    assert any(Path(name).name.startswith("libc.so") for name in names)
    own = contents.own_code()
    assert f"{contents.CODE}/loong/sandbox/agent/child.py" in own
    assert not [name for name in names if name.endswith("/pip/__init__.py")]
    assert not [name for name in names if "/scipy/" in name]
    with (tmp_path / "image.tar").open("wb") as file:
        image.write_tar(file, own | {sys.executable: Path(sys.executable)})
    with tarfile.open(tmp_path / "image.tar") as tar:
        entries = {f"/{entry.name}": entry for entry in tar}
    assert {entry.uid for entry in entries.values()} == {0}
    assert all(
        entry.mode & 0o005 or entry.issym() or entry.mode & 0o004 for entry in entries.values()
    )
    assert all(str(Path(name).parent) in {*entries, "/"} for name in entries)


def test_the_name_of_the_image_follows_its_contents() -> None:
    one, again, other = (contents.fingerprint(m) for m in (["numpy"], ["numpy"], ["scipy"]))
    assert one == again != other


# the client library forgets the socket that did not connect
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_no_engine_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", f"unix://{tmp_path}/none.sock")
    with pytest.raises(SandboxError, match=r"no container engine answers at 'unix://.*none.sock'"):
        open_sandbox(backend="docker").level()
    gc.collect()


def test_an_unknown_backend_is_refused() -> None:
    with pytest.raises(UsageError, match="no sandbox 'vm'; there are: local, docker"):
        open_sandbox(backend="vm")


WITHOUT = """
import sys
sys.modules["docker"] = None
from loong.sandbox import open_sandbox
try:
    open_sandbox(backend="docker").level()
except Exception as error:
    print(error)
"""


def test_the_missing_client_names_its_extra() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True
    )
    assert done.stdout == "'docker' is not installed; run: pip install 'loong-reasoning[docker]'\n"


def test_what_serves_inside_loads_by_itself(tmp_path: Path) -> None:
    for inside, file in contents.own_code().items():
        place = tmp_path / Path(inside).relative_to(contents.CODE)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.read_bytes())
    loading = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\nimport loong.sandbox.docker.front"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"{loading}\nprint(loong.__path__)"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == str([str(tmp_path / "loong")]), done.stderr
