"""Attacks on a sandbox, as data: harmless programs that print GOT at the start of a line only when
they got through.

Any runner can use them: run `aimed(ATTACKS[name], target)` and `raw_call(*RAW_CALLS[name])` in the
sandbox and look with `got`. The target is made by `tests/victims.py`; without one (an empty
`Target`) the attacks that need it fail at once. Names in `LIMITED` are expected to be ended by a
limit with one of the statuses given there; all others end by themselves, in whatever way.
"""

from __future__ import annotations

from typing import NamedTuple

from tests.attacks_calls import RAW_CALLS
from tests.attacks_limits import GREED, LIMITED

__all__ = ["ATTACKS", "ENDED", "RAW_CALLS", "Target", "aimed", "got", "raw_call", "raw_calls"]

SECRET = "the secret of the house"  # noqa: S105 - nobody's
VARIABLE = "LOONG_TEST_SECRET"
"""Name of an environment variable that holds the secret."""


class Target(NamedTuple):
    """What the attacks aim at, on the machine that must not be reached."""

    file: str = ""
    """A file that holds the secret; `FILE.link` is a link to it."""
    port: int = 0
    """A TCP port of the loopback that accepts connections."""
    name: str = ""
    """An abstract Unix socket that accepts connections, without the NUL."""
    pid: int = 0
    """A process that must survive."""


def aimed(program: str, target: Target) -> str:
    """Return an attack with its target filled in."""
    for field, value in target._asdict().items():
        program = program.replace(f"@{field}@", str(value))
    return program


def got(stdout: str) -> bool:
    """Tell whether an attack that printed this got through."""
    return any(line.startswith("GOT") for line in stdout.splitlines())


def raw_calls() -> str:
    """Return a program that makes all of `RAW_CALLS`: one line for each, `refused` or `GOT`."""
    return f"""{_LIBC}
for name, (number, *arguments) in {RAW_CALLS!r}.items():
    result = call(number, *arguments)
    error = errno.errorcode.get(ctypes.get_errno()) if result == -1 else 'no error'
    print('refused' if error in REFUSALS else 'GOT', 'call', name, flush=True)
"""


def raw_call(number: int, *arguments: int) -> str:
    """Return a program that makes a system call and prints GOT if the kernel considered it.

    A call that a filter refuses fails with EPERM, ENOSYS or ENOTSUP; one that gets through fails in
    another way, because of its senseless arguments, or does nothing of note.
    """
    return f"""{_LIBC}
result = call({number}, *{arguments!r})
name = errno.errorcode.get(ctypes.get_errno()) if result == -1 else 'no error'
print('refused' if name in REFUSALS else 'GOT', result, name)
"""


_LIBC = """\
import ctypes, errno, os
REFUSALS = ('EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP')
libc = ctypes.CDLL(None, use_errno=True)
def call(number, *arguments):
    values = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return libc.syscall(ctypes.c_long(number), *values)
def must(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
"""
_ON_ROOT = "import os; f = os.path.dirname('@file@')\n"

