"""What lies on the board: a note's card, a lane's ground, and the head that stays in sight.

Cards are painted into pixmaps at the scale of the moment and kept (clustering.md F): scrolling and
dragging then only copy pixels. Far out, where nobody could read it, text gives way to bars.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QStyleOptionGraphicsItem,
    QWidget,
)

from app.i18n import _, _n
from app.models.board import Mark
from app.phones.wording import MARKS
from app.ui.board.picture import Face, Lane, LaneKind
from app.ui.board.text import Lines, break_text
from app.ui.icons import paint_icon
from app.ui.theme import Colours, Role, colours_of, font, mix, scaled, table_colour
from app.ui.theme.drawing import CARD_RADIUS, fill_rounded, rounded
from app.ui.widgets import paint_table_mark

MOST_LINES: Final = 4
_PAD: Final = 8
_LETTERS: Final = 13 / 14
"""The size of a note's text beside body text; the strip below the board shows it whole."""
_FAR: Final = 0.5
"""Below this scale letters are less than seven pixels high."""
_LETTER: Final = 0.38
"""The width of a letter beside the height of a line, for the bars that stand for text."""
_KEPT_PIXMAPS: Final = 700
_DIM: Final = 0.28


def card_width() -> int:
    """The width of a note in scene units; grows with the text."""
    return scaled(160)


def note_font() -> QFont:
    """The letters of a note on the board."""
    made = font(Role.BODY)
    made.setPixelSize(round(made.pixelSize() * _LETTERS))
    return made


class Faces:
    """The pixmaps of cards, the oldest forgotten; emptied when colours, zoom or words change."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, float], QPixmap] = OrderedDict()
        self._stamps: dict[tuple[object, float], QPixmap] = {}
        self._ratios: set[float] = set()

    def clear(self) -> None:
        """Everything is painted anew."""
        self._kept.clear()
        self._stamps.clear()
        self._ratios.clear()

    def forget(self, note: str) -> None:
        """One note is painted anew."""
        for ratio in self._ratios:
            self._kept.pop((note, ratio), None)

    def stamp(
        self, name: object, size: QSizeF, ratio: float, paint: Callable[[QPainter], None]
    ) -> QPixmap:
        """What many cards have in common, painted once for each name."""
        made = self._stamps.get((name, ratio))
        if made is None:
            made = self._stamps[name, ratio] = _painted(size, ratio, paint)
        return made

    def get(self, note: str, ratio: float) -> QPixmap | None:
        """A pixmap that is still good; `ratio` is device pixels to a scene unit."""
        pixmap = self._kept.get((note, ratio))
        if pixmap is not None:
            self._kept.move_to_end((note, ratio))
        return pixmap

    def keep(self, note: str, ratio: float, pixmap: QPixmap) -> None:
        """Keeps one, and lets the one go that was not used for longest."""
        self._ratios.add(ratio)
        self._kept[note, ratio] = pixmap
        if len(self._kept) > _KEPT_PIXMAPS:
            self._kept.popitem(last=False)


class NoteCard(QGraphicsItem):
    """A note. Selectable; moved by the view's drag, never by itself."""

    def __init__(self, face: Face, faces: Faces) -> None:
        super().__init__()
        self.face = face
        self.lane = ""
        self.is_ghost = False
        self.is_current = False
        self._faces = faces
        self._text = Lines((), 1)
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
        if (before.text, before.hint) != (face.text, face.hint):
            self.measure()
        self.update()

    def measure(self) -> None:
        """Breaks the text at the width of the moment."""
        self.prepareGeometryChange()
        self.setOpacity(_DIM if self.face.is_dim else 1.0)
        room = card_width() - _text_left() - _PAD
        self._text = break_text(self.face.text, note_font(), room, MOST_LINES)
        high = max(self._text.height, _mark_side() * (2 if self.face.mark is not Mark.IDEA else 1))
        hint = _hint_height() if self.face.hint else 0
        self._size = QRectF(0, 0, card_width(), round(high + hint + 2 * _PAD - 2))
        self._bounds = self._size.adjusted(-3, -3, 3, 3)  # asked for thousands of times

    @property
    def height(self) -> float:
        """In scene units."""
        return self._size.height()

    def set_current(self, is_current: bool) -> None:
        """The ring of the keyboard's place."""
        if is_current != self.is_current:
            self.is_current = is_current
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
        if scale < _FAR:
            self._paint_far(painter, colours)
        else:
            self._paint_kept(painter, scale, colours)
        if self.isSelected():
            tint = QColor(colours.accent)
            tint.setAlphaF(0.14)
            fill_rounded(painter, self._size, tint, colours.accent, 9, 2)
        if self.is_current and has_keyboard(widget):
            ring = self._size.adjusted(-2.5, -2.5, 2.5, 2.5)
            fill_rounded(painter, ring, None, colours.accent, 11, 2)

    def _paint_far(self, painter: QPainter, colours: Colours) -> None:
        """Ground, the table's colour, and a bar for each line."""
        size, left = self._size, _text_left()
        painter.fillRect(size, QColor(colours.surface))
        if self.face.table:
            fill = QColor(table_colour(self.face.table).fill)
            painter.fillRect(QRectF(0, 0, size.width() * 0.12, size.height()), fill)
        ink, room = mix(colours.surface, colours.text, 0.4), size.width() - left - _PAD
        spacing = self._text.spacing
        for number, line in enumerate(self._text.lines):
            top = _PAD + (number + 0.25) * spacing
            wide = min(room, len(line) * spacing * _LETTER)
            painter.fillRect(QRectF(left, top, wide, spacing / 2), ink)

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
        name = "ground", size.height(), self.is_ghost
        pixmap = QPixmap(
            self._faces.stamp(name, size, ratio, partial(self._paint_ground, colours=colours))
        )
        painter = QPainter(pixmap)
        self._paint_signs(painter, ratio, colours)
        painter.setFont(note_font())
        painter.setPen(QColor(colours.text))
        left = _text_left()
        place = QRectF(left, _PAD - 1, size.width() - left - _PAD, self._text.height)
        self._text.paint(painter, place)
        if self.face.hint:
            self._paint_hint(painter, colours)
        painter.end()
        return pixmap

    def _paint_ground(self, painter: QPainter, colours: Colours) -> None:
        edge = mix(colours.border, colours.outline, 0.25)
        ground = mix(colours.surface, colours.accent_soft, 0.35 if self.is_ghost else 0.0)
        fill_rounded(painter, self._size, ground, edge, 9)

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

    def _paint_hint(self, painter: QPainter, colours: Colours) -> None:
        made = font(Role.CAPTION)
        side = scaled(13)
        foot = self._size.height() - _PAD + 2
        line = QRectF(_text_left(), foot - side - 2, self._size.width() - _text_left() - _PAD, side)
        paint_icon(painter, "sparkles", QRectF(line.left(), line.top(), side, side), colours.accent)
        painter.setFont(made)
        painter.setPen(QColor(colours.accent))
        room = line.width() - side - 4
        words = _("{theme}?").format(theme=self.face.hint)
        shown = QFontMetricsF(made).elidedText(words, Qt.TextElideMode.ElideRight, room)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(line.adjusted(side + 4, -3, 2, 3), flags, shown)


