"""Load our environment as Prime's tools do, and print what it serves; run by test_prime.py.

python tests/prime_play.py DOMAIN
"""

# mypy: ignore-errors
# pyright: basic, reportMissingImports=false

import asyncio
import json
import sys

import verifiers
import verifiers.v1 as vf

import loong.verifiers.math
from loong.adapters.prime import LoongEnv, load_environment
from loong.errors import UsageError


async def served(**options):
    """Return the first tasks, drawn inside a running loop as Prime draws them."""
    env = load_environment(**options)
    assert isinstance(env, LoongEnv)
    tasks = env.taskset.take(3)
    return [[task.key, task.data.prompt[-1].content] for task in tasks], env.taskset.bounded


def refused(**options):
    """Return what is said of options that cannot be."""
    try:
        load_environment(**options)
    except UsageError as error:
        return str(error)
    raise SystemExit(f"{options} were taken")


def main(domain):
    """Print where the packages come from and what is served."""
    same = [asyncio.run(served(domain=domain, levels=[1], seed=4)) for _ in range(2)]
    other, _ = asyncio.run(served(domain=domain, levels=[1], seed=5))
    told = {
        "theirs": verifiers.__file__,
        "ours": loong.verifiers.math.__file__,
        "loader": vf.load_environment.__module__,
        "same": [tasks for tasks, _ in same],
        "bounded": same[0][1],
        "other": other,
        "refused": [refused(), refused(domain=domain, path="points.jsonl")],
    }
    sys.stdout.write(f"\n{json.dumps(told)}\n")


if __name__ == "__main__":
    main(sys.argv[1])
