"""The small lines at the foot of a note's card: where it may belong and how sure that is, what it
may be to another note, what lies beneath it, and what else it touches.

Each line has a sign and a word, so that neither colour nor shape has to be known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from app.engines.themes import Step
from app.i18n import _, _n
from app.theme_likeness import Twin
from app.ui.board.picture import Face
from app.ui.icons import paint_icon
from app.ui.theme import Colours, Role, font, scaled

_STEPS: Final = 3
_FROM_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
TWIN_ICONS: Final = {Twin.DUPLICATE: "copy", Twin.OPPOSITE: "scale"}


@dataclass(frozen=True, slots=True)
class Foot:
    """One line: an icon's name, or dots for `step`, and words."""

    words: str
    icon: str = ""
    step: Step | None = None
    is_quiet: bool = False


def sureness_words(step: Step) -> str:
    """How sure a suggestion is, in a word."""
    return {Step.SURE: _("sure"), Step.LIKELY: _("likely"), Step.UNSURE: _("maybe")}[step]


def twin_words(twin: Twin) -> str:
    """What a note may be to another."""
    return {Twin.DUPLICATE: _("Duplicate?"), Twin.OPPOSITE: _("Opposite?")}[twin]


def feet_of(face: Face) -> tuple[Foot, ...]:
    """The lines of a card, in the language of the moment."""
    feet = []
    if face.stack > 1:
        told = _n("Stack of {n} note", "Stack of {n} notes", face.stack).format(n=face.stack)
        feet.append(Foot(told, "layers", is_quiet=True))
    if face.also:
        feet.append(Foot(", ".join(face.also), "tag", is_quiet=True))
    if face.proposed:
        feet.append(Foot(_("Proposed: {theme}").format(theme=face.proposed), "lightbulb"))
    if face.twin is not None:
        feet.append(Foot(twin_words(face.twin), TWIN_ICONS[face.twin]))
    if face.hint:
        feet.append(Foot(_("{theme}?").format(theme=face.hint), "sparkles"))
        feet.append(Foot(sureness_words(face.step), step=face.step))
    return tuple(feet)


def feet_height(feet: tuple[Foot, ...]) -> int:
    """All lines together, in scene units."""
    return len(feet) * _line() + (3 if feet else 0)


def paint_feet(
    painter: QPainter,
    feet: tuple[Foot, ...],
    place: QRectF,
    colours: Colours,
    *,
    is_tinted: bool = False,
) -> None:
    """Draws the lines from the top of `place`; on a card with its table's colour in full ink."""
    side = scaled(13)
    made = font(Role.CAPTION)
    painter.setFont(made)
    metrics = QFontMetricsF(made)
    for number, foot in enumerate(feet):
        usual = colours.muted if foot.is_quiet else colours.accent
        ink = colours.text if is_tinted else usual
        line = QRectF(place.left(), place.top() + 3 + number * _line(), place.width(), _line())
        box = QRectF(line.left(), line.center().y() - side / 2, side, side)
        left = box.right() + 4
        if foot.step is None:
            paint_icon(painter, foot.icon, box, ink)
        else:
            left = paint_sureness(painter, foot.step, box.topLeft(), side, ink) + 4
        room = line.right() - left
        shown = metrics.elidedText(foot.words, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(ink))
        painter.drawText(QRectF(left, line.top(), room + 2, line.height()), _FROM_LEFT, shown)


def paint_sureness(
    painter: QPainter, step: Step, at: QPointF, side: float, ink: QColor | str
) -> float:
    """Three dots, as many of them filled as it is sure; gives where they end."""
    width = side * 0.5
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1.2))
    for number in range(_STEPS):
        dot = QRectF(0, 0, width, width)
        dot.moveCenter(QPointF(at.x() + (number + 0.5) * (width + 2), at.y() + side / 2))
        painter.setBrush(QColor(ink) if number <= step else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
    painter.restore()
    return at.x() + _STEPS * (width + 2)


def _line() -> int:
    return scaled(17)
