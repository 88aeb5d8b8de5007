"""The table of actions as live QActions of the window."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from app.i18n import _
from app.ui.actions import ActionSpec, Group
from app.ui.held import HeldKeys, by_name
from app.ui.icons import icon
from app.ui.key_guard import FieldUndo, PlainKeys

_REPEATING: Final = ("zoom-in", "zoom-out")
"""What acts again while its key is held down; N held down would end item after item, Ctrl+Z take
back the day, and Ctrl+Up give the clock twenty minutes in the second it takes to let go.
"""

_ON_PAGES: Final = (
    *("Del", "A", "M", "S", "N", "R", "K", "Shift+K", "U", "Shift+U"),
    *("Ctrl+Shift+L", "Ctrl+Shift+D"),
)
"""What a page's keys remove, accept, lock, deliver or move, which a hold would do to one after the
other, or to and fro.
"""


class WindowActions(QObject):
    """The table as live QActions."""

    def __init__(self, specs: Iterable[ActionSpec], window: QWidget) -> None:
        super().__init__(window)
        self._specs = {spec.key: spec for spec in specs}
        self._made = {spec.key: self._make(spec) for spec in self._specs.values()}
        self._plain_keys = PlainKeys(
            window, (keys for spec in self._specs.values() for keys in spec.keys)
        )
        once = [key for each in self._specs.values() if acts_once(each) for key in each.keys]
        HeldKeys(window, by_name([*once, *_ON_PAGES]), QEvent.Type.ShortcutOverride)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._field_undo = FieldUndo(window, app)
        self.retranslate()

    def __getitem__(self, key: str) -> QAction:
        return self._made[key]

    def all(self) -> list[QAction]:
        """Every action, in the order of the table."""
        return list(self._made.values())

    def of(self, group: Group) -> list[tuple[ActionSpec, QAction]]:
        """The rows of one menu."""
        return [(s, self._made[k]) for k, s in self._specs.items() if s.group is group]

    def retranslate(self) -> None:
        """Shows the names again in the language of the moment."""
        for key, spec in self._specs.items():
            self._made[key].setText(_(spec.text))

    def allow(self, *, has_document: bool) -> None:
        """Greys out what needs an open assembly."""
        for key, spec in self._specs.items():
            self._made[key].setEnabled(has_document or not spec.needs_document)

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(self)
        action.setObjectName(spec.key)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setIcon(icon(spec.icon_name) if spec.icon_name else QIcon())
        action.setCheckable(spec.is_checkable)
        action.setAutoRepeat(not acts_once(spec))
        action.triggered.connect(spec.handler)
        return action


def acts_once(spec: ActionSpec) -> bool:
    """True for what a key that is held down does once."""
    return spec.key not in _REPEATING


def plain_text(action: QAction) -> str:
    """The name of an action without the mark of its Alt key."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
