"""The archive: where it lies, bringing both together, and the receipt."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QHeaderView, QWidget

from app.archive.transfer import Receipt
from app.document import Document
from app.i18n import _, _n
from app.models.assembly import Assembly
from app.models.errors import Refused
from app.receipts import mended_lines
from app.refusals import say
from app.settings import Settings
from app.ui.files import ARCHIVE_SUFFIX, ask_for_archive
from app.ui.page import scroll_to
from app.ui.report.crossings_list import CrossingsList
from app.ui.report.names import plain_name
from app.ui.report.sync_check import Checked, check, checked_words
from app.ui.report.sync_models import Column, ReceiptModel
from app.ui.theme import Role, Space, scaled
from app.ui.toast import Toast
from app.ui.widgets import Button, Card, DataTable, ElidedText, FlowLayout, Kind, Text, Tone

_WIDTHS = {Column.ENTRIES: 68, Column.LAST: 166, Column.NEW_HERE: 82, Column.NEW_THERE: 140}


class SyncCard(Card):
    """Syncs with the archive of this assembly; the place is remembered on this laptop.

    `told` carries a `Toast`.
    """

    told = Signal(object)

    def __init__(
        self,
        document: Document,
        preferences: Settings,
        keep: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(padding=Space.HUGE, parent=parent)
        self.body.setSpacing(Space.MEDIUM)
        self._document, self._preferences, self._keep = document, preferences, keep
        self._is_busy = False
        self._receipt: Receipt | None = None
        self._checked: tuple[Checked, ...] = ()
        self._why, self._place = Text(tone=Tone.MUTED, wraps=True), ElidedText(role=Role.STRONG)
        self.outcome = Text(wraps=True)
        self.table, self._model = DataTable(), ReceiptModel(document.device, self)
        self.findings = Text(wraps=True)
        self.crossings = CrossingsList(document)
        self.sync_button = Button(kind=Kind.PRIMARY, icon_name="refresh-cw")
        self.place_button = Button(icon_name="folder-open")
        self.check_button = Button(kind=Kind.QUIET, icon_name="shield-check")
        self.on_close = QCheckBox()
        self.on_close.setChecked(preferences.sync_on_close)
        self._lay_out()
        self.sync_button.clicked.connect(self.sync)
        self.place_button.clicked.connect(self.choose_place)
        self.check_button.clicked.connect(self.check)
        self.on_close.toggled.connect(self._on_on_close)

    @property
    def archive(self) -> Path | None:
        """The archive of this assembly, None before the first sync."""
        known = self._preferences.archives.get(self._document.assembly.mandate.id, "")
        return Path(known) if known else None

    def show_assembly(self, assembly: Assembly) -> None:
        """Where the archive lies, and what a sync left to choose."""
        self._say()
        self.crossings.show_assembly(assembly)

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.set_title(_("Archive"))
        self._why.setText(
            _(
                "One ordinary SQLite file to keep, hand over and open in other programs. Syncing"
                " brings both sides together; it overwrites nothing and can be done again at any"
                " time."
            )
        )
        self.place_button.setText(_("Another location…"))
        self.check_button.setText(_("Check that both are whole"))
        self.on_close.setText(_("Sync by itself when the assembly is closed"))
        self.table.setAccessibleName(_("What was synced"))
        self._model.retranslate()
        self.crossings.retranslate(self._document.assembly)
        self._say()

    # -- what can be done

    def sync(self) -> None:
        """Syncs; asks for the place the first time."""
        if self._is_busy:
            return
        archive = self.archive
        if archive is None:
            self.choose_place()
        else:
            self._sync_with(archive)

    def choose_place(self) -> None:
        """Asks for an archive, there or new, and syncs with it."""
        mandate = self._document.assembly.mandate
        known = self.archive or Path.home() / f"{plain_name(mandate.name)}{ARCHIVE_SUFFIX}"
        ask_for_archive(self, known, self._on_place)

    def check(self) -> None:
        """Looks whether document and archive are whole."""
        if self._is_busy:
            return
        self._work(is_busy=True)
        future = self._document.propose(check, self._document.journal, self.archive)
        future.add_done_callback(self._on_checked)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the zoom."""
        if event.type() == QEvent.Type.StyleChange:
            self._fit_table()
        super().changeEvent(event)

    # -- inside

    def _lay_out(self) -> None:
        self.table.setModel(self._model)
        heads = self.table.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(Column.LAPTOP, QHeaderView.ResizeMode.Stretch)
        buttons = FlowLayout(Space.SMALL)
        for button in (self.sync_button, self.place_button, self.check_button):
            buttons.addWidget(button)
        self.body.addWidget(self._why)
        self.body.addWidget(self._place)
        self.body.addLayout(buttons)
        self.body.addWidget(self.on_close)
        below: tuple[QWidget, ...] = (self.outcome, self.table, self.findings)
        for part in below:
            self.body.addWidget(part)
            part.hide()
        self.body.addWidget(self.crossings)
        self._fit_table()

    def _fit_table(self) -> None:
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, scaled(width))
        rows = max(1, self._model.rowCount())
        high = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(high * (min(rows, 8) + 1) + 8)

    def _say(self) -> None:
        archive = self.archive
        self._place.setText(str(archive) if archive else _("No archive has been chosen yet."))
        self.sync_button.setText(_("Sync now") if archive else _("Choose and sync…"))
        for part in (self.place_button, self.on_close):
            part.setVisible(archive is not None)
        if self._receipt is not None:
            mended = mended_lines(self._receipt)
            tone = Tone.WARNING if mended else Tone.POSITIVE
            self._tell("\n".join((*mended, _receipt_words(self._receipt))), tone)
        lines = [line for each in self._checked for line in checked_words(each)]
        self.findings.setText("\n".join(lines))
        self.findings.setVisible(bool(lines))
        is_whole = all(each.is_whole for each in self._checked)
        self.findings.set_tone(Tone.POSITIVE if is_whole else Tone.DANGER)

    def _tell(self, words: str, tone: Tone) -> None:
        self.outcome.set_tone(tone)
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))

    def _work(self, *, is_busy: bool) -> None:
        self._is_busy = is_busy
        for button in (self.sync_button, self.place_button, self.check_button):
            button.setEnabled(not is_busy)

    def _on_on_close(self, is_wanted: bool) -> None:
        self._preferences.sync_on_close = is_wanted
        self._keep()

    def _on_place(self, chosen: str) -> None:
        self._sync_with(Path(chosen))

    def _sync_with(self, archive: Path) -> None:
        self._receipt, self._checked = None, ()
        self._say()
        self.table.hide()
        self._work(is_busy=True)
        self._tell(_("Syncing…"), Tone.MUTED)
        future = self._document.sync(archive)
        future.add_done_callback(partial(self._on_synced, archive))

    def _on_synced(self, archive: Path, future: Future[Receipt]) -> None:
        if not shiboken6.isValid(self):
            return
        self._work(is_busy=False)
        error = future.exception()
        if error is None:
            self._remember(archive)
            self._show_receipt(future.result())
        elif isinstance(error, Refused):
            self._tell(say(error), Tone.DANGER)
            scroll_to(self.outcome)
        else:
            self._tell("", Tone.MUTED)
            sys.excepthook(type(error), error, error.__traceback__)

    def _remember(self, archive: Path) -> None:
        self._preferences.archives[self._document.assembly.mandate.id] = str(archive)
        self._keep()

    def _show_receipt(self, receipt: Receipt) -> None:
        self._receipt = receipt
        self._model.show_receipt(receipt)
        self._fit_table()
        self.table.show()
        self._say()
        scroll_to(self.outcome)
        self.told.emit(Toast(_receipt_words(receipt)))

    def _on_checked(self, future: Future[tuple[Checked, ...]]) -> None:
        if not shiboken6.isValid(self):
            return
        self._work(is_busy=False)
        error = future.exception()
        if error is None:
            self._checked = future.result()
            self._say()
            scroll_to(self.findings)
        elif isinstance(error, Refused):
            self._tell(say(error), Tone.DANGER)
            scroll_to(self.outcome)
        else:
            sys.excepthook(type(error), error, error.__traceback__)


def _receipt_words(receipt: Receipt) -> str:
    if receipt.made:
        told = _n(
            "A new archive was made with {n} entry.",
            "A new archive was made with {n} entries.",
            receipt.new_there,
        )
        return told.format(n=receipt.new_there)
    if receipt.found_same:
        return _("Both sides already had the same. Nothing was changed.")
    return _("{there} new in the archive, {here} new here. Both are now the same.").format(
        there=receipt.new_there, here=receipt.new_here
    )
