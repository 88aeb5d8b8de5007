"""The legibility aid: can the last row read the smallest text?"""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDoubleSpinBox, QVBoxLayout, QWidget

from app import i18n
from app.i18n import _
from app.ui.slide.reading import reading
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, FormRows, Kind, Text, Tone


class LegibilityDialog(QDialog):
    """Two lengths, and an answer that follows as they are typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Can the last row read it?"))
        self.picture, self.distance = _metres(1.5), _metres(8.0)
        rows = FormRows()
        rows.add("", self.picture)
        rows.add("", self.distance)
        rows.show_texts(
            self.picture, _("Height of the picture"), _("Of the lit area, measured on the wall.")
        )
        rows.show_texts(self.distance, _("From the picture to the last row"))
        self.answer = Text(role=Role.SUBHEADING, wraps=True)
        self.advice = Text(tone=Tone.MUTED, wraps=True)
        close = Button(_("Close"), Kind.PRIMARY)
        close.clicked.connect(self.accept)
        self.setMinimumWidth(scaled(440))  # its rows are short, and its name is not
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        for part in (rows, self.answer, self.advice):
            column.addWidget(part)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        for field in (self.picture, self.distance):
            field.valueChanged.connect(self._answer)
        self._answer()

    def _answer(self) -> None:
        told = reading(self.picture.value(), self.distance.value())
        if told.is_readable:
            words = _("Yes: the smallest text can be read from {metres} m.")
            self.answer.setText(words.format(metres=_spoken(told.farthest)))
            self.advice.setText(_("Look at the test card from the last row to be sure."))
            return
        words = _("No: the smallest text can only be read from {metres} m.")
        self.answer.setText(words.format(metres=_spoken(told.farthest)))
        words = _("Make the picture {metres} m high, move the last row nearer, or read aloud.")
        self.advice.setText(words.format(metres=_spoken(told.picture_needed, up=True)))


def _metres(value: float) -> QDoubleSpinBox:
    field = QDoubleSpinBox()
    field.setRange(0.3, 99.0)
    field.setDecimals(1)
    field.setSingleStep(0.1)
    field.setSuffix(" m")
    field.setValue(value)
    return field


def _spoken(metres: float, *, up: bool = False) -> str:
    """To a tenth, on the safe side: what is reached is cut, what is needed is rounded up."""
    tenths = -int(-metres * 10 // 1) if up else int(metres * 10)
    return i18n.number(Decimal(tenths) / 10, 1)
