"""The versions of a recommendation, and what changed between any two of them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.recommendations import Recommendation, Version, crossing
from app.ui.recommendations.redline_view import RedlineView
from app.ui.recommendations.words import change_words, origin_words, version_words
from app.ui.theme import Role, Space
from app.ui.widgets import Button, FlowLayout, Text, Tone
from app.ui.widgets import Kind as ButtonKind

_MOST_IN_SIGHT: Final = 4


class VersionsView(QWidget):
    """All versions, newest first; the chosen one against the one before it, or any other.

    `words_wanted` carries a version's number: its words should become the draft;
    `settling_wanted` asks to look at two that were written at the same time, `room_wanted` and
    `print_wanted` to show the two of `pair` on the wall and on paper.
    """

    words_wanted = Signal(int)
    settling_wanted = Signal()
    room_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.base = QListWidget(), QComboBox()
        self._label, self._change = Text(role=Role.LABEL), Text(tone=Tone.MUTED, wraps=True)
        self._label.setBuddy(self.base)
        self.redline = RedlineView()
        self.use_button = Button(kind=ButtonKind.QUIET, icon_name="copy")
        self.settle_button = Button(icon_name="git-compare")
        self.settle_button.hide()
        self.room_button = Button(kind=ButtonKind.QUIET, icon_name="monitor-play")
        self.print_button = Button(kind=ButtonKind.QUIET, icon_name="printer")
        self.room_button.clicked.connect(self.room_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.base.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.settle_button.clicked.connect(self.settling_wanted)
        self._versions: tuple[Version, ...] = ()
        self._id = ""
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row)
        self.base.currentIndexChanged.connect(self._show_change)
        self.use_button.clicked.connect(self._on_use)

    def show_versions(self, recommendation: Recommendation | None) -> None:
        """Its versions; the newest is chosen when there is one more or it is another."""
        found = recommendation.versions if recommendation is not None else ()
        waits = recommendation is not None and bool(crossing(recommendation))
        self.settle_button.setVisible(waits)
        key = recommendation.id if recommendation is not None else ""
        if (key, found) == (self._id, self._versions):
            return
        self._id, self._versions = key, found
        self._fill()

    @property
    def pair(self) -> tuple[int, int] | None:
        """The numbers of the two that are compared, the older first; None for a first version."""
        chosen, base = self._chosen(), self.base.currentData()
        return (int(base), chosen.number) if chosen is not None and base else None

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.list.setAccessibleName(_("Versions"))
        self._label.setText(_("Compared with"))
        self.redline.setAccessibleName(_("What changed"))
        self.use_button.setText(_("Use these words"))
        self.settle_button.setText(_("Edited at the same time: settle it"))
        self.room_button.setText(_("Show to the room"))
        self.print_button.setText(_("Print"))
        self._fill()

    def _fill(self) -> None:
        was_blocked = self.list.blockSignals(True)
        self.list.clear()
        for version in reversed(self._versions):
            item = QListWidgetItem(f"{version_words(version)} · {origin_words(version)}")
            item.setToolTip(item.text())
            self.list.addItem(item)
        self.list.blockSignals(was_blocked)
        self._fit()
        self.list.setCurrentRow(0)
        self._on_row(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        """As many versions in sight as there are, up to four."""
        shown = min(max(len(self._versions), 1), _MOST_IN_SIGHT)
        row = max(self.list.sizeHintForRow(0), 28)
        self.list.setFixedHeight(shown * row + 2 * self.list.frameWidth() + 2)

    def _on_row(self, row: int) -> None:
        """The base follows: the version this one was written over, the first against nothing."""
        if not 0 <= row < len(self._versions):
            return
        chosen = self._versions[len(self._versions) - 1 - row]
        was_blocked = self.base.blockSignals(True)
        self.base.clear()
        for each in self._versions:
            if each.number != chosen.number:
                self.base.addItem(version_words(each), each.number)
        numbers = [self.base.itemData(n) for n in range(self.base.count())]
        wanted = chosen.based_on or (numbers[0] if numbers else 0)
        self.base.setCurrentIndex(numbers.index(wanted) if wanted in numbers else 0)
        self.base.blockSignals(was_blocked)
        self._show_change()

    def _show_change(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        number = self.base.currentData()
        base = next((each for each in self._versions if each.number == number), None)
        has_base = base is not None
        self.base.setVisible(has_base)
        self.room_button.setEnabled(has_base)
        self.print_button.setEnabled(has_base)
        self._label.setVisible(has_base)
        if base is None:
            self.redline.show_change(chosen.wording, chosen.wording)
            self._change.setText(_("The first version."))
        else:
            self._change.setText(
                change_words(*self.redline.show_change(base.wording, chosen.wording))
            )

    def _chosen(self) -> Version | None:
        row = self.list.currentRow()
        at = len(self._versions) - 1 - row
        return self._versions[at] if row >= 0 and 0 <= at < len(self._versions) else None

    def _on_use(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self.words_wanted.emit(chosen.number)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._label)
        row.addWidget(self.base)
        row.addWidget(self._change, 1)
        foot = FlowLayout(Space.SMALL)  # below each other where text is large
        for button in (self.use_button, self.room_button, self.print_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.settle_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.list)
        column.addLayout(row)
        column.addWidget(self.redline, 1)
        column.addLayout(foot)
