"""A table's address: as a QR code, and in letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.qr import qr_modules
from app.ui.theme import scaled
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets.drawn import Drawn

_QUIET = 4  # modules of white around a code, which readers need


@dataclass(frozen=True, slots=True)
class TableAddresses:
    """What each table's phones open, table 1 first; "" where a table cannot be reached.

    `trouble` is a sentence when no phone can reach this laptop; `room` is the address of the first
    page, which all of them begin with.
    """

    urls: tuple[str, ...] = ()
    trouble: str = ""
    room: str = ""

    def of(self, table: int) -> str:
        """The address of a table, "" for none."""
        return self.urls[table - 1] if 1 <= table <= len(self.urls) else ""


AskAddresses = Callable[[], TableAddresses]
"""Tells the addresses of the moment."""

DrawCodes = Callable[[int], tuple[str, ...]]
"""Draws so many access codes, no two alike."""


class QrCode(Drawn):
    """A code in black on white whatever the scheme: cameras want it so."""

    def __init__(self, pixels: int = 132, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixels = pixels
        self._text = ""
        self._kept: tuple[object, QPixmap] = None, QPixmap()

    def show_text(self, text: str) -> None:
        """What the code says."""
        self.setAccessibleName(_("QR code for {address}").format(address=text))
        if text != self._text:
            self._text = text
            self.update()

    def sizeHint(self) -> QSize:
        """A square that grows with the text."""
        side = scaled(self._pixels)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Copies the code, which is drawn once: it has a thousand modules."""
        if not self._text:
            return
        ratio = self.devicePixelRatioF()
        if self._kept[0] != (key := (self._text, self.size(), ratio)):
            self._kept = key, self._drawn(ratio)
        QPainter(self).drawPixmap(0, 0, self._kept[1])

    def _drawn(self, ratio: float) -> QPixmap:
        """Modules on whole pixels, so that edges stay sharp."""
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        rows = qr_modules(self._text)
        painter = QPainter(pixmap)
        module = int(self.width() * ratio / (len(rows) + 2 * _QUIET)) / ratio
        side = module * (len(rows) + 2 * _QUIET)
        left, top = (self.width() - side) / 2, (self.height() - side) / 2
        fill_rounded(painter, QRectF(left, top, side, side), "#ffffff", radius=6)
        for y, row in enumerate(rows):
            for x, is_dark in enumerate(row):
                if is_dark:
                    at = QRectF(
                        left + (x + _QUIET) * module, top + (y + _QUIET) * module, module, module
                    )
                    painter.fillRect(at, Qt.GlobalColor.black)
        painter.end()
        return pixmap
