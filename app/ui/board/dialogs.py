"""The two questions of the board: a theme's title, and which theme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.board import LONGEST_TITLE
from app.ui.board.items import count_words
from app.ui.board.picture import Lane
from app.ui.theme import Role, scaled
from app.ui.widgets import Button, FormRows, Kind, SearchField, Text, Tone, frame_dialog


class TitleDialog(QDialog):
    """Asks for a theme's title; Enter confirms, Escape cancels. `count` notes go into it."""

    def __init__(
        self, title: str = "", count: int = 0, *, is_new: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_new = is_new
        self._count = count
        self.field = QLineEdit(title)
        self.field.setMaxLength(LONGEST_TITLE)
        self.field.selectAll()
        self._rows = FormRows()
        self._rows.add("", self.field)
        self.field.textChanged.connect(self._on_typed)
        self._confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        frame_dialog(self, [self._rows], self._confirm, self._cancel)
        self.retranslate()

    @property
    def title(self) -> str:
        """The title that was typed."""
        return self.field.text().strip()

    def _on_typed(self) -> None:
        """A field that takes no more letters says why."""
        is_full = len(self.field.text()) >= LONGEST_TITLE
        told = _("No more room: a title has at most {n} letters.").format(n=LONGEST_TITLE)
        self._rows.show_error(self.field, told if is_full else "")

    def accept(self) -> None:
        """Closes when there is a title."""
        if self.title:
            super().accept()
        else:
            self._rows.show_error(self.field, _("Give the theme a title."))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Narrow."""
        return QSize(scaled(400), super().sizeHint().height())

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("New theme") if self._is_new else _("Rename the theme"))
        hint = _("A few words that say what the notes are about.")
        if self._count:
            hint = f"{count_words(self._count)}. {hint}"
        self._rows.show_texts(self.field, _("Title"), hint)
        self._confirm.setText(_("Make theme") if self._is_new else _("Rename"))
        self._cancel.setText(_("Cancel"))


class ThemeChooser(QDialog):
    """Asks for one of the themes: type to narrow, arrows to choose, Enter to confirm."""

    def __init__(self, question: str, lanes: Sequence[Lane], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lanes = tuple(lanes)
        self.field, self.list = SearchField(), QListWidget()
        self.list.setMinimumHeight(scaled(220))
        self._nothing = Text(tone=Tone.MUTED)
        self._confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (
            Text(question, Role.HEADING, wraps=True),
            self.field,
            self.list,
            self._nothing,
        ):
            column.addWidget(part)
        frame_dialog(self, [inside], self._confirm, self._cancel)
        self.setWindowTitle(question)
        self.field.textChanged.connect(self._narrow)
        self.field.list_wanted.connect(self.list.setFocus)
        self.list.itemDoubleClicked.connect(self.accept)
        self.retranslate()
        self._narrow("")

    @property
    def chosen(self) -> str:
        """The key of the theme, "" for none."""
        if self.list.currentRow() < 0:
            return ""
        return str(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def accept(self) -> None:
        """Closes when a theme is chosen."""
        if self.chosen:
            super().accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.field.show_placeholder(_("Find a theme"))
        self.list.setAccessibleName(_("Themes"))
        self._nothing.setText(_("No theme is called that."))
        self._confirm.setText(_("Choose"))
        self._cancel.setText(_("Cancel"))

    def _narrow(self, typed: str) -> None:
        self.list.clear()
        for lane in self._lanes:
            if typed.strip().casefold() in f"{lane.number} {lane.title}".casefold():
                item = QListWidgetItem(f"{lane.number}  {lane.title}")
                item.setData(Qt.ItemDataRole.UserRole, lane.key)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._nothing.setVisible(not self.list.count())
