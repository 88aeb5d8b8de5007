"""A question before what cannot be undone, in the look of every other dialog."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Glyph, Kind, Text, Tint, Tone


class Question(QDialog):
    """`words` ask, `told` says what follows; `accepted` is the answer yes. Without words for the
    button `sure` there is only a way to close it.

    What destroys something (`is_grave`) is never the answer to Enter, and nothing is to Ctrl+Enter,
    which is a take or a next step everywhere else.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        words: str,
        told: str,
        sure: str = "",
        *,
        is_grave: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._words = Text(words, Role.SUBHEADING, wraps=True)
        self._told = Text(told, tone=Tone.MUTED, wraps=True)
        self.sure = Button(sure, Kind.DANGER if is_grave else Kind.PRIMARY)
        self.cancel = Button(_("Cancel") if sure else _("Close"))
        first = self.cancel if is_grave or not sure else self.sure
        self._lay_out(Tint.WARNING if is_grave else Tint.INFO)
        self.sure.setVisible(bool(sure))  # once placed: else a window
        first.setDefault(True)
        first.setFocus()
        for button in (self.sure, self.cancel):
            button.installEventFilter(self)
        self.sure.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """As narrow as a sentence is easy to read, within the screen, and as high as it wraps."""
        if not event.spontaneous():
            wide = min(scaled(460), self.screen().availableGeometry().width() * 9 // 10)
            self.resize(wide, self.heightForWidth(wide))
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A button takes Enter with any key held for its own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() not in plain:
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self, tint: Tint) -> None:
        column = QVBoxLayout()
        column.setSpacing(Space.SMALL)
        column.addWidget(self._words)
        column.addWidget(self._told)
        across = QHBoxLayout()
        across.setSpacing(Space.LARGE)
        sign = Glyph(tint.icon_name, tint.ink, pixels=28)
        across.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(column, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.sure)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        whole.setSpacing(Space.HUGE)
        whole.addLayout(across)
        whole.addStretch(1)
        whole.addLayout(buttons)
