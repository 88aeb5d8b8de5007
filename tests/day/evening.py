"""From the voting cards to the file that is handed over: steps 9 to 11 of the day."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import expect, sync_playwright
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSpinBox

from app.models.room import Scene
from app.models.voting import Choice, Poll, PollState
from tests.day.conftest import Clock
from tests.day.hands import CTRL, Hands, Key
from tests.day.morning import COMING, NAME, QUESTION
from tests.phones.phone import Phone
from tests.reports.papers import Pdf

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}\b")
BY_PHONE = {"yes": 18, "no": 3, "blank": 1}
ON_PAPER = {"For": 2, "Against": 0, "Blank": 0, "Spoiled": 1}
NEEDED = "20 of 24 needed"
"""80 percent of the 24 who vote for or against is 19.2, so 20 people."""


def print_cards(hands: Hands, folder: Path, count: int) -> list[str]:
    """9. A deck of cards is drawn into a PDF, and its codes are read off the cards."""
    hands.section("Print")
    hands.click("Voting cards: Draw and print")
    dialog = hands.dialog()
    box = hands.the(QSpinBox, inside=dialog)
    hands.focus(box)
    hands.keys(Key.Key_A, held=CTRL)
    hands.type(str(count))
    hands.click("Choose where to save", dialog)
    file = folder / "kort.pdf"
    hands.name_file(file)
    hands.reads("Saved as kort.pdf.")
    codes = CODE.findall(Pdf(file.read_bytes(), folder).text())
    assert len(set(codes)) == count
    assert not any(code.replace("-", "") in repr(hands.assembly) for code in codes)
    return codes


def prepare(hands: Hands) -> None:
    """9. The terms are agreed and read aloud; nothing is open yet."""
    hands.section("Polls")
    hands.click("Prepare a poll")
    hands.fill("Question", "Skal anbefalingen med i rapporten?")
    hands.click("For and against")
    threshold = hands.field("Threshold")
    assert isinstance(threshold, QComboBox)
    hands.choose_in(threshold, "at least 80")
    hands.reads("If all 27 present vote for or against, 22 of 27 are needed.")
    assert the_poll(hands).state is PollState.PREPARED
    assert the_poll(hands).terms.threshold in ("4/5", "80%")


def open_it(hands: Hands) -> None:
    """9. Opening is asked once, and the room sees the turnout alone."""
    hands.keys(Key.Key_Return, held=CTRL | Qt.KeyboardModifier.ShiftModifier)
    hands.click("Open now", hands.dialog())
    hands.done()
    assert the_poll(hands).state is PollState.OPEN
    hands.reads("0 of 27 have voted")
    hands.click("Show in the room")
    hands.wait(lambda: "Skal anbefalingen med i rapporten?" in hands.room_sees)
    assert hands.assembly.room_screen.showing.scene is Scene.POLL


def take_turns(hands: Hands, codes: Sequence[str]) -> None:
    """9. One member votes in a real browser, others with their phones, three on paper."""
    port = hands.phones_port()
    hands.meanwhile(lambda: vote_in_a_browser(port, codes[0]))
    hands.reads("1 of 27 ")
    poll = the_poll(hands)
    assert [each.answer for each in poll.ballots.values()] == [Choice.YES]
    choices = [each for each, count in BY_PHONE.items() for _ in range(count)]
    hands.meanwhile(lambda: vote_by_phone(port, poll.id, codes[1:], choices))
    hands.reads("23 of 27 have voted")
    for code in codes[23:26]:
        hands.focus(hands.field("Code of the card"))
        hands.type(code.lower())
        hands.keys(Key.Key_Return)
        hands.reads("Handed out.")
    hands.reads("26 of 27 have voted")
    assert hands.meanwhile(lambda: cast(port, poll.id, codes[23], "no", 99)) == 409
    assert the_poll(hands).paper_issued == 3
    hands.wait(lambda: "26 of 27 have voted" in hands.room_sees)
    for told in (hands.words(hands.window.page), hands.room_sees):
        assert not re.search(r"\b18\b|\b19\b", told), "the count sways while the poll is open"


def vote_in_a_browser(port: int, code: str) -> None:
    """What one member does on a phone of 360 by 740."""
    found = os.environ.get("BORDRUNDE_CHROMIUM") or shutil.which("chromium")
    assert found, "install chromium, or say where it is in BORDRUNDE_CHROMIUM"
    with sync_playwright() as playwright:
        args = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=found, args=args)
        page = browser.new_page(viewport={"width": 360, "height": 740}, locale="da-DK")
        page.goto(f"http://127.0.0.1:{port}")
        page.get_by_label("Kode fra et kort, et bord eller ankomstskranken").fill(code)
        page.get_by_role("button", name="Fortsæt").click()
        expect(page.locator("#poll h1")).to_have_text("Skal anbefalingen med i rapporten?")
        page.get_by_role("button", name="For", exact=True).click()
        page.get_by_role("button", name="Læg den i stemmeboksen").click()
        expect(page.locator("#done")).to_be_visible()
        browser.close()


def vote_by_phone(port: int, poll: str, codes: Sequence[str], choices: Sequence[str]) -> None:
    """Everybody else's phone sends its ballot."""
    for number, (code, choice) in enumerate(zip(codes, choices, strict=False), 1):
        assert cast(port, poll, code, choice, number) == 200


