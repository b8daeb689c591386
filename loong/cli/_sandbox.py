"""The option by which commands choose where programs run."""

from __future__ import annotations

from typing import Annotated

import typer

Backend = Annotated[
    str,
    typer.Option(
        "--sandbox",
        help="Where programs run: local, or docker (the engine that DOCKER_HOST names).",
    ),
]
