"""The main job with the real local model: `pytest -m local` (minutes of CPU)."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from loong.models.profiles import cached_model
from loong.run import load

pytestmark = [
    pytest.mark.local,
    pytest.mark.skipif(
        not (os.environ.get("LOONG_LOCAL_MODEL") or cached_model().is_file()),
        reason="the model of the profile `local` is not here: python tests/fetch_local_model.py",
    ),
]
LOONG_SEEDS = Path(__file__).parents[2] / "shared/data/loong_seeds/graph_discrete_math.jsonl"


def command(folder: Path, *more: str) -> list[str]:
    return [
        *(sys.executable, "-m", "loong", "generate", "--domain", "graph_discrete_math"),
        *("--strategy", "few-shot", "--model", "local", "--concurrency", "4", "--json"),
        *("--run", str(folder), *more),
    ]


def answered(folder: Path) -> dict[bytes, str]:
    """Return the journalled replies of a run that may still be going on."""
    try:
        with sqlite3.connect(f"file:{folder}/run.sqlite?mode=ro", uri=True) as db:
            return dict(db.execute("SELECT key, completions FROM replies"))
    except sqlite3.OperationalError:
        return {}


def test_a_real_model_yields_verified_items_and_survives_kill_9(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    victim = subprocess.Popen(command(folder, "-n", "3"), stdout=-3, stderr=-3)
    while len(answered(folder)) < 8 and victim.poll() is None:
        time.sleep(0.5)
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    before = answered(folder)
    done = subprocess.run(command(folder, "-n", "3"), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    after = answered(folder)
    assert before.items() <= after.items(), "an answered request was lost or asked again"
    summary, items, _ = load(folder)
    assert len(items) == 3 == json.loads(done.stdout)["kept"]
    assert summary.requests == len(after)
    for item in items:
        assert item.evidence is not None
        assert int(item.evidence.agreement.split("/")[0]) >= 2


@pytest.mark.skipif(not LOONG_SEEDS.is_file(), reason="Project Loong's seeds are not here")
def test_it_learns_from_other_peoples_seeds(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    done = subprocess.run(
        command(folder, "-n", "2", "--seeds", str(LOONG_SEEDS)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(load(folder)[1]) == 2
