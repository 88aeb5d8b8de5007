"""The board as a scene: every lane a strip that grows downwards, the tray far to the left.

Two views look at it, one at the tray and one at the themes; what is chosen is chosen in both. A
new note is added at the end of its lane and moves no other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsScene

from app.theme_likeness import Twin
from app.ui.board.commands import Chosen
from app.ui.board.folding import Folding
from app.ui.board.ground import LaneGround
from app.ui.board.heads import LaneHead, folded_width
from app.ui.board.items import NoteCard, card_width
from app.ui.board.keeping import Keeper, Stand
from app.ui.board.landing import NEW, Drop, index_at, line_at
from app.ui.board.picture import TRAY, Lane, LaneKind
from app.ui.board.pixmaps import Faces, Look
from app.ui.board.strips import BETWEEN, CLOSE_GAP, GAP, INSET, Place, columns_in, lane_width
from app.ui.board.walk import Spot, Way, step

TRAY_LEFT: Final = -200_000.0
"""So far away that neither view ever sees what belongs to the other."""


class BoardScene(QGraphicsScene):
    """Lanes, cards, what is chosen, and where the keyboard is.

    `moved_on` tells that the current spot is another, `edge_reached` carries the `Way` that leads
    out of what is shown, `regions_changed` tells that the tray or the lanes have other sizes.
    """

    moved_on = Signal()
    edge_reached = Signal(object)
    regions_changed = Signal()

    def __init__(self, keeper: Keeper | None = None) -> None:
        super().__init__()
        self.lanes: tuple[Lane, ...] = ()
        self.spot = Spot()
        self._keeper = keeper or Keeper()
        self._faces = Faces()
        self._cards: dict[str, NoteCard] = {}
        self._grounds: dict[str, LaneGround] = {}
        self._heads: dict[str, LaneHead] = {}
        self._folding = Folding()
        self._columns = self._title_lines = 1
        self._counts_beside = False
        self._least_heights = {True: 0.0, False: 0.0}
        self._marked: NoteCard | None = None
        self._places: dict[str, tuple[Place, float, float]] = {}
        self._line = QGraphicsLineItem()
        self._line.setZValue(3)
        self._line.hide()
        self.addItem(self._line)
        self.tray_rect, self.lanes_rect = QRectF(), QRectF()

    # -- what is shown

    def show_lanes(self, lanes: Sequence[Lane]) -> None:
        """The lanes as they are now. Cards that stay in their lane stay chosen; where the keyboard
        goes when its place has gone, and when it comes back, is told in `keeping`.
        """
        chosen = self.chosen
        before, stand = self.lanes, Stand(self.spot, chosen.notes)
        shown = {lane.key: lane for lane in before}
        self.lanes = tuple(lanes)
        self._drop_gone()
        for lane in self.lanes:
            if lane != shown.get(lane.key):
                self._show_lane(lane)
        self._place_all()
        kept = self._keeper.after(stand, before, self.lanes)
        if kept != stand:
            self._stand(kept)
        self._mark_spot()
        if self.spot != stand.spot:
            self.moved_on.emit()

    def measure(self) -> None:
        """The size of the text or the colours changed: everything is painted anew."""
        self.forget_pictures()
        for card in self._cards.values():
            card.measure()
        for head in self._heads.values():
            head.measure()
        self._places.clear()
        self._place_all()
        self.update()

    def forget_pictures(self) -> None:
        """Every card that comes into sight is painted anew."""
        self._faces.clear()

    def look(self, look: Look) -> None:
        """Notes are shown like this."""
        if look != self._faces.look:
            self._faces.look = look
            self.measure()

    def colour(self, *, by_table: bool) -> None:
        """Whether cards have the colour of their table."""
        self._faces.by_table = by_table
        self.forget_pictures()
        self.update()

    def mark_twins(self, notes: Mapping[str, Twin]) -> None:
        """Marks the notes that may say the same as the current one, or the opposite."""
        for note, card in self._cards.items():
            card.set_twin(note in notes)

    def fit(self, *, is_tray: bool, width: float, height: float) -> None:
        """A view has this size in scene units: lanes reach down to its foot, the tray fills it."""
        columns = columns_in(width)
        if is_tray and columns != self._columns:
            self._columns = columns
        elif self._least_heights[is_tray] == height:
            return
        self._least_heights[is_tray] = height
        self._place_all()

    def hold_heads(self, *, is_tray: bool, top: float) -> None:
        """Keeps the heads at the top of what a view shows."""
        for key, head in self._heads.items():
            if (key == TRAY) == is_tray:
                head.setY(max(0.0, top))

    # -- what is chosen

    @property
    def chosen(self) -> Chosen:
        """The chosen notes in the order of the board, and where the keyboard is."""
        chosen = {each.face.id for each in self.selectedItems() if isinstance(each, NoteCard)}
        lanes = self.lanes if chosen else ()
        notes = (face.id for lane in lanes for face in lane.faces if face.id in chosen)
        return Chosen(tuple(notes), self.spot.lane, self.spot.note)

    def card(self, note: str) -> NoteCard | None:
        """The card of a note on the board."""
        return self._cards.get(note)

    def head(self, lane: str) -> LaneHead | None:
        """The head of a lane."""
        return self._heads.get(lane)

    def go_to(self, spot: Spot, *, adds: bool = False, chooses: bool = True) -> None:
        """Moves the keyboard there; what was chosen stays chosen with `adds`. A lane that is folded
        opens for its note.
        """
        if spot.note and spot.lane in self._folding.keys:
            self.fold(spot.lane)
        self.spot = spot
        self._mark_spot()
        if not adds and chooses:
            self.clearSelection()
        card = self._cards.get(spot.note)
        if card is not None and chooses:
            card.setSelected(True)
        self.moved_on.emit()

    def walk(self, way: Way, *, adds: bool = False) -> None:
        """One step of an arrow key."""
        if self.lanes:
            columns = self._columns, self._faces.look.columns
            there = step(self._folding.opened(self.lanes), self.spot, way, *columns)
            if there == self.spot and way in (Way.LEFT, Way.RIGHT):
                self.edge_reached.emit(way)
            else:
                self.go_to(there, adds=adds)

    def choose_lane(self) -> None:
        """Chooses every note of the current lane."""
        for card in self._cards.values():
            card.setSelected(card.lane == self.spot.lane and card.isVisible())

    def choose_range(self, note: str) -> None:
        """Chooses from the current note to this one, when both lie in one lane."""
        lane = self._lane(self.spot.lane)
        ids = [face.id for face in lane.faces] if lane else []
        if note in ids and self.spot.note in ids:
            first, last = sorted((ids.index(note), ids.index(self.spot.note)))
            for each in ids[first : last + 1]:
                self._cards[each].setSelected(True)
        card = self._cards[note]
        self.go_to(Spot(card.lane, note), adds=True)

    # -- what is folded

    def is_folded(self, lane: Lane) -> bool:
        """Whether only the lane's title stands there."""
        return self._folding.is_folded(lane, self.lanes)

    def fold(self, key: str) -> None:
        """Folds a theme's lane to its title, or unfolds it."""
        lane = self._lane(key)
        if lane is not None and lane.kind is LaneKind.THEME:
            self._fold({key} ^ self._folding.keys)

    def fold_others(self) -> None:
        """Folds every theme but the current one; when they are folded already, unfolds them."""
        self._fold(self._folding.without_others(self.lanes, self.spot.lane))

    # -- where a drop would go

    def drop_at(self, point: QPointF) -> Drop | None:
        """The lane under a point of the scene, and the place between its notes; a proposal takes
        nothing in. Beside a tray that is alone there is room for the first theme.
        """
        for lane in self.lanes:
            if lane.kind is not LaneKind.GHOST and self._grounds[
                lane.key
            ].sceneBoundingRect().contains(point):
                return Drop(lane.key, self._index_at(lane, point))
        is_bare = all(each.kind is LaneKind.TRAY for each in self.lanes)
        return Drop(NEW, 0) if is_bare and point.x() >= 0 else None

    def show_target(self, drop: Drop | None) -> None:
        """Lights the lane a drop would go to, and shows the place in it."""
        for key, ground in self._grounds.items():
            ground.set_target(drop is not None and key == drop.lane)
        lane = self._lane(drop.lane) if drop else None
        if lane is None or drop is None or lane.kind is not LaneKind.THEME or self.is_folded(lane):
            self._line.hide()
            return
        strip = self._grounds[lane.key].sceneBoundingRect()
        strip.setTop(self._heads[lane.key].height)
        line = line_at(self._boxes(lane), self._columns_of(lane), drop.index, strip, GAP / 2)
        self._line.setPen(QPen(QColor(self.palette().link().color()), 3))
        self._line.setLine(line)
        self._line.show()

    # -- inside

    def _fold(self, keys: set[str]) -> None:
        """These lanes are folded from now on; the keyboard goes from a hidden note to its title."""
        self._folding.keys = keys
        self._place_all()
        for card in self._cards.values():
            if not card.isVisible():
                card.setSelected(False)
        if self.spot.note and self.spot.lane in keys:
            self.go_to(Spot(self.spot.lane))
        else:
            self.moved_on.emit()

    def _drop_gone(self) -> None:
        kept_notes = {face.id for lane in self.lanes for face in lane.faces}
        for note in [each for each in self._cards if each not in kept_notes]:
            self.removeItem(self._cards.pop(note))
        kept = {lane.key for lane in self.lanes}
        self._folding.keep(kept)
        for key in [each for each in self._grounds if each not in kept]:
            self.removeItem(self._grounds.pop(key))
            self.removeItem(self._heads.pop(key))
            self._places.pop(key, None)

    def _show_lane(self, lane: Lane) -> None:
        if lane.key not in self._grounds:
            self._grounds[lane.key], self._heads[lane.key] = LaneGround(lane), LaneHead(lane)
            self.addItem(self._grounds[lane.key])
            self.addItem(self._heads[lane.key])
        self._grounds[lane.key].lane = lane
        for face in lane.faces:
            card = self._cards.get(face.id)
            if card is None:
                card = self._cards[face.id] = NoteCard(face, self._faces)
                self.addItem(card)
            card.show_face(face, is_ghost=lane.kind is LaneKind.GHOST)
            if card.lane != lane.key:
                card.setSelected(False)
                card.setVisible(True)  # it may come from a lane that is folded
                card.lane = lane.key

    def _place_all(self) -> None:
        self._title_heads()
        left = height = 0.0
        for lane in self.lanes:
            is_tray = lane.kind is LaneKind.TRAY
            place = self._place_of(lane, TRAY_LEFT if is_tray else left)
            wide, high = self._put(lane, place)
            if is_tray:
                self.tray_rect = QRectF(TRAY_LEFT, 0, wide, high)
                self._grounds[lane.key].resize(wide, high)
            else:
                left, height = left + wide + BETWEEN, max(height, high)
        for lane in self.lanes:
            if lane.kind is not LaneKind.TRAY:
                self._grounds[lane.key].resize(self._places[lane.key][1], height)
        # Never empty: a view without a region of its own would show the tray a second time.
        self.lanes_rect = QRectF(0, 0, max(1.0, left - BETWEEN), max(1.0, height))
        self.setSceneRect(self.tray_rect.united(self.lanes_rect))
        self.regions_changed.emit()

    def _title_heads(self) -> None:
        """Titles are broken first: the longest makes room in all heads, so that notes line up."""
        heads = list[LaneHead]()
        for lane in self.lanes:
            if not self.is_folded(lane):
                width = lane_width(self._columns_of(lane), self._faces.look.width)
                self._heads[lane.key].show_lane(lane, width, is_folded=False)
                heads.append(self._heads[lane.key])
        self._title_lines = max((each.title_lines for each in heads), default=1)
        self._counts_beside = self._faces.look.is_close and all(e.fits_beside for e in heads)

    def _place_of(self, lane: Lane, left: float) -> Place:
        lines = 1 if lane.kind is LaneKind.TRAY else self._title_lines
        columns, is_folded = self._columns_of(lane), self.is_folded(lane)
        return Place(lane, left, columns, lines, is_folded, self._counts_beside)

    def _put(self, lane: Lane, place: Place) -> tuple[float, float]:
        """Width and height of a lane whose notes lie where they belong; those of one that is as it
        was and where it was are not touched.
        """
        before, width, foot = self._places.get(lane.key, (None, 0.0, 0.0))
        if before != place:
            if place.is_folded or (before is not None and before.is_folded):
                for face in lane.faces:
                    self._cards[face.id].setVisible(not place.is_folded)
            width, foot = self._lay_folded(lane, place) if place.is_folded else self._lay(place)
            self._places[lane.key] = place, width, foot
        least = self._least_heights[lane.kind is LaneKind.TRAY]
        if place.is_folded:
            self._heads[lane.key].reach(least)
        return width, max(foot, least)

    def _lay(self, place: Place) -> tuple[float, float]:
        """The notes of a lane where they belong; its width, and how far down they go."""
        lane, left, columns = place.lane, place.left, place.columns
        wide = self._faces.look.width or card_width()
        width = lane_width(columns, wide)
        head = self._heads[lane.key]
        head.reserve(place.title_lines, is_beside=place.is_beside)
        head.setX(left)
        gap = CLOSE_GAP if self._faces.look.is_close else GAP
        feet, lowest = [head.height + gap] * columns, 0.0
        for number, face in enumerate(lane.faces):
            column = number % columns
            card = self._cards[face.id]
            card.setPos(left + INSET + column * (wide + GAP), feet[column])
            lowest = max(lowest, feet[column] + card.open_height)
            feet[column] += card.height + gap
        self._grounds[lane.key].setPos(left, 0)
        self._grounds[lane.key].top = head.height
        return width, max(*feet, lowest) + INSET

    def _lay_folded(self, lane: Lane, place: Place) -> tuple[float, float]:
        width, head = folded_width(), self._heads[lane.key]
        head.show_lane(lane, width, is_folded=True)
        head.setX(place.left)
        self._grounds[lane.key].setPos(place.left, 0)
        return width, 0.0

    def _index_at(self, lane: Lane, point: QPointF) -> int:
        if self.is_folded(lane):
            return len(lane.faces)
        return index_at(self._boxes(lane), self._columns_of(lane), point)

    def _boxes(self, lane: Lane) -> list[QRectF]:
        return [self._cards[face.id].box for face in lane.faces]

    def _columns_of(self, lane: Lane) -> int:
        return self._columns if lane.kind is LaneKind.TRAY else self._faces.look.columns

    def _lane(self, key: str) -> Lane | None:
        return next((each for each in self.lanes if each.key == key), None)

    def _stand(self, stand: Stand) -> None:
        self.spot = stand.spot
        self.clearSelection()
        for note in stand.notes:
            self._cards[note].setSelected(True)

    def _mark_spot(self) -> None:
        before, self._marked = self._marked, self._cards.get(self.spot.note)
        if before is not None and before is not self._marked:
            before.set_current(False)
        if self._marked is not None:
            self._marked.set_current(True)
        for key, head in self._heads.items():
            head.set_current(not self.spot.note and key == self.spot.lane)
