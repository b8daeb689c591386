"""Training: GRPO through TRL, on problems that a curriculum chooses.

`run.train` does the work; what it needs (TRL, transformers, torch, peft) comes with the extra
`train` and is imported only there.
"""
