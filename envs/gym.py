"""The faces that Gymnasium knows: one question at a time, or several that are judged at once.

Observations are questions and actions are replies, both any text. An episode is one step long.
Gymnasium wants a number for every step: where nobody could grade, the reward is NaN, which no mean
can mistake for a wrong answer, and `info["ungraded"]` is True.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping, Sequence
from typing import Any

from loong.envs._inline import Inline
from loong.envs.single_step import Families, Observation, SingleStepEnv, Step
from loong.errors import MissingExtra, UsageError

try:
    import gymnasium
    import numpy as np
    from gymnasium.envs.registration import EnvSpec
    from gymnasium.vector import AutoresetMode, VectorEnv
    from gymnasium.vector.utils import batch_space
    from numpy.typing import NDArray
except ModuleNotFoundError:
    raise MissingExtra("gymnasium", "gymnasium") from None

MAX_LENGTH = 1_000_000
"""Characters of the longest text that the spaces hold."""
_SAMPLED = 64  # characters of the longest sample

Info = dict[str, Any]


class AnyText(gymnasium.Space[str]):
    """The space of all texts of up to `max_length` characters, in any script.

    It is not Gymnasium's `Text`, which lists its signs and packs texts into arrays by them. Samples
    are short and of printable ASCII; masks and probabilities are not known.
    """

    def __init__(self, max_length: int = MAX_LENGTH, *, seed: int | None = None) -> None:
        self.max_length = max_length
        super().__init__(dtype=str, seed=seed)

    def contains(self, x: object) -> bool:
        """Tell whether a value is a text that is not too long."""
        return isinstance(x, str) and len(x) <= self.max_length

    def sample(self, mask: Any = None, probability: Any = None) -> str:
        """Return a random text."""
        if mask is not None or probability is not None:
            raise UsageError("texts are sampled without mask and probability")
        length = self.np_random.integers(min(_SAMPLED, self.max_length) + 1)
        return "".join(map(chr, self.np_random.integers(32, 127, size=length)))

    @property
    def is_np_flattenable(self) -> bool:
        """Whether it is an array of numbers: no, there are too many signs."""
        return False

    def __repr__(self) -> str:
        return f"AnyText({self.max_length})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AnyText) and self.max_length == other.max_length

    __hash__ = None  # type: ignore[assignment] # spaces are mutable: they hold a random stream


class GymEnv(gymnasium.Env[str, str]):
    """One question at a time.

    Gymnasium's checker wants the same info for the same reply, so times are not in it: `seconds`
    tells how long judging the last reply took.

    Args:
        env: serves the problems and judges; the face owns it, and a loop in which it runs.
        ungraded: the reward where nobody could grade.
        max_length: characters of the longest question and reply in the spaces.
    """

    metadata: dict[str, Any] = {"render_modes": []}  # noqa: RUF012 - as Gymnasium declares it

    def __init__(
        self, env: SingleStepEnv, *, ungraded: float = math.nan, max_length: int = MAX_LENGTH
    ) -> None:
        self.env = env
        self.ungraded = ungraded
        self.observation_space = AnyText(max_length)
        self.action_space = AnyText(max_length)
        self.seconds = 0.0
        self.spec = _spec(env, ungraded=ungraded, max_length=max_length)
        self._loop = Inline()

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[str, Info]:
        """Return the next question, or with a seed the first of its order, and its info.

        Args:
            seed: begins the order of questions that belongs to it.
            options: none are known.
        """
        _no_options(options)
        super().reset(seed=seed)
        return _shown(self._loop.run(self.env.reset(seed=seed)))

    def step(self, action: str) -> tuple[str, float, bool, bool, Info]:
        """Judge a reply; return what ends the episode, the reward, True, False and the info."""
        step = self._loop.run(self.env.step(str(action)))
        reward, info = _graded(step, self.ungraded)
        self.seconds = info.pop("seconds")
        verdict = info["verdict"].model_copy(update={"seconds": 0.0})
        info |= {"verdict": verdict, "verification_result": verdict}
        return step[0].question, reward, True, False, info

    def close(self) -> None:
        """Close the environment and its loop; harmless when repeated."""
        _close(self.env, self._loop)


class GymVectorEnv(VectorEnv[tuple[str, ...], Sequence[str], NDArray[Any]]):
    """Several questions at a time, whose replies are judged at once.

    Every step ends all episodes, and the next questions come with it (`AutoresetMode.SAME_STEP`):
    `infos["final_info"]` tells of the replies, the rest of `infos` of the new questions. The
    questions of a batch come from one order, so those of a finite set differ.

    Args:
        env: serves the problems and judges; the face owns it, and a loop in which it runs.
        num_envs: questions at a time.
        ungraded: the reward where nobody could grade.
        max_length: characters of the longest question and reply in the spaces.
    """

    def __init__(
        self,
        env: SingleStepEnv,
        num_envs: int,
        *,
        ungraded: float = math.nan,
        max_length: int = MAX_LENGTH,
    ) -> None:
        self.env = env
        self.num_envs = num_envs
        self.ungraded = ungraded
        self.metadata = {"render_modes": [], "autoreset_mode": AutoresetMode.SAME_STEP}
        self.single_observation_space = AnyText(max_length)
        self.single_action_space = AnyText(max_length)
        self.observation_space = batch_space(self.single_observation_space, num_envs)
        self.action_space = batch_space(self.single_action_space, num_envs)
        self._loop = Inline()

    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[tuple[str, ...], Info]:
        """Return the next questions, or with a seed the first of its order, and their infos."""
        _no_options(options)
        super().reset(seed=seed)
        return self._ask(seed)

    def step(
        self, actions: Sequence[str]
    ) -> tuple[tuple[str, ...], NDArray[Any], NDArray[Any], NDArray[Any], Info]:
        """Judge a reply to each question; return the next questions, rewards, ends and infos."""
        texts = [str(action) for action in actions]
        if len(texts) != self.num_envs:
            raise UsageError(f"step: {len(texts)} replies for {self.num_envs} questions")
        steps = self._loop.run(self.env.step(texts))
        graded = [_graded(step, self.ungraded) for step in steps]
        ended = np.ones(self.num_envs, dtype=np.bool_)
        asked, infos = self._ask(None)
        infos["final_obs"] = _column([step[0].question for step in steps])
        infos["final_info"] = _columns([info for _, info in graded])
        infos["_final_obs"] = infos["_final_info"] = ended
        return asked, np.array([reward for reward, _ in graded]), ended, ~ended, infos

    def close_extras(self, **kwargs: Any) -> None:
        """Close the environment and its loop."""
        del kwargs
        _close(self.env, self._loop)

    def _ask(self, seed: int | None) -> tuple[tuple[str, ...], Info]:
        drawn = self._loop.run(self.env.reset(batch_size=self.num_envs, seed=seed))
        shown = [_shown(seen) for seen in (drawn if isinstance(drawn, list) else [drawn])]
        return tuple(question for question, _ in shown), _columns([info for _, info in shown])


def make(domain: str, *, levels: Sequence[int] = (), ungraded: float = math.nan) -> GymEnv:
    """Return the environment of a domain's families, for `gymnasium.make`.

    Args:
        domain: whose families; each problem is judged by the verifier it asks for.
        levels: only these difficulty levels; empty for all.
        ungraded: the reward where nobody could grade.
    """
    return GymEnv(_of_domain(domain, levels), ungraded=ungraded)


def make_vector(
    num_envs: int, domain: str, *, levels: Sequence[int] = (), ungraded: float = math.nan
) -> GymVectorEnv:
    """Return the same for `gymnasium.make_vec`, several questions at a time; see `make`."""
    return GymVectorEnv(_of_domain(domain, levels), num_envs, ungraded=ungraded)


def _of_domain(domain: str, levels: Sequence[int]) -> SingleStepEnv:
    from loong.verifiers.auto import Auto

    return SingleStepEnv(Families(domain, levels=levels), Auto())


def _spec(env: SingleStepEnv, **options: float) -> EnvSpec:
    """Return how to make another face on the same problems, as Gymnasium's checker wants to."""

    def another(**given: Any) -> GymEnv:  # no method: Gymnasium copies all but functions deeply
        return GymEnv(copy.copy(env), **given)

    return EnvSpec("loong/Custom-v0", entry_point=another, kwargs=options)


