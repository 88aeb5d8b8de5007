"""A note's card on the board.

A card has no pixmap of its own: what many have in common is painted once and copied, and its text
is laid out once (clustering.md F).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from app.i18n import _n
from app.models.board import Mark
from app.phones.wording import MARKS
from app.ui.board.feet import Foot, feet_height, feet_of, paint_feet
from app.ui.board.picture import Face
from app.ui.board.pixmaps import Faces
from app.ui.board.text import Lines, SetText, break_text, mark_words
from app.ui.theme import Colours, Role, font, mix, scaled, table_colour
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets import paint_table_mark

_PAD: Final = 8
_CLOSE_PAD: Final = 4
_DIM: Final = 0.28
_UNDERLINE: Final = 1.6
_TABLE_TINT: Final = 0.34
_OPEN_LINES: Final = 16
"""What fills half a screen is cut even where a note opens; it is read by itself."""
_EDGES: Final = 6
"""How far the edges of the notes beneath stand out."""
_MOAT: Final = 7
"""How much ground is kept free around a note that lies open over others."""


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
        self._side = self._left = 0
        self._set: SetText | None = None
        self._marks: list[QLineF] = []
        self._feet: tuple[Foot, ...] = ()
        self._size = self._bounds = QRectF()
        self._laid = self.open_height = 0
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
        self._set = None
        if before.text != face.text or feet_of(before) != feet_of(face):
            self.measure()
        self.update()

    def measure(self) -> None:
        """Breaks the text at the width of the moment."""
        self.prepareGeometryChange()
        if self.face.is_dim:
            self.setOpacity(_DIM)
        look = self._faces.look
        wide = look.width or card_width()
        self._side = self._faces.mark_side
        self._left = _PAD + self._side + 5
        self._feet = feet_of(self.face)
        shut = self._broken(look.lines)
        self._laid = self._height_of(shut)
        opened = self._broken(_OPEN_LINES) if look.opens and shut.is_cut else shut
        self.open_height = self._height_of(opened)
        is_open = self.is_current and shut.is_cut
        self._text = opened if is_open else shut
        self.setZValue(1 if is_open and look.opens else 0)
        self._set = None
        self._size = QRectF(0, 0, wide, self._height_of(self._text))
        around = _MOAT if self.zValue() else 3
        self._bounds = self._size.adjusted(-around, -around, around, around)

    def _broken(self, most: int) -> Lines:
        """At most so many lines; large letters need less air between them."""
        look, made = self._faces.look, self._faces.font()
        room = (look.width or card_width()) - self._left - _PAD
        lines = break_text(self.face.text, made, room, most)
        if not look.is_close:
            return lines
        return replace(lines, spacing=float(round(QFontMetricsF(made).height())))

    def _height_of(self, lines: Lines) -> int:
        high = max(lines.height, self._side * (2 if self.face.mark is not Mark.IDEA else 1))
        edges = _EDGES if self.face.stack > 1 else 0
        return round(high + feet_height(self._feet) + edges + 2 * self._top)

    @property
    def _top(self) -> int:
        """The air above the text."""
        return _CLOSE_PAD if self._faces.look.is_close else _PAD - 1

    @property
    def box(self) -> QRectF:
        """Where it lies in the scene, without its ring and what opens over others."""
        return QRectF(0, 0, self._size.width(), self._laid).translated(self.pos())

    @property
    def letters(self) -> int:
        """The size of its letters, in scene units."""
        return self._faces.font().pixelSize()

    @property
    def height(self) -> float:
        """In scene units; it takes no more when it is open."""
        return self._laid

    def set_current(self, is_current: bool) -> None:
        """The ring of the keyboard's place."""
        if is_current != self.is_current:
            self.is_current = is_current
            if self._laid != self.open_height:
                self.measure()
            self.update()

    def set_twin(self, is_twin: bool) -> None:
        """The broken ring of a note that may say the same as the current one, or the opposite."""
        if is_twin != self.is_twin:
            self.is_twin = is_twin
            self.update()

    def boundingRect(self) -> QRectF:
        """The card and its ring; kept, for it is asked for thousands of times."""
        return self._bounds

    def shape(self) -> QPainterPath:
        """What a press hits: the card without its ring, so that a lasso can begin close by."""
        path = QPainterPath()
        path.addRect(self._size)
        return path

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """The note, and over it what says chosen and current."""
        colours = self._faces.colours(widget)
        if self.zValue():  # it lies over others, whose words must not read like its own
            moat = self._size.adjusted(-_MOAT, -_MOAT, _MOAT, _MOAT)
            fill_rounded(painter, moat, colours.sunken, None, 9 + _MOAT)
        self._paint_face(painter, colours)
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

    def _paint_face(self, painter: QPainter, colours: Colours) -> None:
        """Paper, signs and feet are copied, pixel on pixel; the text was laid out before."""
        device = painter.device().devicePixelRatio()
        world = painter.worldTransform()
        near = world.m11()
        scale = near, device
        left = round(world.dx() * device) / device
        top = round(world.dy() * device) / device
        painter.resetTransform()
        painter.drawPixmap(QPointF(left, top), self._paper(scale, colours))
        unit = near * device
        for (x, y), sign in self._signs(scale, colours):
            at = QPointF(left + round(x * unit) / device, top + round(y * unit) / device)
            painter.drawPixmap(at, sign)
        painter.setWorldTransform(QTransform(near, 0, 0, near, left, top))
        self._paint_text(painter, colours)
        painter.setWorldTransform(world)

    def _paint_text(self, painter: QPainter, colours: Colours) -> None:
        left, top = self._left, self._top
        if self._set is None:
            width, made = self._size.width() - left - _PAD, self._faces.font()
            self._set = SetText(self._text, made, width)
            place = QRectF(left, top, width, self._text.height)
            self._marks = mark_words(self._text, self.face.because, made, place)
        painter.setPen(QColor(colours.text))
        self._set.paint(painter, left, top)
        if self._marks:
            painter.setPen(QPen(QColor(colours.accent), _UNDERLINE))
            painter.drawLines(self._marks)

    def _paper(self, scale: tuple[float, float], colours: Colours) -> QPixmap:
        face, size = self.face, self._size.size()
        table = face.table if self._faces.by_table else 0
        name = "paper", size.width(), size.height(), self.is_ghost, face.stack > 1, table
        return self._faces.stamp(name, size, scale, partial(self._paint_ground, colours=colours))

    def _signs(
        self, scale: tuple[float, float], colours: Colours
    ) -> Iterator[tuple[tuple[float, float], QPixmap]]:
        """The table's mark, under it what kind of note it is, and the lines at the foot."""
        side, face, stamp = self._side, self.face, self._faces.stamp
        first = max(0.0, (self._text.spacing - side) / 2)  # in the middle of the first line
        down, box = self._top + first, QSizeF(side, side)
        if face.table:
            paint = partial(_paint_table, side=side, table=face.table)
            yield (_PAD - 1, down), stamp(("table", face.table), box, scale, paint)
            down += side
        if face.mark is not Mark.IDEA:
            paint = partial(_paint_mark, side=side, mark=face.mark, ink=colours.muted)
            yield (_PAD - 1, down), stamp(face.mark, box, scale, paint)
        if self._feet:
            left, high = self._left, feet_height(self._feet)
            edges = _EDGES if face.stack > 1 else 0
            wide = self._size.width() - left - _PAD
            is_tinted = self._faces.by_table and face.table > 0
            paint = partial(
                paint_feet,
                feet=self._feet, place=QRectF(0, 0, wide, 0), colours=colours, is_tinted=is_tinted,
            )  # fmt: skip
            name = self._feet, wide, is_tinted
            top = self._size.height() - edges - self._top - 1 - high
            yield (left, top), stamp(name, QSizeF(wide, high), scale, paint)

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


def _paint_table(painter: QPainter, side: int, table: int) -> None:
    painter.setFont(font(Role.BODY))
    paint_table_mark(painter, QRectF(0, 0, side, side), table)


def _paint_mark(painter: QPainter, side: int, mark: Mark, ink: str) -> None:
    painter.setFont(font(Role.STRONG))
    painter.setPen(QColor(ink))
    box = QRectF(0, 0, side, side)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, MARKS[mark][0])


def has_keyboard(viewport: QWidget | None) -> bool:
    """Whether the view that paints into this viewport has the keyboard."""
    view = viewport.parentWidget() if viewport is not None else None
    return view is not None and view.hasFocus()


def count_words(count: int) -> str:
    """How many notes."""
    return _n("{n} note", "{n} notes", count).format(n=count)
