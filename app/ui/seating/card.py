"""Places where chips lie: a table's card, and the tray of those without a seat."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.seating.words import here_words, lacking_in_full, lacking_words, people_words
from app.ui.theme import Role, Space, colours_of
from app.ui.theme.drawing import CARD_RADIUS, fill_rounded, rounded
from app.ui.widgets import (
    MEMBER_MIME,
    Chip,
    ElidedText,
    FlowLayout,
    Glyph,
    TableMark,
    Text,
    Tone,
)

Lacking = tuple[tuple[str, str], ...]


class ChipPlace(QFrame):
    """Holds chips and takes those that are dropped.

    `dropped` and `hovered` carry a member's id, this place's table (0 for no seat), and the id of
    the person under the pointer ("" when between people). `left` tells that the drag went on.
    """

    dropped = Signal(str, int, str)
    hovered = Signal(str, int, str)
    left = Signal()

    def __init__(self, table: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._chips: list[Chip] = []
        self._is_target = False
        self._beneath: Chip | None = None
        self.flow = FlowLayout(Space.TINY + 2)

    @property
    def table(self) -> int:
        """The table's number, 0 for the tray."""
        return self._table

    @property
    def chips(self) -> list[Chip]:
        """The chips in the order they are shown."""
        return list(self._chips)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Puts these chips here, in this order; does nothing when they already are."""
        if list(chips) == self._chips and all(each.parentWidget() is self for each in chips):
            return
        while self.flow.count():
            self.flow.takeAt(0)
        self._chips = list(chips)
        for chip in self._chips:
            self.flow.addWidget(chip)
            chip.show()
        self.flow.invalidate()
        self.updateGeometry()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes members."""
        if event.mimeData().hasFormat(MEMBER_MIME):
            event.acceptProposedAction()
            self._aim(event.position().toPoint(), _member_of(event))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Says where it would land."""
        if event.mimeData().hasFormat(MEMBER_MIME):
            event.acceptProposedAction()
            self._aim(event.position().toPoint(), _member_of(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forgets it."""
        self._let_go()
        self.left.emit()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands the person on; dropped on a chip the two change places."""
        if not event.mimeData().hasFormat(MEMBER_MIME):
            return
        member = _member_of(event)
        beneath = self._chip_at(event.position().toPoint(), member)
        event.acceptProposedAction()
        self._let_go()
        self.dropped.emit(member, self._table, beneath.member_id if beneath else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and edge; a strong edge where the person would land."""
        colours = colours_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill = colours.accent_soft if self._is_target and not self._beneath else colours.surface
        edge = colours.accent if self._is_target else colours.border
        fill_rounded(painter, rect, fill, edge, CARD_RADIUS, 2 if self._is_target else 1)
        if self._beneath is not None:
            around = QRectF(self._beneath.geometry()).adjusted(-3, -3, 3, 3)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.accent), 2, Qt.PenStyle.DashLine))
            painter.drawPath(rounded(around, around.height() / 2))

    def _aim(self, at: QPoint, member: str) -> None:
        beneath = self._chip_at(at, member)
        if not self._is_target or beneath is not self._beneath:
            self._is_target, self._beneath = True, beneath
            self.update()
        self.hovered.emit(member, self._table, beneath.member_id if beneath else "")

    def _let_go(self) -> None:
        self._is_target, self._beneath = False, None
        self.update()

    def _chip_at(self, at: QPoint, member: str) -> Chip | None:
        found = self.childAt(at)
        return found if isinstance(found, Chip) and found.member_id != member else None


class TableCard(ChipPlace):
    """A table: its mark, how many sit there, what it lacks, and the people."""

    def __init__(self, table: int, parent: QWidget | None = None) -> None:
        super().__init__(table, parent)
        self._count = Text(role=Role.LABEL, tone=Tone.MUTED)
        self._lack = ElidedText(role=Role.CAPTION, tone=Tone.WARNING)
        self._sign = Glyph("triangle-alert", "warning", 14)
        self._mark = TableMark(table)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._mark)
        head.addWidget(self._count, 1)
        below = QHBoxLayout()
        below.setSpacing(Space.TINY + 2)
        below.addWidget(self._sign)
        below.addWidget(self._lack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL + 2, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addLayout(self.flow)
        column.addStretch(1)
        column.addLayout(below)
        self.show_facts(())

    def show_facts(self, lacking: Lacking, gone: int = 0) -> None:
        """The words of the head; `gone` is how many have a seat here but stay away."""
        self._mark.setAccessibleName(_("Table {number}").format(number=self.table))
        people = here_words(len(self.chips) - gone, len(self.chips))
        self._count.setText(people)
        self._lack.setText(lacking_words(lacking) if lacking else "")
        for part in (self._lack, self._sign):
            part.setVisible(bool(lacking))
        in_full = lacking_in_full(lacking) if lacking else ""
        self.setToolTip(in_full)
        self.setAccessibleName(
            _("Table {number}, {people}").format(number=self.table, people=people)
        )
        self.setAccessibleDescription(in_full)


class Tray(ChipPlace):
    """Those who are here but have no seat in the round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self._title = Text(role=Role.LABEL)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._title)
        column.addLayout(self.flow)

    def show_facts(self) -> None:
        """The heading, in the language of the moment; the tray hides when nobody is in it."""
        title = _("Without a seat: {people}").format(people=people_words(len(self.chips)))
        self._title.setText(title)
        self.setAccessibleName(title)
        self.setVisible(bool(self.chips))


def _member_of(event: QDropEvent) -> str:
    return bytes(event.mimeData().data(MEMBER_MIME).data()).decode("utf-8")
