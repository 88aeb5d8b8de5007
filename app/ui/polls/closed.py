"""A poll after it closed: paper counted, everything reconciled, then the result, then it stands."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _, _n
from app.models.assembly import Assembly
from app.models.room import Scene
from app.models.voting import (
    REOPEN_MS,
    Channel,
    Counts,
    Method,
    Poll,
    PollState,
    is_being_counted,
    reconcile,
    secrecy_is_thin,
)
from app.ui.polls import words as poll_words
from app.ui.polls.acts import PollActs
from app.ui.polls.counts import CountForm, HandsCount, PaperCount
from app.ui.polls.frame import Excess, Ledger, NextStep, PollHead, scrolling
from app.ui.polls.keying import PaperKeying
from app.ui.polls.photo_card import PhotoCard
from app.ui.polls.result import ResultCard, verdict_words, why_words
from app.ui.question import Question
from app.ui.theme import Space
from app.ui.well_field import WellField
from app.ui.widgets import Banner, Button, Card, FlowLayout, FormRows, Kind, Text, Tint, Tone

LOOK_MS: Final = 250


class ClosedPanel(QWidget):
    """From the close to the result that stands.

    The count is not shown before somebody asks for it: who has seen it cannot take the closing back
    any more, and the facilitator's screen may be in sight of the room. `again_wanted` asks for a
    new vote; `stepped` tells that `next_words` may be others.
    """

    again_wanted = Signal(object)
    stepped = Signal()

    def __init__(self, acts: PollActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._poll: Poll | None = None
        self._assembly: Assembly | None = None
        self._seen: set[str] = set()
        self._head, self.ledger, self.result = PollHead(), Ledger(), ResultCard()
        self._back, self.excess = Banner("", Tint.INFO, can_close=False), Excess()
        self.reopen_button = Button(icon_name="undo-2")
        self._back.add_button(self.reopen_button)
        self._paper_card, self._hands_card = Card(), Card()
        self.paper, self.hands, self.keying = PaperCount(), HandsCount(), PaperKeying()
        self.one_by_one, self._typed = Button(kind=Kind.QUIET, icon_name="keyboard"), set[str]()
        self.photos = PhotoCard(acts.photos, self.keying)
        self._no_paper = Text(tone=Tone.MUTED, wraps=True)
        self._why_card, self._why, self.explanation = Card(), FormRows(), WellField()
        self.see_button, self.publish_button = Button(icon_name="eye"), Button(kind=Kind.PRIMARY)
        self.show_button, self.again_button = Button(icon_name="monitor-play"), Button()
        self._told = Text(tone=Tone.MUTED, wraps=True)
        # Beside the button, for below the fold nobody reads it in time.
        self._thin = Banner("", Tint.WARNING, can_close=False)
        self._next = NextStep(self, self._step)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._lay_out()
        self._connect()

    def show_poll(self, assembly: Assembly, poll: Poll) -> None:
        """What there is to do about this poll now."""
        if self._poll is None or self._poll.id != poll.id:
            self.explanation.clear()
        self._poll, self._assembly = poll, assembly
        self._head.show_poll(assembly, poll)
        self.excess.show_poll(poll)
        self.ledger.show_poll(poll)
        self._show_counting(poll)
        self._show_result(poll)
        self._show_foot(poll)
        self._look()

    def take_keyboard(self) -> None:
        """The first field to count in; without one the button that goes on, but not at once: the
        second half of a double Enter on the close must neither reopen nor show the count.
        """
        form = self._form_to_fill()
        if form is not None:
            form.take_keyboard()
        elif self.keying.field.isVisible():
            self.keying.take_keyboard()
        else:
            self._rest()

    @property
    def next_words(self) -> str:
        """What `go_on` does."""
        is_seen = self._poll is not None and self._is_seen(self._poll)
        return _("Publish the result…") if is_seen else _("See the result")

    def go_on(self) -> None:
        """The next step: what is to be counted, the result, the question before it is published."""
        if self._next.is_resting:
            return
        step = self._step()
        if step in (self.see_button, self.publish_button):
            step.click()
        elif step is not None:
            step.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_to_publish(self) -> None:
        """Asks once, for what is published stands."""
        if self._poll is None or self._next.is_resting:
            return
        words = _("Publish the result of “{question}”?")
        words = words.format(question=self._poll.terms.question)
        told = _("{verdict}: {result} Once published, that cannot be undone.")
        told = told.format(verdict=verdict_words(self._poll), result=why_words(self._poll))
        box = Question(self, _("Publish the result"), words, told, _("Publish now"))
        box.setObjectName("publish-result")
        box.accepted.connect(partial(self._on_sure, self._poll))
        box.open()

    def _form_to_fill(self) -> CountForm | None:
        forms = (self.paper.form, *self.hands.forms.values())
        return next((each for each in forms if each.isVisible()), None)

    def _step(self) -> QWidget | None:
        """What comes next: a count, a button that goes on, or a reason why it does not add up."""
        form = self._form_to_fill()
        if form is not None:
            return form.first
        if self.keying.field.isVisible():
            return self.keying.field
        if self.hands.isVisible() and self.hands.next_step is not None:
            return self.hands.next_step
        ways = (self.see_button, self.publish_button, self.explanation, self.show_button)
        return next((each for each in ways if each.isVisible() and each.isEnabled()), None)

    def _rest(self) -> None:
        self._next.rest()
        self._on_explanation()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._paper_card.set_title(_("The paper ballots"))
        self._hands_card.set_title(_("Show of hands"))
        self.paper.retranslate()
        self.keying.retranslate()
        self.photos.retranslate()
        self.hands.retranslate()
        self.reopen_button.setText(_("Undo the closing"))
        told = _("It is kept with the result and appears in the report.")
        self._why.show_texts(self.explanation, _("Why does it not add up?"), told)
        self._no_paper.setText(_("No paper ballot was handed out."))
        self.see_button.setText(_("See the result"))
        self.publish_button.setText(_("Publish the result…"))
        for button in (self.see_button, self.publish_button):
            button.setToolTip(_("Ctrl+Shift+Enter"))
        self._thin.show_text(
            _("So few ballots, or all alike: this result may show who voted how. Think twice.")
        )
        self.show_button.setText(_("Show in the room"))

    def showEvent(self, event: QShowEvent) -> None:
        """The seconds run while they are seen."""
        super().showEvent(event)
        self._look()

    def hideEvent(self, event: QHideEvent) -> None:
        """No timer runs for what is not seen."""
        self._clock.stop()
        self._next.stop()
        super().hideEvent(event)

    # -- inside

    def _show_counting(self, poll: Poll) -> None:
        is_closed = poll.state is PollState.CLOSED
        takes_paper = Channel.PAPER in poll.terms.channels
        self._paper_card.setVisible(is_closed and takes_paper)
        needs_count = bool(poll.paper_issued) or poll.paper is not None
        self._no_paper.setVisible(not needs_count)
        self.paper.show_poll(poll)
        self.keying.show_polls(self._together(poll))
        self.photos.show_polls(self._together(poll), is_wanted=needs_count)
        is_typed = self._is_typed(poll)
        self.paper.setVisible(needs_count and not is_typed)
        self.keying.setVisible(needs_count and is_typed)
        self._offer_typing()
        by_piles, one_by_one = _("Count in piles instead"), _("Type them one by one instead")
        self.one_by_one.setText(by_piles if is_typed else one_by_one)
        self._hands_card.setVisible(is_closed and poll.terms.by_hands)
        self.hands.show_poll(poll)

    def _on_stepped(self) -> None:
        """The first key, or the first picture, makes a pile one that is typed."""
        if self._poll is not None:
            self._show_counting(self._poll)

    def _offer_typing(self) -> None:
        """Piles or one by one is chosen before anything is typed."""
        poll = self._poll
        is_plain = poll is not None and poll.terms.method is Method.YES_NO_BLANK
        waits = poll is not None and bool(poll.paper_issued) and not is_being_counted(poll)
        self.one_by_one.setVisible(is_plain and waits and not self.keying.is_begun)
        self._look()

    def _together(self, poll: Poll) -> tuple[Poll, ...]:
        assert self._assembly is not None
        return self._assembly.voting.on_one_ballot(poll)

    def _is_typed(self, poll: Poll) -> bool:
        """Yes and no are counted in piles unless somebody wants to type them, or has begun to."""
        if poll.terms.method is not Method.YES_NO_BLANK or poll.keyed or self.keying.is_begun:
            return True
        return poll.id in self._typed and poll.paper is None

    def _on_one_by_one(self) -> None:
        if self._poll is not None and self._assembly is not None:
            self._typed ^= {self._poll.id}
            self.show_poll(self._assembly, self._poll)
            self.take_keyboard()

    def _on_typed(self, answers: dict[str, tuple[str, ...]]) -> None:
        self._acts.keep_typed(answers)

    def _show_result(self, poll: Poll) -> None:
        is_shown = poll.state is PollState.PUBLISHED or self._is_seen(poll)
        self.result.setVisible(is_shown)
        if is_shown:
            self.result.show_poll(poll)
        check = reconcile(poll)
        needs_why = is_shown and poll.state is PollState.CLOSED
        needs_why = needs_why and not check.adds_up and not check.hands_differ
        self._why_card.setVisible(needs_why)

    def _show_foot(self, poll: Poll) -> None:
        is_closed = poll.state is PollState.CLOSED
        is_seen = self._is_seen(poll)
        self.see_button.setVisible(is_closed and not is_seen)
        self.see_button.setEnabled(not poll_words.waiting(poll))
        self.publish_button.setVisible(is_closed and is_seen)
        self._thin.setVisible(is_closed and is_seen and secrecy_is_thin(poll))
        self.show_button.setVisible(not is_closed)
        self.again_button.setVisible(not is_closed)
        assert self._assembly is not None
        self.again_button.setText(poll_words.again(self._assembly, poll))
        self._on_explanation()

    def _is_seen(self, poll: Poll) -> bool:
        """True once somebody has asked for the count; a show of hands is open from the start."""
        return poll.id in self._seen or (poll.terms.by_hands and not poll_words.waiting(poll))

    def _look(self) -> None:
        """How long the closing can be taken back."""
        poll = self._poll
        left = self._left_ms(poll) if poll is not None else 0
        self._back.setVisible(left > 0)
        if left > 0:
            seconds = -(-left // 1_000)
            told = _n(
                "The closing can be undone for {n} second.",
                "The closing can be undone for {n} seconds.",
                seconds,
            )
            self._back.show_text(told.format(n=seconds))
        if left > 0 and self.isVisible():
            self._clock.start()
        else:
            self._clock.stop()

    def _left_ms(self, poll: Poll) -> int:
        """Not any more once any count is known."""
        is_known = poll.id in self._seen or is_being_counted(poll) or self.keying.is_begun
        if poll.state is not PollState.CLOSED or is_known:
            return 0
        return max(0, poll.closed_at + REOPEN_MS - self._acts.now())

    def _lay_out(self) -> None:
        self.explanation.setTabChangesFocus(True)
        self.explanation.viewport().setAutoFillBackground(False)
        self.explanation.setFixedHeight(72)
        self._why.add("", self.explanation)
        self._why_card.body.addWidget(self._why)
        self._paper_card.body.addWidget(self.paper)
        self._paper_card.body.addWidget(self.keying)
        self._paper_card.body.addWidget(self.one_by_one, 0, Qt.AlignmentFlag.AlignLeft)
        self._paper_card.body.addWidget(self.photos)
        self._paper_card.body.addWidget(self._no_paper)
        self._hands_card.body.addWidget(self.hands)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.TINY, 0)
        column.setSpacing(Space.MEDIUM)
        for part in (
            self._head,
            self.excess,
            self._back,
            self._paper_card,
            self._hands_card,
            self.result,
            self.ledger,
            self._why_card,
        ):
            column.addWidget(part)
        column.addStretch(1)
        steps = FlowLayout(Space.SMALL, is_right_aligned=True)
        for button in (self.again_button, self.show_button, self.see_button, self.publish_button):
            steps.addWidget(button)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self._told, 1)
        foot.addLayout(steps)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(Space.MEDIUM)
        page.addWidget(scrolling(inside), 1)
        page.addWidget(self._thin)
        page.addLayout(foot)

    def _connect(self) -> None:
        self._clock.timeout.connect(self._look)
        self.reopen_button.clicked.connect(self._on_reopen)
        self.paper.counted.connect(self._on_paper)
        self.hands.counted.connect(self._on_hands)
        self.one_by_one.clicked.connect(self._on_one_by_one)
        self.keying.agreed.connect(self._on_typed)
        self.keying.stepped.connect(self._on_stepped)
        for counting in (self.paper, self.hands, self.keying):
            counting.settled.connect(self._on_settled)
        self._next.over.connect(self._on_explanation)
        self.explanation.textChanged.connect(self._on_explanation)
        self.see_button.clicked.connect(self._on_see)
        self.publish_button.clicked.connect(self.ask_to_publish)
        self.show_button.clicked.connect(self._on_show)
        self.again_button.clicked.connect(self._on_again)

    def _on_reopen(self) -> None:
        if self._poll is not None:
            self._acts.reopen(self._poll)

    def _on_paper(self, teller: int, counts: Counts) -> None:
        if self._poll is not None:
            self._acts.count_pile(self._poll, teller, counts)

    def _on_hands(self, counter: int, counts: Counts) -> None:
        if self._poll is not None:
            self._acts.count_hands(self._poll, counter, counts)

    def _on_explanation(self) -> None:
        """What does not add up cannot stand without a word about it."""
        if self._poll is None:
            return
        check = reconcile(self._poll)
        why = self.explanation.toPlainText().strip()
        can_stand = not check.hands_differ and (check.adds_up or bool(why))
        self.publish_button.setEnabled(can_stand and not self._next.is_resting)
        self._told.setText(self._missing_words(self._poll, has_reason=bool(why)))

    def _missing_words(self, poll: Poll, *, has_reason: bool) -> str:
        """What has to be done before the next step, "" when nothing has."""
        if poll.state is not PollState.CLOSED:
            return ""
        if self._is_seen(poll) and not reconcile(poll).adds_up and not has_reason:
            return _("It does not add up. Write why, or count again.")
        return poll_words.waiting(poll)

    def _on_see(self) -> None:
        if self._poll is not None and self._assembly is not None:
            self._seen.add(self._poll.id)
            self.show_poll(self._assembly, self._poll)
            self._rest()
            self.stepped.emit()

    def _on_settled(self) -> None:
        if self.isVisible():
            self.take_keyboard()

    def _on_sure(self, poll: Poll) -> None:
        self._acts.publish(poll, self.explanation.toPlainText())

    def _on_show(self) -> None:
        if self._poll is not None:
            self._acts.show_in_room(Scene.RESULT, self._poll)

    def _on_again(self) -> None:
        if self._poll is not None:
            self.again_wanted.emit(self._poll)
