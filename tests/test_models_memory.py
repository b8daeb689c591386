"""The arithmetic of GPU memory, the tables of the driver's tool, and the profiles of Llama 4."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loong.errors import MissingExtra, UsageError
from loong.models import load_model
from loong.models.gpus import Gpu, gpus, read_table, visible
from loong.models.memory import Plan, Shape, choose, holds, longest, misfit, need
from loong.models.profiles import (
    CHECKPOINTS,
    MAVERICK,
    MAVERICK_FP8,
    PLANS,
    SCOUT,
    SCOUT_BF16,
    SCOUT_FP8,
    SCOUT_INT4,
    check,
)

TABLE = """\
0, GPU-5b1c, NVIDIA H100 80GB HBM3, 81559, 81008
1, GPU-77aa, NVIDIA H100 80GB HBM3, 81559, 400
2, GPU-77ab, NVIDIA H200, 143771, 143000
3, GPU-9, NVIDIA GB10, [N/A], [N/A]
"""


def many(count: int, name: str, gib: float, free: float | None = None) -> list[Gpu]:
    left = gib - 0.5 if free is None else free
    return [
        Gpu(index=n, uuid=f"GPU-{n}", name=name, total_gib=gib, free_gib=left) for n in range(count)
    ]


H100 = ("NVIDIA H100 80GB HBM3", 79.65)
H200 = ("NVIDIA H200", 140.4)


class TestArithmetic:
    def test_parameters_come_to_what_is_published(self) -> None:
        scout = SCOUT.expert_parameters + SCOUT.other_parameters
        maverick = MAVERICK.expert_parameters + MAVERICK.other_parameters
        assert scout == pytest.approx(107.8e9, rel=0.001)
        assert maverick == pytest.approx(400.7e9, rel=0.001)

    def test_the_sum_by_hand(self) -> None:
        """Scout in bf16: 102.68 + 5.09 billion weights of two bytes; keys and values of one token
        48 layers x 8 heads x 128 x two x two bytes = 192 KiB."""
        plan = SCOUT_BF16.model_copy(
            update={"kv_cache": "auto", "context": 1024, "sequences": 1, "tensor_parallel": 1}
        )
        assert need(plan).weights == pytest.approx((102_676_561_920 + 5_092_802_560) * 2 / 2**30)
        assert need(plan).keys_and_values * 2**20 == 192 * 1024

    def test_layers_of_chunks_keep_one_chunk(self) -> None:
        assert SCOUT.kept_tokens(8192) == 48 * 8192
        assert SCOUT.kept_tokens(100_000) == 12 * 100_000 + 36 * 8192

    @given(
        st.sampled_from(list(CHECKPOINTS.values())),
        st.integers(1, 200_000),
        st.integers(1, 200_000),
        st.integers(1, 64),
    )
    def test_more_context_never_needs_less(
        self, plan: Plan, one: int, other: int, sequences: int
    ) -> None:
        small, large = (
            need(plan.model_copy(update={"context": c, "sequences": sequences})).total
            for c in sorted((one, other))
        )
        assert small <= large

    @given(st.floats(20, 200), st.sampled_from([1, 2, 4, 8]))
    def test_the_longest_context_fits_and_the_next_does_not(self, gib: float, share: int) -> None:
        plan = SCOUT_INT4.model_copy(update={"context": 262_144, "tensor_parallel": share})
        found = many(share, "GPU", gib)
        context = longest(plan, found)
        if context:
            assert holds(plan.model_copy(update={"context": context}), found)
        if context < plan.context:
            assert not holds(plan.model_copy(update={"context": context + 1024}), found)

    def test_sharing_halves_weights_and_stops_at_one_head_each(self) -> None:
        alone, shared, spread = (
            need(SCOUT_FP8.model_copy(update={"tensor_parallel": t})) for t in (1, 2, 16)
        )
        assert shared.weights * 2 == pytest.approx(alone.weights)
        assert spread.keys_and_values * 8 == pytest.approx(alone.keys_and_values)

    def test_a_vision_tower_takes_its_part(self) -> None:
        seen = SCOUT_FP8.model_copy(update={"images": 1})
        assert need(seen).weights - need(SCOUT_FP8).weights == pytest.approx(2.4e9 / 2**30)


class TestChoice:
    @pytest.mark.parametrize(
        ("profile", "found", "precision", "share"),
        [
            ("llama4-scout", many(1, *H100), "int4", 1),
            ("llama4-scout", many(1, *H200), "fp8", 1),
            ("llama4-scout", many(2, *H100), "fp8", 2),
            ("llama4-scout", many(4, "RTX", 24), "int4", 4),
            ("llama4-maverick", many(8, *H100), "fp8", 8),
            ("llama4-maverick", many(4, *H200), "fp8", 4),
        ],
    )
    def test_the_best_plan_that_fits_is_taken(
        self, profile: str, found: list[Gpu], precision: str, share: int
    ) -> None:
        plan = choose(PLANS[profile], found)
        assert plan is not None
        assert (plan.precision, plan.tensor_parallel) == (precision, share)
        check(plan, found)

    @pytest.mark.parametrize(
        ("plan", "found", "said"),
        [
            (SCOUT_FP8, many(1, *H100), r"needs 115 GiB on one GPU .* gives 73; .*w4a16.* fits$"),
            (SCOUT_BF16, many(1, *H200), r"needs 211 GiB .* gives 129; .*FP8-dynamic.* fits$"),
            (MAVERICK_FP8, many(2, *H100), r"gives 73; .*Scout.*FP8-dynamic.* fits on 2 GPUs$"),
            (
                MAVERICK_FP8.model_copy(update={"tensor_parallel": 8}),
                many(2, *H200),
                r"each of 8 GPUs .* and there are 2 here; .*Scout.*FP8.* fits$",
            ),
            (
                SCOUT_INT4.model_copy(update={"context": 131_072}),
                many(1, *H100),
                r"8 x 131072 tokens.*; with context=31744 it fits$",
            ),
            (SCOUT_INT4, many(1, *H100, free=30), r"50 GiB of it in use\) gives 30; end what uses"),
            (SCOUT_INT4, many(1, "RTX 4090", 24), r"gives 22; larger or more GPUs"),
            (SCOUT_INT4, [], r"needs an NVIDIA GPU, .* use the profile 'local'"),
        ],
    )
    def test_what_does_not_fit_is_told_with_what_does(
        self, plan: Plan, found: list[Gpu], said: str
    ) -> None:
        with pytest.raises(UsageError, match=said) as caught:
            check(plan, found)
        assert "\n" not in str(caught.value)

    def test_nothing_is_offered_that_does_not_fit(self) -> None:
        for plan in CHECKPOINTS.values():
            for gib in range(8, 200, 12):
                told = misfit(plan, many(1, "GPU", gib), [plan, SCOUT_INT4])
                offered = re.search(r"'(.*)' \(\w+\) fits$", told)
                if offered:
                    assert holds(CHECKPOINTS[offered[1]], many(1, "GPU", gib))


def test_the_documents_table_is_what_is_computed() -> None:
    page = (Path(__file__).parents[1] / "docs/gpu.md").read_text(encoding="utf-8")
    names = {
        "Scout FP8": SCOUT_FP8,
        "Scout int4": SCOUT_INT4,
        "Scout bf16": SCOUT_BF16,
        "Maverick FP8": MAVERICK_FP8,
    }
    rows = re.findall(r"^\| (.*), (\d) GPUs? \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|$", page, re.M)
    assert {row[0] for row in rows} == set(names)
    for name, share, *told in rows:
        what = need(names[name].model_copy(update={"tensor_parallel": int(share)}))
        computed = (what.weights, what.keys_and_values, what.total)
        assert told == [f"{figure:.1f}" for figure in computed]


class TestGpus:
    def test_the_tools_table_is_read(self) -> None:
        found = read_table(TABLE)
        assert [gpu.name for gpu in found] == ["NVIDIA H100 80GB HBM3"] * 2 + ["NVIDIA H200"]
        assert found[0].total_gib == pytest.approx(79.65, abs=0.01)
        assert found[1].free_gib < 1

    @given(st.text(max_size=80))
    def test_any_other_text_is_no_gpu_or_whole_ones(self, text: str) -> None:
        assert all(gpu.total_gib >= gpu.free_gib * 0 for gpu in read_table(text))

    @pytest.mark.parametrize(
        ("named", "indices"),
        [
            (None, [0, 1, 2]),
            ("", []),
            ("2,0", [2, 0]),
            ("GPU-5b", [0]),
            ("GPU-77", []),
            ("1,7,0", [1]),
            ("-1", []),
        ],
    )
    def test_only_what_cuda_sees_counts(self, named: str | None, indices: list[int]) -> None:
        assert [gpu.index for gpu in visible(read_table(TABLE), named)] == indices

    def test_a_tool_on_the_path_is_asked(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.put(tmp_path, f"cat <<'END'\n{TABLE}END\n", monkeypatch)
        monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "2")
        assert [gpu.name for gpu in gpus()] == ["NVIDIA H200"]

    def test_a_driver_out_of_order_has_no_gpus(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.put(tmp_path, "echo 'NVIDIA-SMI has failed'; exit 9\n", monkeypatch)
        assert gpus() == []

    @staticmethod
    def put(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
        tool = folder / "nvidia-smi"
        tool.write_text(f"#!/bin/sh\n{script}")
        tool.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
        monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)


class TestProfiles:
    @pytest.mark.parametrize("profile", ["llama4-scout", "llama4-maverick"])
    def test_without_a_gpu_a_profile_names_what_to_use(
        self, profile: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(UsageError, match="nvidia-smi shows none; use the profile 'local'"):
            load_model(profile)

    def test_on_one_h100_scout_is_the_quantised_one_with_the_users_options(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        TestGpus.put(tmp_path, f"cat <<'END'\n{TABLE}END\n", monkeypatch)
        monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "0")
        with pytest.raises(UsageError, match="with context=31744 it fits"):
            load_model("llama4-scout?context=131072")
        with pytest.raises(UsageError, match=r"with context=\d+ it fits"):
            load_model("llama4-scout?context=31744&images=1")
        with pytest.raises(UsageError, match="'contexts': there are: context, "):
            load_model("llama4-scout?contexts=1")
        if find_spec("vllm") is None:
            with pytest.raises(MissingExtra, match=r"loong-reasoning\[vllm\]"):
                load_model("llama4-scout?parallel=64")
        else:
            model = load_model("llama4-scout?parallel=64")
            assert model.name == f"vllm:{SCOUT_INT4.checkpoint}"

    def test_a_published_checkpoint_is_checked_under_its_own_name_too(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        TestGpus.put(tmp_path, f"cat <<'END'\n{TABLE}END\n", monkeypatch)
        with pytest.raises(UsageError, match=r"needs 121 GiB .*w4a16.* fits"):
            load_model(f"vllm:{SCOUT_FP8.checkpoint}")

    def test_a_shape_of_fewer_layers_scales(self) -> None:
        half = Shape(layers=24)
        assert half.expert_parameters * 2 == SCOUT.expert_parameters
