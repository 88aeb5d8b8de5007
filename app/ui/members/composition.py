"""Whether those who are here mirror the whole assembly: one small block for each attribute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.imports.members import bands, in_order
from app.models.own_numbers import is_own_number
from app.models.people import Attendance, People
from app.ui.theme import Colours, Role, Space, colours_of, font, mix, scaled, tabular
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets.drawn import Drawn

_MOST_GROUPS = 8
_CAME = (Attendance.PRESENT,)
BLOCK = 244
_LABEL, _GROOVE = 0.615, 0.175
"""What words and bar have of the width: two words of usual length are not cut."""
_BAR = 7
_LINE_GAP = 5


@dataclass(frozen=True, slots=True)
class Share:
    """One group: how many of its members are here. `label` is "" where nothing is known."""

    label: str
    present: int
    members: int


@dataclass(frozen=True, slots=True)
class Criterion:
    """An attribute and its groups."""

    header: str
    shares: tuple[Share, ...]


def composition(people: People, meeting: str) -> tuple[Criterion, ...]:
    """A criterion for each attribute that groups people: numbers in bands, no addresses or the
    like (more than eight groups), nor the members' own numbers.
    """
    members = [each for each in people if each.details]
    here = [people.status(meeting, each.id) in _CAME for each in members]
    found = (
        _criterion(header, [each.attribute(header) for each in members], here)
        for header in people.headers()
        if not is_own_number(header)
    )
    return tuple(each for each in found if each is not None)


def _criterion(header: str, values: Sequence[str], here: Sequence[bool]) -> Criterion | None:
    labels = bands(values, header) or tuple(values)
    groups = in_order(Counter(labels))
    if not 2 <= len(groups) <= _MOST_GROUPS:
        return None
    return Criterion(
        header,
        tuple(
            Share(
                group,
                sum(came for label, came in zip(labels, here, strict=True) if label == group),
                labels.count(group),
            )
            for group in groups
        ),
    )


class CompositionBlock(Drawn):
    """One attribute: a line and a bar for each group; the pale part of a bar is who is missing.

    The figures stand beside every bar, so nothing is told by colour or length alone.
    """

    def __init__(self, criterion: Criterion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._criterion = criterion
        self._least_lines = 0
        self.show_criterion(criterion)

    def show_criterion(self, criterion: Criterion) -> None:
        """Other figures in the same place."""
        self._criterion = criterion
        told = (
            _("{group}: {present} of {members} here").format(
                group=_label(each), present=each.present, members=each.members
            )
            for each in criterion.shares
        )
        lines = tuple(told)
        self.setAccessibleName(f"{criterion.header}. " + "; ".join(lines))
        self.setToolTip("\n".join(lines))
        self.updateGeometry()
        self.update()

    @property
    def lines(self) -> int:
        """How many groups there are."""
        return len(self._criterion.shares)

    def pad_to(self, lines: int) -> None:
        """Room for so many groups, so that blocks side by side begin at one height."""
        if lines != self._least_lines:
            self._least_lines = lines
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A fixed width that grows with the text, and a line for the head and each group."""
        lines = max(self.lines, self._least_lines) * self._line()
        return QSize(scaled(BLOCK), self._head() + lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Heading, then the groups."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setFont(font(Role.LABEL))
        painter.setPen(QColor(colours.muted))
        head = QRectF(0, 0, self.width(), self._head())
        painter.drawText(head, _elided(painter, self._criterion.header, head.width()))
        top = head.bottom()
        largest = max(each.members for each in self._criterion.shares)
        for share in self._criterion.shares:
            top = self._paint_share(painter, share, top, largest)

    def _paint_share(self, painter: QPainter, share: Share, top: float, largest: int) -> float:
        """Label, bar and figures on one line."""
        colours, wide = colours_of(self), self.width()
        line = QRectF(0, top, wide, self._line())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(tabular(font(Role.CAPTION)))
        painter.setPen(QColor(colours.text))
        label = line.adjusted(0, 0, -wide * (1 - _LABEL), 0)
        painter.drawText(label, middle, _elided(painter, _label(share), label.width()))
        painter.setPen(QColor(colours.muted))
        right = middle | Qt.AlignmentFlag.AlignRight
        painter.drawText(line, right, f"{share.present}/{share.members}")
        groove = QRectF(label.right() + Space.SMALL, 0, wide * _GROOVE, scaled(_BAR))
        groove.moveTop(line.center().y() - groove.height() / 2)
        _paint_bar(painter, groove, share, largest, colours)
        return line.bottom()

    @staticmethod
    def _line() -> int:
        return QFontMetrics(font(Role.CAPTION)).height() + _LINE_GAP

    @staticmethod
    def _head() -> int:
        return QFontMetrics(font(Role.LABEL)).height() + Space.TINY


def _paint_bar(
    painter: QPainter, groove: QRectF, share: Share, largest: int, colours: Colours
) -> None:
    """All members of the group pale, those present solid on it."""
    whole = QRectF(groove)
    whole.setWidth(max(groove.height(), groove.width() * share.members / largest))
    fill_rounded(painter, whole, mix(colours.border, colours.outline, 0.3), radius=99)
    if share.present:
        part = QRectF(whole)
        part.setWidth(max(whole.height(), whole.width() * share.present / share.members))
        fill_rounded(painter, part, colours.accent, radius=99)


def _label(share: Share) -> str:
    return share.label or _("Not stated")


def _elided(painter: QPainter, text: str, room: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
