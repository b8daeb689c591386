"""Programs that try to get out, to take too much, or to lie about how they ended."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from loong.sandbox import LocalSandbox, open_sandbox, probe
from loong.types import Limits

FOUND = probe()
MISSING = "; ".join(f"{layer.name}: {layer.reason}" for layer in FOUND.layers if not layer.ok)
pytestmark = [
    pytest.mark.skipif(FOUND.level != "full", reason=f"needs level full; {MISSING}"),
    pytest.mark.asyncio(loop_scope="module"),
]

SMALL = Limits(seconds=5, memory_mb=128, output_bytes=4000)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def sandbox() -> AsyncIterator[LocalSandbox]:
    async with open_sandbox(servers=1) as opened:
        yield opened


# Each prints GOT and what it got if it gets through; most end in an exception instead.
ATTACKS = {
    "password file": "print('GOT', open('/etc/passwd').read())",
    "folder of the user": "import os; print('GOT', os.listdir('/root'))",
    "list the root": "import os; print('GOT', os.listdir('/'))",
    "processes": "import os; print('GOT', os.listdir('/proc'))",
    "own memory map": "print('GOT', open('/proc/self/maps').read())",
    "shared memory": "open('/dev/shm/x', 'w').write('x'); print('GOT')",
    "write to /tmp": "open('/tmp/x', 'w').write('x'); print('GOT')",
    "write beside the library": "import os; open(os.__file__ + 'x', 'w'); print('GOT')",
    "plant a .pth": "import site; open(site.getsitepackages()[0] + '/x.pth', 'w'); print('GOT')",
    "tcp": "import socket; socket.create_connection(('127.0.0.1', 22)); print('GOT')",
    "udp": "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM); print('GOT')",
    "unix socket": "import socket; socket.socket(socket.AF_UNIX); print('GOT')",
    "netlink": "import socket; socket.socket(socket.AF_NETLINK, socket.SOCK_RAW); print('GOT')",
    "vsock": "import socket; socket.socket(40, socket.SOCK_STREAM); print('GOT')",
    "datagram pair": "import socket; socket.socketpair(type=socket.SOCK_DGRAM); print('GOT')",
    "fork": "import os; os.fork(); print('GOT')",
    "subprocess": "import subprocess, sys; subprocess.run([sys.executable, '-V']); print('GOT')",
    "exec": "import os; os.execv('/bin/sh', ['sh']); print('GOT')",
    "shell": "import os; assert os.system('true') == 0; print('GOT')",
    "multiprocessing": "import multiprocessing as m; m.get_context('fork').Process().start()\n"
    "print('GOT')",
    "signal the server": "import os, signal\nos.kill(os.getppid() or 2, signal.SIGKILL)\n"
    "print('GOT')",
    "signal all": "import os, signal; os.kill(-1, signal.SIGKILL); print('GOT')",
    "raise own limits": "import resource as r; r.setrlimit(r.RLIMIT_AS, (-1, -1)); print('GOT')",
    "limits of others": "import resource as r; r.prlimit(1, r.RLIMIT_AS, (1, 1)); print('GOT')",
    "become root": "import os; os.setuid(0); print('GOT')",
    "chroot": "import os; os.chroot('.'); print('GOT')",
    "device": "import os, stat; os.mknod('d', stat.S_IFBLK, os.makedev(8, 0)); print('GOT')",
    "hard link out": "import os; os.link(os.__file__, 'x'); print('GOT')",
    "memory file": "import os; os.memfd_create('x'); print('GOT')",
    "priority": "import os; os.nice(-5); print('GOT')",
    "host name": "import socket; socket.sethostname('x'); print('GOT')",
    "loong itself": "import loong.sandbox; print('GOT')",
}

RAW_CALLS = {
    "ptrace": (101, 0, 0, 0, 0),
    "unshare user": (272, 0x10000000),
    "unshare mount": (272, 0x00020000),
    "setns": (308, 0, 0),
    "mount": (165, 0, 0, 0, 0, 0),
    "clone with a new user namespace": (56, 0x10000000, 0, 0, 0, 0),
    "clone thread with namespace": (56, 0x10010000, 0, 0, 0, 0),
    "clone3": (435, 0, 0),
    "vfork": (58,),
    "bpf": (321, 0, 0, 0),
    "io_uring_setup": (425, 1, 0),
    "userfaultfd": (323, 0),
    "keyctl": (250, 0, 0, 0, 0, 0),
    "add_key": (248, 0, 0, 0, 0, 0),
    "perf_event_open": (298, 0, 0, 0, 0, 0),
    "process_vm_readv": (310, 1, 0, 0, 0, 0, 0),
    "pidfd_getfd": (438, 3, 0, 0),
    "pidfd_open": (434, 1, 0),
    "open_by_handle_at": (304, 0, 0, 0),
    "shmget": (29, 0, 4096, 0o1600),
    "msgget": (68, 0, 0o1600),
    "semget": (64, 0, 1, 0o1600),
    "inotify_init": (253,),
    "personality": (135, 0x0040000),
    "seccomp": (317, 0, 0, 0),
    "execveat": (322, 0, 0, 0, 0, 0),
    "x32 getpid": (0x40000000 + 39,),
    "sched_setaffinity": (203, 0, 0, 0),
    "mlockall": (151, 1),
    "syslog": (103, 3, 0, 0),
    "prctl dumpable": (157, 4, 1, 0, 0, 0),
    "fcntl signal owner": (72, 0, 8, 1),
    "ioctl terminal input": (16, 0, 0x5412, 0),
    "kill the whole group": (62, 0, 9),
}
"""System calls by number on x86_64, each refused whatever its arguments."""


@pytest.mark.parametrize("name", ATTACKS)
async def test_attack_gets_nothing(sandbox: LocalSandbox, name: str) -> None:
    ran = await sandbox.run(ATTACKS[name], limits=SMALL)

    assert (ran.status, ran.exit_code, ran.level) == ("error", 1, "full"), ran
    assert "GOT" not in ran.stdout
    assert ran.stderr.startswith("Traceback")


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="numbers of x86_64")
async def test_system_calls_are_refused(sandbox: LocalSandbox) -> None:
    program = f"""
