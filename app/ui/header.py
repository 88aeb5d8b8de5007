"""The head of the window: which assembly this is, and how the room screen stands."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _
from app.models.room import Cover
from app.ui.room_place import Place
from app.ui.theme import Role, Space, colours_of, scaled
from app.ui.widgets import Badge, Button, ElidedText, IconButton, Tint, Tone, widgets_of

_WORDS_FROM: Final = 700
"""Below this width in body-text units there is no room for every word."""


class Header(QWidget):
    """Name and meeting to the left; room screen, search and what others add to the right."""

    palette_wanted = Signal()
    room_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name = ElidedText(role=Role.SUBHEADING)
        self._line = ElidedText(role=Role.BODY, tone=Tone.MUTED)
        self._room = Badge()
        self._room_button = Button(icon_name="monitor-play")
        self._search = IconButton("search")
        self._room_button.clicked.connect(self.room_wanted)
        self._search.clicked.connect(self.palette_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.MEDIUM, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        self._titles = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._titles.setSpacing(Space.MEDIUM)
        self._titles.addWidget(self._name)
        self._titles.addWidget(self._line, 1)
        row.addLayout(self._titles, 1)
        self._more = QHBoxLayout()
        row.addLayout(self._more)
        for part in (self._room, self._room_button, self._search):
            row.addWidget(part)
        self._state = (Cover.NONE, Place.HIDDEN)
        self.retranslate()

    def show_name(self, name: str, line: str = "") -> None:
        """The assembly's name and the line beside it, such as the meeting day."""
        self._name.setText(name)
        self._line.setText(line)
        self.setAccessibleName(f"{name}, {line}" if line else name)

    def show_room(self, cover: Cover, place: Place) -> None:
        """Tells loudly what the room sees: nothing, black, a frozen picture or the live slide."""
        self._state = (cover, place)
        words, tint = _room_words(cover, place)
        self._room.show_text(words, tint)
        is_shown = place in (Place.DISPLAY, Place.WINDOW)
        self._room_button.set_icon_name("monitor-off" if is_shown else "monitor-play")
        self._name_button()

    def add_widget(self, widget: QWidget) -> None:
        """A place for what must stay in sight, such as the clock."""
        self._more.addWidget(widget)

    def retranslate(self) -> None:
        """Says the same in the language of the moment."""
        self._search.name_it(_("Find a command (Ctrl+K)"))
        self.show_room(*self._state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button's words give way before the assembly's name."""
        super().resizeEvent(event)
        self._name_button()

    def event(self, event: QEvent) -> bool:
        """A part that came, went or grew leaves the others another room."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._name_button()
        return handled

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the button's icon alone: its words leave in time."""
        least = super().minimumSizeHint()
        spare = self._room_button.minimumWidth() - self._icon_width()
        return QSize(least.width() - max(0, spare), least.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a line below."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.surface))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.border))

    def _icon_width(self) -> int:
        return self._search.width()

    def _words_width(self) -> int:
        """The button's, whether it has its words just now or not."""
        is_shown = self._state[1] in (Place.DISPLAY, Place.WINDOW)
        words = _("Hide the room screen") if is_shown else _("Show the room screen")
        told = self._room_button.fontMetrics().horizontalAdvance(words)
        bare = self._room_button.fontMetrics().horizontalAdvance(self._room_button.text())
        gap = 0 if self._room_button.text() else Space.SMALL
        return max(self._icon_width(), self._room_button.sizeHint().width() - bare + told + gap)

    def _name_button(self) -> None:
        """Names are told whole as long as they can: where they have no room in a row they stand
        under each other, and then the button is its icon. In a narrow window the button is that
        anyhow, and the meeting's name gives way.
        """
        is_wide = self.width() >= scaled(_WORDS_FROM)
        spare = self.width() - self._taken() - self._words_width()
        in_a_row, beneath = self._widths()
        is_row = not is_wide or in_a_row <= spare
        has_words = is_wide and (is_row or beneath <= spare)
        self._show_button(has_words=has_words)
        self._line.setVisible(is_wide and bool(self._line.text()))
        direction = QBoxLayout.Direction.LeftToRight if is_row else QBoxLayout.Direction.TopToBottom
        if direction != self._titles.direction():
            self._titles.setDirection(direction)
            self._titles.setSpacing(Space.MEDIUM if is_row else 0)

    def _widths(self) -> tuple[int, int]:
        """How much room the names need in a row, and under each other."""
        name, line = (
            each.fontMetrics().horizontalAdvance(each.text()) + 1
            for each in (self._name, self._line)
        )
        return name + line + (Space.MEDIUM if self._line.text() else 0), max(name, line)

    def _taken(self) -> int:
        """What the parts to the right of the names take, without the button."""
        parts = (*widgets_of(self._more), self._room, self._search)
        shown = [each.sizeHint().width() + Space.MEDIUM for each in parts if not each.isHidden()]
        return sum(shown) + Space.LARGE + 2 * Space.MEDIUM

    def _show_button(self, *, has_words: bool) -> None:
        is_shown = self._state[1] in (Place.DISPLAY, Place.WINDOW)
        words = _("Hide the room screen") if is_shown else _("Show the room screen")
        self._room_button.setText(words if has_words else "")
        self._room_button.setToolTip("" if has_words else words)
        self._room_button.setAccessibleName(words)
        # All its words or none: without a least width it would be clipped when the head is full.
        self._room_button.setMinimumWidth(self._words_width() if has_words else self._icon_width())


def _room_words(cover: Cover, place: Place) -> tuple[str, Tint]:
    if place is Place.LOST:
        return _("Room screen unplugged"), Tint.DANGER
    if place is Place.HIDDEN:
        return _("Room screen is off"), Tint.INFO
    return {
        Cover.NONE: (_("Live in the room"), Tint.POSITIVE),
        Cover.BLANK: (_("The room sees black"), Tint.DANGER),
        Cover.FREEZE: (_("Frozen picture in the room"), Tint.WARNING),
        Cover.TITLE: (_("Title card in the room"), Tint.WARNING),
    }[cover]