FILES = {
    "read a file": "print('GOT', open('@file@').read())",
    "read a file through its own memory map": "import mmap, os\n"
    "print('GOT', mmap.mmap(os.open('@file@', os.O_RDONLY), 0, prot=1)[:])",
    "read the password file": "print('GOT', open('/etc/passwd').read())",
    "read through a link made for it": "import os; os.symlink('@file@', 'l'); "
    "print('GOT', open('l').read())",
    "read by way of ..": "print('GOT', open('/usr/lib/../..' + '@file@').read())",
    "read with openat from the root": "import os; "
    "print('GOT', os.open('@file@'[1:], os.O_RDONLY, dir_fd=os.open('/', os.O_PATH)))",
    "read with openat2": _LIBC + "must(call(437, -100, b'@file@', bytes(24), 24)); print('GOT')",
    "read as a source line": "import linecache; print('GOT', linecache.getlines('@file@')[0])",
    "read by sendfile": "import os\n"
    "print('\\nGOT', os.sendfile(1, os.open('@file@', os.O_RDONLY), 0, 99))",
    "import from a folder": "import sys; sys.path[:] = [__import__('os').path.dirname('@file@')]\n"
    "import victim_module; print('GOT', victim_module)",
    "open a handle": _LIBC + "h = ctypes.create_string_buffer(b'\\x80\\0\\0\\0' + bytes(200))\n"
    "must(call(303, -100, b'@file@', h, ctypes.byref(ctypes.c_int()), 0)); print('GOT')",
    "list a folder": _ON_ROOT + "print('GOT', os.listdir(f))",
    "list the root": "import os; print('GOT', os.listdir('/'))",
    "list the homes": "import os; print('GOT', os.listdir('/root'), os.listdir('/home'))",
    "find by pattern": _ON_ROOT + "import glob\nif glob.glob(f + '/*'): print('GOT')",
    "file is there": "import os; print('GOT', os.stat('@file@'))",
    "file may be accessed": "import os\nif os.access('@file@', os.F_OK): print('GOT')",
    "where a link leads": "import os; print('GOT', os.readlink('@file@.link'))",
    "open as a mere path": "import os; print('GOT', os.open('@file@', os.O_PATH))",
    "go to a folder": _ON_ROOT + "os.chdir(f); print('GOT', os.getcwd())",
    "size of a disk": "import os; print('GOT', os.statvfs('@file@'))",
    "attributes of a file": "import os; print('GOT', os.listxattr('@file@'))",
    "write a file": "open('@file@', 'w').write('x'); print('GOT')",
    "append to a file": "open('@file@', 'a').write('x'); print('GOT')",
    "truncate a file": "import os; os.truncate('@file@', 0); print('GOT')",
    "truncate by opening to read": "import os\n"
    "os.open('@file@', os.O_RDONLY | os.O_TRUNC); print('GOT')",
    "truncate by opening for nothing": "import os\nos.open('@file@', 3 | os.O_TRUNC); print('GOT')",
    "open for nothing": "import os; os.open('@file@', 3); print('GOT')",
    "change a mode": "import os; os.chmod('@file@', 0o600); os.chmod('@file@', 0o644); "
    "print('GOT')",
    "change an owner": "import os; os.chown('@file@', os.getuid(), os.getgid()); print('GOT')",
    "change a time": "import os; os.utime('@file@', (1, 1)); print('GOT')",
    "set an attribute": "import os; os.setxattr('@file@', 'user.x', b'x'); print('GOT')",
    "rename a file": "import os; os.rename('@file@', '@file@2'); print('GOT')",
    "take a file": "import os; os.rename('@file@', 'mine'); print('GOT')",
    "delete a file": "import os; os.remove('@file@'); print('GOT')",
    "make a file beside": "open('@file@3', 'w').write('x'); print('GOT')",
    "make a folder beside": "import os; os.mkdir('@file@4'); print('GOT')",
    "make a link beside": "import os; os.symlink('/', '@file@5'); print('GOT')",
    "make a pipe beside": "import os; os.mkfifo('@file@6'); print('GOT')",
    "make a nameless file": _ON_ROOT + "os.open(f, os.O_TMPFILE | os.O_WRONLY); print('GOT')",
    "make a database beside": "import sqlite3; c = sqlite3.connect('@file@7')\n"
    "c.execute('create table t(a)'); print('GOT')",
    "make a hard link": "import os; os.link('@file@', '@file@8'); print('GOT')",
    "hard link of a library": "import os; os.link(os.__file__, 'x'); print('GOT')",
    "lock a library's file": "import fcntl, os; f = open(os.__file__)\n"
    "fcntl.flock(f, fcntl.LOCK_EX | fcntl.LOCK_NB); print('GOT')",
    "lock a part of a library's file": "import fcntl, os; f = open(os.__file__, 'r+')\n"
    "fcntl.lockf(f, fcntl.LOCK_EX | fcntl.LOCK_NB); print('GOT')",
    "watch a file": _LIBC + "must(call(254, must(call(294, 0)), b'@file@', 2)); print('GOT')",
    "write to /var/tmp": "import os; p = '/var/tmp/loong-attack'; open(p, 'w'); "
    "os.remove(p); print('GOT')",
    "write to shared memory": "import os; p = '/dev/shm/loong-attack'; open(p, 'w'); "
    "os.remove(p); print('GOT')",
    "POSIX shared memory": "from multiprocessing import shared_memory as s\n"
    "m = s.SharedMemory(create=True, size=9); m.close(); m.unlink(); print('GOT')",
    "write beside the library": "import os; p = os.__file__ + 'x'; open(p, 'w'); "
    "os.remove(p); print('GOT')",
    "plant a .pth": "import os, sysconfig; p = sysconfig.get_path('purelib') + '/loong-attack.pth'"
    "\nopen(p, 'w'); os.remove(p); print('GOT')",
    "change a module's mode": "import os; os.chmod(os.__file__, os.stat(os.__file__).st_mode); "
    "print('GOT')",
    "change a module's time": "import os; s = os.stat(os.__file__)\n"
    "os.utime(os.__file__, ns=(s.st_atime_ns, s.st_mtime_ns)); print('GOT')",
    "list processes": "import os; print('GOT', os.listdir('/proc'))",
    "process number is taken": "import os; print('GOT', os.stat('/proc/@pid@'))",
    "own memory map": "print('GOT', open('/proc/self/maps').read())",
    "own memory as a file": "print('GOT', open('/proc/self/mem', 'r+b'))",
    "environment of a process": "print('GOT', open('/proc/@pid@/environ', 'rb').read())",
    "arguments of a process": "print('GOT', open('/proc/@pid@/cmdline', 'rb').read())",
    "root through a process": "import os; print('GOT', os.listdir('/proc/@pid@/root'))",
    "descriptors of the parent": "import os; print('GOT', os.listdir(f'/proc/{os.getppid()}/fd'))",
    "reopen stdout by its name": "print('GOT', open('/proc/self/fd/1', 'r+b'))",
    "reopen stdin by its device": "print('GOT', open('/dev/stdin', 'rb'))",
    "kernel settings": "print('GOT', open('/proc/sys/kernel/hostname').read())",
    "kernel messages": "print('GOT', open('/dev/kmsg', 'rb'))",
    "devices of the kernel": "import os; print('GOT', os.listdir('/sys'))",
    "control groups": "import os; print('GOT', os.listdir('/sys/fs/cgroup'))",
    "terminal": "import os; print('GOT', os.openpty())",
    "block device": "import os, stat\n"
    "os.mknod('loong-attack', stat.S_IFBLK | 0o600, os.makedev(7, 99))\n"
    "os.remove('loong-attack'); print('GOT')",
}

