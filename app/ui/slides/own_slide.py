"""A slide of the facilitator's own: text in a little Markdown, a picture, or both."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage

from app.models.own_slides import jpeg_of
from app.ui.scenes import OwnPicture
from app.ui.slide import HEAD, Photo, Sheet, Slide, page_mark
from app.ui.slide.markdown import put_markdown

_PICTURE: Final = 0.44
"""What a picture takes of the width beside text, or of the height below it."""
_ABOVE: Final = 0.05
"""Free space over the text, as over that of other slides."""


class OwnSlide(Slide[OwnPicture]):
    """Text to the left, picture to the right; on a narrow wall a wide picture stands below its
    text. Alone each has all the room there is.
    """

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """A picture that cannot be read leaves its room to the text."""
        area = sheet.safe.adjusted(0, sheet.px(HEAD + 0.02) if sheet.corner else 0, 0, 0)
        image = _image(self.picture.jpeg)
        if image is None:
            self._text(sheet, area, page)
        elif not self.picture.text:
            _put_image(sheet, image, self.picture.jpeg, area)
        elif not sheet.is_wide and image.width() > image.height():
            below = area.adjusted(0, area.height() * (1 - _PICTURE), 0, 0)
            _put_image(sheet, image, self.picture.jpeg, below)
            self._text(sheet, area.adjusted(0, 0, 0, -below.height() - sheet.px(0.03)), page)
        else:
            side = area.width() * _PICTURE
            beside = QRectF(area.right() - side, area.top(), side, area.height())
            _put_image(sheet, image, self.picture.jpeg, beside)
            self._text(sheet, area.adjusted(0, 0, -side - sheet.px(0.06), 0), page)

    def _text(self, sheet: Sheet, area: QRectF, page: int) -> None:
        below = sheet.safe.top() + sheet.px(HEAD + 0.02)
        put_markdown(
            sheet, self.picture.text, area.adjusted(0, sheet.px(_ABOVE), 0, 0), below, page
        )
        page_mark(sheet)


def _put_image(sheet: Sheet, image: QImage, kept: str, box: QRectF) -> None:
    """As large as it fits without being enlarged beyond twice its points, in the middle."""
    natural = QSizeF(image.size()) * 2
    size = QSizeF(image.size()).scaled(
        natural.boundedTo(box.size()), Qt.AspectRatioMode.KeepAspectRatio
    )
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(box.center())
    sheet.add(Photo(place, f"{len(kept)}:{hash(kept)}", image))


@lru_cache(maxsize=4)
def _image(kept: str) -> QImage | None:
    """The picture, unpacked once; None when there is none or it is damaged."""
    image = QImage()
    if kept and image.loadFromData(jpeg_of(kept)):
        return image.convertToFormat(QImage.Format.Format_RGB32)
    return None
