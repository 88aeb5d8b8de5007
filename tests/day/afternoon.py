"""From the first note to recommendations: steps 6 to 8 of the day."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTabWidget, QTreeView, QTreeWidget

from app.models.board import Mark, Sheet
from app.places import resources
from tests.day.hands import CTRL, Hands, Key
from tests.phones.phone import Phone

TABLES = 6
CASE = json.loads((resources() / "cases" / "albertslund" / "case.json").read_text("utf-8"))
SAID = {each["id"]: each for each in CASE["notes"]}
WRITTEN = [SAID[note] for theme in CASE["themes"][:3] for note in theme["notes"][:8]]
WORDS = {
    "Title": "Cykelstier uden huller",
    "Recommendation": "Vi anbefaler sammenhængende cykelstier til alle skoler inden 2030.",
    "Reason": "Halvdelen af børnene må ikke cykle i skole, fordi vejen er utryg.",
}
NEW_TITLE = "Trygge cykelstier uden huller til alle skoler"
TYPED = "Hvem betaler for de nye træer?"


def write_notes(hands: Hands) -> None:
    """6. Tables write on their phones, the facilitator types beside them, sheets are handed in."""
    hands.section("Notes")
    hands.click("Make table codes")
    shown = next(each.text() for each in hands.shown(QLabel) if "/t/" in each.text())
    address, port = urlsplit(f"http://{shown}"), hands.phones_port()
    assert address.port == port
    hands.meanwhile(lambda: write_at_table_one(port, address.path))
    hands.reads("Table 1")
    codes = hands.assembly.board.codes[hands.meeting]
    hands.meanwhile(lambda: write_at_all_tables(port, codes))
    texts = {each.text for each in hands.assembly.board}
    assert texts == {each["text"] for each in WRITTEN}
    type_a_note(hands)
    item = hands.item.id
    assert Sheet(item, 1) in hands.assembly.board.delivered, "delivered on the phone"
    hands.keys(Key.Key_D, held=CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert Sheet(item, 2) in hands.assembly.board.delivered, "delivered on the laptop"
    hands.reads("Waiting for tables 3, 4, 5 and 6")


def write_at_table_one(port: int, path: str) -> None:
    """What the page of table 1 does when its note-taker writes and hands in."""
    phone, code = Phone(port, "127.0.1.1"), path.rpartition("/")[2]
    assert "Bordrunde: Trygge veje" in phone.get(path).text
    state = phone.get(f"{path}/state").told["state"]
    assert state["task"] == "Skriv én tanke ad gangen."
    for number, note in enumerate(_at(1)):
        told = {"table": code, "item": state["item"], "note": f"t1-note-{number:04}",
                "text": note["text"], "mark": "idea"}  # fmt: skip
        assert phone.post("/api/note", told).status == 200
    kept = phone.get(f"{path}/state").told["state"]["notes"]
    assert [each["text"] for each in kept] == [each["text"] for each in _at(1)]
    assert phone.post("/api/deliver", {"table": code, "item": state["item"]}).status == 200


def write_at_all_tables(port: int, codes: tuple[str, ...]) -> None:
    """The other tables write and keep their sheets."""
    for table, code in enumerate(codes[1:], 2):
        phone = Phone(port, f"127.0.1.{table}")
        item = phone.get(f"/t/{code}/state").told["state"]["item"]
        for number, note in enumerate(_at(table)):
            told = {"table": code, "item": item, "note": f"t{table}-note-{number:04}",
                    "text": note["text"], "mark": "idea"}  # fmt: skip
            assert phone.post("/api/note", told).status == 200


def type_a_note(hands: Hands) -> None:
    """Down steps to the next table, a sign says the kind, Enter keeps it."""
    hands.keys(Key.Key_A, held=CTRL | Qt.KeyboardModifier.ShiftModifier)
    hands.keys(Key.Key_Down)
    hands.type(f"?{TYPED}")
    hands.keys(Key.Key_Return)
    (typed,) = [each for each in hands.assembly.board if each.text == TYPED]
    assert (typed.table, typed.mark) == (2, Mark.QUESTION)


def sort_notes(hands: Hands) -> None:
    """7. A theme by hand, notes sent to it by keys, and a suggestion that waits to be accepted."""
    hands.section("Themes")
    hands.keys(Key.Key_L, held=CTRL | Qt.KeyboardModifier.ShiftModifier)
    view = hands.the(QTreeView)
    first, second, third = (SAID[each]["text"] for each in CASE["themes"][0]["notes"][:3])
    hands.row(view, first)
    hands.keys(Key.Key_N)
    hands.dialog()
    hands.type("Grønne tage")
    hands.keys(Key.Key_Return)
    hands.done()
    for text in (second, third):
        hands.row(view, text)
        hands.keys(Key.Key_1)
    board = hands.assembly.board
    (theme,) = board.lanes()
    assert [each.text for each in board.notes_in(theme.id)] == [first, second, third]
    hands.row(view, third)
    hands.keys(Key.Key_0)
    assert len(board.notes_in(theme.id)) == 2
    hands.keys(Key.Key_Z, held=CTRL)
    assert len(board.notes_in(theme.id)) == 3
    accept_a_theme(hands)


def accept_a_theme(hands: Hands) -> None:
    """What the engine suggests waits; Enter on one makes it a theme, and the rest is dropped."""
    hands.click("Suggest themes")
    hands.reads("Nothing moves until you accept it.")
    assert len(hands.assembly.board.themes) == 1, "nothing enters a person's board by itself"
    suggested = [each for each in hands.rows(hands.the(QTreeView)) if "suggestion" in each]
    assert len(suggested) > 1
    hands.click("Look at them")
    hands.keys(Key.Key_Return)
    _by_hand, accepted = hands.assembly.board.lanes()
    assert suggested[0].startswith(accepted.title)
    assert hands.assembly.board.notes_in(accepted.id)
    hands.click("Drop the rest")
    assert not any("suggestion" in each for each in hands.rows(hands.the(QTreeView)))


def recommend(hands: Hands) -> None:
    """8. A recommendation that rests on a theme, written in two versions."""
    hands.section("Recommendations")
    hands.click("Write the first one")
    for label, text in WORDS.items():
        hands.fill(label, text)
    hands.fill("Initiative 1", "Lav en plan for de manglende strækninger.")
    hands.keys(Key.Key_Return)
    hands.type("Begynd ved skolerne.")
    hands.fill("Written by", "Bord 2")
    hands.click("Save version")
    hands.reads("Version 1")
    source_it(hands)
    open_tab(hands, "Words")
    hands.fill("Title", NEW_TITLE)
    hands.reads("A draft over version 1")
    hands.keys(Key.Key_Return, held=CTRL)
    hands.reads("Version 2")
    (held,) = hands.assembly.recommendations.standing()
    first, second = held.versions
    assert (first.wording.title, first.wording.reason) == (WORDS["Title"], WORDS["Reason"])
    assert first.wording.initiatives == (
        "Lav en plan for de manglende strækninger.",
        "Begynd ved skolerne.",
    )
    assert (second.wording.title, second.by) == (NEW_TITLE, "Bord 2")
    assert second.wording.text == WORDS["Recommendation"]


def source_it(hands: Hands) -> None:
    """Ticks the theme it rests on; the way back to the tables is told."""
    open_tab(hands, "Sources")
    hands.row(hands.the(QTreeWidget, "Themes and notes"), "Grønne tage")
    hands.keys(Key.Key_Space)
    (held,) = hands.assembly.recommendations.standing()
    theme = hands.assembly.board.lanes()[0]
    assert held.themes == (theme.id,)


def open_tab(hands: Hands, title: str) -> None:
    """Turns to a tab by the mouse."""
    bar = hands.the(QTabWidget).tabBar()
    at = [bar.tabText(number) for number in range(bar.count())].index(title)
    hands.press_on(bar, bar.tabRect(at).center())


def _at(table: int) -> list[dict[str, str]]:
    """What a table says: the written notes dealt round the tables."""
    return WRITTEN[table - 1 :: TABLES]
