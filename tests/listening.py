"""Start a command that hears Ctrl-C: a job in the background of a script is born deaf to it."""

import sys

_HEARS = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL)\n"
    "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)
LOONG = (sys.executable, "-c", _HEARS, "-m", "loong")
"""The command `loong`, to be followed by its arguments."""