def _shown(seen: Observation | list[Observation]) -> tuple[str, Info]:
    """Return a question, and what else the policy may know."""
    one = seen[0] if isinstance(seen, list) else seen
    return one.question, {**one.context, "metadata": one.metadata}


def _graded(step: Step, ungraded: float) -> tuple[float, Info]:
    _, reward, _, info = step
    return (
        ungraded if reward is None else float(reward),
        {**info, "ungraded": reward is None},
    )


def _columns(infos: Sequence[Info]) -> Info:
    """Return infos as Gymnasium's vectors have them: an array and a mask for each key."""
    columns: Info = {}
    for key in infos[0]:
        columns[key] = _column([info[key] for info in infos])
        columns[f"_{key}"] = np.ones(len(infos), dtype=np.bool_)
    return columns


def _column(values: Sequence[object]) -> NDArray[Any]:
    """Return values as an array: of numbers or truths where all are, else of objects."""
    if {type(value) for value in values} in ({float}, {bool}):
        return np.array(values)
    column = np.empty(len(values), dtype=object)
    for place, value in enumerate(values):
        column[place] = value
    return column


def _no_options(options: Mapping[str, Any] | None) -> None:
    if options:
        raise UsageError(f"reset knows no options; it was given {sorted(options)}")


def _close(env: SingleStepEnv, loop: Inline) -> None:
    with loop.closing:  # several threads may close at once; the later ones find it done
        if loop.alive:
            try:
                loop.run(env.close())
            finally:
                loop.close()


gymnasium.register(
    "loong/SingleStep-v0",
    entry_point="loong.envs.gym:make",
    vector_entry_point="loong.envs.gym:make_vector",
)
