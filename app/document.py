"""The open assembly. Every change goes through `perform`, is on disk before it is announced, and
can be told.

Decisions run one after another on the GUI thread; all that wait are decided together and share
one commit on the writer thread (DESIGN.md section 4). They are made on an assembly of their own,
ahead of the disk by what is on its way there; everybody else sees what is on disk, and is told of
no decision that may be lost. Who waits elsewhere is answered before the window looks (`app.looks`).
"""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, Unpack

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app import wishes
from app.archive import transfer
from app.archive.journal import Journal
from app.archive.transfer import Receipt
from app.archive.writer import Batch, Writer
from app.beside import Beside
from app.day_clock import DayClock
from app.deeds import Deed, Deeds, Trail
from app.looks import Looks
from app.models.assembly import Aspect, Assembly
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.leading import check_may_write
from app.models.people import MemberErased, PeopleErased
from app.models.voting import PollClosed, PollOpened
from app.states import States
from app.upkeep import Upkeep, as_told
from app.wishes import Inbox, Pending, Wish, bound, returning, tell_bug

if TYPE_CHECKING:
    from app.engine_process import Engine
    from app.options import Options

P = ParamSpec("P")
T = TypeVar("T")


class Document(QObject):
    """An open assembly. Make it with `open` or `create`; it belongs to the GUI thread.

    `changed` carries an `Aspect`; `kept` the same for each batch, before anybody is answered, for
    those who show it elsewhere; `refused` a `Refused` that answers a click; `failed` one about the
    disk, `recovered` that writing works again; `deeds_changed` that undo or redo is another.
    """

    changed = Signal(object)
    kept = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    recovered = Signal()
    deeds_changed = Signal()
    _wished = Signal()
    _written = Signal(object, object)

    def __init__(
        self,
        journal: Journal,
        *,
        clock: Callable[[], int] | None = None,
        rng: random.Random | None = None,
        backups: Path | None = None,
        engine: Engine | None = None,
        ballast: bool = False,
        parent: QObject | None = None,
    ) -> None:
        """`clock` gives milliseconds since 1970, else a `DayClock`; `rng` draws ids, seeded only in
        rehearsals; `backups` is the folder for the copies made each minute; `engine` does the
        engines' work for those who `propose`, None for the thread that asks; `ballast` keeps space.
        """
        super().__init__(parent)
        self.engine = engine
        self._rng = rng or random.SystemRandom()
        self._journal = journal
        self.clock = clock or DayClock()
        self._states = States(journal)
        self._inbox = Inbox()
        self._pending: dict[int, Pending] = {}
        self._number = self._epoch = 0
        self._deeds = Deeds()
        self._refold_wanted = self._closed = False
        self._wished.connect(self._decide_all)
        self._written.connect(self._settle)
        self._beside, self._looks = Beside(self), Looks(self.changed.emit, self)
        self.upkeep = Upkeep(journal, self, has_ballast=ballast)
        self.upkeep.is_well.connect(self._recover)
        self.upkeep.minute.connect(self.back_up)
        self._writer = Writer(journal, self._written.emit, self.upkeep.ballast)
        self.backups = self.upkeep.begin(self._writer, backups)

    @classmethod
    def open(cls, path: Path, device: str, **options: Unpack[Options]) -> Document:
        """Open a file that is there. Raises as `Journal.open`."""
        return cls(Journal.open(path, device), **options)

    @classmethod
    def create(cls, path: Path, device: str, **options: Unpack[Options]) -> Document:
        """Make a new file. Raises as `Journal.create`."""
        return cls(Journal.create(path, device), **options)

    @property
    def assembly(self) -> Assembly:
        """The assembly as it is on disk, to be read."""
        return self._states.told

    def at_take(self, *, is_foyer: bool = False) -> Assembly:
        """The assembly at the last take before the file was opened: what a screen saw then."""
        return self._states.at_foyer_take if is_foyer else self._states.at_take

    @property
    def path(self) -> Path:
        """Where the journal lies."""
        return self._journal.path

    @property
    def device(self) -> str:
        """This laptop's id in the journal."""
        return self._journal.device

    @property
    def journal(self) -> Journal:
        """For what reads the whole of it: sync, verify, a second laptop."""
        return self._journal

    @property
    def saved(self) -> bool:
        """True when everything that was decided is on disk."""
        return not self._pending and not self._inbox

    @property
    def in_trouble(self) -> bool:
        """True from a write that failed until the disk takes writes again."""
        return self.upkeep.is_ill

    @property
    def undo_label(self) -> str:
        """What undo would take back, in words; "" when there is nothing."""
        return self._deeds.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would do again, in words; "" when there is nothing."""
        return self._deeds.redo_label

    def now(self) -> int:
        """The assembly's time, milliseconds since 1970; `app.day_clock` says what that is."""
        return self.clock()

    def fresh_id(self, prefix: str) -> str:
        """A random id for something new; `prefix` is a letter that tells its kind."""
        return f"{prefix}{self._rng.getrandbits(64):016x}"

    def perform(
        self, decide: Callable[Concatenate[Assembly, P], Facts], *args: P.args, **kwargs: P.kwargs
    ) -> Future[Facts]:
        """Ask for a decision, from any thread. The future has the facts once they are on disk, or
        `Refused` when the decision said no or the disk did.
        """
        return self._wish(Wish(bound(decide, *args, **kwargs)))

    def answer(
        self, decide: Callable[Concatenate[Assembly, P], Facts], *args: P.args, **kwargs: P.kwargs
    ) -> Future[Facts]:
        """As `perform`, for somebody elsewhere, who is answered before the window looks."""
        return self._wish(Wish(bound(decide, *args, **kwargs), is_afar=True))

    def do(
        self,
        label: str,
        decide: Callable[Concatenate[Assembly, P], Facts],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Future[Facts]:
        """As `perform`, for a click: `label` says in words what is done, for undo; a refusal is
        also signalled.
        """
        return self._wish(Wish(bound(decide, *args, **kwargs), label))

    def undo(self) -> Future[Facts] | None:
        """Take back the last deed of this window, by new entries. None when there is nothing."""
        return self._step(self._deeds.step_back(), Trail.BACK)

    def redo(self) -> Future[Facts] | None:
        """Do again what was taken back last. None when there is nothing."""
        return self._step(self._deeds.step_forth(), Trail.FORTH)

    def propose(self, think: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Let an engine think in a thread of its own; the future is settled on the GUI thread."""
        return self._beside.think(think, *args, **kwargs)

    def sync(self, archive: Path) -> Future[Receipt]:
        """Bring this file and an archive together, beside the window; the future has the receipt.

        It carries `Refused` when the archive is not ours, of another assembly, or cannot be
        written.
        """
        future = self.propose(transfer.sync, self._journal, archive, self.engine)
        future.add_done_callback(self._after_sync)
        return future

    def _after_sync(self, future: Future[Receipt]) -> None:
        if future.exception() or future.result().changed_here:  # also what gave up late
            self.refold()

    def refold(self) -> None:
        """Read everything again from the file, as after a sync that brought another laptop's work.

        Waits for what is on its way to the disk, so that nothing decided meanwhile is lost.
        """
        self._refold_wanted = bool(self._pending)
        if self._refold_wanted:
            return
        error = self._read_again()
        if error is not None:
            self.failed.emit(error)

    def back_up(self) -> None:
        """Copy the journal into the backup folder if anything is new."""
        if not self._closed:
            self.backups.make(self.assembly, self.clock())

    def flush(self) -> bool:
        """Wait until everything decided is on disk and looked at; False when the disk refuses."""
        if not self._closed:
            self._decide_all()
            self._writer.wait()
            QCoreApplication.sendPostedEvents(self)
            self._looks.take()
        return not self.in_trouble

    def close(self) -> None:
        """Finish what is on its way, and leave one whole file."""
        if self._closed:
            return
        self._decide_all()
        self._closed = True
        self._writer.stop()
        self.upkeep.stop()
        QCoreApplication.sendPostedEvents(self)
        self._looks.take()
        self._journal.close()

    def _step(self, deed: Deed | None, trail: Trail) -> Future[Facts] | None:
        if deed is None:
            return None
        self.deeds_changed.emit()
        return self._wish(Wish(returning(deed.inverse), deed.label, trail, deed))

    def _keep(self, deed: Deed, trail: Trail) -> None:
        """Put a deed back where a step that came to nothing took it from."""
        self._deeds.remember(deed, Trail.FORTH if trail is Trail.BACK else Trail.BACK)
        self.deeds_changed.emit()

    def _wish(self, wish: Wish) -> Future[Facts]:
        if self._closed:
            wish.future.set_exception(Refused("document-closed"))
            return wish.future
        self._inbox.put(wish)
        self._wished.emit()
        return wish.future

    def _decide_all(self) -> None:
        wanted = self._inbox.take_all()
        if not wanted or self._closed:
            return
        pending = Pending(self._epoch)
        for wish in wanted:
            if not self._decide(wish, pending) and wish.deed is not None:
                self._keep(wish.deed, wish.trail)
        self._send(pending)

    def _decide(self, wish: Wish, pending: Pending) -> bool:
        """False when nothing came of it."""
        try:
            facts = wish.decide(self._states.decided)
            check_may_write(self._states.decided, self.device, facts)
        except Refused as refused:
            wish.future.set_exception(refused)
            if wish.label:
                self.refused.emit(refused)
            return False
        except Exception as error:
            wish.future.set_exception(error)
            tell_bug(error)
            return False
        try:
            pending.aspects |= self._apply(wish, facts)
        except Exception as error:
            whole = [each for each in self._pending.values() if each.epoch == self._epoch]
            self._states.step_back(fact for each in (*whole, pending) for fact in each.facts)
            wish.future.set_exception(error)
            tell_bug(error)
            return False
        pending.settled.append((wish, facts))
        return True

    def _apply(self, wish: Wish, facts: Facts) -> Aspect:
        aspects, back = self._states.decide(facts, invert=bool(wish.label))
        if any(isinstance(fact, MemberErased | PeopleErased | PollOpened) for fact in facts):
            self._forget_deeds()  # one may hold what was erased, or take the open poll away
        elif back:
            self._deeds.remember(Deed(wish.label, back), wish.trail)
            self.deeds_changed.emit()
        return aspects

    def _forget_deeds(self) -> None:
        self._deeds.clear()
        self.deeds_changed.emit()

    def _send(self, pending: Pending) -> None:
        """Put a batch in line. One without facts waits too: "it is so already" may rest on facts
        that are not on disk yet.
        """
        self._number += 1
        self._pending[self._number] = pending
        self._writer.write(Batch(self._number, pending.epoch, pending.facts, self.clock()))

    def _settle(self, batches: tuple[Batch, ...], error: Exception | None) -> None:
        settled = [self._pending.pop(each.number) for each in batches]
        if error is not None:
            try:
                self._fall_back(batches, error)
            finally:
                wishes.fail(settled, error)
            return
        self._believe(batches)
        self._tell(settled)
        if self._refold_wanted:
            self.refold()
        for batch in batches:
            self._note_written(batch)

    def _tell(self, settled: list[Pending]) -> None:
        """What phones see, then their answers; what the window sees, then its own answers."""
        aspects = wishes.touched(settled)
        if aspects:
            self.kept.emit(aspects)
        wishes.fulfil(settled, afar=True)
        self._looks.note(aspects, at_once=wishes.is_from_here(settled))
        wishes.fulfil(settled, afar=False)

    def _believe(self, batches: tuple[Batch, ...]) -> None:
        """These are on disk, also when a bug keeps them from being told: then all is read again."""
        try:
            for batch in batches:
                self._states.believe(batch.facts)
        except Exception as error:
            tell_bug(error)
            self.refold()

    def _note_written(self, batch: Batch) -> None:
        if not batch.facts:
            return
        self.backups.note_change()
        self.upkeep.note_written()
        for fact in batch.facts:
            if isinstance(fact, PollClosed):
                if self._states.recount_differs(fact):
                    self.failed.emit(Refused("recount-differs"))
                self.back_up()

    def _recover(self) -> None:
        if self._refold_wanted:
            self.refold()
        self.recovered.emit()

    def _fall_back(self, batches: tuple[Batch, ...], error: Exception) -> None:
        if max(each.epoch for each in batches) < self._epoch:
            return
        self._epoch += 1
        self.upkeep.note_ill()
        self._read_again()
        self.failed.emit(as_told(error))

    def _read_again(self) -> Refused | None:
        """Both states from the file. While the disk does not even give that, work goes on from what
        was told, and the next write that succeeds reads it; the answer is why.
        """
        refused = None
        try:
            self._states.read_again()
        except Exception as error:
            self._states.step_back(())
            if isinstance(error, Refused):
                refused, self._refold_wanted = error, True
            else:
                tell_bug(error)
        self._forget_deeds()
        self.kept.emit(Aspect.ALL)
        self._looks.note(Aspect.ALL, at_once=True)
        return refused
