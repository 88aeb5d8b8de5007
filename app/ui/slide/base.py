"""The widget all slides are: it has a picture, pages and a clock, and paints a sheet."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

from PySide6.QtCore import QEvent, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from app.i18n import Language, in_language, language
from app.ui.scenes import Countdown
from app.ui.slide.furniture import corner_width, dial, put_corner
from app.ui.slide.sheet import Sheet
from app.ui.theme import Colours, colours_of

P = TypeVar("P")
_MINUTE_MS: Final = 60_000
_SECOND_MS: Final = 1_000
_Size = tuple[float, float, Colours]


class Slide(QWidget, Generic[P]):
    """One scene on the wall. Derived slides write `compose`; `turns_after_ms` 0 turns no page.

    `redrawn` tells that it looks different now, so that a thumbnail of it can follow; it carries
    the changed places as `QRectF` in shares of width and height, or None for all of it.
    """

    turns_after_ms = 0
    redrawn = Signal(object)

    def __init__(self, picture: P, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # The sheet fills all of it, so nothing under it need be painted.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._picture = picture
        self._language: Language | None = None
        self._corner: Countdown | None = None
        self._now = 0
        self._page = 1
        self._turned_at = 0
        self._shown_moment: object = None
        self._told_minute = 0
        self._composed: dict[tuple[_Size, int, object], Sheet] = {}
        self._still: dict[tuple[_Size, int, object], Sheet] = {}
        self._seen: Sheet | None = None  # painted, or said to have changed; what it is held against

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

    @property
    def is_moving(self) -> bool:
        """True while something on it is on its way."""
        return False

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """Puts one page of the picture on a sheet of any size; `page` may be past the last."""
        raise NotImplementedError

    def moment(self, now: int) -> object:
        """What changes with time alone; the slide is drawn anew when it does."""
        return None

    def changes_in(self, now: int) -> int:
        """In how many milliseconds time may change what is shown, a second at most."""
        clock = getattr(self._picture, "clock", None)
        clocks = [each for each in (clock, self._corner) if isinstance(each, Countdown)]
        return min((each.changes_in(now) for each in clocks), default=_SECOND_MS)

    def page_words(self) -> str:
        """Which page is shown, for the facilitator."""
        pages = self.pages
        return f"{min(self._page, pages)}/{pages}"

    def turned(self) -> None:
        """Another page is shown; what moves may begin."""

    def reduce_motion(self, is_reduced: bool) -> None:
        """Whether what moves shall rather be there at once; most slides move nothing."""

    def speak(self, told: Language) -> None:
        """Words in this language from now on, whatever the window speaks."""
        if told != self._language:
            before = self._forget()
            self._language = told
            self._page = min(self._page, self.pages)
            self._tell()
            self._show_changes(before)

    def set_picture(self, picture: P) -> None:
        """Shows another picture of the same scene."""
        if picture == self._picture:
            return
        before = self._forget()
        self._picture = picture
        self._page = min(self._page, self.pages)
        self._tell()
        self._show_changes(before)

    def show_corner(self, clock: Countdown | None) -> None:
        """Puts a small countdown into the upper right corner, or takes it away."""
        if clock != self._corner:
            before = self._forget()
            self._corner = clock
            self._shown_moment = self._moment(self._now)
            self._page = min(self._page, self.pages)
            self._show_changes(before)

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
        moment = self._moment(now_ms)
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
        """Paints again what changed, here and wherever else it is shown."""
        self._show_changes(self._forget())

    def redraw_moving(self) -> None:
        """Paints what moves where it is now; the rest is not laid out again."""
        self._composed.clear()
        self._show_changes(self._seen)

    def sheet(self, size: QSizeF, colours: Colours) -> Sheet:
        """The page that is shown, laid out for another size; not to be changed.

        Kept until the slide is drawn anew: wall, preview and thumbnail ask again and again.
        """
        asked = (size.width(), size.height(), colours)
        key = (asked, self._page, self._moment(self._now))
        if key not in self._composed:
            if key not in self._still:
                self._still[key] = self._laid_out(size, colours)
            self._composed[key] = self._still[key].just_now()
        return self._composed[key]

    def draw(
        self, painter: QPainter, size: QSizeF, colours: Colours, region: QRegion | None = None
    ) -> None:
        """Paints the page that is shown at a size, as the room would see it; of a region (in
        pixels of that size) only what lies in it.
        """
        self._seen = self.sheet(size, colours)
        self._seen.paint(painter, region)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The part of the slide that has to be painted."""
        painter = QPainter(self)
        self._seen = self._sheet()
        self._seen.paint(painter, event.region())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the scheme and the language."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._forget()
            self._tell()
            self._show_changes(None)
        super().changeEvent(event)

    def _laid_out(self, size: QSizeF, colours: Colours) -> Sheet:
        sheet = Sheet(size, colours)
        with in_language(self._language or language()):
            if self._corner is not None:
                sheet.corner = corner_width(sheet, self._corner, self._now)
            self.compose(sheet, self._page, self._now)
            if self._corner is not None:
                put_corner(sheet, self._corner, self._now)
        return sheet

    def _moment(self, now: int) -> object:
        if self._corner is None:
            return self.moment(now)
        small, step = self._corner.of_step(now), self._corner.step(now)
        told = dial(small.remaining_ms(now)), small.phase(now), step and step.number
        return self.moment(now), told

    def _sheet(self) -> Sheet:
        return self.sheet(QSizeF(self.size()), colours_of(self))

    def _forget(self) -> Sheet | None:
        """Drops what was laid out; gives what was seen last, to tell what changes."""
        self._composed.clear()
        self._still.clear()
        return self._seen

    def _show_changes(self, before: Sheet | None) -> None:
        """Paints what differs from a sheet that was seen; all of it when there is none."""
        if before is None:
            self.update()
            self.redrawn.emit(None)
            return
        now = self._seen = self.sheet(before.size, before.colours)
        wide, high = now.width, now.height
        shares = [
            QRectF(each.x() / wide, each.y() / high, each.width() / wide, each.height() / high)
            for each in now.changes(before)
        ]
        if shares:
            self.update(region_of(shares, QSizeF(self.size())))
            self.redrawn.emit(shares)

    def _turn(self, page: int) -> None:
        self._turned_at = self._now
        if page != self._page:
            before = self._forget()
            self._page = page
            self._tell()
            self._show_changes(before)
            self.turned()

    def _tell(self) -> None:
        """What stands on the wall, for screen readers."""
        words = [each.text for each in self._sheet().words]
        self.setAccessibleName(words[0] if words else "")
        self.setAccessibleDescription("\n".join(words[1:]))


def region_of(shares: list[QRectF], size: QSizeF) -> QRegion:
    """Places given in shares, in whole pixels of a size and a little more."""
    region = QRegion()
    for each in shares:
        wide, high = size.width(), size.height()
        box = QRectF(each.x() * wide, each.y() * high, each.width() * wide, each.height() * high)
        region += box.toAlignedRect().adjusted(-1, -1, 1, 1)
    return region
