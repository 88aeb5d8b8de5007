"""What is done with the phases: by the strip, its menu, and Ctrl+K; each one step of Undo."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Final

import shiboken6
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.document import Document
from app.i18n import _, _n, language
from app.models import recommendations
from app.models.entries import Facts
from app.models.recommendations import STAGES, Gate, Stage
from app.models.room import take_scene
from app.ui.icons import icon
from app.ui.page import Page
from app.ui.recommendations.phase_strip import PhaseStrip, step_words
from app.ui.scenes import gate_showing
from app.ui.toast import Toast
from app.way_words import meaning, stage_name, state_word

CALLS_MIN: Final = (5, 10, 15)
"""Last calls that are offered, in minutes."""
USUAL_MIN: Final = 10
_MINUTE_MS: Final = 60_000
_ICONS: Final = {
    "step": "skip-forward",
    "again": "undo-2",
    "room": "monitor-play",
    "choose": "flag",
    "leave": "x",
}


class PhaseDeeds(QObject):
    """`told` carries the `Toast` once a deed is on disk. `strip` is to be laid out by the page."""

    told = Signal(object)

    def __init__(self, document: Document, page: Page) -> None:
        super().__init__(page)
        self._document, self._page = document, page
        self.strip = PhaseStrip()
        handlers: dict[str, Callable[[], None]] = {
            "step": self.step,
            **{f"call-{each}": partial(self.call, each) for each in CALLS_MIN},
            "again": self.again,
            "room": self.show_in_room,
            "choose": self.choose,
            "leave": self.leave,
        }
        self.actions = {key: self._made(key, handler) for key, handler in handlers.items()}
        self.strip.moved.connect(self.step)
        self.strip.called.connect(partial(self.call, USUAL_MIN))
        self.strip.menu_wanted.connect(self.open_menu)

    @property
    def gate(self) -> Gate:
        """Where the gate is."""
        return self._document.assembly.recommendations.way.gate

    def show_gate(self) -> None:
        """Strip and actions as the gate is now."""
        gate = self.gate
        self.strip.show_gate(gate)
        self.actions["step"].setEnabled(bool(step_words(gate)))
        self.actions["again"].setEnabled(gate.is_followed and not (gate.is_open and not gate.until))
        for each in CALLS_MIN:
            self.actions[f"call-{each}"].setEnabled(gate.is_open)
        for key in ("room", "leave"):
            self.actions[key].setEnabled(gate.is_followed)
        self.retranslate()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        gate = self.gate
        name = stage_name(gate.stage) if gate.stage else ""
        then = gate.stage.then if gate.stage else None
        words = {
            "step": _("Begin the phases"),
            "again": _("Open the phase again"),
            "room": _("Show the phase to the room"),
            "choose": _("Go to a phase …"),
            "leave": _("Follow no phases any more"),
        }
        if gate.is_open:
            words["step"] = _("Close the phase: {name}").format(name=name)
        elif gate.stage:
            following = stage_name(then) if then else name
            words["step"] = _("Open the phase: {name}").format(name=following)
        if gate.until:
            words["again"] = _("Take the last call back")
        for each in CALLS_MIN:
            told = _n("Last call: {n} minute", "Last call: {n} minutes", each)
            words[f"call-{each}"] = told.format(n=each)
        for key, said in words.items():
            self.actions[key].setText(said)
        self.strip.retranslate()

    # -- what can be done

    def step(self) -> None:
        """Close what is open, or open what follows."""
        gate = self.gate
        if gate.is_open:
            self._do(_("Close the phase: {name}"), gate.stage, recommendations.close_stage)
        else:
            then = gate.stage.then if gate.stage else STAGES[0]
            if then is not None:
                self.go(then)

    def go(self, stage: Stage) -> None:
        """Open any phase; going back is allowed."""
        label = _("Open the phase: {name}")
        self._do(label, stage, recommendations.open_stage, stage)

    def again(self) -> None:
        """Open the phase that is on again, or take its last call back."""
        if self.gate.stage is not None:
            self.go(self.gate.stage)

    def call(self, minutes: int) -> None:
        """A last call; nothing closes by itself."""
        until = self._document.now() + minutes * _MINUTE_MS
        label = _("Last call: {name}")
        self._do(label, self.gate.stage, recommendations.last_call, until)

    def leave(self) -> None:
        """Follow no phases any more: everything is open."""
        self._do(_("Follow no phases any more"), None, recommendations.leave_stages)

    def show_in_room(self) -> None:
        """The gate on the room screen."""
        showing = gate_showing(self.gate)
        if showing is not None:
            label = _("Show the phase to the room")
            future = self._document.do(label, take_scene, showing, language())
            future.add_done_callback(
                partial(self._on_done, lambda: _("The phase is on the room screen."), False)
            )

    def choose(self) -> None:
        """All phases as a menu below the strip."""
        menu = self._menu()
        self._add_stages(menu)
        menu.popup(self.strip.mapToGlobal(self.strip.rect().bottomLeft()))

    def open_menu(self, at: QPoint) -> None:
        """All that can be done now, and every phase."""
        menu = self._menu()
        for key, action in self.actions.items():
            if action.isEnabled() and key != "choose":
                menu.addAction(action)
        inner = menu.addMenu(_("Go to a phase …"))
        self._add_stages(inner)
        menu.popup(at)

    # -- inside

    def _menu(self) -> QMenu:
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _add_stages(self, menu: QMenu) -> None:
        for each in STAGES:
            action = menu.addAction(f"{each.number}. {stage_name(each)}", partial(self.go, each))
            action.setCheckable(True)
            action.setChecked(each is self.gate.stage)

    def _made(self, key: str, handler: Callable[[], None]) -> QAction:
        action = QAction(icon(_ICONS.get(key, "bell")), "", self._page)
        action.setObjectName(f"phase-{key}")
        action.triggered.connect(lambda _is_checked=False: handler())
        self._page.offer(action)
        return action

    def _do(
        self, label: str, stage: Stage | None, decide: Callable[..., Facts], *args: object
    ) -> None:
        named = label.format(name=stage_name(stage) if stage else "")
        future = self._document.do(named, decide, *args, self._document.now())
        future.add_done_callback(partial(self._on_done, self._gate_words, True))

    def _gate_words(self) -> str:
        gate = self.gate
        if gate.stage is None:
            return _(
                "No phases are followed. Tables write notes; recommendations are written here."
            )
        told = _("{name} ({state}). {meaning}")
        name, state = stage_name(gate.stage), state_word(gate)
        return told.format(name=name, state=state, meaning=meaning(gate))

    def _on_done(self, words: Callable[[], str], can_undo: bool, future: Future[Facts]) -> None:
        if future.exception() is None and future.result() and shiboken6.isValid(self):
            self.told.emit(Toast(words(), can_undo=can_undo))
