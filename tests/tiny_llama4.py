"""Build a Llama 4 of random weights in a second, offline: its real architecture, and tiny.

Mixture of experts in every layer with a shared expert, three layers of chunked attention with
rotary positions to one of full attention without, normalised queries and keys, a byte-level BPE
tokenizer with Llama 4's special tokens and the form of its chats.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

SPECIAL = (
    "<|begin_of_text|>",
    "<|end_of_text|>",
    "<|header_start|>",
    "<|header_end|>",
    "<|eom|>",
    "<|eot|>",
    "<|step|>",
    "<|finetune_right_pad|>",
    "<|image_start|>",
    "<|image_end|>",
    "<|image|>",
)
ENDS = ("<|end_of_text|>", "<|eom|>", "<|eot|>")
TEMPLATE = (
    "{{ bos_token }}{% for message in messages %}"
    "{{ '<|header_start|>' + message['role'] + '<|header_end|>\n\n' }}"
    "{{ message['content'] | trim + '<|eot|>' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|header_start|>assistant<|header_end|>\n\n' }}{% endif %}"
)
SPLIT = r"[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
CORPUS = [
    "What is the shortest path between the two vertices of the graph? Answer with one number.",
    "How many edges has a complete graph of 12 vertices? Write the answer as \\boxed{66}.",
]
CHUNK = 128
"""Tokens of one attention chunk: what vLLM's CPU build can have least."""


def build(folder: Path, *, layers: int = 4, hidden: int = 64, seed: int = 0) -> Path:
    """Write a model and its tokenizer into `folder`; return it."""
    words = tokenizer()
    words.save_pretrained(str(folder))
    model = random_model(words, layers=layers, hidden=hidden, seed=seed)
    model.save_pretrained(str(folder))
    return folder


def adapt(folder: Path, adapter: Path, *, seed: int = 2) -> Path:
    """Write a LoRA adapter of random weights for a model that was built so; return it."""
    import peft
    import torch
    import transformers

    model = transformers.AutoModelForCausalLM.from_pretrained(str(folder))
    config = peft.LoraConfig(r=8, target_modules=["q_proj", "v_proj"])
    adapted = peft.get_peft_model(model, config)
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        for name, weight in adapted.named_parameters():
            if "lora_" in name:
                torch.nn.init.normal_(weight, std=0.3)
    adapted.save_pretrained(str(adapter))
    return adapter


def random_model(words: Any, *, layers: int, hidden: int, seed: int) -> Any:
    """Return a Llama 4 of random weights; heads and experts are as wide as `hidden` allows."""
    import torch
    import transformers

    ends = [words.convert_tokens_to_ids(word) for word in ENDS]
    config = transformers.Llama4TextConfig(
        vocab_size=len(words),
        hidden_size=hidden,
        intermediate_size=hidden * 2,
        intermediate_size_mlp=hidden * 2,
        num_hidden_layers=layers,
        num_attention_heads=max(2, hidden // 32),
        num_key_value_heads=2,
        head_dim=32,
        num_local_experts=4,
        num_experts_per_tok=1,
        max_position_embeddings=1024,
        attention_chunk_size=CHUNK,
        bos_token_id=words.bos_token_id,
        eos_token_id=ends,
        pad_token_id=words.pad_token_id,
        dtype="float32",
    )
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = transformers.Llama4ForCausalLM(config)
        for weight in model.parameters():
            if weight.dim() > 1:  # wide enough that no two tokens are all but equally likely
                torch.nn.init.normal_(weight, std=0.15)
    return model


def tokenizer() -> Any:
    """Return a byte-level BPE tokenizer with a few merges."""
    import transformers
    from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

    raw = Tokenizer(models.BPE())
    raw.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(SPLIT), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    raw.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=320, initial_alphabet=alphabet, special_tokens=list(SPECIAL), show_progress=False
    )
    raw.train_from_iterator(CORPUS, trainer)
    words = transformers.PreTrainedTokenizerFast(
        tokenizer_object=raw,
        bos_token="<|begin_of_text|>",  # noqa: S106 - a token of the vocabulary
        eos_token="<|eot|>",  # noqa: S106
        pad_token="<|finetune_right_pad|>",  # noqa: S106
        clean_up_tokenization_spaces=False,
    )
    words.chat_template = TEMPLATE
    return words
