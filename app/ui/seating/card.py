"""Places where chips lie: a table's card, and the tray of those without a seat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.seating.mix_bars import MixBars
from app.ui.seating.view import TableFacts
from app.ui.seating.words import here_words, people_words, warning_in_full, warning_words
from app.ui.theme import Role, Space, colours_of
from app.ui.theme.drawing import CARD_RADIUS, fill_rounded, focus_ring, rounded
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

_TRAY_LINES: Final = 2
_NO_KEYS: Final = Qt.FocusPolicy.NoFocus


class ChipPlace(QFrame):
    """Holds chips and takes those that are dropped.

    `dragged` carries a member's id and where the pointer is on the screen, `dropped` a member's id;
    `left` tells that the drag went on. Whoever listens says by `aim` where it would land.
    """

    dragged = Signal(str, QPoint)
    dropped = Signal(str)
    left = Signal()

    def __init__(self, table: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._chips: list[Chip] = []
        self._is_target = False
        self._beneath: Chip | None = None
        self.ground: QWidget = self
        self.flow = FlowLayout(Space.TINY)

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
        if list(chips) == self._chips and all(each.parentWidget() is self.ground for each in chips):
            return
        while self.flow.count():
            self.flow.takeAt(0)
        self._chips = list(chips)
        layout = self.ground.layout()
        assert layout is not None
        layout.setEnabled(False)  # or each chip that is shown lays everything out anew
        for chip in self._chips:
            self.flow.addWidget(chip)
            chip.show()
        layout.setEnabled(True)
        self.flow.invalidate()
        self.updateGeometry()

    def mark_target(self, is_target: bool) -> None:
        """Shows, or not, that the keys aim here."""
        self._is_target, self._beneath = is_target, None
        self.update()

    def allow_change(self, can_change: bool) -> None:
        """Whether people may be dropped here."""
        self.setAcceptDrops(can_change)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes members."""
        if event.mimeData().hasFormat(MEMBER_MIME):
            event.acceptProposedAction()
            self._tell(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Says where it would land."""
        if event.mimeData().hasFormat(MEMBER_MIME):
            event.acceptProposedAction()
            self._tell(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forgets it."""
        self.left.emit()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hands the person on."""
        if event.mimeData().hasFormat(MEMBER_MIME):
            event.acceptProposedAction()
            self.dropped.emit(_member_of(event))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface and edge; a strong edge where the person would land."""
        colours = colours_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        fill = colours.accent_soft if self._is_target and not self._beneath else colours.surface
        edge = colours.accent if self._is_target else colours.border
        fill_rounded(painter, rect, fill, edge, CARD_RADIUS, 2 if self._is_target else 1)
        if self._beneath is not None:
            beneath = self._beneath
            corner = beneath.mapTo(self, QPoint(0, 0))
            around = QRectF(corner, beneath.size()).adjusted(-3, -3, 3, 3)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.accent), 2, Qt.PenStyle.DashLine))
            painter.drawPath(rounded(around, around.height() / 2))

    def aim(self, at: QPoint, member: str) -> str:
        """Shows that somebody would land here, `at` on the screen; the id of whose place they would
        take, "" between people.
        """
        beneath = self._chip_at(self.mapFromGlobal(at), member)
        if not self._is_target or beneath is not self._beneath:
            self._is_target, self._beneath = True, beneath
            self.update()
        return beneath.member_id if beneath else ""

    def let_go(self) -> None:
        """Nobody would land here any more."""
        if self._is_target:
            self.mark_target(is_target=False)

    def _tell(self, event: QDropEvent) -> None:
        at = self.mapToGlobal(event.position().toPoint())
        self.dragged.emit(_member_of(event), at)

    def _chip_at(self, at: QPoint, member: str) -> Chip | None:
        found = self.childAt(at)
        return found if isinstance(found, Chip) and found.member_id != member else None


