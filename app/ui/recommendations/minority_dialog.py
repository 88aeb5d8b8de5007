"""A minority statement: its words, how many stand behind it, and who wants their name told."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QWidget,
)

from app.i18n import _, name_key
from app.minority_words import guided
from app.models.assembly import Assembly
from app.models.recommendations import Minority
from app.ui.notes.text import FieldFrame, GrowingText
from app.ui.theme import scaled
from app.ui.widgets import Button, FormRows, Kind, frame_dialog

_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Statement:
    """What was typed; `recommendation` "" when it stands alone."""

    recommendation: str
    text: str
    supporters: int
    signers: tuple[str, ...]


class MinorityDialog(QDialog):
    """Opened with `open()`; `stated` carries a `Statement`. Ticked names count among those behind
    it, so the number is never below them.
    """

    stated = Signal(object)

    def __init__(
        self, assembly: Assembly, statement: Minority, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("minority-statement")
        self._people = assembly.people.roll(assembly.mandate.meeting)
        self.text, self.on = GrowingText(4, 12), QComboBox()
        self._frame = FieldFrame(self.text)
        self.count, self.names, self._rows = QSpinBox(), QListWidget(), FormRows()
        self.confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        self._fill(assembly, statement)
        for field in (self._frame, self.on, self.count, self.names):
            self._rows.add("", field)
        frame_dialog(self, [self._rows], self.confirm, self._cancel, self._on_ok)
        self.count.valueChanged.connect(self._show_guide)
        self.names.itemChanged.connect(self._on_ticked)
        self.retranslate()

    @property
    def statement(self) -> Statement:
        """What the fields say."""
        return Statement(
            str(self.on.currentData()),
            self.text.toPlainText().strip(),
            self.count.value(),
            self._ticked(),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for a text."""
        return QSize(scaled(560), super().sizeHint().height())

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("Minority statement"))
        show = self._rows.show_texts
        show(
            self._frame, _("What the minority says"), _("In their own words, as they wish it read.")
        )
        self.text.setAccessibleName(_("What the minority says"))
        show(self.on, _("On"))
        self.on.setItemText(0, _("Stands alone"))
        show(
            self.names,
            _("Names, by their own wish"),
            _("Tick only those who asked for it. The others are a number."),
        )
        self.names.setAccessibleName(_("Names, by their own wish"))
        self._show_guide()
        self.confirm.setText(_("Keep the statement"))
        self._cancel.setText(_("Cancel"))

    def _fill(self, assembly: Assembly, statement: Minority) -> None:
        self.on.addItem("", "")
        for number, each in enumerate(assembly.recommendations.standing(), 1):
            self.on.addItem(f"{number}. {each.title}", each.id)
        self.on.setCurrentIndex(max(0, self.on.findData(statement.recommendation)))
        self.text.show_text(statement.text)
        self.count.setRange(0, max(self._people, statement.supporters, 1))
        self.count.setValue(statement.supporters)
        names = assembly.people.shown_names()
        for key in sorted(names, key=lambda each: name_key(names[each])):
            if not names[key]:
                continue
            item = QListWidgetItem(names[key], self.names)
            item.setData(_KEY, key)
            is_ticked = key in statement.signers
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
        self.names.setFixedHeight(scaled(120))

    def _ticked(self) -> tuple[str, ...]:
        items = (self.names.item(row) for row in range(self.names.count()))
        ticked = Qt.CheckState.Checked
        return tuple(str(each.data(_KEY)) for each in items if each.checkState() is ticked)

    def _on_ticked(self, _item: QListWidgetItem) -> None:
        self.count.setValue(max(self.count.value(), len(self._ticked())))

    def _show_guide(self, _value: int = 0) -> None:
        self._rows.show_texts(
            self.count, _("How many stand behind it"), guided(self.count.value(), self._people)
        )

    def _on_ok(self) -> None:
        told = self.statement
        if not told.text:
            self._rows.show_error(self._frame, _("Write what the minority says first."))
            self.text.setFocus()
            return
        if not told.supporters:
            self._rows.show_error(self.count, _("Say how many stand behind the statement."))
            return
        self.stated.emit(told)
        self.accept()
