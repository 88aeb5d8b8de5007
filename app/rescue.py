"""A damaged assembly, from the refusal to open it to the new one with what could be saved."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app import places
from app.archive.journal import Journal
from app.archive.lines import ENTRIES, place_of, read_lines
from app.archive.salvage import Salvaged, is_salvageable, salvage
from app.beside import Beside
from app.i18n import _
from app.models.errors import Refused
from app.refusals import say
from app.settings import Settings
from app.ui.files import free_name
from app.ui.toast import Toast
from app.ui.unreadable import offer_salvage, tell_salvaged

_DAMAGE: Final = ("file-damaged", "file-changed", "not-ours")
_NEWEST: Final = 3


class Rescue(QObject):
    """Offers to save what can be read, and opens that."""

    def __init__(
        self,
        window: QWidget,
        preferences: Settings,
        backups: Path,
        open_it: Callable[[Path], object],
        tell: Callable[[Toast], None],
    ) -> None:
        super().__init__(window)
        self._window, self._settings, self._backups = window, preferences, backups
        self._open, self._tell = open_it, tell
        self._beside = Beside(self)

    def offer(self, path: Path | None, refused: Refused) -> None:
        """Ask, when the file is an assembly's and anything of it can be read."""
        if path is None or refused.code not in _DAMAGE or not path.is_file():
            return
        if is_salvageable(path):
            question = offer_salvage(self._window, path, refused)
            question.accepted.connect(partial(self._save, path))
            question.open()

    def _save(self, path: Path) -> None:
        name = _("{name} saved").format(name=self._settings.name_of(path))
        target = free_name(places.assemblies_folder(), name)
        saving = self._beside.think(salvage, path, target, self._sources(path))
        saving.add_done_callback(self._on_saved)

    def _sources(self, path: Path) -> list[Path]:
        """Backups of a file of this name, the newest first, its second copy, and archives; whose
        they are is proved.
        """
        copies = sorted(
            self._backups.glob(f"*/{path.stem}-*{path.suffix}"),
            key=lambda each: each.stat().st_mtime_ns,
            reverse=True,
        )
        archives = (Path(each) for each in self._settings.archives.values())
        medium = self._settings.mediums.get(str(path.resolve()))
        device = self._settings.device_at(path)
        second = [place_of(Path(medium), path, device)] if medium else []
        return [*copies[:_NEWEST], *second, *(each for each in archives if each.is_file())]

    def _on_saved(self, saving: Future[Salvaged]) -> None:
        error = saving.exception()
        if isinstance(error, Refused):
            self._tell(Toast(say(error)))
            return
        saved = saving.result()
        question = tell_salvaged(self._window, saved)
        question.accepted.connect(partial(self._open, saved.path))
        question.open()


def as_refused(error: Refused | OSError) -> Refused:
    """Why a file was not opened."""
    if isinstance(error, Refused):
        return error
    return Refused("folder-read-only", folder=str(error.filename or ""))


def taken_in(path: Path) -> Path:
    """A document made of the second copy whose lines were chosen, as when the laptop is gone; any
    other file is answered as it is. Raises as `salvage`.
    """
    if path.name != ENTRIES:
        return path
    name = path.parent.name.rpartition("-")[0] or path.parent.name
    return salvage(path.parent, free_name(places.assemblies_folder(), name)).path


def newest_lines(folder: Path) -> Path | None:
    """The entries of the second copy that was written last, in this folder or one in it."""
    found = [*folder.glob(ENTRIES), *folder.glob(f"*/{ENTRIES}")]
    return max(found, key=lambda each: each.stat().st_mtime_ns, default=None)


def writer_of(place: Path) -> str:
    """The laptop a second copy is of: the one whose id its folder tells, else that of the last
    entry.
    """
    entries = sorted(read_lines(place).entries.values(), key=lambda each: each.order)
    short = place.name.rpartition("-")[2]
    named = (each.device for each in entries if each.device.startswith(short))
    return next(named, entries[-1].device if entries else "")


def is_left(path: Path) -> bool:
    """True when a document is there and no other window has it open."""
    if not path.exists():
        return False
    try:
        Journal.open(path, "0" * 16).close()
    except Refused as refused:
        return refused.code != "file-in-use"
    return True
