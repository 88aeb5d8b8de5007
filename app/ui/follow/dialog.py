"""On the second laptop: following the first one, and taking over from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.following.follow import Follower, Post, Seen, State
from app.i18n import _, _n
from app.models.errors import Refused
from app.models.voting import read_code
from app.refusals import say
from app.ui.files import ask_for_folder
from app.ui.last_folders import Purpose
from app.ui.question import Question
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, FormRows, Kind, Text, Tone

_WIDE: Final = 520


class FollowDialog(QDialog):
    """Opened with `open()`. `taken` carries the `Seen` copy and the `Post` that reaches the first
    laptop; `stick_chosen` the folder of a second copy. Closing it stops following; the copy stays.
    """

    taken = Signal(object, object)
    stick_chosen = Signal(object)
    _seen = Signal(object)

    def __init__(self, made: Callable[[str], tuple[Path, str]], parent: QWidget) -> None:
        """`made` gives a free path and this laptop's id there for an assembly of a name; from
        another thread.
        """
        super().__init__(parent)
        self._made = made
        self.follower: Follower | None = None
        self.seen = Seen()
        self.words, self.state = Text(wraps=True), Text(role=Role.STRONG, wraps=True)
        self.address, self.code, self._form = QLineEdit(), QLineEdit(), FormRows()
        self.address.setPlaceholderText("192.168.1.20:8642")
        self._form.add("", self.address)
        self._form.add("", self.code)
        self.follow_button = Button(kind=Kind.PRIMARY, icon_name="copy")
        self.take_button = Button(kind=Kind.PRIMARY, icon_name="play")
        self.stick_button = Button(kind=Kind.QUIET, icon_name="hard-drive-download")
        self._close = Button()
        self._lay_out()
        self._seen.connect(self._on_seen)
        self.follow_button.clicked.connect(self._follow)
        self.take_button.clicked.connect(self._ask)
        self.stick_button.clicked.connect(self._ask_stick)
        self._close.clicked.connect(self.reject)
        self.finished.connect(self._stop)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Follow another laptop"))
        self.words.setText(
            _(
                "This laptop keeps a copy of an assembly that runs on another one, and goes on with"
                " it if that one fails. Choose File, Second laptop… there: it shows address and"
                " code."
            )
        )
        self._form.show_texts(self.address, _("Address"), "")
        self._form.show_texts(self.code, _("Code"), "")
        self.follow_button.setText(_("Follow"))
        self.take_button.setText(_("Take over"))
        self.stick_button.setText(_("Take over from a stick…"))
        self._close.setText(_("Close"))
        self._show()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.stick_button)
        buttons.addStretch(1)
        for each in (self._close, self.follow_button, self.take_button):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        for part in (self.words, self._form, self.state):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(scaled(_WIDE))

    def _follow(self) -> None:
        self._stop()
        self.seen = Seen()
        try:
            post = Post(self.address.text(), read_code(self.code.text()))
        except Refused as refused:
            self.seen = Seen(State.REFUSED, refused=refused)
        else:
            self.follower = Follower(post, self._made, self._seen.emit)
        self._show()

    def _stop(self) -> None:
        if self.follower is not None:
            follower, self.follower = self.follower, None
            follower.stop()

    def _on_seen(self, seen: Seen) -> None:
        if self.follower is not None:
            self.seen = seen
            self._show()

    def _show(self) -> None:
        is_on = self.follower is not None and self.seen.state is not State.REFUSED
        for each in (self.address, self.code):
            each.setEnabled(not is_on)
        self.follow_button.setVisible(not is_on)
        self.take_button.setVisible(is_on)
        self.take_button.setEnabled(self.seen.can_take_over)
        (self.take_button if is_on else self.follow_button).setDefault(True)
        self.state.setText(seen_words(self.seen) if self.follower or self.seen.refused else "")
        is_wrong = self.seen.state in (State.REFUSED, State.LOST)
        self.state.set_tone(Tone.DANGER if is_wrong else Tone.NORMAL)

    def _ask(self) -> None:
        """A first laptop that still answers is stopped; one that does not may be alive unheard."""
        if self.seen.state is State.FOLLOWING:
            words = _("The first laptop still answers. Take over all the same?")
            told = _(
                "It writes nothing more from now on. Phones have to open this laptop's address."
            )
        else:
            words = _("Take over {name}?").format(name=self.seen.name)
            told = _(
                "See that the first laptop is off or closed, so that nobody goes on writing there."
                " Phones have to open this laptop's address."
            )
        question = Question(self, self.windowTitle(), words, told, _("Take over"))
        question.accepted.connect(self._take)
        question.open()

    def _take(self) -> None:
        follower, seen = self.follower, self.seen
        if follower is not None:
            self._stop()
            self.accept()
            self.taken.emit(seen, follower.post)

    def _ask_stick(self) -> None:
        title = _("The second copy on the stick")
        ask_for_folder(self, title, self._on_stick, Purpose.SECOND_COPY)

    def _on_stick(self, folder: str) -> None:
        self._stop()
        self.accept()
        self.stick_chosen.emit(Path(folder))


def seen_words(seen: Seen) -> str:
    """How following goes."""
    if seen.refused is not None:
        return say(seen.refused)
    if seen.state is State.SEEKING:
        return _("Looking for the first laptop…")
    count = _n("{n} entry", "{n} entries", seen.entries).format(n=seen.entries)
    if seen.state is State.COPYING:
        return _("Copying {name}: {count} so far").format(name=seen.name, count=count)
    if seen.state is State.LOST:
        words = _("The first laptop does not answer. The copy of {name} has {count}.")
        return words.format(name=seen.name, count=count)
    return _("Following {name}: {count}, all there is").format(name=seen.name, count=count)
