"""The command line: a promise to scripts.

Every command is a module of this folder with one function `register(commands)`, which adds the
command's parser and sets `run=`, a function from the parsed arguments to the exit code. What is
heavy to import is imported inside `run`. Exit codes: 0 done, 1 bad input or a failed job, 2 wrong
usage, 130 interrupted.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app import crash, garbage, i18n, places, settings
from app.cli import parser as command_line
from app.i18n import _
from app.models.errors import Refused
from app.refusals import say

_log = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command, or opens the window; returns the exit code, prints no traceback."""
    given = list(sys.argv[1:] if argv is None else argv)
    _speak_plainly()
    logging.getLogger("app").addHandler(logging.NullHandler())  # the terminal is no log
    i18n.use(_language(given))
    code = _outcome(given)
    try:
        if sys.stdout is not None:  # a window that a menu started on Windows has none
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has seen enough
        _close_output()
        return 1
    return code


def _outcome(given: list[str]) -> int:
    """Runs it, and turns whatever goes wrong into one sentence and an exit code."""
    try:
        return _run(given)
    except SystemExit as stop:  # how argparse ends after --help, --version and wrong usage
        return stop.code if isinstance(stop.code, int) else 1
    except Refused as refused:
        return _fail(say(refused))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 1
    except OSError as error:
        return _fail(_os_sentence(error))
    except Exception as error:  # the last net: a bug is logged, and told in one sentence
        return _fail(_bug_sentence(error))


def _run(given: list[str]) -> int:
    arguments = command_line.parse(given)
    if "run" in arguments:
        return int(arguments.run(arguments))
    if arguments.self_test:
        from app.cli import self_test

        return self_test.run()
    has_terminal = sys.stderr is not None  # else the window tells what is wrong
    if arguments.file is not None and not arguments.file.exists() and has_terminal:
        raise Refused("file-not-found", file=str(arguments.file))
    _check_display()
    garbage.hold()
    from app.composition import open_window

    return open_window(arguments.file, example=arguments.example)


def _check_display() -> None:
    """Raises Refused("no-display"): Qt would end the process with words for programmers."""
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in told):
        raise Refused("no-display")


def _language(given: list[str]) -> i18n.Language:
    """The language asked for on this line, else the one chosen in the window, else the system's."""
    wished = (command_line.asked_language(given), settings.chosen_language())
    return next((wish for wish in wished if i18n.is_language(wish)), i18n.system_language())


def _speak_plainly() -> None:
    """A terminal that lacks a letter shows another one instead of breaking the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _os_sentence(error: OSError) -> str:
    name = Path(str(error.filename)).name if error.filename is not None else ""
    if isinstance(error, FileNotFoundError):
        return say(Refused("file-not-found", file=name))
    if isinstance(error, PermissionError):
        return say(Refused("file-not-allowed", file=name))
    if isinstance(error, IsADirectoryError):
        return say(Refused("file-is-folder", file=name))
    return _bug_sentence(error)


def _bug_sentence(error: Exception) -> str:
    try:
        with crash.logging_to(places.log_folder()) as file:
            _log.critical("A command failed\n%s", crash.told(error))
    except OSError:  # not even the log can be written: the sentence still has to come
        return _("The command failed in a way Bordrunde did not expect.")
    return _(
        "The command failed in a way Bordrunde did not expect. Details for the developers: {file}"
    ).format(file=file)


def _close_output() -> None:
    """Keeps the interpreter from complaining about the closed pipe when it ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
