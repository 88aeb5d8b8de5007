"""The window the room sees: one slide, or what covers it. It holds no truth and takes no decision.

Nothing but slides is ever shown here: no tooltip, no dialog, no pointer that lies still. Text sizes
are the slides' business; this window gives them its whole area and the room's palette.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractAnimation,
    QEasingCurve,
    QEvent,
    QObject,
    QRect,
    QSizeF,
    Qt,
    QTimer,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QStackedLayout, QWidget

from app import turns
from app.i18n import _
from app.models.room import Cover
from app.ui.clicker import acts_once, clicked
from app.ui.geometry import place_over
from app.ui.held import HeldKeys
from app.ui.scenes import TitlePicture
from app.ui.slide.base import Slide
from app.ui.slides.title_slide import TitleSlide
from app.ui.theme import ROOM_DARK, Colours, colours_of, use_palette

FADE_MS: Final = 240
POINTER_RESTS_MS: Final = 3_000


class RoomWindow(QWidget):
    """Frameless over the room's display, or a floating window when there is none.

    `clicked` carries what a key of a clicker means (`clicker.clicked`) when it was pressed here;
    `stepped` carries +1 or -1 for page down and up; `closed_by_hand` tells that somebody closed the
    floating window; `screen_changed` that the system put the window on another display.
    """

    clicked = Signal(object)
    stepped = Signal(int)
    closed_by_hand = Signal()
    screen_changed = Signal()

    def __init__(self, colours: Colours = ROOM_DARK) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("room-window")
        # The keyboard stays with the facilitator.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        use_palette(self, colours)
        HeldKeys(self, acts_once)
        self._moves_calmly = True
        self._cover = Cover.NONE
        self._slide: QWidget | None = None
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._fade = _Fade(self)
        self._veil = _Veil(self)
        self._pointer_timer = QTimer(self)
        self._pointer_timer.setSingleShot(True)
        self._pointer_timer.timeout.connect(self._hide_pointer)
        self.setMouseTracking(True)
        self.resize(960, 540)

    @property
    def cover(self) -> Cover:
        """What lies over the slide."""
        return self._cover

    @property
    def slide(self) -> QWidget | None:
        """The slide that lies underneath, or None before the first."""
        return self._slide

    @property
    def title_card(self) -> TitleSlide:
        """What covers the slide as the title card, for a miniature to draw too."""
        return self._veil.card

    def reduce_motion(self, is_reduced: bool) -> None:
        """Without motion a slide is simply there."""
        self._moves_calmly = not is_reduced

    def show_slide(self, slide: QWidget) -> None:
        """Puts a slide on, fading over from the one before; the window owns it from now on.

        While the picture is frozen the change happens underneath, unseen.
        """
        if slide is self._slide:
            return
        before, self._slide = self._slide, slide
        fades = before is not None and self._may_fade()
        picture = self._picture() if fades else QPixmap()
        self._fade.forget()
        slide.setMouseTracking(True)
        slide.installEventFilter(self)
        if isinstance(slide, Slide):
            slide.redrawn.connect(self._fade.forget)
        self._stack.addWidget(slide)
        self._stack.setCurrentWidget(slide)
        if before is not None:
            self._stack.removeWidget(before)
            before.hide()
            before.deleteLater()
        if fades:
            self._fade.start(picture, slide)
        self._veil.raise_()

    def use_colours(self, colours: Colours) -> None:
        """Puts all that is shown here in another scheme."""
        self._fade.forget()
        use_palette(self, colours)

    def come_forward(self) -> None:
        """Over whatever another program put on this display meanwhile; the keyboard stays."""
        if self.isVisible():
            if self.isMinimized():
                self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
            self.raise_()

    def show_title(self, card: TitlePicture) -> None:
        """What the title card says that may cover the slide."""
        self._veil.card.set_picture(card)
        self.setWindowTitle(_("{name} – room screen").format(name=card.name))

    def show_cover(self, cover: Cover) -> None:
        """Covers the slide, or uncovers it; the same cover again changes nothing."""
        if cover is self._cover:
            return
        picture = self._picture() if cover is Cover.FREEZE else None
        self._cover = cover
        self._fade.stop()
        self._veil.show_cover(cover, picture)

    def show_on(self, screen: QScreen) -> None:
        """Full screen on a display. The caller has made sure that it is not the controls' own."""
        self.hide()
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._belong_to(None)
        # The screen first: going full screen asks where the window is, not where it will be.
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self._rest_pointer()

    def float_over(self, controls: QWidget, part: QWidget, on: QRect | None = None) -> None:
        """An ordinary window near the controls, for one display or a mirrored one. Where it has to
        lie over them, it lies `on` what shows the same there, else over this `part`.

        It belongs to the controls as a dialog does: only so does a window system keep it above them
        when the keyboard goes back there.
        """
        self.hide()
        self.setWindowFlags(_FLOATING)
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setScreen(controls.screen())
        self.setGeometry(place_over(controls, part, on))
        self._belong_to(controls)
        self.show()
        self.raise_()
        self._rest_pointer()

    def event(self, event: QEvent) -> bool:
        """No tooltip ever appears before the room."""
        if event.type() == QEvent.Type.ToolTip:
            event.accept()
            return True
        handled = super().event(event)
        if event.type() == QEvent.Type.ScreenChangeInternal:
            self.screen_changed.emit()
        return handled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The same for slides; and a pointer that moves over one is shown."""
        if event.type() == QEvent.Type.ToolTip:
            return True
        if event.type() == QEvent.Type.MouseMove:
            self._rest_pointer()
        return super().eventFilter(watched, event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer is shown while it moves."""
        self._rest_pointer()
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a clicker; none of them closes this window."""
        meant = clicked(event)
        if isinstance(meant, int) and not isinstance(meant, Qt.Key):
            self.stepped.emit(meant)
        elif meant is not None:
            self.clicked.emit(meant)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing hides: the window lives as long as the program."""
        super().closeEvent(event)
        if event.spontaneous():
            self.closed_by_hand.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing runs for a window that is not seen."""
        self._pointer_timer.stop()
        self._fade.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cover and fade lie over the whole area."""
        super().resizeEvent(event)
        self._veil.setGeometry(self.rect())
        self._fade.setGeometry(self.rect())
        self._fade.forget()

    def _belong_to(self, controls: QWidget | None) -> None:
        self.winId()  # makes the window of the system, which new flags have taken away
        owner = None if controls is None or controls is self else controls.windowHandle()
        self.windowHandle().setTransientParent(owner)  # type: ignore[arg-type] # None is nobody

    def _picture(self) -> QPixmap:
        """What the room sees now, without the covers."""
        shown = self._slide if self._slide is not None else self
        current = self._stack.currentWidget() or shown
        known = self._fade.last_of(current)
        return current.grab() if known is None else known

    @property
    def is_fading(self) -> bool:
        """True while one slide gives way to another."""
        return self._fade.isVisible()

    def _may_fade(self) -> bool:
        return self._moves_calmly and self.isVisible() and self._cover is Cover.NONE

    def _rest_pointer(self) -> None:
        self.unsetCursor()
        self._pointer_timer.start(POINTER_RESTS_MS)

    def _hide_pointer(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)


