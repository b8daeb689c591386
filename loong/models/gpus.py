"""Which GPUs this process may use, asked of the driver's own tool; no library is imported."""

from __future__ import annotations

import os
import shutil
import subprocess

from loong.types import Row

FIELDS = "index,uuid,name,memory.total,memory.free"
MIB_IN_GIB = 1024


class Gpu(Row):
    """A GPU and its memory."""

    index: int
    uuid: str
    name: str
    total_gib: float
    free_gib: float


def gpus() -> list[Gpu]:
    """Return the NVIDIA GPUs that CUDA_VISIBLE_DEVICES lets this process use; none, no driver."""
    tool = shutil.which("nvidia-smi")
    if tool is None:
        return []
    query = [tool, f"--query-gpu={FIELDS}", "--format=csv,noheader,nounits"]
    try:
        done = subprocess.run(query, capture_output=True, text=True, timeout=30, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):  # a driver that is not in order is none
        return []
    return visible(read_table(done.stdout), os.environ.get("CUDA_VISIBLE_DEVICES"))


def read_table(text: str) -> list[Gpu]:
    """Read the table that nvidia-smi prints, memory in MiB; other lines are passed over."""
    rows = [[field.strip() for field in line.split(",")] for line in text.splitlines()]
    return [
        Gpu(
            index=int(index),
            uuid=uuid,
            name=name,
            total_gib=float(total) / MIB_IN_GIB,
            free_gib=float(free) / MIB_IN_GIB,
        )
        for index, uuid, name, total, free in (row for row in rows if _is_gpu(row))
    ]


def _is_gpu(row: list[str]) -> bool:
    """Tell whether these are the fields of a GPU whose memory is known."""
    return len(row) == FIELDS.count(",") + 1 and all(row[n].isdecimal() for n in (0, 3, 4))


def visible(found: list[Gpu], named: str | None) -> list[Gpu]:
    """Return the GPUs that CUDA_VISIBLE_DEVICES names, in its order, up to the first unknown one.

    Names are indices or beginnings of UUIDs, as CUDA reads them; unset, all are visible.
    """
    if named is None:
        return found
    chosen: list[Gpu] = []
    for name in (part.strip() for part in named.split(",")):
        fitting = [gpu for gpu in found if name and _is_named(gpu, name)]
        if len(fitting) != 1:
            break
        chosen += fitting
    return chosen


def _is_named(gpu: Gpu, name: str) -> bool:
    return str(gpu.index) == name or (not name.isdecimal() and gpu.uuid.startswith(name))