class LaneGround(QGraphicsItem):
    """The strip that notes lie on, and that shows where a drop would go."""

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.lane = lane
        self._size = QRectF()
        self._is_target = False
        self.setZValue(-1)

    def resize(self, width: float, height: float) -> None:
        """In scene units."""
        if (width, height) != (self._size.width(), self._size.height()):
            self.prepareGeometryChange()
            self._size = QRectF(0, 0, width, height)

    def set_target(self, is_target: bool) -> None:
        """Whether a drop would land here."""
        if is_target != self._is_target:
            self._is_target = is_target
            self.update()

    def boundingRect(self) -> QRectF:
        """The strip."""
        return self._size

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """A sunken strip; a proposal is only outlined."""
        colours = colours_of(widget) if widget else colours_of(QApplication.palette())
        if self._is_target:
            fill_rounded(painter, self._size, colours.accent_soft, colours.accent, CARD_RADIUS, 2)
        elif self.lane.kind is LaneKind.GHOST:
            self._paint_outline(painter, colours)
        else:
            fill_rounded(painter, self._size, colours.sunken, colours.border, CARD_RADIUS)

    def _paint_outline(self, painter: QPainter, colours: Colours) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), 1.2, Qt.PenStyle.DashLine))
        painter.setBrush(mix(colours.window, colours.accent_soft, 0.35))
        painter.drawPath(rounded(self._size.adjusted(0.6, 0.6, -0.6, -0.6), CARD_RADIUS))


def _painted(size: QSizeF, ratio: float, paint: Callable[[QPainter], None]) -> QPixmap:
    """A pixmap with so many pixels to a unit of the scene."""
    pixmap = QPixmap(ceil(size.width() * ratio) + 1, ceil(size.height() * ratio) + 1)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint(painter)
    painter.end()
    return pixmap


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


def _hint_height() -> int:
    return scaled(19)
