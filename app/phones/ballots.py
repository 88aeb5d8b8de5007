"""The pages of a voting card: the open poll, a ballot, a result. Its code is in bodies only."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping

from aiohttp import web

from app.headings import heading
from app.i18n import _, language
from app.models.errors import Refused
from app.models.recommendations import Field, initiative_number
from app.models.recommendations.compared import said
from app.models.recommendations.template import filled
from app.models.voting import Card, Choice, ballot_key, card_hash, cast_ballot, read_code
from app.phones import wording
from app.phones.codes import device_id
from app.phones.house import House, given, is_script, wanted
from app.phones.marked import told
from app.phones.pages import Html, hidden
from app.phones.snapshots import Desk, PollView, ResultView
from app.refusals import say


class BallotPages:
    """Handlers of what a card sees and sends."""

    def __init__(self, house: House) -> None:
        self._house = house

    def routes(self) -> list[web.RouteDef]:
        """Paths are read in both cases, because a QR code of upper-case letters is smaller."""
        return [
            web.get("/{v:[vV]}", self.page),
            web.post("/v", self.enter),
            web.get("/v/poll", self.fragment),
            web.get("/v/state", self.state),
            web.post("/api/card", self.card),
            web.post("/api/ballot", self.ballot),
        ]

    async def page(self, request: web.Request) -> web.Response:
        """Where a card's code is typed, or read from the address by the page's script."""
        return self._enter("")

    async def enter(self, request: web.Request) -> web.Response:
        """The same without a script: the poll for the card that was typed, then its choice."""
        fields = await given(request)
        typed = wanted(fields, "code")
        try:
            code, voted = await self._checked(request, typed)
        except Refused as refused:
            status = 429 if refused.code == "too-many-tries" else 409
            return self._enter(say(refused), status, typed)
        poll = self._house.desk.poll
        if poll and fields.get("poll") == poll.id and fields.get("choice"):
            return self._confirm(poll, code, _choice(fields))
        return self._page(poll=self._poll(self._house.desk, code, voted=voted), card=code)

    async def fragment(self, request: web.Request) -> web.Response:
        """The poll as the page's script puts it in: {"key", "html"}."""
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
        """Put a ballot into the box; answered when it is on disk."""
        fields = await given(request)
        code, poll = read_code(wanted(fields, "code")[:80]), wanted(fields, "poll")
        ballot, choice = device_id(wanted(fields, "ballot")), _choice(fields)
        try:
            card = await self._recognised(request, code, poll)
            await self._house.decided(cast_ballot, poll, card, ballot, choice)
        except Refused as refused:
            if is_script(request):
                raise
            return self._refused(code, refused)
        return web.json_response({}) if is_script(request) else self._done(code)

    async def _checked(self, request: web.Request, typed: str) -> tuple[str, bool]:
        """The code, and whether it has voted. Raises Refused("card-not-whole",
        "card-mistyped", "card-unknown", "card-void", "too-many-tries").
        """
        code = read_code(typed[:80])
        open_poll = self._house.desk.poll
        card = await self._recognised(request, code, open_poll.id if open_poll else "")
        if self._house.desk.cards.get(card.hash):
            raise Refused("card-void")
        return code, card.key in self._house.desk.voted

    async def _recognised(self, request: web.Request, code: str, poll: str) -> Card:
        """What the code proves. The limit is looked at again after the work, so that many guesses
        sent at once gain nothing.
        """
        self._house.guess(request)
        desk = self._house.desk
        card = await self._house.apart(_card, code, desk.card_salt, desk.poll_salts.get(poll, ""))
        self._house.guess(request)
        if card.hash not in self._house.desk.cards:
            raise self._house.wrong(request, "card-unknown")
        return card

    def _enter(self, problem: str, status: int = 200, typed: str = "") -> web.Response:
        """The page that asks for a card; a code that was refused stays, to be put right."""
        answer = self._page(problem=problem, typed=typed[:80])
        answer.set_status(status)
        return answer

    def _page(
        self, *, poll: Html | None = None, problem: str = "", card: str = "", typed: str = ""
    ) -> web.Response:
        body = self._house.pages.fill(
            "vote",
            lang=language(),
            hide_enter=hidden(poll is not None),
            problem=self._house.problem(problem),
            typed=typed,
            hide_poll=hidden(poll is None),
            poll=poll or Html(""),
            confirm=self._ballot("", "", "", None),
            done=self._house.pages.fill("done", lang=language(), code=""),
        )
        return self._house.page(_("Vote"), body, "vote.js", card=card)

    def _confirm(self, poll: PollView, code: str, choice: Choice) -> web.Response:
        """The last look, without a script; the ballot's id is made here, so that a double click
        counts once.
        """
        body = self._ballot(poll.question, code, poll.id, choice)
        card = Html(f'<section class="card">{body}</section>')
        return self._house.page(_("Vote"), card, card=code)

    def _ballot(self, question: str, code: str, poll: str, choice: Choice | None) -> Html:
        return self._house.pages.fill(
            "confirm",
            lang=language(),
            question=question,
            code=code,
            poll=poll,
            choice=choice or "",
            ballot=secrets.token_hex(16) if choice else "",
            sign=wording.CHOICES[choice] if choice else "",
            word=wording.choice_name(choice) if choice else "",
        )

    def _done(self, code: str) -> web.Response:
        body = self._house.pages.fill("done", lang=language(), code=code)
        card = Html(f'<section class="card" id="done">{body}</section>')
        return self._house.page(_("Vote"), card, card=code)

    def _refused(self, code: str, refused: Refused) -> web.Response:
        problem = self._house.problem(say(refused))
        body = Html(problem + self._poll(self._house.desk, code, voted=False))
        answer = self._house.page(_("Vote"), body, card=code)
        answer.set_status(409)
        return answer

    def _fragment(self, desk: Desk) -> str:
        html = self._poll(desk, "", voted=False)
        return json.dumps({"key": _key(desk), "html": html}, ensure_ascii=False)

    def _poll(self, desk: Desk, code: str, *, voted: bool) -> Html:
        if desk.poll is None:
            return self._waiting(desk, code)
        poll, pages = desk.poll, self._house.pages
        words = poll.wording
        return pages.fill(
            "poll",
            lang=language(),
            question=poll.question,
            rule=wording.rule(poll.terms),
            poll=poll.id,
            code=code,
            choices=self._choices(),
            hide_choices=hidden(not poll.by_card),
            hide_hands=hidden(poll.by_card),
            hide_voted=hidden(not voted),
            turnout=wording.turnout(poll),
            live=wording.live(poll),
            source=_source(poll.number, poll.version),
            title=words.title,
            text=told(words.text),
            parts=Html("".join(self._parts(poll))),
            fingerprint=poll.fingerprint,
        )

    def _choices(self) -> Html:
        return self._house.pages.each(
            "choice",
            (
                {"choice": choice, "sign": sign, "word": wording.choice_name(choice)}
                for choice, sign in wording.CHOICES.items()
            ),
        )

    def _parts(self, poll: PollView) -> Iterator[Html]:
        """What stands below the text, each part under its heading."""
        pages, words = self._house.pages, poll.wording
        for field in Field:
            name = heading(poll.template, field)
            if field is Field.TEXT or not filled(words, field):
                continue
            if field is Field.INITIATIVES:
                yield pages.fill("initiatives", name=name, rows=self._initiatives(poll))
            else:
                yield pages.fill("part", name=name, words=told(said(words, field)))

    def _initiatives(self, poll: PollView) -> Html:
        return self._house.pages.each(
            "initiative",
            (
                {"number": initiative_number(poll.number, at), "text": told(each)}
                for at, each in enumerate(poll.wording.initiatives, 1)
            ),
        )

    def _waiting(self, desk: Desk, code: str) -> Html:
        if desk.counting:
            title = _("The poll is closed")
            sentence = _("The ballots are being counted. The result comes here.")
        else:
            title = _("No poll is open just now")
            sentence = _("Keep this page. The poll comes here by itself when it opens.")
        results = self._house.pages.each("result", map(_shown, desk.results))
        counting = bool(desk.counting)  # what comes next stands first
        return self._house.pages.fill(
            "waiting",
            lang=language(),
            before=Html("") if counting else results,
            title=title,
            sentence=sentence,
            code=code,
            after=results if counting else Html(""),
        )


