"""The hall a rehearsal is held in: a real document, a real room server, and a clock one may set.

Documents and windows live on the GUI thread; the people who play run on a thread of their own, as
phones do, so that the window stays as free as on a real day. `Hall.ask` brings work from there to
here and waits for its answer.
"""

from __future__ import annotations

import functools
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Concatenate, Final, Generic, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from app import lexicon, proposals, theme_proposals
from app.document import Document
from app.engine_process import Engine
from app.i18n import language
from app.models.assembly import Assembly
from app.models.entries import Facts
from app.options import Options
from app.phones import lan
from app.phones.server import RoomServer
from app.phones.snapshots import desk
from app.places import resources

P = ParamSpec("P")
T = TypeVar("T")

WAIT_S: Final = 60.0
"""Longer than anything in a rehearsal takes; whoever waits so long waits for ever."""
_LOOK_AGAIN_S: Final = 0.01
_TURNS: Final = 4


class PlayClock:
    """Milliseconds since 1970 in the day that is played. Set by hand; while it `runs` real time is
    added to it.
    """

    def __init__(self, now: int, *, runs: bool = False) -> None:
        self._base = now
        self._runs = runs
        self._set_at = time.monotonic_ns()

    def __call__(self) -> int:
        """Now."""
        passed = time.monotonic_ns() - self._set_at if self._runs else 0
        return self._base + passed // 1_000_000

    def go_to(self, now: int) -> None:
        """Another time, never an earlier one."""
        self._base, self._set_at = max(now, self()), time.monotonic_ns()


class House(Protocol):
    """What stands around an open document: at least a room server."""

    @property
    def port(self) -> int:
        """The port phones use on this machine; 0 until the server is up."""

    @property
    def address(self) -> str:
        """What phones are told to open; "" until that is known."""

    def close(self) -> None:
        """Take everything away, and close the document."""


class BareHouse(QObject):
    """A house without a window: the room server on this machine alone, fed at each change."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self._server = RoomServer(
            document.answer,
            resources(),
            host=lan.LOOPBACK,
            port=0,
            language=language(),
            now=document.now,
        )
        self._show()
        document.kept.connect(self._show)
        self._server.start()

    @property
    def port(self) -> int:
        """The port phones use."""
        return self._server.port

    @property
    def address(self) -> str:
        """Only this machine can reach it."""
        return lan.join_url(lan.LOOPBACK, self._server.port) if self._server.port else ""

    def close(self) -> None:
        """Stop the server and close the document."""
        self._server.stop()
        self._document.kept.disconnect(self._show)
        self._document.close()
        self._document.deleteLater()
        self.deleteLater()

    @Slot()
    def _show(self) -> None:
        now = self._document.now()
        self._server.show(desk(self._document.assembly, now, language()))


class _Wish(Generic[T]):
    """Work that waits for the GUI thread, and its answer."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self.answer: Future[T] = Future()

    def fulfil(self) -> None:
        try:
            self.answer.set_result(self._work())
        except BaseException as error:
            self.answer.set_exception(error)


