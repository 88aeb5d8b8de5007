"""A table's pages on which it drafts recommendations: what there is, and a form for each.

They work as plain forms. A script keeps on the device what is typed, and sends it again by itself
until the laptop has it.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from aiohttp import web

from app.headings import heading, hint
from app.i18n import _, in_language, language
from app.models.errors import Refused
from app.models.recommendations import Field, Wording
from app.models.recommendations.compared import said
from app.models.texts import LINE
from app.phones import draft_words
from app.phones.codes import device_id
from app.phones.draft_view import Drafting, DraftView
from app.phones.house import House, given, is_script, wanted
from app.phones.own_drafts import draft_own
from app.phones.pages import Html, hidden
from app.phones.snapshots import TableView
from app.refusals import say
from app.way_words import meaning

NEW: Final = "new"
"""In the place of an id: a recommendation that is not there yet."""
_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_SPARE: Final = 2
"""Empty initiatives below those that are there."""
_ROWS: Final = {Field.TEXT: 4}


class DraftPages:
    """Handlers of the list and of the form."""

    def __init__(self, house: House) -> None:
        self._house = house

    def routes(self) -> list[web.RouteDef]:
        """Paths are read in both cases, as a sheet's are."""
        return [
            web.get("/{t:[tT]}/{code}/drafts", self.page),
            web.get("/{t:[tT]}/{code}/drafts/{draft}/write", self.form),
            web.post("/api/draft", self.write),
        ]

    async def page(self, request: web.Request) -> web.Response:
        """All recommendations, and what can be done with them in this phase."""
        code, table = self._house.table(request, request.match_info["code"])
        told, fill = self._house.desk.drafting, self._house.pages.fill
        rows = Html("".join(self._row(code, table, told, each) for each in told.drafts))
        body = fill(
            "drafts",
            lang=language(),
            code=code,
            number=table.number,
            stamp=told.stamp,
            phase=draft_words.phase(told.gate),
            meaning=meaning(told.gate),
            hide_new=hidden(not told.gate.takes_drafts),
            none=draft_words.nothing_yet(told.gate),
            hide_none=hidden(bool(told.drafts)),
            rows=rows,
        )
        return self._house.page(_("Recommendations"), body, "drafts.js", style="drafts.css")

    async def form(self, request: web.Request) -> web.Response:
        """The form of one, or of a new one."""
        code, table = self._house.table(request, request.match_info["code"])
        key, told = request.match_info["draft"], self._house.desk.drafting
        found = None if key == NEW else told.known(key)
        return self._form(code, table, told, found)

    async def write(self, request: web.Request) -> web.Response:
        """A draft, or a version of one; answered when it is on disk."""
        fields = await given(request)
        code, table = self._house.table(request, wanted(fields, "table"))
        words, draft = read_words(fields), wanted(fields, "draft")
        key = draft if self._house.desk.drafting.draft(draft) else device_id(draft)
        with in_language(self._house.desk.language):
            by = _("Table {n}").format(n=table.number)
        told = table.number, key, _based_on(fields), words, by, self._house.now()
        try:
            await self._house.decided(draft_own, *told, fields.get("why", ""))
        except Refused as refused:
            if is_script(request) or refused.code == "request-malformed":
                raise
            drafting = self._house.desk.drafting
            found = drafting.draft(key)
            answer = self._form(code, table, drafting, found, say(refused), fields)
            answer.set_status(409)
            return answer
        return onward(request, f"/t/{code}/drafts/{key}")

    def _row(self, code: str, table: TableView, told: Drafting, draft: DraftView) -> Html:
        return self._house.pages.fill(
            "draft-row",
            lang=language(),
            code=code,
            id=draft.id,
            number=draft.number,
            title=draft.wording.title,
            about=draft_words.about(draft, table.number),
            crossed=draft_words.crossed(draft),
            hide_crossed=hidden(not draft.is_crossed),
            read=draft_words.read_label(draft, told.gate, table.number),
            hide_write=hidden(not told.gate.takes_versions),
        )

    def _form(
        self,
        code: str,
        table: TableView,
        told: Drafting,
        found: DraftView | None,
        problem: str = "",
        typed: Mapping[str, str] = _NOTHING,
    ) -> web.Response:
        may = told.gate.takes_versions if found else told.gate.takes_drafts
        title = found.wording.title if found else _("A new recommendation")
        key = found.id if found else ""
        body = self._house.pages.fill(
            "draft-form",
            lang=language(),
            code=code,
            number=table.number,
            stamp=told.stamp,
            title=title,
            phase=draft_words.phase(told.gate),
            meaning=meaning(told.gate),
            problem=self._house.problem(problem),
            hide_form=hidden(not may and not typed),
            about=draft_words.about(found, table.number) if found else "",
            crossed=draft_words.crossed(found) if found else "",
            hide_crossed=hidden(not (found and found.is_crossed)),
            keep=f"{table.place}/{table.number}/{key or NEW}",
            draft=typed.get("draft") or key or secrets.token_hex(16),
            based_on=typed.get("based_on") or (found.version if found else 0),
            fields=self._fields(told, found.wording if found else Wording(""), typed),
            hide_why=hidden(found is None),
            why=typed.get("why", ""),
        )
        page = f"/t/{code}/drafts/{key or NEW}/write" if problem else ""
        return self._house.page(title, body, "drafts.js", path=page, style="drafts.css")

    def _fields(self, told: Drafting, words: Wording, typed: Mapping[str, str]) -> Html:
        """The title, then the parts of the template, and what somebody filled in besides."""
        fill, template = self._house.pages.fill, told.template
        title = typed.get("title", words.title)
        made = [fill("draft-field", name="title", label=_("Title"), hint="", text=title, rows=1)]
        for field in Field:
            if not template.shows(field, words):
                continue
            label, told_hint = heading(template, field), hint(template, field)
            if field is Field.INITIATIVES:
                made += self._initiatives(label, words, typed)
                continue
            text = typed.get(field.value, said(words, field))
            box = "draft-line" if field is Field.ADDRESSED_TO else "draft-field"
            sizes = {"most": LINE} if box == "draft-line" else {"rows": _ROWS.get(field, 3)}
            made.append(
                fill(box, name=field.value, label=label, hint=told_hint, text=text, **sizes)
            )
        return Html("".join(made))

    def _initiatives(self, label: str, words: Wording, typed: Mapping[str, str]) -> list[Html]:
        count = len(words.initiatives) + _SPARE
        texts = [*words.initiatives, *("",) * _SPARE]
        made = []
        for at, text in enumerate(texts, 1):
            name = f"initiative-{at}"
            told = _("{part}: no. {n}").format(part=label, n=at) if count > 1 else label
            now = typed.get(name, text)
            made.append(
                self._house.pages.fill(
                    "draft-field", name=name, label=told, hint="", text=now, rows=1
                )
            )
        return made


def read_words(fields: Mapping[str, str]) -> Wording:
    """The wording that was sent."""
    numbered = [name for name in fields if name.removeprefix("initiative-").isdecimal()]
    numbered.sort(key=lambda name: int(name.removeprefix("initiative-")))
    return Wording(
        fields.get("title", ""),
        fields.get(Field.TEXT.value, ""),
        fields.get(Field.REASON.value, ""),
        tuple(fields[name] for name in numbered),
        fields.get(Field.EVIDENCE.value, ""),
        fields.get(Field.ADDRESSED_TO.value, ""),
    )


def onward(request: web.Request, path: str) -> web.Response:
    """Where the page goes once it is on disk: told to a script, or the next page of a form."""
    goes = f"{path}?lang={language()}&saved=1"
    if is_script(request):
        return web.json_response({"next": goes})
    raise web.HTTPSeeOther(goes)


def _based_on(fields: Mapping[str, str]) -> int:
    """The version it was written over. Raises Refused("request-malformed")."""
    told = fields.get("based_on", "0")
    if not told.isdecimal() or len(told) > 4:
        raise Refused("request-malformed")
    return int(told)
