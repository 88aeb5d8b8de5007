"""Somebody at the door who is not on the list: new, or instead of a member who dropped out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.models.texts import LINE
from app.ui.arrival.passed import PassedRule, PassedRules
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Chooser, FormRows, Kind, Text, Tone


class NewcomerDialog(QDialog):
    """A name is enough at the door; the rest can be filled in later on the members' page.

    What is said of a field that is wrong goes as soon as it is filled in.
    """

    def __init__(self, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("newcomer")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title, self._hint = Text(role=Role.HEADING), Text(tone=Tone.MUTED, wraps=True)
        self._rows = FormRows()
        self.name_field = QLineEdit(name)
        self.name_field.setMaxLength(LINE)
        self._confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.setMinimumWidth(scaled(440))
        self.name_field.textChanged.connect(self._forget_errors)

    @property
    def name(self) -> str:
        """The name that was typed."""
        return self.name_field.text().strip()

    def accept(self) -> None:
        """Closes when it is known who comes."""
        self._forget_errors()
        if not self.name:
            self._say_error(self.name_field, _("Enter the member's name."))
        else:
            super().accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self._title.setText(self.windowTitle())
        self._confirm.setText(_("Check them in"))
        self._cancel.setText(_("Cancel"))
        self._forget_errors()

    def _in_reading_order(self, fields: Sequence[QWidget]) -> None:
        """Tab goes through the fields and then to the buttons, though these were made before."""
        for one, other in pairwise((self.name_field, *fields, self._cancel, self._confirm)):
            self.setTabOrder(one, other)

    def _forget_errors(self) -> None:
        self._rows.show_texts(self.name_field, _("Name"))
        self.adjustSize()

    def _say_error(self, field: QWidget, sentence: str) -> None:
        self._rows.show_error(field, sentence)
        self.adjustSize()  # or the fields would share their height with the sentence

    def _lay_out(self) -> None:
        self._rows.add("", self.name_field)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._confirm)
        self._column.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.LARGE)
        self._column.setSpacing(Space.LARGE)
        for part in (self._title, self._hint, self._rows):
            self._column.addWidget(part)
        self._column.addLayout(buttons)
        self._confirm.setDefault(True)
        self._cancel.setAutoDefault(False)
        self._confirm.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.name_field.setFocus()


class WalkInDialog(NewcomerDialog):
    """Somebody new; after `accepted`, `name` is told."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.retranslate()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("New at the door"))
        self._hint.setText(_("A name is enough. The rest can be filled in later under Members."))
        super().retranslate()


class SubstituteDialog(NewcomerDialog):
    """Somebody instead of a member who is not here; after `accepted`, `name`, `instead_of`,
    `reason` and `rules` are told.
    """

    def __init__(
        self,
        replaceable: Sequence[tuple[str, str]],
        rules_of: Callable[[str], Sequence[PassedRule]],
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`replaceable` are those who are not here, by id and name; `rules_of` tells what holds for
        one of them.
        """
        super().__init__(name, parent)
        self._rules_of = rules_of
        self.replaced, self.reason_field = Chooser(), QLineEdit()
        self.reason_field.setMaxLength(LINE)
        self._passed = PassedRules()
        for member, shown in replaceable:
            self.replaced.addItem(shown, member)
        self.replaced.setCurrentIndex(-1)
        for field in (self.replaced, self.reason_field):
            self._rows.add("", field)
        self._column.insertWidget(self._column.indexOf(self._rows) + 1, self._passed)
        self._in_reading_order((self.replaced, self.reason_field))
        self.retranslate()
        self.replaced.currentIndexChanged.connect(self._on_replaced)

    @property
    def instead_of(self) -> str:
        """The id of the member who is replaced, "" for nobody."""
        return str(self.replaced.currentData() or "")

    @property
    def reason(self) -> str:
        """Why that member dropped out."""
        return self.reason_field.text().strip()

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules (by id) that are to hold for the newcomer, too."""
        return self._passed.chosen if self.instead_of else ()

    def accept(self) -> None:
        """Closes when it is known who comes, and instead of whom."""
        if self.name and not self.instead_of:
            self._forget_errors()
            self._say_error(self.replaced, _("Choose who dropped out."))
        else:
            super().accept()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Substitute"))
        self._hint.setText(_("Takes over the seats of the one who dropped out."))
        self._passed.retranslate()
        super().retranslate()

    def _forget_errors(self) -> None:
        self._rows.show_texts(self.replaced, _("Instead of"))
        hint = _("Erased together with the data of the one who dropped out.")
        self._rows.show_texts(self.reason_field, _("Reason, if you want to note one"), hint)
        super()._forget_errors()

    def _on_replaced(self) -> None:
        self._passed.show_rules(self._rules_of(self.instead_of))
        self._in_reading_order((self.replaced, self.reason_field, *self._passed.boxes))
        self._forget_errors()
