"""Environments: packages that a row pins, built from wheels and shown to programs in the jail."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import orjson
import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from loong import PythonVerifier
from loong.cli.verify import command
from loong.errors import UsageError
from loong.sandbox import environments, open_sandbox
from loong.sandbox.choosing import Environments
from loong.sandbox.environments import NoEnvironmentError, build, cached
from loong.sandbox.requirements import MOST, normalised, unmet
from loong.types import DataPoint, Outcome
from tests.worlds import RESTRICTED

PROGRAM = "import tinypart\nprint(tinypart.VALUE)"


def wheel(folder: Path, name: str, version: str, files: Mapping[str, str]) -> None:
    """Write a wheel by hand."""
    facts = f"{name}-{version}.dist-info"
    told = {
        **files,
        f"{facts}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{facts}/WHEEL": "Wheel-Version: 1.0\nGenerator: t\nRoot-Is-Purelib: true\n"
        "Tag: py3-none-any\n",
    }
    listed = "".join(f"{path},,\n" for path in [*told, f"{facts}/RECORD"])
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as archive:
        for path, text in {**told, f"{facts}/RECORD": listed}.items():
            archive.writestr(path, text)


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only place from which packages come; the cache is fresh too."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    for tool in ("PIP", "UV"):
        monkeypatch.setenv(f"{tool}_NO_INDEX", "1")
        monkeypatch.setenv(f"{tool}_FIND_LINKS", str(folder))
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("UV_NO_CONFIG", "1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    wheel(folder, "tinypart", "1.0", {"tinypart.py": "VALUE = 41\n"})
    wheel(folder, "tinypart", "2.0", {"tinypart.py": "VALUE = 42\n"})
    return folder


@pytest.fixture(params=["pip", "uv"])
def installer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each installer in turn; `uv` is used wherever it is on the path."""
    if request.param == "pip":
        monkeypatch.setenv("PATH", "/usr/bin:/bin")
    if (shutil.which("uv") is None) is (request.param == "uv"):
        pytest.skip(f"{request.param} cannot be tried here")
    return str(request.param)


@pytest.fixture
def root(wheels: Path) -> Path:
    del wheels
    return environments.default_root()


# ---------------------------------------------------------------- requirements


def test_a_set_has_one_spelling() -> None:
    one = normalised(["NumPy >= 1.26, <3", "typing.extensions[B, a]==4.1", "numpy>=1.26,<3"])
    assert one == ("numpy<3,>=1.26", "typing-extensions[a,b]==4.1")
    assert normalised(["python-constraint==1.4.0"]) == ("python-constraint2",)
    assert normalised(["z3-solver==4.12.2"]) == ("setuptools<81", "z3-solver==4.12.2")
    assert environments.key(one) == environments.key(normalised(reversed(one)))
    assert environments.key(one) != environments.key(one[:1])


@pytest.mark.parametrize(
    "text",
    [
        "numpy @ https://example.org/numpy.whl",
        "git+https://example.org/x",
        "./here",
        "/there/x.whl",
        "--index-url=http://example.org",
        "-rfile",
        "numpy --pre",
        "numpy===1; rm",
        "numpy; python_version<'4'",
        "numpy\n--pre",
        "",
        "x" * 300,
        7,
        None,
    ],
)
def test_what_is_no_plain_requirement_is_refused(text: object) -> None:
    with pytest.raises(UsageError, match="no package name with versions"):
        normalised(["numpy", text])


def test_a_set_has_a_size() -> None:
    with pytest.raises(UsageError, match="65"):
        normalised([f"p{i}" for i in range(MOST + 1)])


@settings(deadline=None)
@given(st.text(alphabet="ab1-_.[]()=<>!~,*+ @/;:\\\n'\"#", max_size=30))
def test_no_requirement_reads_as_anything_else(text: str) -> None:
    try:
        (spelled,) = normalised([text])
    except UsageError:
        return
    assert spelled[0].isalnum()
    assert not set(spelled) & set("@/;:\\\n'\"# ()")
    assert normalised([spelled]) == (spelled,)


def test_what_is_installed_here_needs_no_environment() -> None:
    assert unmet(["numpy", "networkx>=3"]) == []
    assert unmet(["networkx==0.1", "no-such-thing"])[1] == "no-such-thing (not installed)"
    assert "(here: " in unmet(["networkx==0.1"])[0]


# ---------------------------------------------------------------- building


