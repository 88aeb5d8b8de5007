"""Tray and lanes beside each other over one scene, or the same as a list."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedLayout, QWidget

from app.i18n import _
from app.ui.board.commands import Chosen, Command, Wish
from app.ui.board.heads import HeadPart, lane_title
from app.ui.board.items import count_words
from app.ui.board.list import BoardList
from app.ui.board.picture import TRAY, Lane
from app.ui.board.scene import BoardScene, lane_width
from app.ui.board.view import BoardView
from app.ui.board.walk import Spot

_SCALES: Final = (0.25, 0.4, 0.55, 0.75, 1.0, 1.3, 1.7)
_USUAL: Final = _SCALES.index(1.0)
_READABLE: Final = 0.88
"""The scale at which a note's text is as small as a caption."""
_ROUNDING: Final = 0.004
_STEP: Final = 0.02
_PALETTE_EVENTS: Final = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)


class BoardArea(QWidget):
    """The board and its list; `chosen` is what the one on screen says.

    `wished` carries a `Wish`, `dropped` notes' ids and a `Drop`, `head_pressed` a lane's key and a
    `HeadPart`, `menu_wanted` a global position, `moved_on` tells of a new current spot.
    """

    wished = Signal(object)
    dropped = Signal(list, object)
    head_pressed = Signal(str, object)
    menu_wanted = Signal(QPoint)
    moved_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene = BoardScene()
        self.scene.setParent(self)
        self.tray = BoardView(self.scene, is_tray=True)
        self.board = BoardView(self.scene, is_tray=False)
        self.list = BoardList()
        self._lanes: tuple[Lane, ...] = ()
        self._scale = _USUAL
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedLayout(self)
        self._lay_out()
        self._connect()

    def show_lanes(self, lanes: Sequence[Lane]) -> None:
        """The lanes as they are now, in the board or in the list, whichever is on screen."""
        self._lanes = tuple(lanes)
        if self.shows_list:
            self.list.show_lanes(self._lanes)
        else:
            self.scene.show_lanes(self._lanes)

    def show_as_list(self, shows_list: bool) -> None:
        """Changes between board and list; the keyboard goes along to the same note."""
        if shows_list == self.shows_list:
            return
        before = self.chosen
        self._stack.setCurrentIndex(1 if shows_list else 0)
        self.show_lanes(self._lanes)
        self.go_to(Spot(before.lane, before.note))

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        told = _("The list shows the same notes to screen readers.")
        for view, name in ((self.tray, _("Notes that are not placed")), (self.board, _("Themes"))):
            view.setAccessibleName(name)
            view.setAccessibleDescription(told)
        self.list.retranslate()
        self.scene.measure()

    @property
    def shows_list(self) -> bool:
        """Whether the list is on screen."""
        return self._stack.currentIndex() == 1

    @property
    def chosen(self) -> Chosen:
        """What a command would act on."""
        return self.list.chosen if self.shows_list else self.scene.chosen

    def lane(self, key: str) -> Lane | None:
        """The lane of that key."""
        return next((each for each in self._lanes if each.key == key), None)

    def go_to(self, spot: Spot) -> None:
        """The keyboard goes to a note or a lane, and it is brought into sight."""
        if self.shows_list:
            self.list.go_to(spot)
        else:
            self.scene.go_to(spot)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """The keyboard goes to the board, or to the list."""
        if self.shows_list:
            self.list.setFocus()
        else:
            (self.tray if self.scene.spot.lane == TRAY else self.board).setFocus()

    def zoom(self, by: int) -> None:
        """So many steps closer, or farther when below 0."""
        self._scale = min(max(self._scale + by, 0), len(_SCALES) - 1)
        self._fit_scale()

    def fold(self, *, others: bool = False) -> None:
        """Folds the lane where the keyboard is, or all the others; unfolds what is folded."""
        if self.shows_list:
            self.list.fold(others=others)
        elif others:
            self.scene.fold_others()
        else:
            self.scene.fold(self.scene.spot.lane)

    def changeEvent(self, event: QEvent) -> None:
        """Paints anew when colours or the size of the text change."""
        if event.type() in _PALETTE_EVENTS:
            self.scene.measure()
            self._fit_tray()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        self._splitter.addWidget(self.tray)
        self._splitter.addWidget(self.board)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.list)
        self._fit_tray()

    def _connect(self) -> None:
        for view in (self.tray, self.board):
            view.wished.connect(self._on_wished)
            view.dropped.connect(self.dropped)
            view.head_pressed.connect(self._on_head)
            view.resized.connect(self._fit_scale)
            view.menu_wanted.connect(self.menu_wanted)
        self.list.wished.connect(self._on_wished)
        self.list.menu_wanted.connect(self.menu_wanted)
        self.list.moved_on.connect(self.moved_on)
        self.scene.moved_on.connect(self._on_moved)
        self.scene.regions_changed.connect(self._fit_scale)

    def _fit_tray(self) -> None:
        """One column of notes and the scroll bar; more when somebody pulls it wider."""
        least = lane_width() + self.tray.verticalScrollBar().sizeHint().width()
        self.tray.setMinimumWidth(least)
        self.board.setMinimumWidth(least)
        self._splitter.setSizes([least, max(least, self.width() - least)])

    def _fit_scale(self) -> None:
        """At the usual scale the lanes come a little closer together where more are then in sight,
        as far as the notes can still be read.
        """
        wanted = _SCALES[self._scale]
        if self._scale == _USUAL:
            room = self.board.width() - self.board.verticalScrollBar().sizeHint().width()
            wanted = min(1.0, max(_READABLE, room / self.scene.lanes_rect.width()))
            wanted = floor(wanted / _STEP) * _STEP  # each scale has pixmaps of its own
        if abs(wanted - self.board.transform().m11()) > _ROUNDING:
            self.board.closer(wanted)

    def _on_head(self, key: str, part: HeadPart) -> None:
        if part is HeadPart.FOLD:
            self.scene.fold(key)
        else:
            self.head_pressed.emit(key, part)

    def _on_wished(self, wish: Wish) -> None:
        if wish.command in (Command.CLOSER, Command.FARTHER):
            self.zoom(1 if wish.command is Command.CLOSER else -1)
        elif wish.command in (Command.FOLD, Command.FOLD_OTHERS):
            self.fold(others=wish.command is Command.FOLD_OTHERS)
        else:
            self.wished.emit(wish)

    def _on_moved(self) -> None:
        """Keeps the current spot in sight, and the keyboard in the view that shows it."""
        spot = self.scene.spot
        view = self.tray if spot.lane == TRAY else self.board
        other = self.board if view is self.tray else self.tray
        if other.hasFocus():
            view.setFocus()
        view.reveal(spot)
        if view.hasFocus():
            view.announce(self._spoken(spot))
        self.moved_on.emit()

    def _spoken(self, spot: Spot) -> str:
        lane = self.lane(spot.lane)
        if lane is None:
            return ""
        face = next((each for each in lane.faces if each.id == spot.note), None)
        where = lane_title(lane)
        if face is None:
            folded = _("folded") if self.scene.is_folded(lane) else ""
            return ", ".join(filter(None, (where, count_words(len(lane.faces)), folded)))
        return f"{' '.join(face.text.split())}, {where}"
