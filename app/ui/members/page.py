"""The members: who they are, who is here, and whether those who are here mirror the whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.document import Document
from app.i18n import _
from app.models.arrivals import awaited
from app.models.assembly import Aspect, Assembly
from app.models.errors import Refused
from app.models.people import Attendance, Member
from app.ui.files import ask_for_file
from app.ui.icons import icon
from app.ui.members.acts import MemberActs
from app.ui.members.composition import composition
from app.ui.members.desk import CheckInDesk
from app.ui.members.import_dialog import ImportDialog
from app.ui.members.list import MembersList
from app.ui.members.member_dialog import MemberDialog
from app.ui.members.mirror import Mirror
from app.ui.page import Page
from app.ui.question import Question
from app.ui.theme import Space, scaled
from app.ui.toast import Toast
from app.ui.today.words import day_words
from app.ui.unreadable import tell_unreadable
from app.ui.widgets import Arrival, Button, EmptyState, SectionHeader

_BESIDE_FROM = 800


def _no_address() -> str:
    return ""


class MembersPage(Page):
    """Check-in desk above, the list below it, the mirror at its side (below it when narrow)."""

    aspects: ClassVar[Aspect] = Aspect.PEOPLE | Aspect.MANDATE | Aspect.SEATING | Aspect.AGENDA
    takes_letters: ClassVar[bool] = True

    def __init__(
        self,
        document: Document,
        address: Callable[[], str] = _no_address,
        is_room_on: Callable[[], bool] = bool,
        parent: QWidget | None = None,
    ) -> None:
        """`address` gives the room server's, "" while there is none; `is_room_on` tells whether the
        room screen can be seen.
        """
        super().__init__(parent)
        self._document, self._address, self._is_room_on = document, address, is_room_on
        self.acts = MemberActs(document, self)
        self._header = SectionHeader()
        self._empty = EmptyState("users", self)
        self.desk, self.list, self._mirror = CheckInDesk(), MembersList(), Mirror()
        self._import_button = Button(icon_name="upload")
        self._add_button = Button(icon_name="user-plus")
        self._arrival_button = Button(icon_name="scan-line")
        self._make_actions()
        self._lay_out()
        Arrival(self, self.desk.field.setFocus, is_constant=True)
        self._connect()

    # -- the contract of a page

    def show_assembly(self, assembly: Assembly) -> None:
        """The members and the day on screen as they are now."""
        members = tuple(assembly.people)
        self._stack.setCurrentIndex(1 if members else 0)
        for widget in (self._import_button, self._add_button, self._arrival_button):
            widget.setVisible(bool(members))
        self._show_count(assembly)
        self.desk.show_assembly(assembly)
        self.list.show_assembly(assembly)
        self._mirror.show_criteria(composition(assembly.people, assembly.mandate.meeting))
        self._mirror.setVisible(bool(self._mirror.count))

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._empty.show_texts(
            _("Nobody is on the list yet"),
            _("Import the secretariat's list: an Excel workbook or a CSV file."),
            _("Import a list…"),
            _("Add members one by one"),
        )
        self._import_button.setText(_("Import a list…"))
        self._add_button.setText(_("Add member…"))
        self._arrival_button.setText(_("Arrival desk"))
        for action, words in self._texts():
            action.setText(words)
        self._show_count(self._document.assembly)
        self.desk.retranslate()
        self.list.retranslate()
        self._mirror.retranslate()

    def begin_typing(self, text: str) -> None:
        """Whoever types a name with the keyboard elsewhere on the page means the desk's field."""
        if self.desk.field.isVisible():
            self.desk.field.setFocus()
            self.desk.field.insert(text)

    # -- what can be done

    def import_file(self, path: Path) -> None:
        """Shows a list that was chosen or dropped on the window before it is taken."""
        dialog = ImportDialog(self._document, path, self)
        dialog.taken.connect(self._on_taken)
        dialog.accepted.connect(self.find_member)
        dialog.unreadable.connect(partial(self._on_unreadable, path))
        dialog.start()

    def choose_file(self) -> None:
        """Asks for the list."""
        kinds = (_("Lists (*.csv *.xlsx *.txt *.tsv)"), _("All files (*)"))
        ask_for_file(self, _("Import members"), kinds, self._on_file)

    def add_member(self) -> None:
        """Asks for one more."""
        dialog = self._dialog(None)
        dialog.accepted.connect(partial(self._add, dialog))
        dialog.open()

    def edit_member(self) -> None:
        """Corrects the member of the current row."""
        member = self._document.assembly.people.members.get(self.list.current)
        if member is not None and member.details is not None:
            dialog = self._dialog(member)
            dialog.accepted.connect(partial(self._correct, dialog))
            dialog.open()

    def toggle(self) -> None:
        """Checks the chosen rows in, or takes a slip back."""
        self.acts.toggle(self.list.chosen)

    def note_absent(self) -> None:
        """The chosen rows stay away."""
        self.acts.note(Attendance.ABSENT, self.list.chosen)

    def note_left(self) -> None:
        """The chosen rows have left."""
        self.acts.note(Attendance.LEFT, self.list.chosen)

    def expect_again(self) -> None:
        """The chosen rows are awaited again."""
        self.acts.note(Attendance.EXPECTED, self.list.chosen)

    def remove(self) -> None:
        """Takes the chosen rows off the list."""
        self.acts.remove(self.list.chosen)

    def erase(self) -> None:
        """Asks before a person's data are deleted for good."""
        member = self._document.assembly.people.members.get(self.list.current)
        if member is None or member.details is None:
            return
        words = _("Erase everything known about {name}?").format(name=member.name)
        told = _(
            "Name, mobile, e-mail and attributes are deleted from this file for good. The"
            " badge number and the counts remain. This cannot be undone."
        )
        title, sure = _("Erase personal data"), _("Erase for good")
        box = Question(self, title, words, told, sure, is_grave=True)
        box.setObjectName("erase")
        box.accepted.connect(partial(self._erase, member.id, member.number))
        box.open()

    def open_arrival_desk(self) -> None:
        """The window for the door, over the whole screen; the one that is open if there is one."""
        from app.ui.arrival.window import ArrivalWindow  # with the engine and the print-outs

        window = self.findChild(ArrivalWindow)
        if window is None:
            window = ArrivalWindow(
                self._document, self._address, is_room_on=self._is_room_on, parent=self
            )
            window.setGeometry(self.window().geometry())  # on the screen where the window is
        window.showMaximized()
        window.activateWindow()

    def find_member(self) -> None:
        """The keyboard goes to the desk's field."""
        self.desk.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.desk.field.selectAll()

    # -- Qt's calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The mirror moves below the list when there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._mirror.set_beside(beside)

    # -- inside

    def _make_actions(self) -> None:
        made: tuple[tuple[str, str, Callable[[], None], str], ...] = (
            ("find", "Ctrl+F", self.find_member, "search"),
            ("edit", "F2", self.edit_member, "pencil"),
            ("import", "Ctrl+I", self.choose_file, "upload"),
            ("add", "Ctrl+Shift+A", self.add_member, "user-plus"),
            ("toggle", "", self.toggle, "user-check"),
            ("absent", "", self.note_absent, "user-x"),
            ("left", "", self.note_left, "log-out"),
            ("expect", "", self.expect_again, "circle"),
            ("doors", "", self.acts.close_doors, "user-x"),
            ("remove", "", self.remove, "trash-2"),
            ("erase", "", self.erase, "shield-check"),
        )
        self._actions: dict[str, QAction] = {}
        for key, shortcut, handler, icon_name in made:
            action = QAction(icon(icon_name), "", self)
            action.setObjectName(f"member-{key}")
            if shortcut:
                action.setShortcut(QKeySequence(shortcut))
            action.triggered.connect(handler)
            self.offer(action)
            self._actions[key] = action

    def _texts(self) -> list[tuple[QAction, str]]:
        words = {
            "find": _("Find a member"),
            "edit": _("Edit member…"),
            "import": _("Import a list…"),
            "add": _("Add member…"),
            "toggle": _("Check in, or undo check-in"),
            "absent": _("Not coming"),
            "left": _("Has left"),
            "expect": _("Expected again"),
            "doors": _("The rest stay away"),
            "remove": _("Remove from the list"),
            "erase": _("Erase personal data…"),
        }
        return [(action, words[key]) for key, action in self._actions.items()]

    def _lay_out(self) -> None:
        self._header.add_action(self._arrival_button)
        self._header.add_action(self._add_button)
        self._header.add_action(self._import_button)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(Space.LARGE)
        self._middle.addWidget(self.list, 1)
        self._middle.addWidget(self._mirror)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.desk)
        column.addLayout(self._middle, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        page.setSpacing(Space.MEDIUM)
        page.addWidget(self._header)
        page.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self._empty.acted.connect(self.choose_file)
        self._empty.second_chosen.connect(self.add_member)
        self._import_button.clicked.connect(self.choose_file)
        self._add_button.clicked.connect(self.add_member)
        self._arrival_button.clicked.connect(self.open_arrival_desk)
        self.desk.sought.connect(self._on_sought)
        self.desk.arrived.connect(self._on_arrived)
        self.desk.already_here.connect(self.acts.tell_here_already)
        self.desk.doors_closed.connect(self.acts.close_doors)
        self.desk.list_wanted.connect(self.list.take_keyboard)
        self.list.table.opened.connect(self.edit_member)
        self.list.table.toggled.connect(self.toggle)
        self.list.table.removed.connect(self.remove)
        self.list.table.menu_wanted.connect(self._on_menu)
        self.acts.told.connect(self.told)

    def _dialog(self, member: Member | None) -> MemberDialog:
        known = self._document.assembly.people
        return MemberDialog(tuple(known), known.headers(), member, self)

    def _add(self, dialog: MemberDialog) -> None:
        self.acts.add(dialog.details, dialog.fixed_table)

    def _correct(self, dialog: MemberDialog) -> None:
        self.acts.correct(dialog.member, dialog.details, dialog.fixed_table)

    def _erase(self, member: str, number: int) -> None:
        self.acts.erase(member, number)

    def _show_count(self, assembly: Assembly) -> None:
        meeting, known = assembly.mandate.meeting, assembly.people
        n = len(known.members)
        self._header.show_texts(_("Members"), day_words(assembly) if n else "")
        self._actions["doors"].setEnabled(bool(awaited(assembly, meeting)))

    def _on_sought(self, typed: str) -> None:
        """The list narrows, and the one whom Enter would check in is marked."""
        self.list.seek(typed)
        hit = self.desk.hit()
        if hit is not None:
            self.list.choose(hit[0].id)

    def _on_arrived(self, member: str) -> None:
        self.acts.note(Attendance.PRESENT, (member,))

    def _on_file(self, path: str) -> None:
        self.import_file(Path(path))

    def _on_taken(self, toast: Toast) -> None:
        self.told.emit(toast)

    def _on_unreadable(self, path: Path, refused: Refused) -> None:
        tell_unreadable(self, _("Import members"), path, refused)

    def _on_menu(self, at: QPoint) -> None:
        """What can be done with the chosen rows."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one = len(self.list.chosen) == 1
        for key in ("toggle", "left", "absent", "expect"):
            menu.addAction(self._actions[key])
        menu.addSeparator()
        if one:
            menu.addAction(self._actions["edit"])
        menu.addAction(self._actions["remove"])
        if one:
            menu.addAction(self._actions["erase"])
        menu.popup(at)