_FLOATING: Final = (
    Qt.WindowType.Dialog
    | Qt.WindowType.WindowTitleHint
    | Qt.WindowType.WindowMinMaxButtonsHint
    | Qt.WindowType.WindowCloseButtonHint
)


class _Fade(QWidget):
    """The slide before, getting paler over the new one. Both are pictures, so that no slide is laid
    out and painted at every step; the new one's is taken a turn later, so that a take never holds
    the window up for both.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._before, self._after = QPixmap(), QPixmap()
        self._slide: QWidget | None = None
        self._last: tuple[QWidget, QPixmap] | None = None  # a slide that looks so since its fade
        self._strength = 0.0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(turns.NEXT_MS)
        self._soon.timeout.connect(self._begin)
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(FADE_MS)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._animation.valueChanged.connect(self._on_step)
        self._animation.finished.connect(self.stop)
        self.hide()

    def start(self, before: QPixmap, slide: QWidget) -> None:
        self.stop()
        self._before, self._slide = before, slide
        self._strength = 1.0
        self.show()
        self.raise_()
        self._soon.start()

    def stop(self) -> None:
        self._soon.stop()
        if self._animation.state() != QAbstractAnimation.State.Stopped:
            self._animation.stop()
        self.hide()
        self._before, self._after, self._slide = QPixmap(), QPixmap(), None

    def _begin(self) -> None:
        if self._slide is not None:
            self._after = self._slide.grab()
            if isinstance(self._slide, Slide):  # only these tell when they look different
                self._last = (self._slide, self._after)
            self._animation.start()

    def last_of(self, slide: QWidget) -> QPixmap | None:
        """What the slide looked like when it came, unless it was drawn anew since."""
        return self._last[1] if self._last is not None and self._last[0] is slide else None

    def forget(self, _shares: object = None) -> None:
        self._last = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._after)
        painter.setOpacity(self._strength)
        painter.drawPixmap(0, 0, self._before)

    def _on_step(self, strength: float) -> None:
        self._strength = strength
        self.update()


class _Veil(QWidget):
    """Black, the title card, or a picture that stands still."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._cover = Cover.NONE
        self._picture = QPixmap()
        self.card = TitleSlide(TitlePicture(""), self)
        self.card.hide()
        self.card.redrawn.connect(self._on_redrawn)
        self.hide()

    def show_cover(self, cover: Cover, picture: QPixmap | None) -> None:
        self._cover = cover
        self._picture = picture or QPixmap()
        self.setVisible(cover is not Cover.NONE)
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._cover is Cover.BLANK:
            painter.fillRect(self.rect(), QColor("#000000"))
        elif self._cover is Cover.FREEZE:
            painter.drawPixmap(self.rect(), self._picture)
        elif self._cover is Cover.TITLE:
            self.card.draw(painter, QSizeF(self.size()), colours_of(self))

    def _on_redrawn(self, _shares: object) -> None:
        self.update()
