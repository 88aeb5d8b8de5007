"""Results that stand, and the list of receipts by which everybody can check them."""

from __future__ import annotations

from fractions import Fraction

from aiohttp import web

from app import poll_sentences
from app.i18n import _, _n, language
from app.models.errors import Refused
from app.models.voting import Method, Outcome, Published, dissent, grouped
from app.models.voting.methods import Standing, acceptance
from app.phones import wording
from app.phones.house import House
from app.phones.kiosk import STYLE
from app.phones.pages import NOTHING, Html, Pages
from app.phones.snapshots import Desk, ResultView


class ResultPages:
    """Handlers of the lists of receipts; there is none before its result is published."""

    def __init__(self, house: House) -> None:
        self._house = house

    def routes(self) -> list[web.RouteDef]:
        """A page for each list, and the list as a file."""
        return [web.get("/r/{poll}.txt", self.file), web.get("/r/{poll}", self.page)]

    async def page(self, request: web.Request) -> web.Response:
        """The receipts of one poll, and the number that tells one list from another."""
        held = self._held(request)
        poll = held.poll
        body = self._house.once(f"list {poll}", lambda _desk: self._list(held))
        path = f"/r/{poll}"
        return self._house.page(
            _("List of receipts"), Html(body), "receipts.js", path=path, style=STYLE
        )

    async def file(self, request: web.Request) -> web.Response:
        """The list as text, to be kept and held against another."""
        text = self._held(request).published.text
        answer = web.Response(text=text, content_type="text/plain")
        answer.headers["Content-Disposition"] = 'attachment; filename="ballots.txt"'
        return answer

    def _held(self, request: web.Request) -> ResultView:
        """Raises Refused("page-unknown") for a result that is not out, or not of today."""
        asked = request.match_info["poll"]
        found = next((each for each in self._house.desk.results if each.poll == asked), None)
        if found is None:
            raise Refused("page-unknown")
        return found

    def _list(self, held: ResultView) -> Html:
        pages, listed = self._house.pages, held.published
        receipts = listed.receipts
        rows = pages.each("receipt", ({"receipt": each, "question": ""} for each in receipts))
        return pages.fill(
            "list",
            lang=language(),
            poll=listed.poll,
            question=listed.question,
            verdict=poll_sentences.verdict(listed.asked.method, listed.outcome),
            rows=rows,
            paper=_besides(listed, len(receipts)),
            hash=grouped(listed.sha256),
        )


def _besides(listed: Published, receipts: int) -> str:
    """What was counted and has no receipt."""
    other = listed.outcome.counts.cast - receipts
    told = _n("{n} receipt.", "{n} receipts.", receipts).format(n=receipts)
    if other <= 0:
        return told
    more = _n(
        "{n} more ballot was counted on paper and has no receipt.",
        "{n} more ballots were counted on paper and have no receipt.",
        other,
    )
    return f"{told} {more.format(n=other)}"


def cards(pages: Pages, desk: Desk) -> Html:
    """The results of the day, the newest first."""
    return Html("".join(_card(pages, each) for each in desk.results))


def _card(pages: Pages, held: ResultView) -> Html:
    listed = held.published
    method, outcome = listed.asked.method, listed.outcome
    is_held = method in poll_sentences.HELD
    reached = pages.fill("line", text=wording.reached(outcome.result)) if is_held else NOTHING
    flag = poll_sentences.dissenting(dissent(outcome))
    return pages.fill(
        "result",
        lang=language(),
        poll=listed.poll,
        question=listed.question,
        verdict=poll_sentences.verdict(method, outcome),
        reached=reached,
        figure=_figure(pages, listed),
        dissent=pages.fill("line", text=flag) if flag else NOTHING,
        basis=wording.basis(outcome.result, method) if is_held else "",
    )


def _figure(pages: Pages, listed: Published) -> Html:
    if listed.asked.method is Method.YES_NO_BLANK:
        return _yes_no(pages, listed.outcome)
    return _tally(pages, listed)


def _yes_no(pages: Pages, outcome: Outcome) -> Html:
    counts = outcome.counts
    yes, no, blank = (
        round(100 * each / max(1, counts.cast)) for each in (counts.yes, counts.no, counts.blank)
    )
    counted, at = wording.counted(counts), yes + no
    return pages.fill("yes-no", counted=counted, yes=yes, no=no, blank=blank, blank_at=at)


def _tally(pages: Pages, listed: Published) -> Html:
    """Steps from the strongest support down, options as they stand."""
    outcome, rows = listed.outcome, list[tuple[str, str, Fraction | int]]()
    if outcome.scale is not None:
        for step in range(len(listed.labels), 0, -1):
            count = outcome.scale.answers.get(step, 0)
            rows.append((listed.labels[step - 1], str(count), count))
    elif outcome.standing is not None:
        standing, method = outcome.standing, listed.asked.method
        for option in (each for group in standing.ranking for each in group):
            told = poll_sentences.score(method, standing, option)
            rows.append((option, told, _length(method, standing, option)))
    most = max([1, *(length for _label, _told, length in rows)])
    laid = pages.each(
        "tally-row",
        (
            {"label": label, "score": told, "share": round(100 * length / most)}
            for label, told, length in rows
        ),
    )
    return pages.fill("tally", rows=laid, aside=_aside(outcome))


def _length(method: Method, standing: Standing, option: str) -> Fraction | int:
    """A long bar stands first in every method: of resistance it is what is accepted."""
    return acceptance(standing, option) if method is Method.RESISTANCE else standing.scores[option]


def _aside(outcome: Outcome) -> str:
    """The ballots that mark nothing."""
    counts, scale = outcome.counts, outcome.scale
    blank = scale.blank if scale is not None else counts.blank
    told = [_n("{n} ballot", "{n} ballots", counts.cast).format(n=counts.cast)]
    if blank:
        told.append(_n("{n} blank", "{n} blank", blank).format(n=blank))
    if counts.spoiled:
        told.append(_n("{n} spoiled", "{n} spoiled", counts.spoiled).format(n=counts.spoiled))
    return " · ".join(told)
