"""What stands above the board: how good the plan is, the wishes, messages, and the rounds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from app.engines.seating import Report
from app.i18n import _, _n
from app.models.assembly import Assembly
from app.proposals import RoundState, Suggestion, first_open_round, gone, unseated
from app.ui.icons import icon
from app.ui.seating.controls import SeatingControls, SuggestionCard, ThinkingBar
from app.ui.seating.words import bound_words, broken_words, report_words, suggestion_words
from app.ui.theme import Role, Space
from app.ui.widgets import Banner, Button, Kind, SectionHeader, Text, Tint, Tone

_BROKEN_TOLD = 3


class SeatingHead(QWidget):
    """Asks for what its buttons say; `round_chosen` carries a round's number."""

    plan_wanted = Signal()
    repair_wanted = Signal()
    accepted = Signal()
    again_wanted = Signal()
    discarded = Signal()
    stopped = Signal()
    round_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = SectionHeader()
        self._open = Button(icon_name="sparkles")
        self._open.setCheckable(True)
        self._title.add_action(self._open)
        self.controls = SeatingControls()
        self._thinking = ThinkingBar()
        self._figures = Text(tone=Tone.MUTED, wraps=True)
        self._broken = Text(role=Role.CAPTION, tone=Tone.WARNING, wraps=True)
        self._away = Banner("", Tint.WARNING, can_close=False)
        self._repair = Button(icon_name="user-check")
        self._away.add_button(self._repair)
        self._waiting = SuggestionCard()
        self._accept = Button(kind=Kind.PRIMARY, icon_name="check")
        self._again, self._discard = Button(icon_name="refresh-cw"), Button(kind=Kind.QUIET)
        for button in (self._accept, self._again, self._discard):
            self._waiting.add_button(button)
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._has_plan = False
        self._can_plan = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (
            self._title,
            self._figures,
            self._broken,
            self.controls,
            self._thinking,
            self._away,
            self._waiting,
            self._tabs,
        ):
            column.addWidget(part)
        self._connect()

    def close_wishes(self) -> None:
        """The wishes have been granted."""
        self._open.setChecked(False)

    def show_state(
        self,
        assembly: Assembly,
        meeting: str,
        report: Report,
        suggestion: Suggestion | None,
        is_stale: bool,
    ) -> None:
        """Figures, who is missing, and what is suggested."""
        self._has_plan = bool(assembly.seating.rounds(meeting))
        self._can_plan = bool(assembly.people.members)
        self._show_figures(assembly, report, is_told=self._has_plan and suggestion is None)
        away = "" if suggestion else self._away_words(assembly, meeting)
        self._away.setVisible(bool(away))
        self._away.show_text(away)
        first = first_open_round(assembly, meeting)
        self._repair.setText(_("Repair from round {n}").format(n=first))
        self._show_suggestion(suggestion, is_stale)
        self._show_wishes()

    def show_rounds(self, states: Sequence[RoundState], current: int) -> None:
        """A tab for each round, and which one is on show."""
        self._tabs.blockSignals(True)
        while self._tabs.count() > len(states):
            self._tabs.removeTab(self._tabs.count() - 1)
        while self._tabs.count() < len(states):
            self._tabs.addTab("")
        for at, state in enumerate(states):
            self._tabs.setTabText(at, _round_words(at + 1, state))
            self._tabs.setTabIcon(at, icon(_ICONS[state]) if state in _ICONS else QIcon())
        self._tabs.setCurrentIndex(current - 1)
        self._tabs.blockSignals(False)
        self._tabs.setVisible(bool(states))

    def show_thinking(self, people: int) -> None:
        """That the engine is at work for so many people."""
        self._thinking.show_people(people)
        self._thinking.show_share(0.0)
        self._show_working(True)

    def show_done(self) -> None:
        """That it is not any more."""
        self._show_working(False)

    def focus_answer(self) -> None:
        """Brings the keyboard to the suggestion, for whoever asked with it."""
        if self._accept.isVisible():
            self._accept.setFocus(Qt.FocusReason.TabFocusReason)

    def show_share(self, share: float) -> None:
        """How far the engine is, 0 to 1."""
        self._thinking.show_share(share)

    def retranslate(self) -> None:
        """The words that do not depend on the plan."""
        self.controls.retranslate()
        self._open.setText(_("New plan"))
        self._accept.setText(_("Accept"))
        self._discard.setText(_("Discard"))
        self._again.setText(_("Try again"))
        self._tabs.setAccessibleName(_("Rounds"))

    # -- inside

    def _show_working(self, is_working: bool) -> None:
        self._thinking.setVisible(is_working)
        self.controls.show_working(is_working)
        for button in (self._repair, self._again, self._accept, self._open):
            button.setEnabled(not is_working)

    def _connect(self) -> None:
        self._open.toggled.connect(self._show_wishes)
        self.controls.wanted.connect(self.plan_wanted)
        self._thinking.stopped.connect(self.stopped)
        self._repair.clicked.connect(self.repair_wanted)
        self._accept.clicked.connect(self.accepted)
        self._again.clicked.connect(self.again_wanted)
        self._discard.clicked.connect(self.discarded)
        self._tabs.currentChanged.connect(self._on_tab)

    def _show_figures(self, assembly: Assembly, report: Report, *, is_told: bool) -> None:
        words = f"{report_words(report)} {bound_words(report)}" if is_told else ""
        self._title.show_texts(_("Seating"))
        self._figures.setText(words)
        self._figures.setVisible(bool(words))
        names = {each.id: each.name for each in assembly.people}
        broken = broken_words(report, names) if is_told else []
        told = broken[:_BROKEN_TOLD]
        if len(broken) > _BROKEN_TOLD:
            more = len(broken) - _BROKEN_TOLD
            told.append(_n("And {n} more.", "And {n} more.", more).format(n=more))
        self._broken.setText(" ".join(told))
        self._broken.setVisible(bool(told))

    def _show_suggestion(self, suggestion: Suggestion | None, is_stale: bool) -> None:
        self._waiting.setVisible(suggestion is not None)
        self._accept.setVisible(not is_stale)
        if suggestion is None:
            return
        words = _("Suggestion: {words}").format(words=suggestion_words(suggestion))
        if is_stale:
            words = _("Somebody came, left or was moved since this was suggested. Try again.")
        self._waiting.show_text(words)

    def _show_wishes(self) -> None:
        self._open.setVisible(self._has_plan and self._waiting.isHidden())
        is_open = self._can_plan and (not self._has_plan or self._open.isChecked())
        self.controls.setVisible(is_open and self._waiting.isHidden())
        self.controls.offer_button(self._has_plan)

    def _on_tab(self, at: int) -> None:
        self.round_chosen.emit(at + 1)

    def _away_words(self, assembly: Assembly, meeting: str) -> str:
        missing, waiting = len(gone(assembly, meeting)), len(unseated(assembly, meeting))
        parts = []
        if missing:
            parts.append(
                _n(
                    "{n} member in the plan is not here.",
                    "{n} members in the plan are not here.",
                    missing,
                ).format(n=missing)
            )
        if waiting:
            parts.append(
                _n(
                    "{n} member lacks a seat.",
                    "{n} members lack a seat.",
                    waiting,
                ).format(n=waiting)
            )
        return " ".join(parts)


_ICONS = {RoundState.HELD: "check", RoundState.ON: "play"}


def _round_words(number: int, state: RoundState) -> str:
    return {
        RoundState.AHEAD: _("Round {n}"),
        RoundState.ON: _("Round {n}, now"),
        RoundState.HELD: _("Round {n}, held"),
    }[state].format(n=number)
