"""Decode a batch whose rows each have their own sampling, in the generation loop of transformers.

That loop knows one sampling for a whole batch. Here it decodes greedily, and a logits processor
leaves it, for each row, the one token that was drawn for that row: by inversion of the cumulative
distribution at a number from the row's own generator, so that a seed gives the same reply whichever
rows it shares a batch with (up to the rounding of sums that padding changes).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from loong.models.batches import Ask

Tensor = Any
"""A tensor of torch, which is not there to be named where only its callers are."""


@dataclass(frozen=True)
class Drawn:
    """What was drawn for one row."""

    tokens: list[int]
    logprobs: list[float]
    """Empty where the row did not ask for them."""


class Decoder:
    """Draws the next tokens of a batch and tells which rows have ended.

    Args:
        asks: one request a row.
        limits: tokens of each row at most.
        eos: token ids that end a reply.
        decode: turns token ids into text.
        device: where the model's logits are.
    """

    def __init__(
        self,
        asks: Sequence[Ask],
        limits: Sequence[int],
        eos: Sequence[int],
        decode: Callable[[list[int]], str],
        device: object,
    ) -> None:
        import torch

        self._torch: Any = torch
        self._asks = asks
        self._decode = decode
        samplings = [ask.sampling for ask in asks]
        rows = len(asks)
        self._limits = torch.tensor(limits, device=device)
        self._eos = torch.tensor(eos, device=device)
        self._over = torch.zeros(rows, dtype=torch.bool, device=device)
        self._lengths = torch.zeros(rows, dtype=torch.long, device=device)
        self._step = 0
        self._logprobs: list[Tensor] = []
        self._greedy = torch.tensor([s.temperature == 0 for s in samplings], device=device)
        self._temperature = torch.tensor([s.temperature or 1.0 for s in samplings], device=device)
        self._top_p = torch.tensor(
            [s.top_p if s.temperature and s.top_p < 1 else 2.0 for s in samplings], device=device
        )
        self._trims = any(s.temperature and s.top_p < 1 for s in samplings)
        self._told = any(s.logprobs for s in samplings)
        self._draws = any(s.temperature for s in samplings)
        self._numbers = self._drawn_numbers(max(limits)).to(device) if self._draws else None
        self._stops = [
            (row, s.stop, max(len(stop.encode()) for stop in s.stop))
            for row, s in enumerate(samplings)
            if s.stop
        ]

    def pick(self, _tokens: Tensor, logits: Tensor) -> Tensor:
        """Return scores whose maximum is each row's next token (a logits processor)."""
        if not (self._draws or self._told):
            return logits
        logprobs = self._log_distribution(logits)
        chosen = logits.argmax(-1)
        if self._numbers is not None:
            drawn = self._inverted(logprobs, self._numbers[:, self._step])
            chosen = self._torch.where(self._greedy, chosen, drawn)
        chosen = chosen[:, None]
        if self._told:
            self._logprobs.append(logprobs.gather(-1, chosen)[:, 0])
        return self._torch.full_like(logits, float("-inf")).scatter_(-1, chosen, 0.0)

    def ended(self, tokens: Tensor, _scores: object = None, **_: object) -> Tensor:
        """Tell of each row whether its reply has ended (a stopping criterion)."""
        self._step += 1
        self._lengths += ~self._over
        ends = self._torch.isin(tokens[:, -1], self._eos) | (self._step >= self._limits)
        told = [row for row, ask in enumerate(self._asks) if ask.future.cancelled()]
        told += [row for row, stops, size in self._stops if self._stopped(tokens[row], stops, size)]
        if told:
            ends[told] = True
        self._over = self._over | ends
        return self._over

    def drawn(self, replies: Tensor) -> list[Drawn]:
        """Return what each row got; `replies` are the generated tokens, a row each."""
        lengths = self._lengths.tolist()
        rows = [row[:length] for row, length in zip(replies.tolist(), lengths, strict=True)]
        if not self._told:
            return [Drawn(row, []) for row in rows]
        logprobs = self._torch.stack(self._logprobs, dim=1).tolist()
        return [
            Drawn(row, told[: len(row)] if ask.sampling.logprobs else [])
            for row, told, ask in zip(rows, logprobs, self._asks, strict=True)
        ]

    def _log_distribution(self, logits: Tensor) -> Tensor:
        """Return the logarithms of the distributions that the rows are drawn from."""
        logprobs = (logits / self._temperature[:, None]).log_softmax(-1)
        if not self._trims:
            return logprobs
        ranked, order = logprobs.sort(-1, descending=True)
        chances = ranked.exp()
        beyond = (chances.cumsum(-1) - chances) >= self._top_p[:, None]  # the first never is
        dropped = self._torch.zeros_like(beyond).scatter(-1, order, beyond)
        return logprobs.masked_fill(dropped, float("-inf")).log_softmax(-1)

    def _inverted(self, logprobs: Tensor, numbers: Tensor) -> Tensor:
        """Return the tokens at these places, from 0 to 1, of the cumulative distributions."""
        summed = logprobs.double().exp().cumsum(-1)  # 200,000 single-precision terms lose digits
        places = numbers[:, None] * summed[:, -1:]
        found = self._torch.searchsorted(summed, places, right=True)[:, 0]
        return found.clamp_(max=logprobs.shape[-1] - 1)

    def _drawn_numbers(self, most: int) -> Tensor:
        """Return a number from 0 to 1 for each row and step, of each row's own generator."""
        torch = self._torch
        numbers = [
            torch.rand(most, dtype=torch.float64, generator=torch.Generator().manual_seed(seed))
            for seed in (_seed(ask) for ask in self._asks)
        ]
        return torch.stack(numbers)

    def _stopped(self, tokens: Tensor, stops: Sequence[str], size: int) -> bool:
        """Tell whether a reply ends in a stop string, or had one within its last token.

        A token holds at least one byte, so a stop of B bytes lies in the last B tokens; four more
        are decoded as a character cut in two at the beginning may spoil its neighbour.
        """
        recent = min(self._step, size + 4)
        text = self._decode(tokens[-recent:].tolist())
        return any(stop in text for stop in stops)


def _seed(ask: Ask) -> int:
    """Return the seed of a row: completion i of a seeded call has seed + i."""
    if ask.sampling.seed is None:
        return secrets.randbits(63)
    return (ask.sampling.seed + ask.index) % 2**63
