"""Units that stand beside the amount that a reply marks."""

from __future__ import annotations

import pytest

from loong.answers import judge

# fmt: off
SAME = [
    (r"The area is \(\boxed{14\sqrt{2}}\) square feet.", r"14\sqrt{2} \text{ ft}^2"),
    (r"The area is \(\boxed{14\sqrt{2}}\) square feet.", r"14\sqrt{2}"),
    (r"She needs $\boxed{\frac{3}{4}}$ hours.", "45 minutes"),
    (r"She needs $\boxed{1\frac{1}{2}}$ hours in total.", "90 min"),
    (r"The speed in m/s is $\boxed{10}$.", "36 km/h"),
    ("Answer (in hours): 3", "180 minutes"),
    ("The time in hours is 3.", "180 minutes"),
    ("So the garden has an area of **18** square metres.", "18 m^2"),
    (r"The share is $\boxed{35}\%$.", "35%"),
    (r"It costs $\boxed{40}$ cents.", r"\$0.40"),
    (r"The value is \boxed{12} at t = 3 s.", "12 m"),
    (r"The angle is $\boxed{75}^\circ$.", "75°"),
    (r"The distance is $\boxed{2 \times 10^6}$ m.", r"2 \times 10^3 km"),
    ("It lies \\boxed{7} km in front of us.", "7 km"),
    ("The number of wires in A is \\boxed{5}.", "5 wires"),
    ("The boat's speed in still water is \\boxed{8}.", "8 km/h"),
    ("There are \\boxed{16} in the row.", "16 cm"),
    ("In inches, nothing fits; the answer is \\boxed{3}.", "3 cm"),
]
DIFFERENT = [
    (r"The area is \(\boxed{14\sqrt{2}}\) square feet.", r"14\sqrt{2} \text{ m}^2"),
    (r"The area is $\boxed{9\pi}\text{ ft}^2$.", r"9\pi \text{ m}^2"),
    (r"The area in square feet is $\boxed{18}$.", "18 m^2"),
    (r"Area (sq ft) = $\boxed{18}$.", "18 m^2"),
    ("So the garden has an area of **18** square feet.", "18 m^2"),
    ("So the area is **18**, in square feet.", "18 m^2"),
    ("The area is `18` square feet.", "18 m^2"),
    ("<answer>45</answer> hours", "45 minutes"),
    (r"The final answer is: $\boxed{45}$ hours later.", "45 minutes"),
    ("Answer in hours: 45", "45 minutes"),
    ("The time in hours is 45.", "45 minutes"),
    (r"It costs \$\boxed{40}.", "40 euros"),
    (r"It costs €\boxed{40}.", "40 dollars"),
    (r"The angle is $\boxed{75}^\circ$.", "75 rad"),
    (r"It weighs \boxed{6} kilograms more than the other.", "6 g"),
    (r"The speed is $\boxed{10}$ km.", "10 km/h"),
    (r"The train takes $\boxed{3}$ h 20 min.", "3 h"),
    (r"The length is $\boxed{12}$ (inches).", "12 cm"),
    (r"The share is $\boxed{0.35}\%$.", "35%"),
]
# fmt: on


@pytest.mark.parametrize(("reply", "gold"), SAME)
def test_a_unit_beside_the_amount_counts(reply: str, gold: str) -> None:
    assert judge(reply, gold).equal is True


@pytest.mark.parametrize(("reply", "gold"), DIFFERENT)
def test_another_unit_beside_the_amount_is_refused(reply: str, gold: str) -> None:
    assert judge(reply, gold).equal is not True


TURNS = [
    ("60 rpm", "1 Hz"),
    ("1 Hz", "60 rpm"),
    ("60 rpm", r"2\pi rad/s"),
    (r"2\pi rad/s", "60 rpm"),
    ("60 rpm", "6.28 rad/s"),
    ("60 rpm", "360 deg/s"),
    ("1 rev/s", "1 Hz"),
    ("2 revolutions", "720 degrees"),
    ("2 revolutions", r"4\pi rad"),
    (r"4\pi sr", r"4\pi steradians"),
]
NO_TURNS = [
    ("60 rpm", "60 Hz"),
    ("1200 rpm", "1200 rad/s"),
    ("1 rev/s", "1 rad/s"),
    ("1 Hz", "6.283185307 rad/s"),
    ("5 revolutions", "5 rad"),
    ("5 rpm", "5 s^-1"),
    ("1 sr", "1 rad"),
    (r"2\pi rad", r"2\pi sr"),
]


@pytest.mark.parametrize(("answer", "gold"), TURNS)
def test_turns_are_cycles_and_angles(answer: str, gold: str) -> None:
    assert judge(answer, gold).equal is True


@pytest.mark.parametrize(("answer", "gold"), NO_TURNS)
def test_turns_are_told_from_cycles_and_radians(answer: str, gold: str) -> None:
    assert judge(answer, gold).equal is False
