"""Writing what the room shall read: a message, or a slide of one's own with a picture."""

from __future__ import annotations

import base64
from concurrent.futures import Future
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.beside import Beside
from app.i18n import _
from app.imports.pictures import SUFFIXES, read_picture
from app.models.errors import Refused
from app.models.own_slides import picture_id
from app.models.room import LONGEST_MESSAGE, message_of
from app.refusals import say
from app.ui.files import ask_for_file
from app.ui.last_folders import Purpose
from app.ui.scenes import OwnPicture
from app.ui.slides.own_slide import OwnSlide
from app.ui.theme import ROOM_DARK, Colours, Space, scaled
from app.ui.widgets import Button, FormRows, Kind, frame_dialog

_WALL: Final = QSizeF(1280, 720)


def _words(text: str = "") -> QPlainTextEdit:
    """Enter is a new line; Tab goes on to the next button."""
    field = QPlainTextEdit(text)
    field.setTabChangesFocus(True)
    return field


def _confirm_by_keys(dialog: QDialog) -> None:
    """Ctrl+Enter accepts, whatever in the dialog has the keyboard."""
    for key in ("Ctrl+Return", "Ctrl+Enter"):
        shortcut = QShortcut(QKeySequence(key), dialog)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(dialog.accept)


class MessageDialog(QDialog):
    """Asks for a message; `written` carries it, and then it stands in the preview."""

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Message to the room"))
        self.field = _words()
        self.field.setFixedHeight(scaled(110))
        self._rows = FormRows()
        self._rows.add("", self.field)
        hint = _("At most {n} letters. Nobody sees it before you take it.")
        self._rows.show_texts(
            self.field, _("What everybody shall read"), hint.format(n=LONGEST_MESSAGE)
        )
        confirm = Button(_("Put into the preview") + "  Ctrl+⏎", Kind.PRIMARY)
        frame_dialog(self, [self._rows], confirm, Button(_("Cancel")))
        _confirm_by_keys(self)

    def accept(self) -> None:
        """Closes when it can be shown."""
        try:
            told = message_of(self.field.toPlainText())
        except Refused as refused:
            self._rows.show_error(self.field, say(refused))
            return
        self.written.emit(told)
        super().accept()

    def sizeHint(self) -> QSize:
        """Wide enough for a sentence."""
        return QSize(scaled(460), super().sizeHint().height())


