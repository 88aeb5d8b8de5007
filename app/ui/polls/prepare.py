"""A poll before it opens: what is read aloud, the terms, and what is not ready yet."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app import ballot_words, poll_sentences
from app.i18n import _
from app.models.assembly import Assembly
from app.models.room import Scene
from app.models.voting import Poll, PollState, Terms, voters
from app.ui.polls import ways
from app.ui.polls import words as poll_words
from app.ui.polls.acts import PollActs
from app.ui.polls.aloud import of_all, wording
from app.ui.polls.asked import Around
from app.ui.polls.frame import scrolling
from app.ui.polls.terms import TermsForm
from app.ui.polls.warnings import Warnings
from app.ui.question import Question
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Card, Divider, FlowLayout, Kind, Text, Tone

_BESIDE_FROM = 580
_LOOK_AGAIN_MS = 50
"""While a mouse button is down."""


class ReadAloud(Card):
    """The page that is read aloud: the exact words, how to vote, what counts, how many it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.HUGE, parent=parent)
        self.body.setSpacing(Space.MEDIUM)
        self._about = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self._question = Text(role=Role.TITLE, wraps=True)
        self._name = Text(role=Role.STRONG, wraps=True)
        self._text = Text(wraps=True)
        self._steps, self._needed = Text(wraps=True), Text(role=Role.HEADING, wraps=True)
        self._rules = [Text(wraps=True) for _number in range(9)]
        said = (self._about, self._question, self._name, self._text, self._steps)
        words = (*said, Divider(), self._needed)
        for part in (*words, *self._rules):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def show_poll(self, assembly: Assembly, poll: Poll) -> None:
        """The words as agreed, and the people as they are now."""
        self.set_title(_("Read this aloud"))
        present, members = voters(assembly, poll)
        terms, said = poll.terms, wording(assembly, poll)
        _say(self._about, said.about)
        self._question.setText(terms.question)
        _say(self._name, said.title)
        _say(self._text, said.text)
        _say(self._steps, ways.steps(terms))
        _say(self._needed, ways.needed(terms, present, members))
        told = (
            ballot_words.task(terms),
            poll_sentences.rule(terms),
            ways.tie(terms),
            poll_words.waits(assembly, poll),
            *of_all((poll,), present),
        )
        for at, label in enumerate(self._rules):
            _say(label, told[at] if at < len(told) else "")


class PreparePanel(QWidget):
    """What is read aloud beside the terms; the way on stands at the foot.

    `section_wanted` carries the key of the section where something is missing.
    """

    section_wanted = Signal(str)

    def __init__(self, acts: PollActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._poll: Poll | None = None
        self._assembly: Assembly | None = None
        self.terms, self._aloud = TermsForm(), ReadAloud()
        self._terms_card = Card()
        self._terms_card.body.addWidget(self.terms)
        self.warnings = Warnings()
        self.discard, self._show = Button(kind=Kind.QUIET, icon_name="trash-2"), Button()
        self._show.set_icon_name("monitor-play")
        self.open_button = Button(kind=Kind.PRIMARY, icon_name="vote")
        self._released = QTimer(self)
        self._released.setSingleShot(True)
        self._released.setInterval(_LOOK_AGAIN_MS)
        self._released.timeout.connect(self._show_around)
        self._lay_out()
        self.terms.changed.connect(self._on_terms)
        self.warnings.section_wanted.connect(self.section_wanted)
        self.warnings.anew_wanted.connect(self._on_anew)
        self.discard.clicked.connect(self._on_discard)
        self._show.clicked.connect(self._on_show)
        self.open_button.clicked.connect(self.ask_to_open)

    def show_poll(self, assembly: Assembly, poll: Poll) -> None:
        """The poll as agreed. What is being typed stays while it is the same poll; of the one that
        was here before it is settled first.
        """
        is_same = self._poll is not None and self._poll.id == poll.id
        if not is_same:
            self._settle(assembly)
        self._poll, self._assembly = poll, assembly
        present, members = voters(assembly, poll)
        around = _around(assembly, poll)
        self.terms.show_terms(poll.terms, present, members, around, keeps_typing=is_same)
        self._show_around()

    def _show_around(self) -> None:
        """What stands around the terms; not while a mouse button is down: they would move away from
        under the pointer, and the click that left a field would be lost.
        """
        if self._poll is None or self._assembly is None:
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._released.start()
            return
        self._aloud.show_poll(self._assembly, self._poll)
        self.warnings.show_polls(self._assembly, (self._poll,))
        self.open_button.setEnabled(self.warnings.can_open)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._terms_card.set_title(_("Terms"))
        self.terms.retranslate()
        self.discard.setText(_("Discard"))
        self._show.setText(_("Show in the room"))
        self.open_button.setText(_("Open the poll…"))
        self.open_button.setToolTip(_("Ctrl+Shift+Enter"))

    def ask_to_open(self) -> None:
        """Asks once: what has begun cannot be undone."""
        self.terms.commit()
        if self._poll is None or not self.warnings.can_open:
            return
        words = _("Open the poll “{question}”?").format(question=self.terms.wanted_question)
        told = _(
            "From now on people vote on this exact wording and these terms. That cannot be"
            " undone; a closed poll can only be followed by a new one."
        )
        box = Question(self, _("Open the poll"), words, told, _("Open now"))
        box.setObjectName("open-poll")
        box.accepted.connect(partial(self._on_sure, self._poll))
        box.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The terms move below what is read aloud when there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.TINY, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.warnings)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(Space.MEDIUM)
        self._middle.addWidget(self._aloud, 5)
        self._middle.addWidget(self._terms_card, 4)
        column.addLayout(self._middle, 1)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self.discard, 0, Qt.AlignmentFlag.AlignTop)
        steps = FlowLayout(Space.SMALL, is_right_aligned=True)
        steps.addWidget(self._show)
        steps.addWidget(self.open_button)
        foot.addLayout(steps, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(Space.MEDIUM)
        page.addWidget(scrolling(inside), 1)
        page.addLayout(foot)

    def _settle(self, assembly: Assembly) -> None:
        """What is still being typed belongs to the poll it was typed for, if that still waits."""
        before = assembly.voting.polls.get(self._poll.id) if self._poll is not None else None
        if before is not None and before.state is PollState.PREPARED:
            self.terms.commit()

    def _on_terms(self, terms: Terms) -> None:
        if self._poll is not None:
            self._acts.agree(self._poll, terms)

    def _on_anew(self) -> None:
        if self._poll is not None:
            self._acts.prepare_anew(self._poll)

    def _on_discard(self) -> None:
        if self._poll is not None:
            self._acts.discard(self._poll)

    def _on_show(self) -> None:
        if self._poll is not None:
            self._acts.show_in_room(Scene.POLL, self._poll)

    def _on_sure(self, poll: Poll) -> None:
        self._acts.open(poll)


def _say(label: Text, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))


def _around(assembly: Assembly, poll: Poll) -> Around:
    standing = tuple(each.title for each in assembly.recommendations.standing())
    others = tuple((each.id, each.terms.question) for each in assembly.voting if each.id != poll.id)
    return Around(standing, others)
