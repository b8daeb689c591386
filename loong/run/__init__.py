"""The journalled engine: store, scheduler, resume."""

from __future__ import annotations

from loong.run.job import Order, fulfil, load, reading, rewrite
from loong.run.summary import Rejected, Summary

__all__ = ["Order", "Rejected", "Summary", "fulfil", "load", "reading", "rewrite"]
