"""What is seen before an assembly is open: begin, open, try, or go on where one was."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from app import i18n
from app.i18n import _
from app.settings import Settings
from app.ui.icons import paint_icon
from app.ui.start.recent import RecentList
from app.ui.theme import Role, Space, colours_of, font, icon_pixels, mix, scaled
from app.ui.theme.drawing import CARD_RADIUS, fill_rounded, focus_ring, has_key_focus
from app.ui.widgets import Arrival, Banner, Button, Kind, Text, Tone
from app.ui.widgets.drawn import Drawn

_State = QStyle.StateFlag
_WIDE = 780
_LANGUAGES: dict[i18n.Language, str] = {"da": "Dansk", "en": "English"}


class Emblem(Drawn):
    """A round table and the people at it."""

    _SEATS = 8

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(scaled(72), scaled(72))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The table, eight seats around it, one of them taken by whoever speaks."""
        colours, side = colours_of(self), self.width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, seat = QPointF(side / 2, side / 2), side * 0.075
        painter.setBrush(QColor(colours.accent))
        painter.drawEllipse(middle, side * 0.26, side * 0.26)
        for number in range(self._SEATS):
            turn = 2 * math.pi * (number / self._SEATS) - math.pi / 2
            place = middle + QPointF(math.cos(turn), math.sin(turn)) * (side * 0.41)
            ink = mix(colours.accent, colours.window, 0.0 if number == 0 else 0.45)
            painter.setBrush(ink)
            painter.drawEllipse(place, seat, seat)