import ctypes, errno
libc = ctypes.CDLL(None, use_errno=True)
for name, call in {RAW_CALLS!r}.items():
    result = libc.syscall(*map(ctypes.c_long, call))
    print(name, result, errno.errorcode.get(ctypes.get_errno()))
"""
    ran = await sandbox.run(program, limits=SMALL)

    refusals = {"clone3": "ENOSYS", "ioctl terminal input": "ENOTTY"}
    expected = [f"{name} -1 {refusals.get(name, 'EPERM')}" for name in RAW_CALLS]
    assert ran.stdout.splitlines() == expected


async def test_environment_tells_nothing(
    sandbox: LocalSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_OF_TEST", "GOT")
    program = (
        "import os, sys, socket\n"
        "print(sorted(os.environ), sys.orig_argv, socket.gethostname(), os.getppid())"
    )

    async with open_sandbox(servers=1) as fresh:
        ran = await fresh.run(program)

    names = ["LC_ALL", *(f"{n}_NUM_THREADS" for n in ("MKL", "NUMEXPR", "OMP", "OPENBLAS"))]
    names += ["TZ", "VECLIB_MAXIMUM_NUM_THREADS"]
    environment = ran.stdout.partition("]")[0] + "]"
    assert environment == repr(names)
    assert ran.stdout.endswith(f" {[sys.executable]!r} sandbox 0\n")
    assert "GOT" not in ran.stdout
    assert socket.gethostname() != "sandbox"


async def test_no_descriptor_leads_out(sandbox: LocalSandbox) -> None:
    program = """
import os
for fd in range(200):
    try:
        found = os.fstat(fd)
    except OSError:
        continue
    print(fd, found.st_size)
"""
    ran = await sandbox.run(program, stdin="abc")

    assert [line.split()[0] for line in ran.stdout.splitlines()] == ["0", "1", "2"]


async def test_neighbours_are_invisible(sandbox: LocalSandbox) -> None:
    await sandbox.run("open('left behind', 'w').write('secret'); token = 'dragon' + 'fruit'")
    search = """
