"""One instant is told as one minute on every page, slide and dialog, at each second of it."""

from __future__ import annotations

import datetime
import re

import pytest
from PySide6.QtCore import QSizeF

from app.models import agenda
from app.models.agenda import MINUTE_MS, ItemKind, Plan
from app.models.room import Scene, Showing
from app.ui.agenda.account_dialog import AccountDialog
from app.ui.agenda.rows import rows
from app.ui.agenda.standing import StandingLine
from app.ui.agenda.strip import TimerStrip
from app.ui.laptop.time_left_dialog import TimeLeftDialog
from app.ui.scenes import ProgrammePicture, picture
from app.ui.slides import slide_of
from app.ui.theme import ROOM_DARK, load_fonts
from app.ui.today.now import NowCard
from tests.assemblies import DAY, Play
from tests.models.agenda_days import items, programme
from tests.ui.members_room import words_in

NINE = round(datetime.datetime(2026, 3, 14, 9, 0).timestamp() * 1000)
MIDNIGHT = NINE - 9 * 60 * MINUTE_MS
PLANS = (
    Plan("Pause", ItemKind.BREAK, 9 * 60, 30),
    Plan("Afrunding", length_min=20),
)
SECONDS = range(0, 60)


@pytest.fixture(autouse=True)
def _english(qapp: object, speak) -> None:
    speak("en")
    load_fonts()


def begun(second: int) -> tuple[Play, int]:
    """The break begins so many seconds after nine; it is five minutes later now."""
    play = programme(*PLANS)
    start = NINE + second * 1000
    play.do(agenda.start_item(play.assembly, "i1", start))
    return play, start + 5 * MINUTE_MS


def clocks(words: str) -> list[str]:
    return re.findall(r"\d+:\d\d", words)


def page_words(qtbot, play: Play, now: int) -> tuple[str, str, str]:
    """What the line above the programme, the strip and Today say."""
    line, strip, card = StandingLine(), TimerStrip(), NowCard()
    for each in (line, strip, card):
        qtbot.addWidget(each)
        each.retranslate()
    seen = agenda.moment_of(items(play), "2026-03-14", now)
    line.show_day(play.assembly.agenda, DAY, seen)
    following = play.assembly.agenda.next_item(DAY)
    strip.show_item(play.assembly.agenda.running, following, now)
    card.show_assembly(play.assembly, now)
    for each in (strip, card):
        each.resize(1200, 400)
        each.show()
    return line.words, words_in(strip), words_in(card)


@pytest.mark.parametrize("second", SECONDS)
def test_an_expected_end_is_the_same_minute_everywhere(qtbot, second):
    play, now = begun(second)
    ends = "9:31" if second >= 30 else "9:30"
    last = "9:51" if second >= 30 else "9:50"
    line, strip, card = page_words(qtbot, play, now)
    assert f"ends {ends}" in strip
    assert f"Ends at {ends}. Planned end 9:30." in card
    assert f"Next: {ends}, 20 min, Afrunding" in card
    behind = "1 minute behind" if second >= 30 else "On time"
    assert line.startswith(f"{behind}. The day ends at {last}")
    seen = agenda.moment_of(items(play), "2026-03-14", now)
    told = [each.expected for each in rows(items(play), "i1", "i2", seen)]
    assert told == [f"9:00\N{EN DASH}{ends}", f"{ends}\N{EN DASH}{last}"]
    assert room_words(play, now) == (ends, ends)
    item = play.assembly.agenda.running
    assert item is not None
    dialog = TimeLeftDialog("Pause", item.remaining_ms(now), lambda: now)
    qtbot.addWidget(dialog)
    assert clocks(dialog.ends.text()) == [ends]


def room_words(play: Play, now: int) -> tuple[str, str]:
    """(when a break's slide says that we go on, when the programme's says so)."""
    seen = picture(play.assembly, Showing(Scene.BREAK, "i1"))
    assert seen is not None
    slide = slide_of(seen)
    slide.tick(now)
    told = " ".join(each.text for each in slide.sheet(QSizeF(1280, 720), ROOM_DARK).words)
    slide.deleteLater()
    hours = picture(play.assembly, Showing(Scene.PROGRAMME))
    assert isinstance(hours, ProgrammePicture)
    start = hours.rows[1].start_min
    found = re.search(r"(?:resume|begin) at (\d+:\d\d)", told)
    assert found is not None, told
    return found[1], f"{start // 60}:{start % 60:02d}"


@pytest.mark.parametrize("second", SECONDS)
def test_an_end_that_has_been_is_cut_and_the_account_agrees(qtbot, second):
    play, now = begun(0)
    play.do(agenda.start_next(play.assembly, DAY, now))
    end = now + 4 * MINUTE_MS + second * 1000
    play.do(agenda.end_item(play.assembly, end))
    line, _strip, _card = page_words(qtbot, play, end)
    assert line == "41 minutes ahead. The day ends at 9:09 (planned 9:50)."
    dialog = AccountDialog(agenda.account(play.assembly.agenda, DAY, MIDNIGHT, end), "")
    qtbot.addWidget(dialog)
    assert dialog.sums.text().endswith("held 9:00\N{EN DASH}9:09, ended 41 min early")
    used = [dialog.table.model().index(row, 4).data() for row in range(2)]
    assert used == ["5 min", "4 min"]
