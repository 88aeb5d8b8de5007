"""The backups of the open assembly: try one, look into one, open one beside. The assembly
that runs is never touched.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import i18n, places
from app.archive.restore import Copy, Drill, Held, copies, drill, look_into, take_out
from app.beside import Beside
from app.document import Document
from app.i18n import _, _n
from app.models.errors import Refused
from app.refusals import say
from app.ui.files import free_name
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, Kind, Text, Tone

_WIDE: Final = 560
_HIGH: Final = 460


class CopiesDialog(QDialog):
    """Opened with `open()`."""

    def __init__(
        self,
        document: Document,
        backups: Path,
        open_it: Callable[[Path], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Backups"))
        self._document, self._open_it = document, open_it
        self._beside = Beside(self)  # what it finds is for nobody once this is closed
        self._folder = backups / (document.assembly.mandate.id or document.path.stem)
        self._copies: tuple[Copy, ...] = ()
        self._why = Text(tone=Tone.MUTED, wraps=True)
        self._why.setText(
            _(
                "Bordrunde makes a copy each minute in which something changed. One that you open"
                " becomes an assembly of its own; the one that is open stays as it is."
            )
        )
        self.list, self.told = QListWidget(), Text(wraps=True)
        self.list.setAccessibleName(_("Backups"))
        self.try_button = Button(_("Try this one"), icon_name="shield-check")
        self.look_button = Button(_("What is in it?"), Kind.QUIET, "eye")
        self.open_button = Button(_("Open as a new assembly"), Kind.PRIMARY)
        self._close = Button(_("Close"))
        self._lay_out()
        self.try_button.clicked.connect(self._try)
        self.look_button.clicked.connect(self._look)
        self.open_button.clicked.connect(self._take_out)
        self._close.clicked.connect(self.reject)
        self.list.currentRowChanged.connect(self._enable)
        self._fill()

    def _lay_out(self) -> None:
        tries = QHBoxLayout()
        for button in (self.try_button, self.look_button):
            tries.addWidget(button)
        tries.addStretch(1)
        ends = QHBoxLayout()
        ends.addStretch(1)
        for button in (self._close, self.open_button):
            ends.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        whole.setSpacing(Space.MEDIUM)
        whole.addWidget(self._why)
        whole.addWidget(self.list, 1)
        whole.addLayout(tries)
        whole.addWidget(self.told)
        whole.addLayout(ends)
        self.resize(scaled(_WIDE), scaled(_HIGH))

    def _fill(self) -> None:
        """Read beside the window: a stick may be slow."""
        self._enable()
        medium = self._document.upkeep.medium
        found = self._beside.think(copies, self._folder, self._document.journal, medium)
        found.add_done_callback(self._on_found)

    def _on_found(self, found: Future[tuple[Copy, ...]]) -> None:
        self._copies = found.result() if found.exception() is None else ()
        self.list.clear()
        for each in self._copies:
            self.list.addItem(QListWidgetItem(copy_words(each)))
        self.list.setCurrentRow(0 if self._copies else -1)
        if not self._copies:
            self._tell(_("No backup yet. One is made each minute while you work."), Tone.MUTED)
        self._enable()

    def _chosen(self) -> Copy | None:
        row = self.list.currentRow()
        return self._copies[row] if 0 <= row < len(self._copies) else None

    def _enable(self, _row: int = 0) -> None:
        for button in (self.try_button, self.look_button, self.open_button):
            button.setEnabled(self._chosen() is not None)

    def _tell(self, words: str, tone: Tone) -> None:
        self.told.setText(words)
        self.told.set_tone(tone)

    def _try(self) -> None:
        copy = self._chosen()
        if copy is not None:
            self._tell(_("Trying…"), Tone.MUTED)
            tried = self._beside.think(drill, self._document.journal, copy)
            tried.add_done_callback(self._on_tried)

    def _on_tried(self, tried: Future[Drill]) -> None:
        if self._is_refused(tried):
            return
        result = tried.result()
        self._tell(drill_words(result), Tone.NORMAL if result.is_equal else Tone.DANGER)

    def _look(self) -> None:
        copy = self._chosen()
        if copy is not None:
            looked = self._beside.think(look_into, copy)
            looked.add_done_callback(self._on_looked)

    def _on_looked(self, looked: Future[Held]) -> None:
        if not self._is_refused(looked):
            self._tell(held_words(looked.result()), Tone.NORMAL)

    def _take_out(self) -> None:
        """A copy of the copy, under a name of its own, and that is opened."""
        copy = self._chosen()
        if copy is None:
            return
        name, time = self._document.assembly.mandate.name, clock_of(copy.made_at)
        name = _("{name} from {time}").format(name=name, time=time.replace(":", "."))
        target = free_name(places.assemblies_folder(), name)
        try:
            take_out(copy, target)
        except (Refused, OSError) as error:
            refused = error if isinstance(error, Refused) else Refused("backup-not-read")
            self._tell(say(refused), Tone.DANGER)
            return
        self.accept()
        self._open_it(target)

    def _is_refused(self, future: Future[Drill] | Future[Held]) -> bool:
        error = future.exception()
        if error is None:
            return False
        refused = error if isinstance(error, Refused) else Refused("backup-not-read")
        self._tell(say(refused), Tone.DANGER)
        if not isinstance(error, Refused | OSError):
            sys.excepthook(type(error), error, error.__traceback__)
        return True


def clock_of(ms: int) -> str:
    """A moment as people say it: the day only when it is another."""
    at = datetime.datetime.fromtimestamp(ms / 1_000)
    time = i18n.clock(at.hour * 60 + at.minute)
    if at.date() == datetime.date.today():
        return time
    return f"{i18n.date(at.date(), 'medium')} {time}"


def copy_words(copy: Copy) -> str:
    """One row of the list."""
    entries = _n("{n} entry", "{n} entries", copy.entries).format(n=i18n.number(copy.entries))
    words = _("{time}: {entries}")
    if copy.is_second:
        words = _("{time}: {entries}, on the stick")
    elif copy.path.stem.endswith("-poll"):
        words = _("{time}: {entries}, during a poll")
    return words.format(time=clock_of(copy.made_at), entries=entries)


def held_words(held: Held) -> str:
    """What is in a copy."""
    parts = (
        _n("{n} member", "{n} members", held.members).format(n=held.members),
        _n("{n} note", "{n} notes", held.notes).format(n=held.notes),
        _n("{n} recommendation", "{n} recommendations", held.recommendations).format(
            n=held.recommendations
        ),
        _n("{n} poll", "{n} polls", held.polls).format(n=held.polls),
        _n("{n} ballot", "{n} ballots", held.ballots).format(n=held.ballots),
    )
    return _("In it: {parts}.").format(parts=i18n.joined(parts))


def drill_words(tried: Drill) -> str:
    """What the drill showed."""
    entries = _n("{n} entry", "{n} entries", tried.copy.entries)
    told = {"time": clock_of(tried.copy.made_at), "entries": entries.format(n=tried.copy.entries)}
    if not tried.is_equal:
        words = _(
            "The backup of {time} opens, but does not say what this assembly says. Check the"
            " assembly under Report, and sync with an archive."
        )
        return words.format(**told)
    words = _("The backup of {time} opens and says just what this assembly says: {entries}.")
    if tried.behind:
        words = _n(
            "The backup of {time} opens, with {entries}, as this assembly has them. {behind} entry"
            " has come since.",
            "The backup of {time} opens, with {entries}, as this assembly has them. {behind}"
            " entries have come since.",
            tried.behind,
        )
    return words.format(behind=tried.behind, **told)
