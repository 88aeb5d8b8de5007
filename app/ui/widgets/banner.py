"""A calm strip across the page for what stays true until somebody acts."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _
from app.ui.theme import Space, colours_of
from app.ui.theme.drawing import fill_rounded
from app.ui.widgets.button import Button, IconButton
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.text import Text


class Tint(Enum):
    """The kind of message: (name in the scheme, icon that says the same without colour)."""

    INFO = ("accent", "info")
    POSITIVE = ("positive", "circle-check")
    WARNING = ("warning", "triangle-alert")
    DANGER = ("danger", "octagon-alert")

    @property
    def ink(self) -> str:
        """The scheme's colour for words and icon on the tint."""
        return self.value[0]

    @property
    def soft(self) -> str:
        """The scheme's colour for the tint."""
        return f"{self.value[0]}_soft"

    @property
    def icon_name(self) -> str:
        """The icon of this kind."""
        return self.value[1]


class Banner(QFrame):
    """Icon, one sentence, buttons, and a cross when it may be put away.

    `dismissed` is emitted when the person puts it away; the owner decides what that means.
    """

    dismissed = Signal()

    def __init__(
        self,
        text: str,
        tint: Tint = Tint.INFO,
        *,
        can_close: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tint = tint
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TINY, Space.TINY, Space.TINY)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(Glyph(tint.icon_name, tint.ink))
        self._text = Text(text, wraps=True)
        row.addWidget(self._text, 1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.SMALL)
        row.addLayout(self._buttons)
        self._close = IconButton("x", _("Put away"))
        self._close.clicked.connect(self.dismissed)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._stops: list[QWidget] = [self._close]
        self._close.setVisible(can_close)  # only now: shown before, it would be a window
        self.setAccessibleName(text)

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._text.text()

    def show_text(self, text: str) -> None:
        """Another sentence in the same place."""
        self._text.setText(text)
        self.setAccessibleName(text)

    def add_button(self, button: Button) -> None:
        """One more thing to do about it."""
        self._buttons.addWidget(button)
        self._stops.insert(-1, button)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops: its buttons as they stand, and the cross."""
        return tuple(self._stops)

    def changeEvent(self, event: QEvent) -> None:
        """Names the cross again when the language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self._close.name_it(_("Put away"))
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The tint."""
        tint = getattr(colours_of(self), self._tint.soft)
        fill_rounded(QPainter(self), QRectF(self.rect()), tint, radius=9)
