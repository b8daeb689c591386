"""Check what an answer must satisfy, where many answers are right.

A check is JSON, `{"kind": "coloring", "graph": {…}, "colors": 3}`; `judge` holds a reply against
it. Checks are pure, bounded by the size of what they read, and evaluate nothing as code. The kinds
and their fields are told in docs/verifiers.md.
"""

from __future__ import annotations

from loong.checks.judge import KINDS, judge, read_check

__all__ = ["KINDS", "judge", "read_check"]
