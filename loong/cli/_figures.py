"""Write figures as the commands' tables and lines show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import JsonValue


def percent(share: JsonValue) -> str:
    """Return a share in percent, to a tenth; a dash where there is none."""
    return f"{share:.1%}" if isinstance(share, float | int) else "–"
