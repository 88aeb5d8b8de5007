"""Puts on the wall what the assembly says is taken, and lets its clock run. Decides nothing."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.document import Document
from app.i18n import Language, is_language, language
from app.models.assembly import Aspect, Assembly
from app.models.room import POLL_SCENES, AsTaken, Cover, Scene, Showing, turn_page
from app.ui.room_window import RoomWindow
from app.ui.scenes import Address, Countdown, closed_since, corner, picture
from app.ui.slides import AnySlide, slide_of

_STANDS: Final = (
    Scene.SEATING, Scene.TABLE_MAP, Scene.THEMES, Scene.THEME, Scene.RECOMMENDATION, Scene.OWN,
    Scene.PROGRAMME, Scene.RESULT, Scene.TABLE_CODES, Scene.REDLINE, Scene.EDITING_GROUP,
    Scene.GATE, Scene.MINORITY, Scene.RECEIPTS,
)  # fmt: skip
"""Scenes that stay as they were taken; the others count time, or turnout while votes come in."""
_AFTER_MS: Final = 2
"""A tick a moment after the second changes finds it changed, whatever the timer's own clock."""
KEPT_AFTER_MS: Final = 400
"""When a page that was turned is told to the assembly."""
_ON: Final = (Aspect.AGENDA, Aspect.ROOM)


