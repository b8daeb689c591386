"""The Docker backend against real engines: what it runs, what it holds, what it leaves behind.

pytest -m docker tests/test_sandbox_docker.py
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from loong.errors import SandboxError, UsageError
from loong.sandbox import open_sandbox
from loong.sandbox.docker import DockerSandbox, build_image
from loong.sandbox.docker.engine import Engine
from loong.types import Limits, Ran, Sandbox
from tests.attacks import ATTACKS, ENDED, RAW_CALLS, aimed, got, raw_call
from tests.docker_engine import NoEngineError, docker_engine, remove
from tests.test_sandbox import CHANGING, FIXED, ORDINARY
from tests.victims import victims

pytest.importorskip("docker")
pytestmark = [
    pytest.mark.docker,
    pytest.mark.asyncio(loop_scope="module"),
    # the client library leaves connections of its pool to the garbage collector
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
REPOSITORY = Path(__file__).parents[1]
PATIENCE = 120
SMALL = Limits(seconds=10, memory_mb=128, output_bytes=4000)
WRITES = {"files", "temporary file", "own module"}
"""Ordinary programs that need a folder to write to: there is none in the container."""
RACES = {"thread outlives main"}
"""What is printed first is for the scheduler to say."""

OWN_STREAMS = {"reopen stdout by its name", "reopen stdin by its device"}
"""Attacks that get another descriptor for what the program has anyway; Landlock allows that."""


@pytest.fixture(scope="module", params=["docker", "podman"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    with contextlib.ExitStack() as stack:
        try:
            url = stack.enter_context(docker_engine(request.param))
        except NoEngineError as reason:
            pytest.skip(str(reason))
        yield url


@pytest.fixture(scope="module")
def engine(address: str) -> Iterator[Engine]:
    opened = Engine(address)
    yield opened
    opened.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sandbox(address: str) -> AsyncIterator[DockerSandbox]:
    async with DockerSandbox(base_url=address) as opened:
        yield opened


def containers(engine: Engine) -> list[str]:
    """Return the ids of our containers, in whatever state."""
    found = engine.client.api.containers(all=True, filters={"label": "loong.sandbox"})
    return [str(row["Id"]) for row in found]


def in_flight(sandbox: DockerSandbox) -> list[int]:
    """Return the numbers of the programs that were given to the container and are not back."""
    holder = getattr(sandbox, "_holder")  # noqa: B009 - nothing else tells when to kill it
    return [number for container in holder for number in getattr(container, "_waiting")]  # noqa: B009


async def until(condition: Callable[[], bool]) -> None:
    """Wait for the engine to get somewhere, by looking."""
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - no event tells of it
            await asyncio.sleep(0.05)


async def test_programs_do_what_they_do_on_this_machine(sandbox: DockerSandbox) -> None:
    names = sorted(set(ORDINARY) - WRITES - RACES)
    stdin = "first\nsecond\nüü\n"
    inside = [sandbox.run(ORDINARY[name], stdin=stdin) for name in names]
    found = dict(zip(names, await asyncio.gather(*inside), strict=True))
    async with open_sandbox(servers=1) as local:
        here = [local.run(ORDINARY[name], stdin=stdin) for name in names]
        expected = dict(zip(names, await asyncio.gather(*here), strict=True))

    for name in names:
        shown = {"status", "stdout", "stderr", "exit_code"}
        assert found[name].model_dump(include=shown) == expected[name].model_dump(include=shown)
        assert found[name].level == "docker"


STATUSES = {
    "ok": ("print(6 * 7)", "42\n"),
    "error": ("1 / 0", ""),
    "timeout": ("print(1, flush=True)\nwhile True: pass", "1\n"),
    "memory": ("x = 'a' * 10**9", ""),
    "output": ("print('\\x00' * 10**6)", "\0" * 4000),
    "killed": ("import os; os.abort()", ""),
}


async def test_every_way_to_end_has_its_status(sandbox: DockerSandbox) -> None:
    limits = SMALL.model_copy(update={"seconds": 1})
    rans = [await sandbox.run(program, limits=limits) for program, _ in STATUSES.values()]

    assert [ran.status for ran in rans] == list(STATUSES)
    assert [ran.stdout for ran in rans] == [printed for _, printed in STATUSES.values()]
    assert "ZeroDivisionError" in rans[1].stderr
    assert rans[0].cpu_seconds > 0
    assert rans[0].max_rss_mb > 1


async def test_odd_text_comes_and_goes_unharmed(sandbox: DockerSandbox) -> None:
    echo = "import sys; print(ascii(sys.stdin.read()), ascii('häß\\u2028\\0'))"
    ran = await sandbox.run(echo, stdin="\0\x1f\u2028 \U0001f600\r\n")
    half = await sandbox.run("print('\ud800')")
    large = await sandbox.run(f"x = '{'ü' * 3_000_000}'\nprint(len(x))")
    much = Limits(output_bytes=5_000_000)
    long = await sandbox.run("import os; os.write(1, bytes(range(256)) * 15000)", limits=much)

    assert ran.stdout == ascii("\0\x1f\u2028 \U0001f600\r\n") + " " + ascii("häß\u2028\0") + "\n"
    assert (half.status, "SyntaxError" in half.stderr) == ("error", True)
    assert large.stdout == "3000000\n"
    assert long.stdout == (bytes(range(256)) * 15000).decode("utf-8", "replace")


async def test_no_attack_gets_through(sandbox: DockerSandbox) -> None:
    programs = ATTACKS | {f"call {name}": raw_call(*call) for name, call in RAW_CALLS.items()}

    async def attack(name: str, program: str) -> Ran:
        seconds = 0.5 if ENDED.get(name) == {"timeout"} else SMALL.seconds
        limits = SMALL.model_copy(update={"seconds": seconds})
        return await sandbox.run(program, limits=limits)

    with victims() as house:
        attacks = [attack(name, aimed(text, house.target)) for name, text in programs.items()]
        rans = dict(zip(programs, await asyncio.gather(*attacks), strict=True))
        harm = house.harm()

    assert {name for name, ran in rans.items() if got(ran.stdout)} <= OWN_STREAMS
    assert {n: rans[n].status for n, due in ENDED.items() if rans[n].status not in due} == {}
    assert harm == []
    assert (await sandbox.run("print(1)")).stdout == "1\n"


async def test_the_container_is_hardened(sandbox: DockerSandbox, engine: Engine) -> None:
    await sandbox.run("pass")
    (identity,) = containers(engine)
    found = engine.client.api.inspect_container(identity)
    host = found["HostConfig"]

    assert host["NetworkMode"] == "none"
    assert host["ReadonlyRootfs"] is True
    assert host["Privileged"] is False
    assert host["SecurityOpt"] == ["no-new-privileges"]
    assert 0 < host["Memory"] == host["MemorySwap"]
    assert 0 < host["PidsLimit"] <= 4096
    assert not host["Binds"]
    assert [mount for mount in found["Mounts"] if mount["RW"]] == []
    assert int(found["Config"]["User"].split(":")[0]) >= 0x60000000
    dropped = {name.removeprefix("CAP_") for name in host["CapDrop"]}
    assert dropped == {"ALL"} or {"SETUID", "CHOWN", "KILL", "NET_BIND_SERVICE"} <= dropped
    assert not host["CapAdd"]  # Podman lists what it gives otherwise, Docker says ALL


async def test_the_container_tells_nothing_of_this_machine(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_TEST", "GOT")
    program = """
