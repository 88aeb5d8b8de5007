"""Every slide of the moment as a command of the palette: it comes into the preview."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from app.document import Document
from app.i18n import _
from app.models.room import Showing
from app.ui.actions import Group
from app.ui.icons import icon
from app.ui.palette import Entry, Offers
from app.ui.room_panel.words import ICONS, scene_words
from app.ui.scenes import choices
from app.ui.search_words import SLIDE
from app.ui.toast import Toast

_TAKE = QKeySequence("Ctrl+Return")


class SceneCommands(Offers):
    """`told` carries a `Toast` with the key that takes it: a command never reaches the room."""

    told = Signal(object)

    def __init__(
        self, document: Document, pick: Callable[[Showing], None], parent: QObject
    ) -> None:
        """`pick` puts a scene into the preview."""
        super().__init__(parent)
        self._document, self._pick = document, pick
        self._actions: dict[Showing, QAction] = {}

    def entries(self) -> list[Entry]:
        """One for each scene that can be taken now."""
        offered = choices(self._document.assembly)
        for showing in [each for each in self._actions if each not in offered]:
            self._actions.pop(showing).deleteLater()
        return [Entry(self._action(each), Group.ROOM.title) for each in offered]

    def _action(self, showing: Showing) -> QAction:
        action = self._actions.get(showing)
        if action is None:
            action = self._actions[showing] = QAction(icon(ICONS[showing.scene]), "", self)
            action.setObjectName(f"{SLIDE}-{showing.scene.value}")
            action.triggered.connect(partial(self._on_chosen, showing))
        words = scene_words(self._document.assembly, showing)
        action.setText(_("Slide: {scene}").format(scene=words).replace("&", "&&"))
        return action

    def _on_chosen(self, showing: Showing) -> None:
        self._pick(showing)
        told = _("“{scene}” is in the preview; {keys} shows it to the room")
        self.told.emit(
            Toast(
                told.format(
                    scene=scene_words(self._document.assembly, showing),
                    keys=_TAKE.toString(QKeySequence.SequenceFormat.NativeText),
                )
            )
        )
