"""The result: verdict, bar, numbers, what it is of every base, and what makes it doubtful."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.i18n import _
from app.models.voting import Base, Poll
from app.reports import words
from app.ui.polls.bars import ChoiceRows, CountBar
from app.ui.slides.tally_bars import percent_words
from app.ui.theme import Role, Space
from app.ui.widgets import Card, Divider, Glyph, Text, Tone


class ResultCard(Card):
    """Everything about a count, for the facilitator's eyes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.HUGE, parent=parent)
        self.body.setSpacing(Space.MEDIUM)
        self._sign = Glyph("circle-check", "positive", 30)
        self.verdict = Text(role=Role.TITLE, wraps=True)
        self._sentence, self._rule = Text(wraps=True), Text(tone=Tone.MUTED, wraps=True)
        self._bar, self._rows = CountBar(), ChoiceRows()
        self._explanation = Text(wraps=True)
        self._seal = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self._bases = _Bases()
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        head.addWidget(self._sign)
        head.addWidget(self.verdict, 1)
        self.body.addLayout(head)
        for part in (
            self._sentence,
            self._bar,
            self._rows,
            self._rule,
            self._explanation,
            Divider(),
            self._bases,
            self._seal,
        ):
            self.body.addWidget(part)

    def show_poll(self, poll: Poll) -> None:
        """The count of this poll."""
        outcome = poll.result
        passed = outcome.passed
        self._sign.show_icon("circle-check" if passed else "circle-x", _ink(passed))
        self.verdict.setText(verdict_words(poll))
        self._sentence.setText(why_words(poll))
        self._bar.show_result(outcome)
        self._rows.show_counts(outcome.counts, outcome.counts.cast)
        share, base = words.share(outcome.threshold), words.base(outcome.base)
        told = _("Agreed threshold: {share} of {base} vote for.")
        self._rule.setText(told.format(share=share, base=base))
        self._explanation.setVisible(bool(poll.explanation))
        why = _("It did not add up, because: {reason}").format(reason=poll.explanation)
        self._explanation.setText(why)
        self._bases.show_poll(poll)
        self._seal.setVisible(bool(poll.seal) and not poll.terms.by_hands)
        seal = _("Seal of the phone ballots: {seal}").format(seal=_grouped(poll.seal[:32]))
        self._seal.setText(seal)


def verdict_words(poll: Poll) -> str:
    """What became of it, in a word or two."""
    return _("Adopted") if poll.result.passed else _("Not adopted")


class _Bases(QWidget):
    """All four hundred percents, the agreed one in bold."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.TINY)
        grid.setColumnStretch(0, 1)
        self._lines: dict[Base, tuple[Text, Text, Text, Text, Text]] = {}
        for row, base in enumerate(Base):
            usual = (Text(), Text(is_tabular=True), Text(is_tabular=True))
            strong = Text(role=Role.STRONG), Text(role=Role.STRONG, is_tabular=True)
            for column, part in enumerate(usual):
                grid.addWidget(part, row, column)
            for column, part in enumerate(strong):
                grid.addWidget(part, row, column)
            self._lines[base] = (*usual, *strong)

    def show_poll(self, poll: Poll) -> None:
        """The share of those for, of each base."""
        outcome = poll.result
        for base, (name, share, of, strong, strong_share) in self._lines.items():
            count, is_agreed = outcome.bases.of(base), base is outcome.base
            percent = percent_words(outcome.reached, count, outcome.threshold.share)
            for label in (name, strong):
                label.setText(words.base_name(base))
            for label in (share, strong_share):
                label.setText(percent)
            of.setText(_("{n} of {base}").format(n=outcome.reached, base=count))
            for label in (name, share):
                label.setVisible(not is_agreed)
            for label in (strong, strong_share):
                label.setVisible(is_agreed)


def why_words(poll: Poll) -> str:
    """How many were for, how many it took, and what else decided."""
    outcome = poll.result
    told = _("{yes} for and {no} against; {needed} of {base} were needed.").format(
        yes=outcome.reached,
        no=outcome.counts.no,
        needed=outcome.needed,
        base=outcome.bases.of(outcome.base),
    )
    if not outcome.quorum_met:
        told += " " + _("Too few voted: at least {n} must.").format(n=poll.terms.quorum)
    if outcome.tie and outcome.counts.cast:
        told += " " + _("It is a tie.")
    return told


def _ink(passed: bool) -> str:
    return "positive" if passed else "text"


def _grouped(seal: str) -> str:
    return " ".join(seal[at : at + 8] for at in range(0, len(seal), 8))
