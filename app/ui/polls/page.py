"""The polls: what is prepared, what is open, what stands; one at a time on the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import ClassVar, Final, TypeAlias, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from app.document import Document
from app.i18n import _, _n
from app.models.assembly import Aspect, Assembly
from app.models.voting import Poll, PollState
from app.ui.icons import icon
from app.ui.page import Page
from app.ui.polls.acts import PollActs
from app.ui.polls.closed import ClosedPanel
from app.ui.polls.list_view import PollList
from app.ui.polls.models import Row, rows_of
from app.ui.polls.new_poll import NewPollButton
from app.ui.polls.none import NoPollPanel
from app.ui.polls.open import OpenPanel
from app.ui.polls.page_actions import PollActions, can_void
from app.ui.polls.prepare import PreparePanel
from app.ui.polls.prints import PollPrints
from app.ui.polls.together import TogetherPanel
from app.ui.polls.void_dialog import VoidDialog
from app.ui.theme import Space, scaled
from app.ui.widgets import Arrival, Button, EmptyState, SectionHeader

_BESIDE_FROM = 720
_PANELS: Final = ("none", "prepare", "open", "closed", "together")
_FIRST = (PollState.OPEN, PollState.CLOSED, PollState.PREPARED)

Panel: TypeAlias = NoPollPanel | PreparePanel | OpenPanel | ClosedPanel | TogetherPanel
P = TypeVar("P", NoPollPanel, PreparePanel, OpenPanel, ClosedPanel, TogetherPanel)


class PollsPage(Page):
    """Recommendations and their polls to the left, what there is to do about one to the right.

    Each panel to the right is made when it is first wanted, or ahead: together they are too much
    for one moment.

    `print_wanted` carries the kind of print-out to bring into sight when the print section comes.
    """

    print_wanted = Signal(str)

    aspects: ClassVar[Aspect] = (
        Aspect.POLL | Aspect.RECOMMENDATIONS | Aspect.PEOPLE | Aspect.MANDATE
    )

    def __init__(
        self,
        document: Document,
        is_room_on: Callable[[], bool] = bool,
        parent: QWidget | None = None,
    ) -> None:
        """`is_room_on` tells whether the room screen can be seen."""
        super().__init__(parent)
        self._document = document
        self.acts = PollActs(document, self, is_room_on=is_room_on)
        self.prints = PollPrints(document, self)
        self._header, self.empty = SectionHeader(), EmptyState("vote", self)
        self._void_button, self.new_button = Button(icon_name="id-card"), NewPollButton()
        self.list = PollList()
        self._model = self.list.rows
        self._made: list[Panel] = []
        self._wanted, self._shown = "", ("", "")
        self._make_actions()
        self._lay_out()
        Arrival(self, self._take_keyboard, is_constant=True)
        self._connect()

    # -- the panels

    @cached_property
    def none(self) -> NoPollPanel:
        """What there is to do while a recommendation has no poll."""
        panel = self._added(NoPollPanel())
        panel.wanted.connect(self.acts.prepare)
        return panel

    @cached_property
    def prepare(self) -> PreparePanel:
        """The terms of a poll, and what is read aloud."""
        panel = self._added(PreparePanel(self.acts))
        panel.section_wanted.connect(self._on_way)
        return panel

    @cached_property
    def open(self) -> OpenPanel:
        """Turnout, paper, and the way to close."""
        return self._added(OpenPanel(self.acts))

    @cached_property
    def closed(self) -> ClosedPanel:
        """What is counted, and the result."""
        panel = self._added(ClosedPanel(self.acts))
        panel.again_wanted.connect(self._on_again)
        panel.result.protocol_button.clicked.connect(self.print_protocol)
        panel.stepped.connect(self._say_actions)
        return panel

    @cached_property
    def together(self) -> TogetherPanel:
        """Several prepared polls before they open on one ballot."""
        panel = self._added(TogetherPanel(self.acts))
        panel.print_button.clicked.connect(self.print_ballots)
        panel.section_wanted.connect(self._on_way)
        return panel

    # -- the contract of a page

    def make_piece(self) -> bool:
        """One of the panels to the right."""
        missing = next((each for each in _PANELS if each not in self.__dict__), "")
        return bool(missing and getattr(self, missing))

    def show_assembly(self, assembly: Assembly) -> None:
        """The polls as they are now; the choice stays."""
        rows = rows_of(assembly)
        self._stack.setCurrentIndex(1 if rows else 0)
        chosen = self.chosen
        self._model.show_rows(rows)
        self.list.choose(self._index_for(assembly, chosen))
        self._show_head(assembly)
        self._show_panel()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.empty.show_texts(
            _("There is nothing to vote on yet"),
            _("A poll is about the exact wording of a recommendation. Write the first one."),
            _("Go to the recommendations"),
        )
        self._void_button.setText(_("Void a card…"))
        self.new_button.setText(_("New poll"))
        self._actions.retranslate()
        self.list.setAccessibleName(_("Recommendations and their polls"))
        for panel in self._made:
            panel.retranslate()
        self._show_head(self._document.assembly)
        self._show_panel()

    # -- what can be done

    def choose_recommendation(self, recommendation: str) -> None:
        """Goes to the latest poll of a recommendation; prepares the first one."""
        polls = self._document.assembly.voting.polls_on(recommendation)
        self._model.show_rows(rows_of(self._document.assembly))
        self.list.choose(self._model.index_of(recommendation, polls[-1].id if polls else ""))
        self._show_panel()
        if not polls:
            self.acts.prepare(recommendation)

    def prepare_poll(self) -> None:
        """A poll on the recommendation of the chosen row."""
        if (row := self.chosen) is not None and not row.poll:
            self.acts.prepare(row.recommendation)

    def discard_poll(self) -> None:
        """Drops a poll that was never opened."""
        if (poll := self.poll) is not None and poll.state is PollState.PREPARED:
            self.acts.discard(poll)

    def go_on(self) -> None:
        """The next step of the chosen poll: prepare, ask to open, close, see, ask to publish."""
        poll = self.poll
        if self.several:
            self.together.ask_to_open()
        elif poll is None:
            self.prepare_poll()
        elif poll.state is PollState.PREPARED:
            self.prepare.ask_to_open()
        elif poll.state is PollState.OPEN:
            self.open.close_poll()
        elif poll.state is PollState.CLOSED:
            self.closed.go_on()

    def print_ballots(self) -> None:
        """Paper ballots with the questions that are chosen, or asked together."""
        poll = self.poll
        if poll is not None:
            together = self._document.assembly.voting.on_one_ballot(poll)
            self.prints.ballots(self.several or together)

    def read_photos(self) -> None:
        """Chooses photos of the paper ballots that are counted."""
        self.closed.photos.ask_for_photos()

    def print_protocol(self) -> None:
        """The protocol of the chosen poll, and of those on the same ballot."""
        if (poll := self.poll) is not None:
            self.prints.protocol(self._document.assembly.voting.on_one_ballot(poll))

    def void_card(self) -> None:
        """Asks for the code of a lost card."""
        dialog = VoidDialog(self.acts, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.told.connect(self.told)
        dialog.open()

    @property
    def chosen(self) -> Row | None:
        """The chosen row."""
        return self.list.chosen

    @property
    def poll(self) -> Poll | None:
        """The poll of the chosen row, None when it has none."""
        row = self.chosen
        return self._document.assembly.voting.polls.get(row.poll) if row else None

    @property
    def several(self) -> tuple[Poll, ...]:
        """The chosen polls when there are several, and one could still be opened."""
        polls = self._document.assembly.voting.polls
        found = [polls[each] for each in self.list.chosen_polls if each in polls]
        is_waiting = any(each.state is PollState.PREPARED for each in found)
        return tuple(found) if len(found) > 1 and is_waiting else ()

    def choose_prepared(self) -> None:
        """Chooses every poll that is prepared, to be asked on one ballot."""
        voting = self._document.assembly.voting
        waiting = [each.id for each in voting if each.state is PollState.PREPARED]
        self.list.choose_polls(tuple(waiting))

    # -- Qt's calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list moves above the panel when there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.list.fit(beside=beside, page_width=self.width())
        self._panels_frame.setMinimumHeight(scaled(190))

    # -- inside

    def _make_actions(self) -> None:
        deeds = {
            "go-on": self.go_on,
            "prepare": self.prepare_poll,
            "own": self.acts.prepare_question,
            "how": self.acts.prepare_how,
            "choose": self.choose_prepared,
            "ballots": self.print_ballots,
            "photos": self.read_photos,
            "protocol": self.print_protocol,
            "discard": self.discard_poll,
            "void": self.void_card,
        }
        self._actions = PollActions(self, deeds)

    def _lay_out(self) -> None:
        self._header.add_action(self._void_button)
        self._header.add_action(self.new_button)
        self.new_button.show_actions(self._actions["own"], self._actions["how"])
        self._panels_frame = QWidget()
        self._panels = QStackedLayout(self._panels_frame)
        full = QWidget()
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight, full)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(Space.LARGE)
        self._middle.addWidget(self.list, 1)
        self._middle.addWidget(self._panels_frame, 4)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        page.setSpacing(Space.MEDIUM)
        page.addWidget(self._header)
        page.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self.empty.acted.connect(self._on_empty)
        self._void_button.clicked.connect(self.void_card)
        self.list.selectionModel().currentChanged.connect(self._show_panel)
        self.list.selectionModel().selectionChanged.connect(self._show_panel)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.acts.told.connect(self.told)
        self.prints.told.connect(self.told)
        self.acts.prepared.connect(self._on_prepared)

    def _index_for(self, assembly: Assembly, chosen: Row | None) -> QModelIndex:
        """The poll that was just made, else the one that was chosen, else what needs somebody."""
        wanted = self._model.index_of_poll(self._wanted) if self._wanted else QModelIndex()
        if wanted.isValid():
            self._wanted = ""
            return wanted
        if chosen is not None:
            kept = self._model.index_of(chosen.recommendation, chosen.poll)
            if kept.isValid():
                return kept
        for state in _FIRST:
            for poll in assembly.voting:
                if poll.state is state:
                    return self._model.index_of_poll(poll.id)
        return self._model.index(0) if self._model.rowCount() else QModelIndex()

    def _take_keyboard(self) -> None:
        """While people vote a card may be handed in at any moment; else one chooses a row."""
        poll = self.poll
        if poll is not None and poll.state is PollState.OPEN and self.open.desk.take_keyboard():
            return
        self.list.setFocus()

    def _show_head(self, assembly: Assembly) -> None:
        present = len(assembly.people.present(assembly.mandate.meeting))
        cards = assembly.voting.cards_valid
        told = [_n("{n} present", "{n} present", present).format(n=present)]
        told.append(_n("{n} valid voting card", "{n} valid voting cards", cards).format(n=cards))
        has_rows = bool(self._model.rowCount())
        self._header.show_texts(_("Polls"), " · ".join(told) if has_rows else "")
        self._void_button.setVisible(can_void(assembly.voting))
        self._actions["void"].setEnabled(can_void(assembly.voting))

    def _show_panel(self) -> None:
        assembly, row, poll = self._document.assembly, self.chosen, self.poll
        before, self._shown = self._shown, (poll.id, poll.state) if poll else ("", "")
        if several := self.several:
            self.together.show_polls(assembly, several)
            self._panels.setCurrentWidget(self.together)
        elif row is not None and poll is None:
            self.none.show_recommendation(assembly, row.recommendation)
            self._panels.setCurrentWidget(self.none)
        elif poll is not None:
            panel = self._panel_for(poll)
            panel.show_poll(assembly, poll)
            self._panels.setCurrentWidget(panel)
            has_moved = before[0] == poll.id and before[1] != poll.state
            if has_moved and self.isVisible() and not isinstance(panel, PreparePanel):
                panel.take_keyboard()  # what had it is gone, and Qt would choose the window's head
        self._say_actions()

    def _panel_for(self, poll: Poll) -> PreparePanel | OpenPanel | ClosedPanel:
        if poll.state is PollState.PREPARED:
            return self.prepare
        return self.open if poll.state is PollState.OPEN else self.closed

    def _added(self, panel: P) -> P:
        panel.retranslate()
        self._panels.addWidget(panel)
        self._made.append(panel)
        return panel

    def _say_actions(self) -> None:
        poll, is_chosen = self.poll, self.chosen is not None
        self._actions.show_state(self._document.assembly, poll, is_chosen=is_chosen)
        self._actions.show_next(self._next_words(poll) if is_chosen else "")

    def _next_words(self, poll: Poll | None) -> str:
        if self.several:
            return self.together.open_words
        if poll is None:
            return _("Prepare a poll")
        return {
            PollState.PREPARED: _("Open the poll…"),
            PollState.OPEN: _("Close the poll"),
            PollState.CLOSED: self.closed.next_words if poll.closed_at else "",
        }.get(poll.state, "")

    def _on_prepared(self, poll: str) -> None:
        """The new poll is chosen as soon as it is in the list."""
        self._wanted = poll
        self.show_assembly(self._document.assembly)

    def _on_again(self, poll: Poll, _is_checked: bool = False) -> None:
        self.acts.prepare(poll.recommendation, poll.id)

    def _on_way(self, section: str) -> None:
        """To where something is missing; what is missing in print are voting cards."""
        if section == "print":
            self.print_wanted.emit("vote-cards")
        self.section_wanted.emit(section)

    def _on_empty(self) -> None:
        self.section_wanted.emit("recommendations")

    def _on_menu(self, at: QPoint) -> None:
        """What can be done with the row, by mouse and by the menu key."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key in ("go-on", "choose", "ballots", "photos", "protocol", "discard"):
            if self._actions[key].isEnabled():
                menu.addAction(self._actions[key])
        poll = self.poll
        if poll is not None and poll.state is PollState.PUBLISHED:
            again = menu.addAction(icon("history"), _("Vote again…"))
            again.triggered.connect(partial(self._on_again, poll))
        if not menu.isEmpty():
            menu.popup(self.list.viewport().mapToGlobal(at))
