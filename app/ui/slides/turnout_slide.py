"""How many have voted, so large that nobody has to ask; never how they voted."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont

from app import turnouts
from app.i18n import _, _p
from app.models.voting import PollState
from app.ui.scenes import TurnoutPicture
from app.ui.slide import BODY, HEADING, Align, Sheet, Slide, Style, frame, spoken_of
from app.ui.slide.places import put_places

_FIGURE = Style(1 / 3.6, 1 / 6, QFont.Weight.Bold, 1.0, 97)


class TurnoutSlide(Slide[TurnoutPicture]):
    """Question, two figures, and a place for each who may vote."""

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """From the question down to the places."""
        picture = self.picture
        about = spoken_of(picture.number, picture.version) if picture.version else _("Poll")
        state = _p("poll", "Open") if picture.state is PollState.OPEN else _p("poll", "Closed")
        area = frame(sheet, about, state if picture.state is not PollState.PREPARED else "")
        asked = QRectF(area.left(), area.top(), area.width(), sheet.px(0.16))
        sheet.write(picture.question, asked, BODY.sized(1 / 19), ink=sheet.colours.muted)
        figures = QRectF(area.left(), sheet.px(0.33), area.width(), sheet.px(0.29))
        told = turnouts.figure(picture.turnout, picture.present)
        sheet.write(told, figures, _FIGURE, align=Align.LEFT_MIDDLE, is_key=True)
        below = QRectF(area.left(), figures.bottom(), area.width(), sheet.px(0.12))
        words = turnouts.deed(picture.turnout, picture.present)
        sheet.write(words, below, HEADING.sized(1 / 13), align=Align.LEFT_MIDDLE)
        if picture.turnout.counters is not None:
            return  # hands that are not agreed on fill no places
        row = QRectF(area.left(), area.bottom() - sheet.px(0.11), area.width(), sheet.px(0.07))
        put_places(sheet, row, picture.turnout.count, picture.present)
