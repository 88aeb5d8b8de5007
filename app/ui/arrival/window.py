"""The arrival desk: a window for the door, in large letters, with one field."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.document import Document
from app.door_words import seat_words
from app.i18n import _
from app.models.arrivals import DoorSeat, Due, awaited, door_seat
from app.models.assembly import Aspect, Assembly
from app.models.badges import member_of_badge, read_badge
from app.models.finding import equally_good, hits
from app.models.people import Attendance, DeskCode
from app.proposals import gone, lacks_seat, unseated
from app.ui.arrival.acts import ArrivalActs
from app.ui.arrival.closing import Closing
from app.ui.arrival.frame import ArrivalFrame, Place
from app.ui.arrival.missing import missing_rows
from app.ui.arrival.newcomer import SubstituteDialog, WalkInDialog
from app.ui.arrival.paper import ChangedPaper
from app.ui.arrival.passed import passed_rules
from app.ui.arrival.share import second_desk
from app.ui.arrival.words import go_words, joined_words
from app.ui.emptied import empty
from app.ui.members.words import status_words
from app.ui.printing.opening import Opener, open_file
from app.ui.share_dialog import ShareDialog
from app.ui.today.words import day_words
from app.ui.widgets import Tint

_MOST_HITS = 5
_LOOKS_AT = Aspect.PEOPLE | Aspect.SEATING | Aspect.AGENDA | Aspect.MANDATE


class ArrivalWindow(QWidget):
    """Scan a badge or type two letters; Enter checks in, F9 takes back, F8 closes the doors.

    Whatever is typed goes to the field, wherever the keyboard was, so that a scanner always works.
    """

    def __init__(
        self,
        document: Document,
        address: Callable[[], str],
        *,
        effort: int | None = None,
        opener: Opener = open_file,
        is_room_on: Callable[[], bool] = bool,
        parent: QWidget | None = None,
    ) -> None:
        """`address` gives the room server's, "" while there is none; `effort` makes the engine's
        answer the same on every machine; `opener` shows a PDF; `is_room_on` tells whether the
        room screen can be seen (nobody knows: no).
        """
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("arrival-desk")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAutoFillBackground(True)
        self._document, self._address = document, address
        self.acts = ArrivalActs(document, self)
        self._greeted, self._is_going = "", False
        self.frame = ArrivalFrame(self)
        after = self.frame.after
        paper = ChangedPaper(document, after, self.acts, address, opener, is_room_on)
        self._closing = Closing(document, self.frame, paper, self.acts, effort)
        self._connect()
        self.retranslate()

    # -- Qt's calls

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self.frame.fit(self.size())
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less room, fewer words."""
        super().resizeEvent(event)
        self.frame.fit(event.size())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the offer, from wherever the keyboard is."""
        if event.key() == Qt.Key.Key_Escape and self.frame.place is not Place.DESK:
            self._closing.leave()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody waits for the engine any more."""
        self._closing.thinker.drop()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters and digits go to the field, from whatever has the keyboard."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            field, typed = self.frame.field, event.text()
            plain = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            is_plain = plain in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if is_plain and typed.isalnum() and not isinstance(watched, QLineEdit):
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                field.insert(typed)
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.frame.retranslate()
        self._show()
        if self._greeted:
            self._greet(self._greeted)

    # -- what can be done

    def confirm(self) -> None:
        """Check in whom the field means."""
        typed = self.frame.field.text()
        if not typed.strip():
            return
        scanned = member_of_badge(self._assembly.people, typed)
        member = scanned.id if scanned else self.frame.hits.member
        if not member and self.frame.hits.count():
            self.frame.greeting.read_aloud()  # to choose one of them
            return
        empty(self.frame.field)
        if member:
            self.come(member)
        else:
            self._tell_nobody(is_badge=bool(read_badge(typed)))

    def come(self, member: str) -> None:
        """Check a member in, or say kindly that they are here."""
        meeting = self._assembly.mandate.meeting
        if self._assembly.people.status(meeting, member) is Attendance.PRESENT:
            self._greet(member, is_again=True)
        else:
            self.acts.check_in(member)

    def undo(self) -> None:
        """Take back what was done here last."""
        words = self.acts.undo()
        if words:
            self._greeted = ""
            self.frame.show_place(Place.DESK)
            self.frame.greeting.say(_("Undone"), words)
            self.frame.greeting.read_aloud()

    def redo(self) -> None:
        """Do again what was taken back here last."""
        words = self.acts.redo()
        if words:
            self._greeted = ""
            self.frame.show_place(Place.DESK)
            self.frame.greeting.say(_("Done again"), words)
            self.frame.greeting.read_aloud()

    def go(self) -> None:
        """The doors close; whoever is awaited stays away, and the plan is repaired. Waits for who
        is being checked in: their greeting would close the offer again.
        """
        self._is_going = self.acts.is_writing
        if self._is_going:
            return
        if self.frame.go_button.isEnabled():
            self._greeted = ""
            self._closing.go()
        else:
            self.frame.greeting.say("", _("Nobody is checked in yet"))
            self.frame.greeting.read_aloud()

    def _on_written(self) -> None:
        if self._is_going:
            self.go()

    def seat_late(self) -> None:
        """A seat for whoever was greeted last."""
        if self.frame.greeting.seat_button.isVisible():
            self.acts.seat_late(self._greeted)

    def ask_for_walk_in(self) -> None:
        """Somebody who is not on the list."""
        dialog = WalkInDialog(self._typed_name, self)
        dialog.accepted.connect(partial(self._on_walk_in, dialog))
        dialog.open()

    def ask_for_substitute(self) -> None:
        """Somebody instead of a member who dropped out."""
        missing = [(each, name) for each, name, *_rest in missing_rows(self._assembly)]
        rules = partial(passed_rules, self._assembly)
        dialog = SubstituteDialog(missing, rules, self._typed_name, self)
        dialog.accepted.connect(partial(self._on_substitute, dialog))
        dialog.open()

    def share(self) -> None:
        """The code for another laptop or tablet."""
        shared = second_desk(self._document, self.acts)
        ShareDialog(self._document, shared, self._address, self).open()

    # -- showing

    @property
    def _assembly(self) -> Assembly:
        return self._document.assembly

    def _on_changed(self, aspects: Aspect) -> None:
        if aspects & _LOOKS_AT:
            self._show()
            self._closing.look()

    def _show(self) -> None:
        assembly = self._assembly
        meeting, people = assembly.mandate.meeting, assembly.people
        here, expected = len(people.present(meeting)), people.having(meeting, Attendance.EXPECTED)
        self.frame.show_counts(
            assembly.mandate.name, day_words(assembly), here, people.roll(meeting)
        )
        self.frame.show_missing(missing_rows(assembly), len(expected))
        can_repair = bool(gone(assembly, meeting) or unseated(assembly, meeting))
        self.frame.show_go(
            go_words(bool(awaited(assembly, meeting)), can_repair), can_go=bool(here)
        )
        self.frame.show_undo(self.acts.undo_label, self.acts.redo_label)
        code = people.desk_codes.get(meeting, DeskCode())
        self.frame.show_share(is_open=code.is_open(self._document.now()))
        self._show_hits(self.frame.field.text())

    def _on_typed(self, typed: str) -> None:
        if typed.strip():
            self._greeted = ""
            self.frame.show_place(Place.DESK)
        self._show_hits(typed)

    def _show_hits(self, typed: str) -> None:
        assembly = self._assembly
        meeting, people = assembly.mandate.meeting, assembly.people
        everybody = ((each, people.status(meeting, each.id)) for each in people)
        found = hits(everybody, typed)
        names = people.shown_names()
        shown = found[:_MOST_HITS]
        self.frame.show_hits(
            [(each.id, self._hit_words(names[each.id], each.id, status)) for each, status in shown],
            len(found) - len(shown),
            is_sure=equally_good(found, typed) == 1,
        )
        if typed.strip():
            self._show_hit()
        elif not self._greeted and self.frame.greeting.is_waiting:
            self.frame.greeting.clear()

    def _hit_words(self, name: str, member: str, status: Attendance) -> str:
        seat = self._seat(member)
        told = _("Table {number}").format(number=seat.table) if seat.table else ""
        if seat.due is not Due.NOW:
            told = seat_words(seat).rstrip(".")
        is_here = status_words(status) if status is not Attendance.EXPECTED else ""
        return "   ".join(filter(None, (name, told, is_here)))

    def _seat(self, member: str) -> DoorSeat:
        return door_seat(self._assembly, self._assembly.mandate.meeting, member)

    def _show_hit(self) -> None:
        """What Enter would do now."""
        greeting, member = self.frame.greeting, self.frame.hits.member
        before = greeting.text
        known = self._assembly.people.members.get(member)
        if known is None and self.frame.hits.count():
            told = _("Choose with the arrows, or type on.")
            greeting.say(_("More than one fits"), "", below=told, is_waiting=True)
            return
        if known is None:
            greeting.say(_("Two letters of the name, or the number on the badge"), "")
            return
        status = self._assembly.people.status(self._assembly.mandate.meeting, member)
        above = _("Is already here") if status is Attendance.PRESENT else _("Enter checks in")
        name = self._assembly.people.shown_names()[member]
        greeting.say(above, name, below=joined_words(self._assembly, member), is_waiting=True)
        greeting.show_seat(self._seat(member))
        if greeting.text != before:
            greeting.read_aloud()

    def _greet(self, member: str, *, is_again: bool = False) -> None:
        """Somebody is here: name, table, round."""
        assembly, self._greeted = self._assembly, member
        name = assembly.people.shown_names().get(member)
        if name is None:
            self._greeted = ""
            return
        meeting = assembly.mandate.meeting
        is_open, seat = bool(awaited(assembly, meeting)), self._seat(member)
        below = joined_words(assembly, member)
        if seat.is_lacking and is_open:
            told = (below, _("Gets a seat when the doors close."))
            below = " \N{MIDDLE DOT} ".join(filter(None, told))
        above = _("Is already here. Good to see you again") if is_again else _("Welcome")
        greeting = self.frame.greeting
        greeting.say(above, name, below=below, tint=Tint.INFO if is_again else Tint.POSITIVE)
        can_seat = not is_open and lacks_seat(assembly, meeting, member)
        greeting.show_seat(seat, can_seat=can_seat)
        self.frame.show_place(Place.DESK)
        greeting.read_aloud()

    def _tell_nobody(self, *, is_badge: bool) -> None:
        words = (
            _("This badge is not from this assembly")
            if is_badge
            else _("No one with that name or number.")
        )
        below = _("Type the name, or press F6 for somebody who is new.")
        self.frame.greeting.say("", words, below=below, tint=Tint.WARNING)
        self.frame.greeting.read_aloud()

    # -- newcomers

    @property
    def _typed_name(self) -> str:
        """What was typed, when it means nobody on the list."""
        return "" if self.frame.hits.count() else self.frame.field.text().strip()

    def _on_walk_in(self, dialog: WalkInDialog) -> None:
        self._end_typing()
        self.acts.walk_in(dialog.name)

    def _on_substitute(self, dialog: SubstituteDialog) -> None:
        self._end_typing()
        self.acts.substitute(dialog.name, dialog.instead_of, dialog.reason, dialog.rules)

    def _end_typing(self) -> None:
        empty(self.frame.field)
        self.frame.field.setFocus()

    def _connect(self) -> None:
        frame, acts = self.frame, self.acts
        frame.field.textChanged.connect(self._on_typed)
        frame.field.confirmed.connect(self.confirm)
        frame.field.stepped.connect(frame.hits.step)
        frame.hits.currentRowChanged.connect(self._on_stepped)
        frame.hits.chosen.connect(self._on_chosen)
        frame.missing.arrived.connect(self.come)
        frame.missing.not_coming.connect(acts.note_absent)
        frame.greeting.seat_button.clicked.connect(self.seat_late)
        acts.arrived.connect(self._greet)
        self._document.refused.connect(self._closing.refuse)
        self._document.changed.connect(self._on_changed)
        self._document.deeds_changed.connect(self._on_deeds_changed)
        acts.remembered.connect(self._on_deeds_changed)
        acts.written.connect(self._on_written, Qt.ConnectionType.QueuedConnection)  # greeted first
        self._connect_keys()
        for each in frame.typing_goes_on_from():
            each.installEventFilter(self)

    def _connect_keys(self) -> None:
        """The function keys, on buttons that say them."""
        handlers: dict[str, Callable[[], object]] = {
            "F4": self.seat_late,
            "F6": self.ask_for_walk_in,
            "F7": self.ask_for_substitute,
            "F8": self.go,
            "F9": self.undo,
            "Shift+F9": self.redo,
            "F2": self.share,
            "Ctrl+W": self.close,
        }
        self.frame.offer_keys(handlers)

    def _on_deeds_changed(self) -> None:
        self.frame.show_undo(self.acts.undo_label, self.acts.redo_label)

    def _on_stepped(self, row: int) -> None:
        if row >= 0 and self.frame.field.text().strip():
            self._show_hit()

    def _on_chosen(self, member: str) -> None:
        empty(self.frame.field)
        self.come(member)
