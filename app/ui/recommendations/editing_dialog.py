"""Naming the editing group: drawn by lot with a seed that is shown, or chosen."""

from __future__ import annotations

import random

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _, _n, joined, name_key
from app.models.assembly import Assembly
from app.models.recommendations.editing import LONGEST_SEED, MOST_EDITORS
from app.ui.theme import Space, scaled
from app.ui.widgets import Button, FormRows, Kind, Text, Tone, frame_dialog

_KEY = Qt.ItemDataRole.UserRole
_USUAL = 5


class EditingGroupDialog(QDialog):
    """Opened with `open()`; `drawn` carries how many and the seed, `chosen` the members' ids."""

    drawn = Signal(int, str)
    chosen = Signal(list)

    def __init__(self, assembly: Assembly, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("editing-group")
        self._now, self._told = Text(wraps=True), Text(tone=Tone.MUTED, wraps=True)
        self.by_lot, self.by_choice = QRadioButton(), QRadioButton()
        self.count, self.seed, self.names = QSpinBox(), QLineEdit(), QListWidget()
        self._lot, self._choice = FormRows(), FormRows()
        self.confirm, self._cancel = Button(kind=Kind.PRIMARY), Button()
        self._present = _fill(self.names, assembly)
        self._group = _named(assembly)
        self.count.setRange(1, max(1, min(self._present, MOST_EDITORS)))
        self.count.setValue(_USUAL)
        self.seed.setMaxLength(LONGEST_SEED)
        self.seed.setText(f"{random.SystemRandom().randrange(10**6):06d}")
        self._lot.add("", self.count)
        self._lot.add("", self.seed)
        self._choice.add("", self.names)
        self.by_lot.setChecked(True)
        ways = QVBoxLayout()
        ways.setSpacing(Space.SMALL)
        for part in (self._now, self._told, self.by_lot, self._lot, self.by_choice, self._choice):
            ways.addWidget(part)
        frame_dialog(self, [ways], self.confirm, self._cancel, self._on_ok)
        self.by_lot.toggled.connect(self._show_way)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Wide enough for names."""
        return QSize(scaled(480), super().sizeHint().height())

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.setWindowTitle(_("The editing group"))
        now = joined(self._group)
        self._now.setText(_("Now: {names}").format(names=now) if now else "")
        self._now.setVisible(bool(now))
        told = _n("{n} member is present.", "{n} members are present.", self._present)
        self._told.setText(told.format(n=self._present))
        self.by_lot.setText(_("Draw by lot"))
        self.by_choice.setText(_("Choose"))
        self._lot.show_texts(self.count, _("How many"))
        self._lot.show_texts(
            self.seed,
            _("Seed"),
            _("Anybody can draw again with it. Let the room say it, or throw dice."),
        )
        self._choice.show_texts(self.names, _("Members who are present"))
        self.names.setAccessibleName(_("Members who are present"))
        self._cancel.setText(_("Cancel"))
        self._show_way()

    def _show_way(self, _is_checked: bool = False) -> None:
        by_lot = self.by_lot.isChecked()
        self._lot.setVisible(by_lot)
        self._choice.setVisible(not by_lot)
        self.confirm.setText(_("Draw") if by_lot else _("Name the group"))
        self.confirm.setEnabled(self._present > 0)

    def _on_ok(self) -> None:
        if self.by_choice.isChecked():
            items = (self.names.item(row) for row in range(self.names.count()))
            ticked = [i.data(_KEY) for i in items if i.checkState() is Qt.CheckState.Checked]
            if not ticked:
                self._choice.show_error(self.names, _("Tick at least one member."))
                return
            self.chosen.emit(ticked)
        elif not self.seed.text().strip():
            self._lot.show_error(self.seed, _("Write the seed of the draw."))
            return
        else:
            self.drawn.emit(self.count.value(), self.seed.text())
        self.accept()


def _named(assembly: Assembly) -> list[str]:
    """The group as it is, by names."""
    shown = assembly.people.shown_names()
    return [shown[each] for each in assembly.recommendations.editing.members if shown.get(each)]


def _fill(names: QListWidget, assembly: Assembly) -> int:
    """The members who are present to tick; gives how many."""
    shown = assembly.people.shown_names()
    present = [each.id for each in assembly.people.present(assembly.mandate.meeting)]
    group = assembly.recommendations.editing.members
    for key in sorted(present, key=lambda each: name_key(shown[each])):
        item = QListWidgetItem(shown[key], names)
        item.setData(_KEY, key)
        state = Qt.CheckState.Checked if key in group else Qt.CheckState.Unchecked
        item.setCheckState(state)
    names.setFixedHeight(scaled(180))
    return len(present)
