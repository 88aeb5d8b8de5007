"""The one object that changes how the whole program looks."""

from __future__ import annotations

import sys
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from app.ui.theme.colours import CONTRAST, DARK, LIGHT, Colours
from app.ui.theme.palettes import make_palette
from app.ui.theme.style import CalmStyle
from app.ui.theme.typography import ZOOM_STEPS, load_fonts, use_body_font


class Mode(Enum):
    """What the person chose; SYSTEM follows the desktop's colour scheme and contrast wish."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


_FIXED: Final = {Mode.LIGHT: LIGHT, Mode.DARK: DARK, Mode.CONTRAST: CONTRAST}
_MOTION_AS_USUAL: Final = getattr(getattr(Qt, "MotionPreference", None), "NoPreference", None)
_NATIVE: Final = {
    Mode.SYSTEM: Qt.ColorScheme.Unknown,
    Mode.LIGHT: Qt.ColorScheme.Light,
    Mode.DARK: Qt.ColorScheme.Dark,
    Mode.CONTRAST: Qt.ColorScheme.Dark,
}


class Appearance(QObject):
    """Applies style, palette and font to the application and changes them at once.

    `changed` is emitted after the application has the new look; most widgets need not listen, for
    they get Qt's own palette and font events.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, mode: Mode = Mode.SYSTEM, zoom_percent: int = 100
    ) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._zoom_percent = _nearest_step(zoom_percent)
        # Held in attributes: the chained calls return objects that Qt deletes at once (ecosystem).
        self._hints = app.styleHints()
        self._accessibility = self._hints.accessibility()
        load_fonts()
        self._style = CalmStyle()
        app.setStyle(self._style)
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._accessibility.contrastPreferenceChanged.connect(self._follow_system)
        self._apply_font()
        self._apply_colours()

    @property
    def mode(self) -> Mode:
        """What the person chose."""
        return self._mode

    @property
    def zoom_percent(self) -> int:
        """The text zoom, one of the steps from 80 to 200."""
        return self._zoom_percent

    @property
    def colours(self) -> Colours:
        """The scheme in force in the main window."""
        return _FIXED.get(self._mode) or self._system_colours()

    @property
    def reduces_motion(self) -> bool:
        """Whether the person asked the system for no animations.

        Qt tells it for every system from 6.12 on; until then only Windows' own switch is known.
        """
        if hasattr(self._accessibility, "motionPreference"):
            return bool(self._accessibility.motionPreference() != _MOTION_AS_USUAL)
        return sys.platform == "win32" and not self._app.isEffectEnabled(Qt.UIEffect.UI_General)

    def choose(self, mode: Mode) -> None:
        """Changes the scheme at once; native title bars follow where the system allows."""
        self._mode = mode
        self._hints.setColorScheme(_NATIVE[mode])
        self._apply_colours()
        self.changed.emit()

    def zoom_to(self, percent: int) -> None:
        """Changes the text size everywhere; the nearest step is taken."""
        self._zoom_percent = _nearest_step(percent)
        self._apply_font()
        self.changed.emit()

    def zoom_in(self) -> None:
        """One step larger."""
        self.zoom_to(next((s for s in ZOOM_STEPS if s > self._zoom_percent), ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """One step smaller."""
        smaller = [s for s in ZOOM_STEPS if s < self._zoom_percent]
        self.zoom_to(smaller[-1] if smaller else ZOOM_STEPS[0])

    def zoom_reset(self) -> None:
        """Back to 100 percent."""
        self.zoom_to(100)

    def _system_colours(self) -> Colours:
        if self._accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return CONTRAST
        return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _follow_system(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._apply_colours()
            self.changed.emit()

    def _apply_colours(self) -> None:
        self._app.setPalette(make_palette(self.colours))

    def _apply_font(self) -> None:
        """Sets the font and tells also the widgets whose own font hides the change from them.

        Qt sends FontChange only to widgets that inherit the size, and a heading has its own. To
        them it is a change of style (icons grow too), which `changeEvent` hears of: an override of
        `event` would be called for each of the thousands of events of a page that comes.
        """
        use_body_font(self._app, self._zoom_percent)
        for widget in self._app.allWidgets():
            self._app.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def _nearest_step(percent: int) -> int:
    return min(ZOOM_STEPS, key=lambda step: abs(step - percent))
