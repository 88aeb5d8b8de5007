"""A poll while it is open: how many have voted, paper at the desk, hands; never how they voted."""

from __future__ import annotations

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, _n
from app.models.assembly import Assembly
from app.models.errors import Refused
from app.models.room import Scene
from app.models.voting import Channel, Counts, Method, Poll
from app.refusals import say
from app.ui.emptied import empty
from app.ui.held import HeldKeys
from app.ui.polls import words as poll_words
from app.ui.polls.acts import PollActs
from app.ui.polls.bars import ChoiceRows, TurnoutBar
from app.ui.polls.counts import HandsCount
from app.ui.polls.figures import OutcomeFigure
from app.ui.polls.frame import Excess, Ledger, NextStep, PollHead, scrolling
from app.ui.theme import Role, Space
from app.ui.widgets import Button, Card, FlowLayout, Kind, Text, Tone


class PaperDesk(Card):
    """Hands out paper: for a card that is typed or scanned, or by number where there are none.

    A scanner types and ends with Enter; the field is ready for the next one at once. What came of
    it is told below, and read aloud.
    """

    card_given = Signal(str)
    paper_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._told = Text(tone=Tone.MUTED, wraps=True)
        self._label = Text(role=Role.LABEL)
        self.code, self.count = QLineEdit(), QSpinBox()
        self.button = Button(icon_name="file-text")
        self.receipt = Text(role=Role.STRONG, wraps=True)
        self._uses_cards, self._has_given = True, False
        self.count.setRange(1, 500)
        self.code.setMaxLength(200)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self.code, 1)
        row.addWidget(self.count)
        row.addWidget(self.button)
        self.body.addWidget(self._told)
        self.body.addWidget(self._label)
        self.body.addLayout(row)
        self.body.addWidget(self.receipt)
        self.code.returnPressed.connect(self._on_given)
        self.count.lineEdit().returnPressed.connect(self._on_given)
        HeldKeys(self.count, _is_enter)
        self.button.clicked.connect(self._on_given)

    def take_keyboard(self) -> bool:
        """The next card or number is typed here; False while nothing is handed out."""
        field = self.code if self._uses_cards else self.count
        if field.isVisible():
            field.setFocus()
        return field.isVisible()

    def show_poll(self, poll: Poll) -> None:
        """Whether cards are used, and how many ballots are still to be had."""
        self._uses_cards = Channel.CARD in poll.terms.channels
        self.code.setVisible(self._uses_cards)
        self.count.setVisible(not self._uses_cards)
        self._label.setBuddy(self.code if self._uses_cards else self.count)
        left = max(1, poll.present - poll.turnout)
        if self._has_given or not self.count.hasFocus():
            self.count.setMaximum(left)
            self._has_given = False
        self._say()

    def start(self) -> None:
        """Forget what was typed and told for another poll."""
        empty(self.code)
        self.receipt.setText("")

    def tell(self, words: str, *, is_refused: bool) -> None:
        """What came of it; a refused code stays in the field, chosen, to be typed over."""
        self.receipt.set_tone(Tone.DANGER if is_refused else Tone.POSITIVE)
        self.receipt.setText(words)
        self.receipt.setAccessibleName(words)
        if is_refused:
            self.code.selectAll()
        else:
            empty(self.code)
        if self._uses_cards:
            self.code.setFocus()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.set_title(_("Paper ballots at the desk"))
        self._say()

    def _say(self) -> None:
        if self._uses_cards:
            told = _("Take the voting card, scan or type its code, and hand out a paper ballot.")
            label = _("Code of the card")
        else:
            told = _("Enter how many paper ballots you hand out.")
            label = _("How many")
        self._told.setText(told)
        self._label.setText(label)
        self.code.setPlaceholderText("7KQ4-M2XD-9PB")
        self.code.setAccessibleName(label)
        self.count.setAccessibleName(label)
        self.button.setText(_("Hand out ballot"))

    def _on_given(self) -> None:
        if not self._uses_cards:
            self._has_given = True
            self.paper_wanted.emit(self.count.value())
        elif self.code.text().strip():
            self.card_given.emit(self.code.text())


