"""Labels with a role and a tone; plain text always, never guessed as rich text."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme import Role, colours_of, font, tabular

_Ink = QPalette.ColorRole


class Tone(Enum):
    """What a text says beside its words; never the only sign of it."""

    NORMAL = "text"
    MUTED = "muted"
    ACCENT = "accent"
    POSITIVE = "positive"
    WARNING = "warning"
    DANGER = "danger"


_INK_OF_TONE: Final = {
    Tone.NORMAL: _Ink.WindowText,
    Tone.MUTED: _Ink.PlaceholderText,
    Tone.ACCENT: _Ink.Link,
    Tone.DANGER: _Ink.BrightText,
}


class Text(QLabel):
    """A label that keeps its role through zoom and its tone through a change of scheme."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: Tone = Tone.NORMAL,
        *,
        wraps: bool = False,
        is_tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        self._role = role
        self._tone = tone
        self._is_tabular = is_tabular
        self._is_inked = False
        self._refont()
        self._show_tone()

    def set_role(self, role: Role) -> None:
        """Another size and weight, at once."""
        self._role = role
        self._refont()

    def set_tone(self, tone: Tone) -> None:
        """Another tone, at once; the same costs nothing."""
        if tone is not self._tone:
            self._tone = tone
            self._show_tone()

    def _show_tone(self) -> None:
        self.setForegroundRole(_INK_OF_TONE.get(self._tone, _Ink.WindowText))
        self._recolour()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom and the scheme."""
        if event.type() == QEvent.Type.StyleChange:
            self._refont()
        elif event.type() == QEvent.Type.PaletteChange:
            self._recolour()
        super().changeEvent(event)

    def _refont(self) -> None:
        if self._role is not Role.BODY or self._is_tabular:
            made = font(self._role)
            self.setFont(tabular(made) if self._is_tabular else made)

    def _recolour(self) -> None:
        """Tones without a palette role of their own write into this label's palette; the others
        take it out again.
        """
        if self._tone not in (Tone.POSITIVE, Tone.WARNING):
            if self._is_inked:
                self._is_inked = False
                self.setPalette(QPalette())
            return
        palette, wanted = self.palette(), QColor(getattr(colours_of(self), self._tone.value))
        if palette.color(_Ink.WindowText) != wanted:
            self._is_inked = True
            palette.setColor(_Ink.WindowText, wanted)
            self.setPalette(palette)


class ElidedText(Text):
    """One line, shortened with an ellipsis; the whole text is in the tooltip and is read aloud."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: Tone = Tone.NORMAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip appears only when something is hidden."""
        super().resizeEvent(event)
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if is_cut else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shortened line, vertically centred."""
        painter = QPainter(self)
        group = QPalette.ColorGroup.Normal if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, self.foregroundRole()))
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
