"""A round of dots: opened with two numbers, counted sheet by sheet, closed to be shown."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, _n, joined
from app.models.assembly import Assembly
from app.models.board import MOST_DOTS, DotRound
from app.ui.board.acts import BoardActs
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, FormRows, Kind, Text, Tone, frame_dialog

_USUAL, _USUAL_ON_ONE = 5, 3


class OpenDotsDialog(QDialog):
    """Asks how many dots a member has, and how many of them on one theme."""

    def __init__(self, acts: BoardActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._acts = acts
        self.each, self.on_one = QSpinBox(), QSpinBox()
        rows = FormRows()
        for box, usual in ((self.each, _USUAL), (self.on_one, _USUAL_ON_ONE)):
            box.setRange(1, MOST_DOTS)
            box.setValue(usual)
            rows.add("", box)
        rows.show_texts(self.each, _("Dots for each member"))
        rows.show_texts(self.on_one, _("At most on one theme"))
        told = Text(_("What is put is shown to nobody until you close the round."), wraps=True)
        self._open, cancel = Button(_("Open the round"), Kind.PRIMARY), Button(_("Cancel"))
        frame_dialog(self, [rows, told], self._open, cancel, self._on_open)
        self.setWindowTitle(_("Dots on the themes"))
        self.each.valueChanged.connect(self.on_one.setMaximum)
        self.each.selectAll()

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(scaled(400), super().sizeHint().height())

    def _on_open(self) -> None:
        self._acts.open_dots(self.each.value(), self.on_one.value())
        self.accept()


class CountDotsDialog(QDialog):
    """Counts sheets: a number for each theme, Enter, and the next one. The sums stay hidden."""

    def __init__(self, acts: BoardActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._acts = acts
        self._round: DotRound | None = None
        self.boxes: dict[str, QSpinBox] = {}
        rows = QWidget()
        self._rows = QFormLayout(rows)
        self._rows.setContentsMargins(0, 0, Space.SMALL, 0)
        self._rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        self._left = Text(role=Role.STRONG, wraps=True)
        self._counted = Text(tone=Tone.MUTED, wraps=True)
        self.count_button = Button(_("Count this sheet"), Kind.PRIMARY)
        self.close_button = Button(_("Close the round and show the sums"))
        later = Button(_("Go on later"))
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(rows)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        for part in (self._left, self._counted, self.close_button):
            words.addWidget(part)
        frame_dialog(self, [scroll, words], self.count_button, later, self._on_count)
        self.close_button.setAutoDefault(False)
        self.setWindowTitle(_("Dots on the themes"))
        self.close_button.clicked.connect(self._on_close)

    def show_round(self, assembly: Assembly) -> None:
        """The round that is open: its themes, and how many sheets there are."""
        self._round = found = assembly.board.open_dots()
        if found is None:
            self.reject()
            return
        if not self.boxes:
            self._fill(found, assembly)
        n = len(found.sheets)
        told = _n("{n} sheet counted.", "{n} sheets counted.", n).format(n=n)
        hidden = _("What is put is shown to nobody until you close the round.")
        self._counted.setText(f"{told} {hidden}")
        self._show_left()

    def sizeHint(self) -> QSize:
        """Room for the themes of a day."""
        return QSize(scaled(480), scaled(480))

    # -- inside

    def _fill(self, found: DotRound, assembly: Assembly) -> None:
        board = assembly.board
        for theme in found.themes:
            known = board.themes.get(theme) or board.gone.get(theme)
            box = QSpinBox()
            box.setRange(0, MOST_DOTS)  # what stands on the paper; too much is told, not cut
            box.valueChanged.connect(self._show_left)
            title = known.title if known else ""
            box.setAccessibleName(title)
            self._rows.addRow(Text(title, wraps=True), box)
            self.boxes[theme] = box
        self._first()

    def _first(self) -> None:
        for box in self.boxes.values():
            box.setValue(0)
        first = next(iter(self.boxes.values()))
        first.setFocus()
        first.selectAll()

    def _show_left(self) -> None:
        if self._round is None:
            return
        put = {theme: box.value() for theme, box in self.boxes.items()}
        left = self._round.per_member - sum(put.values())
        over = [theme for theme, dots in put.items() if dots > self._round.per_theme]
        told = _n("{n} dot left", "{n} dots left", left).format(n=left)
        if left < 0:
            told = _n("{n} dot too many", "{n} dots too many", -left).format(n=-left)
        self._left.setText(". ".join((told, *self._too_many(over))))
        self._left.set_tone(Tone.WARNING if left < 0 or over else Tone.NORMAL)
        self.count_button.setEnabled(sum(put.values()) > 0 and left >= 0 and not over)

    def _too_many(self, themes: list[str]) -> Iterator[str]:
        """Which themes a sheet gives more dots than one may have."""
        if themes and self._round is not None:
            titles = joined([self.boxes[each].accessibleName() for each in themes])
            n = self._round.per_theme
            told = _n("Only {n} dot on {themes}", "At most {n} dots on {themes}", n)
            yield told.format(n=n, themes=titles)

    def _on_count(self) -> None:
        if self.count_button.isEnabled():
            self._acts.put_dots({theme: box.value() for theme, box in self.boxes.items()})
            self._first()

    def _on_close(self) -> None:
        self._acts.close_dots()
        self.accept()
