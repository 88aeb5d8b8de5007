"""What the keys and menus do with the document that is open; nothing when none is."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from app.document import Document
from app.i18n import _
from app.models.entries import Facts
from app.ui import meeting_commands
from app.ui.desk import Desk
from app.ui.room_panel.legibility_dialog import LegibilityDialog
from app.ui.toast import Toast


class OpenDesk:
    """Answers `app.ui.commands.DeskCommands` for whatever desk there is at the moment."""

    def __init__(self, desk: Callable[[], Desk | None]) -> None:
        self._desk = desk

    def toggle_timer(self) -> None:
        """Start, pause or resume the clock of the item that is on."""
        self._do(meeting_commands.toggle_timer)

    def add_minute(self) -> None:
        """One minute more."""
        self._add_minutes(1)

    def remove_minute(self) -> None:
        """One minute less."""
        self._add_minutes(-1)

    def add_five(self) -> None:
        """Five minutes more."""
        self._add_minutes(5)

    def ask_time_left(self) -> None:
        """Ask how much time is left."""
        desk = self._desk()
        if desk is not None:
            desk.laptop.ask_time_left()

    def add_speaker(self) -> None:
        """To the field of the speakers' card."""
        desk = self._desk()
        if desk is not None:
            desk.add_speaker()

    def next_speaker(self) -> None:
        """The floor to whoever is next."""
        self._do(meeting_commands.next_speaker)

    def open_arrival_desk(self) -> None:
        """The window for the door."""
        desk = self._desk()
        if desk is not None:
            desk.open_arrival_desk()

    def choose_second_copy(self) -> None:
        """Ask where a second copy is kept."""
        desk = self._desk()
        if desk is not None:
            desk.second_copy.ask()

    def offer_second_laptop(self) -> None:
        """Show what another laptop needs to follow this one."""
        desk = self._desk()
        if desk is not None:
            desk.second_laptop.offer()

    def open_voting_desk(self) -> None:
        """The code with which a device serves members without a phone."""
        desk = self._desk()
        if desk is not None:
            desk.open_voting_desk()

    def ask_sound(self) -> None:
        """Ask how loud gong and tick are."""
        desk = self._desk()
        if desk is not None:
            desk.laptop.ask_sound()

    def next_item(self) -> None:
        """End what is on and begin what comes."""
        self._do(meeting_commands.next_item)

    def next_step(self) -> None:
        """On to the next step of what is on."""
        self._do(meeting_commands.next_step)

    def previous_step(self) -> None:
        """Back to the step before."""
        self._do(meeting_commands.previous_step)

    def take_live(self) -> None:
        """Take what stands in the preview to the room."""
        desk = self._desk()
        if desk is not None:
            desk.take()

    def begin_room(self) -> None:
        """Show the room screen, with nothing over the slide."""
        desk = self._desk()
        if desk is not None:
            desk.panel.begin()

    def next_page(self) -> None:
        """Turn to the next page in the room."""
        desk = self._desk()
        if desk is not None:
            desk.panel.stage.step(1)

    def previous_page(self) -> None:
        """Turn to the page before in the room."""
        desk = self._desk()
        if desk is not None:
            desk.panel.stage.step(-1)

    def write_message(self) -> None:
        """Ask for a message to the room."""
        desk = self._desk()
        if desk is not None:
            desk.panel.tools.write_message()

    def write_slide(self) -> None:
        """Ask for a slide of the facilitator's own."""
        desk = self._desk()
        if desk is not None:
            desk.panel.tools.write_slide()

    def toggle_corner(self) -> None:
        """The small countdown in the corner of other slides, or not."""
        desk = self._desk()
        if desk is not None:
            desk.panel.tools.toggle_corner()

    def take_to_foyer(self) -> None:
        """Take what stands in the preview to a second screen."""
        desk = self._desk()
        if desk is not None:
            desk.panel.tools.take_to_foyer()

    def leave_foyer(self) -> None:
        """Hide the second screen."""
        desk = self._desk()
        if desk is not None:
            desk.panel.tools.foyer_left.emit()

    def check_legibility(self) -> None:
        """Ask for the hall's measures and say whether the last row can read."""
        desk = self._desk()
        if desk is not None:
            LegibilityDialog(desk.panel.window()).open()

    def ask_network(self) -> None:
        """Ask for the room's Wi-Fi, which slides tell beside the code."""
        desk = self._desk()
        if desk is not None:
            desk.ask_network()

    def help_phones(self) -> None:
        """Show whether phones come, and why none does."""
        desk = self._desk()
        if desk is not None:
            desk.help_phones()

    def _add_minutes(self, minutes: int) -> None:
        desk = self._desk()
        if desk is None:
            return
        item = desk.document.assembly.agenda.running
        if minutes < 0 and item is not None and item.remaining_ms(desk.document.now()) <= 0:
            desk.tell(Toast(_("The time is up: there is no minute to take.")))
            return
        meeting_commands.add_minutes(desk.document, minutes)

    def _do(self, deed: Callable[[Document], tuple[str, Future[Facts]]]) -> None:
        """A key that runs the day may be hit by mistake: its toast takes it back."""
        desk = self._desk()
        if desk is None:
            return
        words, future = deed(desk.document)
        future.add_done_callback(partial(self._tell, desk, words))

    def _tell(self, desk: Desk, words: str, future: Future[Facts]) -> None:
        is_here = self._desk() is desk and future.exception() is None
        if is_here and future.result():
            desk.tell(Toast(words, can_undo=True))
