"""The card of the start-of-day list (`app.ui.today.checks`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from app.ui.theme import Role, Space, scaled
from app.ui.today.checks import HELP_PHONES, TEST_SOUND, Check, Level, Machine, Surroundings, checks
from app.ui.widgets import Button, Card, Glyph, Kind, Text, Tone

__all__ = ["Check", "Level", "Machine", "ReadyCard", "Surroundings", "checks"]


_COLUMN: Final = 330
"""How wide a line is at least where two stand beside each other."""


class CheckLine(QWidget):
    """Sign, words, what to do, and the way to where it is made so."""

    wanted = Signal(str)
    deed_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check = Check("", Level.GREEN, "")
        self._sign, self._words = Glyph("circle"), Text(wraps=True)
        self._advice: Text | None = None  # made when first needed: most lines are green
        self._go: Button | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addStretch(0)
        self._column.addWidget(self._words)
        self._column.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SMALL)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)

    def show_check(self, check: Check) -> None:
        """The answer of the moment."""
        self._check = check
        self._sign.show_icon(*check.level.value)
        self._words.setText(check.words)
        self._show_advice(check.advice)
        self._show_way(check)
        self._level_with_way()
        told = (check.words, _level_words(check.level), check.advice)
        self.setAccessibleName(", ".join(filter(None, told)))

    def _show_advice(self, words: str) -> None:
        if self._advice is None:
            if not words:
                return
            self._advice = Text(role=Role.CAPTION, tone=Tone.MUTED, wraps=True)
            self._column.insertWidget(self._column.count() - 1, self._advice)
        self._advice.setText(words)
        self._advice.setVisible(bool(words))

    def _show_way(self, check: Check) -> None:
        has_way = bool(check.deed) or (bool(check.section) and not check.is_ready)
        if self._go is None:
            if not has_way:
                return
            self._go = Button(kind=Kind.QUIET)
            self._go.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._go.clicked.connect(self._on_go)
            self._row.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)
        ways = {TEST_SOUND: _("Test"), HELP_PHONES: _("Try it")}
        way = ways.get(check.deed) or _("Go there")
        self._go.setText(way)
        self._go.setAccessibleName(f"{way}: {check.words}")
        self._go.setVisible(has_way)

    def _level_with_way(self) -> None:
        """A single line of words stands beside the middle of the button, which is taller."""
        is_level = self._go is not None and not self._go.isHidden() and not self._check.advice
        self._column.setStretch(0, 1 if is_level else 0)
        middle, top = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignTop
        self._row.setAlignment(self._sign, middle if is_level else top)

    def _on_go(self) -> None:
        if self._check.deed:
            self.deed_wanted.emit(self._check.deed)
        else:
            self.wanted.emit(self._check.section)


class ReadyCard(Card):
    """The list; two columns when there is room, or folded to its head once the day has begun.

    `section_wanted` carries a section's key, `deed_wanted` what a line offers to do.
    """

    section_wanted = Signal(str)
    deed_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: tuple[Check, ...] = ()
        self._lines: list[CheckLine] = []
        self._title = Text(role=Role.SUBHEADING)
        self._fold = Button(kind=Kind.QUIET)
        self._is_folded = False
        self._inside = QWidget()
        self._arranged: tuple[int, ...] = ()
        self._columns = (QVBoxLayout(), QVBoxLayout())
        beside = QHBoxLayout(self._inside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(Space.HUGE)
        for column in self._columns:
            column.setSpacing(Space.SMALL)
            beside.addLayout(column, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._inside.setSizePolicy(policy)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._fold)
        self.body.addLayout(head)
        self.body.addWidget(self._inside)
        self._fold.clicked.connect(self._on_fold)
        self._name_fold()

    def fold(self, is_folded: bool) -> None:
        """Leaves the head alone, or shows the whole."""
        self._is_folded = is_folded
        self._inside.setVisible(not is_folded)
        self._name_fold()

    def show_checks(self, shown: Sequence[Check]) -> None:
        """The answers of the moment; nothing is touched when none has changed."""
        if tuple(shown) == self._shown:
            return
        self._shown = tuple(shown)
        while len(self._lines) < len(shown):
            self._add_line()
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(shown))
            if at < len(shown):
                line.show_check(shown[at])
        self._arrange()
        for column in self._columns:  # a line that got advice is higher than what they remember
            column.invalidate()
        self._inside.updateGeometry()
        ready = sum(each.is_ready for each in shown)
        title = _("Ready for today? {ready} of {all}").format(ready=ready, all=len(shown))
        self._title.setText(title)
        self.setAccessibleName(title)

    def retranslate(self) -> None:
        """All again at the next look."""
        self._shown = ()
        self._name_fold()

    def _add_line(self) -> None:
        line = CheckLine(self._inside)
        line.wanted.connect(self.section_wanted)
        line.deed_wanted.connect(self.deed_wanted)
        self._lines.append(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Each column in the order of the list, about equally high: advice is as high as words."""
        heights = [2 if each.advice else 1 for each in self._shown]
        is_wide = self.width() >= 2 * scaled(_COLUMN) + Space.HUGE
        first = _first_half(heights) if is_wide else len(heights)
        wanted = (first, len(self._lines))
        if wanted == self._arranged:
            return
        self._arranged = wanted
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        for at, line in enumerate(self._lines):
            self._columns[0 if at < first else 1].addWidget(line)
        for column in self._columns:
            column.addStretch(1)

    def _on_fold(self) -> None:
        self.fold(not self._is_folded)

    def _name_fold(self) -> None:
        self._fold.setText(_("Show the list") if self._is_folded else _("Fold the list"))
        self._fold.set_icon_name("chevron-down" if self._is_folded else "chevron-up")


def _first_half(heights: Sequence[int]) -> int:
    """How many of these make up the first half."""
    first, whole = 0, sum(heights)
    while first < len(heights) and 2 * sum(heights[: first + 1]) <= whole + heights[first]:
        first += 1
    return first


def _level_words(level: Level) -> str:
    return {
        Level.GREEN: _("ready"),
        Level.YELLOW: _("to be looked at"),
        Level.RED: _("not ready"),
    }[level]
