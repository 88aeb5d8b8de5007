"""The terms of a poll as a form: every choice explained, the threshold told in people."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.errors import Refused
from app.models.voting import (
    Base,
    Channel,
    Method,
    Reveal,
    Terms,
    can_tie,
    checked_terms,
    read_threshold,
)
from app.refusals import say
from app.reports import words
from app.ui.polls import ways
from app.ui.polls import words as poll_words
from app.ui.polls.asked import Around, AskedForm
from app.ui.polls.lines import Question
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import FormRows, Text, Tone

_WAYS: Final = (poll_words.CARDS_AND_PAPER, poll_words.PAPER_ALONE, poll_words.HANDS)
_THRESHOLDS: Final = ("majority", "2/3", "3/4", "4/5")
_OWN: Final = len(_THRESHOLDS)
_LONGEST: Final = 500


class Choices(QWidget):
    """Radio buttons under each other, each with a line of help; `chosen` when a person chooses."""

    chosen = Signal(int)

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._helps: list[Text] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR)
        for number in range(count):
            button = QRadioButton()
            self._group.addButton(button, number)
            told = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
            told.setContentsMargins(scaled(26), 0, 0, Space.TINY)
            self._helps.append(told)
            column.addWidget(button)
            column.addWidget(told)
        self.setFocusProxy(self._group.button(0))
        self._group.idClicked.connect(self.chosen)

    @property
    def current(self) -> int:
        """The number of the one that is chosen, -1 for none."""
        return self._group.checkedId()

    def choose(self, number: int) -> None:
        """Chooses without telling."""
        if number != self.current:
            self._group.button(number).setChecked(True)

    def allow(self, number: int, is_allowed: bool) -> None:
        """Whether one of them can be chosen."""
        self._group.button(number).setEnabled(is_allowed)

    def show_texts(self, number: int, label: str, told: str = "") -> None:
        """The words of one choice; read aloud together."""
        button = self._group.button(number)
        button.setText(label)
        button.setAccessibleDescription(told)
        self._helps[number].setText(told)
        self._helps[number].setVisible(bool(told))


class TermsForm(QWidget):
    """`changed` carries new `Terms` each time a person has settled one of them."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms = Terms("")
        self._people = (0, 0)
        self.question = Question()
        self.way, self.base = Choices(len(_WAYS)), Choices(len(Base))
        self.threshold, self.own = QComboBox(), QLineEdit()
        self.tie, self.quorum, self.live = QComboBox(), QSpinBox(), QCheckBox()
        self._head, self.asked, self._rows = FormRows(), AskedForm(), FormRows()
        self._held, self._own_row, self._rest = FormRows(), FormRows(), FormRows()
        self._tie_row = FormRows()
        self._trouble = Text(role=Role.CAPTION, tone=Tone.DANGER, wraps=True)
        self._lay_out()
        self._connect()

    def show_terms(
        self,
        terms: Terms,
        present: int,
        members: int,
        around: Around | None = None,
        *,
        keeps_typing: bool = True,
    ) -> None:
        """The terms as agreed, and who may vote now. What is being typed stays, unless the terms
        are another poll's: words typed for one poll must never become another's.
        """
        self._terms, self._people = terms, (present, members)
        self.asked.show_terms(terms, around or Around(), keeps_typing=keeps_typing)
        if not keeps_typing:
            self._say_trouble("")
        self.way.allow(len(_WAYS) - 1, terms.method is Method.YES_NO_BLANK)
        is_typing = keeps_typing and self.question.hasFocus()
        if not is_typing and self.question.toPlainText() != terms.question:
            self.question.setPlainText(terms.question)
        self.way.choose(_way_of(terms))
        self.base.choose(list(Base).index(terms.base))
        self._show_threshold(terms.threshold, is_typing=keeps_typing and self.own.hasFocus())
        self.tie.setCurrentIndex(int(terms.tie_adopts))
        self.quorum.blockSignals(True)
        self.quorum.setMaximum(max(members, terms.quorum))
        if not (keeps_typing and self.quorum.hasFocus()):
            self.quorum.setValue(terms.quorum)
        self.quorum.blockSignals(False)
        self.live.setChecked(terms.reveal is Reveal.LIVE)
        self.live.setEnabled(not terms.by_hands)
        self._say_help()

    @property
    def wanted_question(self) -> str:
        """The question as it stands in the field."""
        return " ".join(self.question.toPlainText().split()) or self._terms.question

    def commit(self) -> None:
        """What is still being typed counts now."""
        self._on_question()
        self._tell(self.asked.commit(self._terms))
        self._on_quorum()
        if self.threshold.currentIndex() == _OWN:
            self._on_own()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        ways = (_("Cards and paper"), _("Paper only"), _("Show of hands"))
        for number, label in enumerate(ways):
            self.way.show_texts(number, label)
        self.asked.retranslate()
        self._name_thresholds()
        self._name_ties()
        self.quorum.setSpecialValueText(_("none"))
        self.live.setText(_("Show the count live while we vote"))
        self._head.show_texts(self.question, _("Question"))
        self.way.setAccessibleName(_("How people vote"))
        self.base.setAccessibleName(_("What counts as 100%"))
        self._rows.show_texts(self.way, _("How people vote"))
        self._held.show_texts(self.base, _("What counts as 100%"))
        self._say_help()

    # -- inside

    def _lay_out(self) -> None:
        self._head.add("", self.question)
        self._rows.add("", self.way)
        for field in (self.base, self.threshold):
            self._held.add("", field)
        self._own_row.add("", self.own)
        self._tie_row.add("", self.tie)
        self._rest.add("", self.quorum)
        self._rest.add("", self.live)
        self.own.setMaxLength(20)
        self.quorum.setRange(0, 500)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        parts = (self._head, self.asked, self._trouble)
        for part in (*parts, self._rows, self._held, self._own_row, self._tie_row, self._rest):
            column.addWidget(part)
        column.addStretch(1)
        self._say_trouble("")

    def _connect(self) -> None:
        self.question.left.connect(self._on_question)
        self.asked.changed.connect(self._tell)
        self.way.chosen.connect(self._on_way)
        self.base.chosen.connect(self._on_base)
        self.threshold.activated.connect(self._on_threshold)
        self.own.editingFinished.connect(self._on_own)
        self.tie.activated.connect(self._on_tie)
        self.quorum.editingFinished.connect(self._on_quorum)
        self.live.clicked.connect(self._on_live)

    def _say_help(self) -> None:
        present, members = self._people
        told = ways.needed(self._terms, present, members)
        self._held.show_texts(self.threshold, _("Threshold"), told)
        for number, base in enumerate(Base):
            name = ways.base_name(base, self._terms)
            self.base.show_texts(number, name, ways.base_help(base, self._terms))
        self._own_row.show_texts(self.own, _("Own threshold"), _("For example 66.7% or 5/8."))
        self._tie_row.show_texts(self.tie, _("At a tie"))
        self._rest.show_texts(self.quorum, _("Minimum number of ballots"))
        is_swaying = self._terms.reveal is Reveal.LIVE and not self._terms.by_hands
        herding = _("A count that grows on the screen sways those who have not voted yet.")
        always = _("A show of hands is open, so its count is too.")
        hint = always if self._terms.by_hands else herding if is_swaying else ""
        self._rest.show_texts(self.live, _("On the room screen"), hint)

    def _name_thresholds(self) -> None:
        at = self.threshold.currentIndex()
        self.threshold.blockSignals(True)
        self.threshold.clear()
        self.threshold.addItems([words.share(read_threshold(each)) for each in _THRESHOLDS])
        self.threshold.addItem(_("own"))
        self.threshold.setCurrentIndex(max(0, at))
        self.threshold.blockSignals(False)

    def _name_ties(self) -> None:
        self.tie.clear()
        self.tie.addItems([_("it is not adopted"), _("it is adopted")])
        self.tie.setCurrentIndex(int(self._terms.tie_adopts))

    def _show_threshold(self, written: str, *, is_typing: bool) -> None:
        threshold = read_threshold(written)
        usual = [read_threshold(each) for each in _THRESHOLDS]
        is_usual = threshold in usual
        if not is_typing:
            self.threshold.setCurrentIndex(usual.index(threshold) if is_usual else _OWN)
            self.own.setText(written)
        self._show_own(is_typing or not is_usual)

    def _show_own(self, is_own: bool) -> None:
        has_threshold = ways.has_threshold(self._terms)
        self._held.setVisible(has_threshold)
        self._own_row.setVisible(is_own and has_threshold)
        self._tie_row.setVisible(can_tie(self._terms))

    def _say_trouble(self, sentence: str, field: QWidget | None = None) -> None:
        """What cannot be agreed, below the form; the field keeps what was typed."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        if field is not None:
            field.setAccessibleDescription(sentence)

    def _tell(self, wanted: Terms) -> None:
        """One thing at a time may be half done; what cannot be agreed at all is told here."""
        try:
            terms = checked_terms(wanted)
        except Refused as refused:
            self._say_trouble(say(refused), self.asked)
            return
        self._say_trouble("")
        if terms != self._terms:
            self._terms = terms
            self.changed.emit(terms)

    def _on_question(self) -> None:
        question = " ".join(self.question.toPlainText().split())
        if len(question) > _LONGEST:
            refused = Refused("text-too-long", length=len(question), longest=_LONGEST)
            self._say_trouble(say(refused), self.question)
        elif question:
            self._say_trouble("")
            self._tell(replace(self._terms, question=question))
        elif not self.question.hasFocus():
            self.question.setPlainText(self._terms.question)

    def _on_way(self, number: int) -> None:
        way = _WAYS[number]
        was_by_hands = self._terms.by_hands
        reveal = Reveal.TURNOUT if was_by_hands else self._terms.reveal
        self._tell(replace(self._terms, channels=way, reveal=reveal))

    def _on_base(self, number: int) -> None:
        self._tell(replace(self._terms, base=list(Base)[number]))

    def _on_threshold(self, number: int) -> None:
        self._show_own(number == _OWN)
        if number == _OWN:
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)
            self.own.selectAll()
        else:
            self._say_trouble("")
            self._tell(replace(self._terms, threshold=_THRESHOLDS[number]))

    def _on_own(self) -> None:
        try:
            threshold = read_threshold(self.own.text())
        except Refused as refused:
            self._say_trouble(say(refused), self.own)
            return
        self._say_trouble("")
        self._tell(replace(self._terms, threshold=str(threshold)))

    def _on_tie(self, number: int) -> None:
        self._tell(replace(self._terms, tie_adopts=bool(number)))

    def _on_quorum(self) -> None:
        self._tell(replace(self._terms, quorum=self.quorum.value()))

    def _on_live(self, is_live: bool) -> None:
        self._tell(replace(self._terms, reveal=Reveal.LIVE if is_live else Reveal.TURNOUT))


def _way_of(terms: Terms) -> int:
    if terms.by_hands:
        return _WAYS.index(poll_words.HANDS)
    has_cards = Channel.CARD in terms.channels
    return _WAYS.index(poll_words.CARDS_AND_PAPER if has_cards else poll_words.PAPER_ALONE)
