"""Merging two recommendations, and making one of its own of some initiatives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.markdown import plain
from app.models.recommendations import Recommendation, initiative_number
from app.models.texts import LINE, in_a_line
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, FormRows, Kind, Text, Tone, frame_dialog


class MergeDialog(QDialog):
    """Opened with `open()`; `merged` carries the id of the one that goes into the chosen one."""

    merged = Signal(str)

    def __init__(
        self,
        into: Recommendation,
        others: Sequence[tuple[int, Recommendation]],
        adopted: Mapping[str, int],
        parent: QWidget | None = None,
    ) -> None:
        """`adopted` tells with how many for, by the ids of those that are. None is chosen first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("merge-recommendations")
        self._into, self._adopted = into, adopted
        self._numbers = {each.id: number for number, each in others}
        self.other, self._rows = QComboBox(), FormRows()
        for number, each in others:
            self.other.addItem(f"{number}. {each.title}", each.id)
        free = (at for at, (_number, each) in enumerate(others) if each.id not in adopted)
        self.other.setCurrentIndex(next(free, -1))
        self.other.currentIndexChanged.connect(self._on_other)
        self._rows.add("", self.other)
        self.warning = Text(tone=Tone.WARNING, wraps=True)
        self._told = Text(tone=Tone.MUTED, wraps=True)
        self.confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        frame_dialog(
            self, [self._told, self._rows, self.warning], self.confirm, self._cancel, self._on_ok
        )
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for a title."""
        return QSize(scaled(520), super().sizeHint().height())

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Merge two recommendations"))
        told = _(
            "“{title}” gets a new version with the words of both, and rests on what both rested on."
            " The other is withdrawn; its versions and polls stay on record."
        )
        self._told.setText(told.format(title=self._into.title))
        self._rows.show_texts(self.other, _("Merge with"))
        self.confirm.setText(_("Merge"))
        self._cancel.setText(_("Cancel"))
        self._on_other()

    def _on_other(self) -> None:
        """What was adopted is not withdrawn unawares."""
        chosen = self.other.currentData()
        yes, number = self._adopted.get(chosen), self._numbers.get(chosen, 0)
        told = _("{number} is adopted with {yes} for, and is withdrawn by this.")
        self.warning.setText("" if yes is None else told.format(number=number, yes=yes))
        self.warning.setVisible(yes is not None)
        if self.other.accessibleDescription() and chosen is not None:
            self._rows.show_error(self.other, "")

    def _on_ok(self) -> None:
        if self.other.currentData() is None:
            self._rows.show_error(self.other, _("Choose a recommendation."))
            return
        self.merged.emit(str(self.other.currentData()))
        self.accept()


class SplitDialog(QDialog):
    """Opened with `open()`; `split` carries the new one's title and the places of the initiatives
    it takes, from 0.
    """

    split = Signal(str, list)

    def __init__(
        self, number: int, recommendation: Recommendation, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("split-recommendation")
        self.title, self._rows = QLineEdit(), FormRows()
        self.title.setMaxLength(LINE)
        self.title.textEdited.connect(self._on_title)
        self.ticks = [
            QCheckBox(f"{initiative_number(number, at)} {in_a_line(plain(each))[:120]}")
            for at, each in enumerate(recommendation.latest.wording.initiatives, 1)
        ]
        self._told = Text(tone=Tone.MUTED, wraps=True)
        self.confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        self._rows.add("", self.title)
        listed = QVBoxLayout()
        listed.setSpacing(Space.TINY)
        for each in self.ticks:
            listed.addWidget(each)
        parts: list[QWidget | QLayout] = [self._told, self._rows, listed]
        frame_dialog(self, parts, self.confirm, self._cancel, self._on_ok)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for an initiative."""
        return QSize(scaled(560), super().sizeHint().height())

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Split the recommendation"))
        self._told.setText(
            _(
                "The new one stands next to this one and rests on the same themes and notes. It"
                " takes the initiatives that are ticked."
            )
        )
        self._rows.show_texts(self.title, _("Title of the new one"))
        self.confirm.setText(_("Split"))
        self._cancel.setText(_("Cancel"))

    def _on_title(self, title: str) -> None:
        """What was asked for is there."""
        if title.strip() and self.title.accessibleDescription():
            self._rows.show_error(self.title, "")

    def _on_ok(self) -> None:
        title = self.title.text().strip()
        if not title:
            self._rows.show_error(self.title, _("Give the recommendation a title."))
            return
        self.split.emit(title, [at for at, tick in enumerate(self.ticks) if tick.isChecked()])
        self.accept()
