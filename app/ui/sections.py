"""The sections of the rail in the order of the day, and how each page is made."""

from __future__ import annotations

import importlib
import pkgutil
import random
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.document import Document
from app.i18n import N_, _
from app.models.board import open_codes
from app.phones.codes import draw_table_codes
from app.refusals import say
from app.settings import Settings
from app.ui.laptop.laptop import Laptop
from app.ui.notes.qr import TableAddresses
from app.ui.page import Page, Section
from app.ui.room_place import Place, RoomPlace
from app.ui.server_link import ServerLink
from app.ui.status import no_network
from app.ui.today.checks import Surroundings

if TYPE_CHECKING:
    from app.ui.members.page import MembersPage
    from app.ui.notes.page import NotesPage
    from app.ui.polls.page import PollsPage
    from app.ui.printing.page import PrintPage
    from app.ui.report.page import ReportPage

_PAGES: Final = "today members seating agenda notes board recommendations polls printing report"


def page_modules() -> Iterator[str]:
    """The names of all that the pages are made of and nobody has imported yet, one at a time: each
    is a few milliseconds, where a page as a whole, or a thread beside the window, would hold it up.
    """
    for each in _PAGES.split():
        package = importlib.import_module(f"app.ui.{each}")
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            if module.name not in sys.modules:
                yield module.name


