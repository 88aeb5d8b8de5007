"""What can be done on the polls' page, by key, menu and palette, and which of it now."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence

from app.i18n import _
from app.models.assembly import Assembly
from app.models.voting import Poll, PollState, Voting
from app.ui.icons import icon
from app.ui.page import Page

_ICONS = {
    "go-on": "chevron-right",
    "prepare": "clipboard-list",
    "own": "plus",
    "how": "list-checks",
    "choose": "layers",
    "ballots": "printer",
    "photos": "image",
    "protocol": "file-text",
    "discard": "trash-2",
    "void": "id-card",
}


def can_void(voting: Voting) -> bool:
    """Whether there is a card that may be lost, or a paper ballot that may be handed back."""
    states = (PollState.OPEN, PollState.CLOSED)
    is_paper_out = any(each.state in states and each.paper_issued for each in voting)
    return bool(voting.cards) or is_paper_out


class PollActions:
    """The page's actions by key."""

    def __init__(self, page: Page, deeds: Mapping[str, Callable[[], None]]) -> None:
        """`deeds` has what each key does."""
        self._made: dict[str, QAction] = {}
        for key, icon_name in _ICONS.items():
            action = QAction(icon(icon_name), "", page)
            action.setObjectName(f"poll-{key}")
            action.setAutoRepeat(False)
            action.triggered.connect(deeds[key])
            page.offer(action)
            self._made[key] = action
        keys = ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")
        self._made["go-on"].setShortcuts([QKeySequence(each) for each in keys])

    def __getitem__(self, key: str) -> QAction:
        """The action of a key."""
        return self._made[key]

    def retranslate(self) -> None:
        """All words but those of the next step, in the language of the moment."""
        self["prepare"].setText(_("Prepare a poll"))
        self["own"].setText(_("New poll on a question of its own"))
        self["how"].setText(_("New poll on how we vote"))
        self["choose"].setText(_("Choose all prepared polls for one ballot"))
        self["ballots"].setText(_("Print the ballots"))
        self["photos"].setText(_("Read photos of the paper ballots…"))
        self["protocol"].setText(_("Print the protocol"))
        self["discard"].setText(_("Discard the prepared poll"))
        self["void"].setText(_("Void a card…"))

    def show_state(self, assembly: Assembly, poll: Poll | None, *, is_chosen: bool) -> None:
        """Which of them can be done with this poll, or with a recommendation that has none."""
        state = poll.state if poll else None
        waits = state is PollState.PREPARED
        self["prepare"].setEnabled(is_chosen and poll is None)
        self["discard"].setEnabled(waits)
        prepared = [each for each in assembly.voting if each.state is PollState.PREPARED]
        self["choose"].setEnabled(len(prepared) > 1)
        takes_paper = poll is not None and not poll.terms.by_hands
        self["ballots"].setEnabled(takes_paper and (waits or state is PollState.OPEN))
        has_paper = poll is not None and bool(poll.paper_issued) and poll.paper is None
        self["photos"].setEnabled(has_paper and state is PollState.CLOSED)
        self["protocol"].setEnabled(state in (PollState.CLOSED, PollState.PUBLISHED))

    def show_next(self, words: str) -> None:
        """What the next step is called; "" when there is none."""
        self["go-on"].setText(words or _("Close the poll"))
        self["go-on"].setEnabled(bool(words))
