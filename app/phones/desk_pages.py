"""The arrival desk on another laptop or tablet: plain forms that need no script.

Whoever has the desk code of the day finds a member by two letters or a scanned badge and checks
them in. A wrong code and one that is no longer good get the same answer.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from aiohttp import web

from app.door_words import seat_words
from app.i18n import _, _n, language
from app.models import people
from app.models.arrivals import Due
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.people import Attendance, HasPeople
from app.models.seating import SeatMoved
from app.phones.codes import table_code
from app.phones.desk_view import MOST_HITS, Door, Guest, is_too_short
from app.phones.house import BUSY, House, given, is_script, wanted
from app.phones.pages import Html
from app.refusals import say

_LONGEST = 80
_COLOURS = 20
_MOST_KEPT = 64
"""So many answers can be read again by Back or Reload; an older one gives the empty desk."""
_NO_ANSWER = BUSY | {"request-malformed", "too-many-searches"}

CheckIn = tuple[int, Attendance]
"""When somebody was checked in here, in milliseconds since 1970, and what they were before."""


class Said(NamedTuple):
    """What to say below the field, and the member whom Enter in the empty field checks in."""

    html: Html
    one: str = ""


Deed = Callable[[Door, Mapping[str, str]], Awaitable[Said]]
"""Does what was asked and gives what to say about it."""


class DeskPages:
    """Handlers of the arrival desk."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._check_ins: dict[tuple[str, str], CheckIn] = {}
        self._kept: OrderedDict[str, tuple[str, str, Said]] = OrderedDict()

    def routes(self) -> list[web.RouteDef]:
        """Paths are read in both cases, because a QR code of upper-case letters is smaller."""
        deeds: dict[str, Deed] = {
            "find": self._find,
            "come": self._come,
            "back": self._back,
            "seat": self._find_seat,
        }
        posts = [web.post(f"/api/desk/{name}", self._doing(deed)) for name, deed in deeds.items()]
        return [web.get("/{d:[dD]}/{code}", self.page), *posts]

    async def page(self, request: web.Request) -> web.Response:
        """The desk with nobody at it, or with what a form was answered."""
        view = self._door(request, request.match_info["code"])
        kept = self._kept.get(request.query.get("a", ""))
        is_it = kept is not None and kept[:2] == (view.code.code, language())
        return self._page(view, kept[2] if kept and is_it else Said(Html("")))

    def opens(self, typed: str) -> str:
        """The desk code in what was typed, "" when it is none that opens a door now."""
        code, view = table_code(typed[:_LONGEST]), self._house.desk.door
        is_good = view is not None and view.code.is_open(self._house.now())
        is_it = view is not None and secrets.compare_digest(code, view.code.code)
        return code if is_good and is_it else ""

    def _door(self, request: web.Request, typed: str) -> Door:
        """Raises Refused("desk-code-unknown", "too-many-tries")."""
        self._house.guess(request)
        view = self._house.desk.door
        if not self.opens(typed) or view is None:
            raise self._house.wrong(request, "desk-code-unknown")
        return view

    def _doing(self, deed: Deed) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            fields = await given(request)
            view = self._door(request, wanted(fields, "desk"))
            try:
                said = await deed(view, fields)
            except Refused as refused:
                if is_script(request) or refused.code in _NO_ANSWER:
                    raise
                failed = self._page(view, Said(self._house.problem(say(refused))))
                failed.set_status(409)
                return failed
            raise web.HTTPSeeOther(self._kept_at(view, said))

        return answer

    def _kept_at(self, view: Door, said: Said) -> str:
        """The address under which an answer is read, also by Back and Reload, which would ask to
        send the form again otherwise. A drawn word stands in it, never a name.
        """
        code, word = view.code.code, secrets.token_urlsafe(9)
        self._kept[word] = code, language(), said
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return f"/d/{code}?lang={language()}&a={word}"

    async def _find(self, view: Door, fields: Mapping[str, str]) -> Said:
        """Who it may be. Enter once more, in the field that is empty now, checks in the only one;
        a scanner that types meanwhile means somebody else.
        """
        typed = wanted(fields, "q")[:_LONGEST]
        if not typed.strip() and fields.get("one"):
            return await self._check_in(view, _meant(view, fields, "one"))
        scanned = view.of_badge(typed)
        if scanned is not None:
            return await self._check_in(view, scanned)
        self._count_search(view.code.code)
        hits = view.find(typed)
        if not hits and is_too_short(typed):
            return Said(
                self._house.pages.fill("desk-told", said=_("Type two letters of the name."))
            )
        if not hits:
            return Said(self._house.pages.fill("desk-nobody", typed=typed.strip()))
        rows = Html("".join(self._row(view, each) for each in hits[:MOST_HITS]))
        one = hits[0].id if len(hits) == 1 and not hits[0].is_here else ""
        hint = self._house.pages.fill("desk-enter") if one else Html("")
        more = self._more(len(hits) - MOST_HITS)
        return Said(self._house.pages.fill("desk-hits", rows=rows, hint=hint, more=more), one)

    def _more(self, count: int) -> Html:
        """That there are more than can be shown."""
        if count <= 0:
            return Html("")
        told = _n("{n} more: type on.", "{n} more: type on.", count).format(n=count)
        return self._house.pages.fill("desk-told", said=told)

    def _count_search(self, code: str) -> None:
        """Nobody at a door seeks faster than this; who copies the list does."""
        if self._house.searches.are_used_up(code):
            raise Refused("too-many-searches")
        self._house.searches.count(code)

    async def _come(self, view: Door, fields: Mapping[str, str]) -> Said:
        return await self._check_in(view, _meant(view, fields))

    async def _back(self, view: Door, fields: Mapping[str, str]) -> Said:
        guest = _meant(view, fields)
        done = self._check_ins.get((view.meeting, guest.id))
        await self._house.decided(take_back, view.meeting, guest.id, done, self._house.now())
        told = _("{name} is not checked in.").format(name=guest.name)
        return Said(self._house.pages.fill("desk-told", said=told))

    async def _check_in(self, view: Door, guest: Guest) -> Said:
        """The greeting; somebody who is here already is told so, and nothing happens."""
        facts: Facts = ()
        if not guest.is_here:
            now = self._house.now()
            facts = await self._house.decided(
                people.note_attendance,
                view.meeting,
                (guest.id,),
                Attendance.PRESENT,
                now,
            )
            if facts:
                self._check_ins[view.meeting, guest.id] = (now, guest.status)
        told = _("Welcome, {name}!") if facts else _("{name} is already here.")
        return self._greeting(view, guest, told)

    def _greeting(self, view: Door, guest: Guest, told: str) -> Said:
        greeting = self._house.pages.fill(
            "desk-greeting",
            lang=language(),
            code=view.code.code,
            member=guest.id,
            said=told.format(name=guest.name),
            seat=self._seat(view, guest),
            find=self._find_button(view, guest),
        )
        return Said(greeting)

    def _find_button(self, view: Door, guest: Guest) -> Html:
        if not self._can_seat(view, guest):
            return Html("")
        return self._house.pages.fill(
            "desk-find-seat", lang=language(), code=view.code.code, member=guest.id
        )

    def _can_seat(self, view: Door, guest: Guest) -> bool:
        """While somebody is awaited the plan is still repaired, for everybody at once."""
        can_seat = guest.seat.is_lacking and self._house.seat_late is not None
        return can_seat and not view.is_open

    async def _find_seat(self, view: Door, fields: Mapping[str, str]) -> Said:
        """A seat where nobody has to move; who has one keeps it."""
        guest, seat_late = _meant(view, fields), self._house.seat_late
        if seat_late is not None and self._can_seat(view, guest):
            facts = await self._house.decided(seat_late, view.meeting, guest.id)
            found = (each for each in facts if isinstance(each, SeatMoved))
            table = next((each.table for each in found if each.round == guest.seat.round), 0)
            seat = replace(guest.seat, table=table, is_lacking=not table)
            guest = replace(guest, seat=seat)
        told = _("{name} has a seat.") if guest.seat.table else _("{name} has no seat yet.")
        return self._greeting(view, guest, told)

    def _row(self, view: Door, guest: Guest) -> Html:
        template = "desk-here" if guest.is_here else "desk-guest"
        return self._house.pages.fill(
            template,
            lang=language(),
            code=view.code.code,
            member=guest.id,
            name=guest.name,
            seat=self._seat(view, guest),
        )

    def _seat(self, view: Door, guest: Guest) -> Html:
        table, words = guest.seat.table, seat_words(guest.seat)
        if not words:
            return Html("")
        if not table:
            if view.is_open and guest.seat.due is not Due.OVER:
                words += " " + _("Gets a seat when the doors close.")
            return self._house.pages.fill("desk-unseated", words=words)
        colour = (table - 1) % _COLOURS + 1
        return self._house.pages.fill("desk-seat", table=table, colour=colour, words=words)

    def _page(self, view: Door, said: Said) -> web.Response:
        counted = _("{present} of {members} here").format(present=view.here, members=view.roll)
        pages, one = self._house.pages, Html("")
        if said.one:
            one = pages.fill("desk-one", member=said.one)
        body = pages.fill(
            "desk",
            lang=language(),
            code=view.code.code,
            counted=counted,
            said=said.html,
            one=one,
            must="" if said.one else "required",
        )
        return self._house.page(_("Arrival desk"), body, path=f"/d/{view.code.code}")


def take_back(room: HasPeople, meeting: str, member: str, done: CheckIn | None, now: int) -> Facts:
    """Somebody was checked in by mistake: as before `done`, or expected when it was done at another
    desk. Nothing happens to who is not here.
    """
    presence = room.people.presence.get((meeting, member))
    if presence is None or presence.status is not Attendance.PRESENT:
        return ()
    before = done[1] if done and done[0] == presence.at else Attendance.EXPECTED
    return people.note_attendance(room, meeting, (member,), before, now)


def _meant(view: Door, fields: Mapping[str, str], name: str = "member") -> Guest:
    guest = view.guest(wanted(fields, name))
    if guest is None:
        raise Refused("member-unknown")
    return guest
