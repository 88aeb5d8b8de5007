"""The result: verdict, bar, numbers, what it is of every base, and what makes it doubtful."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app import poll_sentences
from app.i18n import _, joined
from app.models.voting import (
    Base,
    Channel,
    Method,
    Poll,
    PollState,
    dissent,
    grouped,
    published,
)
from app.ui.polls import ways
from app.ui.polls.bars import ChoiceRows, CountBar
from app.ui.polls.figures import OutcomeFigure
from app.ui.slides.tally_bars import percent_words
from app.ui.theme import Role, Space
from app.ui.widgets import Banner, Button, Card, Divider, Glyph, Kind, Text, Tint, Tone


class ResultCard(Card):
    """Everything about a count, for the facilitator's eyes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.HUGE, parent=parent)
        self.body.setSpacing(Space.MEDIUM)
        self._sign = Glyph("circle-check", "positive", 30)
        self.verdict = Text(role=Role.TITLE, wraps=True)
        self._sentence, self._rule = Text(wraps=True), Text(tone=Tone.MUTED, wraps=True)
        self._dissent = Banner("", Tint.WARNING, can_close=False)
        self._bar, self._rows, self.figure = CountBar(), ChoiceRows(), OutcomeFigure()
        self._explanation = Text(wraps=True)
        self._seal = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self._bases = _Bases()
        self.protocol_button = Button(kind=Kind.QUIET, icon_name="file-text")
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        head.addWidget(self._sign)
        head.addWidget(self.verdict, 1)
        self.body.addLayout(head)
        for part in (
            self._sentence,
            self._dissent,
            self._bar,
            self._rows,
            self.figure,
            self._rule,
            self._explanation,
            Divider(),
            self._bases,
            self._seal,
        ):
            self.body.addWidget(part)
        self.body.addWidget(self.protocol_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_poll(self, poll: Poll) -> None:
        """The count of this poll."""
        outcome, method = poll.outcome, poll.terms.method
        passed = outcome.result.passed
        self._sign.show_icon("circle-check" if passed else "circle-x", _ink(passed))
        self.verdict.setText(verdict_words(poll))
        self._sentence.setText(why_words(poll))
        told = poll_sentences.dissenting(dissent(outcome))
        self._dissent.show_text(told)
        self._dissent.setVisible(bool(told))
        self._bar.setVisible(method in (Method.YES_NO_BLANK, Method.SCALE))
        self._bar.show_result(outcome.result)
        self._rows.setVisible(method is Method.YES_NO_BLANK)
        self._rows.show_counts(outcome.counts, outcome.counts.cast)
        self.figure.setVisible(method is not Method.YES_NO_BLANK)
        self.figure.show_outcome(poll.terms, outcome)
        self._rule.setText(poll_sentences.rule(poll.terms))
        self._explanation.setVisible(bool(poll.explanation))
        why = _("It did not add up, because: {reason}").format(reason=poll.explanation)
        self._explanation.setText(why)
        self._bases.show_poll(poll)
        self._seal.setText("\n".join(_checks(poll)))
        self.protocol_button.setText(_("Print the protocol"))


def verdict_words(poll: Poll) -> str:
    """What became of it, in a few words."""
    return poll_sentences.verdict(poll.terms.method, poll.outcome)


def _checks(poll: Poll) -> list[str]:
    """What others can hold the count against."""
    told = []
    if Channel.CARD in poll.terms.channels and poll.seal:
        told.append(_("Recounted from the file when the poll closed: the phone ballots agree."))
        seal = _("Seal of the phone ballots: {seal}").format(seal=grouped(poll.seal[:32]))
        told.append(seal)
    if poll.state is PollState.PUBLISHED:
        sha256 = grouped(published(poll).sha256)
        told.append(_("SHA-256 of the published list: {sha256}").format(sha256=sha256))
    return told


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
        """The share of those for it, of each base; where nothing is for or against, the share of
        ballots that say something.
        """
        outcome = poll.result
        has_threshold = ways.has_threshold(poll.terms)
        reached = outcome.reached if has_threshold else outcome.counts.yes
        threshold = outcome.threshold.share if has_threshold else Fraction(1)
        for base, (name, share, of, strong, strong_share) in self._lines.items():
            count, is_agreed = outcome.bases.of(base), base is outcome.base and has_threshold
            percent = percent_words(reached, count, threshold)
            for label in (name, strong):
                label.setText(ways.base_name(base, poll.terms))
            for label in (share, strong_share):
                label.setText(percent)
            of.setText(_("{n} of {base}").format(n=reached, base=count))
            for label in (name, share):
                label.setVisible(not is_agreed)
            for label in (strong, strong_share):
                label.setVisible(is_agreed)


def why_words(poll: Poll) -> str:
    """How many were for, how many it took, and what else decided."""
    outcome = poll.result
    told = _why(poll)
    if not outcome.quorum_met:
        told += " " + _("Too few voted: at least {n} must.").format(n=poll.terms.quorum)
    return f"{told} {poll_sentences.tie(outcome)}".rstrip()


def _why(poll: Poll) -> str:
    outcome, held = poll.outcome, poll.outcome.result
    base = held.bases.of(held.base)
    standing = outcome.standing
    if standing is not None and (not standing.marked or not standing.first):
        return _("No ballot says anything.")
    if standing is not None and poll.terms.method is Method.APPROVAL:
        told = _("Most crosses: {option} with {n}; {needed} of {base} were needed.")
        first = joined(standing.first)
        return told.format(option=first, n=held.reached, needed=held.needed, base=base)
    if standing is not None:
        told = _("{option}: {score}.")
        score = poll_sentences.score(poll.terms.method, standing, standing.first[0])
        return told.format(option=joined(standing.first), score=score)
    told = _("{yes} for and {no} against; {needed} of {base} were needed.")
    if outcome.scale is not None:
        told = _("{yes} support it and {no} do not; {needed} of {base} were needed.")
    return told.format(yes=held.reached, no=held.counts.no, needed=held.needed, base=base)


def _ink(passed: bool) -> str:
    return "positive" if passed else "text"
