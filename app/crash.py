"""What happens when something happens that nobody foresaw: a log, one calm sentence, and on.

The log holds what a developer needs and nothing of the people in the room: the places in the
program and the kind of error. The message of an error is kept only when it speaks of the program
itself, because the others may quote a name, a note or a ballot.
"""

from __future__ import annotations

import contextlib
import copy
import faulthandler
import logging
import logging.handlers
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from types import TracebackType
from typing import Final

from app.i18n import _

_SPEAKS_OF_THE_PROGRAM: Final = (
    ArithmeticError,
    AttributeError,
    ImportError,
    MemoryError,
    NameError,
    NotImplementedError,
    RecursionError,
    TypeError,
)
_SIZE: Final = 1_000_000
_KEPT: Final = 3

_log = logging.getLogger(__name__)


class _Scrubbed(logging.Formatter):
    """A log line whose tracebacks carry no data."""

    def format(self, record: logging.LogRecord) -> str:
        own = copy.copy(record)
        own.exc_text = None  # what another handler wrote down with all its data
        return super().format(own)

    def formatException(  # noqa: N802 - the name that `logging` calls
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return told(ei[1]) if ei[1] is not None else ""


def told(error: BaseException) -> str:
    """An error with its causes for the log: kinds and places, no data."""
    return "\n".join(line for each in _causes(error) for line in _lines(each))


@contextlib.contextmanager
def logging_to(folder: Path) -> Iterator[Path]:
    """Sends the log of the whole program to a file in this folder; gives the file."""
    file = folder / "bordrunde.log"
    handler = logging.handlers.RotatingFileHandler(
        file, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(_Scrubbed("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    try:
        yield file
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()


def install(log_folder: Path, show: Callable[[str], None]) -> Callable[[], None]:
    """From now on errors that nobody caught are logged, and the first of them is shown.

    `show` gets one sentence, on the thread that failed: a window must pass it on to its own thread.
    Returns what puts everything back; called at the end of the program.
    """
    undo = contextlib.ExitStack()
    hooks = _Hooks(undo.enter_context(logging_to(log_folder)), show)
    faults = undo.enter_context((log_folder / "fault.log").open("a", encoding="utf-8"))
    undo.callback(_hook, sys.excepthook, sys.unraisablehook, threading.excepthook)
    undo.callback(faulthandler.disable)
    faulthandler.enable(faults)
    _hook(hooks.uncaught, hooks.unraisable, hooks.in_thread)
    return undo.close


def _hook(
    uncaught: Callable[[type[BaseException], BaseException, TracebackType | None], object],
    unraisable: Callable[[sys.UnraisableHookArgs], object],
    in_thread: Callable[[threading.ExceptHookArgs], object],
) -> None:
    sys.excepthook = uncaught
    sys.unraisablehook = unraisable
    threading.excepthook = in_thread


class _Hooks:
    """The interpreter's hooks; they live as long as the program."""

    def __init__(self, file: Path, show: Callable[[str], None]) -> None:
        self._file = file
        self._show = show
        self._shown = False

    def uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._note(error, "the main thread")

    def in_thread(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None and not isinstance(failed.exc_value, SystemExit):
            self._note(failed.exc_value, failed.thread.name if failed.thread else "a thread")

    def unraisable(self, failed: sys.UnraisableHookArgs) -> None:
        if failed.exc_value is not None:
            _log.error("Unraisable error\n%s", told(failed.exc_value))

    def _note(self, error: BaseException, where: str) -> None:
        _log.critical("Unforeseen error on %s\n%s", where, told(error))
        if not self._shown:
            self._shown = True
            self._show(sentence(self._file))


def sentence(file: Path) -> str:
    """What a person reads when something unforeseen happened."""
    return _(
        "Something went wrong that Bordrunde did not expect. What was saved is safe. "
        "If anything looks odd, close the window and open the assembly again. "
        "Details for the developers are in {file}."
    ).format(file=file)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what led to it, the first cause first; a circle is walked once."""
    chain: list[BaseException] = []
    here: BaseException | None = error
    while here is not None and here not in chain:
        chain.append(here)
        here = here.__cause__ or (None if here.__suppress_context__ else here.__context__)
    return reversed(chain)


def _lines(error: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}"
    yield f"{type(error).__module__}.{type(error).__qualname__}{_message(error)}"


def _message(error: BaseException) -> str:
    if isinstance(error, OSError):
        return f": [{error.errno}] {error.strerror}"
    if isinstance(error, _SPEAKS_OF_THE_PROGRAM):
        return f": {error}"
    code = getattr(error, "code", None)
    return f": {code}" if isinstance(code, str) else ""


def _inside(filename: str) -> str:
    """The path inside the program or a package; its beginning would name who is logged in."""
    parts = PurePath(filename).parts
    roots = [at for at, part in enumerate(parts) if part in ("app", "site-packages")]
    return "/".join(parts[roots[-1] :]) if roots else parts[-1]
