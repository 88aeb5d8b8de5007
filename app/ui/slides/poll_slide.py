"""A poll before its result stands: the question, how to vote, and how many have. Never how.

Only a poll that was agreed to be live shows its count; its picture has none otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF, QSignalBlocker
from PySide6.QtWidgets import QWidget

from app import poll_sentences, turnouts
from app.i18n import _, _p
from app.models.voting import Base, Channel, Method, PollState
from app.ui.scenes import PollPicture
from app.ui.slide import (
    BODY,
    HEADING,
    SMALL,
    Align,
    Icon,
    Sheet,
    Slide,
    below_head,
    code_width,
    frame_pages,
    is_long_to_type,
    put_code,
    put_network,
    spoken_of,
)
from app.ui.slide.lettering import LEAST, MATTERS, Setting, fit
from app.ui.slide.places import put_places
from app.ui.slides.method_rows import Page, choices, listed, option_pages, put_page, put_rows
from app.ui.slides.tally_bars import TallyBars, base_words, live_shares, put_live_bars, rule_words

_FIGURE: Final = HEADING.sized(1 / 10.5)


class PollSlide(Slide[PollPicture]):
    """The question leads; turnout as a row of people's places, filled as they vote."""

    def __init__(self, picture: PollPicture, parent: QWidget | None = None) -> None:
        super().__init__(picture, parent)
        self._asked = picture
        self._bars = TallyBars(_lengths(picture), self)
        self._bars.moved.connect(self.redraw_moving)

    @property
    def bars(self) -> TallyBars:
        """The bars of a live poll."""
        return self._bars

    @property
    def is_moving(self) -> bool:
        """While the bars are on their way."""
        return self._bars.is_moving

    def set_picture(self, picture: PollPicture) -> None:
        """Shows another picture; bars move to where they belong."""
        lengths = _lengths(_question(picture, self.page))
        if lengths != _lengths(_question(self.picture, self.page)):
            with QSignalBlocker(self._bars):  # the old picture may have another number of bars
                self._bars.aim(lengths)
        super().set_picture(picture)

    def turned(self) -> None:
        """Another question's bars are there at once."""
        with QSignalBlocker(self._bars):
            self._bars.put(_lengths(_question(self.picture, self.page)))

    def reduce_motion(self, is_reduced: bool) -> None:
        """Bars are where they belong at once."""
        self._bars.reduce_motion(is_reduced)

    def compose(self, sheet: Sheet, page: int, now: int) -> None:
        """A page for each question of the ballot, then the options that found no room there."""
        asked = (self.picture, *self.picture.more)
        lists = [(each, told) for each in asked for told in self._beyond(sheet, each)]
        sheet.pages = len(asked) + len(lists)
        sheet.page = min(page, sheet.pages)
        self._asked = asked[min(sheet.page, len(asked)) - 1]
        if sheet.page > len(asked):
            self._asked, told = lists[sheet.page - len(asked) - 1]
            self._options(sheet, told)
        else:
            self._one(sheet)

    def _one(self, sheet: Sheet) -> None:
        """The question to the left, the way to vote to the right."""
        picture = self._asked
        if self._is_tight(sheet):
            area = frame_pages(sheet, self._head(is_short=True), _turnout_words(picture))
        else:
            area = frame_pages(sheet, self._head(), _state_words(picture.state))
        left = self._way_to_vote(sheet, area)
        if picture.state is PollState.CLOSED or picture.state is PollState.PUBLISHED:
            self._counting(sheet, left)
        else:
            self._asking(sheet, left)

    def _head(self, *, is_short: bool = False) -> str:
        """What it is about: the recommendation, or which question of how many."""
        picture, count = self._asked, 1 + len(self.picture.more)
        about = spoken_of(picture.number, picture.version) if picture.version else ""
        if count > 1:
            at = (self.picture, *self.picture.more).index(picture) + 1
            about = _("Question {n} of {count}").format(n=at, count=count)
        parts = (about,) if is_short and about else (_("Poll"), about)
        return " · ".join(filter(None, parts))

    def _beyond(self, sheet: Sheet, picture: PollPicture) -> list[Page]:
        """The pages of options that are too many to stand with the question."""
        is_on = picture.state in (PollState.PREPARED, PollState.OPEN)
        if not choices(picture) or picture.rows or not is_on:
            return []
        self._asked = picture
        scratch = Sheet(sheet.size, sheet.colours, sheet.corner)
        left = self._way_to_vote(scratch, below_head(scratch))
        if self._inline(sheet, left) is not None:
            return []
        return option_pages(picture, sheet, self._options_box(sheet))

    def _inline(self, sheet: Sheet, box: QRectF) -> tuple[Setting, Setting] | None:
        """The question and all its options above the turnout; None where there is no room."""
        picture = self._asked
        if not choices(picture) or picture.rows:
            return None
        high = box.height() - self._told_rule(sheet, box).height - sheet.px(0.09)
        high -= 0 if picture.state is PollState.PREPARED else self._turnout_height(sheet)
        told = listed(picture, sheet, box.width(), high * 0.7)
        if told is None:
            return None
        least = MATTERS if picture.state is PollState.PREPARED else 1 / 20
        style = HEADING.sized(1 / 10, least)
        asked = fit(picture.question, style, sheet.height, box.width(), high - told.height)
        return None if asked.is_cut else (asked, told)

    def _options_box(self, sheet: Sheet) -> QRectF:
        return below_head(sheet).adjusted(0, sheet.px(0.13), 0, -sheet.px(0.13))

    def _options(self, sheet: Sheet, told: Page) -> None:
        """What may be chosen, between the question and how many have."""
        area = frame_pages(sheet, self._head(), _state_words(self._asked.state))
        asked = QRectF(area.left(), area.top(), area.width(), sheet.px(0.11))
        style = HEADING.sized(MATTERS, LEAST)
        sheet.write(self._asked.question, asked, style, ink=sheet.colours.muted)
        put_page(sheet, told, self._options_box(sheet))
        foot = area.adjusted(0, area.height() - sheet.px(0.11), 0, 0)
        is_open = self._asked.state is PollState.OPEN
        sheet.write(
            _turnout_words(self._asked) if is_open else _state_words(self._asked.state),
            foot,
            HEADING.sized(1 / 10.5, MATTERS),
            align=Align.LEFT_MIDDLE,
            is_key=True,
        )

    def _way_to_vote(self, sheet: Sheet, area: QRectF) -> QRectF:
        """The code, or a hand; gives the room to its left."""
        picture = self._asked
        by_phone = Channel.CARD in picture.channels and picture.address is not None
        is_on = picture.state in (PollState.PREPARED, PollState.OPEN)
        if not is_on or not (by_phone or Channel.HANDS in picture.channels):
            return area
        side = sheet.px((0.44 if sheet.is_wide else 0.4) if by_phone else 0.3)
        address = picture.address
        if by_phone and address is not None:
            if is_long_to_type(sheet, address):
                area = put_network(sheet, area, address)
                address = replace(address, network="", password="")
            side = code_width(sheet, address, side)
        place = QRectF(area.right() - side, area.top(), side, area.height())
        if by_phone and address is not None:
            place.setHeight(area.height() - sheet.px(0.2))
            taken = put_code(sheet, place, address)
            lower = QRectF(place.left(), taken.bottom() + sheet.px(0.025), side, sheet.px(0.17))
            self._way_in_words(sheet, lower)
        else:
            hand = QRectF(place.left(), area.top(), side, side)
            sheet.add(Icon("hand", hand, sheet.colours.accent))
        return area.adjusted(0, 0, -side - sheet.px(0.08 if sheet.is_wide else 0.05), 0)

    def _way_in_words(self, sheet: Sheet, box: QRectF) -> None:
        told = _("Scan your card")
        if Channel.PAPER in self._asked.channels:
            told = _("Scan your card, or vote on paper")
        style = replace(SMALL, balanced=True)
        sheet.write(told, box, style, align=Align.RIGHT)

    def _asking(self, sheet: Sheet, box: QRectF) -> None:
        """Question, turnout or bars, and the rule, from top to bottom."""
        picture = self._asked
        rule = self._told_rule(sheet, box)
        foot = QRectF(box.left(), box.bottom() - rule.height, box.width(), rule.height)
        sheet.put(rule, foot, ink=sheet.colours.muted)
        bottom = foot.top() - sheet.px(0.03)
        if picture.state is PollState.PREPARED:
            middle = bottom
        elif picture.rows:
            middle = box.top() + sheet.px(0.17)
            self._live_rows(sheet, QRectF(box.left(), middle, box.width(), bottom - middle))
        elif picture.live is not None:
            high = 0.25 if self._is_tight(sheet) else 0.275 + self._line_height(sheet)
            middle = bottom - sheet.px(high)
            self._live(sheet, QRectF(box.left(), middle, box.width(), bottom - middle))
        else:
            middle = bottom - self._turnout_height(sheet)
            self._turnout(sheet, QRectF(box.left(), middle, box.width(), bottom - middle))
        room = QRectF(box.left(), box.top(), box.width(), middle - box.top() - sheet.px(0.02))
        inline = self._inline(sheet, box)
        if inline is None:
            self._question(sheet, room)
            return
        is_key = picture.state is PollState.PREPARED
        taken = sheet.put(inline[0], room, is_key=is_key)
        sheet.put(inline[1], room.adjusted(0, taken.height() + sheet.px(0.02), 0, 0))

    def _told_rule(self, sheet: Sheet, box: QRectF) -> Setting:
        """What it takes; where bars have a line for it, the line says so."""
        largest = 1 / 22 if not self._is_live and sheet.is_wide else LEAST
        style = replace(SMALL.sized(largest), balanced=True)
        is_drawn = any(each.needed for each in self._asked.rows)
        told = "" if is_drawn else self._rule()
        return fit(
            told, style, sheet.height, box.width(), sheet.px(0.25 if sheet.is_wide else 0.31)
        )

    def _turnout_height(self, sheet: Sheet) -> float:
        is_one_line = sheet.is_wide and not self._needs_telling
        return sheet.px(0.22 if is_one_line else 0.272)

    def _question(self, sheet: Sheet, box: QRectF) -> None:
        """The question, and the exact title when it is not the question itself."""
        picture = self._asked
        if picture.title in ("", picture.question):
            sheet.write(picture.question, box, HEADING.sized(1 / 8.5), is_key=True)
            return
        high = box.height() * 0.62
        asked = fit(picture.question, HEADING.sized(1 / 9), sheet.height, box.width(), high)
        taken = sheet.put(asked, box, is_key=True)
        rest = box.adjusted(0, taken.height() + sheet.px(0.012), 0, 0)
        sheet.write(picture.title, rest, BODY.sized(1 / 19), ink=sheet.colours.muted)

    def _turnout(self, sheet: Sheet, box: QRectF) -> None:
        line = box.adjusted(0, 0, 0, -sheet.px(0.08))
        if self._needs_telling:
            self._in_two(sheet, line)
        else:
            told = _turnout_words(self._asked)
            style = _FIGURE if sheet.is_wide else _FIGURE.sized(MATTERS)  # in two lines
            sheet.write(told, line, style, align=Align.LEFT_MIDDLE, is_key=True)
        if self._asked.turnout.counters is not None:
            return  # hands that are not agreed on fill no places
        bar = QRectF(box.left(), box.bottom() - sheet.px(0.06), box.width(), sheet.px(0.05))
        put_places(sheet, bar, self._asked.turnout.count, self._asked.present)

    @property
    def _needs_telling(self) -> bool:
        """True when the figure is of more than votes: of paper that is out too, or of counts."""
        turnout = self._asked.turnout
        return turnout.counters is not None or turnout.paper_out > 0

    def _in_two(self, sheet: Sheet, box: QRectF) -> None:
        """The figure, and below it what it counts."""
        turnout, present = self._asked.turnout, self._asked.present
        upper = QRectF(box.left(), box.top(), box.width(), sheet.px(0.115))
        told = turnouts.figure(turnout, present)
        taken = sheet.write(told, upper, _FIGURE, align=Align.LEFT_MIDDLE, is_key=True)
        lower = QRectF(box.left(), taken.bottom(), box.width(), box.bottom() - taken.bottom())
        sheet.write(turnouts.deed(turnout, present), lower, BODY.sized(1 / 18))

    @property
    def _is_live(self) -> bool:
        return self._asked.live is not None or bool(self._asked.rows)

    def _is_tight(self, sheet: Sheet) -> bool:
        """On a narrow wall a live poll tells the turnout in its head line, if it is short; one with
        many bars does on any.
        """
        is_full = not sheet.is_wide or bool(self._asked.rows)
        return self._is_live and is_full and not self._needs_telling

    def _live_rows(self, sheet: Sheet, box: QRectF) -> None:
        rows = QRectF(box)
        if not self._is_tight(sheet):
            line = QRectF(box.left(), box.top(), box.width(), sheet.px(0.06))
            sheet.write(_turnout_words(self._asked), line, BODY.sized(1 / 24))
            rows.setTop(line.bottom())
        put_rows(sheet, rows, self._asked.rows, self._shares)

    def _line_height(self, sheet: Sheet) -> float:
        """What tells the turnout above the bars, as a share; beside a code it may be two lines."""
        return 0.075 if sheet.is_wide or not self._needs_telling else 0.13

    def _live(self, sheet: Sheet, box: QRectF) -> None:
        bars = QRectF(box)
        if not self._is_tight(sheet):
            line = QRectF(box.left(), box.top(), box.width(), sheet.px(self._line_height(sheet)))
            told = _turnout_words(self._asked)
            sheet.write(told, line, BODY.sized(1 / 18), align=Align.LEFT_MIDDLE)
            bars.setTop(line.bottom() + sheet.px(0.015))
        if self._asked.live is not None:
            put_live_bars(sheet, bars, self._asked.live, self._shares)

    def _shares(self) -> tuple[float, ...]:
        return self._bars.lengths

    def _counting(self, sheet: Sheet, box: QRectF) -> None:
        """Closed: the result has a slide of its own once it stands. Where even this was not taken,
        nothing more is said.
        """
        asked = QRectF(box.left(), box.top(), box.width(), sheet.px(0.2))
        sheet.write(self._asked.question, asked, BODY.sized(1 / 18), ink=sheet.colours.muted)
        hero = QRectF(box.left(), asked.bottom(), box.width(), sheet.px(0.36))
        told = _("The poll is closed")
        taken = sheet.write(told, hero, HEADING.sized(1 / 7), align=Align.LEFT_MIDDLE, is_key=True)
        if self._asked.is_over:
            return
        below = QRectF(box.left(), taken.bottom() + sheet.px(0.01), box.width(), sheet.px(0.1))
        is_out = self._asked.state is PollState.PUBLISHED
        told = _("The result is published") if is_out else _("The votes are being counted")
        sheet.write(told, below, BODY.sized(1 / 16))
        foot = QRectF(box.left(), box.bottom() - sheet.px(0.08), box.width(), sheet.px(0.08))
        sheet.write(_turnout_words(self._asked), foot, SMALL, ink=sheet.colours.muted)

    def _rule(self) -> str:
        """What it takes, told before anybody knows what comes of it."""
        picture, told = self._asked, [self._takes()]
        filled = {"needed": picture.needed_if_all, "n": picture.all_of_base}
        if not picture.all_of_base or not self._is_held:
            pass
        elif picture.base in (Base.PRESENT, Base.MEMBERS):
            told.append(_("That is {needed} of {n}.").format(**filled))
        elif picture.base is Base.CAST:
            told.append(_("If all {n} vote, that is {needed}.").format(**filled))
        else:
            told.append(_("If all {n} vote for or against, that is {needed}.").format(**filled))
        if picture.terms is not None:
            told.append(poll_sentences.adopting_tie(picture.terms))
        if picture.quorum:
            told.append(_("At least {n} must vote.").format(n=picture.quorum))
        return " ".join(filter(None, told))

    def _takes(self) -> str:
        terms = self._asked.terms
        if terms is None or terms.method is Method.YES_NO_BLANK:
            return rule_words(self._asked.threshold, self._asked.base) + "."
        return poll_sentences.takes(terms, base_words(terms.base))

    @property
    def _is_held(self) -> bool:
        """Whether people are held to a threshold; options only stand before one another."""
        terms = self._asked.terms
        return terms is None or terms.method in poll_sentences.HELD


def _question(picture: PollPicture, page: int) -> PollPicture:
    """The question of a page, of a ballot with one or several."""
    asked = (picture, *picture.more)
    return asked[min(page, len(asked)) - 1]


def _lengths(picture: PollPicture) -> tuple[float, ...]:
    if picture.rows:
        return tuple(float(each.share) for each in picture.rows)
    return live_shares(picture.live, picture.present) if picture.live is not None else ()


def _state_words(state: PollState) -> str:
    if state is PollState.PREPARED:
        return _("Opens soon")
    return _p("poll", "Open") if state is PollState.OPEN else _p("poll", "Closed")


def _turnout_words(picture: PollPicture) -> str:
    return turnouts.words(picture.turnout, picture.present)