def cast(port: int, poll: str, code: str, choice: str, number: int) -> int:
    """Sends a ballot from a device of its own; the server's answer."""
    phone = Phone(port, f"127.0.2.{1 + number % 250}")
    told = {"poll": poll, "code": code, "ballot": f"ballot-{number:04}", "choice": choice}
    return phone.post("/api/ballot", told).status


def count_and_publish(hands: Hands) -> None:
    """9. Two people count the paper, it adds up, and the room sees how many were needed."""
    hands.click("Close the poll")
    assert the_poll(hands).state is PollState.CLOSED
    for _counter in range(2):
        for name, count in ON_PAPER.items():
            hands.fill(name, str(count))
        hands.keys(Key.Key_Return)
    hands.reads("Two people have counted the same")
    hands.reads("It adds up.")
    hands.click("See the result")
    hands.reads("Adopted")
    publish = hands.the(QAbstractButton, "Publish the result")
    hands.wait(publish.isEnabled, "the result can never be published")
    hands.press_on(publish)
    assert the_poll(hands).state is PollState.CLOSED, "it is asked first"
    hands.click("Publish now", hands.dialog())
    hands.done()
    poll = the_poll(hands)
    assert poll.state is PollState.PUBLISHED
    counts = poll.result.counts
    assert (counts.yes, counts.no, counts.blank, counts.spoiled) == (21, 3, 1, 1)
    assert (poll.result.needed, poll.result.reached, poll.result.passed) == (20, 21, True)
    assert not re.search(r"\b21\b", hands.room_sees), "the result waits for a take"
    hands.click("Show in the room")
    hands.wait(lambda: hands.assembly.room_screen.showing.scene is Scene.RESULT)
    hands.wait(lambda: "21" in hands.room_sees)
    assert NEEDED not in hands.room_sees, "the counts come first"
    hands.menu("Room screen", "Next page in the room")
    assert NEEDED in hands.room_sees
    assert "Adopted" not in hands.room_sees
    hands.menu("Room screen", "Next page in the room")
    assert "Adopted" in hands.room_sees
    hands.wait(lambda: hands.assembly.room_screen.page == 3)  # kept a moment after the last turn


def hand_over(hands: Hands, folder: Path) -> Path:
    """10. One sync into an archive, once more without change, and the report."""
    archive = folder / "arkiv.sqlite"
    hands.keys(Key.Key_S, held=CTRL | Qt.KeyboardModifier.ShiftModifier)
    hands.name_file(archive)
    hands.reads("A new archive was made")
    hands.click("Sync now")
    hands.reads("Both sides already had the same. Nothing was changed.")
    hands.click("Check that both are whole")
    hands.reads("arkiv.sqlite is whole")
    with sqlite3.connect(archive) as reader:
        (members,) = reader.execute("SELECT count(*) FROM members").fetchone()
        (seats,) = reader.execute("SELECT count(*) FROM seats").fetchone()
    reader.close()
    assert members == 36
    assert seats == COMING * 4
    hands.click("Make the report")
    report = folder / "rapport.pdf"
    hands.name_file(report)
    hands.reads("Saved as rapport.pdf.")
    text = Pdf(report.read_bytes(), folder).text()
    for told in (NAME, QUESTION, "Trygge cykelstier uden huller", "Grønne tage", "9:04"):
        assert told in text, told
    return archive


def close_and_come_back(hands: Hands, start, clock: Clock) -> None:
    """11. The window closes and opens again, and everything is there."""
    path, before = hands.document.path, hands.assembly
    hands.menu("File", "Quit")
    assert not hands.window.isVisible()
    assert not hands.program.room.window.isVisible()
    clock.pass_minutes(5)
    again = start()
    again.click(before.mandate.name)
    again.wait(lambda: again.program.document is not None)
    assert again.document.path == path
    assert again.assembly == before
    for title in ("Members", "Seating", "Agenda", "Notes", "Themes", "Recommendations", "Polls"):
        again.section(title)
    again.reads("Adopted")
    again.keys(Key.Key_F5)
    again.menu("Room screen", "Next page in the room")
    assert NEEDED in again.room_sees


def the_poll(hands: Hands) -> Poll:
    """The one poll of the day."""
    (poll,) = hands.assembly.voting
    return poll
