"""Reward of the items beside this file, for verl.

    reward.custom_reward_function.path=reward.py reward.custom_reward_function.name=compute_score

Needs the package `loong-reasoning`; what a model wrote is executed in its sandbox or not at all.
"""

from loong.adapters.verl import compute_score

__all__ = ["compute_score"]
