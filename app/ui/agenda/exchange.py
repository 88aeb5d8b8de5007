"""What goes in and out of a programme: files, programmes to begin from, the day's account."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app import i18n
from app.document import Document
from app.files import write_atomically
from app.i18n import _, _n
from app.imports import programmes
from app.imports.agenda import AgendaList, read_programme
from app.imports.programmes import Programme
from app.models import agenda
from app.models.agenda import Plan
from app.models.entries import Facts
from app.models.errors import Refused
from app.refusals import say
from app.reports.programme_tables import account_table, format_of, programme_table
from app.ui.agenda import deeds
from app.ui.agenda.account_dialog import AccountDialog
from app.ui.agenda.copy_dialog import CopyDayDialog, Day
from app.ui.agenda.import_dialog import ImportAgendaDialog
from app.ui.agenda.name_dialog import NameDialog
from app.ui.agenda.programmes_dialog import ProgrammesDialog
from app.ui.agenda.words import day_words
from app.ui.files import ask_for_file, ask_where_to_save
from app.ui.toast import Toast
from app.ui.today.clock import midnight_of_programme
from app.ui.unreadable import tell_unreadable

_KINDS: Final = ("CSV, XLSX (*.csv *.tsv *.txt *.xlsx)",)


class ProgrammeExchange(QObject):
    """Belongs to the agenda page; `told` carries a `Toast`, `added` the future of new items."""

    told = Signal(object)
    added = Signal(object)

    def __init__(self, document: Document, page: QWidget) -> None:
        super().__init__(page)
        self._document, self._page = document, page

    # -- programmes to begin from

    def begin_from(self) -> None:
        """Shows the programmes there are."""
        has_items, can_replace = self._state()
        dialog = ProgrammesDialog(
            programmes.own(),
            programmes.shipped(i18n.language()),
            has_items=has_items,
            can_replace=can_replace,
            parent=self._page,
        )
        dialog.taken.connect(self._on_taken)
        dialog.discard_wanted.connect(self._on_discard)
        dialog.open()

    def keep_day(self) -> None:
        """Asks for a name for the day's programme."""
        meeting = self._document.assembly.mandate.current
        suggested = meeting.title if meeting and meeting.title else self._day_words()
        plans = tuple(each.plan for each in self._day())
        self._ask_name(_("Save the programme as a template"), suggested, plans)

    def keep_item(self, plan: Plan) -> None:
        """Asks for a name for one item with its steps."""
        loose = deeds.loose(plan)
        self._ask_name(_("Save the item as a template"), plan.title, (loose,))

    def copy_day(self) -> None:
        """Asks from which day to which; with one day alone it says what is lacking."""
        mandate = self._document.assembly.mandate
        if len(mandate.meetings) < 2:
            words = _("There is one meeting day only. Add another under Today, Edit…, then copy.")
            self.told.emit(Toast(words))
            return
        others = [each.id for each in mandate.meetings if each.id != mandate.meeting]
        source, target = mandate.meeting, self._next_empty()
        if not self._day():
            full = [each for each in others if self._document.assembly.agenda.day(each)]
            source, target = full[-1] if full else source, mandate.meeting
        dialog = CopyDayDialog(self._days(), source, target, self._page)
        dialog.chosen.connect(self._on_copy)
        dialog.open()

    # -- files

    def choose_file(self) -> None:
        """Asks which programme to import."""
        ask_for_file(self._page, _("Import a programme"), _KINDS, self._on_file)

    def import_file(self, path: Path) -> None:
        """Reads a file in a thread, and shows what it would bring."""
        future = self._document.propose(_read, path)
        future.add_done_callback(partial(self._on_read, path))

    def export(self) -> None:
        """Asks where the programme is to go."""
        name = f"{_('Programme')} {self._date()}".strip()
        self._ask_where(_("Export the programme"), name, self.export_to)

    def export_to(self, file: str) -> None:
        """Writes the programme; the ending says as what."""
        day, origin = self._day(), self._origin()
        self._write(Path(file), partial(programme_table, day, origin))

    def show_account(self) -> None:
        """What was planned held against what happened."""
        dialog = AccountDialog(self._account(), self._day_words(), self._page)
        dialog.export_wanted.connect(self._export_account)
        dialog.open()

    def account_to(self, file: str) -> None:
        """Writes the day's account; the ending says as what."""
        self._write(Path(file), partial(account_table, self._account()))

    # -- inside

    def _on_copy(self, source: str, target: str) -> None:
        count = len(self._document.assembly.agenda.day(source))
        day = next((each.words for each in self._days() if each.id == target), "")
        told = _n("{n} item copied to {day}", "{n} items copied to {day}", count)
        told = told.format(n=count, day=day)
        future = deeds.copy_programme(self._document, source, target)
        future.add_done_callback(partial(self._on_done, told))

    def _next_empty(self) -> str:
        """The next meeting without a programme, else the next; another only when it is the last."""
        assembly = self._document.assembly
        ids = [each.id for each in assembly.mandate.meetings]
        at = ids.index(assembly.mandate.meeting) + 1 if assembly.mandate.meeting in ids else 0
        after = ids[at:] or ids[: at - 1]
        return next((each for each in after if not assembly.agenda.day(each)), after[0])

    def _days(self) -> list[Day]:
        assembly = self._document.assembly
        return [
            Day(each.id, day_words(each, number), len(assembly.agenda.day(each.id)))
            for number, each in enumerate(assembly.mandate.meetings, 1)
        ]

    def _export_account(self) -> None:
        name = f"{_('Planned and actual')} {self._date()}".strip()
        self._ask_where(_("Export planned and actual times"), name, self.account_to)

    def _account(self) -> agenda.DayAccount:
        assembly = self._document.assembly
        meeting, now = assembly.mandate.meeting, self._document.now()
        origin, held_on = self._origin(), self._date()
        return agenda.account(assembly.agenda, meeting, origin, now, held_on=held_on)

    def _day(self) -> tuple[agenda.Item, ...]:
        assembly = self._document.assembly
        return assembly.agenda.day(assembly.mandate.meeting)

    def _date(self) -> str:
        meeting = self._document.assembly.mandate.current
        return meeting.day if meeting else ""

    def _origin(self) -> int:
        return midnight_of_programme(self._day(), self._date(), self._document.now())

    def _day_words(self) -> str:
        mandate = self._document.assembly.mandate
        meeting = mandate.current
        return day_words(meeting, mandate.meeting_number(meeting.id)) if meeting else ""

    def _state(self) -> tuple[bool, bool]:
        """(there are items, they may be replaced)."""
        assembly = self._document.assembly
        return bool(self._day()), not assembly.agenda.has_begun(assembly.mandate.meeting)

    def _ask_name(self, title: str, suggested: str, plans: Sequence[Plan]) -> None:
        dialog = NameDialog(title, suggested, self._page)
        dialog.named.connect(partial(self._keep, tuple(plans)))
        dialog.open()

    def _keep(self, plans: Sequence[Plan], name: str) -> None:
        try:
            kept = programmes.keep(name, plans)
        except Refused as refused:
            self.told.emit(Toast(say(refused)))
            return
        self.told.emit(Toast(_("“{name}” was saved on this laptop").format(name=kept.name)))

    def _on_discard(self, programme: Programme) -> None:
        try:
            programmes.discard(programme)
        except Refused as refused:
            self.told.emit(Toast(say(refused)))
            return
        told = _("“{name}” was deleted").format(name=programme.name)
        self.told.emit(Toast(told))

    def _on_taken(self, plans: Sequence[Plan], replaces: bool) -> None:
        future = deeds.add_plans(self._document, plans, replaces=replaces)
        n = len(plans)
        told = _n("{n} item added", "{n} items added", n).format(n=n)
        future.add_done_callback(partial(self._on_done, told))
        future.add_done_callback(self._on_added)

    def _on_added(self, future: Future[Facts]) -> None:
        if shiboken6.isValid(self):
            self.added.emit(future)

    def _on_done(self, told: str, future: Future[Facts]) -> None:
        if shiboken6.isValid(self) and future.exception() is None and future.result():
            self.told.emit(Toast(told, can_undo=True))

    def _on_file(self, path: str) -> None:
        self.import_file(Path(path))

    def _on_read(self, path: Path, future: Future[AgendaList]) -> None:
        if not shiboken6.isValid(self):
            return
        error = future.exception()
        if isinstance(error, Refused):
            tell_unreadable(self._page, _("Import a programme"), path, error)
        elif error is not None:
            sys.excepthook(type(error), error, error.__traceback__)
        else:
            self._show_read(future.result(), path)

    def _show_read(self, read: AgendaList, path: Path) -> None:
        has_items, can_replace = self._state()
        dialog = ImportAgendaDialog(
            read, path, has_items=has_items, can_replace=can_replace, parent=self._page
        )
        dialog.taken.connect(self._on_taken)
        dialog.open()

    def _ask_where(self, title: str, name: str, chosen: Callable[[str], None]) -> None:
        kind = "XLSX, CSV (*.xlsx *.csv)"
        ask_where_to_save(self._page, title, Path.home() / f"{name}.xlsx", kind, chosen)

    def _write(self, path: Path, made: Callable[[str], bytes]) -> None:
        path = path if path.suffix else path.with_suffix(".xlsx")
        try:
            write_atomically(path, made(format_of(path)))
        except Refused as refused:
            told = say(refused)
        except OSError as error:
            told = say(Refused("file-not-written", file=path.name, reason=error.errno or 0))
        else:
            told = _("Saved as {file}.").format(file=path.name)
        self.told.emit(Toast(told))


def _read(path: Path) -> AgendaList:
    return read_programme(path)
