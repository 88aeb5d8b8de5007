"""A sketch of what comes out of the printer: the sheet and what lies on it, in a few strokes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme import Colours, colours_of, mix, scaled, table_colour
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets.drawn import Drawn

_A4: Final = 210 / 297
_HIGH: Final = 92


class PrintSketch(Drawn):
    """A sheet of A4 as it will look from afar; mute for readers, its card says what it is."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        """`kind` is one of `reports.slips.KINDS`."""
        super().__init__(parent)
        self._draw = _DRAWN[kind]

    def sizeHint(self) -> QSize:
        """An upright sheet and its shadow."""
        return QSize(scaled(_HIGH * _A4) + 6, scaled(_HIGH) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, then what is on it."""
        painter, colours = QPainter(self), colours_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(2, 1, self.width() - 6, self.height() - 4)
        shade = QColor(colours.shadow)
        shade.setAlphaF(0.14)
        fill_rounded(painter, sheet.translated(1.5, 2), shade, radius=3)
        fill_rounded(painter, sheet, colours.surface, colours.outline, 3)
        step = sheet.width() / 21
        inside = sheet.adjusted(step * 1.4, step * 1.8, -step * 1.4, -step * 1.8)
        self._draw(painter, inside, colours)


def _line(painter: QPainter, box: QRectF, share: float, colour: str | QColor) -> None:
    """A stroke that stands for words, `share` of the width of its box."""
    line = QRectF(box)
    line.setWidth(box.width() * share)
    fill_rounded(painter, line, colour, radius=box.height() / 2)


def _cells(box: QRectF, columns: int, rows: int, gap: float) -> list[QRectF]:
    wide = (box.width() - gap * (columns - 1)) / columns
    high = (box.height() - gap * (rows - 1)) / rows
    return [
        QRectF(box.left() + x * (wide + gap), box.top() + y * (high + gap), wide, high)
        for y in range(rows)
        for x in range(columns)
    ]


def _mark(painter: QPainter, box: QRectF, number: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(table_colour(number).fill))
    painter.drawEllipse(box)


def _code(painter: QPainter, box: QRectF, ink: str) -> None:
    """A square that reads as a QR code from afar."""
    cell = box.width() / 5
    dark = ["11101", "10111", "01010", "11101", "10011"]
    for y, row in enumerate(dark):
        for x, sign in enumerate(row):
            if sign == "1":
                place = QRectF(box.left() + x * cell, box.top() + y * cell, cell, cell)
                painter.fillRect(place, QColor(ink))


def _badges(painter: QPainter, box: QRectF, colours: Colours) -> None:
    for number, cell in enumerate(_cells(box, 2, 5, 3)):
        fill_rounded(painter, cell, None, colours.border, 1.5)
        painter.fillRect(QRectF(cell.left(), cell.top(), cell.width(), 2), QColor(colours.accent))
        name = QRectF(cell.left() + 4, cell.center().y() - 3, cell.width() - 8, 3.4)
        _line(painter, name, 0.72 + 0.07 * (number % 4), colours.text)
        for at in range(3):
            mark = QRectF(cell.left() + 4 + at * 6, cell.bottom() - 6.5, 4, 4)
            _mark(painter, mark, 1 + (number + at * 2) % 6)
        code = QRectF(cell.right() - 7.5, cell.bottom() - 7.5, 5.5, 5.5)
        _code(painter, code, colours.text)


