"""The cross-check: a pure function from solutions to a ruling.

An answer is believed when the program and the reasoning, which could not have copied each other,
agree on it:

* a chain of thought sampled from a model is weak alone. At least two of them, and at least two
  thirds of those asked, must agree with the program; all of them where the answer is one of a few
  that anybody could guess (yes or no, a letter);
* a chain written by a problem family is a method of its own that shares no code with the program;
  it must agree;
* one solver that finds the question ill-posed is enough to reject it;
* where many answers are right and a problem family brings a check that tells them, a chain agrees
  when the check accepts its answer, and the program's own answer must pass the check too.

`confidence` is the posterior chance that the program's answer is right, by Bayes' rule from a prior
and the votes, the votes taken as independent given the truth. It ranks items; it is no promise, as
solvers that share a model share mistakes.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Sequence

from pydantic import JsonValue

from loong.answers import infer_type
from loong.types import Candidate, Ruling, Solution

Same = Callable[[str, str], bool | None]
"""Whether an answer (first) equals a reference (second); None where that cannot be decided."""

Fits = Callable[[str], bool | None]
"""Whether an answer satisfies a problem's check; None where that cannot be decided."""

MIN_AGREEING = 2

_PRIOR = 0.6  # a program that ran is right about this often before any vote
_RIGHT = 0.7  # a sampled chain is right about this often
_COINCIDE = 0.1  # a wrong chain hits one given wrong answer about this often
_GUESSED = 0.5  # … and where there are only two answers or a few
_FAMILY_RIGHT = 0.999
_STATED = frozenset({"best", "exists", "moves", "size"})
"""Fields of a check that state the answer or its worth: they may have been copied from one."""
_LETTER = re.compile(r"\(?[A-Za-z]\)?\.?")


def needed(chains: Sequence[Solution], answer: str = "") -> int:
    """Return how many of these chains must agree with the program's answer."""
    if any(written_by_family(chain) for chain in chains):
        return len(chains)
    if guessable(answer):
        return max(MIN_AGREEING, len(chains))
    return max(MIN_AGREEING, math.ceil(2 * len(chains) / 3))


def guessable(answer: str) -> bool:
    """Tell whether an answer is one of so few that wrong reasoning often ends in it too."""
    return bool(_LETTER.fullmatch(answer.strip())) or infer_type(answer) == "boolean"


def written_by_family(chain: Solution) -> bool:
    """Tell whether a chain comes from a problem family, not from a model."""
    return chain.solver.startswith("family:")


def independent_check(candidate: Candidate) -> JsonValue:
    """Return the check that a candidate's answers may be held against; None where value decides.

    It must be independent of the program: written by a family, people's code that has not run the
    program, and stating nothing of the answer. A check that a model wrote, beside a program of its
    own, could be made to accept that program's answer, and so is never used.
    """
    check = candidate.metadata.get("check")
    if isinstance(check, str):
        try:
            check = json.loads(check)
        except ValueError:
            return None
    if not isinstance(check, dict) or _STATED & check.keys():
        return None
    chains = candidate.solutions
    return check if chains and all(map(written_by_family, chains)) else None


def decide(
    candidate: Candidate,
    code: Solution,
    chains: Sequence[Solution],
    *,
    same: Same,
    fits: Fits | None = None,
) -> Ruling:
    """Rule on a candidate from its program's solution and its chains of thought.

    Args:
        candidate: the problem; its `final_answer` is not looked at.
        code: what the program printed.
        chains: attempts that did not see the program.
        same: how answers are compared.
        fits: the problem's `independent_check`; it takes the place of `same` where it is given.
    """
    answer = code.answer
    agrees: Same = same if fits is None else lambda said, _: fits(said)
    votes = [answer is not None and _agrees(chain, answer, agrees) for chain in chains]
    reason = _unfit(answer, fits) or _objection(code, chains, sum(votes))
    return Ruling(
        point=candidate,
        accepted=reason is None,
        reason=reason or "agreed",
        final_answer=answer or "",
        agreement=f"{sum(votes)}/{len(chains)}",
        confidence=confidence(chains, votes, answer or ""),
        solutions=(code, *chains),
        votes=tuple(votes),
    )


def _agrees(chain: Solution, answer: str, same: Same) -> bool:
    return chain.answer is not None and same(chain.answer, answer) is True


def _unfit(answer: str | None, fits: Fits | None) -> str | None:
    """Return why a program's answer is refused by the check, or None."""
    if answer is None or fits is None or fits(answer) is True:
        return None
    return f"check: the program says {answer[:60]}, which the check does not accept"


def _objection(code: Solution, chains: Sequence[Solution], agreeing: int) -> str | None:
    """Return why the candidate cannot be believed, or None."""
    if code.answer is None:
        return code.note or "silent: the program gave no answer"
    for chain in chains:
        if chain.ill_posed:
            return "ill-posed: a solver finds that the question has no single answer"
    must = needed(chains, code.answer)
    if agreeing >= must:
        return None
    said = ", ".join("nothing" if c.answer is None else c.answer[:60] for c in chains)
    kind = "weak" if agreeing else "disagree"
    if all(c.answer is None for c in chains):
        kind = "no-chain"
    return (
        f"{kind}: the program says {code.answer[:60]}, the reasoning says {said or 'nothing'}; "
        f"{agreeing} of {len(chains)} agree and {must} must"
    )


def confidence(chains: Sequence[Solution], votes: Sequence[bool], answer: str = "") -> float:
    """Return the posterior chance, 0 to 1, that the program's answer is right."""
    odds = _PRIOR / (1 - _PRIOR)
    coincide = _GUESSED if guessable(answer) else _COINCIDE
    for chain, agrees in zip(chains, votes, strict=True):
        right = _FAMILY_RIGHT if written_by_family(chain) else _RIGHT
        odds *= right / coincide if agrees else (1 - right) / (1 - coincide)
    return round(odds / (1 + odds), 4)
