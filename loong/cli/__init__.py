"""The `loong` command: one file a command, imported only when it is called.

The list of commands is a table here and not typer's, so that `loong --help` answers in the time
Python takes to start. A command's own options are typer's.
"""

from __future__ import annotations

import difflib
import errno
import functools
import importlib
import sys
from collections.abc import Callable
from typing import Any

from loong import __version__
from loong.errors import LoongError, UsageError

COMMANDS = {
    "generate": "Make verified items: problems whose answers two independent ways agree on.",
    "verify": "Re-check a file of questions, answers and rationales.",
    "seeds": "Check a file of seeds: licence, execution, match, dates, copies, duplicates.",
    "rollout": "Let a model answer problems of a domain and score it: pass@1, pass@k.",
    "train": "Train a model with GRPO on problems that a curriculum chooses.",
    "serve": "Serve problems over HTTP and WebSocket (OpenEnv's wire), and judge answers.",
    "export": "Write a run's items in the format of a trainer.",
    "report": "Write a run's items, HTML report and dataset card again, as after a kill.",
    "domains": "List the domains, or show one with its families.",
    "sample": "Draw problems of a family and look at them.",
    "compare": "Judge answers against references, JSON lines in and out.",
    "exec": "Run programs in the sandbox, JSON lines in and out.",
    "doctor": "Show what this machine can do: sandbox level, libraries, model backends.",
}
"""Name and one line of help of every command, in the order in which a newcomer needs them."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS)

_FIRST_STEP = "loong generate --domain graph_discrete_math -n 20"


def main() -> None:
    """Run the command line; a LoongError becomes one sentence and its exit code."""
    try:
        _dispatch(sys.argv[1:])
    except LoongError as error:
        _leave(f"error: {error}", error.exit_code)
    except KeyboardInterrupt:
        _leave("interrupted", 130)
    except BrokenPipeError:
        # the reader has gone (`| head`); keep the interpreter from complaining at exit
        sys.stderr.close()
        raise SystemExit(1) from None
    except OSError as error:
        if error.errno not in _FULL:
            raise
        where = f" {error.filename!r}" if error.filename else ""
        _leave(f"error: cannot write{where}: {error.strerror}; what was stored before is kept", 1)


def _dispatch(words: list[str]) -> None:
    name, rest = (words[0], words[1:]) if words else ("--help", [])
    if name in ("--help", "-h", "help"):
        sys.stdout.write(help_text())
    elif name == "--version":
        sys.stdout.write(f"loong {__version__}\n")
    elif name in COMMANDS:
        _run(name, rest)
    else:
        near = difflib.get_close_matches(name, COMMANDS, n=1)
        hint = f"did you mean {near[0]!r}?" if near else "see: loong --help"
        raise UsageError(f"there is no command {name!r}; {hint}")


def _run(name: str, arguments: list[str]) -> None:
    import typer

    module: Any = importlib.import_module(f"loong.cli.{name}")
    app = typer.Typer(
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.command(name, help=module.command.__doc__)(_interruptible(module.command))
    app(arguments, prog_name=f"loong {name}")


def _interruptible(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command so that Ctrl-C leaves it with code 130; typer would say 1."""

    @functools.wraps(command)
    def called(*values: object, **options: object) -> None:
        try:
            command(*values, **options)
        except KeyboardInterrupt:
            _leave("interrupted", 130)

    return called


def help_text() -> str:
    """Return what `loong --help` prints."""
    width = max(map(len, COMMANDS)) + 2
    lines = [f"  {name:<{width}}{text}" for name, text in COMMANDS.items()]
    return (
        "Usage: loong COMMAND [OPTIONS]\n\n"
        "Verified reasoning data: grow a small seed set into problems with proven answers.\n\n"
        "Commands:\n" + "\n".join(lines) + "\n\n"
        "  loong COMMAND --help explains a command; loong --version shows the version.\n\n"
        f"First step:\n  {_FIRST_STEP}\n"
    )


def _leave(message: str, code: int) -> None:
    sys.stderr.write(f"{message}\n")
    raise SystemExit(code) from None
