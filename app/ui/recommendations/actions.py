"""What can be done on the page: each by its key, its place in the menu, and in Ctrl+K."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from app.i18n import _
from app.ui.icons import icon
from app.ui.page import Page

_MADE: Final = (
    ("new", "Ctrl+Shift+A", "plus"),
    ("edit", "F2", "pencil"),
    ("save", "Ctrl+Return", "check"),
    ("poll", "", "vote"),
    ("earlier", "Alt+Up", "arrow-up"),
    ("later", "Alt+Down", "arrow-down"),
    ("withdraw", "Del", "trash-2"),
    ("merge", "", "merge"),
    ("split", "", "split"),
    ("settle", "", "git-compare"),
    ("minority", "", "quote"),
    ("editing", "", "users"),
    ("source", "", "link"),
    ("template", "", "list-checks"),
    ("room-change", "", "monitor-play"),
    ("print-change", "", "printer"),
    ("print-drafts", "", "printer"),
)
_OF_A_PART: Final = ("save", "earlier", "later", "withdraw")
"""Keys of the list and of the form alone; elsewhere they are the window's."""
IN_MENU: Final = ("edit", "poll", "earlier", "later", "merge", "split", "settle", "withdraw")
OF_ONE: Final = (
    "poll",
    "earlier",
    "later",
    "merge",
    "split",
    "settle",
    "room-change",
    "print-change",
    "source",
)
"""What needs a recommendation that has been saved."""


def make(page: Page, handlers: Mapping[str, Callable[[], None]]) -> dict[str, QAction]:
    """The actions by name, offered by the page; `handlers` has one for each."""
    made: dict[str, QAction] = {}
    for key, keys, icon_name in _MADE:
        action = QAction(icon(icon_name), "", page)
        action.setObjectName(f"recommendation-{key}")
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(handlers[key])
        page.offer(action)
        if key in _OF_A_PART:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        made[key] = action
    return made


def words() -> dict[str, str]:
    """What each is called, in the language of the moment."""
    return {
        "new": _("New recommendation"),
        "edit": _("Edit the words"),
        "save": _("Save version"),
        "poll": _("Prepare a poll"),
        "earlier": _("Move up"),
        "later": _("Move down"),
        "withdraw": _("Withdraw"),
        "merge": _("Merge with another …"),
        "split": _("Split …"),
        "settle": _("Settle what was edited at the same time …"),
        "room-change": _("Show what changed to the room"),
        "print-change": _("Print what changed"),
        "print-drafts": _("Print the recommendations with line numbers"),
        "minority": _("New minority statement …"),
        "editing": _("The editing group …"),
        "source": _("Go to the note or theme it rests on"),
        "template": _("What recommendations are made of …"),
    }


def pop_up(page: Page, made: Mapping[str, QAction], at: QPoint) -> None:
    """The menu of one recommendation."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for key in IN_MENU:
        menu.addAction(made[key])
    menu.popup(at)


def saves(event: QEvent, save: Callable[[], None]) -> bool:
    """Takes Ctrl+Enter before the window, where it would take a slide to the room, which nobody
    means who is writing; True when it was that.
    """
    is_key = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    if not (is_key and isinstance(event, QKeyEvent) and _is_save(event)):
        return False
    event.accept()
    if event.type() == QEvent.Type.KeyPress:
        save()
    return True


def _is_save(event: QKeyEvent) -> bool:
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
