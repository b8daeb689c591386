"""The house stands as DESIGN says: shelves, light imports, a complete public face."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import loong
from loong import registry

ROOT = Path(__file__).parents[1]
HEAVY = ("datasets", "pyarrow", "networkx", "sympy", "numpy", "aiohttp", "xllamacpp", "rich")


@pytest.mark.parametrize("shelf", ["seeds", "verifiers", "envs"])
def test_shelf_shows_inside_the_package_and_has_no_init(shelf: str) -> None:
    assert (ROOT / "loong" / shelf).is_symlink(), (
        "git config core.symlinks true; git checkout loong"
    )
    assert (ROOT / "loong" / shelf).resolve() == ROOT / shelf
    assert not (ROOT / shelf / "__init__.py").exists(), "would shadow packages of the same name"


def test_every_public_name_loads_from_its_home() -> None:
    for name in loong.__all__:
        assert getattr(loong, name).__name__ == name
    assert len(loong.__all__) <= 20
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        loong.nonsense  # noqa: B018


@pytest.mark.parametrize("module", ["loong", "loong.cli", "loong.types", "loong.answers"])
def test_import_is_light(module: str) -> None:
    code = f"import sys, {module}; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_lists_every_command_file_without_importing_typer() -> None:
    from loong.cli import COMMANDS

    files = {p.stem for p in (ROOT / "loong" / "cli").glob("*.py") if not p.stem.startswith("_")}
    assert files == set(COMMANDS)
    code = (
        "import sys; sys.argv = ['loong', '--help']\n"
        "from loong.cli import main; main()\n"
        "print('typer' in sys.modules, 'pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False False"
    assert all(name in done.stdout for name in COMMANDS)


def test_domains_are_complete() -> None:
    assert "graph_discrete_math" in registry.domains()
    for name in registry.domains():
        domain = registry.domain(name)
        assert domain.seeds.is_file()
        assert (domain.seeds.parent / "README.md").is_file()
        assert domain.verifier in registry.plugins("loong.verifiers")
        for family in domain.families:
            module = importlib.import_module(f"loong.seeds.{name}.families.{family}")
            assert module.LEVELS >= 3
            assert module.TOPICS
            assert module.TITLE


def test_no_tracked_file_names_a_machine_path() -> None:
    listed = subprocess.run(
        ["git", "grep", "-lIE", r"(^|[^A-Za-z0-9_.])/(work|farm|root|home/[a-z]+)/", "--", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    assert [f for f in listed if f != "tests/test_layout.py"] == []
