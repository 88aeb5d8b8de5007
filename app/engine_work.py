"""What the engine's process runs (see `app.engine_process`), and what goes over the line to it."""

from __future__ import annotations

import os
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Final

from app.engines.seating.process import Denied, work
from app.models.errors import Refused
from app.second_lane import claim_one_core

_BEAT_S: Final = 0.5
_GIVES_WAY: Final = 5
"""Steps of Unix niceness; Windows gives the program in front longer turns by itself."""
_READY: Final = "ready"


@dataclass(frozen=True)
class Call:
    """Work that is no order: a function that can be imported, and what it is given."""

    think: Callable[[], object]


@dataclass(frozen=True)
class Beat:
    """A sign of life while a call is at work."""


@dataclass(frozen=True)
class Answer:
    """What came of a call."""

    given: object


@dataclass(frozen=True)
class Failed:
    """A bug in the engine: its traceback, which is all that comes over the line."""

    told: str


def await_order(line: Connection) -> None:
    """What the process runs: it loads the engine, says so, and carries out one order or call."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is the window's to answer
    _give_way()
    claim_one_core()
    import app.engines.seating.repair
    import app.engines.seating.solve  # noqa: F401 -- NumPy and all, before anybody waits

    try:
        line.send(_READY)
        order = line.recv()
    except (EOFError, OSError):
        return
    try:
        if isinstance(order, Call):
            _answer(order, line)
        else:
            work(order, line)
    except Exception:
        with suppress(OSError):
            line.send(Failed(traceback.format_exc()))


def _give_way() -> None:
    """On a laptop with two cores the window, its server and the room screen come first."""
    if hasattr(os, "nice"):
        os.nice(_GIVES_WAY)


def _answer(call: Call, line: Connection) -> None:
    try:
        with _beating(line):
            news: Answer | Denied = Answer(call.think())
    except Refused as refused:
        news = Denied(refused.code, refused.params)
    with suppress(OSError):
        line.send(news)


@contextmanager
def _beating(line: Connection) -> Iterator[None]:
    """Signs of life from a thread of its own, so that work need not tell how far it is. The line is
    the caller's alone again afterwards.
    """
    done = threading.Event()

    def beat() -> None:
        with suppress(OSError):
            while not done.wait(_BEAT_S):
                line.send(Beat())

    thread = threading.Thread(target=beat, name="beat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
