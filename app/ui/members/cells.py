"""How attendance and a fixed table are drawn in the list: sign and word, never colour alone."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.models.people import Attendance
from app.ui.icons import paint_icon
from app.ui.members.models import STATUS_ROLE, TABLE_ROLE
from app.ui.theme import Colours, Role, colours_of, font, scaled
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import paint_table_mark

_SIGN: Final = {
    Attendance.EXPECTED: "circle",
    Attendance.PRESENT: "check",
    Attendance.ABSENT: "minus",
    Attendance.LEFT: "log-out",
}
_INK: Final = {
    Attendance.EXPECTED: "muted",
    Attendance.PRESENT: "positive",
    Attendance.ABSENT: "muted",
    Attendance.LEFT: "warning",
}
_TINTED: Final = {Attendance.PRESENT: "positive_soft", Attendance.LEFT: "warning_soft"}


class MemberCells(QStyledItemDelegate):
    """Draws the row's ground as usual and on it the pill of attendance or the mark of a table."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """A cell; every other column is left to Qt."""
        status, table = index.data(STATUS_ROLE), index.data(TABLE_ROLE)
        if status is None and table is None:
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        words, ground.text = ground.text, ""
        style = ground.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)
        rect = QRectF(option.rect)
        if table:
            side = scaled(22)
            box = QRectF(rect.left() + 8, rect.center().y() - side / 2, side, side)
            painter.setFont(font(Role.BODY))
            paint_table_mark(painter, box, int(table))
        if status is not None:
            _paint_pill(painter, rect, words, Attendance(status), colours_of(option.palette))


def _paint_pill(
    painter: QPainter, rect: QRectF, words: str, status: Attendance, colours: Colours
) -> None:
    made = font(Role.LABEL)
    metrics, side = QFontMetrics(made), scaled(14)
    high = metrics.height() + 4
    wide = min(side + 6 + metrics.horizontalAdvance(words) + 18, rect.width() - 6)
    pill = QRectF(rect.left() + 3, rect.center().y() - high / 2, wide, high)
    if status in _TINTED:
        fill_rounded(painter, pill, getattr(colours, _TINTED[status]), radius=99)
    ink = getattr(colours, _INK[status])
    icon = QRectF(pill.left() + 8, pill.center().y() - side / 2, side, side)
    paint_icon(painter, _SIGN[status], icon, ink)
    painter.save()
    painter.setFont(made)
    painter.setPen(QColor(ink))
    place = pill.adjusted(side + 13, 0, -4, 0)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(place.width()) + 1)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()
