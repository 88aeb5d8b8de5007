"""What a facilitator makes for the room besides taking: messages, own slides, the small countdown,
and what a second screen shows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.document import Document
from app.i18n import _, language
from app.models.own_slides import remove_slide, write_slide
from app.models.room import Scene, Showing, show_corner, take_to_foyer
from app.ui.icons import icon
from app.ui.room_panel.message_dialog import MessageDialog, SlideDialog
from app.ui.room_panel.words import scene_words
from app.ui.scenes import OwnPicture
from app.ui.theme import colours_of


class RoomTools(QObject):
    """The menu beside the take button. `picked` carries a `Showing` for the preview; `foyer_wanted`
    and `foyer_left` ask for the second screen, or that it go.
    """

    picked = Signal(object)
    foyer_wanted = Signal()
    foyer_left = Signal()

    def __init__(
        self,
        document: Document,
        chosen: Callable[[], Showing],
        wall: QWidget,
        parent: QWidget,
    ) -> None:
        """`chosen` tells what stands in the preview; `wall` has the room's colours."""
        super().__init__(parent)
        self._document, self._chosen, self._parent = document, chosen, parent
        self._wall = wall
        self.menu = QMenu(parent)
        self._message = self._action("message-square", self.write_message)
        self._write = self._action("presentation", self.write_slide)
        self._change = self._action("pencil", self._change_slide)
        self._remove = self._action("trash-2", self._remove_slide)
        self.menu.addSeparator()
        self._corner = self._action("timer", self.toggle_corner)
        self._corner.setCheckable(True)
        self.menu.addSeparator()
        self._foyer = self._action("monitor", self.take_to_foyer)
        self._leave = self._action("monitor-off", self.foyer_left.emit)
        self.menu.aboutToShow.connect(self._show_state)
        self.retranslate()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._message.setText(_("Message to the room…"))
        self._write.setText(_("New slide of your own…"))
        self._change.setText(_("Change this slide…"))
        self._remove.setText(_("Remove this slide"))
        self._corner.setText(_("Small countdown in the corner"))
        self._foyer.setText(_("Show the preview in the foyer"))
        self._leave.setText(_("Hide the foyer screen"))

    def write_message(self) -> None:
        """Asks for a message and puts it into the preview."""
        dialog = MessageDialog(self._parent)
        dialog.written.connect(self._on_message)
        dialog.open()

    def write_slide(self) -> None:
        """Asks for a new slide and puts it into the preview."""
        self._edit(self._document.fresh_id("s"))

    def toggle_corner(self) -> None:
        """The small countdown on other slides, or not."""
        is_on = not self._document.assembly.room_screen.has_corner
        self._document.perform(show_corner, is_on)

    def take_to_foyer(self) -> None:
        """What stands in the preview goes to the second screen."""
        chosen = self._chosen()
        label = _("Show {scene} in the foyer").format(
            scene=scene_words(self._document.assembly, chosen)
        )
        self._document.do(label, take_to_foyer, chosen, language(), self._document.now())
        self.foyer_wanted.emit()

    def _show_state(self) -> None:
        is_own = self._chosen().scene is Scene.OWN
        for each in (self._change, self._remove):
            each.setVisible(is_own)
        told = self._document.assembly.room_screen
        self._corner.setChecked(told.has_corner)
        self._leave.setVisible(told.foyer is not None)

    def _change_slide(self) -> None:
        self._edit(self._chosen().subject)

    def _remove_slide(self) -> None:
        self._document.do(_("Remove the slide"), remove_slide, self._chosen().subject)

    def _edit(self, slide: str) -> None:
        told = self._document.assembly.room_screen
        before = told.slides.get(slide)
        kept = before.picture if before else ""
        shown = OwnPicture(before.text if before else "", told.pictures.get(kept, ""))
        dialog = SlideDialog(shown, kept, self._parent, colours_of(self._wall))
        dialog.written.connect(partial(self._on_slide, slide))
        dialog.open()

    def _on_message(self, told: str) -> None:
        self.picked.emit(Showing(Scene.MESSAGE, told))

    def _on_slide(self, slide: str, text: str, picture: str, jpeg: bytes) -> None:
        words = _("Write a slide")
        self._document.do(words, write_slide, slide, text, picture, jpeg)
        self.picked.emit(Showing(Scene.OWN, slide))

    def _action(self, icon_name: str, slot: Callable[[], object]) -> QAction:
        action = self.menu.addAction(icon(icon_name), "")
        action.triggered.connect(slot)
        return action
