"""The pages of a voting card: the open polls, a ballot, a result. Its code is in bodies only."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Sequence

from aiohttp import web

from app.i18n import _, language
from app.models.errors import Refused
from app.models.voting import Card, Vote, ballot_key, card_hash, cast_ballots, read_code
from app.models.voting import receipt as receipt_of
from app.phones import asking, results, wording
from app.phones.answering import Said, Sent, check_answer, said, sent
from app.phones.asking import Asked, Holder
from app.phones.house import House, given, is_script, wanted
from app.phones.kiosk import STYLE, KioskPages
from app.phones.pages import NOTHING, Html, hidden
from app.phones.snapshots import Desk, PollView
from app.refusals import say


class BallotPages:
    """Handlers of what a card sees and sends."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._kiosks = KioskPages(house)

    def routes(self) -> list[web.RouteDef]:
        """Paths are read in both cases, because a QR code of upper-case letters is smaller."""
        return [
            web.get("/{v:[vV]}", self.page),
            web.get("/{k:[kK]}/{code}", self.kiosk),
            web.post("/v", self.enter),
            web.get("/v/poll", self.fragment),
            web.get("/v/state", self.state),
            web.post("/api/card", self.card),
            web.post("/api/ballot", self.ballot),
        ]

    async def page(self, request: web.Request) -> web.Response:
        """Where a card's code is typed, or read from the address by the page's script."""
        return self._enter(Holder())

    async def kiosk(self, request: web.Request) -> web.Response:
        """The same at the voting desk, where one member after another votes on one device."""
        return self._enter(Holder(kiosk=self._kiosks.opened(request, request.match_info["code"])))

    def opens_kiosk(self, typed: str) -> str:
        """The code of the voting desk in what was typed, "" when it is none that is open."""
        return self._kiosks.opens(typed)

    async def enter(self, request: web.Request) -> web.Response:
        """The same without a script: the ballot for the card that was typed, question by question,
        then the last look.
        """
        fields = await given(request)
        typed, kiosk = wanted(fields, "code"), fields.get("kiosk", "")
        holder = Holder(kiosk=self._kiosks.opened(request, kiosk) if kiosk else "")
        try:
            code, voted = await self._checked(request, typed)
        except Refused as refused:
            status = 429 if refused.code == "too-many-tries" else 409
            return self._enter(holder, say(refused), status, typed)
        holder = Holder(code, holder.kiosk)
        desk = self._house.desk
        so_far = said(fields, desk.terms)
        if so_far.polls and so_far.polls != tuple(each.id for each in desk.polls):
            return self._too_late(holder, so_far.polls, so_far.answers)
        if so_far.polls:
            return self._step(holder, so_far, voted=voted)
        return self._page(holder, poll=self._poll(desk, holder, voted=voted))

    async def fragment(self, request: web.Request) -> web.Response:
        """The ballot as the page's script puts it in: {"key", "html"}."""
        text = self._house.once("poll", self._fragment)
        return web.Response(text=text, content_type="application/json")

    async def state(self, request: web.Request) -> web.Response:
        """What the stream sends, for a page that cannot hear it."""
        return web.Response(text=self._house.timed(self.view()), content_type="application/json")

    def view(self) -> str:
        """What changes while a poll is open: turnout, and the count only where that was agreed."""
        return self._house.once("voters", _state)

    async def card(self, request: web.Request) -> web.Response:
        """Whether a card is good, and whether its ballot is in the box: {"voted"}."""
        fields = await given(request)
        _code, voted = await self._checked(request, wanted(fields, "code"))
        return web.json_response({"voted": voted})

    async def ballot(self, request: web.Request) -> web.Response:
        """Put a ballot into the box, all its questions or none; answered when it is on disk, with a
        receipt for each: {"receipts"}. Of one that was changed since, the receipt is that of the
        ballot that counts.
        """
        fields = await given(request)
        code, ballots = read_code(wanted(fields, "code")[:80]), sent(fields)
        kiosk = fields.get("kiosk", "")
        holder = Holder(code, self._kiosks.opened(request, kiosk) if kiosk else "")
        try:
            cards = await self._recognised(request, code, [each.poll for each in ballots])
            votes = [
                Vote(each.poll, card, each.ballot, each.answer)
                for each, card in zip(ballots, cards, strict=True)
            ]
            await self._house.decided(cast_ballots, votes)
        except Refused as refused:
            if not is_script(request):
                return self._refused(holder, refused, ballots)
            if refused.code != "ballot-replaced":
                raise
            return web.json_response({"receipts": _counting(ballots, refused)})
        receipts = [receipt_of(each.poll, each.ballot) for each in ballots]
        if is_script(request):
            return web.json_response({"receipts": receipts})
        return self._done(holder, [each.poll for each in ballots], receipts)

    async def _checked(self, request: web.Request, typed: str) -> tuple[str, bool]:
        """The code, and whether it has voted. Raises Refused("card-not-whole",
        "card-mistyped", "card-unknown", "card-void", "card-on-paper", "too-many-tries").
        """
        code = read_code(typed[:80])
        open_poll = self._house.desk.poll
        (card,) = await self._recognised(request, code, [open_poll.id if open_poll else ""])
        if self._house.desk.cards.get(card.hash):
            raise Refused("card-void")
        if card.key in self._house.desk.on_paper:
            raise Refused("card-on-paper")
        return code, card.key in self._house.desk.voted

    async def _recognised(
        self, request: web.Request, code: str, polls: Sequence[str]
    ) -> tuple[Card, ...]:
        """What the code proves in each poll. The limit is looked at again after the work, so that
        many guesses sent at once gain nothing.
        """
        self._house.guess(request)
        desk = self._house.desk
        salts = [desk.poll_salts.get(each, "") for each in polls]
        cards = await self._house.apart(_cards, code, desk.card_salt, salts)
        self._house.guess(request)
        if cards[0].hash not in self._house.desk.cards:
            raise self._house.wrong(request, "card-unknown")
        return cards

    # -- pages

    def _enter(
        self, holder: Holder, problem: str = "", status: int = 200, typed: str = ""
    ) -> web.Response:
        """The page that asks for a card; a code that was refused stays, to be put right."""
        answer = self._page(holder, problem=problem, typed=typed[:80])
        answer.set_status(status)
        return answer

    def _page(
        self,
        holder: Holder,
        *,
        poll: Html | None = None,
        problem: str = "",
        typed: str = "",
        unsent: Html = NOTHING,
    ) -> web.Response:
        pages, kiosk = self._house.pages, Holder(kiosk=holder.kiosk)
        words = self._kiosks.words(holder.kiosk)
        body = pages.fill(
            "vote",
            lang=language(),
            kiosk=holder.kiosk,
            hold=self._kiosks.field(holder.kiosk),
            ask=words.ask,
            where=words.where,
            forget=words.forget,
            note=words.note,
            focus="autofocus" if holder.kiosk else "",
            hide_enter=hidden(poll is not None),
            problem=self._house.problem(problem),
            typed=typed,
            hide_poll=hidden(poll is None),
            poll=poll or NOTHING,
            unsent=unsent or self._told_back((), ()),
            confirm=self._confirming(kiosk, (), ()),
            done=self._in_the_box(kiosk, (), ()),
            review_row=asking.template(pages),
        )
        return self._whole(holder, body, "marks.js", "vote.js")

    def _whole(self, holder: Holder, body: Html, *scripts: str, seconds: int = 60) -> web.Response:
        """A page of a card; at the voting desk it goes back to the beginning by itself."""
        if holder.kiosk:
            return self._kiosks.page(holder.kiosk, body, *scripts, seconds=seconds)
        return self._house.page(_("Vote"), body, *scripts, card=holder.code, style=STYLE)

    def _step(self, holder: Holder, so_far: Said, *, voted: bool) -> web.Response:
        """One question after the other; what cannot stand is told where it was chosen."""
        polls = self._house.desk.polls
        to = {"next": so_far.at + 1, "back": max(0, so_far.at - 1), "review": len(polls)}
        at = to.get(so_far.go, int(so_far.go) if so_far.go.isdecimal() else 0)
        looked_at = range(len(polls)) if at >= len(polls) else range(so_far.at, at)
        for each in looked_at:
            try:
                check_answer(polls[each].terms, so_far.answers[each])
            except Refused as refused:
                return self._asked(holder, so_far, each, voted=voted, problem=say(refused))
        if at >= len(polls):
            return self._confirm(holder, polls, so_far.answers)
        return self._asked(holder, so_far, at, voted=voted)

    def _asked(
        self, holder: Holder, so_far: Said, at: int, *, voted: bool, problem: str = ""
    ) -> web.Response:
        asked = Asked(self._house.desk.polls, at, so_far.answers)
        told = self._house.problem(problem)
        html = asking.question(self._house.pages, asked, holder, voted=voted, problem=told)
        answer = self._whole(holder, html)
        answer.set_status(409 if problem else 200)
        return answer

    def _confirm(
        self, holder: Holder, polls: tuple[PollView, ...], answers: tuple[str, ...]
    ) -> web.Response:
        """The last look, without a script; the ballots' ids are made here, so that a double click
        counts once.
        """
        body = self._confirming(holder, polls, answers)
        return self._whole(holder, Html(f'<section class="card">{body}</section>'))

    def _confirming(
        self, holder: Holder, polls: tuple[PollView, ...], answers: tuple[str, ...]
    ) -> Html:
        pages = self._house.pages
        held = holder.fields(pages)
        kept = Html(held + asking.hidden_fields(pages, asking.kept(polls, answers)))
        cast = asking.hidden_fields(pages, dict(_fields(polls, answers)))
        asked = [(each.question, each.terms) for each in polls]
        return pages.fill(
            "confirm",
            lang=language(),
            rows=asking.review(pages, asked, answers, kept),
            hold=Html(held + cast),
            back=kept,
        )

    def _done(self, holder: Holder, polls: list[str], receipts: list[str]) -> web.Response:
        body = self._in_the_box(holder, polls, receipts)
        card = Html(f'<section class="card" id="done">{body}</section>')
        return self._whole(holder, card, seconds=20)

    def _in_the_box(self, holder: Holder, polls: Sequence[str], receipts: Sequence[str]) -> Html:
        pages, terms = self._house.pages, self._house.desk.terms
        many = len(receipts) > 1
        rows = pages.each(
            "receipt",
            (
                {
                    "receipt": each,
                    "question": terms[poll].question if many and poll in terms else "",
                }
                for poll, each in zip(polls, receipts, strict=True)
            ),
        )
        is_kiosk = bool(holder.kiosk)
        return pages.fill(
            "done",
            lang=language(),
            receipts=pages.fill("receipts", rows=rows),
            again=self._kiosks.path(holder.kiosk) if is_kiosk else f"/v?lang={language()}",
            method="get" if is_kiosk else "post",
            hold=NOTHING if is_kiosk else holder.fields(pages),
            label=_("Next, please") if is_kiosk else _("See the poll again"),
        )

    def _refused(self, holder: Holder, refused: Refused, ballots: tuple[Sent, ...]) -> web.Response:
        polls, answers = zip(*((each.poll, each.answer) for each in ballots), strict=True)
        if refused.code == "poll-closed":
            return self._too_late(holder, polls, answers)
        problem = self._house.problem(say(refused))
        body = Html(problem + self._poll(self._house.desk, holder, voted=False))
        answer = self._whole(holder, body)
        answer.set_status(409)
        return answer

    def _too_late(
        self, holder: Holder, polls: Sequence[str], answers: Sequence[str]
    ) -> web.Response:
        """What was chosen is told back, not lost silently."""
        back = self._told_back(polls, answers) if any(answers) else NOTHING
        poll = self._poll(self._house.desk, holder, voted=False)
        answer = self._page(holder, poll=poll, unsent=back)
        answer.set_status(409 if back else 200)
        return answer

    def _told_back(self, polls: Sequence[str], answers: Sequence[str]) -> Html:
        pages, terms = self._house.pages, self._house.desk.terms
        known = [
            (terms[poll], answer)
            for poll, answer in zip(polls, answers, strict=True)
            if poll in terms
        ]
        asked = [(each.question, each) for each, _answer in known]
        rows = asking.review(pages, asked, [answer for _terms, answer in known], None)
        return pages.fill("unsent", hide=hidden(not polls), rows=rows)

    def _fragment(self, desk: Desk) -> str:
        html = self._poll(desk, Holder(), voted=False, is_whole=True)
        return json.dumps({"key": _key(desk), "html": html}, ensure_ascii=False)

    def _poll(self, desk: Desk, holder: Holder, *, voted: bool, is_whole: bool = False) -> Html:
        """The first question, or with a script all of them; or what there is instead of a poll."""
        pages = self._house.pages
        if not desk.polls:
            return self._waiting(desk, holder)
        if is_whole:
            return asking.all_questions(pages, desk.polls)
        nothing = ("",) * len(desk.polls)
        return asking.question(pages, Asked(desk.polls, 0, nothing), holder, voted=voted)

    def _waiting(self, desk: Desk, holder: Holder) -> Html:
        if desk.counting:
            title = _("The poll is closed")
            sentence = _("The ballots are being counted. The result comes here.")
        else:
            title = _("No poll is open just now")
            sentence = _("Keep this page. The poll comes here by itself when it opens.")
        told = results.cards(self._house.pages, desk)
        counting = bool(desk.counting)  # what comes next stands first
        return self._house.pages.fill(
            "waiting",
            lang=language(),
            before=NOTHING if counting else told,
            title=title,
            sentence=sentence,
            hold=holder.fields(self._house.pages),
            after=told if counting else NOTHING,
        )


