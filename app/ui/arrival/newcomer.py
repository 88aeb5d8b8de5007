"""Somebody at the door who is not on the list: new, or instead of a member who dropped out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.models.texts import LINE
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, FormRows, Kind, Text, Tone


class NewcomerDialog(QDialog):
    """A name is enough at the door; the rest can be filled in later on the members' page.

    After `accepted`, `name`, `instead_of` (a member's id, "" for nobody) and `reason` are told.
    """

    def __init__(
        self,
        replaceable: Sequence[tuple[str, str]],
        name: str = "",
        *,
        is_substitute: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`replaceable` are the ids and names of those who are not here."""
        super().__init__(parent)
        self.setObjectName("newcomer")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_substitute = is_substitute
        self._title = Text(role=Role.HEADING)
        self._hint = Text(tone=Tone.MUTED, wraps=True)
        self._rows = FormRows()
        self.name_field, self.reason_field, self.replaced = (
            QLineEdit(name),
            QLineEdit(),
            QComboBox(),
        )
        for member, shown in replaceable:
            self.replaced.addItem(shown, member)
        self.replaced.setCurrentIndex(-1)
        for field in (self.name_field, self.reason_field):
            field.setMaxLength(LINE)
        self._confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        self._lay_out()
        self.retranslate()
        self.resize(scaled(440), self.sizeHint().height())

    @property
    def name(self) -> str:
        """The name that was typed."""
        return self.name_field.text().strip()

    @property
    def instead_of(self) -> str:
        """The id of the member who is replaced, "" for nobody."""
        return str(self.replaced.currentData() or "") if self._is_substitute else ""

    @property
    def reason(self) -> str:
        """Why that member dropped out."""
        return self.reason_field.text().strip() if self._is_substitute else ""

    def accept(self) -> None:
        """Closes when it is known who comes, and instead of whom."""
        self._forget_errors()
        if not self.name:
            self._rows.show_error(self.name_field, _("Enter the member's name."))
        elif self._is_substitute and not self.instead_of:
            self._rows.show_error(self.replaced, _("Choose who dropped out."))
        else:
            super().accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Substitute") if self._is_substitute else _("New at the door"))
        self._title.setText(self.windowTitle())
        self._hint.setText(
            _("Takes over the seats of the one who dropped out.")
            if self._is_substitute
            else _("A name is enough. The rest can be filled in later under Members.")
        )
        self._forget_errors()
        self._confirm.setText(_("Check them in"))
        self._cancel.setText(_("Cancel"))

    def _forget_errors(self) -> None:
        self._rows.show_texts(self.name_field, _("Name"))
        if self._is_substitute:
            self._rows.show_texts(self.replaced, _("Instead of"))
            hint = _("Erased together with the data of the one who dropped out.")
            self._rows.show_texts(self.reason_field, _("Reason, if you want to note one"), hint)

    def _lay_out(self) -> None:
        self._rows.add("", self.name_field)
        if self._is_substitute:
            self._rows.add("", self.replaced)
            self._rows.add("", self.reason_field)
        else:
            for unused in (self.replaced, self.reason_field):
                unused.setParent(self)
                unused.hide()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._confirm)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        for part in (self._title, self._hint, self._rows):
            column.addWidget(part)
        column.addLayout(buttons)
        self._confirm.setDefault(True)
        self._cancel.setAutoDefault(False)
        self._confirm.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.name_field.setFocus()
