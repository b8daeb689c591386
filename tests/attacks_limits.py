"""Attacks that ask for too much, and programs that only a limit ends; see `tests/attacks.py`."""

from __future__ import annotations

# Each asks for more than a run with 128 MB, 4000 bytes of output and a scratch folder may have.
_MUCH = 1 << 28
GREED = {
    "memory at once": f"x = bytearray({_MUCH}); print('GOT')",
    "memory bit by bit": "x = [bytearray(1 << 24) for _ in range(16)]; print('GOT')",
    "memory as text": "x = 'a' * (1 << 27); y = x + 'b'; print('GOT')",
    "memory as a number": f"x = 1 << {8 * _MUCH}; print('GOT')",
    "memory map": f"import mmap; x = mmap.mmap(-1, {_MUCH}); print('GOT')",
    "private memory map": f"import mmap; x = mmap.mmap(-1, {_MUCH}, flags=0x4022); print('GOT')",
    "map the zero device": "import mmap, os\n"
    f"x = mmap.mmap(os.open('/dev/zero', os.O_RDWR), {_MUCH}); print('GOT')",
    "memory of the C library": "import ctypes; m = ctypes.CDLL(None).malloc\n"
    f"m.restype = ctypes.c_void_p\nif m(ctypes.c_size_t({_MUCH})): print('GOT')",
    "memory by brk": "import ctypes; b = ctypes.CDLL(None).sbrk; b.restype = ctypes.c_void_p\n"
    f"if b(ctypes.c_long({_MUCH})) != 2**64 - 1: print('GOT')",
    "sparse file": "open('sparse', 'wb').truncate(10**9); print('GOT')",
    "sparse file by seeking": "import os; f = open('sparse', 'wb'); f.seek(10**9); f.write(b'x')\n"
    "f.flush(); print('GOT')",
    "fill the disk": "for i in range(200): open(str(i), 'wb').write(bytes(10**5))\nprint('GOT')",
    "files without end": "for i in range(400): open(str(i), 'w')\nprint('GOT')",
    "folders without end": "import os\nfor i in range(400): os.mkdir(str(i))\nprint('GOT')",
    "deep folders": "import os\nfor i in range(300): os.mkdir('d'); os.chdir('d')\nprint('GOT')",
    "links without end": "import os\nopen('f', 'w')\nfor i in range(400): os.link('f', str(i))\n"
    "print('GOT')",
    "descriptors": "x = [open('/dev/null') for _ in range(500)]; print('GOT')",
    "duplicates": "import os\nx = [os.dup(0) for _ in range(500)]; print('GOT')",
    "pipes": "import os\nx = [os.pipe() for _ in range(250)]; print('GOT')",
    "sparse files in number": "for i in range(200): open(str(i), 'wb').truncate(10**6)\n"
    "print('GOT')",
    "threads": "import threading as t, time\nt.stack_size(32768)\n"
    "for _ in range(400): t.Thread(target=time.sleep, args=(2,), daemon=True).start()\n"
    "print('GOT')",
    "grow stdout": "import os; os.ftruncate(1, 10**12); print('GOT')",
    "grow stdin": "import os; os.ftruncate(0, 10**9); print('GOT')",
    "map stdout large": "import mmap, os; os.ftruncate(1, 1 << 20); x = mmap.mmap(1, 1 << 20)\n"
    "x[:] = b'x' * (1 << 20); print('GOT')",
    "flood": "import os, sys\nx = bytes(10**6)\nfor _ in range(20):\n"
    "  if os.write(1, x) < 10**6: sys.exit(1)\nos.write(1, b'\\nGOT')",
    "flood of errors": "import os, sys\nx = b'y' * 10**6\nfor _ in range(20):\n"
    "  if os.write(2, x) < 10**6: sys.exit(1)\nprint('GOT')",
    "flood by threads": "import os, threading\nn = []\n"
    "def flood():\n  for _ in range(50): n.append(os.write(1, b'z' * 10**5))\n"
    "ts = [threading.Thread(target=flood) for _ in range(4)]\n"
    "for t in ts: t.start()\nfor t in ts: t.join()\n"
    "if sum(n) > 10**6: os.write(1, b'\\nGOT')",
}

LIMITED = {
    "spin": ("while True: pass", {"timeout"}),
    "sleep": ("import time; time.sleep(1000)", {"timeout"}),
    "wait for a lock": (
        "import threading; l = threading.Lock(); l.acquire(); l.acquire()",
        {"timeout"},
    ),
    "stop itself": (
        "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)\nwhile True: pass",
        {"timeout"},
    ),
    "ignore all signals": (
        "import signal\nfor s in set(signal.Signals) - {9, 19}: signal.signal(s, signal.SIG_IGN)\n"
        "while True: pass",
        {"timeout"},
    ),
    "swallow alarms": (
        "import signal\nsignal.signal(14, lambda *a: None); signal.setitimer(0, .01, .01)\n"
        "while True: signal.pause()",
        {"timeout"},
    ),
    "block all signals": (
        "import signal; signal.pthread_sigmask(signal.SIG_SETMASK, signal.valid_signals())\n"
        "while True: pass",
        {"timeout"},
    ),
    "catch everything": (
        "while True:\n  try:\n    while True: pass\n  except BaseException: pass",
        {"timeout"},
    ),
    "long multiplication": ("9 ** 9 ** 9 ** 9", {"timeout"}),
    "slow pattern": ("import re; re.match('(a*)*b', 'a' * 99)", {"timeout"}),
    "thread that stays": (
        "import threading, time; threading.Thread(target=time.sleep, args=(1000,)).start()",
        {"timeout"},
    ),
    "exit hook that stays": (
        "import atexit, time; atexit.register(time.sleep, 1000)",
        {"timeout"},
    ),
    "close all and stay": ("import os, time; os.closerange(0, 99); time.sleep(1000)", {"timeout"}),
    "threads that spin": (
        "import threading\ndef f():\n  while True: pass\n"
        "for _ in range(20): threading.Thread(target=f).start()",
        {"timeout"},
    ),
    "read zeros for ever": (
        "f = open('/dev/zero', 'rb')\nwhile True: f.read(99)",
        {"timeout", "error"},
    ),
    "compile bomb": ("compile('-' * 10**5 + '1', 'x', 'eval')", {"memory", "error", "killed"}),
    "abort": ("import os; os.abort()", {"killed"}),
    "null pointer": ("import ctypes; ctypes.string_at(0)", {"killed"}),
}
"""Programs that a limit or a signal ends, each with the statuses that it may have."""
