"""Some members, found by two letters: those chosen as buttons that let go, above a list to choose
from.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.people import Member, told_apart
from app.ui.collation import by_name
from app.ui.emptied import empty
from app.ui.members.find import Hay, Match, Needle
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, FlowLayout, SearchField, Text, Tone
from app.ui.widgets.scrolling import scrolling

_MEMBER = Qt.ItemDataRole.UserRole
_CHOSEN_HEIGHT = 122


class _Letters(SearchField):
    """Enter takes the person on top; Backspace in an empty field lets go of the last one."""

    taken = Signal()
    last_dropped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Those two keys; Enter in an empty field is the dialog's."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.text().strip():
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.last_dropped.emit()
        else:
            super().keyPressEvent(event)


class _Hits(QListWidget):
    """Enter and Space take the current person; arrow up from the first goes back to the letters."""

    taken = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Those keys; all else as in every list."""
        keys = Qt.Key
        if event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space):
            self.taken.emit()
        elif event.key() == keys.Key_Up and self.currentRow() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PeopleField(QWidget):
    """`changed` tells that others are chosen."""

    changed = Signal()

    def __init__(self, members: Sequence[Member], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._members = by_name(members, _name)
        self._hays = {each.id: Hay.of(each) for each in members}
        self._chosen: list[str] = []
        self._most = 0
        self.letters, self.list = _Letters(), _Hits()
        self.list.setMinimumHeight(scaled(72))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nobody = Text(tone=Tone.MUTED, wraps=True)
        inside = QWidget()
        self._flow = FlowLayout(Space.TINY, parent=inside)
        self._place = scrolling(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for part in (self._place, self.letters, self.list, self._nobody):
            column.addWidget(part, 1 if part is self.list else 0)
        self.setFocusProxy(self.letters)
        self._connect()
        self._show_chosen()
        self._narrow()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the people, in the order they were chosen."""
        return tuple(self._chosen)

    def limit(self, most: int) -> None:
        """Whoever is chosen beyond so many takes the place of the last one; 0 for no limit. Those
        who are chosen already stay.
        """
        self._most = most

    def choose(self, members: Sequence[str]) -> None:
        """These and nobody else."""
        self._chosen = [each for each in members if each in self._hays]
        self._show_chosen()
        self._narrow()
        self.changed.emit()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.letters.show_placeholder(_("Name or number"))
        self.list.setAccessibleName(_("People to choose"))
        self._nobody.setText(_("No one with that name or number."))
        self._show_chosen()

    def _connect(self) -> None:
        self.letters.textChanged.connect(self._narrow)
        self.letters.taken.connect(self._take)
        self.letters.last_dropped.connect(self._drop_last)
        self.letters.list_wanted.connect(self._enter_list)
        self.list.taken.connect(self._take)
        self.list.left.connect(self.letters.setFocus)
        self.list.itemDoubleClicked.connect(self._take)

    def _narrow(self) -> None:
        """Who fits the letters, the best fit first, and has not been chosen."""
        needle = Needle.of(self.letters.text())
        free = [each for each in self._members if each.id not in self._chosen]
        fits = [(self._hays[each.id].match(needle), each) for each in free]
        named = [(how, each) for how, each in fits if how is not None and how < Match.ATTRIBUTE]
        named.sort(key=_closeness)
        self.list.clear()
        for _how, member in named:
            item = QListWidgetItem(f"{member.name}  ·  {member.number}", self.list)
            item.setData(_MEMBER, member.id)
        self.list.setCurrentRow(0)
        self._nobody.setVisible(not named)
        self.list.setVisible(bool(named))

    def _take(self) -> None:
        row = self.list.currentRow()
        if row < 0:
            return
        item = self.list.item(row)
        if self._most and len(self._chosen) >= self._most:
            self._chosen.pop()
        self._chosen.append(str(item.data(_MEMBER)))
        empty(self.letters)
        self._show_chosen()
        self._narrow()
        if self.list.hasFocus():
            self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.changed.emit()

    def _drop_last(self) -> None:
        if self._chosen:
            self._drop(self._chosen[-1])

    def _drop(self, member: str, _is_checked: bool = False) -> None:
        self._chosen.remove(member)
        self._show_chosen()
        self._narrow()
        self.letters.setFocus()
        self.changed.emit()

    def _enter_list(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(max(0, self.list.currentRow()))
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_chosen(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        names = told_apart(self._members)
        for member in self._chosen:
            button = Button(names[member].replace("&", "&&"), icon_name="x")
            button.setAccessibleName(_("Let go of {name}").format(name=names[member]))
            button.setToolTip(button.accessibleName())
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._drop, member))
            self._flow.addWidget(button)
            button.show()  # the layout would do so later, and until then count none of them
        self._order_tabs()
        self._place.setVisible(bool(self._chosen))
        self._fit_chosen()

    def _order_tabs(self) -> None:
        """Tab comes by the chosen before the letters, though their buttons are newer."""
        self._place.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # or it has no place in the order
        chosen = self._place.findChildren(Button)
        for one, other in pairwise(
            (self._place, *(each for each in chosen if not each.isHidden()))
        ):
            self.setTabOrder(one, other)
        self._place.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen wrap at another place."""
        super().resizeEvent(event)
        self._fit_chosen()

    def _fit_chosen(self) -> None:
        """All lines of the chosen while they are few; then they scroll, none of them cut."""
        bar = self._place.verticalScrollBar().sizeHint().width()
        wanted = self._flow.heightForWidth(max(1, self.width() - bar))
        self._place.setFixedHeight(min(wanted, scaled(_CHOSEN_HEIGHT)))


def _name(member: Member) -> str:
    return member.name


def _closeness(hit: tuple[Match, Member]) -> Match:
    """Equal fits stay in the order of names."""
    return hit[0]
