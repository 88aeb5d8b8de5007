"""Closing the assembly: until when people's data are kept, and erasing them everywhere."""

from __future__ import annotations

import datetime
from concurrent.futures import Future
from functools import partial

import shiboken6
from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app import i18n
from app.closing import erase_people
from app.document import Document
from app.i18n import _, _n, joined
from app.models.assembly import Assembly
from app.models.board import PhotoErased
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.mandate import set_retention
from app.models.people import MemberErased
from app.refusals import say
from app.ui.page import scroll_to
from app.ui.question import Question
from app.ui.start.day_field import DayField
from app.ui.theme import Space, scaled
from app.ui.toast import Toast
from app.ui.widgets import Button, Card, FlowLayout, FormRows, Text, Tone

_USUAL_DAYS = 180
"""What is proposed after the last meeting; the municipality decides."""


class ClosingCard(Card):
    """`told` carries a `Toast`."""

    told = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(padding=Space.HUGE, parent=parent)
        self.body.setSpacing(Space.MEDIUM)
        self._document = document
        self._touched: tuple[int, int, int] | None = None
        self._why, self.outcome = Text(tone=Tone.MUTED, wraps=True), Text(wraps=True)
        self._rows, self.day = FormRows(), DayField()
        self.day_button = Button(icon_name="calendar-clock")
        self.erase_button = Button(icon_name="user-x")
        self._lay_out()
        self.day_button.clicked.connect(self.set_day)
        self.erase_button.clicked.connect(self.ask)

    def show_assembly(self, assembly: Assembly) -> None:
        """The day that is set, and what can be erased."""
        if not self.day.hasFocus():
            day = _proposed(assembly)
            self.day.setDate(QDate(day.year, day.month, day.day))
        self._say()

    def retranslate(self) -> None:
        """All words in the language of the moment."""
        self.set_title(_("End the assembly"))
        self._rows.show_texts(self.day, _("Erase everybody's data by"))
        self.day.retranslate()
        self.day_button.setText(_("Remind me that day"))
        self.erase_button.setText(_("Erase everybody's data…"))
        self.show_assembly(self._document.assembly)

    def set_day(self) -> None:
        """From that day on the reminder stands above the page when the assembly is opened."""
        day = self.day.date().toString(Qt.DateFormat.ISODate)
        self._document.do(_("set the day for erasing data"), set_retention, day)

    def ask(self) -> None:
        """Asks before it is done: nothing brings it back."""
        count = sum(1 for each in self._document.assembly.people if each.details)
        words = _n(
            "Erase everything known about {n} member?",
            "Erase everything known about {n} members?",
            count,
        ).format(n=count)
        told = _(
            "Names, contacts, attributes and photos of the tables' paper are deleted from this file"
            " and its backups now, and from the archive and other laptops at their next sync."
            " Notes, recommendations, results and counts stay. This cannot be undone."
        )
        box = Question(self, _("End the assembly"), words, told, _("Erase for good"), is_grave=True)
        box.setObjectName("erase-everybody")
        box.accepted.connect(self.erase)
        box.open()

    def erase(self) -> None:
        """Erases, takes the backups away, and tells what was touched."""
        self.erase_button.setEnabled(False)
        future = self._document.perform(erase_people, self._document.now())
        future.add_done_callback(self._on_erased)

    def _lay_out(self) -> None:
        self._rows.add("", self.day)
        self.day.setMaximumWidth(scaled(260))
        buttons = FlowLayout(Space.SMALL)
        for button in (self.day_button, self.erase_button):
            buttons.addWidget(button)
        self.body.addWidget(self._why)
        self.body.addWidget(self._rows)
        self.body.addLayout(buttons)
        self.body.addWidget(self.outcome)
        self.outcome.hide()

    def _on_erased(self, future: Future[Facts]) -> None:
        if not shiboken6.isValid(self):
            return
        error = future.exception()
        if isinstance(error, Refused):
            self._tell(say(error), Tone.DANGER)
        elif error is None:
            QTimer.singleShot(0, self, partial(self._clear_up, future.result()))

    def _clear_up(self, facts: Facts) -> None:
        """Behind what was written: neither memory nor a backup keeps what the file lost."""
        document = self._document
        document.flush()
        document.refold()
        backups = document.backups.renew(document.assembly, document.now())
        members = sum(isinstance(each, MemberErased) for each in facts)
        photos = sum(isinstance(each, PhotoErased) for each in facts)
        self._touched = members, photos, backups
        self._say()
        scroll_to(self.outcome)
        self.told.emit(Toast(_("Everybody's data have been erased.")))

    def _say(self) -> None:
        assembly = self._document.assembly
        is_over = bool(assembly.people.erased_at)
        self._why.setText(_over_words(assembly) if is_over else _open_words(assembly))
        for part in (self._rows, self.day_button, self.erase_button):
            part.setVisible(not is_over)
        self.erase_button.setEnabled(any(each.details for each in assembly.people))
        if self._touched is not None:
            self._tell(_touched_words(*self._touched), Tone.POSITIVE)

    def _tell(self, words: str, tone: Tone) -> None:
        self.outcome.set_tone(tone)
        self.outcome.setText(words)
        self.outcome.setVisible(bool(words))


def _proposed(assembly: Assembly) -> datetime.date:
    mandate = assembly.mandate
    if mandate.keep_until:
        return datetime.date.fromisoformat(mandate.keep_until)
    last = max((each.day for each in mandate.meetings), default="")
    first = datetime.date.fromisoformat(last) if last else datetime.date.today()
    return first + datetime.timedelta(days=_USUAL_DAYS)


def _open_words(assembly: Assembly) -> str:
    told = _(
        "When everything is handed over, people's data can go: names, contacts, attributes, and the"
        " photos. Notes, recommendations, results and counts stay."
    )
    if not assembly.mandate.keep_until:
        return told
    day = i18n.date(datetime.date.fromisoformat(assembly.mandate.keep_until))
    reminder = _("The reminder is set for {day}.").format(day=day)
    return f"{told} {reminder}"


def _over_words(assembly: Assembly) -> str:
    at = datetime.datetime.fromtimestamp(assembly.people.erased_at / 1000).date()
    told = _("Everybody's data were erased on {day}. Nobody can be written in any more.")
    return told.format(day=i18n.date(at))


def _touched_words(members: int, photos: int, backups: int) -> str:
    parts = [_n("{n} member", "{n} members", members).format(n=members)]
    if photos:
        parts.append(_n("{n} photo", "{n} photos", photos).format(n=photos))
    lines = [_("Erased from this file: {parts}.").format(parts=joined(parts))]
    if backups:
        told = _n(
            "{n} backup on this laptop was deleted, and a new one made.",
            "{n} backups on this laptop were deleted, and a new one made.",
            backups,
        )
        lines.append(told.format(n=backups))
    lines.append(
        _(
            "Now sync: the archive loses them, with its .bak, and every other laptop at its own"
            " next sync."
        )
    )
    lines.append(
        _(
            "Left to you: copies of these files elsewhere, print-outs, PDFs, the secretariat's"
            " list, and names in what people wrote."
        )
    )
    return "\n".join(lines)
