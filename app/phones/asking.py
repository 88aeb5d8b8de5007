"""The questions of a ballot as a page shows them, in every method, and the last look before it is
put in the box.

A page with a script gets all questions at once and shows one at a time; without a script each is a
page of its own, which carries what was answered to the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from app import poll_sentences
from app.headings import heading
from app.i18n import _, _n, language
from app.models.recommendations import Field, initiative_number
from app.models.recommendations.compared import said
from app.models.recommendations.template import filled
from app.models.voting import Choice, Method, Terms
from app.models.voting.methods import MOST_RESISTANCE
from app.phones import wording
from app.phones.answering import lines, marks
from app.phones.marked import told
from app.phones.pages import NOTHING, Html, Pages, hidden
from app.phones.snapshots import PollView

_KINDS: Final = {"": "blank", **{each.value: each.value for each in Choice}}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the page in hand: the card's `code` ("" on a page with a script, which knows it), and
    the code of the voting desk where it stands on a device of the room's.
    """

    code: str = ""
    kiosk: str = ""

    def fields(self, pages: Pages) -> Html:
        """As hidden fields of a form."""
        held = {"code": self.code, "kiosk": self.kiosk} if self.kiosk else {"code": self.code}
        return hidden_fields(pages, held)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on its page: `at` of the open polls, counted from 0, with the answers so far."""

    polls: tuple[PollView, ...]
    at: int
    answers: tuple[str, ...]

    @property
    def poll(self) -> PollView:
        """The poll that it is about."""
        return self.polls[self.at]

    @property
    def is_alone(self) -> bool:
        """True for a ballot with one question."""
        return len(self.polls) == 1

    @property
    def is_quick(self) -> bool:
        """True where one tap says all there is."""
        return self.is_alone and self.poll.terms.method is Method.YES_NO_BLANK


def hidden_fields(pages: Pages, held: Mapping[str, str]) -> Html:
    """Fields that nobody sees."""
    return pages.each("hidden", ({"name": name, "value": text} for name, text in held.items()))


def all_questions(pages: Pages, polls: tuple[PollView, ...]) -> Html:
    """Every question, for a page whose script shows one at a time and carries the answers."""
    nothing = ("",) * len(polls)
    asked = (Asked(polls, at, nothing) for at in range(len(polls)))
    return Html("".join(question(pages, each, None, is_shown=each.at == 0) for each in asked))


def question(
    pages: Pages,
    asked: Asked,
    holder: Holder | None,
    *,
    is_shown: bool = True,
    voted: bool = False,
    problem: Html = NOTHING,
) -> Html:
    """One question with its answers and the way on; without a `holder` a script carries them."""
    poll, terms = asked.poll, asked.poll.terms
    count = len(asked.polls)
    where = _("Question {n} of {count}").format(n=asked.at + 1, count=count)
    progress = pages.fill("progress", at=asked.at + 1, count=count)
    return pages.fill(
        "question",
        hide=hidden(not is_shown),
        lang=language(),
        where=_("Poll") if asked.is_alone else where,
        progress=NOTHING if asked.is_alone else progress,
        question=poll.question,
        words=_words(pages, poll),
        rule=poll_sentences.rule(terms),
        problem=problem,
        poll=poll.id,
        method=terms.method,
        most=terms.most,
        hold=Html(holder.fields(pages) + _kept(pages, asked)) if holder else NOTHING,
        answers=_ANSWERS[terms.method](pages, asked),
        steps=_steps(pages, asked),
        hide_form=hidden(not poll.by_card),
        hands=NOTHING if poll.by_card else pages.fill("by-hands"),
        hide_voted=hidden(not voted),
        turnout=wording.turnout(poll),
        live=wording.live(poll),
        aside=_aside(pages, poll),
    )


def kept(polls: Sequence[PollView], answers: Sequence[str]) -> dict[str, str]:
    """A ballot on its way, as the fields of a form."""
    said = {f"said-{each}": answer for each, answer in enumerate(answers) if answer}
    return {"polls": " ".join(each.id for each in polls), **said}


def _kept(pages: Pages, asked: Asked) -> Html:
    others = [answer if at != asked.at else "" for at, answer in enumerate(asked.answers)]
    return hidden_fields(pages, {**kept(asked.polls, others), "at": str(asked.at)})


def _words(pages: Pages, poll: PollView) -> Html:
    if not poll.has_words:
        return NOTHING
    words = poll.wording
    source = _source(poll.number, poll.version)
    is_asked = words.title == poll.question  # it stands above already
    title = words.title if not is_asked else ""
    return pages.fill(
        "words", source=source, hide=hidden(is_asked), title=title, text=told(words.text)
    )


def _source(number: int, version: int) -> str:
    if not number:
        return _("Version {version}").format(version=version)
    return _("Recommendation {number}, version {version}").format(number=number, version=version)


def _aside(pages: Pages, poll: PollView) -> Html:
    """All that belongs to the words which are voted on."""
    if not poll.has_words:
        return NOTHING
    parts = Html("".join(_parts(pages, poll)))
    return pages.fill("aside", parts=parts, fingerprint=poll.fingerprint)


def _parts(pages: Pages, poll: PollView) -> Iterator[Html]:
    """What stands below the text, each part under its heading."""
    words = poll.wording
    for field in Field:
        name = heading(poll.template, field)
        if field is Field.TEXT or not filled(words, field):
            continue
        if field is Field.INITIATIVES:
            yield pages.fill("initiatives", name=name, rows=_initiatives(pages, poll))
        else:
            yield pages.fill("part", name=name, words=told(said(words, field)))


def _initiatives(pages: Pages, poll: PollView) -> Html:
    return pages.each(
        "initiative",
        (
            {"number": initiative_number(poll.number, at), "text": told(each)}
            for at, each in enumerate(poll.wording.initiatives, 1)
        ),
    )


# -- the answers of each method


def _yes_no(pages: Pages, asked: Asked) -> Html:
    if asked.is_quick:
        return pages.each(
            "choice",
            (
                {"choice": choice, "sign": sign, "word": wording.choice_name(choice)}
                for choice, sign in wording.CHOICES.items()
            ),
        )
    rows = ((each.value, sign, wording.choice_name(each)) for each, sign in wording.CHOICES.items())
    return _one_of(pages, asked, rows)


def _scale(pages: Pages, asked: Asked) -> Html:
    """The strongest support first, as on the wall."""
    labels = list(enumerate(asked.poll.terms.labels, 1))
    rows = [(str(step), str(step), label) for step, label in reversed(labels)]
    blank = (Choice.BLANK.value, wording.CHOICES[Choice.BLANK], wording.choice_name(Choice.BLANK))
    return _one_of(pages, asked, [*rows, blank])


def _one_of(pages: Pages, asked: Asked, rows: Iterable[tuple[str, str, str]]) -> Html:
    answer = asked.answers[asked.at]
    picks = pages.each(
        "pick",
        (
            {
                "kind": _KINDS.get(value, "step-row"),
                "value": value,
                "sign": pages.fill("sign", sign=sign),
                "word": word,
                "checked": _checked(value == answer),
            }
            for value, sign, word in rows
        ),
    )
    return pages.fill("one", question=asked.poll.question, rows=picks)


def _options(pages: Pages, asked: Asked) -> Html:
    terms = asked.poll.terms
    given = marks(asked.answers[asked.at])
    rows = (
        _option(pages, asked, number, option, given.get(number, ""))
        for number, option in enumerate(terms.options, 1)
    )
    hint, touch = _hints(terms)
    blank = _("If you choose nothing, your ballot is blank.")
    return pages.fill("options", hint=hint, touch=touch, rows=Html("".join(rows)), blank=blank)


def _hints(terms: Terms) -> tuple[str, str]:
    """What is asked, and how it is done on a screen with a script."""
    if terms.method is Method.APPROVAL and terms.most:
        hint = _n("Choose {n} at most", "Choose up to {n}", terms.most).format(n=terms.most)
        return hint, ""
    if terms.method is Method.APPROVAL:
        return _("Choose as many as you like"), ""
    if terms.method is Method.DOTS:
        had = _n("You have {n} dot", "You have {n} dots", terms.most).format(n=terms.most)
        return had, _("You may put several on one option.")
    if terms.method is Method.RANKING:
        touch = _("Tap them in your order, the best first. You need not take all.")
        return _("Give 1 to what you like best, then 2, and so on"), touch
    return _("How strong is your objection to each of them?"), ""


def _option(pages: Pages, asked: Asked, number: int, option: str, mark: str) -> Html:
    method = asked.poll.terms.method
    values: dict[str, str | int] = {"n": number, "option": option}
    if method is Method.APPROVAL:
        return pages.fill("opt-approval", **values, checked=_checked(mark == "1"))
    if method is Method.RESISTANCE:
        steps = pages.each("step", _steps_of(number, mark))
        return pages.fill("opt-resistance", option=option, steps=steps)
    if method is Method.DOTS:
        most = asked.poll.terms.most
        return pages.fill("opt-dots", **values, at=asked.at, most=most, mark=mark or "0")
    places = _places(pages, len(asked.poll.terms.options), mark)
    return pages.fill("opt-ranking", **values, at=asked.at, places=places)


def _steps_of(number: int, mark: str) -> Iterable[dict[str, str | int]]:
    for step in range(MOST_RESISTANCE + 1):
        yield {"n": number, "step": step, "checked": _checked(mark == str(step))}


def _places(pages: Pages, count: int, mark: str) -> Html:
    values = ["", *map(str, range(1, count + 1))]
    return pages.each(
        "option", ({"mark": v, "label": v or "–", "chosen": _selected(v == mark)} for v in values)
    )


def _checked(is_checked: bool) -> str:
    return "checked" if is_checked else ""


def _selected(is_selected: bool) -> str:
    return "selected" if is_selected else ""


_ANSWERS: Final[Mapping[Method, Callable[[Pages, Asked], Html]]] = {
    Method.YES_NO_BLANK: _yes_no,
    Method.SCALE: _scale,
    Method.APPROVAL: _options,
    Method.DOTS: _options,
    Method.RANKING: _options,
    Method.RESISTANCE: _options,
}


def _steps(pages: Pages, asked: Asked) -> Html:
    """The way on first: Enter in a field takes it."""
    if asked.is_quick:
        return NOTHING
    is_last = asked.at == len(asked.polls) - 1
    label = _("Look at my ballot") if is_last else _("Next")
    rows = [{"kind": "main", "go": "review" if is_last else "next", "label": label}]
    if asked.at:
        rows.append({"kind": "back", "go": "back", "label": _("Back")})
    buttons = pages.each("go", ({**each} for each in rows))
    return pages.fill("steps", buttons=buttons)


# -- the last look


def review(
    pages: Pages, questions: Sequence[tuple[str, Terms]], answers: Sequence[str], hold: Html | None
) -> Html:
    """Every answer in words; with `hold`, the fields of a form, each can be changed."""
    rows = []
    for at, ((asked, terms), answer) in enumerate(zip(questions, answers, strict=True)):
        change = NOTHING
        if hold is not None and len(questions) > 1:
            label = _("Change the answer to question {n}").format(n=at + 1)
            change = pages.fill("review-change", lang=language(), hold=hold, at=at, label=label)
        told = [_line(pages, terms, answer, each) for each in lines(terms, answer)]
        values = {"question": asked, "lines": Html("".join(told)), "change": change}
        rows.append(pages.fill("review-row", kind="", **values))
    return Html("".join(rows))


def template(pages: Pages) -> Html:
    """A row of the last look without its words, which a page's script fills."""
    sign = pages.fill("sign", sign="")
    line = pages.fill("review-line", kind="", sign=sign, line="")
    change = pages.fill("review-change", lang=language(), hold=NOTHING, at="", label="")
    return pages.fill("review-row", kind="", question="", lines=line, change=change)


def _line(pages: Pages, terms: Terms, answer: str, told: str) -> Html:
    choice = answer or Choice.BLANK.value
    if choice in (each.value for each in wording.CHOICES):
        sign = pages.fill("sign", sign=wording.CHOICES[Choice(choice)])
        return pages.fill("review-line", kind=choice, sign=sign, line=told)
    return pages.fill("review-line", kind="plain", sign=NOTHING, line=told)
