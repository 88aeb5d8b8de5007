"""A table's page of one recommendation: its numbered lines, what the table says of them, and what
it answers where it wrote them.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from aiohttp import web

from app.headings import heading
from app.i18n import _, in_language, language
from app.models.errors import Refused
from app.models.recommendations import (
    Answer,
    Comment,
    Field,
    Line,
    NewComment,
    Part,
    Remark,
    numbered,
)
from app.models.recommendations.comments import LONGEST_COMMENT
from app.phones import draft_words
from app.phones.codes import device_id
from app.phones.draft_view import Drafting, DraftView
from app.phones.drafts import onward
from app.phones.house import House, given, is_script, wanted
from app.phones.own_drafts import answer_own, comment_own, take_own_comment_back
from app.phones.pages import NOTHING, Html, hidden
from app.phones.snapshots import TableView
from app.refusals import say
from app.way_words import meaning, remark_name

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
_FIELDS: Final = {part: Field(part.value) for part in Part}
Refusal = tuple[str, Mapping[str, str]]


class MarkingPages:
    """Handlers of what is read, marked and answered."""

    def __init__(self, house: House) -> None:
        self._house = house

    def routes(self) -> list[web.RouteDef]:
        """Paths are read in both cases, as a sheet's are."""
        return [
            web.get("/{t:[tT]}/{code}/drafts/{draft}", self.read),
            web.post("/api/comment", self.comment),
            web.post("/api/uncomment", self.take_back),
            web.post("/api/answer", self.answer),
        ]

    async def read(self, request: web.Request) -> web.Response:
        """The lines, with the comments that this table may see."""
        code, table = self._house.table(request, request.match_info["code"])
        is_saved = request.query.get("saved") == "1"
        return self._page(code, table, request.match_info["draft"], is_saved=is_saved)

    async def comment(self, request: web.Request) -> web.Response:
        """A comment on a line, or on the whole."""
        fields = await given(request)
        code, table = self._house.table(request, wanted(fields, "table"))
        new = NewComment(
            device_id(wanted(fields, "comment")),
            wanted(fields, "draft"),
            _number(wanted(fields, "version")),
            _number(fields.get("line") or "0"),
            _remark(fields),
            fields.get("text", ""),
            table.number,
            self._by(table),
        )
        asked = (comment_own, new, self._house.now())
        return await self._done(request, code, table, fields, *asked)

    async def take_back(self, request: web.Request) -> web.Response:
        """A comment of this table that nobody has answered yet."""
        fields = await given(request)
        code, table = self._house.table(request, wanted(fields, "table"))
        key, comment = wanted(fields, "draft"), wanted(fields, "comment")
        asked = (take_own_comment_back, table.number, key, comment)
        return await self._done(request, code, table, fields, *asked)

    async def answer(self, request: web.Request) -> web.Response:
        """What became of a comment, by a table that wrote the text."""
        fields = await given(request)
        code, table = self._house.table(request, wanted(fields, "table"))
        told = (
            table.number,
            wanted(fields, "draft"),
            wanted(fields, "comment"),
            _answer(fields),
            fields.get("why", ""),
            self._by(table),
            self._house.now(),
        )
        return await self._done(request, code, table, fields, answer_own, *told)

    async def _done(
        self,
        request: web.Request,
        code: str,
        table: TableView,
        fields: Mapping[str, str],
        decide: object,
        *asked: object,
    ) -> web.Response:
        """Decided and on disk; a form that is refused comes back with what was typed."""
        key = wanted(fields, "draft")
        try:
            await self._house.decided(decide, *asked)  # type: ignore[arg-type]
        except Refused as refused:
            if is_script(request) or refused.code == "request-malformed":
                raise
            answer = self._page(code, table, key, (say(refused), fields))
            answer.set_status(409)
            return answer
        return onward(request, f"/t/{code}/drafts/{key}")

    def _by(self, table: TableView) -> str:
        with in_language(self._house.desk.language):
            return _("Table {n}").format(n=table.number)

    def _page(
        self,
        code: str,
        table: TableView,
        key: str,
        refused: Refusal = ("", _NOTHING),
        *,
        is_saved: bool = False,
    ) -> web.Response:
        told = self._house.desk.drafting
        draft = told.known(key)
        problem, typed = refused
        body = self._house.pages.fill(
            "draft-page",
            lang=language(),
            code=code,
            number=table.number,
            stamp=told.stamp,
            title=f"{draft.number}. {draft.wording.title}",
            about=draft_words.about(draft, table.number),
            crossed=draft_words.crossed(draft),
            hide_crossed=hidden(not draft.is_crossed),
            phase=draft_words.phase(told.gate),
            meaning=meaning(told.gate),
            problem=self._house.problem(problem),
            hide_saved=hidden(not is_saved),
            hide_write=hidden(not told.gate.takes_versions),
            draft=draft.id,
            hide_marks=hidden(not told.gate.takes_comments),
            version=draft.version,
            comment=typed.get("comment") or secrets.token_hex(16),
            keep=f"{table.place}/{table.number}/mark/{draft.id}",
            lines=self._lines(told, draft, typed.get("line", "")),
            whole="checked" if typed.get("line", "") == "0" else "",
            remarks=self._remarks(typed.get("remark", "")),
            text=typed.get("text", "") if "remark" in typed else "",
            longest=LONGEST_COMMENT,
            comments=self._comments(code, table, told, draft, typed),
            hide_comments=hidden(not draft.seen_by(table.number)),
        )
        title = draft.wording.title
        path = f"/t/{code}/drafts/{draft.id}" if problem else ""
        return self._house.page(title, body, "drafts.js", path=path, style="drafts.css")

    def _lines(self, told: Drafting, draft: DraftView, chosen: str) -> Html:
        made, part = [], None
        for line in numbered(draft.wording, draft.number):
            if line.part is not part:
                part = line.part
                name = heading(told.template, _FIELDS[line.part])
                made.append(self._house.pages.fill("draft-part", name=name))
            if line.number:
                made.append(self._line(line, told.gate.takes_comments, chosen))
        return Html("".join(made))

    def _line(self, line: Line, may_mark: bool, chosen: str) -> Html:
        marker = f"{line.marker} " if line.marker else ""
        values: dict[str, str | int] = {"n": line.number, "text": f"{marker}{line.text}"}
        if not may_mark:
            return self._house.pages.fill("line-read", **values)
        is_chosen = "checked" if chosen == str(line.number) else ""
        return self._house.pages.fill("line-mark", **values, checked=is_chosen)

    def _remarks(self, chosen: str) -> Html:
        return self._house.pages.each(
            "remark",
            (
                {
                    "remark": each,
                    "sign": draft_words.REMARK_SIGNS[each],
                    "label": remark_name(each),
                    "checked": "checked" if each == chosen else "",
                }
                for each in Remark
            ),
        )

    def _comments(
        self,
        code: str,
        table: TableView,
        told: Drafting,
        draft: DraftView,
        typed: Mapping[str, str],
    ) -> Html:
        rows = (
            self._comment(code, table, told, draft, each, typed)
            for each in draft.seen_by(table.number)
        )
        return Html("".join(rows))

    def _comment(
        self,
        code: str,
        table: TableView,
        told: Drafting,
        draft: DraftView,
        comment: Comment,
        typed: Mapping[str, str],
    ) -> Html:
        is_ours = comment.table == table.number
        is_author, gate = table.number in draft.tables, told.gate
        may_answer = is_author and gate.takes_answers and comment.remark is not Remark.KEEP
        may_take_back = is_ours and gate.takes_comments and comment.reply is None
        reply = comment.reply
        return self._house.pages.fill(
            "comment",
            lang=language(),
            code=code,
            draft=draft.id,
            id=comment.id,
            sign=draft_words.REMARK_SIGNS[comment.remark],
            remark=remark_name(comment.remark),
            where=draft_words.where(comment, draft),
            who=_("ours") if is_ours else comment.by,
            quote=comment.quote,
            hide_quote=hidden(not comment.quote),
            text=comment.text,
            hide_text=hidden(not comment.text),
            reply=draft_words.reply(reply) if reply else "",
            hide_reply=hidden(reply is None),
            back=self._take_back(code, draft, comment) if may_take_back else NOTHING,
            answer=self._answer_form(code, table, draft, comment, typed) if may_answer else NOTHING,
        )

    def _take_back(self, code: str, draft: DraftView, comment: Comment) -> Html:
        return self._house.pages.fill(
            "comment-back", lang=language(), code=code, draft=draft.id, id=comment.id
        )

    def _answer_form(
        self,
        code: str,
        table: TableView,
        draft: DraftView,
        comment: Comment,
        typed: Mapping[str, str],
    ) -> Html:
        is_again = typed.get("comment") == comment.id and "answer" in typed
        given_ = comment.reply
        answer = typed["answer"] if is_again else given_.answer.value if given_ else ""
        why = typed.get("why", "") if is_again else given_.why if given_ else ""
        options = self._house.pages.each(
            "answer-choice",
            (
                {
                    "answer": each,
                    "label": draft_words.answer_name(each),
                    "checked": "checked" if each == answer else "",
                }
                for each in Answer
            ),
        )
        return self._house.pages.fill(
            "comment-answer",
            lang=language(),
            code=code,
            draft=draft.id,
            id=comment.id,
            summary=_("Change the answer") if given_ else _("Answer"),
            opened="open" if is_again else "",
            options=options,
            why=why,
            longest=LONGEST_COMMENT,
            keep=f"{table.place}/{table.number}/answer/{comment.id}",
        )


def _number(told: str) -> int:
    """A version or a line. Raises Refused("request-malformed")."""
    if not told.isdecimal() or len(told) > 4:
        raise Refused("request-malformed")
    return int(told)


def _remark(fields: Mapping[str, str]) -> Remark:
    """Raises Refused("remark-missing", "request-malformed")."""
    told = fields.get("remark", "")
    if not told:
        raise Refused("remark-missing")
    try:
        return Remark(told)
    except ValueError as error:
        raise Refused("request-malformed") from error


def _answer(fields: Mapping[str, str]) -> Answer:
    """Raises Refused("answer-missing", "request-malformed")."""
    told = fields.get("answer", "")
    if not told:
        raise Refused("answer-missing")
    try:
        return Answer(told)
    except ValueError as error:
        raise Refused("request-malformed") from error
