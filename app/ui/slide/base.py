"""The widget all slides are: it has a picture, pages and a clock, and paints a sheet."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QSizeF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.slide.sheet import Sheet
from app.ui.theme import Colours, colours_of

P = TypeVar("P")
_MINUTE_MS: Final = 60_000


class Slide(QWidget, Generic[P]):
    """One scene on the wall. Derived slides write `compose`; `turns_after_ms` 0 turns no page.

    `redrawn` tells that it looks different now, so that a thumbnail of it can follow.
    """

    turns_after_ms = 0
    redrawn = Signal()

    def __init__(self, picture: P, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._now = 0
        self._page = 1
        self._turned_at = 0
        self._shown_moment: object = None
        self._told_minute = 0
        self._composed: dict[tuple[float, float, Colours, int, object], Sheet] = {}

    @property
    def picture(self) -> P:
        """What it shows."""
        return self._picture

    @property
    def page(self) -> int:
        """The page that is shown, counted from 1."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages the picture takes at the size it is shown in."""
        return self._sheet().pages

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """Puts one page of the picture on a sheet of any size; `page` may be past the last."""
        raise NotImplementedError

    def moment(self, now: int) -> object:
        """What changes with time alone; the slide is drawn anew when it does."""
        return None

    def reduce_motion(self, is_reduced: bool) -> None:
        """Whether what moves shall rather be there at once; most slides move nothing."""

    def set_picture(self, picture: P) -> None:
        """Shows another picture of the same scene."""
        if picture == self._picture:
            return
        self._picture = picture
        self._composed.clear()
        self._page = min(self._page, self.pages)
        self._tell()
        self.redraw()

    def follow(self, picture: object) -> bool:
        """Shows a picture if it is of this slide's scene; False when it is of another."""
        if not isinstance(picture, type(self._picture)):
            return False
        self.set_picture(picture)
        return True

    def tick(self, now_ms: int) -> None:
        """Time goes on: the clock on the slide, and a page that turns by itself."""
        self._now = now_ms
        self._turned_at = self._turned_at or now_ms
        if self.turns_after_ms and now_ms - self._turned_at >= self.turns_after_ms:
            self._turn(self._page % self.pages + 1)
        moment = self.moment(now_ms)
        if moment != self._shown_moment:
            self._shown_moment = moment
            self.redraw()
        if now_ms // _MINUTE_MS != self._told_minute:
            self._told_minute = now_ms // _MINUTE_MS
            self._tell()

    def step(self, pages: int) -> None:
        """Turns pages by hand, forwards or back, and stops at the ends."""
        self._turn(min(max(1, self._page + pages), self.pages))

    def redraw(self) -> None:
        """Paints it again, here and wherever else it is shown."""
        self._composed.clear()
        self.update()
        self.redrawn.emit()

    def sheet(self, size: QSizeF, colours: Colours) -> Sheet:
        """The page that is shown, laid out for another size; not to be changed.

        Kept until the slide is drawn anew: wall, preview and thumbnail ask again and again.
        """
        key = (size.width(), size.height(), colours, self._page, self.moment(self._now))
        if key not in self._composed:
            sheet = Sheet(size, colours)
            self.compose(sheet, self._page, self._now)
            self._composed[key] = sheet
        return self._composed[key]

    def draw(self, painter: QPainter, size: QSizeF, colours: Colours) -> None:
        """Paints the page that is shown at a size, as the room would see it."""
        self.sheet(size, colours).paint(painter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The whole slide."""
        painter = QPainter(self)
        self._sheet().paint(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Follows the scheme and the language."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._composed.clear()
            self._tell()
            self.redraw()
        return super().event(event)

    def _sheet(self) -> Sheet:
        return self.sheet(QSizeF(self.size()), colours_of(self))

    def _turn(self, page: int) -> None:
        self._turned_at = self._now
        if page != self._page:
            self._page = page
            self._tell()
            self.redraw()

    def _tell(self) -> None:
        """What stands on the wall, for screen readers."""
        words = [each.text for each in self._sheet().words]
        self.setAccessibleName(words[0] if words else "")
        self.setAccessibleDescription("\n".join(words[1:]))
