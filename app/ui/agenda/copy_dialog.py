"""A day's programme on another day: from which, to which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from app.i18n import _, _n
from app.ui.theme import scaled
from app.ui.widgets import Button, FormRows, Kind, frame_dialog


@dataclass(frozen=True, slots=True)
class Day:
    """A meeting day to choose: its id, its words, and how many items it has."""

    id: str
    words: str
    count: int


class CopyDayDialog(QDialog):
    """Opened with `open()`; `chosen` carries the ids of the two days."""

    chosen = Signal(str, str)

    def __init__(
        self, days: Sequence[Day], source: str, target: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._days = {each.id: each for each in days}
        self.source, self.target = QComboBox(), QComboBox()
        for box, chosen in ((self.source, source), (self.target, target)):
            for day in days:
                box.addItem(day.words, day.id)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.currentIndexChanged.connect(self._show_what)
        self._form = FormRows()
        self._form.add(_("Copy from"), self.source)
        self._form.add(_("Copy to"), self.target)
        self.copy_button, self._cancel = Button(kind=Kind.PRIMARY), Button(_("Cancel"))
        frame_dialog(self, [self._form], self.copy_button, self._cancel, self._on_copy)
        self.setWindowTitle(_("Copy the programme to another day"))
        self.setMinimumWidth(scaled(440))
        self._show_what()

    def _show_what(self) -> None:
        source = self._days[str(self.source.currentData())]
        target = self._days[str(self.target.currentData())]
        self.copy_button.setText(
            _n("Copy {n} item", "Copy {n} items", source.count).format(n=source.count)
        )
        self.copy_button.setEnabled(source.count > 0 and source.id != target.id)
        hint = ""
        if source.id == target.id:
            hint = _("Choose two different days.")
        elif target.count:
            hint = _n(
                "That day has {n} item already; the copies come after it.",
                "That day has {n} items already; the copies come after them.",
                target.count,
            ).format(n=target.count)
        empty = "" if source.count else _("That day has no programme to copy.")
        self._form.show_texts(self.source, _("Copy from"), empty)
        self._form.show_texts(self.target, _("Copy to"), hint)

    def _on_copy(self) -> None:
        self.chosen.emit(str(self.source.currentData()), str(self.target.currentData()))
        self.accept()
