"""A window on the board: mouse, lasso, drag and keys. It decides nothing, it only wishes."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QByteArray,
    QEvent,
    QMimeData,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsView, QWidget

from app.ui.board.commands import NOTES_MIME, Command, Wish, wish_of
from app.ui.board.heads import HeadPart, LaneHead
from app.ui.board.items import NoteCard
from app.ui.board.leaps import leap, screenful_of
from app.ui.board.scene import BoardScene
from app.ui.board.walk import WAYS, Spot
from app.ui.theme import colours_of, scaled
from app.ui.widgets import Badge

_OWN_KEYS: Final = (Qt.Key.Key_Space, Qt.Key.Key_Escape, *WAYS)
_SCROLL_EVERY_MS: Final = 30
_EDGE, _SCROLL_BY = 44, 18
_Modifier = Qt.KeyboardModifier


class BoardView(QGraphicsView):
    """Looks at the tray or at the lanes of a scene.

    `wished` carries a `Wish` of the keyboard, `dropped` the notes' ids and a `Drop`,
    `head_pressed` a lane's key and a `HeadPart`, `menu_wanted` a global position; `resized` tells
    that it has another size, `escaped` that Escape was pressed.
    """

    wished = Signal(object)
    dropped = Signal(list, object)
    head_pressed = Signal(str, object)
    menu_wanted = Signal(QPoint)
    resized = Signal()
    escaped = Signal()

    def __init__(self, scene: BoardScene, *, is_tray: bool, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._board = scene
        self._is_tray = is_tray
        self._pressed: tuple[QPoint, str] | None = None
        self._settled = False  # the last press took or dropped a proposal
        self._drag_at: QPointF | None = None
        self._scroller = QTimer(self)
        self._scroller.setInterval(_SCROLL_EVERY_MS)
        self._scroller.timeout.connect(self._scroll_on)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        self.setAcceptDrops(True)
        if is_tray:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scene.regions_changed.connect(self._show_region)
        self.verticalScrollBar().valueChanged.connect(self._hold_heads)

    def closer(self, factor: float) -> None:
        """Shows the lanes at another scale, 1 is the usual; what is at the corner stays there."""
        corner = self.mapToScene(QPoint(0, 0))
        self.resetTransform()
        self.scale(factor, factor)
        self._fit()
        self.horizontalScrollBar().setValue(round(corner.x() * factor))
        self.verticalScrollBar().setValue(round(corner.y() * factor))

    def reveal(self, spot: Spot) -> None:
        """Scrolls until the spot is in sight, clear of the lane's head."""
        head, card = self._board.head(spot.lane), self._board.card(spot.note)
        if head is None or (spot.lane == "") != self._is_tray:
            return
        if card is None:
            box = QRectF(head.sceneBoundingRect().left(), 0, head.boundingRect().width(), 1)
        else:
            box = card.sceneBoundingRect().adjusted(-12, -head.height - 12, 12, 12)
        self.ensureVisible(box, 0, 0)

    def announce(self, words: str) -> None:
        """Reads aloud where the keyboard is; a scene tells screen readers nothing by itself."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Claims the keys of the board before the window's own shortcuts see them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_ours = event.key() in _OWN_KEYS and not event.modifiers() & _Modifier.AltModifier
            is_ours = is_ours or _is_select_all(event) or bool(screenful_of(event))
            if wish_of(event) is not None or is_ours:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walks, chooses, or wishes."""
        wish = wish_of(event)
        way = WAYS.get(Qt.Key(event.key()))
        if wish is not None:
            self.wished.emit(wish)
        elif way is not None:
            self._board.walk(way, adds=bool(event.modifiers() & _Modifier.ShiftModifier))
        elif screenful_of(event):
            self._leap(screenful_of(event))
        elif event.key() == Qt.Key.Key_Space:
            self._toggle(self._board.spot.note)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif _is_select_all(event):
            self._board.choose_lane()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows; keys go to this view's own part of the board."""
        super().focusInEvent(event)
        spot, lanes = self._board.spot, self._board.lanes
        by_tab = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if by_tab and lanes and (spot.lane == "") != self._is_tray:
            first = lanes[0 if self._is_tray else min(1, len(lanes) - 1)]
            note = first.faces[0].id if first.faces else ""
            self._board.go_to(Spot(first.key, note), chooses=False)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On a note: chooses it and may begin a drag. On the ground: a lasso."""
        item = self._item_at(event.position().toPoint())
        self._settled = False
        if isinstance(item, NoteCard):
            self._press_note(item, event)
        elif isinstance(item, LaneHead):
            self._press_head(item, event)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begins the drag once the pointer has clearly moved."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        moved = (event.position().toPoint() - self._pressed[0]).manhattanLength()
        if moved >= QApplication.startDragDistance():
            note, self._pressed = self._pressed[1], None
            self._start_drag(note)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one of several chosen notes chooses it alone."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif not event.modifiers() & (_Modifier.ControlModifier | _Modifier.ShiftModifier):
            card = self._board.card(pressed[1])
            if card is not None:
                self._board.go_to(Spot(card.lane, pressed[1]))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it comes closer or goes farther."""
        down = event.angleDelta().y()
        if event.modifiers() & _Modifier.ControlModifier and down:
            self.wished.emit(Wish(Command.CLOSER if down > 0 else Command.FARTHER))
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Twice on a head renames its lane; twice on a note reads it. After a proposal was taken or
        dropped, what came under the pointer is not pressed too.
        """
        if self._settled:
            return
        item = self._item_at(event.position().toPoint())
        if isinstance(item, NoteCard):
            self._board.go_to(Spot(item.lane, item.face.id))
            self.wished.emit(Wish(Command.READ))
        elif isinstance(item, LaneHead) and self._head_part(item, event) is HeadPart.TITLE:
            self.wished.emit(Wish(Command.RENAME))
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu, where the mouse is or at the current spot."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            item = self._item_at(event.pos())
            if isinstance(item, NoteCard) and not item.isSelected():
                self._board.go_to(Spot(item.lane, item.face.id))
            elif isinstance(item, LaneHead):
                self._board.go_to(Spot(item.lane.key))
            self.menu_wanted.emit(event.globalPos())
            return
        card, head = (
            self._board.card(self._board.spot.note),
            self._board.head(self._board.spot.lane),
        )
        place = card or head
        if place is not None:
            at = self.mapFromScene(place.sceneBoundingRect().center())
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    # -- drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes notes."""
        if event.mimeData().hasFormat(NOTES_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Shows where they would land, and scrolls near an edge."""
        if not event.mimeData().hasFormat(NOTES_MIME):
            return
        event.acceptProposedAction()
        self._drag_at = event.position()
        self._board.show_target(self._board.drop_at(self.mapToScene(event.position().toPoint())))
        if not self._scroller.isActive():
            self._scroller.start()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tells what was dropped where."""
        self._end_drag()
        drop = self._board.drop_at(self.mapToScene(event.position().toPoint()))
        notes = bytes(event.mimeData().data(NOTES_MIME).data()).decode().split()
        if drop is not None and notes:
            event.acceptProposedAction()
            self.dropped.emit(notes, drop)

    # -- sizes

    def sizeHint(self) -> QSize:
        """What the page gives it; the board itself has no end."""
        return QSize(scaled(240), scaled(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lanes reach down to the foot of what is seen."""
        super().resizeEvent(event)
        self._fit()
        self.resized.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """No timer runs for what is not seen."""
        self._end_drag()
        super().hideEvent(event)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The ground of the window."""
        painter.fillRect(rect, QColor(colours_of(self).window))

    # -- inside

    def _leap(self, by: int) -> None:
        room = self.viewport().height() / self.transform().m11()
        head = self._board.head(self._board.spot.lane)
        leap(self._board, by * (room - (head.height if head else 0)))

    def _press_note(self, card: NoteCard, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        note, modifiers = card.face.id, event.modifiers()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if modifiers & _Modifier.ControlModifier:
            self._toggle(note)
        elif modifiers & _Modifier.ShiftModifier:
            self._board.choose_range(note)
        else:
            self._board.go_to(Spot(card.lane, note), adds=card.isSelected())
            self._pressed = (event.position().toPoint(), note)

    def _press_head(self, head: LaneHead, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is Qt.MouseButton.LeftButton:
            part = self._head_part(head, event)
            self._settled = part in (HeadPart.ACCEPT, HeadPart.DROP)
            self._board.go_to(Spot(head.lane.key))
            self.head_pressed.emit(head.lane.key, part)

    def _head_part(self, head: LaneHead, event: QMouseEvent) -> HeadPart:
        return head.part_at(head.mapFromScene(self.mapToScene(event.position().toPoint())))

    def _toggle(self, note: str) -> None:
        card = self._board.card(note)
        if card is not None:
            was_chosen = card.isSelected()
            self._board.go_to(Spot(card.lane, note), adds=True)
            card.setSelected(not was_chosen)

    def _start_drag(self, note: str) -> None:
        notes = self._board.chosen.notes or (note,)
        data = QMimeData()
        data.setData(NOTES_MIME, QByteArray("\n".join(notes).encode()))
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self._drag_picture(note, len(notes)))
        drag.setHotSpot(QPoint(24, 16))
        drag.exec(Qt.DropAction.MoveAction)
        self._end_drag()

    def _drag_picture(self, note: str, count: int) -> QPixmap:
        """The card, and how many go along."""
        card = self._board.card(note)
        if card is None:
            return QPixmap()
        box = self.mapFromScene(card.sceneBoundingRect()).boundingRect()
        picture = self.viewport().grab(box)
        if count > 1:
            painter = QPainter(picture)
            badge = Badge(str(count))
            badge.resize(badge.sizeHint())
            badge.render(painter, QPoint(box.width() - badge.width() - 4, 4))
            painter.end()
        return picture

    def _end_drag(self) -> None:
        self._scroller.stop()
        self._drag_at = None
        self._board.show_target(None)

    def _scroll_on(self) -> None:
        if self._drag_at is None:
            return
        size = self.viewport().size()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + _pull(self._drag_at.x(), size.width()))
        down.setValue(down.value() + _pull(self._drag_at.y(), size.height()))

    def _item_at(self, point: QPoint) -> NoteCard | LaneHead | None:
        found = (each for each in self.items(point) if isinstance(each, NoteCard | LaneHead))
        return next(found, None)

    def _fit(self) -> None:
        factor = self.transform().m11()
        wide, high = self.viewport().width() / factor, self.viewport().height() / factor
        self._board.fit(is_tray=self._is_tray, width=wide, height=high)

    def _show_region(self) -> None:
        rect = self._board.tray_rect if self._is_tray else self._board.lanes_rect
        if rect != self.sceneRect():
            self.setSceneRect(rect)
        self._hold_heads()

    def _hold_heads(self) -> None:
        top = self.mapToScene(QPoint(0, 0)).y()
        self._board.hold_heads(is_tray=self._is_tray, top=top)


def _pull(at: float, length: int) -> int:
    """How far to scroll when the pointer is near an edge."""
    if at < _EDGE:
        return -_SCROLL_BY
    return _SCROLL_BY if at > length - _EDGE else 0


def _is_select_all(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_A and event.modifiers() == _Modifier.ControlModifier
