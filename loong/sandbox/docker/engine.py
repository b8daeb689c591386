"""Talk to a container engine, Docker or Podman, through its own client library."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from loong.errors import MissingExtra, SandboxError

_USUAL = "unix:///var/run/docker.sock"
_PATIENCE = 60
_INNERMOST = re.compile(r"\w+Error\([^()]*\)")
"""An exception within the text of others."""


class Size(NamedTuple):
    """What the engine's machine has."""

    cores: int
    memory_bytes: int


class Engine:
    """One engine that answers."""

    def __init__(self, base_url: str | None = None) -> None:
        """Connect and say hello.

        Args:
            base_url: where it listens (`unix:///run/podman/podman.sock`, `tcp://host:2376`); None
                for what the environment says: DOCKER_HOST, DOCKER_TLS_VERIFY, DOCKER_CERT_PATH.

        Raises:
            MissingExtra: the client library is not installed.
            SandboxError: nothing answers there, or this user may not ask it.
        """
        try:
            import docker
            import docker.errors
        except ImportError:
            raise MissingExtra("docker", "docker") from None
        self.url = base_url or os.environ.get("DOCKER_HOST") or _USUAL
        try:
            self.client: Any = (
                docker.DockerClient(base_url=base_url, timeout=_PATIENCE)
                if base_url
                else docker.from_env(timeout=_PATIENCE)
            )
            self._version = self.client.version()
        except (docker.errors.DockerException, OSError) as error:
            raise SandboxError(_unreachable(self.url, error)) from None
        self.errors: tuple[type[Exception], ...] = (docker.errors.DockerException, OSError)

    @property
    def version(self) -> str:
        """Name and version: `Docker 20.10.24, API 1.41`."""
        name = "Podman" if self.podman else "Docker"
        return f"{name} {self._version.get('Version')}, API {self._version.get('ApiVersion')}"

    @property
    def podman(self) -> bool:
        """Whether it is Podman, which speaks Docker's language with an accent."""
        return "Podman" in str(self._version.get("Components"))

    def size(self) -> Size:
        """Return how many cores and how much memory the engine's machine has."""
        info = self.client.info()
        return Size(int(info["NCPU"]), int(info["MemTotal"]))

    def has_image(self, name: str) -> bool:
        """Tell whether an image is there."""
        from docker.errors import ImageNotFound

        try:
            self.client.images.get(name)
        except ImageNotFound:
            return False
        except self.errors as error:
            raise SandboxError(f"the engine at {self.url!r} lists no images: {error}") from None
        return True

    def import_image(self, tar: str, name: str, label: tuple[str, str]) -> None:
        """Import a tar file as an image with a label; raises SandboxError where it is refused."""
        key, value = label
        try:
            said = self.client.api.import_image_from_file(
                tar, repository=name, tag="latest", changes=[f'LABEL {key}="{value}"']
            )
        except self.errors as error:
            raise SandboxError(
                f"the engine at {self.url!r} does not take the sandbox's image: {error}"
            ) from None
        if not self.has_image(name):
            raise SandboxError(f"the engine at {self.url!r} made no image: {str(said)[-300:]}")

    def add_layer(self, base: str, name: str, tar: bytes) -> None:
        """Make an image from another and a tar of more files; raises SandboxError."""
        api = self.client.api
        identity = ""
        try:
            identity = str(api.create_container(base, command=["-"])["Id"])  # never started
            api.put_archive(identity, "/", tar)
            api.commit(identity, repository=name, tag="latest")
        except self.errors as error:
            raise SandboxError(
                f"the engine at {self.url!r} does not extend the sandbox's image: {error}"
            ) from None
        finally:
            self.remove_container(identity)

    def remove_images(self, label: tuple[str, str], keep: Iterable[str]) -> None:
        """Remove images with a label but those to keep, where nothing uses them."""
        key, value = label
        kept = {self.client.images.get(name).id for name in keep}
        old = self.client.images.list(filters={"label": f"{key}={value}"})
        for image in [*old, *old]:  # the second time those on which the others were built
            if image.id not in kept:
                with contextlib.suppress(*self.errors):
                    self.client.images.remove(image.id)

    def remove_container(self, identity: str) -> None:
        """End a container and remove it, if it is still there."""
        if not identity:
            return
        try:
            self.client.api.remove_container(identity, force=True)
        except self.errors:  # it is gone, or going by itself
            return

    def cpu_seconds(self, identity: str) -> float:
        """Return the CPU time that a container has taken, as its control group counts it."""
        found = self.client.api.stats(identity, stream=False, one_shot=True)
        return float(found["cpu_stats"]["cpu_usage"]["total_usage"]) / 1e9

    def close(self) -> None:
        """Let go of the connection."""
        self.client.close()


def _unreachable(url: str, error: Exception) -> str:
    text = str(error)
    if "PermissionError" in text or isinstance(error, PermissionError):
        return (
            f"this user may not use the container engine at {url!r}; join the group that owns it"
            " (often 'docker'), or set DOCKER_HOST to an engine of your own"
        )
    inner = _INNERMOST.findall(text)
    reason = inner[-1] if inner else text.splitlines()[0][-200:]
    return (
        f"no container engine answers at {url!r} ({reason}); start Docker or Podman's service, or"
        " set DOCKER_HOST"
    )
