"""Where photos of paper ballots are chosen, and what is told of those that do not count."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ballot_reading import SUFFIXES, Harvest, photos_in
from app.i18n import _, _n
from app.models.errors import Refused
from app.models.voting import Poll, PollState
from app.refusals import say
from app.ui.files import ask_for_files, ask_for_folder
from app.ui.last_folders import Purpose
from app.ui.polls.keying import PaperKeying
from app.ui.polls.photos import PhotoReading
from app.ui.theme import Space
from app.ui.widgets import Button, FlowLayout, Kind, Text, Tone

_MOST: Final = 12


class PhotoCard(QWidget):
    """Two buttons, how far the reading is, and a sentence for each ballot that does not count."""

    def __init__(
        self, reading: PhotoReading, keying: PaperKeying, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reading, self._keying = reading, keying
        self._polls: tuple[Poll, ...] = ()
        self._asked: tuple[str, ...] = ()
        self.files_button = Button(icon_name="image")
        self.folder_button = Button(kind=Kind.QUIET, icon_name="folder-open")
        self.stop_button = Button(kind=Kind.QUIET, icon_name="x")
        self._step, self._is_stopping = (0, 0), False
        self.told, self.troubles = Text(wraps=True), Text(tone=Tone.DANGER, wraps=True)
        buttons = FlowLayout(Space.SMALL)
        buttons.addWidget(self.files_button)
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.stop_button)
        self.stop_button.hide()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(Space.SMALL)
        page.addLayout(buttons)
        page.addWidget(self.told)
        page.addWidget(self.troubles)
        self.told.hide()
        self.troubles.hide()
        self.files_button.clicked.connect(self.ask_for_photos)
        self.folder_button.clicked.connect(self.ask_for_folder)
        self.stop_button.clicked.connect(self._on_stop)
        reading.stepped.connect(self._on_step)
        reading.read.connect(self._on_read)
        keying.stepped.connect(self._show_buttons)

    def show_polls(self, polls: Sequence[Poll], *, is_wanted: bool) -> None:
        """The ballot that is counted; `is_wanted` while there is paper."""
        before, self._polls = self._polls, tuple(polls)
        if [each.id for each in before] != [each.id for each in polls]:
            self._tell("", ())
        self.setVisible(is_wanted)
        self._show_buttons()

    @property
    def can_read(self) -> bool:
        """True until a ballot without a picture is typed."""
        is_closed = bool(self._polls) and self._polls[0].state is PollState.CLOSED
        has_paper = any(each.paper_issued for each in self._polls)
        return is_closed and has_paper and self._keying.takes_pictures

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.files_button.setText(_("Read photos…"))
        self.files_button.setToolTip(
            _("Photos or scans of the ballots: what is clear need not be typed by the first person")
        )
        self.folder_button.setText(_("Read a folder of photos…"))
        self.stop_button.setText(_("Stop"))
        self.stop_button.setToolTip(_("What is read so far is kept; the rest can be read later"))

    def ask_for_photos(self) -> None:
        """Chooses pictures, any number of them."""
        kinds = " ".join(f"*.{each} *.{each.upper()}" for each in SUFFIXES)
        kind = _("Pictures ({pattern})").format(pattern=kinds)
        title = _("Photos of the paper ballots")
        ask_for_files(self, title, (kind,), self.read_files, Purpose.BALLOTS)

    def ask_for_folder(self) -> None:
        """Chooses a folder; every picture in it is read."""
        title = _("Folder with photos of the paper ballots")
        ask_for_folder(self, title, self.read_folder, Purpose.BALLOTS)

    def read_folder(self, folder: str) -> None:
        """Reads every picture in it."""
        self.read_files([folder])

    def read_files(self, chosen: Sequence[str]) -> None:
        """Reads these pictures, and those in folders among them."""
        files = photos_in(Path(each) for each in chosen)
        if not files:
            self._tell("", (Refused("no-pictures-there"),))
        elif self.can_read:
            self._asked = tuple(each.id for each in self._polls)
            self._reading.start(self._polls, files, self._keying.known_serials)

    def _show_buttons(self) -> None:
        for button in (self.files_button, self.folder_button):
            button.setVisible(self.can_read)
            button.setEnabled(not self._reading.is_busy)
        self.stop_button.setVisible(self._reading.is_busy)
        self.stop_button.setEnabled(not self._is_stopping)

    def _on_stop(self) -> None:
        self._is_stopping = True
        self._reading.stop()
        self._show_buttons()

    def _on_step(self, done: int, count: int) -> None:
        self._step = (done, count)
        told = _("Reading: {n} of {count} pictures…").format(n=done, count=count)
        self._tell(told, ())
        self._show_buttons()

    def _on_read(self, harvest: Harvest) -> None:
        """What was read while somebody went to another poll is not that poll's."""
        was_stopped = self._is_stopping and self._step[0] < self._step[1]
        self._is_stopping = False
        self._show_buttons()
        if self._asked != tuple(each.id for each in self._polls):
            self._tell("", ())
            return
        troubles = list(harvest.troubles)
        try:
            self._keying.take_ballots(harvest.ballots)
        except Refused as refused:
            troubles.append(refused)
        told = _summary(harvest)
        if was_stopped:
            stopped = _("{n} of {count} pictures were read, then it was stopped.")
            told += " " + stopped.format(n=self._step[0], count=self._step[1])
        self._tell(told, troubles)

    def _tell(self, words: str, troubles: Sequence[Refused]) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))
        lines = [say(each) for each in troubles[:_MOST]]
        if len(troubles) > _MOST:
            left = len(troubles) - _MOST
            lines.append(_n("and {n} more", "and {n} more", left).format(n=left))
        self.troubles.setText("\n".join(lines))
        self.troubles.setVisible(bool(lines))


def _summary(harvest: Harvest) -> str:
    clear = sum(each.pictured.is_clear for each in harvest.ballots)
    told = _n(
        "{n} ballot was read, {clear} of them without doubt.",
        "{n} ballots were read, {clear} of them without doubt.",
        len(harvest.ballots),
    )
    return told.format(n=len(harvest.ballots), clear=clear)