class Hall(QObject):
    """Where a rehearsal happens. Made on the GUI thread; everything else may be called from the
    thread of those who play.
    """

    _asked = Signal(object)

    def __init__(
        self,
        path: Path,
        clock: PlayClock,
        *,
        seed: int,
        furnish: Callable[[Document], House] = BareHouse,
        engine: Engine | None = None,
    ) -> None:
        """`furnish` builds the house around a document that was opened, on the GUI thread; `engine`
        is who does the engines' work, as for a `Document`.
        """
        super().__init__()
        self.path, self.clock = path, clock
        self._device = f"{seed & (2**64 - 1):016x}"
        self.rng = random.Random(seed)
        self._furnish, self._engine = furnish, engine
        self._document: Document | None = None
        self._house: House | None = None
        self._asked.connect(self._answer)

    @property
    def document(self) -> Document:
        """The open document."""
        assert self._document is not None, "the hall is closed"
        return self._document

    @property
    def assembly(self) -> Assembly:
        """The assembly as it stands; only those who play change it, so they may read it."""
        return self.document.assembly

    @property
    def port(self) -> int:
        """Where phones find the room server on this machine; waits while it comes up."""
        house = self._house
        assert house is not None, "the hall is closed"
        return _awaited(lambda: house.port)

    @property
    def address(self) -> str:
        """What phones are told, on paper and on screen; waits while the server comes up."""
        house = self._house
        assert house is not None, "the hall is closed"
        return _awaited(lambda: house.address)

    def ask(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Have work done on the GUI thread, and wait for its answer or its error."""
        if threading.current_thread() is threading.main_thread():
            return work(*args, **kwargs)
        wish = _Wish(functools.partial(work, *args, **kwargs))
        self._asked.emit(wish)
        return wish.answer.result(WAIT_S)

    def settle(self) -> None:
        """Wait until the window has looked at what phones brought, and until everything that was
        put off to the event loop's next turns is done, as rows that are laid out late; never for
        what waits longer.
        """
        self.ask(self.document.flush)
        for _turn in range(_TURNS):
            turned = threading.Event()
            self.ask(QTimer.singleShot, 0, turned.set)
            turned.wait(WAIT_S)

    def wait_while(self, holds: Callable[[], bool]) -> None:
        """Wait until this, asked on the GUI thread again and again, holds no more."""
        until = time.monotonic() + WAIT_S
        while self.ask(holds) and time.monotonic() < until:
            time.sleep(_LOOK_AGAIN_S)

    def perform(
        self, decide: Callable[Concatenate[Assembly, P], Facts], *args: P.args, **kwargs: P.kwargs
    ) -> Facts:
        """A decision, on disk when this returns. Raises what the decision raises."""
        return self.document.perform(decide, *args, **kwargs).result(WAIT_S)

    def do(
        self,
        label: str,
        decide: Callable[Concatenate[Assembly, P], Facts],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Facts:
        """The same as a click of the facilitator, which can be undone."""
        return self.document.do(label, decide, *args, **kwargs).result(WAIT_S)

    def think(self, think: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """An engine's proposal, in the document's own way."""
        return self.document.propose(think, *args, **kwargs).result(WAIT_S)

    def seat(self, task: proposals.Task, *, seed: int, effort: int) -> proposals.Suggestion:
        """A seating plan, or a repair of one, by the engine the hall was given."""
        return self.think(proposals.think, task, seed=seed, effort=effort, engine=self._engine)

    def sort(self, task: theme_proposals.Task) -> theme_proposals.Offer:
        """Themes and places for notes, by the same engine."""
        return self.think(theme_proposals.think, task, lexicon.load, engine=self._engine)

    def create(self) -> None:
        """Make the document, and the house around it."""
        self.ask(self._put, Document.create)

    def open(self) -> None:
        """Open the document that is there."""
        self.ask(self._put, Document.open)

    def close(self) -> None:
        """Close house and document; one whole file remains."""
        self.ask(self._take_down)

    def _put(self, make: Callable[..., Document]) -> None:
        around: Options = {"clock": self.clock, "rng": self.rng, "engine": self._engine}
        self._document = make(self.path, self._device, **around)
        self._house = self._furnish(self._document)

    def _take_down(self) -> None:
        house, self._house, self._document = self._house, None, None
        if house is not None:
            house.close()

    @Slot(object)
    def _answer(self, wish: _Wish[object]) -> None:
        wish.fulfil()


def _awaited(look: Callable[[], T]) -> T:
    """What a house tells of its room server as soon as it tells anything."""
    until = time.monotonic() + WAIT_S
    while not (seen := look()):
        if time.monotonic() > until:
            raise TimeoutError("the room server never came up")
        time.sleep(_LOOK_AGAIN_S)
    return seen


def beside(hall: Hall, work: Callable[[], T]) -> T:
    """Let those who play work on a thread of their own, while this one, the GUI thread, serves
    document and windows; gives what the work gives, or raises what it raises.
    """
    loop, outcome = QEventLoop(), Future[T]()

    def body() -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:
            outcome.set_exception(error)
        finally:
            hall.ask(loop.quit)

    players = threading.Thread(target=body, name="players", daemon=True)
    players.start()
    loop.exec()
    players.join(WAIT_S)
    return outcome.result(0)