NETWORK = {
    "tcp": "import socket; socket.create_connection(('127.0.0.1', @port@)); print('GOT')",
    "tcp server": "import socket; socket.create_server(('127.0.0.1', 0)); print('GOT')",
    "http": "import http.client; http.client.HTTPConnection('127.0.0.1', @port@).connect()\n"
    "print('GOT')",
    "event loop connection": "import asyncio\n"
    "asyncio.run(asyncio.open_connection('127.0.0.1', @port@)); print('GOT')",
    "abstract unix socket": "import socket; s = socket.socket(socket.AF_UNIX); "
    "s.connect('\\0@name@'); print('GOT')",
    "datagram pair": "import socket; socket.socketpair(type=socket.SOCK_DGRAM); print('GOT')",
    "packet pair": "import socket; socket.socketpair(type=socket.SOCK_SEQPACKET); print('GOT')",
    "descriptor through a pair": "import socket; a, b = socket.socketpair(); "
    "socket.send_fds(a, [b'x'], [1]); print('GOT')",
    "pair's options": "import socket; a, b = socket.socketpair(); "
    "a.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20); print('GOT')",
} | {
    f"socket of family {name}": f"import socket; socket.socket({family}, {kind}); print('GOT')"
    for name, family, kind in (
        ("unix", 1, 1), ("udp", 2, 2), ("tcp 6", 10, 1), ("raw", 2, "3, 1"), ("netlink", 16, 3),
        ("packet", 17, 3), ("alg", 38, 5), ("vsock", 40, 1), ("xdp", 44, 3), ("bluetooth", 31, 3),
        ("can", 29, 3), ("smc", 43, 1), ("rds", 21, 5), ("tipc", 30, 1), ("key", 15, 3),
    )
}  # fmt: skip

