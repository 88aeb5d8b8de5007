"""A laptop that follows another one, and goes on with its assembly: from the start page on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt

from app import places
from app.following.follow import Post, Seen
from app.models.errors import Refused
from app.refusals import say
from app.rescue import newest_lines, writer_of
from app.settings import Settings
from app.ui.desk import Desk
from app.ui.files import free_name
from app.ui.follow.dialog import FollowDialog
from app.ui.main_window import MainWindow
from app.ui.toast import Toast


class Heir(QObject):
    """Opens what was followed, or what lies on a stick, in the first laptop's place."""

    def __init__(
        self,
        window: MainWindow,
        preferences: Settings,
        open_it: Callable[[Path], bool],
        desk: Callable[[], Desk | None],
    ) -> None:
        super().__init__(window)
        self._window, self._settings = window, preferences
        self._open, self._desk = open_it, desk

    def follow(self) -> None:
        """Ask for the first laptop, and keep a copy of its assembly as long as it stands."""
        dialog = FollowDialog(self._place_for, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(self._on_taken)
        dialog.stick_chosen.connect(self._on_stick)
        dialog.open()

    def _place_for(self, name: str) -> tuple[Path, str]:
        """Where a copy of an assembly is kept, and this laptop's id there; on any thread."""
        folder = places.assemblies_folder()
        folder.mkdir(parents=True, exist_ok=True)
        path = free_name(folder, name)
        return path, self._settings.device_at(path)

    def _on_taken(self, seen: Seen, post: Post) -> None:
        if seen.path is not None:
            self._go_on(seen.path, seen.former, post)

    def _on_stick(self, folder: Path) -> None:
        """The second copy of a laptop that is gone."""
        lines = newest_lines(folder)
        if lines is None:
            self._window.tell(Toast(say(Refused("no-copy-there", folder=str(folder)))))
        else:
            self._go_on(lines, writer_of(lines.parent))

    def _go_on(self, path: Path, former: str, post: Post | None = None) -> None:
        is_open, desk = self._open(path), self._desk()
        if is_open and desk is not None:
            desk.succession.take_over(former, post)
