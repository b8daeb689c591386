"""Make a policy of 850,000 weights that has begun to learn two families, offline.

    python -m benchmarks.tiny_policy FOLDER [--steps 250]

A Llama of random weights with a tokenizer of whole words and single digits learns the answers of
some problems by supervision, and is stopped early: about one reply in six is right. The rest is
left to learn for `loong train`. The problems are of the training side of the split, so that those
which `loong train` holds out were never seen.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from loong import families
from loong.envs.splits import splits
from loong.train.problems import SHARES
from loong.types import DataPoint

DOMAIN = "graph_discrete_math"
FAMILIES = ("mixed_up_items", "string_counting")
LEVELS = (1, 2)
WORDS = r" ?\p{L}+|\d| ?[^\s\p{L}\d]|\s"
PAD, END, UNKNOWN, USER, SYSTEM, POLICY = (
    "<pad>",
    "<end>",
    "<unk>",
    "<user>",
    "<system>",
    "<policy>",
)
TEMPLATE = (
    "{% for message in messages %}{{ '<' + message['role'] + '>' + message['content'] }}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<policy>' }}{% endif %}"
)
_SEED = "warm start"  # another stream than that of any run


def examples(
    names: Sequence[str], levels: Sequence[int], seed: int
) -> Iterator[tuple[DataPoint, str]]:
    """Yield problems of the training side without end, and the reply that is taught."""
    from loong.envs.single_step import Families

    keep = getattr(splits(Families(DOMAIN, names=names), SHARES)["train"], "keep")  # noqa: B009
    rng = random.Random(f"{_SEED}/{seed}")
    index = 0
    while True:
        name, level = rng.choice(names), rng.choice(levels)
        problem = families.draw(DOMAIN, name, seed=10**6 + seed, index=index, level=level)
        index += 1
        point = DataPoint(question=problem.question, final_answer=problem.answer)
        if keep(point):
            yield point, rf"\boxed{{{problem.answer}}}"


def tokenizer(texts: Sequence[str]) -> Any:
    """Return a tokenizer of the words in some texts and of digits."""
    import transformers
    from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers

    pattern = re.compile(r" ?[^\W\d_]+|\d| ?[^\w\s]|\s")  # WORDS, for Python
    counts = Counter(word for text in texts for word in pattern.findall(text))
    words = [PAD, END, UNKNOWN, USER, SYSTEM, POLICY, *"0123456789"]
    words += sorted(word for word, count in counts.items() if count > 1 and word not in words)
    made = Tokenizer(models.WordLevel({word: i for i, word in enumerate(words)}, unk_token=UNKNOWN))
    made.pre_tokenizer = pre_tokenizers.Split(Regex(WORDS), behavior="isolated")
    made.decoder = decoders.Fuse()
    told = transformers.PreTrainedTokenizerFast(
        tokenizer_object=made,
        pad_token=PAD,
        eos_token=END,
        unk_token=UNKNOWN,
        extra_special_tokens=[USER, SYSTEM, POLICY],
        padding_side="left",
        clean_up_tokenization_spaces=False,
    )
    told.chat_template = TEMPLATE
    return told


def model(words: int, *, hidden: int, layers: int, seed: int) -> Any:
    """Return a Llama of random weights."""
    import torch
    import transformers

    torch.manual_seed(seed)
    config = transformers.LlamaConfig(
        vocab_size=words,
        hidden_size=hidden,
        intermediate_size=4 * hidden,
        num_hidden_layers=layers,
        num_attention_heads=4,
        num_key_value_heads=4,
        max_position_embeddings=256,
        tie_word_embeddings=True,
        pad_token_id=0,
        eos_token_id=1,
        bos_token_id=None,
    )
    return transformers.LlamaForCausalLM(config)


def teach(
    policy: Any,
    words: Any,
    pairs: Iterator[tuple[DataPoint, str]],
    *,
    steps: int,
    batch: int,
    lr: float,
) -> list[float]:
    """Teach replies; return the loss of each step."""
    import torch

    optimizer = torch.optim.AdamW(policy.parameters(), lr=lr)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, lr, total_steps=steps)
    losses: list[float] = []
    policy.train()
    for _ in range(steps):
        rows = [next(pairs) for _ in range(batch)]
        inputs, labels = _padded(words, rows)
        loss = policy(input_ids=inputs, attention_mask=(inputs != 0).long(), labels=labels).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(policy.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        losses.append(loss.item())
    return losses


def _padded(words: Any, rows: Sequence[tuple[DataPoint, str]]) -> tuple[Any, Any]:
    import torch

    asked = [
        words.apply_chat_template(
            [{"role": "user", "content": point.question}],
            add_generation_prompt=True,
            tokenize=False,
        )
        for point, _ in rows
    ]
    prompts = [words(text)["input_ids"] for text in asked]
    replies = [words(reply + END)["input_ids"] for _, reply in rows]
    longest = max(len(p) + len(r) for p, r in zip(prompts, replies, strict=True))
    inputs, labels = [], []
    for prompt, reply in zip(prompts, replies, strict=True):
        gap = longest - len(prompt) - len(reply)
        inputs.append([0] * gap + prompt + reply)
        labels.append([-100] * (gap + len(prompt)) + reply)
    return torch.tensor(inputs), torch.tensor(labels)


def build(
    folder: Path,
    *,
    steps: int = 250,
    names: Sequence[str] = FAMILIES,
    levels: Sequence[int] = LEVELS,
    hidden: int = 128,
    layers: int = 3,
    seed: int = 0,
    batch: int = 16,
    lr: float = 1e-3,
) -> Path:
    """Write the policy and its tokenizer into a folder; return it."""
    pairs = examples(names, levels, seed)
    seen = [next(pairs) for _ in range(1500)]
    words = tokenizer([f"{point.question}{reply}" for point, reply in seen])
    policy = model(len(words), hidden=hidden, layers=layers, seed=seed)
    started = time.process_time()
    losses = teach(policy, words, pairs, steps=steps, batch=batch, lr=lr)
    spent = time.process_time() - started
    print(f"{sum(p.numel() for p in policy.parameters())} weights, {len(words)} words")
    if losses:
        print(f"loss {losses[0]:.2f} -> {losses[-1]:.2f} in {steps} steps, {spent:.0f} CPU seconds")
    words.save_pretrained(str(folder))
    policy.save_pretrained(str(folder))
    return folder


def main() -> None:
    """Build the policy that the command line asks for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--steps", type=int, default=250)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    build(asked.folder, steps=asked.steps, seed=asked.seed)


if __name__ == "__main__":
    main()