def _cards(code: str, card_salt: str, poll_salts: Iterable[str]) -> tuple[Card, ...]:
    known = card_hash(code, card_salt)
    return tuple(Card(known, ballot_key(code, salt) if salt else "") for salt in poll_salts)


def _counting(ballots: Iterable[Sent], refused: Refused) -> list[str]:
    """The receipts of what counts now, where these ballots were changed since."""
    counts = {each.poll: str(refused.params.get(each.poll, each.ballot)) for each in ballots}
    return [receipt_of(poll, ballot) for poll, ballot in counts.items()]


def _fields(polls: Iterable[PollView], answers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A whole ballot as the fields of a form. Each question has an id of its own: one id for all
    would tie a member's answers together.
    """
    for number, (poll, answer) in enumerate(zip(polls, answers, strict=True), 1):
        end = f"-{number}" if number > 1 else ""
        yield f"poll{end}", poll.id
        yield f"ballot{end}", secrets.token_hex(16)
        yield f"choice{end}", answer or "blank"


def _key(desk: Desk) -> str:
    """What a page compares to know that it shows another poll, or another state of it."""
    if desk.polls:
        return " ".join(("open", *(each.id for each in desk.polls)))
    return " ".join(("closed", str(bool(desk.counting)), *(each.poll for each in desk.results)))


def _state(desk: Desk) -> str:
    poll = desk.poll
    told: dict[str, object] = {
        "key": _key(desk),
        "turnout": wording.turnout(poll) if poll else "",
        "live": wording.live(poll) if poll else "",
    }
    if len(desk.polls) > 1:
        told["lives"] = {each.id: wording.live(each) for each in desk.polls}
    return json.dumps(told, ensure_ascii=False)