def _table_cards(painter: QPainter, box: QRectF, colours: Colours) -> None:
    """A tent: the number upright below the fold, and upside down above it."""
    upper, lower = _cells(box, 1, 2, 0)
    painter.setPen(QPen(QColor(colours.outline), 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(box.left(), lower.top()), QPointF(box.right(), lower.top()))
    side = lower.height() * 0.62
    for half in (upper, lower):
        mark = QRectF(0, 0, side, side)
        mark.moveCenter(half.center() + QPointF(-side * 0.3, 0))
        _mark(painter, mark, 3)
        code = QRectF(0, 0, side * 0.5, side * 0.5)
        code.moveCenter(half.center() + QPointF(side * 0.62, 0))
        _code(painter, code, colours.text)


def _list(painter: QPainter, box: QRectF, colours: Colours) -> None:
    _line(painter, QRectF(box.left(), box.top(), box.width(), 4), 0.5, colours.text)
    for number in range(11):
        y = box.top() + 10 + number * (box.height() - 10) / 11
        name = QRectF(box.left(), y, box.width() * 0.55, 2.6)
        _line(painter, name, 0.6 + 0.13 * (number * 3 % 4), colours.muted)
        for at in range(3):
            mark = QRectF(box.right() - 20 + at * 7, y - 1.2, 5, 5)
            _mark(painter, mark, 1 + (number + at) % 6)


def _round_cards(painter: QPainter, box: QRectF, colours: Colours) -> None:
    for number, cell in enumerate(_cells(box, 2, 4, 3)):
        fill_rounded(painter, cell, None, colours.border, 1.5)
        name = QRectF(cell.left() + 3, cell.top() + 3, cell.width() - 6, 2.6)
        _line(painter, name, 0.8, colours.text)
        for at in range(2):
            y = cell.top() + 8 + at * 6
            _mark(painter, QRectF(cell.left() + 3, y, 4.4, 4.4), 1 + (number + at) % 6)
            words = QRectF(cell.left() + 9, y + 1.2, cell.width() - 13, 1.8)
            _line(painter, words, 0.75, colours.faint)


def _vote_cards(painter: QPainter, box: QRectF, colours: Colours) -> None:
    for cell in _cells(box, 2, 5, 3):
        fill_rounded(painter, cell, None, colours.border, 1.5)
        side = cell.height() * 0.62
        corner = QRectF(cell.right() - side - 2.5, cell.top() + 2.5, side, side)
        _code(painter, corner, colours.text)
        words = QRectF(cell.left() + 3, cell.top() + 3.5, cell.width() - side - 9, 2.6)
        _line(painter, words, 0.9, colours.text)
        code = QRectF(cell.left() + 3, cell.bottom() - 5, cell.width() - 6, 2.6)
        _line(painter, code, 0.62, colours.accent)


def _ballots(painter: QPainter, box: QRectF, colours: Colours) -> None:
    for cell in _cells(box, 2, 2, 4):
        fill_rounded(painter, cell, None, colours.border, 1.5)
        words = QRectF(cell.left() + 3, cell.top() + 4, cell.width() - 6, 2.6)
        _line(painter, words, 1, colours.text)
        _line(painter, words.translated(0, 4.6), 0.7, colours.text)
        for at in range(3):
            y = cell.bottom() - 21 + at * 6.8
            fill_rounded(painter, QRectF(cell.left() + 3, y, 4.6, 4.6), None, colours.text, 1)
            answer = QRectF(cell.left() + 10, y + 1.2, cell.width() - 14, 2.2)
            _line(painter, answer, 0.6, colours.muted)


def _protocols(painter: QPainter, box: QRectF, colours: Colours) -> None:
    """Rows of words and numbers, and two lines to sign on."""
    _line(painter, QRectF(box.left(), box.top(), box.width(), 4), 0.7, colours.text)
    for number in range(8):
        y = box.top() + 10 + number * 6.4
        words = QRectF(box.left(), y, box.width() * 0.6, 2.4)
        _line(painter, words, 0.6 + 0.12 * (number * 3 % 4), colours.muted)
        _line(painter, QRectF(box.right() - 8, y, 8, 2.4), 1, colours.text)
    for left in (box.left(), box.center().x() + 3):
        sign = QRectF(left, box.bottom() - 5, box.width() / 2 - 3, 1.2)
        _line(painter, sign, 1, colours.text)


def _note_sheets(painter: QPainter, box: QRectF, colours: Colours) -> None:
    _mark(painter, QRectF(box.left(), box.top(), 10, 10), 2)
    title = QRectF(box.left() + 14, box.top() + 3, box.width() - 28, 3.4)
    _line(painter, title, 0.8, colours.text)
    _code(painter, QRectF(box.right() - 11, box.top(), 11, 11), colours.text)
    faint = mix(colours.surface, colours.outline, 0.6)
    for number in range(9):
        y = box.top() + 20 + number * (box.height() - 20) / 9
        _line(painter, QRectF(box.left(), y, box.width(), 1), 1, faint)


def _attendance(painter: QPainter, box: QRectF, colours: Colours) -> None:
    _line(painter, QRectF(box.left(), box.top(), box.width(), 4), 0.6, colours.text)
    faint = mix(colours.surface, colours.outline, 0.6)
    for number in range(10):
        y = box.top() + 11 + number * (box.height() - 11) / 10
        name = QRectF(box.left(), y, box.width() * 0.42, 2.4)
        _line(painter, name, 0.6 + 0.13 * (number * 5 % 4), colours.muted)
        _line(painter, QRectF(box.center().x(), y + 3, box.width() / 2, 1), 1, faint)


def _programme(painter: QPainter, box: QRectF, colours: Colours) -> None:
    """Times to the left, titles beside them."""
    _line(painter, QRectF(box.left(), box.top(), box.width(), 4), 0.5, colours.text)
    for number in range(9):
        y = box.top() + 11 + number * (box.height() - 11) / 9
        _line(painter, QRectF(box.left(), y, box.width() * 0.22, 2.6), 1, colours.accent)
        title = QRectF(box.left() + box.width() * 0.3, y, box.width() * 0.7, 2.6)
        _line(painter, title, 0.5 + 0.12 * (number * 3 % 5), colours.muted)


def _staff_programme(painter: QPainter, box: QRectF, colours: Colours) -> None:
    """The same with smaller lines below each title."""
    _line(painter, QRectF(box.left(), box.top(), box.width(), 4), 0.6, colours.text)
    for number in range(6):
        y = box.top() + 11 + number * (box.height() - 11) / 6
        _line(painter, QRectF(box.left(), y, box.width() * 0.22, 2.6), 1, colours.accent)
        title = QRectF(box.left() + box.width() * 0.3, y, box.width() * 0.7, 2.6)
        _line(painter, title, 0.5 + 0.12 * (number * 3 % 5), colours.text)
        for at in range(2):
            _line(painter, title.translated(0, 4 + at * 3), 0.9 - 0.2 * at, colours.faint)


def _drafts(painter: QPainter, box: QRectF, colours: Colours) -> None:
    """A title, and lines with their numbers."""
    _line(painter, QRectF(box.left(), box.top(), box.width(), 4), 0.7, colours.text)
    for number in range(10):
        y = box.top() + 11 + number * (box.height() - 11) / 10
        _line(painter, QRectF(box.left(), y, 4, 2.2), 1, colours.accent)
        words = QRectF(box.left() + 8, y, box.width() * 0.66, 2.2)
        _line(painter, words, 1 if number % 4 < 3 else 0.5, colours.muted)


def _changes(painter: QPainter, box: QRectF, colours: Colours) -> None:
    """Lines, some of them underlined."""
    _line(painter, QRectF(box.left(), box.top(), box.width(), 4), 0.7, colours.text)
    for number in range(8):
        y = box.top() + 12 + number * (box.height() - 12) / 8
        words = QRectF(box.left(), y, box.width() * 0.86, 2.2)
        _line(painter, words, 1 if number % 3 else 0.7, colours.muted)
        if number % 3 == 1:
            _line(painter, words.translated(0, 3.4), 0.5, colours.accent)


_DRAWN: Final[Mapping[str, Callable[[QPainter, QRectF, Colours], None]]] = {
    "badges": _badges,
    "table-cards": _table_cards,
    "seating-list": _list,
    "round-cards": _round_cards,
    "vote-cards": _vote_cards,
    "ballots": _ballots,
    "protocols": _protocols,
    "note-sheets": _note_sheets,
    "attendance": _attendance,
    "programme": _programme,
    "programme-staff": _staff_programme,
    "drafts": _drafts,
    "changes": _changes,
}
