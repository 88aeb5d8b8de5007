"""The fields of a template on the laptop: a row each, its question before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.models.templates import Slot
from app.templates import asked
from app.ui.notes.field import NoteField
from app.ui.notes.text import FieldFrame
from app.ui.theme import Role, scaled
from app.ui.widgets import Text, Tone

_MOST_TYPED: Final = 99_999
"""More than `MOST_SUPPORT`: a digit too many is refused in words and never cut off."""


class NumberField(QLineEdit):
    """A whole number, or nothing. Enter goes on as in a `NoteField`."""

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(QIntValidator(0, _MOST_TYPED, self))
        self.setMaximumWidth(scaled(96))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)


class PartRow:
    """One field: its question, and where the answer is typed. `frame` is what stands in a form."""

    def __init__(self, slot: Slot, field: NoteField | None = None) -> None:
        """`field` is one that is in the form already."""
        self.slot = slot
        self.name = Text(role=Role.LABEL, tone=Tone.MUTED)
        self.field: NoteField | NumberField = field or _made(slot)
        self.frame: QWidget = self.field
        if isinstance(self.field, NoteField) and field is None:
            self.frame = FieldFrame(self.field)
        self.name.setBuddy(self.field)

    @property
    def value(self) -> str:
        """What was typed."""
        if isinstance(self.field, NumberField):
            text = self.field.text().strip()
            return str(int(text)) if text.isdecimal() else text
        return self.field.toPlainText().strip()

    def show(self, text: str) -> None:
        """Other words."""
        if isinstance(self.field, NumberField):
            self.field.setText(text)
        else:
            self.field.setPlainText(text)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.name.setText(asked(self.slot.name))
        self.field.setAccessibleName(asked(self.slot.name))


def refitted(old: Mapping[str, str], names: Sequence[str]) -> dict[str, str]:
    """What was typed in one form, in another's fields: what has no field of its own goes into the
    first, so that nothing is lost.
    """
    kept = {name: old.get(name, "") for name in names}
    strange = [text for name, text in old.items() if name not in kept and text]
    kept[names[0]] = "\n".join(filter(None, (kept[names[0]], *strange)))
    return kept


def _made(slot: Slot) -> NoteField | NumberField:
    return NumberField() if slot.is_number else NoteField()
