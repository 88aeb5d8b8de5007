"""All that the tables propose: each to be used or not, or all to be used at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.i18n import _
from app.models.board import Board, Waiting, theme_called, waiting, waiting_placed
from app.ui.board.acts import BoardActs
from app.ui.board.items import count_words
from app.ui.board.words import short
from app.ui.theme import Role, Space, scaled
from app.ui.widgets import Button, Kind, TableMark, Text, Tone, frame_dialog

_QUOTED = 2
_LEAST = 240


class ProposalsDialog(QDialog):
    """Nothing moves until a button says so; what was used or not used leaves the list."""

    def __init__(self, acts: BoardActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._acts = acts
        self._board = Board()
        self._shown: tuple[tuple[Waiting, bool], ...] | None = None
        self._intro = Text(tone=Tone.MUTED, wraps=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.MEDIUM)
        self._all, self._close = Button(kind=Kind.PRIMARY), Button()
        frame_dialog(self, [self._inside()], self._all, self._close, self._use_all)
        self._all.setAutoDefault(False)  # Enter is for the row where the keyboard is

    def show_board(self, board: Board) -> None:
        """What waits now."""
        self._board = board
        found = tuple(
            (each, theme_called(board, each.title) is not None)
            for each in (*waiting(board), *waiting_placed(board))
        )
        if found != self._shown:
            self._shown = found
            self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for some rows."""
        return QSize(scaled(600), scaled(420))

    def retranslate(self) -> None:
        """All words in the language of the moment, and the rows anew."""
        groups = self._shown or ()
        self.setWindowTitle(_("What the tables propose"))
        told = _("Nothing moves until you say so. Undo takes it back.")
        none = _("No table proposes a theme that is not used yet.")
        self._intro.setText(told if groups else none)
        self._all.setText(_("Use all"))
        self._all.setEnabled(any(not group.is_placed for group, _stands in groups))
        self._close.setText(_("Close"))
        self._clear()
        for group, stands in groups:
            self._rows.addWidget(self._row(group, stands))
        self._rows.addStretch(1)

    # -- inside

    def _inside(self) -> QWidget:
        inside, rows = QWidget(), QWidget()
        rows.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, Space.SMALL, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setMinimumHeight(scaled(_LEAST))
        area.setWidget(rows)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._intro)
        column.addWidget(area, 1)
        return inside

    def _clear(self) -> None:
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _row(self, group: Waiting, stands: bool) -> QWidget:
        """Who proposes what, for which notes, and two buttons."""
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(Space.MEDIUM)
        if group.table:
            across.addWidget(TableMark(group.table), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(Space.HAIR)
        words.addWidget(Text(group.title, Role.STRONG, wraps=True))
        words.addWidget(Text(self._told(group, stands), Role.CAPTION, Tone.MUTED, wraps=True))
        across.addLayout(words, 1)
        use, leave = Button(_("Use"), icon_name="check"), Button(_("Do not use"), Kind.QUIET)
        use.setAccessibleName(_("Use “{theme}”").format(theme=group.title))
        leave.setAccessibleName(_("Do not use “{theme}”").format(theme=group.title))
        use.clicked.connect(partial(self._use, group))
        leave.clicked.connect(partial(self._leave, group))
        for button in (use, leave):
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _told(self, group: Waiting, stands: bool) -> str:
        notes = (self._board.notes[each] for each in group.notes[:_QUOTED])
        quotes = (_("“{text}”").format(text=short(each.text)) for each in notes)
        where = _("into the theme of that name") if stands else _("a new theme")
        told = (count_words(len(group.notes)), self._place(group), where, *quotes)
        return " · ".join(filter(None, told))

    def _place(self, group: Waiting) -> str:
        """Where people have put the notes, "" for nowhere."""
        theme = self._board.themes.get(group.lies_in)
        if theme is not None:
            return _("placed in “{theme}”").format(theme=short(theme.title))
        return _("stands alone") if group.is_apart else ""

    def _use(self, group: Waiting, _is_checked: bool = False) -> None:
        self._acts.take_proposed(group.notes)

    def _leave(self, group: Waiting, _is_checked: bool = False) -> None:
        self._acts.leave_proposed(group.notes)

    def _use_all(self) -> None:
        """Of notes that lie in the tray; what people have placed is moved one by one."""
        loose = (group for group, _stands in self._shown or () if not group.is_placed)
        notes = [note for group in loose for note in group.notes]
        self._acts.take_proposed(notes)
