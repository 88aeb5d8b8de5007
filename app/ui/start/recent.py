"""The assemblies that were open lately: name, folder, when; those that are gone say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, clock
from app.i18n import date as spoken_date
from app.ui.theme import Role, Space, colours_of, font, scaled
from app.ui.theme.drawing import fill_rounded, focus_ring, has_key_focus
from app.ui.widgets import IconButton, Text, Tone

_State = QStyle.StateFlag
_WHEN = 0.26


class RecentButton(QPushButton):
    """One assembly: its name over its folder, and when it was last written to the right."""

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._when = ""
        self._folder = _short(path.parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, today: date, name: str, *, is_twin: bool = False) -> None:
        """What it is called and whether it is there, in the language of the moment; the folder with
        the file's name when another one is called the same.
        """
        self._folder = _short(self.path if is_twin else self.path.parent)
        written = _written(self.path)
        self._when = _when(written, today) if written else _("Not found")
        self.setEnabled(written is not None)
        self.setText(name)
        self.setToolTip(str(self.path))
        self.setAccessibleName(f"{name}, {self._folder}, {self._when}")
        self.update()

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(scaled(320), self._high(Role.STRONG) + self._high(Role.CAPTION) + 18)

    def minimumSizeHint(self) -> QSize:
        """The lines are shortened before the page grows."""
        return QSize(scaled(160), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Name, folder, when."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        colours = colours_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if option.state & _State.State_MouseOver and self.isEnabled():
            fill_rounded(painter, rect, colours.raised)
        inside = rect.adjusted(Space.MEDIUM, 9, -Space.MEDIUM, -9)
        words = inside.adjusted(0, 0, -inside.width() * _WHEN, 0)
        ink = colours.text if self.isEnabled() else colours.muted
        _write(painter, words, self.text(), Role.STRONG, ink, Qt.AlignmentFlag.AlignTop)
        bottom = Qt.AlignmentFlag.AlignBottom
        _write(painter, words, self._folder, Role.CAPTION, colours.muted, bottom)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        place = inside.adjusted(inside.width() * (1 - _WHEN) + Space.SMALL, 0, 0, 0)
        told = colours.muted if self.isEnabled() else colours.warning
        _write(painter, place, self._when, Role.CAPTION, told, right)
        if has_key_focus(option.state):
            focus_ring(painter, rect, colours)

    @staticmethod
    def _high(role: Role) -> int:
        return QFontMetrics(font(role)).height()


class RecentList(QWidget):
    """`chosen` and `forgotten` carry a path."""

    chosen = Signal(object)
    forgotten = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: dict[Path, QWidget] = {}
        self.buttons: dict[Path, RecentButton] = {}
        self.crosses: dict[Path, IconButton] = {}
        self._title = Text(role=Role.LABEL, tone=Tone.MUTED)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.HAIR)
        self._column.addWidget(self._title)

    def show_paths(
        self, paths: Sequence[Path], today: date, name_of: Callable[[Path], str]
    ) -> None:
        """These, the latest first, by the names of their assemblies."""
        for gone in [path for path in self._lines if path not in paths]:
            self._lines.pop(gone).deleteLater()
            del self.buttons[gone], self.crosses[gone]
        names = Counter(map(name_of, paths))
        for at, path in enumerate(paths, 1):
            if path not in self._lines:
                self._lines[path] = self._line(path)
            self._column.insertWidget(at, self._lines[path])
            name = name_of(path)
            self.buttons[path].show_state(today, name, is_twin=names[name] > 1)
            self.crosses[path].name_it(_("Remove {name} from this list").format(name=name))
        self._title.setText(_("Recently opened"))
        self.setVisible(bool(paths))

    def in_order(self) -> list[RecentButton]:
        """The buttons from above."""
        return sorted(self.buttons.values(), key=self._place)

    def _place(self, button: RecentButton) -> int:
        return self._column.indexOf(self._lines[button.path])

    def _line(self, path: Path) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TINY)
        self.buttons[path], self.crosses[path] = RecentButton(path), IconButton("x")
        row.addWidget(self.buttons[path], 1)
        row.addWidget(self.crosses[path])
        self.buttons[path].clicked.connect(partial(self._on_chosen, path))
        self.crosses[path].clicked.connect(partial(self._on_forgotten, path))
        return line

    def _on_chosen(self, path: Path, _is_checked: bool = False) -> None:
        self.chosen.emit(path)

    def _on_forgotten(self, path: Path, _is_checked: bool = False) -> None:
        self.forgotten.emit(path)


def _written(path: Path) -> datetime | None:
    """When the file was last written; None when it is not there or cannot be asked."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime)
    except OSError:
        return None


def _when(written: datetime, today: date) -> str:
    time = clock(written.hour * 60 + written.minute)
    if written.date() == today:
        return _("Today at {time}").format(time=time)
    if written.date() == today - timedelta(days=1):
        return _("Yesterday at {time}").format(time=time)
    return spoken_date(written.date(), "medium")


def _short(folder: Path) -> str:
    """The folder, seen from the person's own."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(folder)


def _write(
    painter: QPainter, rect: QRectF, text: str, role: Role, ink: str, align: Qt.AlignmentFlag
) -> None:
    painter.setFont(font(role))
    painter.setPen(QColor(ink))
    elide = Qt.TextElideMode.ElideMiddle if role is Role.CAPTION else Qt.TextElideMode.ElideRight
    painter.drawText(rect, align, painter.fontMetrics().elidedText(text, elide, int(rect.width())))
