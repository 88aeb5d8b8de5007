"""Typing paper ballots one by one: two people one after the other, then what they typed apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app import places
from app.ballot_reading import BallotRead
from app.i18n import _, _n
from app.models.errors import Refused
from app.models.voting import Poll
from app.models.voting.piles import Sheet, read_keys
from app.refusals import say
from app.ui.emptied import empty
from app.ui.held import HeldKeys
from app.ui.page import scroll_to
from app.ui.polls import keyed_words
from app.ui.polls.apart import Apart
from app.ui.polls.pile_file import PileFile
from app.ui.polls.sheet_view import SheetView
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, FlowLayout, Kind, Text, Tone

_LONGEST: Final = 240
"""The width of an answer on its button."""


class PaperKeying(QWidget):
    """One field, one ballot after the other. What a key means is written beside it; Backspace in an
    empty field goes back. The second person sees nothing of what the first typed.

    `agreed` carries the answers to each poll, {id: answers}, when both typed the same; `settled`
    tells that they are saved; `stepped` that `is_begun` may be another.
    """

    agreed = Signal(object)
    settled = Signal()
    stepped = Signal()

    def __init__(self, folder: Path | None = None, parent: QWidget | None = None) -> None:
        """`folder` is where half-typed piles are kept; this laptop's own without it."""
        super().__init__(parent)
        self._folder = folder or places.data_folder() / "drafts"
        self._polls: tuple[Poll, ...] = ()
        self._file: PileFile | None = None
        self._again: Sheet | None = None
        self._is_anew = False
        self.buttons: list[Button] = []
        self._told, self._where = Text(wraps=True), Text(role=Role.HEADING, wraps=True)
        self._question, self._keys = Text(wraps=True), Text(tone=Tone.MUTED, wraps=True)
        self.field, self.trouble = QLineEdit(), Text(tone=Tone.DANGER, wraps=True)
        self.sheet = SheetView()
        self._answers, self._last = FlowLayout(Space.TINY), Text(tone=Tone.MUTED, wraps=True)
        self.next_button = Button(icon_name="chevron-right")
        self.back_button = Button(kind=Kind.QUIET, icon_name="undo-2")
        self.end_button, self.again_button = Button(kind=Kind.PRIMARY), Button(kind=Kind.QUIET)
        self.none_button = Button()
        self.apart = Apart()
        self._lay_out()
        self._connect()

    def show_polls(self, polls: Sequence[Poll]) -> None:
        """The pile of this ballot; it goes on where it was left."""
        before, self._polls = self._polls, tuple(polls)
        if [(each.id, each.opened_at) for each in before] != [
            (each.id, each.opened_at) for each in polls
        ]:
            self._file, self._again = PileFile(self._folder, polls), None
            self._is_anew = False
            empty(self.field)
        if self.is_done and self._pile_file.pile.is_agreed:
            self._pile_file.forget()
            self.settled.emit()
        self._say()

    @property
    def is_begun(self) -> bool:
        """True while a pile lies half typed."""
        return self._file is not None and self._file.pile.is_begun

    @property
    def known_serials(self) -> tuple[str, ...]:
        """The ballots that were read from pictures."""
        return tuple(each.serial for each in self._pile_file.pile.pictured)

    @property
    def takes_pictures(self) -> bool:
        """True until a ballot without a picture is typed, and once more after all is done."""
        return bool(self._polls) and not self.is_done and self._pile_file.pile.takes_pictures

    def take_ballots(self, ballots: Sequence[BallotRead]) -> None:
        """Ballots that were read from pictures: what is clear is what the first person says.

        Raises Refused("pile-begun").
        """
        if ballots:
            self._pile_file.take_pictures(ballots)
            self._after_step()

    @property
    def is_done(self) -> bool:
        """True when the count is saved and nobody has begun anew."""
        saved = bool(self._polls) and all(len(each.keyed) > 1 for each in self._polls)
        return saved and all(each.paper is not None for each in self._polls) and not self._is_anew

    def take_keyboard(self) -> None:
        """The next ballot is typed."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        scroll_to(self.field)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.back_button.setText(_("Back"))
        self.back_button.setToolTip(_("Backspace in the empty field"))
        self.next_button.setText(_("Next ballot"))
        self.next_button.setToolTip(_("Enter"))
        self.none_button.setText(_("There is no such ballot"))
        self.again_button.setText(_("Type all of them again"))
        if self._polls:
            self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in the empty field, or Up, goes back one answer."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_empty = event.key() == Qt.Key.Key_Backspace and not self.field.text()
            if is_empty or event.key() == Qt.Key.Key_Up:
                self.go_back()
                return True
        return super().eventFilter(watched, event)

    # -- what can be done

    def go_back(self) -> None:
        """Takes back the last answer, to be typed again."""
        if self._again is not None:
            self._again = self._one_less(self._again)
        elif self._pile_file.pile.through < 2:
            self._pile_file.take("back")
        empty(self.field)
        self._say()
        self.stepped.emit()

    def end(self) -> None:
        """That was the last ballot of the pile."""
        try:
            self._pile_file.take("end")
        except Refused as refused:
            self._tell_trouble(say(refused))
            return
        self._after_step()

    def begin_again(self) -> None:
        """Both type the whole pile anew."""
        self._is_anew = True
        self._pile_file.forget()
        self._again = None
        empty(self.field)
        self._say()
        self.take_keyboard()

    # -- inside

    @property
    def _pile_file(self) -> PileFile:
        assert self._file is not None
        return self._file

    @property
    def _at_question(self) -> int:
        pile = self._pile_file.pile
        return len(self._typed_again if pile.through == 2 else pile.begun)

    @property
    def _typed_again(self) -> Sheet:
        """What is known of a ballot that differs: what was typed now, and what both said alike."""
        return self._pile_file.pile.with_agreed(self._again or ())

    def _one_less(self, again: Sheet) -> Sheet | None:
        """Without the last answer that was typed; None when none was."""
        known = self._pile_file.pile.with_agreed
        before = (again[:at] for at in reversed(range(len(again))))
        kept = next((each for each in before if known(each) == each), ())
        return kept if len(kept) > len(known(())) else None

    def _answer(self, answer: str) -> None:
        """One answer of the ballot in hand, or of the one that is typed again."""
        pile = self._pile_file.pile
        if pile.through < 2:
            self._pile_file.take("put", answer)
        else:
            sheet = pile.with_agreed((*self._typed_again, answer))
            self._again = sheet
            if len(sheet) == len(self._polls):
                self._again = None
                self._pile_file.take("settle", pile.differing[0], list(sheet))
        self._after_step()

    def _after_step(self) -> None:
        empty(self.field)
        self._say()
        self.stepped.emit()
        pile = self._pile_file.pile
        if pile.is_agreed:
            self._is_anew = False
            self.agreed.emit({each.id: pile.answers(at) for at, each in enumerate(self._polls)})
        else:
            self.take_keyboard()

    def _read(self, *, is_ended: bool) -> None:
        form = self._polls[self._at_question].terms.form
        try:
            answer = read_keys(form, self.field.text(), is_ended=is_ended)
        except Refused as refused:
            self._tell_trouble(keyed_words.refusal(refused))
            self.field.selectAll()
            return
        self._tell_trouble("")
        if answer is not None:
            self._answer(answer)

    def _tell_trouble(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.field.setAccessibleDescription(words)

    def _say(self) -> None:
        pile, is_done = self._pile_file.pile, self.is_done
        is_typing = not is_done and not pile.is_agreed
        self._show_sheet(pile.shown if is_typing else "")
        differ = pile.differing if is_typing else ()
        for part in (self._where, self._question, self._keys, self.field, self.back_button):
            part.setVisible(is_typing)
        self.end_button.setVisible(is_typing and pile.through < 2)
        self.again_button.setVisible(is_done or pile.is_begun)
        self.none_button.setVisible(bool(differ) and self._again is None)
        self.apart.setVisible(bool(differ))
        self.apart.show_pile(pile, self._polls)
        self._tell_trouble("")
        self._told.setText(keyed_words.stage(self._polls, pile, is_done=is_done))
        self._last.setText(keyed_words.last(self._polls, pile) if is_typing else "")
        self._last.setVisible(bool(self._last.text()))
        self._say_question(is_typing=is_typing)
        count = len(pile.at_hand)
        told = _n("That was the only one", "That was all {n}", count).format(n=count)
        self.end_button.setText(told)
        self.end_button.setEnabled(count > 0 and count >= len(pile.pictured))

    def _show_sheet(self, serial: str) -> None:
        self.sheet.show_sheet(
            self._pile_file.picture_of(serial, self._at_question) if serial else b"",
            _("The ballot {serial}").format(serial=serial),
        )

    def _say_question(self, *, is_typing: bool) -> None:
        pile, at = self._pile_file.pile, self._at_question
        number = pile.differing[0] if pile.differing else len(pile.at_hand)
        self._where.setText(keyed_words.where(number + 1, at + 1, len(self._polls), pile.shown))
        terms = self._polls[min(at, len(self._polls) - 1)].terms
        said = (terms.question, keyed_words.listed(terms))
        self._question.setText("\n".join(part for part in said if part))
        self._keys.setText(keyed_words.keys(terms))
        self.field.setAccessibleName(f"{self._where.text()}: {terms.question}")
        answers = keyed_words.answers(terms) if is_typing else ()
        while len(self.buttons) < len(answers):
            button = Button()
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._answers.addWidget(button)
            button.clicked.connect(partial(self._on_button, len(self.buttons)))
            self.buttons.append(button)
        for number, button in enumerate(self.buttons):
            button.setVisible(number < len(answers))
            if number < len(answers):
                _name(button, answers[number][1])
        self.next_button.setVisible(is_typing and keyed_words.needs_enter(terms))

    def _on_button(self, number: int) -> None:
        """As if its key had been pressed; the field has the keyboard again."""
        terms = self._polls[self._at_question].terms
        key = keyed_words.answers(terms)[number][0]
        is_letter = key.isalpha()
        spaced = f"{self.field.text()} {key}" if keyed_words.needs_space(terms) else None
        self.field.setText(key if is_letter else spaced or f"{self.field.text()}{key}")
        self._read(is_ended=False)
        self.take_keyboard()

    def _on_edited(self, _text: str) -> None:
        if self.field.text().strip():
            self._read(is_ended=False)

    def _on_enter(self) -> None:
        """Enter in the empty field is no ballot: a blank one is typed as such."""
        if self.field.text().strip():
            self._read(is_ended=True)

    def _on_none(self) -> None:
        self._pile_file.take("settle", self._pile_file.pile.differing[0], None)
        self._after_step()

    def _lay_out(self) -> None:
        self.field.setMaxLength(200)
        self.field.setMaximumWidth(scaled(280))
        entry = QHBoxLayout()
        entry.setSpacing(Space.SMALL)
        entry.addWidget(self.field, 1)
        entry.addWidget(self.next_button)
        entry.addStretch(1)
        foot = FlowLayout(Space.SMALL)
        for button in (self.back_button, self.end_button, self.none_button, self.again_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._told, self.apart, self._where, self._question):
            column.addWidget(part)
        column.addLayout(self._answers)
        column.addWidget(self._keys)
        column.addWidget(self.sheet)  # beside the field, so that both are in sight at once
        column.addLayout(entry)
        for part in (self.trouble, self._last):
            column.addWidget(part)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        HeldKeys(self.field, _always)
        self.field.textEdited.connect(self._on_edited)
        self.field.returnPressed.connect(self._on_enter)
        self.next_button.clicked.connect(self._on_enter)
        self.back_button.clicked.connect(self.go_back)
        self.end_button.clicked.connect(self.end)
        self.again_button.clicked.connect(self.begin_again)
        self.none_button.clicked.connect(self._on_none)


def _name(button: Button, words: str) -> None:
    """A long answer is told whole to whoever asks: a wider button would push the picture of the
    ballot out of sight.
    """
    shown = button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, scaled(_LONGEST))
    button.setText(shown.replace("&", "&&"))
    button.setToolTip(words)
    button.setAccessibleName(words)


def _always(_event: QKeyEvent) -> bool:
    """A key that is held down is one ballot, not a row of them."""
    return True
