"""Is everything ready for today? Each answer is computed from what is, never ticked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _, _n
from app.models import seating
from app.models.agenda import planned_slots
from app.models.assembly import Assembly
from app.ui.theme import Space, scaled
from app.ui.today.words import span_words
from app.ui.widgets import Button, Card, ElidedText, FlowLayout, Glyph, Kind, Tone


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What only the laptop knows: the room's display by name ("" when there is none), what phones
    open ("" while they cannot), how many phones have opened it, and whether the room server is
    still on its way up, so that nothing is known of the network yet.
    """

    display: str = ""
    address: str = ""
    phones: int = 0
    is_starting: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One line: whether it is so, in words, and the section where it is made so ("" for none)."""

    key: str
    is_ready: bool
    words: str
    section: str = ""


def checks(assembly: Assembly, around: Surroundings) -> tuple[Check, ...]:
    """All lines for the day on screen."""
    return (
        _members(assembly),
        _programme(assembly),
        *_plan(assembly),
        _cards(assembly),
        _display(around),
        _phones(around),
    )


def _members(assembly: Assembly) -> Check:
    n = len(assembly.people.members)
    words = _n("{n} member on the list", "{n} members on the list", n).format(n=n)
    return Check("members", n > 0, words if n else _("No members on the list"), "members")


def _programme(assembly: Assembly) -> Check:
    day = assembly.agenda.day(assembly.mandate.meeting)
    if not day:
        return Check("programme", False, _("No programme for the day"), "agenda")
    slots = planned_slots(day)
    span = span_words(slots[day[0].id].start, slots[day[-1].id].end)
    words = _n("{n} agenda item, {span}", "{n} agenda items, {span}", len(day))
    return Check("programme", True, words.format(n=len(day), span=span), "agenda")


def _plan(assembly: Assembly) -> tuple[Check, ...]:
    """Not asked when the day's programme has no table round."""
    meeting = assembly.mandate.meeting
    rounds = assembly.seating.rounds(meeting)
    wanted = max((each.plan.round for each in assembly.agenda.day(meeting)), default=0)
    if not rounds:
        has_rounds = wanted > 0 or not assembly.agenda.day(meeting)
        missing = Check("plan", False, _("No seating plan"), "seating")
        return (missing,) if has_rounds else ()
    homeless = {
        each
        for number in range(1, len(rounds) + 1)
        for each in seating.without_seat(assembly, meeting, number)
    }
    if homeless:
        n = len(homeless)
        words = _n("{n} member without a seat", "{n} members without a seat", n).format(n=n)
        return (Check("plan", False, words, "seating"),)
    if wanted > len(rounds):
        words = _("No seating plan for round {round}").format(round=len(rounds) + 1)
        return (Check("plan", False, words, "seating"),)
    tables = assembly.seating.table_count(meeting)
    words = _n("Seating plan for {n} round, {tables}", "Seating plan for {n} rounds, {tables}",
               len(rounds))  # fmt: skip
    at = _n("{n} table", "{n} tables", tables).format(n=tables)
    return (Check("plan", True, words.format(n=len(rounds), tables=at), "seating"),)


def _cards(assembly: Assembly) -> Check:
    cards, members = assembly.voting.cards_valid, len(assembly.people.members)
    if not cards:
        return Check("cards", False, _("No voting cards made"), "print")
    is_enough = cards >= members
    words = _n("{n} voting card made", "{n} voting cards made", cards)
    if not is_enough:
        words = _n("Only {n} voting card for {members} members",
                   "Only {n} voting cards for {members} members", cards)  # fmt: skip
    return Check("cards", is_enough, words.format(n=cards, members=members), "print")


def _display(around: Surroundings) -> Check:
    if around.display:
        words = _("Display for the room: {name}").format(name=around.display)
        return Check("display", True, words)
    return Check("display", False, _("No second display: connect the projector"))


def _phones(around: Surroundings) -> Check:
    if around.is_starting:
        return Check("phones", False, _("Getting ready for phones…"))
    if not around.address:
        return Check(
            "phones", False, _("No network for phones: join the room's Wi-Fi or plug in a cable")
        )
    if not around.phones:
        words = _("No phone has connected yet: open {address} on one")
        return Check("phones", False, words.format(address=around.address))
    words = _n("{n} phone has opened {address}", "{n} phones have opened {address}", around.phones)
    return Check("phones", True, words.format(n=around.phones, address=around.address))


class CheckLine(QWidget):
    """Sign, words, and the way to where it is made so."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._section = ""
        self._sign = Glyph("circle")
        self._words = ElidedText()  # a long one never makes the page wider than its room
        self._go = Button(kind=Kind.QUIET)
        self._go.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        for part in (self._sign, self._words, self._go):
            row.addWidget(part)
        row.addStretch(1)
        self._go.clicked.connect(self._on_go)

    def show_check(self, check: Check) -> None:
        """The answer of the moment."""
        self._section = check.section
        name, ink = ("circle-check", "positive") if check.is_ready else ("circle", "warning")
        self._sign.show_icon(name, ink)
        self._words.setText(check.words)
        self._words.set_tone(Tone.NORMAL if check.is_ready else Tone.MUTED)
        self._go.setText(_("Go there"))
        self._go.setVisible(bool(check.section) and not check.is_ready)
        state = _("ready") if check.is_ready else _("not ready")
        self.setAccessibleName(f"{check.words}, {state}")
        self._go.setAccessibleName(f"{_('Go there')}: {check.words}")

    def _on_go(self) -> None:
        self.wanted.emit(self._section)


class ReadyCard(Card):
    """The list; two columns when there is room. `section_wanted` carries a section's key."""

    section_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: tuple[Check, ...] = ()
        self._lines: list[CheckLine] = []
        inside = QWidget()
        self._flow = FlowLayout(Space.TINY, parent=inside)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        inside.setSizePolicy(policy)
        self.body.addWidget(inside)

    def show_checks(self, shown: Sequence[Check]) -> None:
        """The answers of the moment; nothing is touched when none has changed."""
        if tuple(shown) == self._shown:
            return
        self._shown = tuple(shown)
        while len(self._lines) < len(shown):
            line = CheckLine()
            line.wanted.connect(self.section_wanted)
            self._lines.append(line)
            self._flow.addWidget(line)
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(shown))
            if at < len(shown):
                line.show_check(shown[at])
                line.setMinimumSize(scaled(380), scaled(34))
        ready = sum(each.is_ready for each in shown)
        title = _("Ready for today? {ready} of {all}").format(ready=ready, all=len(shown))
        self.set_title(title)

    def retranslate(self) -> None:
        """All again at the next look."""
        self._shown = ()
