"""What is kept and handed over: the report, and the archive."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import ClassVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app import i18n
from app.archive.journal import Journal
from app.document import Document
from app.files import write_atomically
from app.i18n import LANGUAGES, Language, _, _n
from app.models.assembly import Aspect, Assembly
from app.models.errors import Refused
from app.models.voting import PollState
from app.places import resources
from app.refusals import say
from app.reports.formats import Format
from app.settings import Settings
from app.ui.files import ask_where_to_save
from app.ui.icons import icon
from app.ui.page import Page
from app.ui.printing.opening import Opener, not_opened_words, open_file
from app.ui.report.closing_card import ClosingCard
from app.ui.report.public_card import PublicCard
from app.ui.report.sync_card import SyncCard
from app.ui.theme import Space, scaled
from app.ui.toast import Toast
from app.ui.widgets import Arrival, Button, Card, FormRows, Kind, SectionHeader, Text, Tone

_BESIDE_FROM = 920


def make_report(journal: Journal, now: int, as_what: Format, language: Language) -> bytes:
    """The report of what is on disk; half a second and more, so it runs in a thread."""
    assembly = journal.fold()
    from app.reports.formats import made
    from app.reports.outline import outline

    return made(outline(assembly, now), as_what, language, resources() / "fonts")


class ReportPage(Page):
    """A card for the report, one for the archive, one for what everybody may read, and one for the
    end.
    """

    aspects: ClassVar[Aspect] = Aspect.ALL

    def __init__(
        self,
        document: Document,
        preferences: Settings,
        keep: Callable[[], None],
        *,
        opener: Opener = open_file,
        parent: QWidget | None = None,
    ) -> None:
        """`keep` writes the preferences to disk; `opener` shows a file."""
        super().__init__(parent)
        self._document, self._opener = document, opener
        self._made: Path | None = None
        self._own_language = ""
        self._header, self._card = SectionHeader(), Card(padding=Space.HUGE)
        self._why = Text(tone=Tone.MUTED, wraps=True)
        self._forms, self._languages = FormRows(), FormRows()
        self.language, self.format = QComboBox(), QComboBox()
        self.outcome = Text(wraps=True)
        self.make_button = Button(kind=Kind.PRIMARY, icon_name="file-text")
        self.open_button = Button(icon_name="eye")
        self.archive = SyncCard(document, preferences, keep)
        self.public, self.closing = PublicCard(document), ClosingCard(document)
        self._holds = Text(tone=Tone.MUTED, wraps=True)
        self._make_actions()
        self._lay_out()
        Arrival(self, self.format.setFocus)
        self.make_button.clicked.connect(self.ask_to_save)
        self.language.activated.connect(self._on_language)
        self.open_button.clicked.connect(self._on_open)
        for card in (self.archive, self.public, self.closing):
            card.told.connect(self.told)

    def show_assembly(self, assembly: Assembly) -> None:
        """What the report would hold."""
        self._holds.setText(_holds_words(assembly))
        self.archive.show_assembly(assembly)
        self.closing.show_assembly(assembly)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        told = _("The recommendations for those who decide, and everything behind them.")
        self._header.show_texts(_("Report"), told)
        self._card.set_title(_("Recommendation report"))
        self._why.setText(
            _(
                "Who took part, how the days went, every recommendation with its result, and the"
                " trail from each back to the tables' notes."
            )
        )
        self._languages.show_texts(self.language, _("Language of the report"))
        self._forms.show_texts(self.format, _("Format"))
        self._name_languages()
        self._name_formats()
        self.make_button.setText(_("Make the report…"))
        self.open_button.setText(_("Open"))
        self._actions["make"].setText(_("Make the report…"))
        self._actions["erase"].setText(_("Erase everybody's data…"))
        self._actions["public"].setText(_("Public archive…"))
        self._actions["check"].setText(_("Check that both are whole"))
        self.archive.retranslate()
        self.public.retranslate()
        self.closing.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The archive moves below the report when there is no room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        for part in (self._middle, self._below):
            part.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        top = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag(0)
        for card in (self._card, self.archive):
            self._middle.setAlignment(card, top)
        for card in (self.public, self.closing):
            self._below.setAlignment(card, top)

    # -- what can be done

    def ask_to_save(self) -> None:
        """Asks where to, and makes it."""
        as_what = self._chosen_format()
        suggested = Path.home() / f"{_('Report')}.{as_what}"
        kind = f"{_format_name(as_what)} (*.{as_what})"
        ask_where_to_save(self, _("Make the report"), suggested, kind, self.make)

    def make(self, file: str) -> None:
        """Makes the report and leaves it there."""
        self._work(is_busy=True)
        self._tell(_("Creating…"), Tone.MUTED)
        chosen = str(self.language.currentData())
        language: Language = chosen if i18n.is_language(chosen) else i18n.language()
        document, as_what = self._document, self._chosen_format()
        future = document.propose(make_report, document.journal, document.now(), as_what, language)
        future.add_done_callback(partial(self._on_made, Path(file)))

    def sync(self) -> None:
        """Syncs with the archive; asks for the place the first time."""
        self.archive.sync()

    # -- inside

    def _make_actions(self) -> None:
        made = (
            ("make", "Ctrl+P", self.ask_to_save, "file-text"),
            ("check", "", self.archive.check, "shield-check"),
            ("public", "", self.public.ask, "archive"),
            ("erase", "", self.closing.ask, "user-x"),
        )
        self._actions: dict[str, QAction] = {}
        for key, shortcut, handler, icon_name in made:
            action = QAction(icon(icon_name), "", self)
            action.setObjectName(f"report-{key}")
            if shortcut:
                action.setShortcut(QKeySequence(shortcut))
            action.triggered.connect(handler)
            self.offer(action)
            self._actions[key] = action

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(Space.LARGE)
        for rows, choice in ((self._forms, self.format), (self._languages, self.language)):
            rows.add("", choice)
            choice.setMaximumWidth(scaled(220))
            choices.addWidget(rows)
        choices.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        for button in (self.make_button, self.open_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._card.body.setSpacing(Space.MEDIUM)
        self._card.body.addWidget(self._why)
        self._card.body.addWidget(self._holds)
        self._card.body.addLayout(choices)
        self._card.body.addLayout(buttons)
        self._card.body.addWidget(self.outcome)
        self.open_button.hide()
        self.outcome.hide()
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        page.setSpacing(Space.LARGE)
        page.addWidget(self._header)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(Space.LARGE)
        top = Qt.AlignmentFlag.AlignTop
        self._middle.addWidget(self._card, 2, top)
        self._middle.addWidget(self.archive, 3, top)
        page.addLayout(self._middle)
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below.setSpacing(Space.LARGE)
        self._below.addWidget(self.public, 2, top)
        self._below.addWidget(self.closing, 3, top)
        page.addLayout(self._below)
        page.addStretch(1)

    def _name_languages(self) -> None:
        chosen = self._own_language or i18n.language()
        names = {"da": _("Danish"), "en": _("English")}
        self.language.clear()
        for each in LANGUAGES:
            self.language.addItem(names[each], each)
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))

    def _name_formats(self) -> None:
        chosen = self._chosen_format()
        self.format.clear()
        for each in Format:
            self.format.addItem(_format_name(each), each.value)
        self.format.setCurrentIndex(self.format.findData(chosen.value))

    def _chosen_format(self) -> Format:
        return Format(self.format.currentData() or Format.PDF)

    def _on_language(self, _at: int) -> None:
        """What a person chose stays, whatever the window speaks."""
        self._own_language = str(self.language.currentData())

    def _work(self, *, is_busy: bool) -> None:
        self.make_button.setEnabled(not is_busy)
        self._actions["make"].setEnabled(not is_busy)

    def _tell(self, words: str, tone: Tone) -> None:
        self.outcome.set_tone(tone)
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))

    def _on_made(self, target: Path, future: Future[bytes]) -> None:
        if not shiboken6.isValid(self):
            return
        self._work(is_busy=False)
        error = future.exception()
        if isinstance(error, Refused):
            self._tell(say(error), Tone.DANGER)
        elif error is not None:
            self._tell("", Tone.MUTED)
            sys.excepthook(type(error), error, error.__traceback__)
        else:
            self._write(target, future.result())

    def _write(self, target: Path, made: bytes) -> None:
        try:
            write_atomically(target, made)
        except OSError as error:
            refused = Refused("file-not-written", file=target.name, reason=error.errno or 0)
            self._tell(say(refused), Tone.DANGER)
            return
        self._made = target
        told = _("Saved as {file}.").format(file=target.name)
        self._tell(told, Tone.POSITIVE)
        self.open_button.show()
        self.told.emit(Toast(told))

    def _on_open(self) -> None:
        if self._made is not None:
            answer = self._opener(self._made)
            answer.add_done_callback(partial(self._on_opened, self._made))

    def _on_opened(self, path: Path, answer: Future[bool]) -> None:
        if shiboken6.isValid(self) and not answer.result():
            self._tell(not_opened_words(path), Tone.DANGER)


def _format_name(as_what: Format) -> str:
    """PDF and Word have their names in every language."""
    return {Format.PDF: "PDF", Format.WORD: "Word", Format.HTML: _("Web page")}[as_what]


def _holds_words(assembly: Assembly) -> str:
    """What there is to report on by now."""
    standing = len(assembly.recommendations.standing())
    results = sum(1 for poll in assembly.voting if poll.published_at)
    notes = sum(1 for _note in assembly.board)
    parts = (
        _n("{n} recommendation", "{n} recommendations", standing).format(n=standing),
        _n("{n} result", "{n} results", results).format(n=results),
        _n("{n} note", "{n} notes", notes).format(n=notes),
    )
    told = _("So far: {parts}.").format(parts=i18n.joined(parts))
    return " ".join(filter(None, (told, _waiting_words(assembly))))


def _waiting_words(assembly: Assembly) -> str:
    """Polls whose result is not in the report yet, for voting is over or still going on."""
    states = [poll.state for poll in assembly.voting]
    closed, is_open = states.count(PollState.CLOSED), PollState.OPEN in states
    told = []
    if closed:
        told.append(
            _n(
                "{n} closed poll waits for its result to be published under Polls.",
                "{n} closed polls wait for their results to be published under Polls.",
                closed,
            ).format(n=closed)
        )
    if is_open:
        told.append(_("A poll is open."))
    return " ".join(told)