async def test_programs_import_from_an_environment_and_nothing_else(
    root: Path, installer: str, wheels: Path
) -> None:
    del installer
    old, new = (build([f"tinypart=={version}"], root) for version in ("1.0", "2.0"))
    assert old.installed == ("tinypart-1.0",)
    async with open_sandbox(servers=1) as sandbox:
        told = [await sandbox.within(e.libraries).run(PROGRAM) for e in (old, new, old)]
        assert [ran.stdout for ran in told] == ["41\n", "42\n", "41\n"]
        for program in ("import numpy", f"open({str(new.libraries / 'x')!r}, 'w')"):
            assert (await sandbox.within(new.libraries).run(program)).status == "error"
        assert (await sandbox.run(PROGRAM)).status == "error"
        assert (await sandbox.within(new.libraries).run("exit(3)")).exit_code == 3
    shutil.rmtree(wheels)
    assert build(["tinypart==1.0"], root) == old == cached(["tinypart==1.0"], root)


async def test_nothing_of_an_environment_runs_outside_the_jail(wheels: Path, root: Path) -> None:
    trace = wheels.parent / "trace"
    mischief = f"open({str(trace)!r}, 'w').close()\nVALUE = 7\n"
    shadowed = ("json/__init__", "socket", "random", "sitecustomize", "usercustomize", "numpy")
    files = {f"{name}.py": mischief for name in ("tinypart", *shadowed)}
    files["tinypart.pth"] = f"import os; open({str(trace)!r}, 'w').close()\n"
    wheel(wheels, "tinypart", "6.6.6", files)
    evil = build(["tinypart==6.6.6"], root)
    assert (evil.libraries / "tinypart.pth").is_file()
    async with open_sandbox(servers=1) as sandbox:
        within = sandbox.within(evil.libraries)
        assert (await within.run("import json, random\nprint(json.dumps(1))")).stdout == "1\n"
        for name in ("tinypart", "sitecustomize", "numpy"):
            ran = await within.run(f"import {name}\nprint({name}.VALUE)")
            assert "Error" in ran.stderr, ran
    assert not trace.exists()


ASK = """
import asyncio, sys
from pathlib import Path
from loong.sandbox import open_sandbox

async def main(*programs):
    async with open_sandbox(servers=1) as sandbox:
        for program in programs:
            ran = await sandbox.within(Path(sys.argv[1])).run(program)
            print(ran.level, ran.status, ran.stdout.strip(), flush=True)

asyncio.run(main(*sys.argv[2:]))
"""


