"""Which seeds may be parents: those that the solver solves, and not by luck."""

import asyncio
import itertools

import pytest

from loong.errors import ModelError
from loong.reach import Reach
from loong.types import DataPoint, Solution


def seed(number: int, answer: str = "7") -> DataPoint:
    return DataPoint(question=f"What is {number}?", final_answer=answer, rationale="print(7)")


class Student:
    """Solves as told: by question, the answers of the first, second, … chain."""

    def __init__(self, answers: dict[str, list[str | None]]) -> None:
        self.answers = answers
        self.most: dict[str, int] = {}

    async def solve(self, point: DataPoint, *, n: int = 1) -> list[Solution]:
        await asyncio.sleep(0)
        self.most[point.question] = max(n, self.most.get(point.question, 0))
        given = itertools.cycle(self.answers[point.question])
        return [
            Solution(solver="student", way="reasoning", answer=answer)
            for answer in itertools.islice(given, n)
        ]


async def test_two_chains_must_be_right_and_four_where_luck_would_do() -> None:
    points = [seed(1), seed(2), seed(3), seed(4, "True"), seed(5, "True")]
    student = Student(
        {
            "What is 1?": ["7"],
            "What is 2?": ["7", "8"],
            "What is 3?": [None],
            "What is 4?": ["True", "yes", "True", "False"],
            "What is 5?": ["True"],
        }
    )
    found = await Reach(student).first(points, 9)
    assert found == [points[0], points[4]]
    assert [student.most[point.question] for point in points] == [2, 2, 1, 4, 4]


async def test_no_more_seeds_are_tried_than_needed_and_none_twice() -> None:
    points = [seed(number) for number in range(40)]
    student = Student({point.question: ["7"] for point in points})
    reach = Reach(student)
    assert await reach.first(points, 3) == points[:3]
    assert len(student.most) == 16
    student.most.clear()
    assert await reach.first(points, 3) == points[:3]
    assert not student.most
    assert await reach.first(points, 12) == points[:12]
    await asyncio.sleep(0.01)
    assert len(student.most) == 16  # the next block was begun, as 16 are not enough for 18
    assert student.most.keys() == {point.question for point in points[16:32]}
    assert await reach.first(points, 100) == points


async def test_a_try_that_failed_is_made_again() -> None:
    class Late(Student):
        async def solve(self, point: DataPoint, *, n: int = 1) -> list[Solution]:
            if not self.most:
                self.most[point.question] = n
                raise ModelError("not yet")
            return await super().solve(point, n=n)

    reach = Reach(Late({"What is 1?": ["7"]}))
    with pytest.raises(ModelError):
        await reach.first([seed(1)], 1)
    assert await reach.first([seed(1)], 1) == [seed(1)]
