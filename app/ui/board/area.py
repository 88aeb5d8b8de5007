"""Tray and themes beside each other over one scene, at four levels; or the same as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import floor
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.i18n import _
from app.ui.board.close import close_look, lines_for
from app.ui.board.commands import OF_THE_AREA, Chosen, Command, Wish
from app.ui.board.heads import HeadPart
from app.ui.board.keeping import Keeper, Stand
from app.ui.board.levels import Level, close_pixels, nearer
from app.ui.board.list import BoardList
from app.ui.board.overview import Overview
from app.ui.board.picture import TRAY, Lane, LaneKind
from app.ui.board.pixmaps import Look
from app.ui.board.reader import Reader
from app.ui.board.scene import BoardScene
from app.ui.board.searching import only_hits, spoken
from app.ui.board.tray_splitter import TraySplitter
from app.ui.board.view import BoardView
from app.ui.board.walk import Spot, Way

_READABLE: Final = 0.88
"""The scale at which a note's text is as small as a caption."""
_ROUNDING: Final = 0.004
_STEP: Final = 0.02
_WITH_TRAY: Final = (Level.OVERVIEW, Level.BOARD)
_PALETTE_EVENTS: Final = (QEvent.Type.StyleChange, QEvent.Type.PaletteChange)


class BoardArea(QWidget):
    """The board and its list; `chosen` is what the one on screen says.

    `wished` carries a `Wish`, `dropped` notes' ids and a `Drop`, `head_pressed` a lane's key and a
    `HeadPart`, `menu_wanted` a global position, `moved_on` tells of a new current spot, `looked` of
    another level or the list, `escaped` of Escape.
    """

    wished = Signal(object)
    dropped = Signal(list, object)
    head_pressed = Signal(str, object)
    menu_wanted = Signal(QPoint)
    moved_on = Signal()
    looked = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = Keeper()
        self.scene = BoardScene(self._keeper)
        self.scene.setParent(self)
        self.tray = BoardView(self.scene, is_tray=True)
        self.board = BoardView(self.scene, is_tray=False)
        self.overview, self.reader, self.list = Overview(), Reader(), BoardList(self._keeper)
        self.level = Level.BOARD
        self._lanes: tuple[Lane, ...] = ()
        self._sought = ""
        self._pair: tuple[str, ...] = ()
        self._by_table = False
        self._close_lines = 0
        self._right = QWidget()
        self._splitter = TraySplitter(self.tray, self._right)
        self._near = QStackedLayout(self._right)
        self._stack = QStackedLayout(self)
        self._lay_out()
        self._connect()

    def show_lanes(self, lanes: Sequence[Lane], sought: str = "") -> None:
        """The lanes as they are now, in the board or in the list, whichever is on screen; the list
        shows only what fits when something is `sought`.
        """
        self._lanes, self._sought = tuple(lanes), sought
        if self.shows_list:
            self.list.show_lanes(only_hits(self._lanes) if sought else self._lanes, sought)
            return
        if self.level is Level.CLOSE and not any(self.lane(each) for each in self._pair):
            self.look_at(Level.BOARD)
        self.scene.show_lanes(self._seen())
        if self.level is Level.OVERVIEW:
            has_keyboard = self.overview.has_keyboard()
            self.overview.show_lanes(self._lanes)
            if has_keyboard:
                self.take_keyboard()

    def remember(self) -> None:
        """Something is about to be done from where the keyboard is; undo brings it back there."""
        chosen = self.chosen
        self._keeper.remember(Stand(Spot(chosen.lane, chosen.note), chosen.notes))

    def show_as_list(self, shows_list: bool) -> None:
        """Changes between board and list; the keyboard goes along to the same note."""
        if shows_list == self.shows_list:
            return
        before = self.chosen
        self._stack.setCurrentIndex(1 if shows_list else 0)
        self.show_lanes(self._lanes, self._sought)
        self.go_to(Spot(before.lane, before.note))
        self.looked.emit()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        told = _("The list shows the same notes to screen readers.")
        for view, name in ((self.tray, _("Notes that are not placed")), (self.board, _("Themes"))):
            view.setAccessibleName(name)
            view.setAccessibleDescription(told)
        for part in (self.list, self.overview, self.reader):
            part.retranslate()
        self.scene.measure()

    @property
    def shows_list(self) -> bool:
        """Whether the list is on screen."""
        return self._stack.currentIndex() == 1

    @property
    def chosen(self) -> Chosen:
        """What a command would act on."""
        return self.list.chosen if self.shows_list else self.scene.chosen

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """All lanes, also those that the level of now does not show."""
        return self._lanes

    def lane(self, key: str) -> Lane | None:
        """The lane of that key."""
        return next((each for each in self._lanes if each.key == key), None)

    # -- where the keyboard is

    def go_to(self, spot: Spot) -> None:
        """The keyboard goes to a note or a lane, and it is brought into sight."""
        if self.shows_list:
            self.list.go_to(spot)
        else:
            if not self._shows(spot.lane):
                self._show_level(Level.BOARD, spot, ())
            self.scene.go_to(spot)
        self.take_keyboard()

    def go_to_note(self, note: str) -> None:
        """The same for a note, wherever it lies."""
        spots = (Spot(x.key, note) for x in self._lanes if any(f.id == note for f in x.faces))
        spot = next(spots, None)
        if spot is not None:
            self.go_to(spot)

    def take_keyboard(self) -> None:
        """The keyboard goes to the board, or to the list."""
        in_tray = self.scene.spot.lane == TRAY
        if self.shows_list:
            self.list.setFocus()
        elif self.level is Level.READ:
            self.reader.setFocus()
        elif in_tray and self.level in _WITH_TRAY:
            self.tray.setFocus()
        elif self.level is Level.OVERVIEW:
            self.overview.take_keyboard(self.scene.spot.lane)
        else:
            self.board.setFocus()

    # -- levels

    def zoom(self, by: int) -> None:
        """So many levels closer, or farther when below 0."""
        level = nearer(self.level, by)
        if level is Level.CLOSE and self.scene.spot.lane == TRAY:
            level = nearer(level, by)
        self.look_at(level)

    def look_at(self, level: Level) -> None:
        """Shows the board at a level; the keyboard stays where it is, as far as that is shown."""
        self.show_as_list(False)
        spot = self._spot_for(level)
        if spot is None:
            return
        self._show_level(level, spot, (spot.lane,))

    def show_beside(self, theme: str, other: str) -> None:
        """Two themes close up, side by side."""
        self.show_as_list(False)
        self._show_level(Level.CLOSE, Spot(theme, self._first(theme)), (theme, other))

    def drop_beside(self) -> bool:
        """Back to one theme; False when there was no second one."""
        if self.level is not Level.CLOSE or len(self._pair) < 2:
            return False
        self.look_at(Level.CLOSE)
        return True

    def fold(self, *, others: bool = False) -> None:
        """Folds the lane where the keyboard is, or all the others; unfolds what is folded."""
        if self.shows_list:
            self.list.fold(others=others)
        elif others:
            self.scene.fold_others()
        else:
            self.scene.fold(self.scene.spot.lane)

    def grant(self, wish: Wish) -> None:
        """A command that changes only what is seen."""
        command = wish.command
        if command in (Command.CLOSER, Command.FARTHER):
            self.zoom(1 if command is Command.CLOSER else -1)
        elif command in (Command.FOLD, Command.FOLD_OTHERS):
            self.fold(others=command is Command.FOLD_OTHERS)
        elif command is Command.OVERVIEW:
            self.look_at(Level.BOARD if self.level is Level.OVERVIEW else Level.OVERVIEW)
        elif command is Command.READ:
            self.look_at(Level.BOARD if self.level is Level.READ else Level.READ)
        else:
            self._by_table = not self._by_table
            self.scene.colour(by_table=self._by_table)

    def changeEvent(self, event: QEvent) -> None:
        """Paints anew when colours or the size of the text change."""
        if event.type() in _PALETTE_EVENTS:
            self.scene.measure()
            self.overview.measure()
            self._splitter.fit()
        super().changeEvent(event)

    # -- inside: levels

    def _spot_for(self, level: Level) -> Spot | None:
        """Where the keyboard would be at a level, None when there is nothing to show there."""
        spot = self.scene.spot
        if level is Level.READ:
            spot = Spot(spot.lane, spot.note or self._first(spot.lane))
            return spot if spot.note else None
        if level is Level.CLOSE and spot.lane == TRAY:
            key = next((each.key for each in self._lanes if each.key != TRAY), "")
            return Spot(key, self._first(key)) if key else None
        if level is Level.CLOSE:
            return Spot(spot.lane, spot.note or self._first(spot.lane))
        return spot

    def _shows(self, key: str) -> bool:
        """Whether a lane can be seen at the level of now."""
        return self.level is not Level.CLOSE or key in self._pair

    def _first(self, key: str) -> str:
        lane = self.lane(key)
        return lane.faces[0].id if lane and lane.faces else ""

    def _show_level(self, level: Level, spot: Spot, pair: tuple[str, ...]) -> None:
        self.level, self._pair = level, pair if level is Level.CLOSE else ()
        self._close_lines = 0
        self.tray.setVisible(level in _WITH_TRAY)
        parts = {Level.OVERVIEW: self.overview, Level.READ: self.reader}
        self._near.setCurrentWidget(parts.get(level, self.board))
        chosen = self.scene.chosen.notes
        self.scene.show_lanes(self._seen())
        if level is Level.OVERVIEW:
            self.overview.show_lanes(self._lanes)
        self._fit_scale()
        self.scene.go_to(spot, chooses=level is not Level.OVERVIEW or not chosen)
        self.take_keyboard()
        self.looked.emit()

    def _seen(self) -> tuple[Lane, ...]:
        if self.level is not Level.CLOSE:
            return self._lanes
        return tuple(each for each in self._lanes if each.key in self._pair)

    def _on_edge(self, way: Way) -> None:
        """Close up the arrows lead on to the theme before or after."""
        if self.level is not Level.CLOSE or len(self._pair) != 1:
            return
        keys = [each.key for each in self._lanes if each.kind is not LaneKind.TRAY]
        at = keys.index(self._pair[0]) + (1 if way is Way.RIGHT else -1)
        if 0 <= at < len(keys):
            self._show_level(Level.CLOSE, Spot(keys[at], self._first(keys[at])), (keys[at],))

    def _read_on(self, way: Way) -> None:
        """To the note before or after in its lane."""
        spot = self.scene.spot
        lane = self.lane(spot.lane)
        ids = [each.id for each in lane.faces] if lane else []
        if spot.note not in ids:
            return
        by = {Way.FIRST: -len(ids), Way.LAST: len(ids), Way.UP: -1, Way.LEFT: -1}.get(way, 1)
        at = min(max(ids.index(spot.note) + by, 0), len(ids) - 1)
        self.scene.go_to(Spot(spot.lane, ids[at]))

    # -- inside: sizes

    def _lay_out(self) -> None:
        for part in (self.board, self.overview, self.reader):
            self._near.addWidget(part)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.list)
        self._splitter.fit()

    def _connect(self) -> None:
        for view in (self.tray, self.board):
            view.head_pressed.connect(self._on_head)
            view.resized.connect(self._on_resized)
        for part in (self.tray, self.board, self.overview):
            part.dropped.connect(self.dropped)
        for each in (self.tray, self.board, self.overview, self.reader, self.list):
            each.wished.connect(self._on_wished)
            each.menu_wanted.connect(self.menu_wanted)
        for each in (self.tray, self.board, self.list):
            each.escaped.connect(self.escaped)
        self.list.moved_on.connect(self.moved_on)
        self.overview.gone_to.connect(self._on_card)
        self.overview.opened.connect(self._on_opened)
        self.overview.left.connect(self._to_tray)
        self.reader.walked.connect(self._read_on)
        self.reader.note_wanted.connect(self.go_to_note)
        self.scene.moved_on.connect(self._on_moved)
        self.scene.edge_reached.connect(self._on_edge)
        self.scene.regions_changed.connect(self._fit_scale)

    def _fit_scale(self) -> None:
        """On the board the lanes come a little closer together where more are then in sight, as far
        as the notes can still be read. Close up notes have the size people read at, in as many
        columns as there is room for; only their letters grow, not the margins around them.
        """
        room = self.board.width() - self.board.verticalScrollBar().sizeHint().width()
        if self.level is Level.CLOSE:
            wanted, lanes = 1.0, max(1, len(self._pair))
            look = close_look(room, lanes, close_pixels(self.window().height()), self._close_lines)
            self.scene.look(replace(look, lines=self._lines_of(look)))
        else:
            self.scene.look(Look(opens=self.level is Level.OVERVIEW))
            wanted = min(1.0, max(_READABLE, room / self.scene.lanes_rect.width()))
            wanted = floor(wanted / _STEP) * _STEP  # each scale has pixmaps of its own
        if abs(wanted - self.board.transform().m11()) > _ROUNDING:
            self.board.closer(wanted)

    def _lines_of(self, look: Look) -> int:
        """Asked once for each look at a theme: notes that come cut no other shorter."""
        if not self._close_lines:
            most = max((len(each.faces) for each in self._seen()), default=1)
            self._close_lines = lines_for(look, most, self.board.height())
        return self._close_lines

    # -- inside: what the parts tell

    def _on_resized(self) -> None:
        """Coming close gives the board another width, in which the current note lies elsewhere."""
        self._fit_scale()
        if self.level is Level.CLOSE:
            self.board.reveal(self.scene.spot)

    def _on_head(self, key: str, part: HeadPart) -> None:
        if part is HeadPart.FOLD:
            self.scene.fold(key)
        else:
            self.head_pressed.emit(key, part)

    def _on_wished(self, wish: Wish) -> None:
        if wish.command in OF_THE_AREA:
            self.grant(wish)
        else:
            self.wished.emit(wish)

    def _on_card(self, key: str) -> None:
        self.scene.go_to(Spot(key), chooses=False)

    def _on_opened(self, key: str) -> None:
        self._show_level(Level.CLOSE, Spot(key, self._first(key)), (key,))

    def _to_tray(self) -> None:
        self.scene.go_to(Spot(TRAY, self._first(TRAY)))
        self.tray.setFocus()

    def _on_moved(self) -> None:
        """Keeps the current spot in sight, and the keyboard in the view that shows it."""
        spot = self.scene.spot
        view = self.tray if spot.lane == TRAY else self.board
        other = self.board if view is self.tray else self.tray
        if other.hasFocus():
            self.take_keyboard()
        view.reveal(spot)
        self.overview.reveal(spot.lane)
        if view.hasFocus():
            view.announce(self._spoken(spot))
        self.moved_on.emit()

    def _spoken(self, spot: Spot) -> str:
        lane = self.lane(spot.lane)
        return spoken(lane, spot, is_folded=self.scene.is_folded(lane)) if lane else ""