class Choice(QPushButton):
    """A large choice: icon, name, one line about it."""

    def __init__(self, icon_name: str, is_first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._is_first, self._line = icon_name, is_first, ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_texts(self, name: str, line: str) -> None:
        """The words in the language of the moment."""
        self.setText(name)
        self._line = line
        self.setAccessibleName(name.rstrip("…"))
        self.setAccessibleDescription(line)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Icon above, name, two lines of words."""
        words = QFontMetrics(font(Role.SUBHEADING)).height()
        lines = 2 * QFontMetrics(font(Role.LABEL)).lineSpacing()
        return QSize(scaled(230), icon_pixels(26) + words + lines + 2 * Space.LARGE + 18)

    def minimumSizeHint(self) -> QSize:
        """Narrower when there is no room."""
        return QSize(scaled(180), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card; the first one is filled."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        colours, painter = colours_of(self), QPainter(self)
        rect = QRectF(self.rect())
        is_over = bool(option.state & (_State.State_MouseOver | _State.State_Sunken))
        if self._is_first:
            fill = edge = colours.accent_hover if is_over else colours.accent
            ink = quiet = colours.on_accent
        else:
            fill = colours.raised if is_over else colours.surface
            edge = colours.outline if is_over else colours.border
            ink, quiet = colours.text, colours.muted
        fill_rounded(painter, rect, fill, edge, CARD_RADIUS)
        self._paint_words(painter, rect.adjusted(*_inset()), ink, quiet)
        if has_key_focus(option.state):
            focus_ring(painter, rect, colours, CARD_RADIUS, gap=self._is_first)

    def _paint_words(self, painter: QPainter, inside: QRectF, ink: str, quiet: str) -> None:
        side = icon_pixels(26)
        box = QRectF(inside.left(), inside.top(), side, side)
        paint_icon(painter, self._icon_name, box, ink)
        painter.setFont(font(Role.SUBHEADING))
        painter.setPen(QColor(ink))
        name = inside.adjusted(0, side + 12, 0, 0)
        painter.drawText(name, Qt.AlignmentFlag.AlignTop, self.text())
        below = name.adjusted(0, painter.fontMetrics().height() + 2, 0, 4)
        painter.setFont(font(Role.LABEL))
        painter.setPen(QColor(quiet))
        painter.drawText(below, Qt.TextFlag.TextWordWrap, self._line)


class StartPage(QWidget):
    """`open_wanted` carries a path, or None to ask for one; `language_wanted` "da" or "en"."""

    new_wanted = Signal()
    open_wanted = Signal(object)
    example_wanted = Signal()
    follow_wanted = Signal()
    language_wanted = Signal(str)

    def __init__(
        self,
        settings: Settings,
        keep: Callable[[], None],
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        """`keep` writes the settings, in which the recent assemblies stand, to disk."""
        super().__init__(parent)
        self._settings, self._keep, self._today = settings, keep, today
        self._name, self._line = Text("Bordrunde", Role.TITLE), Text(tone=Tone.MUTED, wraps=True)
        self.new = Choice("file-plus", True)
        self.open = Choice("folder-open", False)
        self.example = Choice("sparkles", False)
        self.recent = RecentList()
        self.follow = Button(kind=Kind.QUIET, icon_name="copy")
        self.languages: dict[i18n.Language, Button] = {}
        self._group = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self.retranslate()
        Arrival(self, self._take_keyboard)

    def retranslate(self) -> None:
        """All words, and the recent assemblies, as they are now."""
        self._line.setText(_("Runs a citizens' assembly in the room, from the first list of"
                             " members to handing over the recommendations."))  # fmt: skip
        self.new.show_texts(_("New assembly…"), _("Name, question, commissioner and meeting days"))
        self.open.show_texts(_("Open…"), _("An assembly on this laptop or a USB stick"))
        self.example.show_texts(_("Try the example"), _("A whole day with 36 fictional members"))
        self.follow.setText(_("Follow another laptop…"))
        for language, button in self.languages.items():
            button.setChecked(language == i18n.language())
        self._show_recent()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language and the zoom."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._body.setMaximumWidth(scaled(_WIDE))
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Files may have come or gone."""
        super().showEvent(event)
        self._show_recent()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choices stand under each other when there is no room."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_WIDE - 120)
        direction = QBoxLayout.Direction
        self._choices.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _take_keyboard(self) -> None:
        """Enter goes on with the latest assembly that is there, or begins one; it answers a message
        that has asked for it first.
        """
        asked: QWidget | None = self.window().focusWidget()
        while asked is not None:
            if isinstance(asked, Banner):
                return
            asked = asked.parentWidget()
        there = (each for each in self.recent.in_order() if each.isEnabled())
        next(there, self.new).setFocus(Qt.FocusReason.TabFocusReason)

    def _show_recent(self) -> None:
        paths = [Path(each) for each in self._settings.recent]
        self.recent.show_paths(paths, self._today(), self._settings.name_of)

    def _lay_out(self) -> None:
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choices.setSpacing(Space.MEDIUM)
        for choice in (self.new, self.open, self.example):
            self._choices.addWidget(choice)
        head = QVBoxLayout()
        head.setSpacing(Space.TINY)
        head.addWidget(self._name)
        head.addWidget(self._line)
        across = QHBoxLayout()
        across.setSpacing(Space.LARGE)
        across.addWidget(Emblem(), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(head, 1)
        across.addLayout(self._switch(), 0)
        body = QWidget()
        body.setMaximumWidth(scaled(_WIDE))
        column = QVBoxLayout(body)
        column.setSpacing(Space.HUGE)
        column.addStretch(1)
        column.addLayout(across)
        column.addLayout(self._choices)
        column.addWidget(self.recent)
        column.addWidget(self.follow, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        self._frame(body)

    def _frame(self, body: QWidget) -> None:
        """In the middle of the window, and scrolled when it is too large for it."""
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.HUGE)
        row.addStretch(1)
        row.addWidget(body, 50)
        row.addStretch(1)
        frame = QScrollArea()
        frame.setFrameShape(QFrame.Shape.NoFrame)
        frame.setWidgetResizable(True)
        frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frame.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self._body = body

    def _switch(self) -> QVBoxLayout:
        """Each language by its own name."""
        row = QHBoxLayout()
        row.setSpacing(Space.TINY)
        for language, name in _LANGUAGES.items():
            button = Button(name, Kind.QUIET)
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_language, language))
            self._group.addButton(button)
            self.languages[language] = button
            row.addWidget(button)
        column = QVBoxLayout()
        column.addLayout(row)
        column.addStretch(1)
        return column

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_wanted)
        self.open.clicked.connect(self._on_open)
        self.example.clicked.connect(self.example_wanted)
        self.follow.clicked.connect(self.follow_wanted)
        self.recent.chosen.connect(self.open_wanted)
        self.recent.forgotten.connect(self._on_forgotten)

    def _on_open(self) -> None:
        self.open_wanted.emit(None)

    def _on_language(self, language: str, _is_checked: bool = False) -> None:
        self.language_wanted.emit(language)

    def _on_forgotten(self, path: Path) -> None:
        self._settings.recent = [each for each in self._settings.recent if Path(each) != path]
        self._keep()
        self._show_recent()


def _inset() -> tuple[int, int, int, int]:
    return Space.LARGE, Space.LARGE, -Space.LARGE, -Space.SMALL
