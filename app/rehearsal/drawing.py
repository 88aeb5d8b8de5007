"""Slides as pictures, without a wall."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QIODevice, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter

from app.ui.scenes import Countdown, Picture
from app.ui.slides import slide_of
from app.ui.theme import Colours


def drawn(
    seen: Picture,
    now: int,
    size: QSize,
    colours: Colours,
    corner: Countdown | None = None,
) -> Iterator[QImage]:
    """Every page of a slide, as a wall of that size shows it at an instant."""
    slide = slide_of(seen)
    slide.reduce_motion(True)
    slide.resize(size)
    slide.show_corner(corner)
    slide.tick(now)
    for _page in range(slide.pages):
        image = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        slide.draw(painter, QSizeF(size), colours)
        painter.end()
        yield image
        slide.step(1)
    slide.deleteLater()


def png(image: QImage) -> bytes:
    """The picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know no QIODevice
    return bytes(buffer.data().data())
