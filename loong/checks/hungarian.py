"""The least total of one column for each row: Kuhn and Munkres's Hungarian method."""

from __future__ import annotations

from fractions import Fraction

Costs = list[list[Fraction]]


def least_total(costs: Costs) -> Fraction:
    """Return the least total of a column of its own for each row; columns are no fewer than rows.

    One shortest augmenting path for each row, with potentials; cubic time.
    """
    search = _Search(costs)
    for row in range(len(costs)):
        search.place(row)
    return sum(
        (costs[row][column] for column, row in enumerate(search.row_of[:-1]) if row >= 0),
        Fraction(0),
    )


class _Search:
    """Which row each column has, and the potentials; the last column stands for none."""

    def __init__(self, costs: Costs) -> None:
        self.costs = costs
        self.none = len(costs[0])
        self.row_of = [-1] * (self.none + 1)
        self.left = [Fraction(0)] * len(costs)
        self.right = [Fraction(0)] * (self.none + 1)

    def place(self, row: int) -> None:
        """Give a row a column, moving others along a shortest path."""
        self.row_of[self.none] = row
        self.slack: dict[int, Fraction] = {}
        self.came: dict[int, int] = {}
        self.done: list[int] = []
        column = self.none
        while self.row_of[column] >= 0:
            self.done.append(column)
            self.look_from(column)
            column = min(self.slack, key=lambda other: self.slack[other])
            self.shift(self.slack.pop(column))
        while column != self.none:
            self.row_of[column] = self.row_of[self.came[column]]
            column = self.came[column]

    def look_from(self, column: int) -> None:
        """Note where a column's row could go instead, and how much that would cost."""
        row = self.row_of[column]
        for other in range(self.none):
            if other in self.done:
                continue
            gap = self.costs[row][other] - self.left[row] - self.right[other]
            if other not in self.slack or gap < self.slack[other]:
                self.slack[other], self.came[other] = gap, column

    def shift(self, step: Fraction) -> None:
        """Move the potentials so that one more column is tight."""
        for column in self.done:
            self.left[self.row_of[column]] += step
            self.right[column] -= step
        for other in self.slack:
            self.slack[other] -= step
