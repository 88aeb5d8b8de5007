"""What two laptops changed at the same time: both words side by side, and a key for each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.crossing_words import Choice, Question, questions, waiting_words
from app.document import Document
from app.i18n import _
from app.models.assembly import Assembly
from app.models.side_by_side import Crossing, settle_crossing
from app.ui.theme import Role, Space
from app.ui.widgets import Button, Kind, Text, Tone

_KEYS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}
_BOTH = 3


class CrossingsList(QWidget):
    """Hidden while nothing waits. What is chosen can be undone."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._shown: tuple[Question, ...] = ()
        self._shown_rows = list[CrossingRow]()
        self._told = Text(tone=Tone.WARNING, wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.MEDIUM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._told)
        column.addLayout(self._rows)
        self.hide()

    @property
    def rows(self) -> tuple[CrossingRow, ...]:
        """One for each thing that waits."""
        return tuple(self._shown_rows)

    def show_assembly(self, assembly: Assembly) -> None:
        """What waits now."""
        found = questions(assembly, self._document.device)
        if found == self._shown:
            return
        had_focus = any(button.hasFocus() for row in self.rows for button in row.buttons)
        self._shown = found
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._shown_rows = [CrossingRow(each, self) for each in found]
        for row in self._shown_rows:
            self._rows.addWidget(row)
        self._told.setText(waiting_words(len(found)) if found else "")
        self.setVisible(bool(found))
        if had_focus and found:
            self.rows[0].buttons[0].setFocus()

    def retranslate(self, assembly: Assembly) -> None:
        """All words in the language of the moment."""
        self._shown = ()
        self.show_assembly(assembly)

    def choose(self, crossing: Crossing, name: str, choice: int) -> None:
        """The first (1) or the second (2) word holds, or both changes (3)."""
        label = _("choose what holds for {name}").format(name=name)
        now = self._document.now()
        thing, subject = crossing.thing, crossing.subject
        self._document.do(label, settle_crossing, thing, subject, choice, now)


class CrossingRow(QWidget):
    """One thing: its name, and both words with a button each, and one for both
    changes where they leave each other alone. 1, 2 and 3 on the keyboard choose.
    """

    def __init__(self, question: Question, home: CrossingsList) -> None:
        super().__init__(home)
        self._home, self._question = home, question
        self.buttons = (Button(kind=Kind.SECONDARY), Button(kind=Kind.SECONDARY))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(Text(question.name, role=Role.STRONG, wraps=True))
        beside = QHBoxLayout()
        beside.setSpacing(Space.LARGE)
        for number, (choice, button) in enumerate(
            zip(question.choices, self.buttons, strict=True), 1
        ):
            beside.addLayout(self._word(number, choice, button), 1)
        column.addLayout(beside)
        self.both_button = Button(kind=Kind.QUIET)
        self.both_button.setText(_("{n}  Keep both changes").format(n=_BOTH))
        self.both_button.setAccessibleName(f"{question.name}: {'; '.join(question.together)}")
        self.both_button.clicked.connect(partial(self._choose, _BOTH))
        column.addWidget(self.both_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.both_button.setVisible(bool(question.together))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number chooses."""
        choice = _KEYS.get(Qt.Key(event.key()))
        is_offered = choice != _BOTH or bool(self._question.together)
        if (
            choice is None
            or not is_offered
            or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            super().keyPressEvent(event)
        else:
            self._choose(choice)

    def _word(self, number: int, choice: Choice, button: Button) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.SMALL)
        who = _("{who} (holds now)").format(who=choice.who) if choice.holds else choice.who
        column.addWidget(Text(who, tone=Tone.MUTED, wraps=True))
        told = "\n".join(choice.lines)
        column.addWidget(Text(told, wraps=True))
        column.addStretch(1)
        button.setText(_("{n}  Choose this").format(n=number))
        button.setAccessibleName(f"{self._question.name}: {told}")
        button.clicked.connect(partial(self._choose, number))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return column

    def _choose(self, choice: int) -> None:
        self._home.choose(self._question.crossing, self._question.name, choice)