import os, socket, sys
print(socket.gethostname(), 'SECRET_OF_TEST' in os.environ, sys.orig_argv == [sys.executable])
for path in {paths!r}: print(os.path.exists(path))
""".format(paths=[str(REPOSITORY), "/home", "/var/log", "/etc/shadow"])

    async with DockerSandbox(base_url=address) as fresh:
        ran = await fresh.run(program)

    assert ran.stdout == "sandbox False True\n" + "False\n" * 4


@pytest.mark.parametrize("name", [*CHANGING, *FIXED])
async def test_variants_tell_chance_from_result(sandbox: DockerSandbox, name: str) -> None:
    program = (CHANGING | FIXED)[name]

    first, second = [await sandbox.run(program, variant=variant) for variant in (0, 1)]

    assert (first.status, second.status) == ("ok", "ok"), (first.stderr, second.stderr)
    assert (first.stdout != second.stdout) is (name in CHANGING)


async def test_many_at_a_time_keep_their_own_results(sandbox: DockerSandbox) -> None:
    program = "import sys; print(sys.stdin.read() * 2)"
    rans = await asyncio.gather(*(sandbox.run(program, stdin=f"{i}.") for i in range(200)))
    assert [ran.stdout for ran in rans] == [f"{i}.{i}.\n" for i in range(200)]


async def test_a_killed_container_loses_nothing(sandbox: DockerSandbox, engine: Engine) -> None:
    await sandbox.run("pass")
    (first,) = containers(engine)
    program = "import time; time.sleep(1); print({})"
    jobs = [asyncio.create_task(sandbox.run(program.format(i))) for i in range(6)]
    await until(lambda: len(in_flight(sandbox)) == len(jobs))
    await asyncio.to_thread(engine.client.api.kill, first)
    rans = await asyncio.gather(*jobs)

    assert [(ran.status, ran.stdout) for ran in rans] == [("ok", f"{i}\n") for i in range(6)]
    assert first not in containers(engine)


async def test_what_kills_two_containers_is_killed(address: str, engine: Engine) -> None:
    before = set(containers(engine))
    async with DockerSandbox(base_url=address) as sandbox:
        assert (await sandbox.run("pass")).status == "ok"
        endless = asyncio.create_task(sandbox.run("while True: pass", limits=Limits(seconds=600)))
        killed: set[str] = set()

        def another() -> bool:
            return len(set(containers(engine)) - before - killed) == 1

        for _ in range(2):
            await until(another)
            await until(lambda: bool(in_flight(sandbox)))
            (identity,) = set(containers(engine)) - before - killed
            await asyncio.to_thread(engine.client.api.kill, identity)
            killed.add(identity)
        ran = await endless
        assert (await sandbox.run("print(1)")).stdout == "1\n"

    assert (ran.status, ran.level) == ("killed", "docker")
    assert "died under this program, twice" in ran.stderr


async def test_a_cancelled_run_ends_its_program(sandbox: DockerSandbox, engine: Engine) -> None:
    await sandbox.run("pass")
    limits = Limits(seconds=600)
    endless = [
        asyncio.create_task(sandbox.run("while True: pass", limits=limits)) for _ in range(9)
    ]
    await until(lambda: len(in_flight(sandbox)) == min(len(endless), 4 * engine.size().cores))
    for run in endless:
        run.cancel()
    await asyncio.gather(*endless, return_exceptions=True)

    rans = await asyncio.gather(*(sandbox.run("print(1)") for _ in range(40)))
    assert {ran.stdout for ran in rans} == {"1\n"}


async def test_closing_leaves_nothing_and_opens_again(address: str, engine: Engine) -> None:
    before = containers(engine)
    sandbox = DockerSandbox(base_url=address)
    limits = Limits(seconds=600)
    assert (await sandbox.run("pass")).status == "ok"
    runs = [asyncio.create_task(sandbox.run("while True: pass", limits=limits)) for _ in range(20)]
    await until(lambda: bool(in_flight(sandbox)))
    await sandbox.aclose()
    ends = await asyncio.gather(*runs, return_exceptions=True)

    assert {str(end) for end in ends} == {"the sandbox was closed while a program was to run"}
    assert containers(engine) == before
    assert (await sandbox.run("print(2)")).stdout == "2\n"
    await sandbox.aclose()
    assert containers(engine) == before


PARENT = """
import asyncio, sys
from loong.sandbox.docker import DockerSandbox
from loong.types import Limits

