"""What is done to recommendations: through the document, with words for Undo and a toast."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, Signal

from app.document import Document
from app.i18n import N_, _, joined
from app.models import recommendations
from app.models.entries import Facts
from app.models.recommendations import Origin, Template
from app.ui.board.words import short
from app.ui.recommendations.drafts import Draft
from app.ui.recommendations.minority_dialog import Statement
from app.ui.recommendations.words import table_of, was_adopted_words
from app.ui.toast import Toast

_BY_STAFF: Final = Origin(is_staff=True)
"""Whoever sits at the laptop moves words about, and is no member."""


class RecommendationActs(QObject):
    """Every deed is one step of Undo; `told` carries the `Toast` once it is on disk, `saved` the id
    and the `Draft` that became a version.
    """

    told = Signal(object)
    saved = Signal(str, object)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document

    def save(self, recommendation: str, draft: Draft, *, settles: bool = False) -> None:
        """The draft becomes a version, the first one when the recommendation is not there yet.

        `settles` when it is a third wording over two that were written at the same time.
        """
        document, title = self._document, short(draft.title)
        now = document.now()
        if settles:
            future = document.do(
                _("Write a third wording of “{title}”").format(title=title),
                recommendations.settle_with,
                recommendation,
                draft.wording,
                draft.by,
                now,
                self._origin(draft),
            )
        elif recommendation in document.assembly.recommendations.items:
            label = _("Save a version of “{title}”").format(title=title)
            future = document.do(
                label,
                recommendations.write_version,
                recommendation,
                draft.based_on,
                draft.wording,
                draft.by,
                now,
                self._origin(draft),
            )
        else:
            label = _("Write the recommendation “{title}”").format(title=title)
            future = document.do(
                label,
                recommendations.draft_recommendation,
                recommendation,
                draft.wording,
                draft.by,
                now,
                self._origin(draft),
            )
        future.add_done_callback(partial(self._on_saved, recommendation, draft))

    def link(self, recommendation: str, themes: Sequence[str], notes: Sequence[str]) -> None:
        """Say what it rests on."""
        label = _("Change the sources of “{title}”").format(title=self._title(recommendation))
        self._document.do(label, recommendations.link_recommendation, recommendation, themes, notes)

    def file(self, recommendation: str, theme: str) -> None:
        """The heading it stands under in the report, "" for none."""
        label = _("Change the theme of “{title}”").format(title=self._title(recommendation))
        self._document.do(label, recommendations.file_recommendation, recommendation, theme)

    def move(self, recommendation: str, place: int) -> None:
        """Another number, `place` counted from 0."""
        label = _("Move “{title}”").format(title=self._title(recommendation))
        self._document.do(label, recommendations.move_recommendation, recommendation, place)

    def withdraw(self, recommendation: str) -> None:
        """Take it out of the set."""
        title = self._title(recommendation)
        label = _("Withdraw “{title}”").format(title=title)
        future = self._document.do(label, recommendations.withdraw_recommendation, recommendation)
        words = _("“{title}” is withdrawn.").format(title=title)
        words += was_adopted_words(self._document.assembly, recommendation)
        self._after(future, lambda: words)

    def settle(self, recommendation: str, keep: int) -> None:
        """Keep the words of one of two that were written at the same time."""
        label = _("Keep version {number} of “{title}”")
        told = label.format(number=keep, title=self._title(recommendation))
        now = self._document.now()
        self._document.do(told, recommendations.settle_edits, recommendation, keep, now)

    def merge(self, into: str, other: str) -> None:
        """Bring two together."""
        titles = {"one": self._title(into), "other": self._title(other)}
        label = _("Merge “{other}” into “{one}”").format(**titles)
        now, by = self._document.now(), _("Facilitator")
        future = self._document.do(
            label, recommendations.merge_recommendations, into, other, by, now, _BY_STAFF
        )
        words = _("“{other}” went into “{one}”.").format(**titles)
        words += was_adopted_words(self._document.assembly, other)
        self._after(future, lambda: words)

    def split(self, recommendation: str, title: str, initiatives: Sequence[int]) -> None:
        """Make one of its own of some initiatives."""
        old, now, by = self._title(recommendation), self._document.now(), _("Facilitator")
        label = _("Split “{title}”").format(title=old)
        future = self._document.do(
            label,
            recommendations.split_recommendation,
            recommendation,
            self._document.fresh_id("r"),
            title,
            initiatives,
            by,
            now,
            _BY_STAFF,
        )
        words = _("“{new}” was split from “{title}”.")
        self._after(future, partial(words.format, new=short(title), title=old))

    def draw_editing_group(self, count: int, seed: str) -> None:
        """Draw members among those present."""
        future = self._document.do(
            _("Draw the editing group"),
            recommendations.draw_editing_group,
            count,
            seed,
            self._document.now(),
        )
        self._after(future, self._group_words)

    def choose_editing_group(self, members: Sequence[str]) -> None:
        """Name members who are present."""
        future = self._document.do(
            _("Name the editing group"),
            recommendations.choose_editing_group,
            members,
            self._document.now(),
        )
        self._after(future, self._group_words)

    def _group_words(self) -> str:
        assembly = self._document.assembly
        shown = assembly.people.shown_names()
        names = joined(shown[each] for each in assembly.recommendations.editing.members)
        return _("The editing group: {names}.").format(names=names)

    def state_minority(self, statement: str, told: Statement) -> None:
        """Write a minority statement down, or change it."""
        future = self._document.do(
            _("Write a minority statement"),
            recommendations.state_minority,
            statement or self._document.fresh_id("y"),
            told.recommendation,
            told.text,
            told.supporters,
            told.signers,
        )
        self._after(future, partial(_, N_("The minority statement is kept.")))

    def withdraw_minority(self, statement: str) -> None:
        """Take a minority statement back."""
        label = _("Withdraw a minority statement")
        future = self._document.do(label, recommendations.withdraw_minority, statement)
        self._after(future, partial(_, N_("The minority statement is withdrawn.")))

    def agree_template(self, template: Template) -> None:
        """What recommendations are made of from now on."""
        label = _("Change what recommendations are made of")
        self._document.do(label, recommendations.agree_template, template)

    def _origin(self, draft: Draft) -> Origin:
        """The table by its number, where `by` is one."""
        table = table_of(self._document.assembly, draft.by)
        return Origin(table, draft.is_staff, draft.why)

    def _title(self, recommendation: str) -> str:
        found = self._document.assembly.recommendations.items.get(recommendation)
        return short(found.title) if found else ""

    def _on_saved(self, recommendation: str, draft: Draft, future: Future[Facts]) -> None:
        if future.exception() is not None or not shiboken6.isValid(self):
            return
        self.saved.emit(recommendation, draft)
        found = self._document.assembly.recommendations.items.get(recommendation)
        if future.result() and found is not None:
            number, title = found.latest.number, short(found.title)
            told = _("Version {number} of “{title}” is saved.").format(number=number, title=title)
            self.told.emit(Toast(told, can_undo=True))

    def _after(self, future: Future[Facts], words: Callable[[], str]) -> None:
        future.add_done_callback(partial(self._tell, words))

    def _tell(self, words: Callable[[], str], future: Future[Facts]) -> None:
        if future.exception() is None and future.result() and shiboken6.isValid(self):
            self.told.emit(Toast(words(), can_undo=True))
