"""How a field is emptied once what stood in it was taken in."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit


def empty(field: QLineEdit) -> None:
    """Nothing stands in it, and there is no typing to take back: Ctrl+Z means what was done with
    the entry. `clear` would keep the entry, and Ctrl+Z would bring it back into the field.
    """
    if field.text() or field.isUndoAvailable() or field.isRedoAvailable():
        field.setText("")
