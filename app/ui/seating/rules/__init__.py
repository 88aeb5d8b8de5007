"""The rules of the seating plan: a list in words, made and changed by keyboard alone."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.document import Document
from app.ui.seating.rules.dialog import RulesDialog

__all__ = ["RulesDialog", "open_rules"]


def open_rules(document: Document, parent: QWidget) -> RulesDialog:
    """Opens the rules over a page; the dialog deletes itself when it is closed."""
    dialog = RulesDialog(document, parent)
    dialog.open()
    return dialog
