"""What stands above the board: how good the plan is, the wishes, messages, and the rounds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from app.engines.seating import Advice, Broken, Report, sentence, worth
from app.i18n import _, _n
from app.models.assembly import Assembly
from app.proposals import (
    RoundState,
    Suggestion,
    coming,
    first_open_round,
    gone,
    unseated,
)
from app.ui.icons import icon
from app.ui.seating.controls import SeatingControls, SuggestionCard, ThinkingBar
from app.ui.seating.figures import FiguresLine
from app.ui.seating.words import (
    bound_words,
    moved_in_rounds,
    report_words,
    suggestion_words,
)
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import (
    Banner,
    Button,
    IconButton,
    Kind,
    SectionHeader,
    Text,
    Tint,
    Tone,
)

_BROKEN_TOLD = 1
_NARROW = 560


class SeatingHead(QWidget):
    """Asks for what its buttons say; `round_chosen` carries a round's number."""

    plan_wanted = Signal()
    repair_wanted = Signal()
    accepted = Signal()
    again_wanted = Signal()
    discarded = Signal()
    stopped = Signal()
    moves_wanted = Signal()
    met_wanted = Signal()
    rules_wanted = Signal()
    broken_wanted = Signal()
    advice_wanted = Signal()
    planned_toggled = Signal(bool)
    round_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = SectionHeader()
        self._open = Button(icon_name="sparkles")
        self._open.setCheckable(True)
        self._met, self._rules = Button(icon_name="users"), Button(icon_name="list-checks")
        for button in (self._met, self._rules, self._open):
            self._title.add_action(button)
        self.controls = SeatingControls()
        self._thinking = ThinkingBar()
        self._make_figures()
        self._make_offers()
        self._make_tabs()
        self._has_plan = False
        self._can_plan = False
        self._lay_out()
        self._connect()

    def _make_figures(self) -> None:
        """How good the plan is, and what is broken in it."""
        self._figures = FiguresLine()
        self._advise = IconButton("lightbulb")
        self._advice = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self._advice.hide()
        self._broken = Text(role=Role.CAPTION, tone=Tone.WARNING, wraps=True)
        self._see_broken = IconButton("triangle-alert")
        self._figures_row = _beside(self._figures, self._advise)
        self._broken_row = _beside(self._broken, self._see_broken)

    def _make_offers(self) -> None:
        """What might be done about those who stay away, and the suggestion that waits."""
        self._away = Banner("", Tint.WARNING, can_close=False)
        self._repair = Button(icon_name="user-check")
        self._away.add_button(self._repair)
        self._waiting = SuggestionCard()
        self._accept = Button(kind=Kind.PRIMARY, icon_name="check")
        self._moves = Button(icon_name="users")
        self._again, self._discard = Button(icon_name="refresh-cw"), Button(kind=Kind.QUIET)
        for button in (self._accept, self._moves, self._again, self._discard):
            self._waiting.add_button(button)

    def _make_tabs(self) -> None:
        """A tab for each round, and the way to how one was planned."""
        self._tabs = QTabBar()
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._planned = Button(icon_name="history")
        self._planned.setCheckable(True)
        self._planned.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY + 2)
        for part in (
            self._title,
            self._figures_row,
            self._advice,
            self._broken_row,
            self.controls,
            self._thinking,
            self._away,
            self._waiting,
            _beside(self._tabs, self._planned),
        ):
            column.addWidget(part)

    def close_wishes(self) -> None:
        """The wishes have been granted."""
        self._open.setChecked(False)

    def show_state(
        self,
        assembly: Assembly,
        meeting: str,
        report: Report,
        broken: Sequence[Broken],
        suggestion: Suggestion | None,
        is_stale: bool,
    ) -> None:
        """Figures, rules broken on the board, who is missing, and what is suggested."""
        self._has_plan = bool(assembly.seating.rounds(meeting))
        self._can_plan = bool(assembly.people.members)
        self._show_figures(report, is_told=self._has_plan and suggestion is None)
        self._show_broken(assembly, broken if not is_stale else ())
        away = "" if suggestion else self._away_words(assembly, meeting)
        if away:
            self._figures_row.hide()  # they count who is not here; the tables need the room
        self._away.setVisible(bool(away))
        self._away.show_text(away)
        first = first_open_round(assembly, meeting)
        self._repair.setText(_("Repair from round {n}").format(n=first))
        self._show_suggestion(suggestion, is_stale)
        self._show_wishes()

    def show_rounds(
        self,
        states: Sequence[RoundState],
        current: int,
        locked: frozenset[int],
        suggestion: Suggestion | None = None,
    ) -> None:
        """A tab for each round, which one is on show, which are locked as a whole, and how many a
        suggestion moves there.
        """
        is_repair = suggestion is not None and bool(suggestion.task.plan)
        moved = moved_in_rounds(suggestion) if suggestion is not None else Counter[int]()
        self._tabs.blockSignals(True)
        while self._tabs.count() > len(states):
            self._tabs.removeTab(self._tabs.count() - 1)
        while self._tabs.count() < len(states):
            self._tabs.addTab("")
        for at, state in enumerate(states):
            counts = is_repair and state is RoundState.AHEAD
            words = _moved_words(at + 1, moved[at + 1]) if counts else _round_words(at + 1, state)
            self._tabs.setTabText(at, words)
            is_locked = at + 1 in locked
            name = _ICONS.get(state, "lock" if is_locked else "")
            self._tabs.setTabIcon(at, icon(name) if name else QIcon())
            self._tabs.setTabToolTip(
                at, _("All seats of the round are locked.") if is_locked else ""
            )
        self._tabs.setCurrentIndex(current - 1)
        self._tabs.blockSignals(False)
        self._tabs.setVisible(bool(states))

    def show_planned(self, *, is_offered: bool, is_on: bool) -> None:
        """Whether a held round was meant otherwise, and which of the two is on show."""
        self._planned.setVisible(is_offered)
        self._planned.blockSignals(True)
        self._planned.setChecked(is_on)
        self._planned.blockSignals(False)
        self._planned.setText(_("As planned"))
        self._planned.setToolTip(
            _("This round shows who really sat. Press to see what had been planned.")
        )

    def show_asking(self) -> None:
        """That advice is being worked out."""
        self._advice.setText(_("Trying other numbers of tables and rounds…"))
        self._advice.show()
        self._advise.setEnabled(False)

    def show_advice(self, advice: Sequence[Advice], names: Mapping[str, str]) -> None:
        """A sentence for each alternative that is worth it."""
        told = [worth(each, names) for each in advice]
        nothing = _("No other number of tables or rounds would be better.")
        self.show_no_advice("\n".join(told) or nothing)

    def show_no_advice(self, sentence: str) -> None:
        """Why there is none."""
        self._advice.setText(sentence)
        self._advice.setVisible(self._waiting.isHidden())  # one thing at a time
        self._advise.setEnabled(True)

    def forget_advice(self) -> None:
        """The plan is another: what was advised may no longer hold."""
        self._advice.hide()
        self._advise.setEnabled(True)

    @property
    def advice(self) -> str:
        """The sentences on show, "" when there are none."""
        return "" if self._advice.isHidden() else self._advice.text()

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
        if self._waiting.isVisible():
            self._waiting.setFocus(Qt.FocusReason.TabFocusReason)

    def show_share(self, share: float) -> None:
        """How far the engine is, 0 to 1."""
        self._thinking.show_share(share)

    def retranslate(self) -> None:
        """The words that do not depend on the plan."""
        self.controls.retranslate()
        self._name_buttons()
        self._advise.name_it(_("What would other tables give?"))
        self._see_broken.name_it(_("Rules that are broken…"))
        self._accept.setText(_("Accept"))
        self._moves.setText(_("Who moves"))
        self._discard.setText(_("Not now"))
        self._again.setText(_("Try again"))
        self._tabs.setAccessibleName(_("Rounds"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside a narrow board the buttons are their icons alone, so that they take one line."""
        super().resizeEvent(event)
        self._name_buttons()

    # -- inside

    def _name_buttons(self) -> None:
        named = {
            self._open: _("New plan"),
            self._met: _("Who meets whom"),
            self._rules: _("Rules"),
        }
        is_narrow = self.width() < scaled(_NARROW)
        for button, words in named.items():
            button.setText("" if is_narrow else words)
            button.setToolTip(words if is_narrow else "")
            button.setAccessibleName(words)

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
        self._moves.clicked.connect(self.moves_wanted)
        self._met.clicked.connect(self.met_wanted)
        self._rules.clicked.connect(self.rules_wanted)
        self._see_broken.clicked.connect(self.broken_wanted)
        self._advise.clicked.connect(self.advice_wanted)
        self._planned.toggled.connect(self.planned_toggled)
        self._tabs.currentChanged.connect(self._on_tab)

    def _show_figures(self, report: Report, *, is_told: bool) -> None:
        self._title.show_texts(_("Seating"))
        self._figures_row.setVisible(is_told)
        self._met.setVisible(self._has_plan)
        self._rules.setVisible(self._can_plan)
        self._figures.show_words(report_words(report), bound_words(report))

    def _show_broken(self, assembly: Assembly, broken: Sequence[Broken]) -> None:
        names = assembly.people.shown_names()
        told = [sentence(each, names) for each in broken[:_BROKEN_TOLD]]
        if len(broken) > _BROKEN_TOLD:
            more = len(broken) - _BROKEN_TOLD
            told.append(_n("And {n} more.", "And {n} more.", more).format(n=more))
        self._broken.setText(" ".join(told))
        self._broken_row.setVisible(bool(told))

    def _show_suggestion(self, suggestion: Suggestion | None, is_stale: bool) -> None:
        self._waiting.setVisible(suggestion is not None)
        if suggestion is not None:
            self._advice.hide()  # the tables need the room; it comes back when this is let be
        self._accept.setVisible(not is_stale)
        self._moves.setVisible(suggestion is not None and bool(suggestion.moves) and not is_stale)
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
        coming_ids = {each.id for each in coming(assembly, meeting)}
        without = gone(assembly, meeting)
        missing = sum(each not in coming_ids for each in without)
        leaving, waiting = len(without) - missing, len(unseated(assembly, meeting))
        parts = []
        if missing:
            parts.append(
                _n(
                    "{n} member in the plan is not here.",
                    "{n} members in the plan are not here.",
                    missing,
                ).format(n=missing)
            )
        if leaving:
            parts.append(
                _n(
                    "{n} member has a seat in a round they miss.",
                    "{n} members have a seat in a round they miss.",
                    leaving,
                ).format(n=leaving)
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


def _beside(main: QWidget, small: QWidget) -> QWidget:
    """Two on one line; the first takes the room."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.SMALL)
    line.addWidget(main, 1)
    line.addWidget(small)
    return row


def _moved_words(number: int, count: int) -> str:
    return _n("Round {round}: {n} person moves", "Round {round}: {n} people move", count).format(
        round=number, n=count
    )


_ICONS = {RoundState.HELD: "check", RoundState.ON: "play"}


def _round_words(number: int, state: RoundState) -> str:
    return {
        RoundState.AHEAD: _("Round {n}"),
        RoundState.ON: _("Round {n}, now"),
        RoundState.HELD: _("Round {n}, held"),
    }[state].format(n=number)
