"""A table's pages: its task, its time, its own notes, and nothing of anybody else."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Final

from aiohttp import web

from app.i18n import _, language
from app.models.board import (
    LONGEST_NOTE,
    Mark,
    NewNote,
    ask_for_help,
    deliver_sheet,
    reopen_sheet,
)
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.templates import Template, template_named, template_of
from app.phones import draft_words, wording
from app.phones.codes import device_id
from app.phones.form import (
    fields_of,
    fitted,
    keys_hint,
    laid_out,
    read_note,
    signed,
    typed_text,
    values_of,
)
from app.phones.house import House, given, is_script, wanted
from app.phones.own_notes import reword_own, withdraw_own, write_own
from app.phones.pages import Html, hidden
from app.phones.sheet_state import heading, newest, offers_ideas, state
from app.phones.snapshots import SheetNote, TableView
from app.refusals import say

PAGE_SIGNS: Final = 1_100
"""Signs of notes that a page holds; each row adds some of its own."""

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_EMPTY: Final[Mapping[str, str | int]] = {
    "id": "",
    "name": "",
    "label": "",
    "longest": 3,
    "text": "",
}

Act = Callable[[TableView, Mapping[str, str]], Awaitable[Facts]]


class SheetPages:
    """Handlers of what a table sees and sends."""

    def __init__(self, house: House) -> None:
        self._house = house

    def routes(self) -> list[web.RouteDef]:
        """Paths are read in both cases, because a QR code of upper-case letters is smaller."""
        acts: dict[str, Act] = {
            "note": self._note,
            "reword": self._reword,
            "withdraw": self._withdraw,
            "deliver": self._deliver,
            "reopen": self._reopen,
            "help": self._help,
        }
        posts = [web.post(f"/api/{name}", self._doing(act)) for name, act in acts.items()]
        return [
            web.get("/{t:[tT]}/{code}", self.page),
            web.get("/{t:[tT]}/{code}/state", self.state),
            web.get("/{t:[tT]}/{code}/note/{note}", self.edit),
            *posts,
        ]

    async def page(self, request: web.Request) -> web.Response:
        """The sheet as a page."""
        code, table = self._house.table(request, request.match_info["code"])
        return self._page(code, table, is_all=wants_all(request))

    async def edit(self, request: web.Request) -> web.Response:
        """One note's form, for a page without a script."""
        code, table = self._house.table(request, request.match_info["code"])
        note = next((each for each in table.notes if each.id == request.match_info["note"]), None)
        if note is None:
            raise Refused("note-unknown")
        if table.delivered_at:
            raise Refused("sheet-delivered", table=table.number)
        template, values = template_of(note.parts), values_of(note.text, note.parts)
        return self._edit_page(code, note, template, values, note.text)

    async def state(self, request: web.Request) -> web.Response:
        """What the page's script shows: the same as the stream sends."""
        code, _table = self._house.table(request, request.match_info["code"])
        return self.told(code, is_all=wants_all(request))

    def told(self, code: str, *, is_all: bool = False) -> web.Response:
        """A table's state as an answer. Raises Refused("table-code-unknown")."""
        told = self.view(code, is_all=is_all)
        if told is None:
            raise Refused("table-code-unknown")
        return web.Response(text=self._house.timed(told), content_type="application/json")

    def view(self, code: str, *, is_all: bool = False) -> str | None:
        """A table's state as JSON in the reader's language, with the newest notes or all of them;
        None when the code opens nothing.
        """
        if code not in self._house.desk.tables:
            return None
        name = f"table {code} {'all' if is_all else 'newest'}"
        return self._house.once(name, lambda desk: state(desk, code, is_all=is_all))

    def _doing(self, act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            fields = await given(request)
            here = fields.get("here", "")
            try:
                code, table = self._house.table(request, wanted(fields, "table"), here)
            except Refused as refused:  # with what was typed, which the page has to keep
                raise Refused(refused.code, typed=typed_text(fields)) from refused
            try:
                await act(table, fields if is_script(request) else signed(fields))
            except Refused as refused:
                if is_script(request) or refused.code == "request-malformed":
                    raise
                return self._again(code, table, fields, refused)
            if here:  # sent from another sheet, which sees nothing of this one
                return web.json_response({})
            if is_script(request):
                return self.told(code)
            raise web.HTTPSeeOther(f"/t/{code}?lang={language()}")

        return answer

    async def _note(self, table: TableView, fields: Mapping[str, str]) -> Facts:
        text, parts = read_note(fields)
        new = NewNote(
            device_id(wanted(fields, "note")),
            table.meeting,
            wanted(fields, "item"),
            table.number,
            text,
            _mark(fields),
            parts,
        )
        return await self._house.decided(write_own, new, self._house.now())

    async def _reword(self, table: TableView, fields: Mapping[str, str]) -> Facts:
        text, parts = read_note(fields)
        note, before = wanted(fields, "note"), wanted(fields, "before")
        return await self._house.decided(
            reword_own, table.meeting, table.number, note, before, text, _mark(fields), parts
        )

    async def _withdraw(self, table: TableView, fields: Mapping[str, str]) -> Facts:
        note = wanted(fields, "note")
        return await self._house.decided(withdraw_own, table.meeting, table.number, note)

    async def _deliver(self, table: TableView, fields: Mapping[str, str]) -> Facts:
        item, now = wanted(fields, "item"), self._house.now()
        return await self._house.decided(deliver_sheet, item, table.number, now)

    async def _reopen(self, table: TableView, fields: Mapping[str, str]) -> Facts:
        return await self._house.decided(reopen_sheet, wanted(fields, "item"), table.number)

    async def _help(self, table: TableView, fields: Mapping[str, str]) -> Facts:
        return await self._house.decided(ask_for_help, table.number, self._house.now())

    def _again(
        self, code: str, table: TableView, fields: Mapping[str, str], refused: Refused
    ) -> web.Response:
        """The page with what was refused, and the text that was typed still in it."""
        if "before" in fields:
            note = SheetNote(wanted(fields, "note"), "", _mark(fields))
            template = template_named(fields.get("template", ""))
            answer = self._edit_page(code, note, template, fields, fields["before"], say(refused))
        else:
            answer = self._page(code, table, problem=say(refused), typed=fields)
        answer.set_status(409)
        return answer

    def _page(
        self,
        code: str,
        table: TableView,
        *,
        problem: str = "",
        typed: Mapping[str, str] = _NOTHING,
        is_all: bool = False,
    ) -> web.Response:
        title = _("Table {n}").format(n=table.number)
        body = self._body(code, table, problem, typed, is_all)
        return self._house.page(
            title, body, "unsent.js", "left.js", "outbox.js", "time.js", "sheet.js", style=""
        )

    def _edit_page(
        self,
        code: str,
        note: SheetNote,
        template: Template,
        values: Mapping[str, str],
        before: str,
        problem: str = "",
    ) -> web.Response:
        title = _("Change the note")
        body = self._house.pages.fill(
            "edit-page",
            lang=language(),
            title=title,
            code=code,
            problem=self._house.problem(problem),
            edit=self._edit(code, note, template, values, before),
        )
        return self._house.page(title, body, path=f"/t/{code}/note/{note.id}", style="")

    def _edit(
        self,
        code: str,
        note: SheetNote,
        template: Template,
        values: Mapping[str, str],
        before: str,
    ) -> Html:
        chosen = {mark: "selected" if mark is note.mark else "" for mark in wording.MARKS}
        options = self._house.pages.each(
            "option",
            (
                {"mark": mark, "label": wording.mark_name(mark), "chosen": is_chosen}
                for mark, is_chosen in chosen.items()
            ),
        )
        fields = fields_of(template, _("The note"))
        return self._house.pages.fill(
            "edit",
            lang=language(),
            code=code,
            id=note.id,
            before=before,
            form=template.value,
            fields=laid_out(self._house.pages, "words", fields, values),
            options=options,
            hide_kind=hidden(template is not Template.NOTE),
        )

    def _body(
        self, code: str, table: TableView, problem: str, typed: Mapping[str, str], is_all: bool
    ) -> Html:
        delivered, asked = wording.delivered(table), wording.help_asked(table)
        offered = draft_words.offer(self._house.desk.drafting)
        gate = wording.gate(self._house.desk.drafting.gate, table)
        shown = table.notes if is_all else newest(table.notes, PAGE_SIGNS)
        # The newest first, where its writer sees it arrive.
        notes = Html("".join(self._row(code, each, bool(delivered)) for each in reversed(shown)))
        return self._house.pages.fill(
            "sheet",
            lang=language(),
            code=code,
            item=table.item,
            number=table.number,
            place=table.place,
            day=table.day,
            **_task(table, self._house.now()),
            **self._entry(table, typed),
            problem=self._house.problem(problem),
            delivered_line=delivered,
            hide_delivered=hidden(not delivered),
            hide_entry=hidden(bool(delivered) or not table.item),
            hide_ends="",
            count=f"({len(table.notes)})" if table.notes else "",
            gate=gate,
            drafting=offered,
            hide_drafting=hidden(not offered),
            hide_gate=hidden(not gate or bool(delivered)),
            hide_none=hidden(bool(table.notes)),
            hide_all=hidden(len(shown) == len(table.notes)),
            hide_themes=hidden(not table.may_propose),
            longest=LONGEST_NOTE,
            all="1" if is_all else "",
            edit=self._edit(code, SheetNote("", "", Mark.IDEA), Template.NOTE, _NOTHING, ""),
            notes=notes,
            row=self._row(code, SheetNote("", "", Mark.IDEA), is_closed=False),
            off_help="disabled" if asked else "",
            help_line=asked,
            hide_help=hidden(not asked),
        )

    def _entry(self, table: TableView, typed: Mapping[str, str]) -> dict[str, str | int]:
        """What a note is written in. A note that was refused keeps its id: the laptop may have it
        on disk by now, and then takes it once.
        """
        return {
            "fresh": typed.get("note") or secrets.token_hex(16),
            "form": table.template.value,
            "fields": self._fields(table.template, typed),
            "keys": keys_hint(table.template),
            "hide_marks": hidden(table.template is not Template.NOTE),
            "field_row": self._house.pages.fill("field", **_EMPTY, rows=2, needed=""),
            "number_row": self._house.pages.fill("number", **_EMPTY),
            "marks": self._marks(typed.get("mark", Mark.IDEA), offers_ideas(table)),
        }

    def _row(self, code: str, note: SheetNote, is_closed: bool) -> Html:
        return self._house.pages.fill(
            "note",
            lang=language(),
            code=code,
            id=note.id,
            sign=wording.MARKS[note.mark][0],
            label=wording.mark_name(note.mark),
            text=note.text,
            begin=note.text[:30],
            hide_change=hidden(is_closed),
            themes=self._themes(note),
        )

    def _themes(self, note: SheetNote) -> Html:
        """What the table proposes for a note, and what did not come of it."""
        lines = [("proposed", wording.proposed(note.themes))] if note.themes else []
        if note.declined:
            lines.append(("declined", wording.declined(note.declined)))
        return self._house.pages.each(
            "theme-line", ({"kind": kind, "themes": said} for kind, said in lines)
        )

    def _fields(self, template: Template, typed: Mapping[str, str]) -> Html:
        fields = fields_of(template, _("Write a note"))
        return laid_out(self._house.pages, "fields", fields, fitted(fields, typed))

    def _marks(self, chosen: str, has_ideas: bool) -> Html:
        """What a note can be; once ideas are closed none of them is chosen before a person does."""
        return self._house.pages.each(
            "mark",
            (
                {
                    "mark": mark,
                    "sign": sign,
                    "label": wording.mark_name(mark),
                    "checked": _standing(mark, chosen, has_ideas),
                }
                for mark, (sign, _name) in wording.MARKS.items()
            ),
        )


def _task(table: TableView, now: int) -> dict[str, str | int]:
    """What the table is asked, and how much time it has."""
    left, step = wording.left(table, now), wording.step(table, now)
    return {
        "title": heading(table),
        "task": table.task,
        "left": left,
        "hide_timer": hidden(not left),
        "step": step,
        "step_left": wording.step_left(table, now),
        "hide_step": hidden(not step),
        "then": wording.then(table, now),
        "aside": table.aside,
        "hide_aside": hidden(not table.aside),
    }


def wants_all(request: web.Request) -> bool:
    """True when a page asks for the older notes too."""
    return request.query.get("all") == "1"


def _standing(mark: Mark, chosen: str, has_ideas: bool) -> str:
    if mark is Mark.IDEA and not has_ideas:
        return "disabled"
    return "checked" if mark == chosen else ""


def _mark(fields: Mapping[str, str]) -> Mark:
    try:
        return Mark(fields.get("mark", Mark.IDEA))
    except ValueError as error:
        raise Refused("request-malformed") from error
