"""The seating section: a plan is suggested, looked at, accepted, changed by hand and repaired."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.document import Document
from app.engines.seating import Wishes
from app.i18n import _
from app.models.assembly import Aspect, Assembly
from app.models.entries import Facts
from app.models.errors import Refused
from app.proposals import (
    Suggestion,
    Task,
    coming,
    first_open_round,
    plan_task,
    repair_task,
    round_state,
    standing_report,
    standing_wishes,
    usual_rounds,
    usual_tables,
)
from app.refusals import say
from app.ui.page import Page
from app.ui.seating.actions import SeatingActions
from app.ui.seating.board import Mode, SeatingBoard
from app.ui.seating.deeds import SeatingDeeds
from app.ui.seating.head import SeatingHead
from app.ui.seating.menu import Choice, Seat, Verb, choice_of, seat_menu
from app.ui.seating.thinking import Thinker
from app.ui.seating.view import RoundView, standing_round, suggested_round
from app.ui.seating.words import empty_words, moves_words
from app.ui.theme import Role, Space
from app.ui.toast import Toast
from app.ui.widgets import EmptyState, Text, Tone


class SeatingPage(Page):
    """Who sits where. `effort` makes a suggestion repeatable; without it the engine has 2 s."""

    aspects: ClassVar[Aspect] = Aspect.MANDATE | Aspect.PEOPLE | Aspect.SEATING | Aspect.AGENDA

    def __init__(
        self, document: Document, *, effort: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._seed = 0
        self._meeting = ""
        self._number = 1
        self._wished: tuple[str, int, int] = ("", 0, 0)
        self._wishes = Wishes((), 1, 1)
        self._suggestion: Suggestion | None = None
        self._thinker = Thinker(document, effort, self)
        self._head = SeatingHead()
        self._empty = EmptyState("armchair")
        self._board = SeatingBoard()
        self._hint = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
        self._actions = SeatingActions(self)
        for action in self._actions.all():
            self.offer(action)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.SMALL)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._head)
        column.addWidget(self._empty, 1)
        column.addWidget(self._board, 1)
        column.addWidget(self._hint)
        self._connect()

    # -- Page

    def show_assembly(self, assembly: Assembly) -> None:
        """The day on screen; the round, the focus and a suggestion stay while they can."""
        day = assembly.mandate.current
        meeting = day.id if day else ""
        if meeting != self._meeting:
            self._forget_suggestion()
            self._meeting = meeting
            self._number = first_open_round(assembly, meeting)
        self._wish_sensibly(assembly)
        self._show(assembly)

    def retranslate(self) -> None:
        """All words."""
        self._head.retranslate()
        self._actions.retranslate()
        self._board.retranslate()
        if self._document.assembly.mandate.id:
            self._show(self._document.assembly)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for the engine behind another page."""
        if not event.spontaneous():
            self._thinker.stop()
        super().hideEvent(event)

    # -- what others may ask for

    @property
    def board(self) -> SeatingBoard:
        """The tables and people on show."""
        return self._board

    @property
    def head(self) -> SeatingHead:
        """Title, wishes, messages and rounds."""
        return self._head

    @property
    def round_number(self) -> int:
        """The round on show."""
        return self._number

    @property
    def hint(self) -> str:
        """The line below the board: the keys, what a move would change, or who is to move."""
        return self._hint.text()

    @property
    def suggestion(self) -> Suggestion | None:
        """What waits to be accepted."""
        return self._suggestion

    def show_round(self, number: int) -> None:
        """Turns to a round; one that is not there does nothing."""
        if 1 <= number <= self._round_count() and number != self._number:
            self._number = number
            self._board.end_mode()
            self._show(self._document.assembly)

    def make_plan(self) -> None:
        """Asks the engine for a plan by the wishes in the head."""
        wishes = self._head.controls
        self._thinker.ask(self._planning(wishes.tables, wishes.rounds, wishes.balance), self._seed)

    def repair(self) -> None:
        """Asks the engine for the fewest changes that fit who is here."""
        wishes = self._head.controls
        self._thinker.ask(self._repairing(wishes.tables, wishes.balance), self._seed)

    def accept(self) -> None:
        """Makes the suggestion true."""
        suggestion = self._suggestion
        if suggestion is None:
            return
        self._forget_suggestion()
        self._head.close_wishes()
        words = _("The plan is repaired") if suggestion.task.plan else _("The plan is made")
        self._tell_when_done(self._deeds().accept(suggestion), words)
        self._number = suggestion.task.first_round
        self._board.make_current(self._board.current)

    def suggest_again(self) -> None:
        """Another suggestion, by who is here now."""
        if self._suggestion is not None:
            self._seed += 1
            self._thinker.ask(self._same_task(self._suggestion.task), self._seed)

    def discard(self) -> None:
        """Back to the plan as it stands."""
        self._forget_suggestion()
        self._show(self._document.assembly)

    def move_by_keys(self) -> None:
        """A number now says the table."""
        self._board.begin_move(self._board.current)

    def swap_by_keys(self) -> None:
        """The next chosen person is the other."""
        self._board.begin_swap(self._board.current)

    def toggle_lock(self) -> None:
        """Locks the seat the keys are about, or frees it."""
        member = self._board.current
        if member and self._suggestion is None:
            seats = self._document.assembly.seating
            is_locked = seats.is_locked(self._meeting, self._number, member)
            self._deeds().lock(member, not is_locked)

    def next_round(self) -> None:
        """The round after this one."""
        self.show_round(self._number + 1)

    def previous_round(self) -> None:
        """The round before this one."""
        self.show_round(self._number - 1)

    # -- showing

    def _connect(self) -> None:
        self._head.plan_wanted.connect(self.make_plan)
        self._head.repair_wanted.connect(self.repair)
        self._head.accepted.connect(self.accept)
        self._head.again_wanted.connect(self.suggest_again)
        self._head.discarded.connect(self.discard)
        self._head.stopped.connect(self._thinker.stop)
        self._head.round_chosen.connect(self.show_round)
        self._empty.acted.connect(self._on_empty)
        self._board.move_wanted.connect(self._move)
        self._board.swap_wanted.connect(self._swap)
        self._board.menu_wanted.connect(self._open_menu)
        self._board.hovered.connect(self._on_hovered)
        self._board.unhovered.connect(self._show_hint)
        self._board.mode_changed.connect(self._show_hint)
        self._thinker.began.connect(self._head.show_thinking)
        self._thinker.progressed.connect(self._head.show_share)
        self._thinker.ended.connect(self._head.show_done)
        self._thinker.answered.connect(self._on_answer)
        self._thinker.refused.connect(self._on_refused)

    def _wish_sensibly(self, assembly: Assembly) -> None:
        """Sets the wishes to what fits, whenever what fits becomes something else."""
        plan = assembly.seating.rounds(self._meeting)
        if plan:
            tables, rounds = assembly.seating.table_count(self._meeting), len(plan)
        else:
            tables = usual_tables(len(coming(assembly, self._meeting)))
            rounds = usual_rounds(assembly, self._meeting)
        if (self._meeting, tables, rounds) != self._wished:
            self._wished = (self._meeting, tables, rounds)
            self._head.controls.suggest(tables, rounds)

    def _show(self, assembly: Assembly) -> None:
        people = len(coming(assembly, self._meeting))
        count = self._round_count()
        self._number = max(1, min(self._number, count))
        self._head.controls.show_people(people, first_open_round(assembly, self._meeting) - 1)
        self._wishes = standing_wishes(assembly, self._meeting)
        figures = standing_report(self._wishes, assembly, self._meeting)
        has_board = count > 0
        self._board.setVisible(has_board)
        self._hint.setVisible(has_board)
        self._empty.setVisible(not has_board)
        self._empty.show_texts(*empty_words(people))
        states = [round_state(assembly, self._meeting, n) for n in range(1, count + 1)]
        self._head.show_state(assembly, self._meeting, figures, self._suggestion, self._is_stale())
        self._head.show_rounds(states, self._number)
        if has_board:
            self._board.show_round(self._view(assembly))
        self._actions.allow(
            can_plan=people > 0, has_plan=has_board, can_change=self._suggestion is None
        )
        self._show_hint()

    def _view(self, assembly: Assembly) -> RoundView:
        if self._suggestion is not None:
            groups = self._suggestion.task.wishes.attributes
            return suggested_round(assembly, self._suggestion, self._number, groups)
        return standing_round(assembly, self._meeting, self._number, self._wishes.attributes)

    def _show_hint(self) -> None:
        if self._suggestion is not None:
            moves, names = self._suggestion.moves, self._suggestion.task.names
            is_repair = bool(self._suggestion.task.plan)
            self._hint.setText(moves_words(moves, self._number, names) if is_repair else "")
            return
        name = self._name(self._board.origin)
        hints = {
            Mode.NONE: _(
                "Arrows walk, M moves, S changes places, L locks. Or drag, or right-click."
            ),
            Mode.MOVE: _("{name}: type the number of the table, 0 for none. Esc lets it be."),
            Mode.SWAP: _("{name}: choose who to change places with. Esc lets it be."),
        }
        self._hint.setText(hints[self._board.mode].format(name=name))

    def _on_hovered(self, member: str, table: int, beneath: str) -> None:
        """What letting go here would change."""
        self._hint.setText(self._deeds().words(member, table, beneath))

    # -- changing

    def _move(self, member: str, table: int) -> None:
        if table > len(self._document.assembly.seating.tables(self._meeting, self._number)):
            self._hint.setText(_("There is no table {table} in this round.").format(table=table))
            return
        deeds = self._deeds()
        words = deeds.words(member, table)
        self._tell_when_done(deeds.move(member, table), words)

    def _swap(self, one: str, other: str) -> None:
        seats = self._document.assembly.seating
        deeds = self._deeds()
        table = seats.table_of(self._meeting, self._number, other)
        words = deeds.words(one, table, other)
        self._tell_when_done(deeds.swap(one, other), words)

    def _open_menu(self, member: str, at: QPoint) -> None:
        assembly = self._document.assembly
        known = assembly.people.members.get(member)
        seats = assembly.seating
        seat = Seat(
            self._name(member),
            seats.table_of(self._meeting, self._number, member),
            len(seats.tables(self._meeting, self._number)),
            seats.is_locked(self._meeting, self._number, member),
            known.fixed_table if known else 0,
        )
        menu = seat_menu(self, seat)
        menu.triggered.connect(self._on_menu)
        menu.popup(at)

    def _on_menu(self, action: QAction) -> None:
        choice, member = choice_of(action), self._board.current
        if choice is not None and member:
            self._do_choice(choice, member)

    def _do_choice(self, choice: Choice, member: str) -> None:
        match choice.verb:
            case Verb.MOVE:
                self._move(member, choice.table)
            case Verb.SWAP:
                self._board.begin_swap(member)
            case Verb.LOCK | Verb.UNLOCK:
                self._deeds().lock(member, choice.verb is Verb.LOCK)
            case Verb.FIX:
                self._deeds().fix(member, choice.table)

    def _on_empty(self) -> None:
        if coming(self._document.assembly, self._meeting):
            self.make_plan()
        else:
            self.section_wanted.emit("members")

    # -- suggestions

    def _on_answer(self, suggestion: Suggestion) -> None:
        if suggestion.task.meeting == self._meeting:
            self._suggestion = suggestion
            self._number = max(self._number, suggestion.task.first_round)
        self._show(self._document.assembly)
        self._head.focus_answer()

    def _on_refused(self, refused: Refused) -> None:
        self.told.emit(Toast(say(refused)))

    def _forget_suggestion(self) -> None:
        self._suggestion = None
        self._thinker.drop()

    def _is_stale(self) -> bool:
        suggestion = self._suggestion
        return suggestion is not None and self._same_task(suggestion.task) != suggestion.task

    def _same_task(self, task: Task) -> Task:
        """The same wish, by the assembly as it is now."""
        wishes = task.wishes
        if task.plan:
            return self._repairing(wishes.tables, wishes.balance)
        rounds = task.first_round - 1 + wishes.rounds
        return self._planning(wishes.tables, rounds, wishes.balance)

    def _planning(self, tables: int, rounds: int, balance: float) -> Task:
        now = self._document.assembly
        return plan_task(now, self._meeting, tables, rounds, balance=balance)

    def _repairing(self, tables: int, balance: float) -> Task:
        now = self._document.assembly
        return repair_task(now, self._meeting, tables=tables, balance=balance)

    # -- small things

    def _round_count(self) -> int:
        if self._suggestion is not None:
            return self._suggestion.task.first_round - 1 + len(self._suggestion.rounds)
        return len(self._document.assembly.seating.rounds(self._meeting))

    def _deeds(self) -> SeatingDeeds:
        return SeatingDeeds(self._document, self._meeting, self._number, self._wishes)

    def _name(self, member: str) -> str:
        found = self._document.assembly.people.members.get(member)
        return found.name if found else ""

    def _tell_when_done(self, future: Future[Facts], words: str) -> None:
        future.add_done_callback(partial(self._on_done, words))

    def _on_done(self, words: str, future: Future[Facts]) -> None:
        if isValid(self) and future.exception() is None and future.result():
            self.told.emit(Toast(words, can_undo=True))
