"""A note's card on the board.

Cards are painted into pixmaps at the scale of the moment and kept (clustering.md F): scrolling and
dragging then only copy pixels.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from app.i18n import _n
from app.models.board import Mark
from app.phones.wording import MARKS
from app.ui.board.feet import Foot, feet_height, feet_of, paint_feet
from app.ui.board.picture import Face
from app.ui.board.pixmaps import Faces
from app.ui.board.text import Lines, break_text, mark_words
from app.ui.theme import Colours, Role, colours_of, font, mix, scaled, table_colour
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import paint_table_mark

_PAD: Final = 8
_DIM: Final = 0.28
_UNDERLINE: Final = 1.6
_TABLE_TINT: Final = 0.34
_EDGES: Final = 6
"""How far the edges of the notes beneath stand out."""


def card_width() -> int:
    """The width of a note in scene units; grows with the text."""
    return scaled(160)


class NoteCard(QGraphicsItem):
    """A note. Selectable; moved by the view's drag, never by itself."""

    def __init__(self, face: Face, faces: Faces) -> None:
        super().__init__()
        self.face = face
        self.lane = ""
        self.is_ghost = False
        self.is_current = self.is_twin = False
        self._faces = faces
        self._text = Lines((), 1)
        self._feet: tuple[Foot, ...] = ()
        self._size = self._bounds = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.measure()

    def show_face(self, face: Face, *, is_ghost: bool) -> None:
        """Other words, hint or place; measured again only when the words changed."""
        if (face, is_ghost) == (self.face, self.is_ghost):
            return
        before, was_ghost = self.face, self.is_ghost
        self.face, self.is_ghost = face, is_ghost
        self.setOpacity(_DIM if face.is_dim else 1.0)
        if was_ghost is is_ghost and replace(before, is_dim=face.is_dim) == face:
            return
        self._faces.forget(face.id)
        if before.text != face.text or feet_of(before) != feet_of(face):
            self.measure()
        self.update()

    def measure(self) -> None:
        """Breaks the text at the width of the moment."""
        self.prepareGeometryChange()
        self.setOpacity(_DIM if self.face.is_dim else 1.0)
        wide = self._faces.width or card_width()
        room = wide - _text_left() - _PAD
        self._text = break_text(self.face.text, self._faces.font(), room, self._faces.most_lines)
        high = max(self._text.height, _mark_side() * (2 if self.face.mark is not Mark.IDEA else 1))
        self._feet = feet_of(self.face)
        feet = feet_height(self._feet)
        edges = _EDGES if self.face.stack > 1 else 0
        self._size = QRectF(0, 0, wide, round(high + feet + edges + 2 * _PAD - 2))
        self._bounds = self._size.adjusted(-3, -3, 3, 3)  # asked for thousands of times

    @property
    def box(self) -> QRectF:
        """Where it lies in the scene, without its ring."""
        return self._size.translated(self.pos())

    @property
    def height(self) -> float:
        """In scene units."""
        return self._size.height()

    def set_current(self, is_current: bool) -> None:
        """The ring of the keyboard's place."""
        if is_current != self.is_current:
            self.is_current = is_current
            self.update()

    def set_twin(self, is_twin: bool) -> None:
        """The broken ring of a note that may say the same as the current one, or the opposite."""
        if is_twin != self.is_twin:
            self.is_twin = is_twin
            self.update()

    def boundingRect(self) -> QRectF:
        """The card and its ring."""
        return self._bounds

    def shape(self) -> QPainterPath:
        """What a press hits: the card without its ring, so that a lasso can begin close by."""
        path = QPainterPath()
        path.addRect(self._size)
        return path

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """The kept pixmap, and over it what says chosen and current."""
        colours = colours_of(widget) if widget else colours_of(QApplication.palette())
        scale = option.levelOfDetailFromTransform(painter.worldTransform())
        self._paint_kept(painter, scale, colours)
        if self.isSelected():
            tint = QColor(colours.accent)
            tint.setAlphaF(0.14)
            paper = self._size.adjusted(0, 0, 0, -_EDGES if self.face.stack > 1 else 0)
            fill_rounded(painter, paper, tint, colours.accent, 9, 2)
        if self.is_twin:
            painter.setPen(QPen(QColor(colours.accent), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._size.adjusted(-1, -1, 1, 1), 9, 9)
        if self.is_current and has_keyboard(widget):
            ring = self._size.adjusted(-2.5, -2.5, 2.5, 2.5)
            fill_rounded(painter, ring, None, colours.accent, 11, 2)

    def _paint_kept(self, painter: QPainter, scale: float, colours: Colours) -> None:
        """Copies the pixmap of this scale, pixel on pixel: a scaled one would cost ten times that,
        and blur.
        """
        device = painter.device().devicePixelRatio()
        ratio = scale * device
        pixmap = self._faces.get(self.face.id, ratio)
        if pixmap is None:
            pixmap = self._painted_face(ratio, colours)
            pixmap.setDevicePixelRatio(device)
            self._faces.keep(self.face.id, ratio, pixmap)
        world = painter.worldTransform()
        at = QPointF(round(world.dx() * device) / device, round(world.dy() * device) / device)
        painter.resetTransform()
        painter.drawPixmap(at, pixmap)
        painter.setWorldTransform(world)

    def _painted_face(self, ratio: float, colours: Colours) -> QPixmap:
        size = self._size.size()
        is_stack, table = self.face.stack > 1, self.face.table if self._faces.by_table else 0
        name = "ground", size.width(), size.height(), self.is_ghost, is_stack, table
        pixmap = QPixmap(
            self._faces.stamp(name, size, ratio, partial(self._paint_ground, colours=colours))
        )
        painter = QPainter(pixmap)
        self._paint_signs(painter, ratio, colours)
        painter.setFont(self._faces.font())
        painter.setPen(QColor(colours.text))
        left = _text_left()
        place = QRectF(left, _PAD - 1, size.width() - left - _PAD, self._text.height)
        self._text.paint(painter, place)
        if self.face.because:
            painter.setPen(QPen(QColor(colours.accent), _UNDERLINE))
            painter.drawLines(mark_words(self._text, self.face.because, self._faces.font(), place))
        if self._feet:
            edges = _EDGES if self.face.stack > 1 else 0
            foot = size.height() - edges - _PAD - feet_height(self._feet)
            is_tinted = self._faces.by_table and self.face.table > 0
            box = QRectF(left, foot, place.width(), 0)
            paint_feet(painter, self._feet, box, colours, is_tinted=is_tinted)
        painter.end()
        return pixmap

    def _paint_ground(self, painter: QPainter, colours: Colours) -> None:
        """The paper; a stack shows the edges of those beneath."""
        edge = mix(colours.border, colours.outline, 0.25)
        ground = mix(colours.surface, colours.accent_soft, 0.35 if self.is_ghost else 0.0)
        if self._faces.by_table and self.face.table:
            ground = mix(ground, table_colour(self.face.table).fill, _TABLE_TINT)
        size = self._size
        if self.face.stack > 1:
            darker = mix(edge, colours.outline, 0.5)
            for step in (2, 1):
                beneath = size.adjusted(3 * step, 12, -3 * step, 0)
                fill_rounded(painter, beneath, ground, darker, 9)
                size = size.adjusted(0, 0, 0, -_EDGES / 2)
        fill_rounded(painter, size, ground, edge, 9)

    def _paint_signs(self, painter: QPainter, ratio: float, colours: Colours) -> None:
        """The table's mark, and under it what kind of note it is."""
        side = _mark_side()
        box = QRectF(_PAD - 1, _PAD - 1, side, side)
        if self.face.table:
            paint = partial(_paint_table, table=self.face.table)
            mark = self._faces.stamp(("table", self.face.table), box.size(), ratio, paint)
            corner = round(box.left() * ratio) / ratio
            painter.drawPixmap(QPointF(corner, corner), mark)
        if self.face.mark is not Mark.IDEA:
            painter.setFont(font(Role.STRONG))
            painter.setPen(QColor(colours.muted))
            sign = box.translated(0, side if self.face.table else 0)
            painter.drawText(sign, Qt.AlignmentFlag.AlignCenter, MARKS[self.face.mark][0])


def _paint_table(painter: QPainter, table: int) -> None:
    side = _mark_side()
    painter.setFont(font(Role.BODY))
    paint_table_mark(painter, QRectF(0, 0, side, side), table)


def has_keyboard(viewport: QWidget | None) -> bool:
    """Whether the view that paints into this viewport has the keyboard."""
    view = viewport.parentWidget() if viewport is not None else None
    return view is not None and view.hasFocus()


def count_words(count: int) -> str:
    """How many notes."""
    return _n("{n} note", "{n} notes", count).format(n=count)


def _mark_side() -> int:
    return scaled(19)


def _text_left() -> int:
    return _PAD + _mark_side() + 5
