"""Repairs of a programme side by side with what each would make of it; one key each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.agenda import Agenda, Moment, Proposal, shortages
from app.ui.agenda.repair_words import (
    preview_rows,
    proposal_words,
    reach_words,
    shortages_words,
    stays_words,
)
from app.ui.agenda.table import WholeRows
from app.ui.seating.insight.rows import RowsModel
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, DataTable, Kind, Text, Tone
from app.ui.widgets.scrolling import scrolling

_AROUND: Final = 60
"""What stays free of the display beside and below the dialog, with its frame."""
_CHOICE: Final = 0.3
"""What of the dialog's width a line of a choice takes at most: the rest is the preview's."""


class RepairDialog(QDialog):
    """Digits choose a repair and show it; Enter makes it so. `chosen` carries the `Proposal`.

    Nothing is changed before: neither the programme nor the room screen.
    """

    chosen = Signal(object)

    def __init__(
        self,
        agenda: Agenda,
        proposals: Sequence[Proposal],
        seen: Moment,
        parent: QWidget | None = None,
    ) -> None:
        """`proposals` are at least one, all for the same shortage."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._agenda, self._proposals, self._seen = agenda, tuple(proposals), seen
        self._title = Text(role=Role.HEADING, wraps=True)
        why = (_("Nothing changes before you choose."), stays_words(agenda, proposals[0].shortage))
        self._why = Text(" ".join(filter(None, why)), tone=Tone.MUTED, wraps=True)
        self.table, self._model = DataTable(_("The new programme")), RowsModel(self)
        self._group = QButtonGroup(self)
        self.take, self._cancel = Button(kind=Kind.PRIMARY), Button(_("Cancel"))
        self.choices = [self._choice(at) for at in range(len(self._proposals))]
        self._lay_out()
        self.setWindowTitle(_("Make the programme fit"))
        first = self._proposals[0]
        missed = len(shortages(agenda.day(first.meeting), seen))
        self._title.setText(shortages_words(agenda, first.shortage, missed - 1))
        self.take.setText(_("Use this programme (Enter)"))
        self.take.setDefault(True)
        self.take.clicked.connect(self._on_take)
        self._cancel.clicked.connect(self.reject)
        self.choices[0].setChecked(True)
        self._show(0)
        self.choices[0].setFocus()
        self.resize(self._usual_size())

    @property
    def proposals(self) -> tuple[Proposal, ...]:
        """What is offered, in order."""
        return self._proposals

    @property
    def proposal(self) -> Proposal:
        """The repair that is shown."""
        return self._proposals[max(0, self._group.checkedId())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses; the rest is as in any dialog."""
        number = event.key() - int(Qt.Key.Key_1)
        if 0 <= number < len(self.choices):
            self.choices[number].setChecked(True)
            self.choices[number].setFocus()
            return
        super().keyPressEvent(event)

    def _usual_size(self) -> QSize:
        """Room for seven choices and for whole titles, within the display."""
        space = self.screen().availableSize() - QSize(_AROUND, _AROUND)
        return QSize(scaled(1220), scaled(620)).boundedTo(space)

    def _choice(self, at: int) -> QRadioButton:
        words, means = proposal_words(self._agenda, self._proposals[at], self._seen)
        button = QRadioButton()
        room = round(self._usual_size().width() * _CHOICE)
        button.setText(_wrapped(f"{at + 1}  {words}", room, button.fontMetrics()))
        button.setAccessibleName(f"{at + 1}  {words}")
        button.setAccessibleDescription(means)
        self._group.addButton(button, at)
        button.toggled.connect(partial(self._on_toggled, at))
        return button

    def _listed(self) -> QScrollArea:
        """The choices, grouped by how far they reach where not all mend the whole day."""
        inside, left = QWidget(), QVBoxLayout()
        left.setContentsMargins(0, 0, Space.SMALL, 0)
        left.setSpacing(Space.TINY)
        heads = [reach_words(each) for each in self._proposals]
        is_told = not all(each.mends_all for each in self._proposals)
        for at, button in enumerate(self.choices):
            if is_told and (not at or heads[at] != heads[at - 1]):
                left.addWidget(Text(heads[at], Role.LABEL, Tone.MUTED))
            _words, means = proposal_words(self._agenda, self._proposals[at], self._seen)
            note = Text(means, Role.CAPTION, Tone.MUTED, wraps=True)
            note.setIndent(scaled(24))
            left.addWidget(button)
            left.addWidget(note)
            left.addSpacing(Space.SMALL)
        left.addStretch(1)
        inside.setLayout(left)
        around = scrolling(inside)
        bar = around.verticalScrollBar().sizeHint().width()
        around.setMinimumWidth(inside.minimumSizeHint().width() + bar)
        return around

    def _lay_out(self) -> None:
        self._list = self._listed()
        self.table.setModel(self._model)
        self.table.setItemDelegate(WholeRows(self.table))
        self.table.setWordWrap(True)  # titles in full
        self.table.setTextElideMode(Qt.TextElideMode.ElideNone)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setSelectionMode(DataTable.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        middle = QHBoxLayout()
        middle.setSpacing(Space.HUGE)
        middle.addWidget(self._list, 2)
        middle.addWidget(self.table, 3)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self._why, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._title)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _show(self, at: int) -> None:
        rows = preview_rows(self._agenda, self._proposals[at], self._seen)
        strong = frozenset((row, 2) for row, told in enumerate(rows) if told[2])
        heads = (_("Item"), _("As it is"), _("New"), _("Length"))
        self._model.show(heads, rows, strong)
        sizes = self.table.horizontalHeader()
        sizes.setStretchLastSection(False)
        sizes.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        sizes.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        first = next((row for row, told in enumerate(rows) if told[2]), 0)
        self.table.scrollTo(self._model.index(max(0, first - 1), 0))

    def _on_toggled(self, at: int, is_on: bool) -> None:
        if is_on:
            self._list.ensureWidgetVisible(self.choices[at])
            self._show(at)

    def _on_take(self) -> None:
        self.chosen.emit(self.proposal)
        self.accept()


def _wrapped(words: str, width: int, metrics: QFontMetrics) -> str:
    """In lines, for a radio button has one only and would push the preview out of sight."""
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1].strip() and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)
