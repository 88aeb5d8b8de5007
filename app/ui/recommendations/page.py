"""Recommendations: their words, their versions, and what they rest on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction, QHideEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app import places
from app.document import Document
from app.i18n import _, _n
from app.models.assembly import Aspect, Assembly
from app.models.recommendations import Recommendation
from app.ui.page import Page
from app.ui.recommendations import actions
from app.ui.recommendations.acts import RecommendationActs
from app.ui.recommendations.dialogs import RecommendationDialogs
from app.ui.recommendations.drafts import Draft, DraftShelf
from app.ui.recommendations.editor import RecommendationEditor
from app.ui.recommendations.feedback import Feedback
from app.ui.recommendations.list import RecommendationList
from app.ui.recommendations.minority_view import MinorityView
from app.ui.recommendations.models import lines_of
from app.ui.recommendations.papers import Papers
from app.ui.recommendations.phase_deeds import PhaseDeeds
from app.ui.recommendations.progress import state_of, untouched, writers
from app.ui.recommendations.reading import ReadingView
from app.ui.recommendations.sources import SourcesView
from app.ui.recommendations.tabs import Tabs, tab_names
from app.ui.recommendations.versions import VersionsView
from app.ui.theme import Space, scaled
from app.ui.widgets import Arrival, Button, EmptyState, Kind, SectionHeader

_BESIDE_FROM: Final = 560
_LEAST_WORDS: Final = 176
"""How high the words are at least between their tabs and the buttons below."""


class RecommendationsPage(Page):
    """The list to the left, and of the chosen one words, versions and sources as tabs.

    `poll_wanted` carries the id of the recommendation to prepare a poll on, `note_wanted` that of
    a note to see, after the section of the notes is. `drafts` is the folder where unsaved words are
    kept.
    """

    aspects: ClassVar[Aspect] = (
        Aspect.RECOMMENDATIONS
        | Aspect.BOARD
        | Aspect.POLL
        | Aspect.MANDATE
        | Aspect.SEATING
        | Aspect.PEOPLE
    )
    takes_letters: ClassVar[bool] = True
    poll_wanted = Signal(str)
    note_wanted = Signal(str)

    def __init__(
        self, document: Document, drafts: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        folder = drafts or places.data_folder() / "drafts"
        self.shelf = DraftShelf(folder / f"{document.assembly.mandate.id}.json", self)
        self.acts = RecommendationActs(document, self)
        self.dialogs = RecommendationDialogs(document, self.acts, self, self._recommendation)
        self.papers = Papers(document, self, self._pair)
        self.phases = PhaseDeeds(document, self)
        self.feedback = Feedback(document, self, self._recommendation)
        self._third = ""
        self._chosen = ""
        self._header, self._empty = SectionHeader(), EmptyState("file-text", self)
        self.list, self.editor = RecommendationList(), RecommendationEditor()
        self.versions, self.sources = VersionsView(), SourcesView()
        self.reading, self.minority = ReadingView(), MinorityView()
        told = (self.reading, self.feedback.view, self.minority)
        self._parts = (self.editor, self.versions, self.sources, *told)
        self.tabs = Tabs()
        self.poll_button = Button(icon_name="vote")
        self.new_button = Button(kind=Kind.PRIMARY, icon_name="plus")
        self._make_actions()
        self._lay_out()
        self._connect()
        Arrival(self, self.list.setFocus)

    # -- the contract of a page

    def show_assembly(self, assembly: Assembly) -> None:
        """The recommendations as they are now; words that are being typed stay."""
        lines = lines_of(assembly, self.shelf)
        ids = [line.id for line in lines]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else ""
        self._stack.setCurrentIndex(1 if lines else 0)
        self.poll_button.setVisible(bool(lines))
        self.new_button.setVisible(bool(lines))
        count = len(assembly.recommendations.standing())
        words = _n("{n} recommendation", "{n} recommendations", count).format(n=count)
        self._header.show_texts(_("Recommendations"), words if count else "")
        self.list.show_lines(lines, self._chosen)
        self.phases.show_gate()
        self.editor.show_template(assembly.recommendations.template)
        self.versions.redline.show_template(assembly.recommendations.template)
        self._show_chosen(assembly)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._empty.show_texts(
            _("No recommendations yet"),
            _("A recommendation is a title, a text and a reason, and it rests on notes."),
            _("Write the first one"),
        )
        self.new_button.setText(_("New recommendation"))
        self.poll_button.setText(_("Prepare a poll"))
        for key, words in actions.words().items():
            self._actions[key].setText(words)
        self.list.setAccessibleName(_("Recommendations"))
        self.phases.retranslate()
        self.feedback.retranslate()
        for number, title in enumerate(tab_names()):
            self.tabs.setTabText(number, title)
        for part in self._parts:
            part.retranslate()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter saves, wherever on the page the keyboard is."""
        return actions.saves(event, self.save) or super().event(event)

    # -- what can be done

    def begin(self) -> None:
        """An empty draft; it becomes a recommendation when its first version is saved."""
        blank = (key for key in self.shelf.ids if self.shelf.is_blank(key, self._items()))
        self._chosen = next(blank, "") or self._document.fresh_id("r")
        if self.shelf.get(self._chosen) is None:
            self.shelf.keep(self._chosen, Draft())
        self.show_assembly(self._document.assembly)
        self.edit()

    def edit(self) -> None:
        """The keyboard goes to the words."""
        self.tabs.setCurrentIndex(0)
        self.editor.take_keyboard()

    def save(self) -> None:
        """The draft of the chosen one becomes a version."""
        draft = self.shelf.get(self._chosen)
        if draft is None:
            return
        if not draft.wording.title:
            self.tabs.setCurrentIndex(0)
            self.editor.show_title_missing()
            return
        self.acts.save(self._chosen, draft, settles=self._third == self._chosen)

    def discard(self) -> None:
        """Forgets what was typed over the latest version."""
        self.shelf.drop(self._chosen)
        self.show_assembly(self._document.assembly)

    def withdraw(self) -> None:
        """Takes the chosen one out of the set; one that was never saved is only forgotten."""
        if self._recommendation() is None:
            self.discard()
        else:
            self.acts.withdraw(self._chosen)

    def shift(self, by: int) -> None:
        """One number up (-1) or down (1)."""
        number = self._document.assembly.recommendations.number(self._chosen)
        if number:
            self.acts.move(self._chosen, max(0, number - 1 + by))

    def prepare_poll(self) -> None:
        """Asks for a poll on the latest version of the chosen one."""
        if self._recommendation() is not None:
            self.poll_wanted.emit(self._chosen)
            self.section_wanted.emit("polls")

    # -- Qt's calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list moves above the words when there is no room beside them."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._across.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        bar, foot = self.tabs.tabBar().sizeHint(), self.new_button.sizeHint()
        self.tabs.setMinimumHeight(bar.height() + _LEAST_WORDS + foot.height())

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed is on disk before something else is looked at."""
        self.shelf.settle()
        super().hideEvent(event)

    # -- inside

    def _items(self) -> dict[str, Recommendation]:
        return self._document.assembly.recommendations.items

    def _recommendation(self) -> Recommendation | None:
        found = self._items().get(self._chosen)
        return found if found is not None and not found.withdrawn else None

    def _show_chosen(self, assembly: Assembly) -> None:
        found = self._recommendation()
        self.editor.show_draft(self._draft(found), writers(assembly))
        self._show_state(found)
        self._show_tab()
        for number in range(1, self.tabs.count()):
            self.tabs.setTabEnabled(number, found is not None)
        self.poll_button.setEnabled(found is not None)
        self.feedback.enable(found is not None)
        for key in actions.OF_ONE:
            self._actions[key].setEnabled(found is not None)

    def _show_tab(self, _number: int = 0) -> None:
        """What stands behind the other tabs is made when somebody looks there."""
        shown, found = self.tabs.currentWidget(), self._recommendation()
        if shown is self.versions:
            self.versions.show_versions(found)
        elif shown is self.sources:
            self.sources.show_sources(self._document.assembly, found)
        elif shown is self.reading:
            self.reading.show_recommendation(self._document.assembly, found)
        elif shown is self.feedback.view:
            self.feedback.view.show_comments(found)
        elif shown is self.minority:
            self.minority.show_statements(self._document.assembly, found)

    def _draft(self, found: Recommendation | None) -> Draft:
        return self.shelf.get(self._chosen) or untouched(found)

    def _show_state(self, found: Recommendation | None) -> None:
        self.editor.show_state(state_of(found, self.shelf.get(self._chosen)))

    def _on_typed(self) -> None:
        """A draft that says what the latest version says is none."""
        draft, found = self.editor.draft, self._recommendation()
        latest = found.latest if found is not None else None
        same = latest is not None and draft.wording == latest.wording
        if latest and same and draft.by == latest.by and not draft.why:
            self.shelf.drop(self._chosen)
        else:
            self.shelf.keep(self._chosen, draft)
        self._show_state(found)
        self.list.show_lines(lines_of(self._document.assembly, self.shelf), self._chosen)

    def _on_saved(self, recommendation: str, draft: Draft) -> None:
        """The draft is done, unless somebody typed on meanwhile: then it goes on over the new."""
        if recommendation == self._third:
            self._third = ""
        now = self.shelf.get(recommendation)
        found = self._items().get(recommendation)
        if now is not None and found is not None:
            if now.wording == draft.wording:
                self.shelf.drop(recommendation)
            else:
                self.shelf.keep(recommendation, now.over(found.latest.number))
        self.show_assembly(self._document.assembly)

    def _on_chosen(self, recommendation: str) -> None:
        """A new one that nothing was typed into is not kept."""
        left, self._chosen = self._chosen, recommendation
        if self.shelf.is_blank(left, self._items()):
            self.shelf.drop(left)
            self.show_assembly(self._document.assembly)
        else:
            self._show_chosen(self._document.assembly)

    def _on_linked(self, themes: list[str], notes: list[str]) -> None:
        if self._recommendation() is not None:
            self.acts.link(self._chosen, themes, notes)

    def _on_filed(self, theme: str) -> None:
        if self._recommendation() is not None:
            self.acts.file(self._chosen, theme)

    def _on_note_wanted(self, note: str) -> None:
        self.section_wanted.emit("notes")
        self.note_wanted.emit(note)

    def _on_words_wanted(self, number: int) -> None:
        found = self._recommendation()
        version = found.version(number) if found is not None else None
        if found is not None and version is not None:
            now, latest = self.editor.draft, found.latest.number
            draft = Draft.of(version.wording, now.by, latest, is_staff=now.is_staff)
            self.editor.show_draft(draft, writers(self._document.assembly))
            self._on_typed()
            self.edit()

    def _pair(self) -> tuple[str, int, int] | None:
        """The two versions that are compared; asking for them opens the versions."""
        self.tabs.setCurrentWidget(self.versions)
        pair = self.versions.pair
        return (self._chosen, *pair) if pair is not None else None

    def _on_third(self, recommendation: str) -> None:
        """A draft over the latest of two: when it is saved, both are settled."""
        self._third = recommendation
        self.list.choose(recommendation)
        found = self._recommendation()
        if found is not None:
            self._on_words_wanted(found.latest.number)

    def _make_actions(self) -> None:
        self._actions: dict[str, QAction] = actions.make(
            self,
            {
                "new": self.begin,
                "edit": self.edit,
                "save": self.save,
                "poll": self.prepare_poll,
                "earlier": partial(self.shift, -1),
                "later": partial(self.shift, 1),
                "withdraw": self.withdraw,
                "merge": self.dialogs.merge,
                "split": self.dialogs.split,
                "settle": self.dialogs.settle,
                "minority": self.dialogs.new_minority,
                "editing": self.dialogs.editing_group,
                "source": self.sources.go,
                "template": self.dialogs.template,
                "room-change": self.papers.show_in_room,
                "print-change": self.papers.print_change,
                "print-drafts": self.papers.print_drafts,
            },
        )

    def _lay_out(self) -> None:
        self._header.add_action(self.poll_button)
        self._header.add_action(self.new_button)
        for part in self._parts:
            self.tabs.addTab(part, "")
        self.tabs.setDocumentMode(True)
        policy = QSizePolicy.Policy
        self.tabs.setSizePolicy(policy.Expanding, policy.Ignored)
        self._empty.setSizePolicy(policy.Preferred, policy.Ignored)
        full = QWidget()
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, full)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(Space.LARGE)
        self._across.addWidget(self.list, 1)
        self._across.addWidget(self.tabs, 2)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(full)
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        page.setSpacing(Space.MEDIUM)
        page.addWidget(self._header)
        page.addWidget(self.phases.strip)
        page.addLayout(self._stack, 1)

    def _connect(self) -> None:
        self._empty.acted.connect(self.begin)
        self.new_button.clicked.connect(self.begin)
        self.poll_button.clicked.connect(self.prepare_poll)
        self.list.chosen_changed.connect(self._on_chosen)
        self.list.opened.connect(self.edit)
        self.list.removed.connect(self.withdraw)
        self.list.shifted.connect(self.shift)
        self.list.moved.connect(self.acts.move)
        self.list.menu_wanted.connect(partial(actions.pop_up, self, self._actions))
        self.tabs.currentChanged.connect(self._show_tab)
        self.editor.typed.connect(self._on_typed)
        self.editor.saved.connect(self.save)
        self.editor.discarded.connect(self.discard)
        self.versions.words_wanted.connect(self._on_words_wanted)
        self.versions.settling_wanted.connect(self.dialogs.settle)
        self.dialogs.third_wanted.connect(self._on_third)
        self.sources.linked.connect(self._on_linked)
        self.sources.filed.connect(self._on_filed)
        self.sources.note_wanted.connect(self._on_note_wanted)
        self.sources.theme_wanted.connect(partial(self.section_wanted.emit, "themes"))
        self.versions.room_wanted.connect(self.papers.show_in_room)
        self.versions.print_wanted.connect(self.papers.print_change)
        self.minority.wanted.connect(self.dialogs.minority)
        self.minority.withdrawn.connect(self.acts.withdraw_minority)
        self.acts.told.connect(self.told)
        self.papers.told.connect(self.told)
        self.phases.told.connect(self.told)
        self.feedback.told.connect(self.told)
        self.feedback.seen.connect(partial(self.tabs.setCurrentWidget, self.feedback.view))
        self.acts.saved.connect(self._on_saved)
