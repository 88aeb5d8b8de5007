"""Which attributes the tables are to mirror: a button with a menu that stays open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _
from app.ui.widgets import Button

_MOST_CROSSED: Final = 6
_TICKS: Final = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _StayingMenu(QMenu):
    """Ticking an entry leaves the menu open, by mouse and by keys; Escape closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A tick."""
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A tick."""
        if event.key() not in _TICKS or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class AttributesButton(Button):
    """Says how many are chosen; `chosen` is None for all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._headers: tuple[str, ...] = ()
        self._menu = _StayingMenu(self)
        self._crossings = _StayingMenu(self._menu)
        self.setMenu(self._menu)

    @property
    def chosen(self) -> tuple[str, ...] | None:
        """The attributes to mirror, None for all."""
        ticked = tuple(_ticked(self._menu))
        return None if ticked == self._headers else ticked

    @property
    def crossed(self) -> tuple[tuple[str, ...], ...]:
        """The pairs to mirror together."""
        return tuple(
            tuple(action.data())
            for action in self._crossings.actions()
            if action.isChecked() and action.isEnabled()
        )

    def show_headers(
        self,
        headers: Sequence[str],
        chosen: Sequence[str] | None,
        crossed: Sequence[Sequence[str]],
    ) -> None:
        """What there is, and what is chosen of it."""
        self._headers = tuple(headers)
        self._menu.clear()
        self._crossings.clear()
        for header in headers:
            self._add(self._menu, header, header, chosen is None or header in chosen)
        pairs = [list(pair) for pair in combinations(headers, 2)]
        wanted = [list(pair) for pair in crossed]
        if len(headers) in range(2, _MOST_CROSSED + 1):
            self._menu.addSeparator()
            self._menu.addMenu(self._crossings)
            for pair in pairs:
                self._add(
                    self._crossings, " \N{MULTIPLICATION SIGN} ".join(pair), pair, pair in wanted
                )
        self.setVisible(bool(headers))
        self.retranslate()

    def retranslate(self) -> None:
        """The words in the language of the moment."""
        ticked = len(_ticked(self._menu))
        if ticked == len(self._headers):
            words = _("Mirrors all attributes")
        else:
            words = _("Mirrors {n} of {all}").format(n=ticked, all=len(self._headers))
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(", ".join(_ticked(self._menu)))
        self._crossings.setTitle(_("Both at once"))
        self._allow_crossings()

    def _add(self, menu: QMenu, words: str, what: object, is_ticked: bool) -> None:
        action = QAction(words.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(is_ticked)
        action.setData(what)
        action.toggled.connect(self.retranslate)
        menu.addAction(action)

    def _allow_crossings(self) -> None:
        """Only what is mirrored can be mirrored together."""
        ticked = set(_ticked(self._menu))
        for action in self._crossings.actions():
            action.setEnabled(set(action.data()) <= ticked)


def _ticked(menu: QMenu) -> list[str]:
    return [
        str(each.data())
        for each in menu.actions()
        if each.isCheckable() and each.isChecked() and isinstance(each.data(), str)
    ]
