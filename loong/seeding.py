"""Seeds from names: the same in every process, unrelated for any two names."""

from __future__ import annotations

import hashlib
import random


def stream(name: str) -> random.Random:
    """Return a random stream, its state seeded with all 64 bytes of the name's SHA-512."""
    return random.Random(int.from_bytes(hashlib.sha512(name.encode()).digest(), "big"))


def number(name: str) -> int:
    """Return a 31-bit number, as model servers take for a seed."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=4).digest(), "big") >> 1
