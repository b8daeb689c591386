"""Run program text as plain Python runs a script: `__main__`, exit codes, traceback, flushes."""

from __future__ import annotations

import atexit
import builtins
import gc
import linecache
import os
import sys
import threading
import traceback
from types import ModuleType, TracebackType
from typing import NoReturn

NAME = "main.py"
"""The file name in tracebacks, and `sys.argv[0]`."""
_FLUSH_FAILED = 120
_OLDEST = 2
"""The generation of objects that survived two collections; a short program has none.

To collect it costs 0.3 ms, because that empties the interpreter's lists of free objects too.
"""
_LONG, _KEPT = 3000, 20
"""A traceback of more frames than `_LONG` loses all but the first and last `_KEPT`."""


def run(source: bytes) -> NoReturn:
    """Run a program to its end and leave the process with its exit code."""
    code = 1
    try:
        code = _execute(source)
    finally:
        _leave(code)


def _execute(source: bytes) -> int:
    main = ModuleType("__main__")
    main.__dict__.update(__annotations__={}, __builtins__=builtins, __file__=NAME, __cached__=None)
    sys.modules["__main__"] = main
    sys.argv = [NAME]
    linecache.cache[NAME] = (lambda: source.decode("utf-8", "replace"),)  # read when it is shown
    try:
        exec(compile(source, NAME, "exec", dont_inherit=True), main.__dict__)  # noqa: S102
    except SystemExit as end:
        return _exit_code(end)
    except BaseException as error:  # noqa: BLE001 - the program's, whatever it is
        _report(error)
        return 1
    return 0


def _exit_code(end: SystemExit) -> int:
    if end.code is None:
        return 0
    if isinstance(end.code, int):
        return end.code & 0xFF
    print(end.code, file=sys.stderr)  # noqa: T201 - as the interpreter does
    return 1


def _report(error: BaseException) -> None:
    """Print the traceback, without the frames of this module, through the program's own hook."""
    trace = _shorten(_own_frames(error.__traceback__))
    error.__traceback__ = trace
    _flush(sys.stdout)
    try:
        if sys.excepthook is not sys.__excepthook__:
            sys.excepthook(type(error), error, trace)
            return
        traceback.print_exception(error)
    except BaseException as second:  # noqa: BLE001 - a broken __str__, or no memory to print with
        os.write(2, f"{type(error).__name__}\n{type(second).__name__} while printing\n".encode())
        if isinstance(error, MemoryError):
            os.write(2, b"MemoryError\n")


def _own_frames(trace: TracebackType | None) -> TracebackType | None:
    while trace is not None and trace.tb_frame.f_code.co_filename == __file__:
        trace = trace.tb_next
    return trace


def _shorten(trace: TracebackType | None) -> TracebackType | None:
    """Cut the middle out of a traceback that would take seconds to print."""
    frames: list[TracebackType] = []
    step = trace
    while step is not None:
        frames.append(step)
        step = step.tb_next
    if len(frames) > _LONG:
        frames[_KEPT - 1].tb_next = frames[-_KEPT]
    return trace


def _leave(code: int) -> NoReturn:
    try:
        getattr(threading, "_shutdown")()  # noqa: B009 - waits for threads, as at any exit
        getattr(atexit, "_run_exitfuncs")()  # noqa: B009
    except BaseException:  # noqa: BLE001 - the interpreter prints these and goes on
        traceback.print_exc()
    flushed = _flush(sys.stdout) & _flush(sys.stderr)
    _clear()
    flushed &= _flush(sys.stdout) & _flush(sys.stderr)
    os._exit(code if flushed else _FLUSH_FAILED)


def _clear() -> None:
    """Let go of the program's objects, so that their destructors run as at any exit.

    The interpreter's own end would take every library apart as well, which costs more than most
    programs; the server's objects are frozen, so this costs what the program itself has made.
    """
    try:
        old = bool(gc.get_objects(_OLDEST))
        gc.collect(_OLDEST if old else 0)  # the interpreter collects twice: the order shows
        sys.stdin, sys.stdout, sys.stderr = sys.__stdin__, sys.__stdout__, sys.__stderr__
        sys.modules["__main__"] = None  # type: ignore[assignment]  # as the interpreter does
        gc.collect(_OLDEST if old else 1)
    except BaseException:  # noqa: BLE001 - whatever a program has put there
        return


def _flush(stream: object) -> bool:
    """Flush a standard stream; False if what it held could not be written."""
    try:
        if stream is not None and not getattr(stream, "closed", False):
            getattr(stream, "flush")()  # noqa: B009 - the program may have put anything there
    except BaseException:  # noqa: BLE001
        return False
    return True
