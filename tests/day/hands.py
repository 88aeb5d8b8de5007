"""The facilitator's hands and eyes: what a person can find, press, type and read in the windows.

Nothing here calls a page. Widgets are found by the words on them or their accessible names, pressed
with the mouse and typed into with the keyboard; what is read is what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.composition import Program
from app.document import Document
from app.models.agenda import Item
from app.models.assembly import Assembly
from app.models.voting import Poll

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)
Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
SECTIONS = (
    "today", "members", "seating", "agenda", "notes", "themes", "recommendations", "polls", "print",
    "report",
)  # fmt: skip
PATIENCE_MS = 30_000
"""How long something may take before the test says that it never happened."""


class Hands:
    """One person at the laptop."""

    def __init__(self, bot: QtBot, program: Program) -> None:
        self._bot, self.program = bot, program
        self.window = program.window
        self.window.show()
        self.window.activateWindow()
        bot.waitActive(self.window)

    # -- what is true, to compare with what is shown

    @property
    def document(self) -> Document:
        document = self.program.document
        assert document is not None, "no assembly is open"
        return document

    @property
    def assembly(self) -> Assembly:
        return self.document.assembly

    @property
    def meeting(self) -> str:
        return self.assembly.mandate.meeting

    @property
    def item(self) -> Item:
        """The agenda item that is on."""
        running = self.assembly.agenda.running
        assert running is not None, "nothing is on"
        return running

    @property
    def open_poll(self) -> Poll:
        """The poll that is open."""
        poll = self.assembly.voting.open
        assert poll is not None, "no poll is open"
        return poll

    def phones_port(self) -> int:
        """Where phones find the laptop, once they can."""
        desk = self.program.desk
        assert desk is not None, "no assembly is open"
        self.wait(lambda: desk.server.port, "the room server never came up")
        return desk.server.port

    # -- waiting

    def wait(self, happened: Callable[[], object], never: str = "") -> None:
        """Lets the program run until something is so."""

        def is_so() -> None:
            assert happened(), never or "it never happened"

        self._bot.waitUntil(is_so, timeout=PATIENCE_MS)

    def meanwhile(self, others: Callable[[], T]) -> T:
        """Lets other people do something on their phones while the program runs on."""
        with ThreadPoolExecutor(1, "phones") as pool:
            doing = pool.submit(others)
            self.wait(doing.done, "the phones were never done")
        self.settle()
        return doing.result()

    def settle(self) -> None:
        """Until everything that was asked for is on disk and announced."""
        if self.program.document is not None:
            self.wait(lambda: self.document.saved, "it was never saved")

    # -- finding

    @property
    def front(self) -> QWidget:
        """What takes the mouse and the keyboard now: the dialog that is open, or the window."""
        return QApplication.activeModalWidget() or self.window

    def dialog(self) -> QDialog:
        """The dialog that is open."""
        self.wait(lambda: isinstance(self.front, QDialog), "no dialog came")
        front = self.front
        assert isinstance(front, QDialog)
        return front

    def done(self) -> None:
        """Waits until the dialog has closed and what it did is on disk."""
        self.wait(lambda: self.front is self.window, "the dialog did not close")
        self._come_back()

    def _come_back(self) -> None:
        """The front is active again, as a window manager does; offscreen there is none."""
        self.front.activateWindow()
        self._bot.waitActive(self.front)
        self.settle()

    def shown(self, kind: type[W], words: str = "", inside: QWidget | None = None) -> list[W]:
        """Every widget of a kind in front that is called so, in the order they were made."""
        found = (inside or self.front).findChildren(kind)
        return [each for each in found if each.isVisible() and (not words or words in names(each))]

    def the(self, kind: type[W], words: str = "", inside: QWidget | None = None) -> W:
        """The widget of a kind that is called so; a wall of text when there is none."""
        found = self.shown(kind, words, inside)
        assert found, f"no {kind.__name__} {words!r} in front; there is: {self._offered(kind)}"
        return found[0]

    def button(self, words: str, inside: QWidget | None = None) -> QAbstractButton:
        """A button that can be pressed."""
        found = self.the(QAbstractButton, words, inside)
        assert found.isEnabled(), f"the button {words!r} is grey"
        return found

    def field(self, label: str, inside: QWidget | None = None) -> QWidget:
        """The field whose label or accessible name this is."""
        for each in self.shown(QLabel, label, inside):
            buddy = each.buddy()
            if buddy is not None:
                return buddy.focusProxy() or buddy
        return self.the(QWidget, label, inside)

    def _offered(self, kind: type[QWidget]) -> list[str]:
        return sorted({name for each in self.shown(kind) for name in names(each)})

    # -- reading

    def words(self, inside: QWidget | None = None) -> str:
        """Everything that stands in front of the person in labels, one line each."""
        return "\n".join(each.text() for each in self.shown(QLabel, inside=inside) if each.text())

    def reads(self, words: str) -> None:
        """Waits until these words stand in front of the person."""
        self.wait(lambda: words in self.words(), f"{words!r} was never shown")

    @property
    def room_sees(self) -> str:
        """Everything that stands on the room's screen, its lines run together."""
        room = self.program.room.window
        assert room.isVisible(), "the room screen is off"
        assert room.slide is not None
        told = f"{room.slide.accessibleName()} {room.slide.accessibleDescription()}"
        return " ".join(told.split())

    def rows(self, view: QAbstractItemView) -> list[str]:
        """What a list shows, a line for each row."""
        return [" | ".join(cells) for _index, cells in _rows(view.model())]

    # -- mouse

    def click(self, words: str, inside: QWidget | None = None) -> None:
        """Presses a button and waits until what it did is on disk."""
        self.press_on(self.button(words, inside))

    def press_on(self, widget: QWidget, at: QPoint | None = None) -> None:
        """A click with the left button, in the middle when it is not said where."""
        self._bot.mouseClick(widget, LEFT, pos=at or widget.rect().center())
        self.settle()

    def row(self, view: QAbstractItemView, words: str) -> None:
        """Clicks the first row of a list that has these words."""
        for index, cells in _rows(view.model()):
            if words in " | ".join(cells):
                view.scrollTo(index)
                self.press_on(view.viewport(), view.visualRect(index).center())
                return
        raise AssertionError(f"no row {words!r} in {self.rows(view)}")

    def right_click(self, widget: QWidget) -> None:
        """Asks for the menu of a widget."""
        at = widget.rect().center()
        reason = QContextMenuEvent.Reason.Mouse
        event = QContextMenuEvent(reason, at, widget.mapToGlobal(at), NONE)
        QApplication.sendEvent(widget, event)
        self.wait(lambda: QApplication.activePopupWidget() is not None, "no menu came")

    def choose(self, *words: str) -> None:
        """Walks through the menu that is open, and the menus in it."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        for each in words:
            self._bot.waitUntil(menu.isVisible)
            action = entry(menu.actions(), each)
            below = action.menu()
            self._bot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
            if isinstance(below, QMenu):
                menu = below
        self.settle()

    def menu(self, title: str, *words: str) -> None:
        """Chooses from the bar of menus."""
        bar = self.window.menuBar()
        action = entry(bar.actions(), title)
        self._bot.mouseClick(bar, LEFT, pos=bar.actionGeometry(action).center())
        self.choose(*words)

    def section(self, title: str) -> None:
        """Goes to a section by its button in the rail."""
        self.click(title)
        self.wait(lambda: title in self.window.windowTitle(), f"{title} did not come")
        assert self.window.isActiveWindow(), "something took the keyboard from the window"

    def choose_in(self, box: QComboBox, words: str) -> None:
        """Opens a box of choices, types how the wanted one begins, and presses Enter."""
        self.press_on(box)
        view = box.view()
        self.wait(view.isVisible, "the choices did not come")
        self._bot.keyClicks(view, words)
        self._bot.keyClick(view, Key.Key_Return)
        assert not view.isVisible()
        assert box.currentText().startswith(words), box.currentText()
        self.settle()

    # -- keyboard

    def focus(self, widget: QWidget) -> None:
        """Clicks where one wants to type."""
        if isinstance(widget, QSpinBox):
            widget = widget.lineEdit()
        port = getattr(widget, "viewport", None)
        self._bot.mouseClick(port() if callable(port) else widget, LEFT)
        self.wait(widget.hasFocus, "the keyboard did not come")

    def keys(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """Presses keys where the keyboard is."""
        for key in keys:
            target = QApplication.focusWidget() or self.front
            self._bot.keyClick(target, key, held)
        self.settle()

    def type(self, text: str) -> None:
        """Types where the keyboard is; letters that no Western keyboard has come as they are."""
        for letter in text:
            target = QApplication.focusWidget()
            assert target is not None, "nobody takes the keyboard"
            if letter.isascii():
                self._bot.keyClicks(target, letter)
            else:
                event = QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_unknown, NONE, letter)
                QApplication.sendEvent(target, event)

    def fill(self, label: str, text: str, inside: QWidget | None = None) -> None:
        """Clicks into a field, clears it, and types."""
        self.focus(self.field(label, inside))
        self.keys(Key.Key_A, held=CTRL)
        self.type(text)

    def command(self, typed: str) -> None:
        """Ctrl+K, a few letters, Enter."""
        self.keys(Key.Key_K, held=CTRL)
        self.type(typed)
        self.keys(Key.Key_Return)

    def name_file(self, path: Path) -> None:
        """Types a path into the file dialog that is open."""
        self.wait(lambda: self._file_dialogs(), "no file dialog came")
        dialog = self._file_dialogs()[0]
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setFocus()
        self.keys(Key.Key_A, held=CTRL)
        self.type(str(path))
        accept = next(
            each
            for each in dialog.findChildren(QPushButton)
            if each.isDefault() and each.isVisible()
        )
        QTest.mouseClick(accept, LEFT)
        self.wait(lambda: not self._file_dialogs(), "the file dialog did not close")
        self._come_back()

    def _file_dialogs(self) -> list[QFileDialog]:
        tops = QApplication.topLevelWidgets()
        return [each for each in tops if isinstance(each, QFileDialog) and each.isVisible()]


def names(widget: QWidget) -> set[str]:
    """What a widget is called by those who see it and those who hear it."""
    text = getattr(widget, "text", None)
    shown = str(text()) if callable(text) and not isinstance(widget, QLineEdit) else ""
    told = {shown.replace("&", ""), widget.accessibleName()}
    return {each.rstrip("…").strip() for each in told} - {""}


def entry(actions: list[QAction], words: str) -> QAction:
    """An entry of a menu that can be chosen."""
    told = {_plain(each): each for each in actions if each.isVisible() and not each.isSeparator()}
    assert words in told, f"no entry {words!r} in {sorted(told)}"
    assert told[words].isEnabled(), f"the entry {words!r} is grey"
    return told[words]


def _plain(action: QAction) -> str:
    return action.text().replace("&", "").partition("\t")[0].rstrip("…").strip()


def _rows(
    model: QAbstractItemModel, parent: QModelIndex | None = None
) -> Iterator[tuple[QModelIndex, list[str]]]:
    """Every row with its cells, what lies below a row after it."""
    above = parent or QModelIndex()
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        count = 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)
        cells = [_cell(index.siblingAtColumn(at)) for at in range(count)]
        yield index, cells
        yield from _rows(model, index)


def _cell(index: QModelIndex) -> str:
    shown = index.data(Qt.ItemDataRole.DisplayRole)
    return str(shown or index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