class Stage(QObject):
    """The live slide. It follows the document whether or not any panel is on screen.

    `slide_changed` tells that another slide is on the wall; `taken` that somebody took something;
    `ticked` carries the time, each time a shown second changes. While the picture is frozen nothing
    on the slide changes. A slide speaks the language it was taken in, and of a poll it tells the
    state it was taken in, or that it has closed since, also after a restart.
    """

    slide_changed = Signal()
    taken = Signal()
    ticked = Signal(object)

    def __init__(
        self,
        document: Document,
        window: RoomWindow,
        parent: QObject | None = None,
        *,
        is_foyer: bool = False,
    ) -> None:
        """`is_foyer` follows what was sent to the second screen; nothing covers that one."""
        super().__init__(parent)
        self._is_foyer = is_foyer
        self._document = document
        self._window = window
        self._address: Address | None = None
        self._is_still = False
        self._showing: Showing | None = None
        self._takes = 0
        self._language: Language = language()
        self._slide: AnySlide | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._turned = QTimer(self)
        self._turned.setSingleShot(True)
        self._turned.setInterval(KEPT_AFTER_MS)
        self._turned.timeout.connect(self._keep_page)
        self._restore()
        document.changed.connect(self._on_changed)
        window.stepped.connect(self.step)
        self.tick()

    @property
    def slide(self) -> AnySlide | None:
        """The slide on the wall, under the cover."""
        return self._slide

    @property
    def window(self) -> RoomWindow:
        """The room's window."""
        return self._window

    @property
    def address(self) -> Address | None:
        """Where phones find the room."""
        return self._address

    @property
    def is_frozen(self) -> bool:
        """True while the picture stands still."""
        return self._cover is Cover.FREEZE

    @property
    def is_moving(self) -> bool:
        """True while something moves on the wall: then nothing else may hold a frame up."""
        slide = self._slide
        return self._window.is_fading or (slide is not None and slide.is_moving)

    @property
    def _cover(self) -> Cover:
        return Cover.NONE if self._is_foyer else self._document.assembly.room_screen.cover

    @property
    def _wanted(self) -> tuple[Showing, int]:
        """What was taken to this screen, and how often something was."""
        told = self._document.assembly.room_screen
        if self._is_foyer:
            return told.foyer or Showing(Scene.WELCOME), told.foyer_takes
        return told.showing, told.takes

    @property
    def _at_take(self) -> Assembly:
        return self._document.at_take(is_foyer=self._is_foyer)

    @property
    def _takes_at_opening(self) -> int:
        told = self._at_take.room_screen
        return told.foyer_takes if self._is_foyer else told.takes

    @property
    def _as_taken(self) -> AsTaken:
        told = self._document.assembly.room_screen
        return told.foyer_as_taken if self._is_foyer else told.as_taken

    def show_address(self, address: Address | None) -> None:
        """Tells where phones find the room, or that they do not."""
        self._address = address
        self._refresh()

    def reduce_motion(self, is_reduced: bool) -> None:
        """Bars and slides are there at once."""
        self._is_still = is_reduced
        self._window.reduce_motion(is_reduced)
        if self._slide is not None:
            self._slide.reduce_motion(is_reduced)

    def step(self, pages: int) -> None:
        """Turns the pages of the live slide."""
        if self._slide is None or self.is_frozen:
            return
        self._slide.step(pages)
        if not self._is_foyer and not self._slide.turns_after_ms:
            self._turned.start()

    def _keep_page(self) -> None:
        """Once it rests, and what moves on it too; the last page of several is enough."""
        if self._slide is not None and self._slide.page != self._document.assembly.room_screen.page:
            self._document.perform(turn_page, self._slide.page)

    def tick(self) -> None:
        """Time goes on; the next tick is when a second that somebody sees changes."""
        now = self._document.now()
        if self._slide is not None and not self.is_frozen:
            self._slide.tick(now)
        self.ticked.emit(now)
        self._wait(now)

    def _wait(self, now: int) -> None:
        running = self._document.assembly.agenda.running
        waits = [Countdown.of(running).changes_in(now)] if running is not None else []
        waits += [self._slide.changes_in(now)] if self._slide is not None else []
        self._timer.start(min(waits, default=1_000) + _AFTER_MS)

    def _restore(self) -> None:
        """The wall shows again what it showed before, a cover over it when there was one."""
        cover = self._cover
        self._window.show_cover(Cover.NONE)
        self._refresh(is_first=True)
        self._window.show_cover(cover)

    def _on_changed(self, aspects: Aspect) -> None:
        if aspects:
            self._refresh()
        if any(aspects & each for each in _ON):
            self._wait(self._document.now())

    def _refresh(self, *, is_first: bool = False) -> None:
        if self.is_frozen and not is_first:
            return
        assembly = self._document.assembly
        showing, takes = self._wanted
        is_taken, self._takes = takes != self._takes, takes
        if is_first or is_taken:
            told = self._as_taken.language
            self._language = told if is_language(told) else language()
        if is_first or is_taken or not self._stands(showing):
            is_old = is_first and self._stands(showing) and takes == self._takes_at_opening
            self._show(showing, self._at_take if is_old else assembly)
        # else what people edit meanwhile reaches the room with the next take
        if self._slide is not None:
            self._slide.show_corner(corner(assembly, showing))
        if is_taken and not is_first:
            self.taken.emit()

    def _stands(self, showing: Showing) -> bool:
        """Whether the slide stays as it is; a poll's does when voting has begun since. When it has
        ended the wall says so: nobody may be asked to vote in vain.
        """
        if showing.scene not in POLL_SCENES:
            return showing.scene in _STANDS
        assembly, stood = self._document.assembly, self._as_taken.poll_state
        if closed_since(assembly, showing.subject, stood):
            return False
        poll = assembly.voting.polls.get(showing.subject)
        moved_on = poll is not None and stood not in ("", poll.state.value)
        return moved_on or showing.scene in _STANDS

    def _show(self, showing: Showing, assembly: Assembly) -> None:
        stood = self._as_taken
        seen = picture(assembly, showing, self._address, stood.poll_state, stood.at)
        slide = self._slide if showing == self._showing else None
        if slide is None or not slide.follow(seen):
            self._put(slide_of(seen), showing)
        else:
            slide.speak(self._language)

    def _put(self, slide: AnySlide, showing: Showing) -> None:
        self._turned.stop()
        self._slide, self._showing = slide, showing
        slide.speak(self._language)
        slide.reduce_motion(self._is_still)
        # Size and colours first, or it would be composed twice, once for nobody.
        slide.resize(self._window.size())
        slide.setParent(self._window)
        slide.show_corner(corner(self._document.assembly, showing))
        slide.tick(self._document.now())
        if not self._is_foyer and not slide.turns_after_ms:
            slide.step(self._document.assembly.room_screen.page - 1)
        self._window.show_slide(slide)
        self.slide_changed.emit()
