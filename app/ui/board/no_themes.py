"""What is said on the ground of the board while there are notes and no theme yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.ui.board.picture import Lane, LaneKind
from app.ui.theme import Role, Space
from app.ui.widgets import Text, Tone


class NoThemes(QWidget):
    """Lies over the board, takes no mouse and no drop; `keys` are those that suggest themes."""

    def __init__(self, board: QWidget, keys: str) -> None:
        super().__init__(board)
        self._board, self._keys = board, QKeySequence(keys)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title, self._words = Text(role=Role.SUBHEADING), Text(tone=Tone.MUTED, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addStretch(1)
        for part in (self._title, self._words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addStretch(2)
        board.installEventFilter(self)
        self.hide()

    def show_lanes(self, lanes: Sequence[Lane]) -> None:
        """It is there while there is nothing beside the tray."""
        is_bare = all(each.kind is LaneKind.TRAY for each in lanes)
        self.setGeometry(self._board.rect())
        self.setVisible(is_bare)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._title.setText(_("No themes yet"))
        told = _(
            "{keys} lets Bordrunde suggest themes. Choose notes and press {new}, or drag them "
            "here, to make one yourself."
        )
        keys = self._keys.toString(QKeySequence.SequenceFormat.NativeText)
        self._words.setText(told.format(keys=keys, new="N"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the board."""
        if watched is self._board and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._board.rect())
        return False
