"""The line below the board: the keys, what a move would change, or who is to move."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.ui.seating.mode import Mode
from app.ui.theme import Role
from app.ui.widgets import Text, Tone


class Hint(Text):
    """Reads itself aloud when told to, for whoever aims by keys and sees no card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(role=Role.CAPTION, tone=Tone.MUTED, wraps=True, parent=parent)

    def say(self, words: str) -> None:
        """Shows words and reads them aloud."""
        if words != self.text():
            self.setText(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


def mode_words(mode: Mode, name: str) -> str:
    """What the keys mean now; `name` is who is being moved."""
    hints = {
        Mode.NONE: _("Arrows walk, M moves, S changes places, L locks. Or drag, or right-click."),
        Mode.MOVE: _(
            "{name}: type the number of the table, 0 for none, or aim with arrows and press Enter. "
            "Esc lets it be."
        ),
        Mode.SWAP: _("{name}: choose who to change places with. Esc lets it be."),
        Mode.PART: _("{name}: choose who is to sit at another table. Esc lets it be."),
    }
    return hints[mode].format(name=name)


def planned_words() -> str:
    """That what is on show cannot be changed any more."""
    return _("What was planned when the round began. It can only be looked at.")
