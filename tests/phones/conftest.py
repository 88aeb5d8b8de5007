"""A room with a running server, and a browser for those who need one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.phones.phone import Phone
from tests.phones.room import Room


@pytest.fixture
def rooms() -> Iterator[Callable[..., Room]]:
    """Opens rooms that are closed at the end."""
    opened: list[Room] = []

    def make(**given: object) -> Room:
        room = Room(**given)  # type: ignore[arg-type]
        opened.append(room)
        room.server.start()
        return room

    yield make
    for each in opened:
        each.server.stop()


@pytest.fixture
def room(rooms: Callable[..., Room]) -> Room:
    """A room in which the first table round is on."""
    made = rooms()
    made.start_item("round")
    return made


@pytest.fixture
def phone(room: Room) -> Phone:
    """Somebody's phone in that room."""
    return Phone(room.server.port)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    found = os.environ.get("BORDRUNDE_CHROMIUM") or shutil.which("chromium")
    assert found, "install chromium, or say where it is in BORDRUNDE_CHROMIUM"
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield started
        started.close()


@pytest.fixture
def pages(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a new device each time, 360 x 740, in Danish; a script's error fails the test."""
    contexts, wrong = [], []

    def new_page(**given: object) -> Page:
        usual = {"viewport": {"width": 360, "height": 740}, "locale": "da-DK"}
        context = browser.new_context(**{**usual, **given})  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield new_page
    for each in contexts:
        each.close()
    assert not wrong
