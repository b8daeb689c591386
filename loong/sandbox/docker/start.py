"""Start a container from which as little as possible can be reached."""

from __future__ import annotations

import contextlib
import json
import secrets
import sys
from dataclasses import dataclass
from typing import Any, NamedTuple

from loong.errors import SandboxError
from loong.sandbox import launch
from loong.sandbox.docker import contents
from loong.sandbox.docker.engine import Engine

_FIRST_ID, _IDS = 0x60000000, 0x08000000
"""User ids that no system gives to users; each container takes one, so that none shares a count."""
_TASKS = 4096
_FILES = 4096
_LABEL = "loong.sandbox"
_STREAMS = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
_BOOT = (
    f"import sys; sys.path.insert(0, {contents.CODE!r})\n"
    "from loong.sandbox.docker.front import main; main()"
)


@dataclass(frozen=True, slots=True)
class Order:
    """What kind of container to start."""

    image: str
    servers: int
    preload: tuple[str, ...]
    min_level: str
    memory_bytes: int
    """For all programs and servers together."""


class Started(NamedTuple):
    """A container that runs, and the way to it."""

    identity: str
    channel: Any
    """Its standard streams: an object with recv, sendall, shutdown and close."""
    response: Any
    """Must live as long as the channel is used."""

    def close(self) -> None:
        """Let go of the channel and of all that the client library keeps with it."""
        answer = getattr(self.response, "_response", self.response)
        for part in (self.channel, self.response, answer):
            with contextlib.suppress(OSError, ValueError):  # each may have closed the next
                part.close()


def start(engine: Engine, order: Order) -> Started:
    """Start a container that removes itself when it ends; nothing in it can be written to.

    It ends when its standard input does, so also when this process is killed: the stream is
    attached before the container starts, and the kernel closes it.

    Raises:
        SandboxError: the engine refuses.
    """
    api = engine.client.api
    user = _FIRST_ID + secrets.randbelow(_IDS)
    identity = ""
    try:
        made = api.create_container(
            order.image,
            command=_command(order),
            environment=launch.environment(0),
            user=f"{user}:{user}",
            working_dir="/",
            hostname="sandbox",
            labels=[_LABEL],
            stdin_open=True,
            network_disabled=True,
            host_config=api.create_host_config(**_settings(order)),
        )
        identity = str(made["Id"])
        response = api.attach_socket(identity, params=_STREAMS)
        api.start(identity)
    except engine.errors as error:
        engine.remove_container(identity)
        raise SandboxError(
            f"the engine at {engine.url!r} does not start the sandbox's container: {error}"
        ) from None
    channel = getattr(response, "_sock", response)  # the file object of a plain socket only reads
    channel.settimeout(None)
    return Started(identity, channel, response)


def _command(order: Order) -> list[str]:
    words = {
        "servers": order.servers,
        "preload": order.preload,
        "min_level": order.min_level,
    }
    return [sys.executable, "-s", "-P", "-B", "-c", _BOOT, json.dumps(words)]


def _settings(order: Order) -> dict[str, object]:
    from docker.types import LogConfig, Ulimit

    limits = {"nproc": _TASKS, "nofile": _FILES, "core": 0}
    return {
        "auto_remove": True,
        "network_mode": "none",
        "ipc_mode": "none",
        "read_only": True,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges"],
        "pids_limit": _TASKS,
        "mem_limit": order.memory_bytes,
        "memswap_limit": order.memory_bytes,
        # always told: Podman asks for more processes than it may give otherwise
        "ulimits": [Ulimit(name=name, soft=most, hard=most) for name, most in limits.items()],
        "log_config": LogConfig(type="none"),  # or the engine would keep all frames on disk
    }
