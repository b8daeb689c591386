"""What the trainer tells: updates made, checkpoints saved. Imported only where TRL is."""

from __future__ import annotations

from typing import Any, Protocol

from transformers import TrainerCallback


class Listener(Protocol):
    """Anything that wants to be told."""

    def learned(self, step: int, steps: int) -> None:
        """Take note of an update."""
        ...

    def saved(self, step: int) -> None:
        """Take note of a checkpoint that is complete."""
        ...


class Notes(TrainerCallback):  # type: ignore[misc]  # transformers is untyped where it is not installed
    """Tell a listener what the trainer does."""

    def __init__(self, listener: Listener, steps: int) -> None:
        self._listener, self._steps = listener, steps

    def on_step_end(self, args: Any, state: Any, control: Any, **facts: Any) -> None:
        """Tell of an update."""
        del args, control, facts
        self._listener.learned(int(state.global_step), self._steps)

    def on_save(self, args: Any, state: Any, control: Any, **facts: Any) -> None:
        """Tell of a checkpoint."""
        del args, control, facts
        self._listener.saved(int(state.global_step))
