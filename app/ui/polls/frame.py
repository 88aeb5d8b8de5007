"""What the panels of a poll share: a scrolling middle, and where every right to vote went."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.assembly import Assembly
from app.models.voting import Poll, PollState, reconcile
from app.ui.polls import words as poll_words
from app.ui.theme import Role, Space
from app.ui.widgets import Badge, Banner, Card, Divider, FlowLayout, Text, Tint, Tone
from app.ui.widgets.scrolling import scrolling as scrolled


def scrolling(inside: QWidget) -> QScrollArea:
    """Lets a panel scroll between its head and its foot, never sideways.

    It asks for no height of its own, or the whole page would scroll, and the foot with it.
    """
    area = scrolled(inside)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    return area


class NextStep(QObject):
    """Brings the keyboard to the step that goes on, but not at once: the second half of a double
    Enter or click belongs to the step before. `over` tells that the moment is over.
    """

    over = Signal()

    def __init__(self, panel: QWidget, find: Callable[[], QWidget | None]) -> None:
        """`find` gives the next step as it is when the moment is over, None for none."""
        super().__init__(panel)
        self._panel, self._find = panel, find
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.timeout.connect(self._on_over)

    @property
    def is_resting(self) -> bool:
        """True while a press may still belong to the step before."""
        return self._moment.isActive()

    def rest(self) -> None:
        """The keyboard is on the panel, where no key does anything, until the moment is over."""
        self._panel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._moment.start(QApplication.doubleClickInterval())

    def stop(self) -> None:
        """The panel is not seen any more."""
        self._moment.stop()

    def _on_over(self) -> None:
        """The next step has the keyboard unless somebody took it elsewhere meanwhile."""
        self.over.emit()
        step = self._find()
        if step is not None and self._panel.window().focusWidget() is self._panel:
            step.setFocus(Qt.FocusReason.OtherFocusReason)


class PollHead(QWidget):
    """The question, its state, and which words it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge, self._about = Badge(), Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self._question = Text(role=Role.HEADING, wraps=True)
        line = FlowLayout(Space.SMALL)
        line.addWidget(self._badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(line)
        column.addWidget(self._question)
        column.addWidget(self._about)

    def show_poll(self, assembly: Assembly, poll: Poll) -> None:
        """The words of this poll."""
        self._badge.show_text(poll_words.state(poll), poll_words.tint(poll))
        self._question.setText(poll.terms.question)
        together = assembly.voting.on_one_ballot(poll)
        where = _("question {n} of {count} on one ballot")
        where = where.format(n=together.index(poll) + 1, count=len(together))
        told = [poll_words.about(assembly, poll), _since(poll)]
        if len(together) > 1:
            told.insert(0, where)
        self._about.setText(" · ".join(part for part in told if part))


class Excess(Banner):
    """More votes than people, where it is seen at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Tint.WARNING, can_close=False, parent=parent)
        self.hide()

    def show_poll(self, poll: Poll) -> None:
        """Seen only while there are too many and it does not stand yet."""
        told = poll_words.excess(poll)
        self.show_text(told)
        self.setVisible(bool(told) and poll.state is not PollState.PUBLISHED)


class Ledger(Card):
    """The reconciliation: whether it adds up, and where every right to vote went."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._figures = FlowLayout(Space.HUGE)
        self._cells: list[_Figure] = []
        self._verdict, self._line = Text(wraps=True), Divider()
        self.body.addWidget(self._verdict)
        self.body.addWidget(self._line)
        self.body.addLayout(self._figures)

    @property
    def text(self) -> str:
        """What is told above the figures."""
        return self._verdict.text()

    def show_poll(self, poll: Poll) -> None:
        """The figures of this poll."""
        self.set_title(_("Ballot account"))
        rows = poll_words.ledger(poll)
        while len(self._cells) < len(rows):
            self._cells.append(_Figure())
            self._figures.addWidget(self._cells[-1])
        for number, cell in enumerate(self._cells):
            cell.setVisible(number < len(rows))
            if number < len(rows):
                cell.show_figure(*rows[number])
        told, tone = _verdict(poll)
        self._verdict.setText(told)
        self._verdict.set_tone(tone)
        for part in (self._line, self._verdict):
            part.setVisible(bool(told))


def _verdict(poll: Poll) -> tuple[str, Tone]:
    """Nothing is judged before everything is counted; then it adds up, or something is missing."""
    is_open = poll.state is PollState.OPEN and not poll.terms.by_hands
    if is_open:
        return "", Tone.MUTED
    told = poll_words.ledger_verdict(poll)
    if reconcile(poll).adds_up:
        return told, Tone.POSITIVE
    waits = poll.paper is None and len(poll.hands) < 2
    return told, Tone.WARNING if waits else Tone.DANGER


class _Figure(QWidget):
    """A number over its label."""

    def __init__(self) -> None:
        super().__init__()
        self._number = Text(role=Role.HEADING, is_tabular=True)
        self._label = Text(role=Role.CAPTION, tone=Tone.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._number)
        column.addWidget(self._label)

    def show_figure(self, label: str, number: int) -> None:
        self._number.setText(str(number))
        self._label.setText(label)
        self.setAccessibleName(f"{label}: {number}")


def _since(poll: Poll) -> str:
    if poll.state is PollState.OPEN:
        return _("open since {time}").format(time=poll_words.time_of(poll.opened_at))
    if poll.closed_at:
        return _("closed at {time}").format(time=poll_words.time_of(poll.closed_at))
    return ""