_CHILD = "pid = os.waitpid(pid, 0)[0]; print('GOT', flush=True)"
PROCESSES = {
    "fork": f"import os\npid = os.fork()\nif not pid: os._exit(0)\n{_CHILD}",
    "raw clone": f"{_LIBC}\n"
    f"pid = must(call(56, 17, 0, 0, 0, 0))\nif not pid: os._exit(0)\n{_CHILD}",
    "raw clone3": _LIBC + "args = (ctypes.c_ulonglong * 11)(); args[4] = 17\n"
    f"pid = must(call(435, args, 88))\nif not pid: os._exit(0)\n{_CHILD}",
    "subprocess": "import subprocess; subprocess.run(['true'], check=True); print('GOT')",
    "spawn": "import os; os.waitpid(os.posix_spawn('/bin/true', ['true'], {}), 0); print('GOT')",
    "exec": "import os; os.execv('/bin/echo', ['echo', 'GOT'])",
    "exec a library": "import os, sys; p = sys.executable\n"
    "os.execv(p, [p, '-c', 'print(\"GOT\")'])",
    "exec through the loader": "import glob, os, sys\n"
    "loader = (glob.glob('/lib64/ld-linux*') + glob.glob('/lib/ld-*'))[0]\n"
    "os.execv(loader, [loader, '/bin/echo', 'GOT'])",
    "shell": "import os; assert os.system('true') == 0; print('GOT')",
    "pipe to a shell": "import os; print('GOT', os.popen('echo x').read()[0])",
    "multiprocessing": "import multiprocessing as m; p = m.get_context('fork').Process()\n"
    "p.start(); p.join(); print('GOT')",
    "process pool": "from concurrent.futures import ProcessPoolExecutor as P\n"
    "import multiprocessing as m\n"
    "with P(1, mp_context=m.get_context('fork')) as p: print('GOT', p.submit(abs, 1).result())",
    "pseudo terminal": "import os, pty\npid, fd = pty.fork()\nif not pid: os._exit(0)\n" + _CHILD,
    "end a process": "import os; os.kill(@pid@, 15); print('GOT')",
    "ask after a process": "import os; os.kill(@pid@, 0); print('GOT')",
    "ask after the parent": "import os; os.kill(os.getppid(), 0); print('GOT')",
    "signal all": "import os; os.kill(-1, 0); print('GOT')",
    "signal the group": "import os; os.killpg(0, 0); print('GOT')",
    "signal by descriptor": "import os, signal\n"
    "signal.pidfd_send_signal(os.pidfd_open(@pid@), 15); print('GOT')",
    "queue a signal": _LIBC + "must(call(129, @pid@, 0, b'\\xff' * 128)); print('GOT')",
    "signal a thread of a process": _LIBC + "must(call(200, @pid@, 0)); print('GOT')",
    "signal by terminal owner": "import fcntl, os; r, w = os.pipe()\n"
    "fcntl.fcntl(r, fcntl.F_SETOWN, @pid@); print('GOT')",
    "trace a process": _LIBC + "must(call(101, 0x4206, @pid@, 0, 0)); print('GOT')",
    "be traced": _LIBC + "must(call(101, 0, 0, 0, 0)); print('GOT')",
    "read the memory of a process": _LIBC + "import struct\n"
    "b = ctypes.create_string_buffer(8)\n"
    "v = struct.pack('PN', ctypes.addressof(b), 8)\n"
    "call(310, @pid@, v, 1, v, 1, 0)\n"
    "if ctypes.get_errno() in (0, errno.EFAULT): print('GOT')",
    "group of a process": "import os; print('GOT', os.getpgid(@pid@))",
    "session of a process": "import os; print('GOT', os.getsid(@pid@))",
    "priority of a process": "import os; print('GOT', os.getpriority(0, @pid@))",
    "processors of a process": "import os; print('GOT', os.sched_getaffinity(@pid@))",
    "scheduler of a process": "import os; print('GOT', os.sched_getscheduler(@pid@))",
    "parameters of a process": "import os; print('GOT', os.sched_getparam(@pid@))",
    "clock of a process": "import time; print('GOT', time.clock_gettime((~@pid@ << 3) | 2))",
    "limits of a process": "import resource as r; print('GOT', r.prlimit(@pid@, r.RLIMIT_AS))",
    "locks of a process": _LIBC + "h = ctypes.c_void_p(); n = ctypes.c_size_t()\n"
    "must(call(274, @pid@, ctypes.byref(h), ctypes.byref(n))); print('GOT')",
    "set limits of a process": "import resource as r\n"
    "r.prlimit(@pid@, r.RLIMIT_NICE, r.prlimit(@pid@, r.RLIMIT_NICE)); print('GOT')",
    "move a process": "import os; os.sched_setaffinity(@pid@, os.sched_getaffinity(0)); "
    "print('GOT')",
    "slow a process": "import os; os.setpriority(0, @pid@, 1); print('GOT')",
    "new session": "import os; os.setsid(); print('GOT')",
    "be more important": "import os; os.setpriority(0, 0, -5); print('GOT')",
    "be less important": "import os; os.nice(1); print('GOT')",
    "real time": "import os; os.sched_setscheduler(0, 1, os.sched_param(1)); print('GOT')",
    "choose a processor": "import os; os.sched_setaffinity(0, [0]); print('GOT')",
    "become another user": "import os; os.setuid(1); print('GOT')",
    "become root": "import os; os.setresuid(0, 0, 0); os.setgroups([]); print('GOT')",
    "raise own limits": "import resource as r; r.setrlimit(r.RLIMIT_AS, (-1, -1)); print('GOT')",
    "lower own limits": "import resource as r; r.setrlimit(r.RLIMIT_NPROC, (9, 9)); print('GOT')",
    "host name": "import socket; socket.sethostname(socket.gethostname()); print('GOT')",
}