class TableCard(ChipPlace):
    """A table: its mark, how many sit there, what is wrong with it, the people, and its mix.

    `menu_wanted` carries the table and a point on the screen: a press beside the people, or the
    menu key, for which an empty table takes Tab; of others each person's menu has what theirs has.
    """

    menu_wanted = Signal(int, QPoint)

    def __init__(self, table: int, parent: QWidget | None = None) -> None:
        super().__init__(table, parent)
        self._facts = TableFacts()
        self._count = Text(role=Role.LABEL, tone=Tone.MUTED)
        self._lack = ElidedText(role=Role.CAPTION, tone=Tone.WARNING)
        self._preview = _Preview(self)
        self._mark = TableMark(table, 24)
        self._bars = MixBars()
        self._bars.hide()
        self._warning = QWidget()
        warning = QHBoxLayout(self._warning)
        warning.setContentsMargins(0, 0, 0, 0)
        warning.setSpacing(Space.TINY)
        warning.addWidget(Glyph("triangle-alert", "warning", 14))
        warning.addWidget(self._lack, 1)
        self._lock = Glyph("lock", "muted", 16)
        self._lock.hide()
        head = FlowLayout(Space.SMALL)
        for part in (self._mark, self._count, self._lock, self._warning):
            head.addWidget(part)
        self._preview.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.TINY + 2)
        column.addLayout(head)
        column.addLayout(self.flow)
        column.addStretch(1)
        column.addWidget(self._bars)
        self.show_facts(TableFacts())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview keeps its place."""
        super().resizeEvent(event)
        self._preview.lie_beside(self._mark)

    @property
    def preview(self) -> str:
        """What a move here would change, "" when nobody asks."""
        return self._preview.text() if not self._preview.isHidden() else ""

    def show_facts(self, facts: TableFacts, gone: int = 0, *, is_locked: bool = False) -> None:
        """The words of the head; `gone` is how many have a seat here but stay away, `is_locked`
        whether every seat is.
        """
        self._facts = facts
        self._mark.setAccessibleName(_("Table {number}").format(number=self.table))
        people = here_words(len(self.chips) - gone, len(self.chips))
        if facts.is_closed:
            people = _("closed")
        self._count.setText(people)
        warning = warning_words(facts.lacking, facts.broken)
        self._lack.setText(warning)
        self._warning.setVisible(bool(warning))
        self._bars.show_mixes(facts.mixes)
        in_full = warning_in_full(facts.lacking, facts.broken)
        self.setToolTip(in_full)
        self._lock.setVisible(is_locked)
        words = _("Table {number}, {people}").format(number=self.table, people=people)
        self.setAccessibleName(_("{table}, locked").format(table=words) if is_locked else words)
        self.setAccessibleDescription(in_full)

    def allow_change(self, can_change: bool) -> None:
        """Whether people may be dropped here, and the keys come to an empty table."""
        super().allow_change(can_change)
        policy = Qt.FocusPolicy.TabFocus if can_change and not self.chips else _NO_KEYS
        self.setFocusPolicy(policy)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The table's menu; by keys it hangs on its mark."""
        is_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        at = self._mark.mapToGlobal(self._mark.rect().center()) if is_keys else event.globalPos()
        self.menu_wanted.emit(self.table, at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As any place, and where the keys are."""
        super().paintEvent(event)
        if self.hasFocus():
            rect = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            focus_ring(QPainter(self), rect, colours_of(self), CARD_RADIUS)

    def show_preview(self, brief: str, in_full: str) -> None:
        """In place of the head's words: what a move here would change; "" brings them back."""
        if not brief and self._preview.isHidden():
            return
        self._preview.setText(brief)
        self._preview.setVisible(bool(brief))
        self._preview.lie_beside(self._mark)
        told = in_full or warning_in_full(self._facts.lacking, self._facts.broken)
        self.setToolTip(told)
        self.setAccessibleDescription(told)
        if not brief:
            self.mark_target(is_target=False)


class _Preview(ElidedText):
    """Lies over the rest of the head's first line and takes no room, so that nothing moves under
    the pointer.
    """

    def __init__(self, card: QWidget) -> None:
        super().__init__(role=Role.LABEL, tone=Tone.ACCENT, parent=card)
        self._card = card

    def lie_beside(self, mark: QWidget) -> None:
        """From the table's mark to the edge of the card."""
        left = mark.geometry().right() + Space.SMALL
        self.setGeometry(left, mark.y(), self._card.width() - left - Space.SMALL, mark.height())
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Covers what it lies over."""
        colours, painter = colours_of(self), QPainter(self)
        fill_rounded(painter, QRectF(self.rect()), colours.accent_soft, radius=6)
        place = self.rect().adjusted(Space.TINY + 2, 0, -Space.TINY, 0)
        painter.setPen(QColor(colours.on_accent_soft))
        words = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, place.width()
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)


class Tray(ChipPlace):
    """Those who are here but have no seat in the round: one line, at most two, then it scrolls, so
    that the tables they are to be moved to stay in sight.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, parent)
        self._title = Text(role=Role.LABEL)
        self.ground = QWidget()
        self.ground.setLayout(self.flow)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.ground)
        for each in (self._scroll.viewport(), self.ground):
            each.setAutoFillBackground(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, Space.TINY + 2, Space.SMALL, Space.TINY + 2)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._title)
        row.addWidget(self._scroll, 1)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Puts these chips here, as high as their lines."""
        super().show_chips(chips)
        self._fit()

    def show_facts(self) -> None:
        """The heading, in the language of the moment; the tray hides when nobody is in it."""
        title = _("Without a seat: {people}").format(people=people_words(len(self.chips)))
        self._title.setText(title)
        self.setAccessibleName(title)
        self.setVisible(bool(self.chips))
        self._fit()

    def reveal(self, chip: Chip) -> None:
        """Brings a chip into sight."""
        self._scroll.ensureWidgetVisible(chip, 0, Space.TINY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width makes other lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = max((each.sizeHint().height() for each in self.chips), default=0)
        most = _TRAY_LINES * line + (_TRAY_LINES - 1) * self.flow.spacing()
        taken = Space.MEDIUM + Space.SMALL + self._title.sizeHint().width() + Space.MEDIUM
        room = max(0, self.width() - taken)
        self._scroll.setFixedHeight(min(most, self.flow.heightForWidth(room)))


def _member_of(event: QDropEvent) -> str:
    return bytes(event.mimeData().data(MEMBER_MIME).data()).decode("utf-8")
