"""Two languages: switchable at once, another one for one phone or report."""

from __future__ import annotations

import asyncio
import datetime
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import i18n
from app.i18n import _, _n

NO_COMMAND = "there is neither a command nor a file {word}"
EXPECTED = ("expected %s argument", "expected %s arguments")


def test_a_text_is_danish_and_then_english_at_once(speak):
    assert _(NO_COMMAND) == "der er hverken en kommando eller en fil, der hedder {word}"
    speak("en")
    assert _(NO_COMMAND) == NO_COMMAND


def test_a_number_chooses_the_danish_form():
    assert [_n(*EXPECTED, n) % n for n in (1, 2, 21)] == [
        "skal have 1 værdi",
        "skal have 2 værdier",
        "skal have 21 værdier",
    ]


def test_a_text_nobody_translated_shows_in_english():
    unknown = "never said " + "anywhere"
    assert _(unknown) == unknown


def test_a_language_that_is_not_there_is_a_bug(speak):
    with pytest.raises(ValueError, match="sv"):
        speak("sv")


def test_a_report_in_english_leaves_the_window_danish():
    with i18n.in_language("en"):
        assert i18n.language() == "en"
        with i18n.in_language("da"):
            assert i18n.language() == "da"
        assert i18n.language() == "en"
    assert i18n.language() == "da"


def test_another_thread_does_not_hear_the_language_of_this_one():
    heard: list[str] = []
    with i18n.in_language("en"):
        thread = threading.Thread(target=lambda: heard.append(i18n.language()))
        thread.start()
        thread.join()
    assert heard == ["da"]


def test_two_phones_are_answered_in_two_languages_at_the_same_time():
    async def phone(lang: i18n.Language) -> str:
        with i18n.in_language(lang):
            await asyncio.sleep(0)
            return _("commands")

    async def both() -> list[str]:
        return list(await asyncio.gather(phone("en"), phone("da")))

    with ThreadPoolExecutor(1) as apart:  # a browser's tests may have a loop in this thread
        assert apart.submit(asyncio.run, both()).result() == ["commands", "kommandoer"]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "da:en"}, "da"),
        ({"LANG": "da_DK.UTF-8", "LC_ALL": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_system_says_which_language_it_has(monkeypatch, environment, expected):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert i18n.system_language() == expected


def test_days_and_times_as_danes_write_them(speak):
    day = datetime.date(2026, 5, 9)
    assert i18n.date(day) == "9. maj 2026"
    assert i18n.date(day, "full") == "lørdag den 9. maj 2026"
    assert i18n.clock(9 * 60 + 30) == "9.30"
    assert i18n.clock(24 * 60 + 5) == "0.05"
    assert i18n.duration(95) == "1 t. 35 min."
    assert i18n.duration(0) == "0 min."
    assert i18n.duration(-60) == "−1 t."
    speak("en")
    assert i18n.date(day) == "9 May 2026"
    assert i18n.clock(9 * 60 + 30) == "9:30"
    assert i18n.duration(95) == "1 h 35 min"


def test_numbers_and_lists_in_both_languages(speak):
    assert i18n.number(12345.5, 1) == "12.345,5"
    assert i18n.number(36) == "36"
    assert i18n.joined(["Ida", "Bo", "Aslan"]) == "Ida, Bo og Aslan"
    assert i18n.joined([]) == ""
    speak("en")
    assert i18n.number(12345.5, 1) == "12,345.5"
    assert i18n.joined(["Ida", "Bo"]) == "Ida and Bo"


def test_names_are_sorted_as_in_a_danish_register():
    names = ["Åse", "Zoe", "Ørsted", "Ærø", "Aase", "Łukasz", "Lone", "Çelik", "Anna", "Éva", "Eva"]
    assert sorted(names, key=i18n.name_key) == [
        "Anna",
        "Çelik",
        "Eva",
        "Éva",
        "Lone",
        "Łukasz",
        "Zoe",
        "Ærø",
        "Ørsted",
        "Aase",
        "Åse",
    ]


@given(st.lists(st.text(max_size=8)))
def test_any_names_can_be_sorted_and_always_the_same_way(names):
    backwards = list(reversed(names))
    assert sorted(names, key=i18n.name_key) == sorted(backwards, key=i18n.name_key)