import gc, os
print(os.listdir('.'))
needle = 'dragon' 'fruit'
print(sum(1 for o in gc.get_objects() if isinstance(o, dict) and needle in map(str, o.values())))
"""
    ran = await sandbox.run(search)

    assert ran.stdout.splitlines()[0] == "[]"
    assert ran.stdout.splitlines()[1] == "1"  # its own copy of the needle


# name: program, status, something in stdout or stderr
GREEDY = {
    "memory at once": ("x = 'a' * 10**9", "memory", "MemoryError"),
    "memory bit by bit": (
        "x = []\nwhile True: x.append(bytearray(10**6))",
        "memory",
        "MemoryError",
    ),
    "memory without a word": ("import numpy as np\nx = np.ones(10**9)", "memory", "MemoryError"),
    "recursion": ("def f(): f()\nf()", "error", "RecursionError"),
    "compile bomb": ("compile('-' * 10**5 + '1', 'x', 'eval')", "memory", "MemoryError"),
    "flood": ("for i in range(100): print('x' * 10**6)", "output", "xxx"),
    "flood of errors": ("import sys\nwhile True: sys.stderr.write('y' * 999)", "output", "yyy"),
    "grow stdout": ("import os; os.ftruncate(1, 10**12)", "error", "File too large"),
    "fill the disk": (
        "for i in range(10**6): open(str(i), 'w').write('x' * 4000)",
        "error",
        "No space left",
    ),
    "inodes": ("import os\nfor i in range(10**6): os.mkdir(str(i))", "error", "No space left"),
    "threads": (
        "import threading, time\nwhile True: "
        "threading.Thread(target=time.sleep, args=(60,), daemon=True).start()",
        "error",
        "can't start new thread",
    ),
    "descriptors": ("x = []\nwhile True: x.append(open('/dev/null'))", "error", "Too many open"),
    "abort": ("import os; os.abort()", "killed", "killed by signal"),
    "null pointer": ("import ctypes; ctypes.string_at(0)", "killed", "SIGSEGV"),
    "no newline MemoryError": ("raise MemoryError", "memory", "MemoryError"),
    "quiet exit": ("import os; print('hi', flush=True); os._exit(0)", "ok", "hi"),
    "closes stdout": ("import os; os.close(1)", "ok", ""),
    "closes all": ("import os; os.closerange(0, 99)", "ok", ""),
    "bad bytes": ("import os; os.write(1, b'\\xff\\xfe ok')", "ok", "\ufffd\ufffd ok"),
    "NUL in the program": ("print(1)\0", "error", "null bytes"),
    "surrogate in the program": ("print('\ud800')", "error", "SyntaxError"),
    "not Python": ("this is no program", "error", "SyntaxError"),
    "ten megabytes": (f"x = '{'a' * 10_000_000}'\nprint(len(x))", "ok", "10000000"),
    "catches all": (
        "import sys\ntry: sys.exit(3)\nexcept BaseException: raise SystemExit('done')",
        "error",
        "done",
    ),
    "breaks its streams": ("import sys; sys.stdout = sys.stderr = None; 1 / 0", "error", ""),
    "breaks its hook": ("import sys; sys.excepthook = 5; 1 / 0", "error", ""),
    "raises at exit": ("import atexit; atexit.register(lambda: 1 / 0)", "ok", "ZeroDivision"),
}


@pytest.mark.parametrize("name", GREEDY)
async def test_greed_and_lies_have_their_status(sandbox: LocalSandbox, name: str) -> None:
    program, status, text = GREEDY[name]

    ran = await sandbox.run(program, limits=SMALL)

    assert ran.status == status, ran
    assert text in ran.stdout + ran.stderr
    assert len(ran.stdout) <= SMALL.output_bytes
    assert len(ran.stderr) <= SMALL.output_bytes + 100


async def test_bottomless_recursion_ends(sandbox: LocalSandbox) -> None:
    program = "import sys; sys.setrecursionlimit(10**9)\ndef f(): f()\nf()"
    ran = await sandbox.run(program, limits=SMALL.model_copy(update={"memory_mb": 24}))
    assert ran.status in {"error", "memory", "killed"}  # versions of Python differ
    assert ran.exit_code != 0


TIMELESS = {
    "spins": "while True: pass",
    "sleeps": "import time; time.sleep(1000)",
    "stops itself": "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)\nwhile True: pass",
    "ignores all signals": "import signal\n"
    "for s in set(signal.Signals) - {9, 19}: signal.signal(s, signal.SIG_IGN)\n"
    "while True: pass",
    "long multiplication": "9 ** 9 ** 9 ** 9",
    "thread that stays": "import threading, time\n"
    "threading.Thread(target=time.sleep, args=(1000,)).start()",
    "exit hook that stays": "import atexit, time; atexit.register(time.sleep, 1000)",
    "catches everything": "while True:\n  try:\n    while True: pass\n  except BaseException: pass",
}


@pytest.mark.parametrize("name", TIMELESS)
async def test_endless_programs_are_ended(sandbox: LocalSandbox, name: str) -> None:
    limits = SMALL.model_copy(update={"seconds": 0.3})

    ran = await sandbox.run("print('early', flush=True)\n" + TIMELESS[name], limits=limits)

    assert (ran.status, ran.stdout) == ("timeout", "early\n")
    assert ran.seconds >= 0.3
