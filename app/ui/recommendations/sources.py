"""What a recommendation rests on: themes and notes to tick, and with that its trace."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.models.assembly import Assembly
from app.models.board import Note
from app.models.recommendations import Recommendation, sources
from app.models.texts import in_a_line
from app.ui.recommendations.words import ancestry_words, sources_words
from app.ui.theme import Role, Space, font, scaled
from app.ui.widgets import SearchField, Text

_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Leaf:
    """A note under its theme: its words, and table and day."""

    id: str
    text: str
    trace: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A theme and its notes; id "" gathers notes that lie in no theme."""

    id: str
    title: str
    leaves: tuple[Leaf, ...]


def branches_of(assembly: Assembly) -> tuple[Branch, ...]:
    """Themes in the order of the board, then what stands alone, then what is not placed."""
    board = assembly.board
    themes = [
        Branch(theme.id, theme.title, _leaves(assembly, board.notes_in(theme.id)))
        for theme in board.lanes()
    ]
    alone, tray = board.alone(), board.tray()
    if alone:
        themes.append(Branch("", _("Stands alone"), _leaves(assembly, alone)))
    if tray:
        themes.append(Branch("", _("Not placed yet"), _leaves(assembly, tray)))
    return tuple(themes)


def heading_choices(assembly: Assembly, recommendation: Recommendation | None) -> list[str]:
    """No heading, those other recommendations stand under, then the themes it rests on."""
    used = sorted({each.theme for each in assembly.recommendations.standing() if each.theme})
    board = assembly.board
    rests = sources(board, recommendation).themes if recommendation else ()
    return list(dict.fromkeys(["", *used, *(board.themes[each].title for each in rests)]))