def test_environments_hold_without_namespaces_too(wheels: Path, root: Path) -> None:
    trace = wheels.parent / "trace"
    mischief = f"try:\n    open({str(trace)!r}, 'w')\nexcept OSError:\n    VALUE = 7\n"
    pth = f"import os; open({str(trace)!r}, 'w').close()\n"
    wheel(wheels, "tinypart", "6.6.6", {"tinypart.py": mischief, "tinypart.pth": pth})
    evil = str(build(["tinypart==6.6.6"], root).libraries)
    programs = [PROGRAM, "import numpy", f"open({evil + '/x'!r}, 'w')"]
    orders = [sys.executable, "-c", RESTRICTED["no namespaces"] + ASK, evil, *programs]
    done = subprocess.run(orders, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["landlock ok 7", *["landlock error "] * 2]
    assert not trace.exists()


def test_a_source_package_is_never_run(wheels: Path, root: Path, installer: str) -> None:
    del installer
    trace = wheels.parent / "trace"
    with tarfile.open(wheels / "sourcepart-1.0.tar.gz", "w:gz") as archive:
        for name, text in {
            "setup.py": f"open({str(trace)!r}, 'w')\nfrom setuptools import setup\nsetup()\n",
            "PKG-INFO": "Metadata-Version: 2.1\nName: sourcepart\nVersion: 1.0\n",
        }.items():
            entry = tarfile.TarInfo(f"sourcepart-1.0/{name}")
            entry.size = len(text)
            archive.addfile(entry, io.BytesIO(text.encode()))
    with pytest.raises(NoEnvironmentError, match=r"sourcepart==1\.0"):
        build(["sourcepart==1.0"], root)
    assert not trace.exists()


def test_what_failed_is_remembered_until_it_is_asked_for_again(
    wheels: Path, root: Path, installer: str
) -> None:
    del installer
    with pytest.raises(NoEnvironmentError, match=r"tinypart==3\.0 cannot be built: .*tinypart==3"):
        build(["tinypart==3.0"], root)
    wheel(wheels, "tinypart", "3.0", {"tinypart.py": "VALUE = 43\n"})
    with pytest.raises(NoEnvironmentError, match=r"could not be built before: .*tinypart==3"):
        build(["tinypart==3.0"], root)
    assert build(["tinypart==3.0"], root, retry=True).installed == ("tinypart-3.0",)
    assert build(["tinypart==3.0"], root).installed == ("tinypart-3.0",)
    assert {path.suffix for path in root.iterdir()} == {"", ".lock"}


def test_an_index_that_cannot_be_reached_is_asked_again(
    wheels: Path, root: Path, installer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    del wheels, installer
    with monkeypatch.context() as offline:
        for tool in ("PIP", "UV"):
            offline.delenv(f"{tool}_NO_INDEX")
            offline.setenv(f"{tool}_FIND_LINKS", "")
        for name in ("PIP_INDEX_URL", "UV_DEFAULT_INDEX"):
            offline.setenv(name, "http://127.0.0.1:9/simple")
        with pytest.raises(NoEnvironmentError, match="index could not be reached"):
            build(["tinypart==1.0"], root)
    assert build(["tinypart==1.0"], root).installed == ("tinypart-1.0",)


def test_two_processes_build_one_environment_once(
    wheels: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installer that counts stands on the path; a half-built folder is in the way."""
    counted = tmp_path / "bin/uv"
    counted.parent.mkdir()
    counted.write_text(
        f"#!{sys.executable}\nimport pathlib, sys, zipfile\n"
        f"open({str(tmp_path / 'count')!r}, 'a').write('x')\n"
        "target = sys.argv[sys.argv.index('--target') + 1]\n"
        f"zipfile.ZipFile({str(wheels / 'tinypart-1.0-py3-none-any.whl')!r}).extractall(target)\n"
    )
    counted.chmod(0o755)
    monkeypatch.setenv("PATH", f"{counted.parent}:/usr/bin:/bin")
    half = root / f"{environments.key(['tinypart==1.0'])}.building/lib/junk"
    half.mkdir(parents=True)
    source = (
        "import pathlib, sys\nfrom loong.sandbox.environments import build\n"
        "print(build(['tinypart==1.0'], pathlib.Path(sys.argv[1])).libraries)"
    )
    orders = [sys.executable, "-c", source, str(root)]
    running = [subprocess.Popen(orders, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    places = {process.communicate()[0] for process in running}
    assert len(places) == 1
    assert sorted(p.name for p in Path(places.pop().strip()).iterdir() if p.is_dir()) == [
        "tinypart-1.0.dist-info"
    ]
    assert (tmp_path / "count").read_text() == "x"


def test_a_cache_that_cannot_be_written_is_told(wheels: Path) -> None:
    with pytest.raises(NoEnvironmentError, match="no environment can be kept"):
        build(["tinypart==1.0"], wheels / "tinypart-1.0-py3-none-any.whl")


# ---------------------------------------------------------------- who uses them


async def test_the_verifier_finds_them_for_its_required_packages(root: Path) -> None:
    del root
    wanted = ["tinypart==2.0"]
    with pytest.raises(UsageError, match=r"'tinypart==2.0'.*Environments\('build'\)"):
        await PythonVerifier(required_packages=wanted).setup(uv=True)
    for policy in ("build", "cached"):
        verifier = PythonVerifier(required_packages=wanted, environments=Environments(policy))
        await verifier.setup(uv=True)
        point = DataPoint(question="?", rationale=PROGRAM)
        assert (await verifier.verify("42", point)).outcome is Outcome.RIGHT
        assert (await verifier.verify("41", point)).outcome is Outcome.WRONG
        other = {"required_dependencies": ["tinypart==1.0"]}
        verdict = await verifier.verify("41", point.model_copy(update={"metadata": other}))
        assert verdict.outcome is Outcome.RIGHT
        await verifier.cleanup()


@pytest.fixture
def verified(tmp_path: Path) -> Callable[[str], list[tuple[str, str]]]:
    """`loong verify` of rows that pin packages, under a policy."""
    pins: list[list[object]] = [["tinypart==2.0"], ["tinypart==9.9"], ["../x"], []]
    file = tmp_path / "rows.jsonl"
    row = {"question": "?", "rationale": PROGRAM, "final_answer": "42"}
    rows = [{**row, "metadata": {"required_dependencies": pin}} for pin in pins]
    file.write_bytes(b"\n".join(map(orjson.dumps, rows)))
    app = typer.Typer()
    app.command()(command)

    def verify(policy: str) -> list[tuple[str, str]]:
        done = CliRunner().invoke(app, [str(file), "--json", "--environments", policy])
        assert done.exit_code == 1, done.output
        told = [orjson.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
        return [(row["outcome"], row["reason"].split(":")[0]) for row in told]

    return verify


def test_verify_uses_and_builds_environments_as_it_is_told(
    verified: Callable[[str], list[tuple[str, str]]], wheels: Path
) -> None:
    missing = ("ungraded", "missing-package")
    no_room = ("ungraded", "environment")
    assert verified("cached") == [missing] * 4
    right, *rest = verified("build")
    assert right[0] == "right"
    assert rest == [no_room, no_room, missing]
    assert [outcome for outcome, _ in verified("cached")] == ["right"] + ["ungraded"] * 3
    assert verified("never") == [missing] * 4
    wheel(wheels, "tinypart", "9.9", {"tinypart.py": "VALUE = 42\n"})
    assert verified("build")[1] == no_room
    assert verified("retry")[1][0] == "right"
