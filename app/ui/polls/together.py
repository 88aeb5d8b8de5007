"""Several prepared polls, before they open on one ballot."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app import ballot_words, poll_sentences
from app.i18n import _
from app.models.assembly import Assembly
from app.models.voting import Poll, voters
from app.ui.polls import ways
from app.ui.polls import words as poll_words
from app.ui.polls.acts import PollActs
from app.ui.polls.aloud import of_all, wording
from app.ui.polls.frame import scrolling
from app.ui.polls.warnings import Warnings
from app.ui.question import Question
from app.ui.theme import Role, Space
from app.ui.widgets import Button, Card, Divider, FlowLayout, Kind, Text, Tone


class TogetherPanel(QWidget):
    """What stands on the ballot, read aloud together; the way on stands at the foot.

    `section_wanted` carries the key of the section where something is missing.
    """

    section_wanted = Signal(str)

    def __init__(self, acts: PollActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._polls: tuple[Poll, ...] = ()
        self.warnings, self._card = Warnings(), Card(padding=Space.HUGE)
        self._title, self._told = Text(role=Role.TITLE, wraps=True), Text(wraps=True)
        self._questions: list[_Asked] = []
        self._list = QVBoxLayout()
        self.open_button = Button(kind=Kind.PRIMARY, icon_name="vote")
        self.print_button = Button(icon_name="printer")
        self._lay_out()
        self.warnings.section_wanted.connect(self.section_wanted)
        self.open_button.clicked.connect(self.ask_to_open)

    def show_polls(self, assembly: Assembly, polls: Sequence[Poll]) -> None:
        """These polls in this order."""
        self._polls = tuple(polls)
        present, members = voters(assembly, polls[0])
        self.warnings.show_polls(assembly, polls)
        self._title.setText(_("{n} questions on one ballot").format(n=len(polls)))
        self._told.setText("\n".join(of_all(polls, present)))
        while len(self._questions) < len(polls):
            self._questions.append(_Asked())
            self._list.addWidget(self._questions[-1])
        for number, part in enumerate(self._questions):
            part.setVisible(number < len(polls))
            if number < len(polls):
                part.show_poll(assembly, number + 1, polls[number], present, members)
        self.open_button.setText(self.open_words)
        self.open_button.setEnabled(self.warnings.can_open)

    @property
    def open_words(self) -> str:
        """What the button does."""
        return _("Open {n} polls on one ballot…").format(n=len(self._polls))

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._card.set_title(_("Read this aloud"))
        self.print_button.setText(_("Print the ballots"))
        self.open_button.setText(self.open_words)
        self.open_button.setToolTip(_("Ctrl+Shift+Enter"))

    def ask_to_open(self) -> None:
        """Asks once: what has begun cannot be undone."""
        if len(self._polls) < 2 or not self.warnings.can_open:
            return
        words = _("Open {n} polls on one ballot?").format(n=len(self._polls))
        told = _(
            "Everyone gets one ballot with all these questions. They open and close together; each"
            " is counted for itself. That cannot be undone."
        )
        box = Question(self, _("Open the polls"), words, told, _("Open now"))
        box.setObjectName("open-together")
        box.accepted.connect(partial(self._on_sure, self._polls))
        box.open()

    def _lay_out(self) -> None:
        self._list.setSpacing(Space.MEDIUM)
        for part in (self._title, self._told):
            self._card.body.addWidget(part)
        self._card.body.addLayout(self._list)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, Space.TINY, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.warnings)
        column.addWidget(self._card)
        column.addStretch(1)
        steps = FlowLayout(Space.SMALL, is_right_aligned=True)
        steps.addWidget(self.print_button)
        steps.addWidget(self.open_button)
        foot = QHBoxLayout()
        foot.addLayout(steps, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(Space.MEDIUM)
        page.addWidget(scrolling(inside), 1)
        page.addLayout(foot)

    def _on_sure(self, polls: Sequence[Poll]) -> None:
        self._acts.open_together(polls)


class _Asked(QWidget):
    """One question of the ballot: its words, how it is filled in, and what it takes."""

    def __init__(self) -> None:
        super().__init__()
        self._about = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self._question = Text(role=Role.STRONG, wraps=True)
        self._name, self._text = Text(role=Role.STRONG, wraps=True), Text(wraps=True)
        self._steps, self._task = Text(wraps=True), Text(wraps=True)
        self._rule = Text(tone=Tone.MUTED, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        said = (self._about, self._question, self._name, self._text)
        for part in (Divider(), *said, self._task, self._steps, self._rule):
            column.addWidget(part)

    def show_poll(
        self, assembly: Assembly, number: int, poll: Poll, present: int, members: int
    ) -> None:
        asked = wording(assembly, poll)
        self._question.setText(f"{number}. {poll.terms.question}")
        told_of = ((self._about, asked.about), (self._name, asked.title), (self._text, asked.text))
        for label, words in told_of:
            label.setText(words)
            label.setVisible(bool(words))
        self._task.setText(ballot_words.task(poll.terms))
        self._steps.setText(ways.steps(poll.terms))
        self._steps.setVisible(bool(ways.steps(poll.terms)))
        told = [ways.needed(poll.terms, present, members), poll_sentences.rule(poll.terms)]
        told += [ways.tie(poll.terms), poll_words.waits(assembly, poll)]
        self._rule.setText(" ".join(part for part in told if part))