class SlideDialog(QDialog):
    """Asks for text and picture of an own slide. `written` carries the text, the id of a picture
    that is kept already, and the bytes of a new one.
    """

    written = Signal(str, str, bytes)

    def __init__(
        self,
        shown: OwnPicture,
        kept: str = "",
        parent: QWidget | None = None,
        colours: Colours = ROOM_DARK,
    ) -> None:
        """`colours` are the wall's, so that the sketch is what the room will see."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Slide of your own"))
        self._kept, self._jpeg = kept, b""
        self._shown = shown
        self._beside = Beside(self)
        self._reads: Future[bytes] | None = None
        self._saves = False
        self.field = _words(shown.text)
        self.field.setMinimumHeight(scaled(170))
        self._rows = FormRows()
        self._rows.add("", self.field)
        self._show_hint()
        self._picture, self._away = Button(_("Choose a picture…"), icon_name="image"), Button()
        self._away.setText(_("Without a picture"))
        self._sketch = _Sketch(shown, colours)
        self._confirm = Button("", Kind.PRIMARY)
        frame_dialog(self, [self._inside()], self._confirm, Button(_("Cancel")))
        _confirm_by_keys(self)
        self.field.textChanged.connect(self._draw)
        self._picture.clicked.connect(self._ask)
        self._away.clicked.connect(self.drop)
        self._await(None)
        self._draw()

    def accept(self) -> None:
        """Closes when there is something to show, and a picture that is still being read has come;
        the domain's own checks come with the deed.
        """
        if self._reads is not None:
            self._saves = True
            self._confirm.setEnabled(False)
            return
        if not self.field.toPlainText().strip() and not self._kept and not self._jpeg:
            self._rows.show_error(self.field, say(Refused("slide-empty")))
            return
        self.written.emit(self.field.toPlainText(), self._kept, self._jpeg)
        super().accept()

    def reject(self) -> None:
        """Closes; a picture that comes now is nobody's."""
        self._await(None)
        super().reject()

    def choose(self, path: Path) -> None:
        """Reads a picture beside the window; a refusal is told under the text."""
        future = self._beside.think(read_picture, path)
        self._await(future)
        future.add_done_callback(self._on_read)

    def drop(self) -> None:
        """No picture, nor the one that is being read."""
        self._await(None)
        self._jpeg, self._kept = b"", ""
        self._shown = OwnPicture(self._shown.text)
        self._show_hint()
        self._draw()

    def sizeHint(self) -> QSize:
        """Text and sketch beside each other."""
        return QSize(scaled(760), super().sizeHint().height())

    def _inside(self) -> QWidget:
        inside = QWidget()
        right = QVBoxLayout()
        right.addWidget(self._sketch)
        buttons = QHBoxLayout()
        for each in (self._picture, self._away):
            buttons.addWidget(each)
        right.addLayout(buttons)
        right.addStretch()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.LARGE)
        row.addWidget(self._rows, 1)
        row.addLayout(right, 1)
        return inside

    def _ask(self) -> None:
        pattern = " ".join(f"*.{each}" for each in SUFFIXES)
        kinds = (_("Pictures ({pattern})").format(pattern=pattern),)
        purpose = Purpose.PICTURE
        ask_for_file(self, _("Choose a picture"), kinds, self._on_file, purpose=purpose)

    def _on_file(self, name: str) -> None:
        self.choose(Path(name))

    def _await(self, future: Future[bytes] | None) -> None:
        """The button says while a picture is read; what was asked before is asked no longer."""
        self._reads, self._saves = future, False
        reads = _("Reading the picture…")
        self._confirm.setText(reads if future else _("Save the slide") + "  Ctrl+⏎")
        self._confirm.setEnabled(True)
        self._away.setEnabled(future is not None or bool(self._shown.jpeg))

    def _on_read(self, future: Future[bytes]) -> None:
        if future is not self._reads:
            return  # another one was chosen meanwhile, or none
        saves, error = self._saves, future.exception()
        self._await(None)
        if isinstance(error, Refused):
            self._rows.show_error(self.field, say(error))
        elif error is not None:
            raise error
        else:
            self._take(future.result())
            if saves:
                self.accept()

    def _take(self, jpeg: bytes) -> None:
        self._jpeg, self._kept = jpeg, picture_id(jpeg)
        self._shown = OwnPicture(self._shown.text, base64.b64encode(jpeg).decode())
        self._show_hint()
        self._draw()

    def _show_hint(self) -> None:
        """What may be written; takes a refusal away."""
        hint = _("# heading, - list, **bold**. Leave it empty for a picture alone.")
        self._rows.show_texts(self.field, _("Text"), hint)

    def _draw(self) -> None:
        self._away.setEnabled(self._reads is not None or bool(self._shown.jpeg))
        self._sketch.show_picture(OwnPicture(self.field.toPlainText().strip(), self._shown.jpeg))


class _Sketch(QWidget):
    """The slide as the room will see it, small."""

    def __init__(self, shown: OwnPicture, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._slide = OwnSlide(shown, self)
        self._slide.hide()
        self.setFixedSize(scaled(336), scaled(189))

    def show_picture(self, shown: OwnPicture) -> None:
        """Another text or picture."""
        self._slide.set_picture(shown)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The wall's own drawing, scaled."""
        painter = QPainter(self)
        painter.scale(self.width() / _WALL.width(), self.height() / _WALL.height())
        self._slide.draw(painter, _WALL, self._colours)
        painter.end()
