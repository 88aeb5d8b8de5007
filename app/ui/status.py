"""The foot of the window: the few truths that must hold, in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _, _n, joined
from app.ui.battery import Battery
from app.ui.laptop.awake import awake_words
from app.ui.laptop.grip import Grip
from app.ui.theme import Role, Space, colours_of
from app.ui.widgets import FlowLayout, Glyph, Text


class Saving(Enum):
    """Whether everything is on disk."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Truths:
    """What the status bar tells; None means that there is nothing to tell.

    `tables_to_deliver` are the numbers of tables whose notes are awaited, empty when all have
    delivered; `address` is what phones open, "" while the room server is off; `is_starting` tells
    that it will be on in a moment; `grip` is how far the laptop can be kept awake.
    """

    saving: Saving = Saving.SAVED
    present: int | None = None
    members: int = 0
    tables_to_deliver: tuple[int, ...] | None = None
    address: str | None = None
    battery: Battery | None = None
    is_starting: bool = False
    grip: Grip | None = None


def no_network() -> str:
    """What to do when no phone can reach this laptop."""
    return _("There is no network. Join the room's Wi-Fi or plug in a cable.")


class StatusBar(QWidget):
    """Shows the truths; each is icon and words, wraps at large text, and is read aloud."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._truths = Truths()
        self._saved = _Truth()
        self._present = _Truth()
        self._tables = _Truth()
        self._address = _Truth(can_copy=True)
        self._battery = _Truth()
        self._sleep = _Truth()
        row = FlowLayout(Space.TINY, parent=self)
        row.setContentsMargins(Space.SMALL, Space.TINY, Space.SMALL, Space.TINY)
        phones = (self._tables, self._address)
        for truth in (self._saved, self._present, *phones, self._battery, self._sleep):
            row.addWidget(truth)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_truths(self._truths)

    def show_truths(self, truths: Truths) -> None:
        """Says them in the language of the moment."""
        self._truths = truths
        self._saved.tell(*_saving(truths.saving))
        self._present.tell("user-check", _presence(truths))
        self._tables.tell(*_tables(truths.tables_to_deliver))
        is_off = truths.address == "" and not truths.is_starting
        self._address.tell(*_phones(truths.address, is_starting=truths.is_starting))
        self._address.explain(no_network() if is_off else "")
        self._battery.tell(*_charge(truths.battery))
        self._sleep.tell("moon", _sleep(truths.grip), "warning")
        self._sleep.explain(awake_words(truths.grip) if truths.grip else "")

    def show_saving(self, saving: Saving) -> None:
        """The first truth alone, for it changes most."""
        if saving is not self._truths.saving:
            self.show_truths(replace(self._truths, saving=saving))

    def retranslate(self) -> None:
        """Says the same again in the language of the moment."""
        self.show_truths(self._truths)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A well with a line above."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours.sunken))
        painter.fillRect(0, 0, self.width(), 1, QColor(colours.border))


class _Truth(QWidget):
    """One icon and its words; not there while it has none."""

    def __init__(self, *, can_copy: bool = False) -> None:
        super().__init__()
        self._glyph = Glyph("check", pixels=15)
        self._words = Text(role=Role.LABEL)
        if can_copy:
            flags = Qt.TextInteractionFlag.TextSelectableByMouse
            self._words.setTextInteractionFlags(flags)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, Space.HAIR, Space.SMALL, Space.HAIR)
        row.setSpacing(Space.TINY + 2)
        row.addWidget(self._glyph)
        row.addWidget(self._words)

    def tell(self, icon_name: str, words: str, ink: str = "muted") -> None:
        """Shows the words; hides itself when there are none."""
        self.setVisible(bool(words))
        if words:
            self._glyph.show_icon(icon_name, ink)
            self._words.setText(words)
            self.setAccessibleName(words)

    def explain(self, words: str) -> None:
        """What to do about it, for whoever points at it or has it read aloud."""
        self.setToolTip(words)
        self.setAccessibleDescription(words)


def _saving(saving: Saving) -> tuple[str, str, str]:
    return {
        Saving.SAVED: ("circle-check", _("Everything is saved"), "positive"),
        Saving.SAVING: ("refresh-cw", _("Saving…"), "muted"),
        Saving.FAILED: ("octagon-alert", _("Not saved"), "danger"),
    }[saving]


def _presence(truths: Truths) -> str:
    if truths.present is None:
        return ""
    return _("{present} of {members} are here").format(
        present=truths.present, members=truths.members
    )


def _tables(waiting: tuple[int, ...] | None) -> tuple[str, str, str]:
    if waiting is None:
        return "inbox", "", "muted"
    if not waiting:
        return "inbox", _("All tables have delivered"), "positive"
    words = _n("Waiting for table {tables}", "Waiting for tables {tables}", len(waiting))
    return "inbox", words.format(tables=joined(str(number) for number in waiting)), "warning"


def _phones(address: str | None, *, is_starting: bool) -> tuple[str, str, str]:
    if address is None:
        return "smartphone", "", "muted"
    if not address and is_starting:
        return "smartphone", _("Opening for phones…"), "muted"
    if not address:
        return "wifi-off", _("Phones are off"), "muted"
    return "smartphone", _("Phones: {address}").format(address=address), "muted"


def _charge(battery: Battery | None) -> tuple[str, str, str]:
    if battery is None:
        return "battery", "", "muted"
    words = _("Battery {percent}%").format(percent=battery.percent)
    if battery.is_low:
        return "battery-warning", words, "danger"
    return "battery-charging" if battery.is_charging else "battery", words, "muted"


def _sleep(grip: Grip | None) -> str:
    return {Grip.NONE: _("May fall asleep"), Grip.SCREEN_MAY_DARKEN: _("Screens may go dark")}.get(
        grip or Grip.FIRM, ""
    )
