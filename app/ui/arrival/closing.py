"""The doors close: the plan is repaired for who is here, and holds when somebody says so."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.document import Document
from app.i18n import _
from app.models.arrivals import awaited, hosts_away
from app.models.assembly import Assembly
from app.models.errors import Refused
from app.models.people import Attendance
from app.proposals import Suggestion, again, coming, gone, repair_task, unseated, usual_tables
from app.refusals import say
from app.ui.arrival.acts import ArrivalActs
from app.ui.arrival.deeds import with_doors_closed
from app.ui.arrival.frame import ArrivalFrame, Place
from app.ui.arrival.offer import Told
from app.ui.arrival.paper import ChangedPaper
from app.ui.seating.thinking import Thinker
from app.ui.widgets import Tint

_SEED = 1
_TOO_FEW = "seat-too-many-tables"
_FEWEST = 3
"""With fewer at each table people decide whether to close some first."""


class Closing(QObject):
    """From the main key to the repaired plan. Whoever is still awaited is noted as absent in the
    same deed that makes the repaired plan true, and not before.
    """

    def __init__(
        self,
        document: Document,
        frame: ArrivalFrame,
        paper: ChangedPaper,
        acts: ArrivalActs,
        effort: int | None,
    ) -> None:
        """`effort` makes the engine's answer the same on every machine."""
        super().__init__(acts)
        self._document, self._frame, self._paper, self._acts = document, frame, paper, acts
        self.thinker = Thinker(document, effort, self, is_telling=True)
        self._tables = 0
        self._connect()

    def go(self) -> None:
        """Offers what the plan would be if nobody else came."""
        closed = self._closed
        if not (gone(closed, self._meeting) or unseated(closed, self._meeting)):
            self._acts.close_doors()
            return
        here = len(coming(closed, self._meeting))
        task = repair_task(closed, self._meeting)
        tables = task.wishes.tables
        if tables > 1 and tables <= here < _FEWEST * tables and not task.closed:
            self._offer_fewer(here, tables, here // _FEWEST)
        else:
            self._repair()

    def leave(self) -> None:
        """Everything stays as it is."""
        self.thinker.drop()
        self._frame.show_place(Place.DESK)

    def look(self) -> None:
        """Asks again when somebody came while the offer was on screen."""
        suggestion = self._frame.offer.suggestion
        if self._frame.place is Place.OFFER and suggestion is not None:
            if self._is_stale(suggestion):
                self._repair(self._tables)
        elif self._frame.place is Place.AFTER:
            self._paper.look()

    def refuse(self, refused: Refused) -> None:
        """What could not be done, in letters that are seen."""
        self._frame.show_place(Place.DESK)
        words = say(refused)
        self._frame.greeting.say("", _("That was not done"), below=words, tint=Tint.DANGER)
        self._frame.greeting.read_aloud()

    # -- inside

    @property
    def _meeting(self) -> str:
        return self._document.assembly.mandate.meeting

    @property
    def _closed(self) -> Assembly:
        """The assembly as it would be."""
        document = self._document
        return with_doors_closed(document.assembly, self._meeting, document.now())

    def _is_stale(self, suggestion: Suggestion) -> bool:
        return again(self._closed, suggestion.task) != suggestion.task

    def _repair(self, tables: int = 0) -> None:
        """With so many tables, 0 for as many as there are."""
        self.thinker.drop()
        self._tables = tables
        self._frame.offer.show_working()
        self._frame.show_place(Place.OFFER)
        self.thinker.ask(repair_task(self._closed, self._meeting, tables=tables), _SEED)

    def _on_better(self, suggestion: Suggestion) -> None:
        self._show(suggestion, is_working=True)

    def _on_answered(self, suggestion: Suggestion) -> None:
        self._show(suggestion, is_working=False)

    def _show(self, suggestion: Suggestion, *, is_working: bool) -> None:
        if self._frame.place is not Place.OFFER:  # somebody was welcomed; F8 asks again
            return
        if self._is_stale(suggestion):
            self._repair(self._tables)
            return
        assembly = self._document.assembly
        people, expected = assembly.people, Attendance.EXPECTED
        here, rest = len(people.present(self._meeting)), len(awaited(assembly, self._meeting))
        later = len(people.having(self._meeting, expected)) - rest
        told = Told(here, rest, later, hosts_away(assembly, self._meeting))
        names = people.shown_names()
        self._frame.offer.show_suggestion(suggestion, names, told, is_working=is_working)

    def _on_refused(self, refused: Refused) -> None:
        here, tables = refused.params.get("members", 0), refused.params.get("tables", 0)
        planned = repair_task(self._closed, self._meeting, tables=self._tables).wishes.tables
        if refused.code != _TOO_FEW or not isinstance(here, int) or tables != planned:
            self.refuse(refused)  # also where the tables that are not locked are too many
            return
        self._offer_fewer(here, planned, min(here, usual_tables(here)))

    def _offer_fewer(self, here: int, tables: int, wanted: int) -> None:
        self._frame.show_place(Place.FEWER)
        self._frame.fewer.show_choice(here, tables, max(1, wanted))

    def _on_accept(self, suggestion: Suggestion) -> None:
        self.thinker.drop()
        self._acts.accept(suggestion)

    def _on_accepted(self) -> None:
        self._show_after(_("The repaired plan is in use"))

    def _on_doors_closed(self) -> None:
        greeting = self._frame.greeting
        if self._document.assembly.seating.rounds(self._meeting):
            self._show_after(_("The plan holds: nobody has to move."))
            return
        told = _("There is no seating plan for today yet. Make one under Seating.")
        greeting.say("", _("The doors are closed"), below=told, tint=Tint.INFO)
        greeting.read_aloud()

    def _show_after(self, title: str) -> None:
        self._paper.look()
        self._frame.after.show_title(title)
        self._frame.show_place(Place.AFTER)

    def _connect(self) -> None:
        frame, acts, thinker = self._frame, self._acts, self.thinker
        frame.offer.accepted.connect(self._on_accept)
        for part in (frame.offer, frame.fewer):
            part.declined.connect(self.leave)
        frame.fewer.chosen.connect(self._repair)
        frame.after.done.connect(self.leave)
        acts.accepted.connect(self._on_accepted)
        acts.doors_closed.connect(self._on_doors_closed)
        thinker.progressed.connect(frame.offer.show_share)
        thinker.better.connect(self._on_better)
        thinker.answered.connect(self._on_answered)
        thinker.refused.connect(self._on_refused)
