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
SEEING = ("<|patch|>", "<|tile_x_separator|>", "<|tile_y_separator|>")
ENDS = ("<|end_of_text|>", "<|eom|>", "<|eot|>")
TEMPLATE = (
    "{{ bos_token }}{% for message in messages %}"
    "{{ '<|header_start|>' + message['role'] + '<|header_end|>\n\n' }}"
    "{% if message['content'] is string %}{{ message['content'] | trim }}{% else %}"
    "{% for part in message['content'] %}"
    "{{ '<|image|>' if part['type'] == 'image' else part['text'] }}{% endfor %}{% endif %}"
    "{{ '<|eot|>' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|header_start|>assistant<|header_end|>\n\n' }}{% endif %}"
)
SPLIT = r"[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+"
CORPUS = [
    "What is the shortest path between the two vertices of the graph? Answer with one number.",
    "How many edges has a complete graph of 12 vertices? Write the answer as \\boxed{66}.",
]
CHUNK = 128
"""Tokens of one attention chunk: what vLLM's CPU build can have least."""
TILE = 56
"""Pixels of a side of what the vision tower sees at a time: 16 patches, 4 of them a token."""


def build(folder: Path, *, layers: int = 4, hidden: int = 64, seed: int = 0) -> Path:
    """Write a model and its tokenizer into `folder`; return it."""
    words = tokenizer()
    words.save_pretrained(str(folder))
    model = random_model(words, layers=layers, hidden=hidden, seed=seed)
    model.save_pretrained(str(folder))
    return folder


def build_seeing(folder: Path, *, seed: int = 0) -> Path:
    """Write a Llama 4 with a vision tower of random weights, its tokenizer and processor."""
    import transformers

    words = tokenizer((*SPECIAL, *SEEING))
    pictures = transformers.Llama4ImageProcessor(
        size={"height": TILE, "width": TILE}, max_patches=4
    )
    processor = transformers.Llama4Processor(pictures, words, chat_template=TEMPLATE)
    processor.save_pretrained(str(folder))
    words.save_pretrained(str(folder))
    tower = transformers.Llama4VisionConfig(
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=128,
        vision_output_dim=64,
        projector_input_dim=64,
        projector_output_dim=64,
        image_size=TILE,
        patch_size=14,
    )
    config = transformers.Llama4Config(
        vision_config=tower,
        text_config=text_config(words, layers=4, hidden=64, context=4096),
        boi_token_index=words.convert_tokens_to_ids("<|image_start|>"),
        eoi_token_index=words.convert_tokens_to_ids("<|image_end|>"),
        image_token_index=words.convert_tokens_to_ids("<|patch|>"),
        dtype="float32",
    )
    model = randomised(transformers.Llama4ForConditionalGeneration, config, seed=seed)
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
    import transformers

    config = text_config(words, layers=layers, hidden=hidden)
    return randomised(transformers.Llama4ForCausalLM, config, seed=seed)


def text_config(words: Any, *, layers: int, hidden: int, context: int = 1024) -> Any:
    """Return the configuration of a tiny Llama 4 that reads text."""
    import transformers

    ends = [words.convert_tokens_to_ids(word) for word in ENDS]
    return transformers.Llama4TextConfig(
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
        max_position_embeddings=context,
        attention_chunk_size=CHUNK,
        bos_token_id=words.bos_token_id,
        eos_token_id=ends,
        pad_token_id=words.pad_token_id,
        dtype="float32",
    )


def randomised(kind: Any, config: Any, *, seed: int) -> Any:
    """Return a model of a class with wide random weights."""
    import torch

    with torch.random.fork_rng():
        torch.manual_seed(seed)
        model = kind(config)
        for weight in model.parameters():
            if weight.dim() > 1:  # wide enough that no two tokens are all but equally likely
                torch.nn.init.normal_(weight, std=0.15)
    return model


def tokenizer(special: tuple[str, ...] = SPECIAL) -> Any:
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
        vocab_size=309 + len(special),
        initial_alphabet=alphabet,
        special_tokens=list(special),
        show_progress=False,
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
