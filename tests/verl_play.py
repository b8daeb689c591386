"""Let verl load our reward function and score rows of our export; run by test_verl.py.

    python tests/verl_play.py FOLDER WAY=FUNCTION …

FOLDER holds train.parquet and replies.json. A WAY is the name of one of verl's reward managers,
`processes` or `ray`; FUNCTION is the path that verl gets. Printed is what came of each reply in
each way, as JSON; the error where a way failed.
"""

# mypy: ignore-errors
# pyright: basic, reportMissingImports=false

import asyncio
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import torch
from datasets import load_dataset
from omegaconf import OmegaConf
from tokenizers import Tokenizer, decoders, models, pre_tokenizers
from transformers import PreTrainedTokenizerFast
from verl import DataProto
from verl.trainer.ppo.reward import get_custom_reward_fn, load_reward_manager

SPECIAL = {"pad_token": "<pad>", "eos_token": "<pad>"}


def config(function, manager):
    """Return verl's configuration, as far as rewards read it."""
    return OmegaConf.create(
        {
            "reward": {
                "custom_reward_function": {"path": function, "name": "compute_score"},
                "reward_manager": {"source": "register", "name": manager},
                "reward_model": {"enable": False},
            },
            "trainer": {"experiment_name": "loong"},
            "actor_rollout_ref": {"model": {"path": None, "tokenizer_path": None}},
        }
    )


def tokenizer():
    """Return a tokenizer that keeps every byte."""
    signs = pre_tokenizers.ByteLevel.alphabet()
    vocabulary = {sign: number for number, sign in enumerate(["<pad>", *sorted(signs)])}
    made = Tokenizer(models.BPE(vocabulary, []))
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    return PreTrainedTokenizerFast(tokenizer_object=made, **SPECIAL)


def batch(rows, replies, words):
    """Return a batch as verl's rollouts hand it to its rewards."""
    ids = [words(reply)["input_ids"] for reply in replies]
    longest = max(map(len, ids))
    responses = torch.tensor([row + [0] * (longest - len(row)) for row in ids])
    alive = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in ids])
    prompts = torch.ones((len(rows), 3), dtype=torch.long)
    return DataProto.from_dict(
        tensors={
            "prompts": prompts,
            "responses": responses,
            "attention_mask": torch.cat([torch.ones_like(prompts), alive], dim=1),
        },
        non_tensors={
            name: [row[name] for row in rows]
            for name in ("data_source", "reward_model", "extra_info")
        },
    )


async def managed(function, manager, data, words):
    """Return what verl's manager says of each row, all at once."""
    manages = load_reward_manager(config(function, manager), words)
    return await asyncio.gather(*[manages.run_single(data[i : i + 1]) for i in range(len(data))])


def called(rows, replies, score):
    """Return the function's own words for each reply, one call a process."""
    with ProcessPoolExecutor(2) as pool:
        waiting = [
            pool.submit(
                score,
                data_source=row["data_source"],
                solution_str=reply,
                ground_truth=row["reward_model"]["ground_truth"],
                extra_info=row["extra_info"],
            )
            for row, reply in zip(rows, replies, strict=True)
        ]
        return [one.result() for one in waiting]


def in_ray(function, rows, replies):
    """Return the function's words from Ray actors that load it as verl's workers do."""
    import ray

    class Worker:
        def __init__(self):
            self.score = get_custom_reward_fn(config(function, "naive"))

        def run(self, row, reply):
            return self.score(
                row["data_source"], reply, row["reward_model"]["ground_truth"], row["extra_info"]
            )

    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        remote = ray.remote(Worker)
        workers = [remote.remote() for _ in range(2)]
        asked = [
            workers[n % 2].run.remote(row, reply)
            for n, (row, reply) in enumerate(zip(rows, replies, strict=True))
        ]
        return ray.get(asked)
    finally:
        ray.shutdown()


def scored(way, function, rows, replies):
    """Return what came of each reply in a way."""
    if way == "processes":
        return called(rows, replies, get_custom_reward_fn(config(function, "naive")))
    if way == "ray":
        return in_ray(function, rows, replies)
    words = tokenizer()
    results = asyncio.run(managed(function, way, batch(rows, replies, words), words))
    return [{**one["reward_extra_info"], "reward": one["reward_score"]} for one in results]


def main(folder, *ways):
    """Score the rows in every way and print the results."""
    rows = list(load_dataset("parquet", data_files=f"{folder}/train.parquet", split="train"))
    replies = json.loads(Path(folder, "replies.json").read_text())
    pairs = [way.partition("=")[::2] for way in ways]
    told = {}
    for way, function in pairs:
        try:
            told[way] = scored(way, function, rows, replies)
        except Exception as error:  # noqa: BLE001 - the other ways are told all the same
            told[way] = repr(error)
    sys.stdout.write(f"\n{json.dumps(told)}\n")


if __name__ == "__main__":
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    main(*sys.argv[1:])
