"""The seating section: a plan is suggested, looked at, accepted, changed by hand and repaired."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.document import Document
from app.engines.seating import Broken, Rounds, Wishes
from app.models.assembly import Aspect, Assembly
from app.models.errors import Refused
from app.models.seating import priorities_of
from app.proposals import (
    Suggestion,
    closing_task,
    coming,
    first_open_round,
    members_own,
    opening_task,
    parting_task,
    plan_task,
    repair_task,
    round_state,
    round_to_mend,
    standing,
    standing_report,
    standing_wishes,
)
from app.refusals import say
from app.ui.page import Page
from app.ui.seating.actions import SeatingActions
from app.ui.seating.advising import Advising
from app.ui.seating.board import SeatingBoard
from app.ui.seating.head import SeatingHead
from app.ui.seating.hint import Hint, mode_words, planned_words
from app.ui.seating.looking import Looking, Place
from app.ui.seating.menu import Choice, Verb
from app.ui.seating.mix_bars import MixLegend
from app.ui.seating.moving import Moving
from app.ui.seating.remembering import Remembering
from app.ui.seating.scene import Scene, locked_rounds, usual_size
from app.ui.seating.suggesting import Suggesting
from app.ui.seating.view import RoundView
from app.ui.seating.words import accepted_words, empty_words
from app.ui.theme import Space
from app.ui.toast import Toast
from app.ui.widgets import Arrival, EmptyState


class SeatingPage(Page):
    """Who sits where. `effort` makes a suggestion repeatable; without it the engine has 2 s."""

    aspects: ClassVar[Aspect] = Aspect.MANDATE | Aspect.PEOPLE | Aspect.SEATING | Aspect.AGENDA

    def __init__(
        self, document: Document, *, effort: int | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._meeting = ""
        self._number = self._now = 1
        self._wished: tuple[str, int, int] = ("", 0, 0)
        self._wishes = Wishes((), 1, 1)
        self._counted: tuple[Wishes, Rounds] = (self._wishes, ())
        self._broken: tuple[Broken, ...] = ()
        self._has_bars = self._is_planned = False
        self._head = SeatingHead()
        self._empty = EmptyState("armchair")
        self._board = SeatingBoard()
        self._hint, self._legend = Hint(), MixLegend()
        self._suggesting = Suggesting(document, effort, self)
        self._remembering = Remembering(document, self)
        self._advising = Advising(document, effort, self._head)
        self._looking = Looking(document, self._place, self)
        self._moving = Moving(document, self._board, self)
        self._actions = SeatingActions(self, self._looking, self._moving)
        for action in self._actions.all():
            self.offer(action)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._head)
        column.addWidget(self._empty, 1)
        column.addWidget(self._board, 1)
        column.addWidget(self._legend)
        column.addWidget(self._hint)
        self._connect()
        Arrival(self, self._take_keyboard)

    # -- Page

    def show_assembly(self, assembly: Assembly) -> None:
        """The day on screen; the round, the focus and a suggestion stay while they can."""
        day = assembly.mandate.current
        meeting = day.id if day else ""
        now = round_to_mend(assembly, meeting)
        if meeting != self._meeting:
            self._suggesting.forget()
            self._meeting, self._number = meeting, now
        elif now != self._now and not self.isVisible():
            self._number = now  # whoever comes back finds the round that is on or comes next
        self._now = now
        self._wish_sensibly(assembly)
        self._remembering.look(assembly)
        self._show(assembly)

    def retranslate(self) -> None:
        """All words."""
        self._head.retranslate()
        self._actions.retranslate()
        self._board.retranslate()

    def make_piece(self) -> bool:
        """Cards and chips, a few at a time."""
        return self._board.make_piece()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for the engine behind another page."""
        if not event.spontaneous():
            self._suggesting.thinker.stop()
            self._advising.forget()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets a suggestion be, where nothing nearer wants it."""
        if event.key() == Qt.Key.Key_Escape and self.suggestion is not None:
            self.discard()
        else:
            super().keyPressEvent(event)

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
    def looking(self) -> Looking:
        """The ways to what lies behind the plan."""
        return self._looking

    @property
    def suggestion(self) -> Suggestion | None:
        """What waits to be accepted."""
        return self._suggesting.current

    def show_round(self, number: int) -> None:
        """Turns to a round; one that is not there does nothing."""
        if 1 <= number <= self._round_count() and number != self._number:
            self._number, self._is_planned = number, False
            self._board.end_mode()
            self._show(self._document.assembly)

    def show_place(self, number: int, member: str) -> None:
        """Turns to a round and brings the keys to a person."""
        self.show_round(number)
        self._board.make_current(member)

    def make_plan(self) -> None:
        """Asks the engine for a plan by the wishes in the head."""
        wishes, now = self._head.controls, self._document.assembly
        self._suggesting.ask(
            plan_task(
                now, self._meeting, wishes.tables, wishes.rounds, priorities=wishes.priorities
            )
        )

    def repair(self) -> None:
        """Asks the engine for the fewest changes that fit who is here."""
        self._suggesting.ask(repair_task(self._document.assembly, self._meeting))

    def close_table(self) -> None:
        """Asks for the plan without the table of the person the keys are about."""
        table = self._board.table_of(self._board.current)
        if table:
            self._suggesting.ask(closing_task(self._document.assembly, self._meeting, table))

    def open_table(self) -> None:
        """Asks for the plan with one table more."""
        self._suggesting.ask(opening_task(self._document.assembly, self._meeting))

    def part(self, one: str, other: str) -> None:
        """Asks for the plan with two people apart from now on."""
        self._suggesting.ask(parting_task(self._document.assembly, self._meeting, one, other))

    def accept(self) -> None:
        """Makes the suggestion true, for whoever has the hands on the keys."""
        self._accept()
        self.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)  # shows where they go

    def _accept(self) -> None:
        suggestion = self._suggesting.take()
        if suggestion is None:
            return
        self._head.close_wishes()
        words = accepted_words(suggestion)
        self._moving.tell_when_done(self._moving.deeds.accept(suggestion), words)
        self._number = suggestion.task.first_round
        self._board.make_current(self._board.current)

    def discard(self) -> None:
        """Back to the plan as it stands."""
        self._suggesting.forget()
        self._show(self._document.assembly)
        self._take_keyboard()

    def next_round(self) -> None:
        """The round after this one."""
        self.show_round(self._number + 1)

    def previous_round(self) -> None:
        """The round before this one."""
        self.show_round(self._number - 1)

    def toggle_bars(self) -> None:
        """Shows or hides the mix on the cards."""
        self._has_bars = not self._has_bars
        self._show(self._document.assembly)

    def advise(self) -> None:
        """Asks what a new plan, other tables or one round more would give."""
        self._advising.ask(standing(self._document.assembly, self._meeting))

    # -- showing

    def _take_keyboard(self) -> None:
        if self._empty.isHidden():
            self._board.make_current(self._board.current)
        else:
            self._empty.take_keyboard()

    def _connect(self) -> None:
        head = self._head
        head.plan_wanted.connect(self.make_plan)
        head.repair_wanted.connect(self.repair)
        head.accepted.connect(self._accept)
        head.again_wanted.connect(self._suggesting.ask_again)
        head.discarded.connect(self.discard)
        head.moves_wanted.connect(self._looking.show_moves)
        head.met_wanted.connect(self._looking.show_met)
        head.rules_wanted.connect(self._looking.show_rules)
        head.broken_wanted.connect(self._looking.show_broken)
        head.advice_wanted.connect(self.advise)
        head.planned_toggled.connect(self._on_planned)
        head.round_chosen.connect(self.show_round)
        self._empty.acted.connect(self._on_empty)
        self._board.part_wanted.connect(self.part)
        self._board.current_changed.connect(self._on_current)
        self._moving.said.connect(self._on_said)
        self._moving.told.connect(self.told)
        self._moving.asked.connect(self._on_asked)
        self._looking.place_wanted.connect(self.show_place)
        self._remembering.read.connect(self._on_read)
        self._suggesting.answered.connect(self._on_answer)
        self._suggesting.refused.connect(self._on_refused)
        thinker = self._suggesting.thinker
        head.stopped.connect(thinker.stop)
        thinker.began.connect(head.show_thinking)
        thinker.progressed.connect(head.show_share)
        thinker.ended.connect(head.show_done)

    def _wish_sensibly(self, assembly: Assembly) -> None:
        """Sets the wishes to what fits, whenever what fits becomes something else."""
        tables, rounds = usual_size(assembly, self._meeting)
        if (self._meeting, tables, rounds) != self._wished:
            self._wished = (self._meeting, tables, rounds)
            self._head.controls.suggest(tables, rounds)

    def _show(self, assembly: Assembly) -> None:
        people, count = len(coming(assembly, self._meeting)), self._round_count()
        self._number = max(1, min(self._number, count))
        wishes = standing_wishes(assembly, self._meeting)
        figures = standing_report(wishes, assembly, self._meeting)
        if (wishes, assembly.seating.rounds(self._meeting)) != self._counted:
            self._advising.forget()
        self._wishes, self._counted = wishes, (wishes, assembly.seating.rounds(self._meeting))
        self._broken = figures.broken if self.suggestion is None else self._suggesting.broken
        self._moving.aim(self._meeting, self._number, wishes)
        controls, meeting = self._head.controls, self._meeting
        controls.show_people(people, first_open_round(assembly, meeting) - 1)
        controls.show_priorities(
            priorities_of(assembly, meeting), tuple(members_own(wishes.attributes))
        )
        stale = self._suggesting.is_stale
        self._head.show_state(assembly, meeting, figures, self._broken, self.suggestion, stale)
        self._advising.show()
        self._show_board(assembly, count, people)

    def _show_board(self, assembly: Assembly, count: int, people: int) -> None:
        has_board = count > 0
        self._board.setVisible(has_board)
        self._hint.setVisible(has_board)
        self._empty.setVisible(not has_board)
        self._empty.show_texts(*empty_words(people))
        states = [round_state(assembly, self._meeting, n) for n in range(1, count + 1)]
        locked = locked_rounds(assembly, self._meeting)
        self._head.show_rounds(states, self._number, locked, self.suggestion)
        view = self._scene(assembly).view(assembly) if has_board else RoundView((), ())
        if has_board:
            self._board.show_round(view)
        self._legend.show_mixes(view.facts[0].mixes if view.facts else ())
        self._actions.allow(self._suggesting, can_plan=people > 0, has_plan=has_board)
        self._on_said("")

    def _scene(self, assembly: Assembly) -> Scene:
        """What is on the board; a held round as planned only where it was meant otherwise."""
        scene = Scene(
            self._meeting,
            self._number,
            self._wishes,
            self._broken,
            self.suggestion,
            self._remembering.past,
            self._has_bars,
        )
        is_offered = scene.was_meant_otherwise(assembly)
        self._is_planned = self._is_planned and is_offered
        self._head.show_planned(is_offered=is_offered, is_on=self._is_planned)
        return replace(scene, is_planned=self._is_planned)

    def _on_said(self, words: str) -> None:
        """Words for the hint; the usual ones when there are none."""
        if words:
            self._hint.say(words)
        elif self.suggestion is not None:
            self._hint.setText(self._suggesting.words(self._number))
        else:
            names = self._document.assembly.people.shown_names()
            name = names.get(self._board.origin, "")
            told = planned_words() if self._is_planned else mode_words(self._board.mode, name)
            self._hint.setText(told)

    # -- what came back

    def _on_asked(self, choice: Choice, _member: str) -> None:
        doing = {Verb.CLOSE: self.close_table, Verb.OPEN: self.open_table}
        doing[Verb.PERSON] = self._looking.show_person
        doing[choice.verb]()

    def _on_current(self) -> None:
        self._actions.aim(self._board.table_of(self._board.current))

    def _on_planned(self, is_on: bool) -> None:
        self._is_planned = is_on
        self._show(self._document.assembly)

    def _on_read(self) -> None:
        self._remembering.look(self._document.assembly)
        self._show(self._document.assembly)

    def _on_empty(self) -> None:
        if coming(self._document.assembly, self._meeting):
            self.make_plan()
        else:
            self.section_wanted.emit("members")

    def _on_answer(self) -> None:
        if self.suggestion is not None:
            self._number = max(self._number, self.suggestion.task.first_round)
            self._board.end_mode()
        self._show(self._document.assembly)
        self._head.focus_answer()

    def _on_refused(self, refused: Refused) -> None:
        self.told.emit(Toast(say(refused)))

    # -- small things

    def _round_count(self) -> int:
        rounds = len(self._document.assembly.seating.rounds(self._meeting))
        return self._suggesting.rounds or rounds

    def _place(self) -> Place:
        """Where somebody is who looks behind the plan."""
        suggestion, wishes = self.suggestion, self._wishes
        if suggestion is not None:
            wishes = replace(suggestion.task.wishes, closed=suggestion.task.closed)
        return Place(
            self._meeting, self._number, self._board.current, wishes, self._broken, suggestion
        )
