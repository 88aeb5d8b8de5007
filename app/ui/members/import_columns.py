"""The columns of a list: what stands in them, and what each is taken to mean."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import _
from app.imports.tables import Table
from app.ui.members.import_plan import Columns, Meaning
from app.ui.members.import_words import meaning_words
from app.ui.theme import Role, Space
from app.ui.widgets import Divider, ElidedText, Text, Tone

_SAMPLES = 4
_FIXED_LENGTH = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class ColumnRow(QWidget):
    """One column: its heading, the first values, and the box with its meaning."""

    chosen = Signal(object)
    united = Signal(bool)

    def __init__(self, header: str, samples: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = header
        self.box = QComboBox()
        self.box.setAccessibleName(header)
        self.box.setMinimumContentsLength(13)
        self.box.setSizeAdjustPolicy(_FIXED_LENGTH)
        self._samples = ElidedText(samples, Role.CAPTION, Tone.MUTED)
        self._doubt = Text(role=Role.CAPTION, tone=Tone.WARNING, wraps=True)
        self._doubt.hide()
        self.unite = QCheckBox(_("Hold them as one"))
        self.unite.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedText(header, Role.STRONG))
        words.addWidget(self._samples)
        across = QHBoxLayout()
        across.setSpacing(Space.MEDIUM)
        across.addLayout(words, 1)
        across.addWidget(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        column.setSpacing(Space.TINY)
        column.addLayout(across)
        column.addWidget(self._doubt)
        column.addWidget(self.unite)
        self.box.activated.connect(self._on_activated)
        self.unite.clicked.connect(self.united)

    def show_meaning(self, meaning: Meaning) -> None:
        """The meaning in force, in the language of the moment."""
        if self.box.count() == 0:
            for each, words in meaning_words().items():
                self.box.addItem(words, each)
        self.box.setCurrentIndex(self.box.findData(meaning))

    def show_doubts(self, sentences: Sequence[str]) -> None:
        """What is odd about the column."""
        self._doubt.setText("\n".join(sentences))
        self._doubt.setVisible(bool(sentences))
        self.box.setAccessibleDescription(" ".join(sentences))

    def show_alike(self, *, can_unite: bool) -> None:
        """Whether values could be held as one; a tick that was set can be taken away."""
        self.unite.setVisible(can_unite or self.unite.isChecked())
        self.unite.setAccessibleName(f"{self.header}: {self.unite.text()}")

    def retranslate(self) -> None:
        """The box again in the language of the moment."""
        self.unite.setText(_("Hold them as one"))
        now = self.box.currentData()
        self.box.clear()
        self.show_meaning(Meaning(now))

    def _on_activated(self, _at: int) -> None:
        self.chosen.emit(Meaning(self.box.currentData()))


class ImportColumns(QWidget):
    """All columns under each other; `changed` carries the new `Columns`."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = Columns((), ())
        self._rows: list[ColumnRow] = []
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, Space.MEDIUM, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)

    @property
    def rows(self) -> tuple[ColumnRow, ...]:
        """The rows, in the order of the file."""
        return tuple(self._rows)

    def show_table(self, table: Table, columns: Columns) -> None:
        """The columns of another reading of the file."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts, self._rows = [], []
        for at, header in enumerate(table.headers):
            row = ColumnRow(header, _samples(table, at))
            row.chosen.connect(partial(self._on_chosen, at))
            row.united.connect(partial(self._on_united, header))
            self._rows.append(row)
            self._put(row)
            if at < len(table.headers) - 1:
                self._put(Divider())
        self.show_columns(columns)

    def follow_in_tab_order(self, before: QWidget) -> None:
        """Tab comes by the boxes after a widget: they are newer than what stands below them."""
        boxes = (each for row in self._rows for each in (row.box, row.unite))
        for one, other in pairwise((before, *boxes)):
            self.setTabOrder(one, other)

    def show_columns(self, columns: Columns) -> None:
        """What each means now."""
        self._columns = columns
        for row, meaning in zip(self._rows, columns.meanings, strict=True):
            row.show_meaning(meaning)
            row.unite.setChecked(row.header in columns.united)

    def show_doubts(self, doubts: Mapping[str, Sequence[str]], alike: Collection[str] = ()) -> None:
        """Sentences by header; `alike` are those whose values could be held as one."""
        for row in self._rows:
            row.show_doubts(doubts.get(row.header, ()))
            row.show_alike(can_unite=row.header in alike)

    def retranslate(self) -> None:
        """All boxes in the language of the moment."""
        for row in self._rows:
            row.retranslate()

    def _put(self, part: QWidget) -> None:
        self._parts.append(part)
        self._column.insertWidget(self._column.count() - 1, part)

    def _on_chosen(self, at: int, meaning: Meaning) -> None:
        if self._columns.meanings[at] is not meaning:
            columns = self._columns.changed(at, meaning)
            self.show_columns(columns)
            self.changed.emit(columns)

    def _on_united(self, header: str, holds: bool) -> None:
        columns = self._columns.uniting(header, holds=holds)
        self.show_columns(columns)
        self.changed.emit(columns)


def _samples(table: Table, at: int) -> str:
    """The first values that are there, each once."""
    filled = dict.fromkeys(value for value in table.values(at)[:60] if value)
    return " · ".join(list(filled)[:_SAMPLES]).replace("\n", " ")
