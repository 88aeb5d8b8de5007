"""The recommendations and their polls as an item model, and how a row is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app import ballot_words
from app.i18n import _
from app.models.assembly import Assembly
from app.models.voting import Method, Poll, PollState, number_of, turnout_of
from app.ui.icons import paint_icon
from app.ui.polls import words as poll_words
from app.ui.theme import Role, colours_of, font, scaled
from app.ui.theme.drawing import fill_rounded, focus_ring, has_key_focus
from app.ui.widgets import Tint

_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex
ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_ICONS: Final = {
    PollState.PREPARED: "clipboard-list",
    PollState.OPEN: "vote",
    PollState.CLOSED: "lock",
    PollState.PUBLISHED: "circle-check",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A poll, or a recommendation that has none (`poll` is ""), in the words it is shown in."""

    recommendation: str
    poll: str
    title: str
    line: str
    icon_name: str
    tint: Tint | None


def rows_of(assembly: Assembly) -> tuple[Row, ...]:
    """By recommendation, its polls the oldest first; then polls on a question of their own, and
    last those on withdrawn recommendations.
    """
    standing = [each.id for each in assembly.recommendations.standing()]
    about = {each.recommendation for each in assembly.voting} - {""}
    rows: list[Row] = []
    for recommendation in standing:
        rows += _rows(assembly, recommendation)
    for poll in assembly.voting.polls_on(""):
        rows.append(_row(poll, poll.terms.question or _("(no question yet)"), assembly))
    for recommendation in sorted(about.difference(standing)):
        rows += _rows(assembly, recommendation)
    return tuple(rows)


def _rows(assembly: Assembly, recommendation: str) -> Iterator[Row]:
    number = assembly.recommendations.number(recommendation)
    held = assembly.recommendations.items[recommendation]
    polls = assembly.voting.polls_on(recommendation)
    lead = f"{number}. " if number else ""
    for poll in polls:
        voted_on, question = number_of(assembly.recommendations, poll), poll.terms.question
        yield _row(poll, f"{voted_on}. {question}" if voted_on else question, assembly)
    if not polls:
        line = _("version {version}").format(version=held.latest.number)
        told = _("{version}, no poll yet").format(version=line)
        yield Row(recommendation, "", f"{lead}{held.title}", told, "circle", None)


def _row(poll: Poll, title: str, assembly: Assembly) -> Row:
    parts = [poll_words.state(poll)]
    if poll.version:
        parts.append(_("version {version}").format(version=poll.version))
    if poll.terms.method is not Method.YES_NO_BLANK:
        parts.append(ballot_words.method_name(poll.terms))
    if poll.together:
        count = len(assembly.voting.on_one_ballot(poll))
        parts.append(_("one ballot of {n} questions").format(n=count))
    if poll.state is PollState.OPEN:
        parts.append(_so_far(poll))
    if poll.follows:
        parts.append(_("second vote"))
    tint = poll_words.tint(poll)
    icon_name = _ICONS[poll.state]
    if poll.state is PollState.PUBLISHED and not poll.result.passed:
        icon_name = "circle-x"
    return Row(poll.recommendation, poll.id, title, " · ".join(parts), icon_name, tint)


def _so_far(poll: Poll) -> str:
    so_far = turnout_of(poll)
    if so_far.counters is not None:
        return _("{n} of 2 counted").format(n=so_far.counters)
    return str(poll.turnout) if poll.excess else f"{poll.turnout}/{poll.present}"


class PollsModel(QAbstractListModel):
    """Rows that change in place while their keys stay, so that choice and scroll stay too."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- Qt's way to say none
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a row, and the row itself for whoever draws it."""
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.title}, {row.line}"
        return None

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """These rows; a full reset only when others came or went."""
        if rows == self._rows:
            return
        same = [_key(each) for each in rows] == [_key(each) for each in self._rows]
        if same:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def index_of(self, recommendation: str, poll: str) -> QModelIndex:
        """The row of a poll; else the last of its recommendation, else none."""
        keys = [_key(each) for each in self._rows]
        if (recommendation, poll) in keys:
            return self.index(keys.index((recommendation, poll)))
        of_it = [at for at, key in enumerate(keys) if key[0] == recommendation]
        return self.index(of_it[-1]) if of_it else QModelIndex()

    def index_of_poll(self, poll: str) -> QModelIndex:
        """The row of a poll by its id."""
        found = (at for at, each in enumerate(self._rows) if each.poll == poll)
        at = next(found, -1)
        return self.index(at) if at >= 0 else QModelIndex()


def _key(row: Row) -> tuple[str, str]:
    return row.recommendation, row.poll


class PollCells(QStyledItemDelegate):
    """The question on at most two lines, and where the poll is, with a sign of its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As many lines as the width of the list makes, and room around them."""
        row, view = index.data(ROW_ROLE), self.parent()
        wide = view.viewport().width() if isinstance(view, QAbstractItemView) else scaled(200)
        title = row.title if isinstance(row, Row) else ""
        lines = len(_two_lines(title, wide - 20 - scaled(16) - 9))
        high = lines * _height(Role.LABEL) + _height(Role.CAPTION) + 22
        return QSize(scaled(120), high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The row's ground, then sign and lines."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        colours, state = colours_of(option.palette), option.state
        ground = QRectF(option.rect).adjusted(1, 1, -1, -1)
        if state & _State.State_Selected:
            fill_rounded(painter, ground, colours.accent_soft, radius=9)
        elif state & _State.State_MouseOver:
            fill_rounded(painter, ground, colours.raised, radius=9)
        if has_key_focus(state):
            focus_ring(painter, ground, colours, radius=9)
        _paint_row(painter, ground.adjusted(10, 8, -8, -8), row, option)


def _paint_row(painter: QPainter, box: QRectF, row: Row, option: QStyleOptionViewItem) -> None:
    colours, side = colours_of(option.palette), scaled(16)
    is_chosen = bool(option.state & _State.State_Selected)
    text = colours.on_accent_soft if is_chosen else colours.text
    muted = colours.on_accent_soft if is_chosen else colours.muted
    sign = getattr(colours, row.tint.ink) if row.tint else colours.faint
    icon = QRectF(box.left(), box.top() + (_height(Role.LABEL) - side) / 2, side, side)
    paint_icon(painter, row.icon_name, icon, text if is_chosen else sign)
    words = box.adjusted(side + 9, 0, 0, 0)
    painter.save()
    painter.setFont(font(Role.LABEL))
    painter.setPen(QColor(text))
    lines = _two_lines(row.title, words.width())
    for line in lines:
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, line)
        words.setTop(words.top() + _height(Role.LABEL))
    painter.setFont(font(Role.CAPTION))
    painter.setPen(QColor(muted))
    elide = Qt.TextElideMode.ElideRight
    told = painter.fontMetrics().elidedText(row.line, elide, int(words.width()))
    painter.drawText(words.adjusted(0, 2, 0, 0), Qt.AlignmentFlag.AlignTop, told)
    painter.restore()


def _two_lines(words: str, width: float) -> list[str]:
    """Broken between words; what does not fit on the second line ends in an ellipsis."""
    layout = QTextLayout(words, font(Role.LABEL))
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    layout.endLayout()
    upper = words[: first.textLength()].rstrip()
    rest = words[first.textLength() :].strip()
    metrics, elide = QFontMetrics(font(Role.LABEL)), Qt.TextElideMode.ElideRight
    shown = [metrics.elidedText(upper, elide, int(width) + 1)]
    return [*shown, metrics.elidedText(rest, elide, int(width))] if rest else shown


def _height(role: Role) -> int:
    return QFontMetrics(font(role)).height()
