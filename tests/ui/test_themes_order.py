"""Stacks, splits, second themes, notes that stand alone, the lens; and reasons for suggestions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from app import lexicon, templates, theme_proposals
from app.engines.themes import Step, Why
from app.models import board
from app.models.board import Lens, Mark, NewNote
from app.models.templates import Template, parts_of
from app.theme_likeness import Likeness, Twin
from app.theme_proposals import Ghost, Hint, Offer
from app.ui.board.commands import Command, Wish
from app.ui.board.dialogs import ThemeChooser, TitleDialog
from app.ui.board.feet import feet_of, sureness_words
from app.ui.board.heads import lane_title
from app.ui.board.page import ThemesPage
from app.ui.board.picture import ALONE, Face, LaneKind, everything, lanes_of
from app.ui.board.read_note import read_note
from app.ui.board.text import word_spans
from app.ui.board.walk import Spot
from tests.assemblies import DAY, NOW
from tests.ui.board_room import BoardRoom, Opener, opened, tables_at_work
from tests.ui.shell import look, session_look
from tests.ui.themes_room import go_to, notes_in, page_in, sorted_a_little, until_known

__all__ = ["look", "opened", "session_look"]


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    """Two themes, the first with three notes; six notes lie in the tray."""
    return opened(sorted_a_little(), ThemesPage)


def face(room: BoardRoom, lane: str, note: str) -> Face:
    found = page_in(room).area.lane(lane)
    assert found is not None
    return next(each for each in found.faces if each.id == note)


def choose(room: BoardRoom, lane: str, *notes: str) -> None:
    scene = page_in(room).area.scene
    for number, note in enumerate(notes):
        scene.go_to(Spot(lane, note), adds=number > 0)


# -- stacks and splits


def test_k_makes_a_stack_that_counts_its_notes_and_shift_k_takes_it_apart(room: BoardRoom):
    view = go_to(room, "t1", "n0")
    choose(room, "t1", "n0", "n2")
    room.press(view, Qt.Key.Key_K)
    assert face(room, "t1", "n0").stack == 2
    lane = page_in(room).area.lane("t1")
    assert lane is not None
    assert lane.count == 3
    assert [each.id for each in lane.faces] == ["n0", "n1"]
    go_to(room, "t1", "n0")
    room.qtbot.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.ShiftModifier)
    room.settle()
    assert not room.document.assembly.board.under
    room.undo()
    assert face(room, "t1", "n0").stack == 2
    room.undo()
    assert notes_in(room, "t1") == ("n0", "n1", "n2")


def test_one_note_alone_is_told_to_be_no_stack(room: BoardRoom):
    room.press(go_to(room, "t1", "n0"), Qt.Key.Key_K)
    assert not room.document.assembly.board.under


def test_a_stack_goes_to_another_theme_as_one(room: BoardRoom):
    room.document.perform(board.stack_notes, ["n0", "n1"])
    room.settle()
    room.press(go_to(room, "t1", "n0"), Qt.Key.Key_2)
    assert notes_in(room, "t2") == ("n0", "n1")


def test_d_splits_the_chosen_notes_off_and_undo_puts_them_back(room: BoardRoom):
    view = go_to(room, "t1", "n1")
    choose(room, "t1", "n1", "n2")
    room.press(view, Qt.Key.Key_D)
    room.press(room.dialog(TitleDialog).field, "Lys", Qt.Key.Key_Return)
    made = room.document.assembly.board.lanes()[-1]
    assert (made.title, made.notes, made.parent) == ("Lys", ("n1", "n2"), "t1")
    read = read_note(room.document.assembly, Offer(), Likeness(), "n1")
    assert read is not None
    assert "skilt ud fra “Cykler”" in read.trace
    room.undo()
    assert notes_in(room, "t1") == ("n0", "n1", "n2")


# -- alone, tags, lens


def test_a_lets_a_note_stand_alone_in_a_lane_of_its_own(room: BoardRoom):
    view = go_to(room, "", "n3")
    room.press(view, Qt.Key.Key_A)
    lane = page_in(room).area.lane(ALONE)
    assert lane is not None
    assert [each.id for each in lane.faces] == ["n3"]
    assert lane_title(lane) == "For sig selv"
    room.press(go_to(room, ALONE, "n3"), Qt.Key.Key_0)
    assert page_in(room).area.lane(ALONE) is None


def test_t_says_that_a_note_touches_a_second_theme(room: BoardRoom):
    view = go_to(room, "t1", "n0")
    room.press(view, Qt.Key.Key_T)
    room.press(room.dialog(ThemeChooser).field, Qt.Key.Key_Return)
    assert face(room, "t1", "n0").also == ("Varme",)
    lane = page_in(room).area.lane("t2")
    assert lane is not None
    assert (lane.count, lane.touched) == (0, 1)
    go_to(room, "t1", "n0")
    room.press(view, Qt.Key.Key_T)
    room.press(room.dialog(ThemeChooser).field, Qt.Key.Key_Return)
    assert face(room, "t1", "n0").also == ()


def test_l_chooses_what_is_sorted_by_and_the_page_says_it(room: BoardRoom):
    room.press(go_to(room, "t1"), Qt.Key.Key_L)
    menu = next(each for each in room.window.findChildren(QMenu) if each.isVisible())
    action = next(each for each in menu.actions() if each.data() == Lens.WHERE.value)
    action.trigger()
    menu.close()
    room.settle()
    assert room.document.assembly.board.lens is Lens.WHERE
    assert any("sorteret efter, hvor det er" in each for each in room.texts())


def test_f_colours_the_notes_by_table_and_back(room: BoardRoom):
    view = go_to(room, "t1")
    before = view.grab().toImage()
    room.press(view, Qt.Key.Key_F)
    assert view.grab().toImage() != before
    room.press(view, Qt.Key.Key_F)
    assert view.grab().toImage() == before


def test_the_list_has_the_same_commands(room: BoardRoom):
    page = page_in(room)
    page.toggle_list()
    page.area.go_to(Spot("", "n4"))
    room.press(page.area.list, Qt.Key.Key_A)
    assert "n4" in room.document.assembly.board.apart
    page.area.go_to(Spot("t1", "n0"))
    room.press(page.area.list, Qt.Key.Key_R)
    assert not page.area.shows_list, "a note is read large"
    until_known(room)


# -- suggestions say why


def test_a_hint_says_why_and_how_sure_on_the_card_in_the_list_and_below(room: BoardRoom):
    hint = Hint("t2", Step.LIKELY, ("varme",), ("Boliger",))
    page_in(room).show_offer(Offer((), {"n3": hint}))
    words = [each.words for each in feet_of(face(room, "", "n3"))]
    assert words == ["Varme?", "sandsynligt"]
    assert face(room, "", "n3").because == ("varme",)
    go_to(room, "", "n3")
    read = read_note(room.document.assembly, Offer((), {"n3": hint}), Likeness(), "n3")
    assert read is not None
    assert read.told == "Ligner “Varme” (sandsynligt): varme; emne: Boliger."
    page_in(room).toggle_list()
    shown = page_in(room).area.list.model().index(0, 0).siblingAtRow(0)
    told = shown.model().index(0, 0, shown).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "ligner: Varme (sandsynligt)" in told


def test_the_three_steps_have_three_words(room: BoardRoom):
    assert len({sureness_words(each) for each in Step}) == 3


def test_an_unsure_guess_is_only_told_of_the_note_one_looks_at(room: BoardRoom):
    offer = Offer((), {}, {"n3": Hint("t2", Step.UNSURE, ("varme",))})
    tray = lanes_of(room.document.assembly.board, offer, everything)[0]
    assert not any(each.hint for each in tray.faces)
    read = read_note(room.document.assembly, offer, Likeness(), "n3")
    assert read is not None
    assert "(måske)" in read.told


def test_a_proposed_theme_shows_its_words_and_a_note_and_why_each_is_in_it(room: BoardRoom):
    why = {"n6": Why(("Fællesspisning",), ("Naboskab",))}
    ghost = Ghost("g", "Mad", ("n6", "n7"), ("spisning", "køkken"), "n7", why)
    page_in(room).show_offer(Offer((ghost,)))
    lane = page_in(room).area.lane("g")
    assert lane is not None
    assert (lane.words, lane.quote) == (("spisning", "køkken"), "Et fælleshus med stort køkken")
    assert face(room, "g", "n6").because == ("Fællesspisning",)
    read = read_note(room.document.assembly, Offer((ghost,)), Likeness(), "n6")
    assert read is not None
    assert read.told == "Foreslået til “Mad”: Fællesspisning; emne: Naboskab."


def test_enter_on_a_note_accepts_that_note_and_the_others_wait_on(room: BoardRoom):
    page_in(room).show_offer(Offer((Ghost("g", "Mad", ("n6", "n7", "n8")),)))
    room.press(go_to(room, "g", "n7"), Qt.Key.Key_Return)
    made = room.document.assembly.board.lanes()[-1]
    assert (made.title, made.notes) == ("Mad", ("n7",))
    assert face(room, "", "n6").hint == "Mad"
    page_in(room).drop_offer()
    assert room.document.assembly.board.lanes()[-1].notes == ("n7",), "accepted is kept"


@given(st.text(st.sampled_from("aæøB .,-"), max_size=40), st.sampled_from(["a", "B", "æa", "ø"]))
def test_words_are_found_whole_wherever_they_stand(text: str, word: str):
    for start, end in word_spans(text, [word]):
        assert text[start:end].casefold() == word.casefold()
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        assert not any(each.isalnum() for each in around)


# -- twins


def test_duplicates_and_opposites_are_marked_until_a_note_is_changed_or_stacked():
    play = tables_at_work(3)
    for note, text in (("a", "Flere bænke i parken"), ("b", "Flere bænke i parken!"),
                       ("c", "Ikke flere bænke i parken")):  # fmt: skip
        play.do(board.write_note(play.assembly, NewNote(note, DAY, "i1", 1, text), NOW + 50))
    found = theme_proposals.liken(theme_proposals.task(play.assembly), lexicon.load)
    state = play.assembly.board
    assert found.twins_of(state, "a") == {"c": Twin.OPPOSITE, "b": Twin.DUPLICATE}
    assert found.knows(state)
    tray = lanes_of(state, Offer(), everything, None, found)[0]
    twins = {each.id: each.twin for each in tray.faces}
    assert (twins["b"], twins["c"], twins["n0"]) == (Twin.OPPOSITE, Twin.OPPOSITE, None)
    before = state.placed.copy(), state.under.copy()
    assert before == ({}, {}), "nothing is merged by it"
    play.do(board.stack_notes(play.assembly, ["a", "b"]))
    assert found.twins_of(state, "a") == {"c": Twin.OPPOSITE}
    play.do(board.reword_note(play.assembly, "c", "Ikke flere bænke i parken", "Andet", Mark.IDEA))
    assert found.twins_of(state, "a") == {}
    assert not found.knows(state)


def test_notes_with_fields_have_twins_by_what_was_said_and_not_by_their_labels():
    play = tables_at_work()
    idea, other = {"idea": "Flere bænke i parken"}, {"idea": "Flere bænke i parken!"}
    for note, values in (
        ("a", {**idea, "why": "Man bliver træt"}),
        ("b", {**other, "why": "Man bliver træt"}),
    ):
        parts = parts_of(Template.IDEA, values)
        new = NewNote(note, DAY, "i1", 1, templates.text_of(parts), parts=parts)
        play.do(board.write_note(play.assembly, new, NOW + 50))
    found = theme_proposals.liken(theme_proposals.task(play.assembly), lexicon.load)
    assert found.twins_of(play.assembly.board, "a") == {"b": Twin.DUPLICATE}
    assert found.knows(play.assembly.board), "or it would be looked for again and again"


def test_twins_are_found_without_asking_and_again_when_notes_come(room: BoardRoom):
    def write(note: str, text: str) -> None:
        new = NewNote(note, DAY, "i1", 3, text)
        room.document.perform(board.write_note, new, NOW + 90)
        room.settle()

    write("twin", "Flere cykelstier langs Roskildevej!")
    room.qtbot.waitUntil(lambda: face(room, "t1", "n0").twin is Twin.DUPLICATE, timeout=30_000)
    write("later", "Trygge cykelstier til skolen!")
    room.qtbot.waitUntil(lambda: face(room, "t1", "n2").twin is Twin.DUPLICATE, timeout=30_000)
    until_known(room)


def test_suggesting_finds_twins_and_reading_names_them(room: BoardRoom):
    new = NewNote("twin", DAY, "i1", 3, "Flere cykelstier langs Roskildevej!")
    room.document.perform(board.write_note, new, NOW + 90)
    room.settle()
    page = page_in(room)
    page.suggest()
    room.qtbot.waitUntil(page.suggest_button.isEnabled, timeout=30_000)
    assert face(room, "t1", "n0").twin is Twin.DUPLICATE
    go_to(room, "t1", "n0")
    page.do(Wish(Command.READ))
    room.qtbot.waitUntil(lambda: "Dublet?" in room.texts())
    twin = page.area.scene.card("twin")
    assert twin is not None
    assert twin.is_twin
    buttons = page.area.reader.findChildren(QPushButton)
    stack = next(each for each in buttons if each.text() == "Læg dem i én stak")
    stack.click()
    room.settle()
    assert room.document.assembly.board.stack_of("n0") == ("n0", "twin")
    room.qtbot.waitUntil(lambda: "Dublet?" not in room.texts())


def test_every_lane_kind_has_a_head_and_a_row(room: BoardRoom):
    room.document.perform(board.set_apart, ["n3"])
    room.settle()
    page_in(room).show_offer(Offer((Ghost("g", "Mad", ("n6",)),)))
    kinds = {lane.kind for lane in page_in(room).area.scene.lanes}
    assert kinds == set(LaneKind)
    page_in(room).toggle_list()
    model = page_in(room).area.list.model()
    rows = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert any("For sig selv · 1 note" in row for row in rows)
