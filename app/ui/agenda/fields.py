"""Pieces of the agenda's forms: a few lines of text, and a form that scrolls when it must."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox

from app.models.templates import Template
from app.templates import template_name
from app.ui.theme import scaled
from app.ui.well_field import WellField
from app.ui.widgets import FormRows


class Paragraph(WellField):
    """A few lines of text: Tab leaves it, Ctrl+Enter is the form's Enter."""

    def __init__(self, finish: Callable[[], None]) -> None:
        super().__init__()
        self._finish = finish
        self.setFixedHeight(scaled(84))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes to the form."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._finish()
            return
        super().keyPressEvent(event)


def fill_templates(box: QComboBox, chosen: str) -> None:
    """What a note of the tables can ask for; one of a newer Bordrunde stays what it is."""
    for template in Template:
        box.addItem(template_name(template), template.value)
    if box.findData(chosen) < 0:
        box.addItem(chosen, chosen)
    box.setCurrentIndex(box.findData(chosen))


def height_at(form: FormRows, width: int) -> int:
    """What a form needs when its hints wrap, and a line more for an error."""
    layout = form.layout()
    wraps = layout.heightForWidth(width) if layout is not None else 0
    return max(wraps, form.sizeHint().height()) + form.fontMetrics().lineSpacing()