class SourcesView(QWidget):
    """The heading in the report, and a tree of themes and notes. `linked` carries the ticked themes
    and notes, at every tick, `filed` the heading; `note_wanted` carries a note that somebody wants
    to see where it lies, `theme_wanted` asks for the board.
    """

    linked = Signal(list, list)
    filed = Signal(str)
    note_wanted = Signal(str)
    theme_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._summary = Text(wraps=True)
        self.search, self.only = SearchField(), QCheckBox()
        self.heading, self._heading_label = QComboBox(), Text(role=Role.LABEL)
        self.heading.setEditable(True)
        self.heading.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._heading_label.setBuddy(self.heading)
        self.tree = QTreeWidget()
        self._branches: tuple[Branch, ...] = ()
        self._id = ""
        self._is_silent = False
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.search.list_wanted.connect(self.tree.setFocus)
        self.only.toggled.connect(self._narrow)
        self.tree.itemChanged.connect(self._on_changed)
        self.tree.itemActivated.connect(self.go)
        self.heading.textActivated.connect(self._on_heading)
        line = self.heading.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._on_heading)

    def show_sources(self, assembly: Assembly, recommendation: Recommendation | None) -> None:
        """Its ticks; the tree is built anew only when themes or notes are others."""
        self._is_silent = True
        branches = branches_of(assembly)
        if branches != self._branches:
            self._branches = branches
            self._build()
        self._tick(_held(assembly, recommendation))
        self._show_heading(assembly, recommendation)
        is_other = (recommendation.id if recommendation else "") != self._id
        self._id = recommendation.id if recommendation else ""
        parts = (sources_words, ancestry_words)
        told = [say(assembly, recommendation) for say in parts] if recommendation else []
        self._summary.setText(" ".join(filter(None, told)))
        self._is_silent = False
        if is_other:
            self._open_ticked()
        self._narrow()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.search.show_placeholder(_("Search themes and notes"))
        self._heading_label.setText(_("Theme in the report"))
        self.only.setText(_("Only what it rests on"))
        self.tree.setAccessibleName(_("Themes and notes"))
        self.tree.setHeaderLabels([_("Theme or note"), _("From")])
        self._branches = ()

    def go(self, _item: QTreeWidgetItem | None = None, _column: int = 0) -> None:
        """Asks to see the current note or theme where it lies."""
        item = self.tree.currentItem()
        if item is not None and item.parent() is not None:
            self.note_wanted.emit(str(item.data(0, _KEY)))
        elif item is not None:
            self.theme_wanted.emit()

    def _show_heading(self, assembly: Assembly, recommendation: Recommendation | None) -> None:
        """What it stands under now; offered are headings in use, then the themes it rests on."""
        offered = heading_choices(assembly, recommendation)
        if [self.heading.itemText(n) for n in range(self.heading.count())] != offered:
            self.heading.clear()
            self.heading.addItems(offered)
        now = recommendation.theme if recommendation else ""
        if self.heading.currentText() != now:
            self.heading.setEditText(now)

    def _on_heading(self, _told: str = "") -> None:
        if not self._is_silent:
            self.filed.emit(self.heading.currentText())

    def _build(self) -> None:
        closed = {item.data(0, _KEY) for item in self._tops() if not item.isExpanded()}
        has_been = self.tree.topLevelItemCount() > 0
        self.tree.clear()
        for branch in self._branches:
            top = QTreeWidgetItem(self.tree, [branch.title, ""])
            top.setData(0, _KEY, branch.id)
            top.setFont(0, font(Role.STRONG))
            if branch.id:
                top.setCheckState(0, Qt.CheckState.Unchecked)
            for leaf in branch.leaves:
                item = QTreeWidgetItem(top, [leaf.text, leaf.trace])
                item.setData(0, _KEY, leaf.id)
                item.setToolTip(0, leaf.text)
                item.setCheckState(0, Qt.CheckState.Unchecked)
            top.setExpanded(has_been and branch.id not in closed)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        """The column of traces is as wide as the widest."""
        metrics = self.tree.fontMetrics()
        traces = (leaf.trace for branch in self._branches for leaf in branch.leaves)
        wide = max((metrics.horizontalAdvance(each) for each in traces), default=scaled(60))
        self.tree.setColumnWidth(1, wide + 20)

    def _tick(self, held: set[str]) -> None:
        for item in self._items():
            key = item.data(0, _KEY)
            if key:
                state = Qt.CheckState.Checked if key in held else Qt.CheckState.Unchecked
                if item.checkState(0) is not state:
                    item.setCheckState(0, state)

    def _open_ticked(self) -> None:
        """Opens the themes of which something is ticked."""
        for top in self._tops():
            top.setExpanded(any(_is_ticked(each) for each in _children(top)))

    def _narrow(self) -> None:
        """Hides what does not fit; a theme stays with a note that fits."""
        sought, only = self.search.text().strip().casefold(), self.only.isChecked()
        for top in self._tops():
            own = self._fits(top, sought, only=only)
            shown = False
            for child in _children(top):
                fits = self._fits(child, sought, only=only)
                child.setHidden(not fits)
                shown = shown or fits
            top.setHidden(not (own or shown))
            if shown and (sought or only):
                top.setExpanded(True)

    def _fits(self, item: QTreeWidgetItem, sought: str, *, only: bool) -> bool:
        return sought in item.text(0).casefold() and (not only or _is_ticked(item))

    def _on_changed(self, _item: QTreeWidgetItem, column: int) -> None:
        if self._is_silent or column:
            return
        themes = [str(each.data(0, _KEY)) for each in self._tops() if _is_ticked(each)]
        children = (each for top in self._tops() for each in _children(top))
        notes = [str(each.data(0, _KEY)) for each in children if _is_ticked(each)]
        self.linked.emit(themes, notes)

    def _tops(self) -> list[QTreeWidgetItem]:
        tree = self.tree
        found = (tree.topLevelItem(row) for row in range(tree.topLevelItemCount()))
        return [each for each in found if each is not None]

    def _items(self) -> Iterable[QTreeWidgetItem]:
        for top in self._tops():
            yield top
            yield from _children(top)

    def _lay_out(self) -> None:
        heads = self.tree.header()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        self.tree.setColumnCount(2)
        self.tree.setUniformRowHeights(True)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.search, 1)
        row.addWidget(self.only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._heading_label)
        head.addWidget(self.heading, 1)
        column.addLayout(head)
        column.addWidget(self._summary)
        column.addLayout(row)
        column.addWidget(self.tree, 1)

    def sizeHint(self) -> QSize:
        """What the page gives it."""
        return QSize(scaled(300), scaled(240))


def _held(assembly: Assembly, recommendation: Recommendation | None) -> set[str]:
    """What it rests on as the board is now."""
    rests = sources(assembly.board, recommendation) if recommendation else None
    return {*rests.themes, *rests.notes} if rests else set()


def _leaves(assembly: Assembly, notes: Sequence[Note]) -> tuple[Leaf, ...]:
    return tuple(Leaf(each.id, in_a_line(each.text), _trace(assembly, each)) for each in notes)


def _trace(assembly: Assembly, note: Note) -> str:
    number = assembly.mandate.meeting_number(note.meeting)
    table = _("Table {number}").format(number=note.table) if note.table else ""
    meeting = _("Meeting {number}").format(number=number) if number else ""
    return " · ".join(filter(None, (table, meeting)))


def _children(top: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (top.child(row) for row in range(top.childCount()))
    return [each for each in found if each is not None]


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) is Qt.CheckState.Checked
