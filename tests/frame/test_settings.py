"""This laptop's preferences survive, stay small, and never keep the window from opening."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import settings
from app.settings import RoomScreen, Settings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.json"


def test_the_first_start_has_the_usual_preferences_and_gets_a_device_id(file):
    first = settings.load(file)
    assert first == Settings(device=first.device)
    assert len(first.device) == 16
    assert settings.load(file).device == first.device


def test_two_laptops_have_different_device_ids(tmp_path):
    assert settings.load(tmp_path / "a.json").device != settings.load(tmp_path / "b.json").device


def test_without_a_path_they_lie_in_the_persons_own_folder(home):
    settings.load()
    assert (home / "config" / "settings.json").is_file()


def test_only_what_differs_from_usual_is_written(file):
    settings.save(Settings(device="0123456789abcdef", theme="dark", port=8642), file)
    assert json.loads(file.read_text("utf-8")) == {"device": "0123456789abcdef", "theme": "dark"}


preferences = st.builds(
    Settings,
    language=st.sampled_from(["", "da", "en"]),
    theme=st.sampled_from(settings.THEMES),
    zoom_percent=st.integers(80, 200),
    device=st.from_regex(r"[0-9a-f]{16}", fullmatch=True),
    recent=st.lists(st.text(max_size=8), max_size=3),
    archives=st.dictionaries(st.text(max_size=4), st.text(max_size=8), max_size=3),
    room_screen=st.builds(RoomScreen, *[st.text(max_size=4)] * 4),
    geometry=st.text(max_size=8),
    port=st.integers(1, 65535),
    sound=st.booleans(),
    ports=st.dictionaries(st.text(max_size=8), st.integers(1, 65535), max_size=3),
)


@given(preferences)
def test_any_preferences_come_back_as_they_were(tmp_path_factory, wanted):
    file = tmp_path_factory.mktemp("own") / "settings.json"
    settings.save(wanted, file)
    assert settings.load(file) == wanted


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("language", "sv"),
        ("theme", "pink"),
        ("zoom_percent", 20),
        ("zoom_percent", True),
        ("device", "not hex"),
        ("recent", "one.bordrunde"),
        ("recent", [1]),
        ("archives", {"a": 1}),
        ("room_screen", {"name": "x", "colour": "red"}),
        ("port", 0),
        ("sound", "yes"),
        ("unheard_of", 1),
    ],
)
def test_a_preference_that_makes_no_sense_is_logged_and_dropped(file, caplog, key, value):
    file.write_text(json.dumps({key: value, "sound": value if key == "sound" else False}), "utf-8")
    with caplog.at_level(logging.WARNING):
        loaded = settings.load(file)
    assert key in caplog.text
    assert loaded == Settings(device=loaded.device, sound=key == "sound")


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe", b"null"])
def test_a_broken_file_gives_the_usual_preferences(file, content):
    file.write_bytes(content)
    loaded = settings.load(file)
    assert loaded == Settings(device=loaded.device)


def test_a_folder_that_cannot_be_written_is_logged_and_the_day_goes_on(tmp_path, caplog):
    settings.save(Settings(theme="dark"), tmp_path / "not there" / "settings.json")
    assert "Preferences were not saved" in caplog.text


def test_the_last_opened_document_is_first_among_ten_and_only_once():
    own = Settings()
    for turn in [*range(12), 5]:
        own.remember(Path(f"/d/{turn}.bordrunde"))
    assert own.recent[:2] == ["/d/5.bordrunde", "/d/11.bordrunde"]
    assert len(own.recent) == len(set(own.recent)) == 10


def test_a_document_is_found_from_any_folder_and_stands_once_however_it_was_typed(
    tmp_path, monkeypatch
):
    own = Settings(recent=[str(tmp_path / "x" / ".." / "a.bordrunde")])
    monkeypatch.chdir(tmp_path)
    own.remember(Path("a.bordrunde"), "Skolen på Herstedvang")
    assert own.recent == own.unclosed == [str(tmp_path / "a.bordrunde")]
    assert own.name_of(Path("a.bordrunde")) == "Skolen på Herstedvang"
    assert own.name_of(tmp_path / "b.bordrunde") == "b"
    monkeypatch.chdir("/")
    own.forget_open(tmp_path / "a.bordrunde")
    assert own.unclosed == []


def test_the_names_of_files_that_nobody_remembers_are_forgotten():
    own = Settings()
    for turn in range(12):
        own.remember(Path(f"/d/{turn}.bordrunde"), f"Nr. {turn}")
    assert set(own.names) == {*own.recent, *own.unclosed}


def test_looking_at_the_chosen_language_changes_nothing(home):
    assert settings.chosen_language() == ""
    assert not (home / "config" / "settings.json").exists()
    settings.save(Settings(language="en"))
    assert settings.chosen_language() == "en"


def test_two_windows_of_the_program_do_not_forget_for_each_other(tmp_path):
    file = tmp_path / "settings.json"
    first = settings.Settings(device="ab" * 8, recent=["/a"])
    settings.save(first, file)
    second, known = settings.load(file), settings.load(file)
    first_known = settings.load(file)
    first.remember(Path("/b"))
    first.zoom_percent = 125
    settings.save(first, file, known=first_known)
    second.theme = "dark"
    second.remember(Path("/c"))
    settings.save(second, file, known=known)
    now = settings.load(file)
    assert (now.zoom_percent, now.theme) == (125, "dark")
    assert now.recent == ["/c", "/a", "/b"]
    assert set(now.unclosed) == {"/b", "/c"}
