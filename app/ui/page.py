"""The contract between the main window and the sections it shows.

A page is made on the first visit, or in a quiet moment before, and lives as long as its document
is open. It looks at the assembly and never holds truth: `show_assembly` is called once after it is
made, seen or not, and again after each change that touches one of its `aspects`, but only while the
page is on screen; a change that came while it was hidden is shown when it is visited.

What a page offers:
- actions: `offer(action)` once for each; the window puts them into the section's menu, the command
  palette and the sheet of keys, and takes them out when another page comes on. Their shortcuts work
  while the page is on screen. Texts are set in `retranslate`.
- a toast: `self.told.emit(Toast(_("..."), can_undo=True))` after something was done through the
  document; the toast's button then calls the document's undo.
- the way to another section: `self.section_wanted.emit("seating")`.

A refusal needs nothing here: what is done through `Document.do` is told by the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea, QWidget

from app import turns
from app.models.assembly import Aspect, Assembly
from app.ui.fields import is_field


@dataclass(frozen=True, slots=True)
class MenuGroup:
    """Commands that stand together in a menu of their own; without a title in the menu itself."""

    title: str
    actions: Sequence[QAction]

    def add_to(self, menu: QMenu) -> None:
        """Adds them; a menu within `menu` goes with it, or when it is taken out of it."""
        if not self.title:
            menu.addActions(self.actions)
            return
        inner = QMenu(self.title, menu)
        inner.addActions(self.actions)
        menu.addMenu(inner)


class Page(QWidget):
    """One section of the main window; pages derive from it and write the two methods."""

    aspects: ClassVar[Aspect] = Aspect.ALL
    """What the page looks at; other changes do not reach it."""

    takes_letters: ClassVar[bool] = False
    """True where names and sentences are typed all day. The window's keys without Ctrl (N, Space,
    B, F, T) rest while such a page is on, unless the keyboard is beside it in the room panel."""

    told = Signal(object)
    """Carries a `toast.Toast`."""

    section_wanted = Signal(str)
    """Carries a section's key."""

    def show_assembly(self, assembly: Assembly) -> None:
        """Shows the state as it is now; keeps selection, scroll and what is being typed."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Shows every text again in the language of the moment; called before `show_assembly`."""
        raise NotImplementedError

    def begin_typing(self, text: str) -> None:
        """A letter was typed where no field has the keyboard, on a page that takes letters."""

    def take_back(self) -> bool:
        """Undo, where what was done last is the page's own and no deed of the document; False
        where it is none.
        """
        return False

    def make_piece(self) -> bool:
        """Makes one piece that a visit would otherwise wait for; False when none is left. For
        pages of many pieces, so that making them ahead never holds the window up.
        """
        return False

    def menu_groups(self) -> Sequence[MenuGroup]:
        """The section's menu: every action once; a page of many offers them in groups."""
        return [MenuGroup("", self.actions())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape that a field does not want leaves it, so that the keys of the day and a clicker
        act again.
        """
        if event.key() == Qt.Key.Key_Escape and is_field(QApplication.focusWidget()):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def offer(self, action: QAction) -> None:
        """Adds an action to the page, its menu, the palette and the sheet of keys."""
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
        self.addAction(action)


@dataclass(frozen=True, slots=True)
class Section:
    """A place in the rail: `title` is asked whenever the language may have changed.

    `make` builds the page, bound to the open document by whoever composes the program.
    """

    key: str
    title: Callable[[], str]
    icon_name: str
    make: Callable[[], Page]


_ROUND_IT: Final = 24
"""How much of a page is seen above or below what was brought into sight."""


def scroll_to(part: QWidget) -> None:
    """Brings a part of a page into sight: at once, and again when there is room for new words."""
    _scroll_to(part)
    QTimer.singleShot(turns.NEXT_MS, part, partial(_scroll_to, part))


def _scroll_to(part: QWidget) -> None:
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None and (inside := around.widget()) is not None:
        # Of a list `ensureWidgetVisible` shows the chosen row alone.
        middle, half = part.mapTo(inside, part.rect().center()), part.size() / 2
        around.ensureVisible(middle.x(), middle.y(), half.width(), half.height() + _ROUND_IT)
