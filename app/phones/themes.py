"""A table's page on which it proposes themes for its own notes; nothing of anybody else is on it.

Not even the themes that stand on the board: what a table proposes is its own word for its notes.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from aiohttp import web

from app.i18n import _, language
from app.models.board import LONGEST_TITLE, Mark
from app.models.entries import Facts
from app.models.errors import Refused
from app.phones.codes import device_id
from app.phones.house import House, given, is_script, wanted
from app.phones.own_notes import propose_own, withdraw_own_proposal
from app.phones.pages import Html, hidden
from app.phones.sheet import wants_all
from app.phones.sheet_state import newest
from app.phones.snapshots import SheetNote, TableView
from app.phones.wording import MARKS, declined
from app.refusals import say

PICK: Final = "pick-"
"""A ticked note's field: this and its id; it holds the titles that stood there, one to a line."""
_SIGNS: Final = 7_000
_MOST_NAMES: Final = 8


class ThemePages:
    """Handlers of what a table proposes."""

    def __init__(self, house: House, told: Callable[[str], web.Response]) -> None:
        """`told` is the table's state by its code, for a page with a script."""
        self._house = house
        self._told = told

    def routes(self) -> list[web.RouteDef]:
        """Paths are read in both cases, as a sheet's are."""
        return [
            web.get("/{t:[tT]}/{code}/themes", self.page),
            web.post("/api/theme", self.propose),
        ]

    async def page(self, request: web.Request) -> web.Response:
        """The table's notes, to be ticked and given a name."""
        code, table = self._house.table(request, request.match_info["code"])
        return self._page(code, table, is_all=wants_all(request))

    async def propose(self, request: web.Request) -> web.Response:
        """Takes a proposal in, or takes one back; answered when it is on disk."""
        fields = await given(request)
        here, title = fields.get("here", ""), fields.get("again") or fields.get("title", "")
        try:
            code, table = self._house.table(request, wanted(fields, "table"), here)
        except Refused as refused:  # with what was typed, which the page has to keep
            raise Refused(refused.code, typed=title) from refused
        try:
            await self._decide(table, fields, title)
        except Refused as refused:
            if is_script(request) or refused.code == "request-malformed":
                raise
            answer = self._page(code, table, say(refused), title, picked(fields))
            answer.set_status(409)
            return answer
        if here:  # sent from another sheet, which sees nothing of this one
            return web.json_response({})
        if is_script(request):
            return self._told(code)
        raise web.HTTPSeeOther(f"/t/{code}/themes?lang={language()}")

    async def _decide(self, table: TableView, fields: Mapping[str, str], title: str) -> Facts:
        own, seen = (table.meeting, table.number), picked(fields)
        sent = device_id(wanted(fields, "sent"))
        if "none" in fields:
            return await self._house.decided(withdraw_own_proposal, *own, seen, sent)
        return await self._house.decided(propose_own, *own, seen, title, sent)

    def _page(
        self,
        code: str,
        table: TableView,
        problem: str = "",
        typed: str = "",
        ticked: Iterable[str] = (),
        *,
        is_all: bool = False,
    ) -> web.Response:
        shown = table.notes if is_all else newest(table.notes, _SIGNS)
        names, may = names_of(table), table.may_propose
        body = self._house.pages.fill(
            "themes",
            lang=language(),
            code=code,
            number=table.number,
            place=table.place,
            day=table.day,
            all="1" if is_all else "",
            problem=self._house.problem(problem),
            closed=_closed(table),
            hide_closed=hidden(may),
            hide_entry=hidden(not may),
            sent=secrets.token_hex(16),
            picks=Html("".join(self._row(e, e.id in ticked) for e in reversed(shown))),
            row=self._row(SheetNote("", "", Mark.IDEA), is_ticked=False),
            hide_all=hidden(len(shown) == len(table.notes)),
            typed=typed,
            longest=LONGEST_TITLE,
            hide_names=hidden(not names),
            names=self._house.pages.each("theme-name", ({"name": each} for each in names)),
        )
        path = f"/t/{code}/themes" if problem else ""
        title = _("Themes of table {n}").format(n=table.number)
        scripts = ("unsent.js", "outbox.js", "themes.js")
        return self._house.page(title, body, *scripts, path=path, style="")

    def _row(self, note: SheetNote, is_ticked: bool) -> Html:
        return self._house.pages.fill(
            "theme-pick",
            id=note.id,
            seen="\n".join(note.themes),
            text=note.text,
            sign=MARKS[note.mark][0] if note.mark is not Mark.IDEA else "",
            themes=" · ".join(note.themes),
            hide_themes=hidden(not note.themes),
            declined=declined(note.declined) if note.declined else "",
            hide_declined=hidden(not note.declined),
            checked="checked" if is_ticked else "",
        )


def picked(fields: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """By ticked note the titles its page showed. Any id: notes of an example have short ones, and
    what is not on the table's sheet is refused where that is known.
    """
    return {
        name.removeprefix(PICK): tuple(filter(None, titles.split("\n")))
        for name, titles in fields.items()
        if name.startswith(PICK)
    }


def names_of(table: TableView) -> tuple[str, ...]:
    """The names this table has used on its sheet, the one it used last first."""
    used = (title for note in reversed(table.notes) for title in note.themes)
    return tuple(dict.fromkeys(used))[:_MOST_NAMES]


def _closed(table: TableView) -> str:
    """Why nothing can be proposed, or what the page will say once that is so."""
    if not table.item:
        return _("There is no task yet. It comes here by itself.")
    if not table.notes:
        return _("There are no notes yet. Write some on the sheet first.")
    return _("The sheet is delivered, and its round is over.")