async def main():
    sandbox = DockerSandbox(base_url=sys.argv[1])
    await sandbox.run("pass")
    print("ready", flush=True)
    program = "import signal\\nsignal.signal(15, signal.SIG_IGN)\\nwhile True: pass"
    await asyncio.gather(*(sandbox.run(program, limits=Limits(seconds=600)) for _ in range(2)))

asyncio.run(main())
"""


async def test_a_killed_parent_leaves_no_container(address: str, engine: Engine) -> None:
    before = containers(engine)
    command = [sys.executable, "-c", PARENT, address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=REPOSITORY) as parent:  # noqa: ASYNC220
        assert parent.stdout is not None
        line = await asyncio.to_thread(parent.stdout.readline)
        assert line == b"ready\n"
        assert len(containers(engine)) == len(before) + 1
        parent.kill()
    await until(lambda: containers(engine) == before)


LEFT_OPEN = """
import asyncio, sys
from loong.sandbox.docker import DockerSandbox
sandbox = DockerSandbox(base_url=sys.argv[1])
print(asyncio.run(sandbox.run("print(1)")).status)
print(asyncio.run(sandbox.run("print(2)")).status)
"""


async def test_an_open_sandbox_ends_with_the_interpreter_and_serves_many_loops(
    address: str, engine: Engine
) -> None:
    before = containers(engine)
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", LEFT_OPEN, address],
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("ok\nok\n", "", 0)
    await until(lambda: containers(engine) == before)


async def test_images_are_made_once_and_old_ones_go(engine: Engine) -> None:
    def images() -> set[str]:
        return {str(image.id) for image in engine.client.images.list()}

    name = build_image(engine, ["rich"])
    with_rich = images()
    assert build_image(engine, ["rich"]) == name
    assert images() == with_rich
    engine.client.images.remove(name)
    base = images()
    name = build_image(engine, ["rich"])
    assert len(base) + 1 == len(with_rich) == len(images())
    assert engine.has_image(name)


async def test_modules_outside_the_image_are_missing(sandbox: DockerSandbox) -> None:
    ran = await sandbox.run("import pytest")
    assert (ran.status, ran.stderr.splitlines()[-1]) == (
        "error",
        "ModuleNotFoundError: No module named 'pytest'",
    )


async def test_wrong_asking_is_refused(sandbox: DockerSandbox) -> None:
    assert isinstance(sandbox, Sandbox)
    assert sandbox.level() == "docker"
    with pytest.raises(UsageError, match="variant must be 0 or 1, not 2"):
        await sandbox.run("pass", variant=2)
    with pytest.raises(UsageError, match="limit must be"):
        await sandbox.run("pass", limits=Limits(seconds=0))


async def test_an_engine_that_may_not_be_used_is_told(address: str) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    program = (
        "import os, sys\nfrom loong.sandbox.docker.engine import Engine\nimport docker\n"
        "os.setresuid(65534, 65534, 65534)\n"
        "try: Engine(sys.argv[1])\nexcept Exception as error: print(type(error).__name__, error)"
    )
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", program, address],
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
    )
    assert done.stdout.startswith(f"{SandboxError.__name__} this user may not use the container")


async def test_loong_exec_runs_in_the_container(address: str) -> None:
    lines = [json.dumps({"id": i, "code": f"print({i})"}) for i in range(3)]
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "loong", "exec", "--sandbox", "docker"],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=False,
        cwd=REPOSITORY,
        env={**os.environ, "DOCKER_HOST": address},
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(a["id"], a["stdout"], a["level"]) for a in answers] == [
        (i, f"{i}\n", "docker") for i in range(3)
    ], done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts")
async def test_an_engines_folder_goes_after_those_who_tidy_it_up(tmp_path: Path) -> None:
    layers = tmp_path / "engine" / "layers"
    layers.mkdir(parents=True)
    late = await asyncio.create_subprocess_shell(f"sleep 1; mount --bind {layers} {layers}")
    await asyncio.to_thread(remove, layers.parent)
    assert await late.wait() == 0
    assert not layers.parent.exists()
