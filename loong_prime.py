"""What Prime Intellect's `verifiers` loads for the id `loong-prime`; see `loong.adapters.prime`."""

from loong.adapters.prime import LoongEnv, LoongTaskset, ReplyHarness

__all__ = ["LoongEnv", "LoongTaskset", "ReplyHarness"]
