"""Wordings that were written at the same time: all seen beside each other, and settled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.models.recommendations import Version
from app.ui.recommendations.redline_view import RedlineView
from app.ui.recommendations.words import moment_words, version_words
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Kind, Text, Tone


class SettleDialog(QDialog):
    """Opened with `show()`, so that it stays in sight while a third wording is written. `kept`
    carries the number of the version to keep; `third_wanted` asks for a draft over both.
    """

    kept = Signal(int)
    third_wanted = Signal()

    def __init__(
        self, pairs: Sequence[tuple[Version, Version]], parent: QWidget | None = None
    ) -> None:
        """`pairs` are what each was written over, and the wording."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("settle-edits")
        self._sides = tuple(_Side(base, each) for base, each in pairs)
        self._told = Text(tone=Tone.MUTED, wraps=True)
        self.third_button = Button(kind=Kind.PRIMARY, icon_name="pencil")
        self._close = Button()
        self._lay_out()
        self.retranslate()

    @property
    def keep_buttons(self) -> tuple[Button, ...]:
        """The one of each side."""
        return tuple(side.button for side in self._sides)

    @property
    def redlines(self) -> tuple[RedlineView, ...]:
        """What each side changed."""
        return tuple(side.redline for side in self._sides)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for the texts beside each other."""
        return QSize(scaled(410) * max(2, len(self._sides)), scaled(480))

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Edited at the same time"))
        self._told.setText(
            _(
                "None of them knew of the others. Nothing is lost: keep one of them, or write a new"
                " one over all. Every version stays on record."
            )
        )
        for side in self._sides:
            side.retranslate()
        self.third_button.setText(_("Write a new one"))
        self._close.setText(_("Close"))

    def _lay_out(self) -> None:
        across = QHBoxLayout()
        across.setSpacing(Space.LARGE)
        for side in self._sides:
            across.addWidget(side, 1)
            side.button.clicked.connect(partial(self._on_kept, side.version.number))
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self.third_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._told)
        column.addLayout(across, 1)
        column.addLayout(foot)
        self.third_button.clicked.connect(self.third_wanted)
        self._close.clicked.connect(self.reject)

    def _on_kept(self, number: int, _is_checked: bool = False) -> None:
        self.kept.emit(number)
        self.accept()


class _Side(QWidget):
    """One of them: who wrote it and when, what it changed, and the button that keeps it."""

    def __init__(self, base: Version, version: Version) -> None:
        super().__init__()
        self.version = version
        self._about, self._when = Text(role=Role.STRONG), Text(tone=Tone.MUTED)
        self._base = base
        self.redline, self.button = RedlineView(), Button(icon_name="check")
        self.redline.show_change(base.wording, version.wording)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._about, self._when):
            column.addWidget(part)
        column.addWidget(self.redline, 1)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._about.setText(version_words(self.version))
        over = _("written over version {number}").format(number=self._base.number)
        self._when.setText(f"{moment_words(self.version.at)} · {over}")
        named = _("Keep version {number}").format(number=self.version.number)
        self.button.setText(named)
        self.redline.setAccessibleName(version_words(self.version))