def _card(code: str, card_salt: str, poll_salt: str) -> Card:
    key = ballot_key(code, poll_salt) if poll_salt else ""
    return Card(card_hash(code, card_salt), key)


def _choice(fields: Mapping[str, str]) -> Choice:
    given_choice = fields.get("choice", "")
    if given_choice not in (each.value for each in wording.CHOICES):
        raise Refused("choice-unknown")
    return Choice(given_choice)


def _key(desk: Desk) -> str:
    """What a page compares to know that it shows another poll, or another state of it."""
    if desk.poll:
        return f"open {desk.poll.id}"
    return " ".join(("closed", str(bool(desk.counting)), *(each.poll for each in desk.results)))


def _state(desk: Desk) -> str:
    poll = desk.poll
    told = {
        "key": _key(desk),
        "turnout": wording.turnout(poll) if poll else "",
        "live": wording.live(poll) if poll else "",
    }
    return json.dumps(told, ensure_ascii=False)


def _source(number: int, version: int) -> str:
    if not number:
        return _("Version {version}").format(version=version)
    return _("Recommendation {number}, version {version}").format(number=number, version=version)


def _shown(held: ResultView) -> dict[str, str | int]:
    counts = held.result.counts
    yes, no, blank = (
        round(100 * each / max(1, counts.cast)) for each in (counts.yes, counts.no, counts.blank)
    )
    return {
        "question": held.question,
        "verdict": wording.verdict(held.result),
        "reached": wording.reached(held.result),
        "counted": wording.counted(counts),
        "basis": wording.basis(held.result),
        "yes": yes,
        "no": no,
        "blank": blank,
        "blank_at": yes + no,
    }
