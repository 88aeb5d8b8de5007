"""The legibility aid: can the last row read the smallest text?"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator
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
        self.picture, self.distance = MetresField(1.5, 12.0), MetresField(8.0, 99.0)
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
            field.told.connect(self._answer)
            field.editingFinished.connect(self._answer)
        self.picture.setFocus()
        self.picture.selectAll()
        self._answer()

    def _answer(self) -> None:
        for field in (self.picture, self.distance):
            if not field.hasAcceptableInput():
                words = _("Type a length between {least} and {most} m.")
                least, most = (_spoken(each) for each in (field.minimum(), field.maximum()))
                self.answer.setText(words.format(least=least, most=most))
                self.advice.setText("")
                return
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


class MetresField(QDoubleSpinBox):
    """A length of at least 0.3 m. Comma and dot are both decimal marks, and none parts thousands:
    who types the other language's mark means the same.

    `told` says that something was typed, also when it is no length within the range.
    """

    told = Signal()

    def __init__(self, value: float, most: float) -> None:
        super().__init__()
        self.setRange(0.3, most)
        self.setDecimals(1)
        self.setSingleStep(0.1)
        self.setSuffix(" m")
        self.setValue(value)
        self.lineEdit().textEdited.connect(self.told)

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Anything may be typed on the way; only a length within the range counts."""
        metres = self._metres(text)
        is_told = metres is not None and self.minimum() <= metres <= self.maximum()
        state = QValidator.State.Acceptable if is_told else QValidator.State.Intermediate
        return state, text, at

    def valueFromText(self, text: str) -> float:  # noqa: N802 - Qt's name
        """What was typed, in metres; what stood there when it is no number."""
        metres = self._metres(text)
        return self.value() if metres is None else metres

    def fixup(self, _text: str) -> str:
        """What stood there before."""
        return self.textFromValue(self.value()) + self.suffix()

    def _metres(self, text: str) -> float | None:
        typed = text.removesuffix(self.suffix()).strip().removesuffix("m").strip()
        try:
            return float(Decimal(typed.replace(",", ".")))
        except InvalidOperation:
            return None


def _spoken(metres: float, *, up: bool = False) -> str:
    """To a tenth, on the safe side: what is reached is cut, what is needed is rounded up."""
    tenths = -int(-metres * 10 // 1) if up else int(metres * 10)
    return i18n.number(Decimal(tenths) / 10, 1)