_FRAMES = """\
import gc, os, sys
def frames():
    frame = sys._getframe()
    while frame is not None:
        yield frame
        frame = frame.f_back
"""
INSIDE = {
    "environment": f"import os\nif os.environ.get('{VARIABLE}'): print('GOT')",
    "environment of the C library": "import ctypes; g = ctypes.CDLL(None).getenv\n"
    f"g.restype = ctypes.c_char_p\nif g(b'{VARIABLE}'): print('GOT')",
    "environment left on the stack": "import ctypes\n"
    "at = ctypes.c_void_p.in_dll(ctypes.CDLL(None), '__libc_stack_end').value\n"
    "words = ctypes.cast(at, ctypes.POINTER(ctypes.c_void_p))\n"
    "i = words[0] + 2\n"  # past the arguments
    "while words[i]:\n  text = ctypes.string_at(words[i]); i += 1\n"
    f"  if text.startswith(b'{VARIABLE}'): print('GOT', text)",
    "write to every descriptor": "import os\nfor fd in range(3, 5000):\n  try:\n"
    "    os.write(fd, bytes(37))\n  except OSError: continue\n  print('GOT', fd)",
    "read every descriptor": "import os\nfor fd in range(3, 5000):\n  try:\n"
    "    os.fstat(fd)\n  except OSError: continue\n  print('GOT', fd)",
    "sockets among the objects": "import gc, socket\n"
    "for s in [o for o in gc.get_objects() if isinstance(o, socket.socket)]:\n"
    "  try: s.send(bytes(37)); print('GOT', s)\n  except OSError: pass",
    "open files among the objects": "import gc, io\n"
    "for f in [o for o in gc.get_objects() if isinstance(o, io.FileIO)]:\n"
    "  if not f.closed and f.fileno() > 2:\n    f.seek(0); print('GOT', f.read(1))",
    "channel in the frames": _FRAMES + "for f in frames():\n"
    "  for o in [*f.f_locals.values()]:\n    c = getattr(o, '_channel', o)\n    try:\n"
    "      if hasattr(c, 'send') and hasattr(c, 'fileno'): c.send(bytes(37)); print('GOT')\n"
    "    except OSError: pass",
    "the agent's own functions": _FRAMES + "for f in frames():\n"
    "  linux = f.f_globals.get('linux')\n  if linux is None: continue\n"
    "  for act in (lambda: linux.unshare(0x10000000), lambda: linux.umount('/tmp'),\n"
    "    lambda: linux.mount('none', '/', '', 1 << 18), lambda: linux.fork(),\n"
    "    lambda: linux.syscall(444, None, 0, 1)):\n"
    "    try: act(); print('GOT')\n    except OSError: pass",
    "go on as the server": _FRAMES + "os._exit = lambda code: None\n"
    "for f in frames():\n  s = f.f_locals.get('self')\n"
    "  if hasattr(s, '_reap') and hasattr(s, '_children'):\n"
    "    for run in [*s._children.values()]:\n"
    "      try: s._kill(run); print('GOT')\n      except OSError: pass",
    "agent by its name": "import loong.sandbox; print('GOT')",
    "arguments of the interpreter": "import sys\n"
    "if any('fd' in a or 'parent' in a for a in sys.orig_argv + sys.argv): print('GOT')",
    "watch files from a thread": "import os, threading\n"
    "t = threading.Thread(target=lambda: print('GOT', os.listdir('/')))\nt.start(); t.join()",
    "leave a thread at exit": "import os, threading, time\ndef late():\n  while True:\n"
    "    time.sleep(0.01)\n    try: print('GOT', open('@file@').read(), flush=True)\n"
    "    except OSError: pass\n"
    "threading.Thread(target=late, daemon=True).start(); time.sleep(0.05)",
    "32-bit system call": "import ctypes, mmap\nm = mmap.mmap(-1, 4096, prot=7)\n"
    "m.write(bytes.fromhex('b814000000cd80c3'))\n"  # mov eax, getpid; int 0x80; ret
    "f = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(m)))\n"
    "if f() > 0: print('GOT')",
    "asynchronous pipe": "import fcntl, os\n"
    "fcntl.ioctl(os.pipe()[0], 0x5452, b'\\0' * 4); print('GOT')",
    "block size by ioctl": "import fcntl; fcntl.ioctl(0, 2, bytes(4)); print('GOT')",
    "seal stdout": "import fcntl; fcntl.fcntl(1, 1033, 1); print('GOT')",
    "seals of stdout": "import fcntl; fcntl.fcntl(1, 1034); print('GOT')",
    "lease": "import fcntl; fcntl.fcntl(0, 1025); print('GOT')",
    "grow a pipe": "import fcntl, os; fcntl.fcntl(os.pipe()[0], 1031, 1 << 20); print('GOT')",
    "punch a hole": "import os; os.posix_fallocate(1, 0, 9); print('GOT')",
    "memory file": "import os; os.memfd_create('x'); print('GOT')",
    "splice": _LIBC + "import os; a, b = os.pipe(); os.write(b, b'x'); c, d = os.pipe()\n"
    "must(call(275, a, 0, d, 0, 1, 0)); print('GOT')",
    "timer that outlives": _LIBC + "t = ctypes.c_int()\n"
    "must(call(222, 1, 0, ctypes.byref(t))); print('GOT')",
    "shared memory of System V": _LIBC + "i = must(call(29, 0, 4096, 0o1600))\n"
    "call(31, i, 0, 0); print('GOT')",
    "queue of System V": _LIBC + "i = must(call(68, 0, 0o1600)); call(71, i, 0, 0); print('GOT')",
    "semaphore of System V": _LIBC + "i = must(call(64, 0, 1, 0o1600)); call(66, i, 0, 0, 0); "
    "print('GOT')",
    "queue of POSIX": _LIBC + "must(call(240, b'loong-attack', 66, 0o600, None))\n"
    "call(241, b'loong-attack'); print('GOT')",
    "named semaphore": "import multiprocessing as m; m.get_context('fork').Lock(); print('GOT')",
}

ATTACKS: dict[str, str] = {
    **FILES, **NETWORK, **PROCESSES, **INSIDE, **GREED,
    **{name: program for name, (program, _) in LIMITED.items()},
}  # fmt: skip
ENDED: dict[str, set[str]] = {name: statuses for name, (_, statuses) in LIMITED.items()}
