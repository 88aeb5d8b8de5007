"""A slide, small: the same drawing that the wall gets, at the wall's size, scaled down."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.models.room import Cover
from app.ui.room_window import RoomWindow
from app.ui.slide.base import region_of
from app.ui.slides import AnySlide
from app.ui.theme import colours_of
from app.ui.theme.drawing import fill_rounded

_BORDER: Final = 3
_LEAST_WIDTH: Final = 160
FOLLOWS_EVERY_MS: Final = 250


class Thumbnail(QWidget):
    """Shows a slide as the room would see it; `is_live` shows the covers too.

    It takes size and colours from the room's window, so that nothing breaks otherwise there.
    """

    def __init__(
        self, window: RoomWindow, *, is_live: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._is_live = is_live
        self._slide: AnySlide | None = None
        self._cover, self._is_seen = Cover.NONE, True
        window.title_card.redrawn.connect(self._on_card)
        self._stale = QRegion()
        self._rests = QTimer(self)
        self._rests.setSingleShot(True)
        self._rests.timeout.connect(self._catch_up)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a clicker then speaks to the room
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def slide(self) -> AnySlide | None:
        """The slide that is shown."""
        return self._slide

    def show_slide(self, slide: AnySlide | None) -> None:
        """Another slide; the thumbnail follows it and does not own it."""
        self._slide = slide
        if slide is not None:
            slide.redrawn.connect(self._on_redrawn)
            self._tell()
        self.update()

    def show_cover(self, cover: Cover) -> None:
        """What lies over the slide in the room."""
        if cover is not self._cover:
            self._cover = cover
            self._tell()
            self.update()

    def show_seen(self, *, is_seen: bool) -> None:
        """Whether the room sees it: only then is its frame that of what is live."""
        self._is_seen = is_seen
        self.update()

    def room_size(self) -> QSizeF:
        """The size of the room's picture."""
        return QSizeF(self._window.size())

    def place_on_screen(self) -> QRect | None:
        """Where the picture is on the display; None while it is not seen."""
        if not self.isVisible():
            return None
        inside = self._inside().toAlignedRect()
        return QRect(self.mapToGlobal(inside.topLeft()), inside.size())

    def sizeHint(self) -> QSize:
        """Wide enough to read the large words."""
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        """The smallest that is of use."""
        return QSize(_LEAST_WIDTH, self.heightForWidth(_LEAST_WIDTH))

    def heightForWidth(self, width: int) -> int:
        """As the wall is shaped."""
        room = self.room_size()
        inside = width - 2 * _BORDER
        return round(inside * room.height() / max(1.0, room.width())) + 2 * _BORDER

    def width_for_height(self, height: int) -> int:
        """The same the other way round."""
        room = self.room_size()
        inside = max(0, height - 2 * _BORDER)
        return int(inside * room.width() / max(1.0, room.height())) + 2 * _BORDER

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, then the slide or what covers it."""
        painter = QPainter(self)
        colours = colours_of(self)
        is_live = self._is_live and self._is_seen
        is_open = is_live and self._cover is Cover.NONE
        edge = colours.danger if is_live else colours.outline
        inside = self._inside()
        frame = inside.adjusted(-_BORDER, -_BORDER, _BORDER, _BORDER)
        fill_rounded(painter, frame, colours.sunken, edge, 6, _BORDER if is_open else 1.5)
        painter.setClipRect(inside)
        if self._cover is Cover.BLANK:
            painter.fillRect(inside, QColor("#000000"))
        elif self._cover is Cover.TITLE:
            self._paint_slide(painter, inside, self._window.title_card, event.region())
        elif self._slide is not None:
            self._paint_slide(painter, inside, self._slide, event.region())
        painter.end()

    def _paint_slide(
        self, painter: QPainter, inside: QRectF, slide: AnySlide, region: QRegion
    ) -> None:
        room = self.room_size()
        across, down = inside.width() / room.width(), inside.height() / room.height()
        to_room = QTransform.fromScale(1 / across, 1 / down)
        to_room.translate(-inside.left(), -inside.top())
        seen = to_room.map(region)
        painter.translate(inside.topLeft())
        painter.scale(across, down)
        slide.draw(painter, room, colours_of(self._window), seen)

    def _on_redrawn(self, shares: list[QRectF] | None) -> None:
        """Only what changed, at once; of what moves then a few pictures a second are enough."""
        if shares is None or self._cover in (Cover.BLANK, Cover.TITLE):
            self.update()
            return
        inside = self._inside()
        region = region_of(shares, inside.size())
        region.translate(inside.topLeft().toPoint())
        self._stale += region
        if not self._rests.isActive():
            self._catch_up()

    def _catch_up(self) -> None:
        """Paints what changed meanwhile, and rests then; nothing runs when nothing changes."""
        if not self._stale.isEmpty():
            self.update(self._stale)
            self._stale = QRegion()
            self._rests.start(FOLLOWS_EVERY_MS)

    def _inside(self) -> QRectF:
        """The largest picture of the wall's shape within the border."""
        room = self.room_size()
        space = QRectF(self.rect()).adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)
        fitted = room.scaled(space.size(), Qt.AspectRatioMode.KeepAspectRatio)
        inside = QRectF(0, 0, fitted.width(), fitted.height())
        inside.moveCenter(space.center())
        return inside

    def _on_card(self) -> None:
        """Another title card, which is seen only while it covers."""
        if self._cover is Cover.TITLE:
            self.update()

    def _tell(self) -> None:
        if self._slide is not None:
            self.setAccessibleDescription(
                f"{self._slide.accessibleName()}\n{self._slide.accessibleDescription()}"
            )