def _is_enter(event: QKeyEvent) -> bool:
    """Held down it hands out once."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OpenPanel(QWidget):
    """Turnout large, the desk, and the way to close."""

    def __init__(self, acts: PollActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._poll: Poll | None = None
        self._count = 1
        self._head, self.excess, self.ledger = PollHead(), Excess(), Ledger()
        self.figure = Text(role=Role.DISPLAY, is_tabular=True, wraps=True)
        self._turnout, self._live = TurnoutBar(), ChoiceRows()
        self._outcome, self._questions = OutcomeFigure(), Text(wraps=True)
        self._live_note = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self.desk, self.hands, self._hands_card = PaperDesk(), HandsCount(), Card()
        self._hands_card.body.addWidget(self.hands)
        self._show = Button(icon_name="monitor-play")
        self.close_button = Button(kind=Kind.PRIMARY, icon_name="lock")
        self._left = Text(tone=Tone.MUTED, wraps=True)
        self._next = NextStep(self, self._step)
        self._lay_out()
        self.desk.installEventFilter(self)
        self.desk.card_given.connect(self._on_card)
        self.desk.paper_wanted.connect(self._on_paper)
        self.hands.counted.connect(self._on_hands)
        self.hands.settled.connect(self._on_settled)
        self._show.clicked.connect(self._on_show)
        self.close_button.clicked.connect(self.close_poll)

    def show_poll(self, assembly: Assembly, poll: Poll) -> None:
        """Turnout, and the count only where that was agreed beforehand."""
        if self._poll is None or self._poll.id != poll.id:
            self.desk.start()
        self._poll = poll
        self._head.show_poll(assembly, poll)
        self.excess.show_poll(poll)
        by_hands = poll.terms.by_hands
        for part in (self.figure, self._turnout):
            part.setVisible(not by_hands)
        told = poll_words.turnout(poll)
        self.figure.setText(told)
        self._turnout.show_turnout(poll.turnout, poll.present, told)
        is_live = poll.live is not None and not by_hands
        is_plain = poll.terms.method is Method.YES_NO_BLANK
        self._live.setVisible(is_live and is_plain)
        self._outcome.setVisible(is_live and not is_plain)
        if is_live and not is_plain:
            self._outcome.show_outcome(poll.terms, poll.outcome)
        self._live_note.setVisible(is_live)
        self._live.show_counts(poll.live or Counts(), poll.present)
        self._live_note.setText(_("Paper is added when it has been counted, after the close."))
        self.desk.setVisible(Channel.PAPER in poll.terms.channels)
        self.desk.show_poll(poll)
        self._hands_card.setVisible(by_hands)
        self.hands.show_poll(poll)
        self.ledger.show_poll(poll)
        self._show_ballot(assembly.voting.on_one_ballot(poll))
        self._say_left(poll)

    def take_keyboard(self) -> None:
        """To the next card, or the next counter; once all is counted to the way to close."""
        step = self._step()
        if isinstance(step, QSpinBox):
            step.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.desk.take_keyboard():
            self._next.rest()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._hands_card.set_title(_("Show of hands"))
        self.desk.retranslate()
        self.hands.retranslate()
        self._show.setText(_("Show in the room"))
        self._say_close()
        self.close_button.setToolTip(_("Ctrl+Shift+Enter"))

    def close_poll(self) -> None:
        """Voting ends; it can be taken back for a minute, so nothing is asked."""
        if self._poll is not None:
            self._acts.close(self._poll)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An answer makes the desk grow, and the figure above it may push it down."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            QTimer.singleShot(0, self, self._bring_answer)
        return super().eventFilter(watched, event)

    def _bring_answer(self) -> None:
        """What came of a card is in sight, with the field for the next if there is room for both;
        not while somebody works elsewhere.
        """
        has_keyboard = self.desk.isAncestorOf(QApplication.focusWidget() or self)
        if self.desk.receipt.text() and has_keyboard:
            for part in (self.desk.code, self.desk.receipt):
                self._scroll.ensureWidgetVisible(part, 0, Space.LARGE)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.TINY, 0)
        column.setSpacing(Space.MEDIUM)
        for part in (
            self._head,
            self.excess,
            self.figure,
            self._turnout,
            self._questions,
            self._live,
            self._outcome,
            self._live_note,
            self._hands_card,
            self.desk,
            self.ledger,
        ):
            column.addWidget(part)
        column.addStretch(1)
        steps = FlowLayout(Space.SMALL, is_right_aligned=True)
        steps.addWidget(self._show)
        steps.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self._left, 1)
        foot.addLayout(steps)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(Space.MEDIUM)
        self._scroll = scrolling(inside)
        page.addWidget(self._scroll, 1)
        page.addLayout(foot)

    def _show_ballot(self, polls: Sequence[Poll]) -> None:
        """Everything that is asked on it closes together."""
        lines = [f"{number}. {each.terms.question}" for number, each in enumerate(polls, 1)]
        self._questions.setText("\n".join(lines))
        self._questions.setVisible(len(polls) > 1)
        self._count = len(polls)
        self._say_close()

    def _say_close(self) -> None:
        several = _("Close all {n} polls").format(n=self._count)
        self.close_button.setText(several if self._count > 1 else _("Close the poll"))

    def _say_left(self, poll: Poll) -> None:
        left = poll.present - poll.turnout
        if poll.terms.by_hands or left <= 0:
            self._left.setText("")
            return
        told = _n("{n} has not voted yet.", "{n} have not voted yet.", left)
        if poll.paper_issued:
            told = _n(
                "{n} has neither voted nor taken paper.",
                "{n} have neither voted nor taken paper.",
                left,
            )
        self._left.setText(told.format(n=left))

    def _on_card(self, typed: str) -> None:
        if self._poll is not None:
            self._acts.hand_out_for(self._poll, typed, self._on_answer)

    def _on_paper(self, count: int) -> None:
        if self._poll is not None:
            self._acts.hand_out(self._poll, count, self._on_answer)

    def _on_answer(self, refused: Refused | None) -> None:
        if not shiboken6.isValid(self):
            return
        if refused is not None:
            self._tell_at_desk(say(refused), is_refused=True)
            return
        assert self._poll is not None
        told = _n(
            "Handed out. {n} paper ballot issued so far.",
            "Handed out. {n} paper ballots issued so far.",
            self._poll.paper_issued,
        ).format(n=self._poll.paper_issued)
        if Channel.CARD in self._poll.terms.channels:
            told += " " + _("The card is void for this poll; give it back afterwards.")
        self._tell_at_desk(told, is_refused=False)

    def _tell_at_desk(self, told: str, *, is_refused: bool) -> None:
        self.desk.tell(told, is_refused=is_refused)
        QTimer.singleShot(0, self, self._bring_answer)

    def _step(self) -> QWidget | None:
        """The next counter's first field, or what to do about both counts."""
        if self._poll is None or not self._poll.terms.by_hands:
            return None
        return self.hands.next_step or self.close_button

    def _on_settled(self) -> None:
        if self.isVisible():
            self.take_keyboard()

    def _on_hands(self, counter: int, counts: Counts) -> None:
        if self._poll is not None:
            self._acts.count_hands(self._poll, counter, counts)

    def _on_show(self) -> None:
        if self._poll is not None:
            self._acts.show_in_room(Scene.POLL, self._poll)
