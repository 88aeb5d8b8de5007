"""What is not ready for a poll to open, each with the way to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, _n
from app.models.assembly import Assembly
from app.models.errors import Refused
from app.models.voting import THIN_SECRECY, Channel, Poll, open_polls, voters
from app.refusals import say
from app.ui.theme import Space
from app.ui.widgets import Banner, Button, Tint

Warned = tuple[str, str, str, bool]


class Warnings(QWidget):
    """What is not ready, each with the way to mend it; `can_open` is False while one forbids it."""

    section_wanted = Signal(str)
    anew_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.can_open = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self._told: tuple[object, ...] | None = None

    def show_polls(self, assembly: Assembly, polls: Sequence[Poll]) -> None:
        """The warnings of these polls on one ballot, made again only when they are others."""
        warnings = _warnings(assembly, polls)
        self.can_open = all(not forbids for _words, _button, _target, forbids in warnings)
        if tuple(warnings) == self._told:
            return
        self._told = tuple(warnings)
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for words, button, target, forbids in warnings:
            self._column.addWidget(self._banner(words, button, target, forbids))
        self.setVisible(bool(warnings))

    def _banner(self, words: str, button: str, target: str, forbids: bool) -> Banner:
        banner = Banner(words, Tint.WARNING if forbids else Tint.INFO, can_close=False)
        if button:
            way = Button(button)
            way.clicked.connect(partial(self._on_way, target))
            banner.add_button(way)
        return banner

    def _on_way(self, target: str, _is_checked: bool = False) -> None:
        if target == "anew":
            self.anew_wanted.emit()
        else:
            self.section_wanted.emit(target)


def _warnings(assembly: Assembly, polls: Sequence[Poll]) -> list[Warned]:
    """(words, button, where it leads, whether it forbids opening)."""
    present, _members = voters(assembly, polls[0])
    found = [each for poll in polls for each in _wording_warnings(assembly, poll)]
    if not present:
        told = _("No one is checked in, so no one can vote.")
        found.append((told, _("Check in"), "members", True))
    if assembly.voting.open is not None:
        told = _("The poll “{question}” is open. Close it first.")
        told = told.format(question=assembly.voting.open.terms.question)
        found.append((told, "", "", True))
    found += _card_warnings(assembly, polls[0], present)
    refused = "" if any(forbids for *_rest, forbids in found) else _refusal(assembly, polls)
    if refused:
        found.append((refused, "", "", True))
    if 0 < present < THIN_SECRECY and not polls[0].terms.by_hands:
        told = _("With fewer than {n} ballots, the result may reveal who voted how.").format(
            n=THIN_SECRECY
        )
        found.append((told, "", "", False))
    return found


def _refusal(assembly: Assembly, polls: Sequence[Poll]) -> str:
    """What the decision itself would say if they were opened now, "" when it would not mind."""
    try:
        open_polls(assembly, {each.id: "" for each in polls}, 0)
    except Refused as refused:
        return say(refused)
    return ""


def _wording_warnings(assembly: Assembly, poll: Poll) -> list[Warned]:
    if not poll.recommendation:
        return []
    held = assembly.recommendations.items.get(poll.recommendation)
    if held is None or held.withdrawn:
        return [(_("The recommendation was withdrawn."), "", "", True)]
    if held.latest.wording.fingerprint == poll.fingerprint:
        return []
    told = _("The wording is now at version {latest}; this poll is about version {version}.")
    told = told.format(latest=held.latest.number, version=poll.version)
    return [(told, _("Prepare with the new wording"), "anew", True)]


def _card_warnings(assembly: Assembly, poll: Poll, present: int) -> list[Warned]:
    cards = assembly.voting.cards_valid
    if Channel.CARD not in poll.terms.channels or cards == max(1, present):
        return []
    if not cards:
        return [(_("No voting cards are printed yet."), _("Print cards"), "print", True)]
    if cards > present:
        told = _n("{n} card is valid, {here}.", "{n} cards are valid, {here}.", cards)
        here = _n("{n} member is here", "{n} members are here", present).format(n=present)
        return [(told.format(n=cards, here=here), "", "", False)]
    told = _n(
        "There is {n} valid voting card for the {present} present.",
        "There are {n} valid voting cards for the {present} present.",
        cards,
    ).format(n=cards, present=present)
    return [(told, _("Print more"), "print", False)]
