"""What one program leaves or holds, no other finds: one after the other, and side by side."""

from __future__ import annotations

import os

import pytest

from loong.sandbox import probe
from tests.worlds import ask

if probe().level != "full":
    pytest.skip(f"needs level full, this machine gives {probe().level}", allow_module_level=True)

# One program leaves something, the next looks for it and prints GOT if it is there. The second is
# also run in one process with the first, to see that it would find it.
LEFT = {
    "file": ("open('left', 'w')", "import os\nif os.listdir('.'): print('GOT')"),
    "hidden link": ("import os; os.symlink('/', '.left')", "import os\n"
                    "if os.path.lexists('.left'): print('GOT')"),
    "folder without rights": ("import os; os.mkdir('d'); os.chmod('d', 0)",
                              "import os\nif os.listdir('.'): print('GOT')"),
    "mode of the scratch folder": ("import os; os.chmod('.', 0o500)",
                                   "import os\nif os.stat('.').st_mode & 0o777 == 0o500:\n"
                                   "  print('GOT')"),
    "no rights to the scratch folder": ("import os; os.chmod('.', 0)",
                                        "import os\ntry: os.listdir('.')\n"
                                        "except PermissionError: print('GOT')"),
    "time of the scratch folder": ("import os; os.utime('.', (77, 77))",
                                   "import os\nif os.stat('.').st_mtime == 77: print('GOT')"),
    "time of reading": ("import os; os.utime('.', ns=(77, os.stat('.').st_mtime_ns))",
                        "import os\nif os.stat('.').st_atime_ns == 77: print('GOT')"),
    "own module": ("open('statistics.py', 'w').write('mine = 1')\n"
                   "import sys; sys.modules.pop('statistics', 0); sys.path.insert(0, '.')",
                   "import sys; sys.modules.pop('statistics', 0); import statistics\n"
                   "if hasattr(statistics, 'mine'): print('GOT')"),
    "built-in function": ("import builtins; builtins.mine = 1",
                          "import builtins\nif hasattr(builtins, 'mine'): print('GOT')"),
    "loaded module": ("import sys; sys.modules['mine'] = sys",
                      "import sys\nif 'mine' in sys.modules: print('GOT')"),
    "environment": ("import os; os.environ['MINE'] = '1'",
                    "import os\nif 'MINE' in os.environ: print('GOT')"),
    "file mode mask": ("import os; os.umask(0o712)", "import os\nif os.umask(0) == 0o712: "
                       "print('GOT')"),
    "signal handler": ("import signal; signal.signal(10, signal.SIG_IGN)",
                       "import signal\nif signal.getsignal(10) == signal.SIG_IGN: print('GOT')"),
    "alarm": ("import signal; signal.setitimer(signal.ITIMER_REAL, 999)",
              "import signal\nif signal.getitimer(signal.ITIMER_REAL)[0]: print('GOT')"),
    "state of random": ("import random; random.seed(5)", "import random\n"
                        "a = random.getstate(); random.seed(5)\n"
                        "if a == random.getstate(): print('GOT')"),
    "state of numpy": ("import numpy as np; np.random.seed(5)", "import numpy as np\n"
                       "if np.random.get_state()[1][0] == 5: print('GOT')"),
    "cache of a library": ("import re; re.compile('mine')", "import re\n"
                           "if any('mine' in map(str, k) for k in re._cache): print('GOT')"),
    "attribute of a library": ("import networkx as nx; nx.mine = 1", "import networkx as nx\n"
                               "if hasattr(nx, 'mine'): print('GOT')"),
    # 21 characters made at run time, looked for in all memory that holds small objects
    "written memory": (
        "kept = [''.join(reversed('!elgnuj eht ni nogard')) + str(i) for i in range(999)]",
        "import ctypes, gc, re\n"
        "needle = re.compile(bytes(reversed(b'!elgnuj eht ni nogard')) + b'[0-9]')\n"
        "pools = {id(o) >> 14 << 14 for o in gc.get_objects()}\n"
        "if any(needle.search(ctypes.string_at(p, 1 << 14)) for p in pools): print('GOT')",
    ),
}  # fmt: skip
# Runs beside a program that holds 'left' in its scratch folder, wherever that may be.
BESIDE = """
import os, time
start = time.monotonic()
def attempt(act):
    try:
        act()
    except OSError:
        return
    print('GOT', act.__code__.co_names, act.__closure__ and act.__closure__[0].cell_contents)
here = os.getcwd()
folders = [f for f in ('/tmp', *(f'/tmp/{k}' for k in range(65))) if f != here]
for path in [f'{f}/left' for f in folders] + [here + '/left']:
    attempt(lambda: os.stat(path))
    attempt(lambda: os.chmod(path, 0))
    attempt(lambda: os.utime(path))
    attempt(lambda: open(path))
    attempt(lambda: os.rename(path, 'mine'))
    attempt(lambda: os.truncate(path, 0))
    attempt(lambda: os.readlink(path + '.link'))
for folder in folders[1:]:
    attempt(lambda: os.chmod(folder, 0))
    attempt(lambda: os.utime(folder))
    attempt(lambda: os.listdir(folder))
    attempt(lambda: os.mkdir(folder + '/mine'))
print('span', start, time.monotonic())
"""
HOLDS = """
import os, time
open('left', 'w').write('x'); os.symlink('left', 'left.link')
start = time.monotonic()
before = os.stat('left'), os.stat('.').st_mode, os.listdir('.')
time.sleep(SECONDS)
after = os.stat('left'), os.stat('.').st_mode, os.listdir('.')
print('same' if before == after else (before, after))
print('span', start, time.monotonic())
"""
RUN = """
import asyncio, json, sys
from loong.sandbox import open_sandbox
from tests.test_sandbox_neighbours import BESIDE, HOLDS, LEFT

async def main():
    found = {}
    async with open_sandbox(servers=1) as sandbox:
        for name, (leave, look) in LEFT.items():
            both = await sandbox.run(leave + "\\n" + look)
            left = await sandbox.run(leave)
            seen = [await sandbox.run(look) for _ in range(2)]
            writes = await sandbox.run("open('a', 'w'); print(open('a').read() == '')")
            found[name] = [both.stdout, left.status, [ran.stdout + ran.stderr for ran in seen],
                writes.stdout]
        for seconds in (0.5, 2, 8):
            program = HOLDS.replace("SECONDS", str(seconds))
            holder = asyncio.create_task(sandbox.run(program))
            beside = []
            while not holder.done():
                beside.append(await sandbox.run(BESIDE))
            held, start, end = spanned(await holder)
            rans = [spanned(ran) for ran in beside]
            during = [text for text, a, b in rans if start <= a and b <= end]
            if during:  # else the machine is slow: hold for longer
                break
        print(json.dumps({"left": found, "during": during, "holder": held}))

def spanned(ran):
    text, _, span = ran.stdout.rpartition("span ")
    return text + ran.stderr, *map(float, span.split())

asyncio.run(main())
"""


@pytest.mark.parametrize("nobody", [False, True])
def test_no_program_finds_anything_of_another(nobody: bool) -> None:
    if nobody and os.geteuid() != 0:
        pytest.skip("only root can become another user")
    try:
        found = ask("all there", RUN, nobody=nobody)
    except LookupError as why:
        pytest.skip(str(why))
    expected = {name: ["GOT\n", "ok", ["", ""], "True\n"] for name in LEFT}
    assert found["left"] == expected
    during = found["during"]
    assert isinstance(during, list)
    assert set(during) == {""}
    assert found["holder"] == "same\n"