class Sections:
    """Makes the pages of one document, each on its first visit.

    A page is also imported only then, so that the window is there in a second.
    """

    def __init__(
        self,
        document: Document,
        room: RoomPlace,
        server: ServerLink,
        preferences: Settings,
        keep: Callable[[], None],
        laptop: Laptop,
        help_phones: Callable[[], None],
    ) -> None:
        """`help_phones` shows whether phones come, and why none does."""
        self._help_phones = help_phones
        self._laptop = laptop
        self._document, self._room, self._server = document, room, server
        self._preferences, self._keep = preferences, keep
        self._members: MembersPage | None = None
        self._polls: PollsPage | None = None
        self._printing: PrintPage | None = None
        self._report: ReportPage | None = None
        self._notes_page: NotesPage | None = None
        self._poll_wanted = self._print_wanted = ""

    def all(self) -> tuple[Section, ...]:
        """Every section, first in the rail first."""
        return (
            Section("today", partial(_, N_("Today")), "sun", self._today),
            Section("members", partial(_, N_("Members")), "users", self._make_members),
            Section("seating", partial(_, N_("Seating")), "armchair", self._seating),
            Section("agenda", partial(_, N_("Agenda")), "calendar-clock", self._agenda),
            Section("notes", partial(_, N_("Notes")), "sticky-note", self._notes),
            Section("themes", partial(_, N_("Themes")), "shapes", self._themes),
            Section(
                "recommendations",
                partial(_, N_("Recommendations")),
                "lightbulb",
                self._recommendations,
            ),
            Section("polls", partial(_, N_("Polls")), "vote", self._make_polls),
            Section("print", partial(_, N_("Print")), "printer", self._print),
            Section("report", partial(_, N_("Report")), "file-text", self._make_report),
        )

    def import_members(self, path: Path) -> None:
        """Show what a member list would bring; the members' page is on screen."""
        if self._members is not None:
            self._members.import_file(path)

    def open_arrival_desk(self) -> None:
        """The window for the door; the members' page is made."""
        if self._members is not None:
            self._members.open_arrival_desk()

    def sync(self) -> None:
        """Sync with the archive; the report's page is on screen."""
        if self._report is not None:
            self._report.sync()

    def _today(self) -> Page:
        from app.ui.today.page import TodayPage

        page = TodayPage(self._document, self._surroundings, self._room.toggle)
        page.sound_wanted.connect(self._laptop.test_sound)
        page.time_left_wanted.connect(self._laptop.ask_time_left)
        page.print_wanted.connect(self._bring_print)
        page.phones_wanted.connect(self._help_phones)
        return page

    def _make_members(self) -> Page:
        from app.ui.members.page import MembersPage

        self._members = MembersPage(self._document, self._address, self._is_room_on)
        return self._members

    def _seating(self) -> Page:
        from app.ui.seating.page import SeatingPage

        return SeatingPage(self._document)

    def _agenda(self) -> Page:
        from app.ui.agenda.page import AgendaPage

        page = AgendaPage(self._document)
        page.time_left_wanted.connect(self._laptop.ask_time_left)
        page.print_wanted.connect(self._bring_print)
        return page

    def _notes(self) -> Page:
        from app.ui.notes.page import NotesPage

        self._notes_page = page = NotesPage(
            self._document, self._table_addresses, _draw_table_codes
        )
        self._server.changed.connect(page.look_for_addresses)
        page.phones_wanted.connect(self._help_phones)
        return page

    def _themes(self) -> Page:
        from app.ui.board.page import ThemesPage

        return ThemesPage(self._document)

    def _recommendations(self) -> Page:
        from app.ui.recommendations.page import RecommendationsPage

        page = RecommendationsPage(self._document)
        page.poll_wanted.connect(self._prepare_poll)
        page.note_wanted.connect(self._show_note)
        return page

    def _show_note(self, note: str) -> None:
        """The notes' page is on screen by the other signal of the page that asked."""
        if self._notes_page is not None:
            self._notes_page.show_note(note)

    def _prepare_poll(self, recommendation: str) -> None:
        """The polls' page comes on by the other signal of the page that asked."""
        self._poll_wanted = recommendation
        if self._polls is not None:
            self._polls.choose_recommendation(recommendation)

    def _make_polls(self) -> Page:
        from app.ui.polls.page import PollsPage

        self._polls = PollsPage(self._document, self._is_room_on)
        self._polls.print_wanted.connect(self._bring_print)
        if self._poll_wanted:
            self._polls.choose_recommendation(self._poll_wanted)
        return self._polls

    def _print(self) -> Page:
        from app.ui.printing.page import PrintPage

        self._printing = PrintPage(self._document, self._address)
        if self._print_wanted:
            self._printing.bring(self._print_wanted)
        return self._printing

    def _bring_print(self, kind: str) -> None:
        """The print page comes on by the other signal of the page that asked."""
        self._print_wanted = kind
        if self._printing is not None:
            self._printing.bring(kind)

    def _address(self) -> str:
        return self._server.address

    def _is_room_on(self) -> bool:
        return self._room.is_on

    def _make_report(self) -> Page:
        from app.ui.report.page import ReportPage

        self._report = ReportPage(self._document, self._preferences, self._keep)
        return self._report

    def _table_addresses(self) -> TableAddresses:
        """What each table's phones open, and why not when they cannot."""
        server, assembly = self._server, self._document.assembly
        codes = open_codes(assembly, self._document.now())
        if server.trouble is not None:
            return TableAddresses(trouble=say(server.trouble))
        if server.is_starting:
            return TableAddresses(trouble=_("The address for phones comes in a moment."))
        if not server.address:
            return TableAddresses(trouble=no_network())
        if not codes and assembly.board.codes.get(assembly.mandate.meeting):
            over = _("The codes of this meeting are over. Is its date wrong? Else make new ones.")
            return TableAddresses(trouble=over, room=server.address)
        tables = range(1, len(codes) + 1)
        urls = tuple(server.table_address(each) for each in tables)
        return TableAddresses(urls, room=server.address)

    def _surroundings(self) -> Surroundings:
        is_on = self._room.place is Place.DISPLAY
        screen = self._room.window.screen() if is_on else self._room.spare
        name = screen.name() if screen else ""
        server, machine = self._server, self._laptop.look()
        return Surroundings(
            display=name if is_on else "",
            spare="" if is_on else name,
            address=server.typed,
            phones=server.devices,
            is_starting=server.is_starting,
            machine=machine,
        )


def _draw_table_codes(count: int) -> tuple[str, ...]:
    return draw_table_codes(random.SystemRandom(), count)
