"""A file that cannot be imported: why stays to be read until somebody closes it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.models.errors import Refused
from app.refusals import say
from app.ui.question import Question


def tell_unreadable(parent: QWidget, title: str, path: Path, refused: Refused) -> None:
    """Over the window, with the way to close it; `title` says what was being done."""
    words = _("“{file}” was not imported").format(file=path.name)
    Question(parent, title, words, say(refused)).open()
