"""A list on its way in: read, looked at, taken, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.imports.members import Fate
from app.models import people
from app.models.entries import Facts
from app.models.errors import Refused
from app.models.people import Details, NewMember
from app.ui.language import use_language
from app.ui.members.import_dialog import ImportDialog
from app.ui.members.import_people import Column
from app.ui.members.import_plan import Meaning
from app.ui.members.page import MembersPage
from app.ui.question import Question
from tests.ui.members_room import ALBERTSLUND, Stage, words_in
from tests.ui.reading_order import tab_stops

Key = Qt.Key


@pytest.fixture
def stage(qtbot, tmp_path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path / "a.bordrunde", MembersPage)
    yield made
    made.close()


def newest(stage: Stage) -> ImportDialog:
    """The dialog just made; one that was closed may still be there until Qt deletes it."""
    return stage.page.findChildren(ImportDialog)[-1]


def shown(stage: Stage, path: Path) -> ImportDialog:
    """The preview of a file, once it has been read."""
    assert isinstance(stage.page, MembersPage)
    stage.page.import_file(path)
    dialog = newest(stage)
    stage.bot.waitSignal(dialog.shown, timeout=30_000).wait()  # 5,000 rows take a while
    assert dialog.isVisible()
    return dialog


def told(stage: Stage, path: Path) -> str:
    """What is said of a file that cannot be read, until somebody closes it; no form opens."""
    assert isinstance(stage.page, MembersPage)
    stage.page.import_file(path)
    dialog = newest(stage)
    assert not dialog.isVisible(), "an empty form would stand behind the sentence"
    stage.bot.waitUntil(lambda: bool(stage.page.findChildren(Question)))
    stage.bot.waitUntil(lambda: not stage.page.findChildren(ImportDialog))
    (refusal,) = stage.page.findChildren(Question)
    words = words_in(refusal)
    refusal.reject()
    return words


def choose(box, value) -> None:
    """As a person picks an entry from a box."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def again(stage: Stage, dialog: ImportDialog, box, value) -> None:
    with stage.bot.waitSignal(dialog.shown):
        choose(box, value)


def take(stage: Stage, dialog: ImportDialog) -> None:
    stage.bot.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    stage.settle()


def file_of(folder: Path, text: str, name: str = "liste.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def looks(dialog: ImportDialog) -> dict[str, str]:
    """What is to be looked at, by name."""
    model = dialog.rows.model
    return {
        str(model.index(row, Column.NAME).data()): str(model.index(row, Column.LOOK).data())
        for row in range(model.rowCount())
    }


def test_the_municipalitys_list_is_read_shown_and_taken_as_one_deed(stage):
    dialog = shown(stage, ALBERTSLUND)
    assert dialog.source.encoding.currentText() == "Windows-1252"
    assert dialog.source.delimiter.currentText() == "Semikolon"
    assert [row.box.currentData() for row in dialog.columns.rows] == [
        Meaning.NAME, *[Meaning.ATTRIBUTE] * 5, Meaning.MOBILE,
    ]  # fmt: skip
    words = words_in(dialog)
    assert "Åse Kjærgaard · Mehmet Öztürk" in words
    assert "Der står ikke noget under “Tilflytningsår”" in words
    assert "36 personer på listen. 1 række at tjekke." in words
    assert dialog.confirm.text() == "Importér 36 medlemmer"
    take(stage, dialog)
    assert len(stage.assembly.people.members) == 36
    assert stage.named("Jørgen Ågård Lund")
    assert stage.told[-1].text == "36 medlemmer er importeret."
    assert stage.document.undo_label == "Importér 36 medlemmer"
    stage.undo()
    assert stage.assembly.people.members == {}


def test_the_row_with_a_doubt_is_chosen_and_told_in_full(stage):
    dialog = shown(stage, ALBERTSLUND)
    odd = {name: words for name, words in looks(dialog).items() if words}
    assert list(odd) == ["Kaj Thøgersen"]
    assert "ligner ikke et mobilnummer" in odd["Kaj Thøgersen"]
    assert "ligner ikke et mobilnummer" in words_in(dialog.rows)


def test_rows_are_left_out_by_space_and_taken_again(stage):
    dialog = shown(stage, ALBERTSLUND)
    dialog.rows.table.selectRow(0)
    stage.bot.keyClick(dialog.rows.table, Key.Key_Space)
    assert dialog.confirm.text() == "Importér 35 medlemmer"
    stage.bot.keyClick(dialog.rows.table, Key.Key_Space)
    assert dialog.confirm.text() == "Importér 36 medlemmer"
    choose(dialog.rows.fate, Fate.LEAVE_OUT)
    take(stage, dialog)
    names = {each.name for each in stage.assembly.people}
    assert len(names) == 35
    assert "Åse Kjærgaard" not in names


def test_another_character_set_shows_other_letters_at_once(stage):
    dialog = shown(stage, ALBERTSLUND)
    again(stage, dialog, dialog.source.encoding, "mac_roman")
    assert "Åse Kjærgaard" not in looks(dialog)
    again(stage, dialog, dialog.source.encoding, "cp1252")
    assert "Åse Kjærgaard" in looks(dialog)


def test_a_character_set_that_cannot_be_is_refused_and_another_can_be_chosen(stage):
    dialog = shown(stage, ALBERTSLUND)
    again(stage, dialog, dialog.source.encoding, "utf-8")
    assert "kan ikke læses med tegnsættet" in words_in(dialog)
    assert not dialog.confirm.isEnabled()
    again(stage, dialog, dialog.source.encoding, "cp1252")
    assert dialog.confirm.text() == "Importér 36 medlemmer"
    assert dialog.confirm.isEnabled()


def test_a_column_takes_another_meaning(stage, tmp_path):
    dialog = shown(stage, file_of(tmp_path, "Hvem;Sted\nIda Bæk;Nord\nBo Holm;Syd\n"))
    assert "Der er ingen kolonne med navne" in words_in(dialog)
    assert not dialog.confirm.isEnabled()
    again(stage, dialog, dialog.columns.rows[0].box, Meaning.NAME)
    again(stage, dialog, dialog.columns.rows[1].box, Meaning.LEAVE_OUT)
    take(stage, dialog)
    assert {each.name for each in stage.assembly.people} == {"Ida Bæk", "Bo Holm"}
    assert stage.assembly.people.headers() == ()


def test_ticks_taken_away_by_hand_stay_away_in_another_reading(stage, tmp_path):
    dialog = shown(stage, file_of(tmp_path, "Navn;Køn;By\nIda Bæk;K;Nord\nBo Holm;kvinde;Syd\n"))
    tick = dialog.rows.model.index(0, Column.ROW)
    dialog.rows.model.setData(tick, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    again(stage, dialog, dialog.columns.rows[2].box, Meaning.LEAVE_OUT)
    again(stage, dialog, dialog.source.encoding, "cp1252")
    again(stage, dialog, dialog.source.encoding, "utf-8")
    assert dialog.confirm.text() == "Importér 1 medlem"
    take(stage, dialog)
    assert [each.name for each in stage.assembly.people] == ["Bo Holm"]


def test_a_name_that_no_font_has_is_told_until_it_is_called_in_latin_letters(stage, tmp_path):
    rows = "李小龙;\n王芳;Wang Fang\nÅse Kjær;\nمحمد علي;\nЮлия;\n"
    dialog = shown(stage, file_of(tmp_path, f"Navn;Kaldes\n{rows}"))
    told = {who for who, words in looks(dialog).items() if "ikke kan trykkes" in words}
    assert told == {"李小龙"}


def test_cpr_numbers_never_come_in(stage, tmp_path):
    dialog = shown(stage, file_of(tmp_path, "Navn;CPR\nIda Bæk;010190-1234\n"))
    assert dialog.columns.rows[1].box.currentData() == Meaning.LEAVE_OUT
    again(stage, dialog, dialog.columns.rows[1].box, Meaning.ATTRIBUTE)
    assert "CPR-numre" in words_in(dialog)
    assert not dialog.confirm.isEnabled()


def test_what_happens_to_a_row_is_read_in_full(stage, tmp_path):
    take(stage, shown(stage, file_of(tmp_path, "Navn;Køn;Mobil\nIda Bæk;Kvinde;20000001\n")))
    dialog = shown(stage, file_of(tmp_path, "Navn;Køn;Mobil\nIda Bæk;Kvinde;20000001\n"))
    table = dialog.rows.table
    for language in ("da", "en"):
        use_language(QApplication.instance(), language)
        assert table.columnWidth(Column.FATE) >= table.sizeHintForColumn(Column.FATE)


def test_the_same_list_again_offers_nothing_and_a_new_mobile_an_update(stage, tmp_path):
    take(stage, shown(stage, file_of(tmp_path, "Navn;Køn;Mobil\nIda Bæk;Kvinde;20000001\n")))
    dialog = shown(stage, file_of(tmp_path, "Navn;Køn;Mobil\nIda Bæk;Kvinde;20000001\n"))
    assert dialog.confirm.text() == "Intet at importere"
    assert not dialog.confirm.isEnabled()
    dialog.reject()
    stage.bot.waitUntil(lambda: not stage.page.findChildren(ImportDialog))
    more = "Navn;Køn;Mobil\nIda Bæk;Kvinde;20000002\nBo Holm;Mand;\n"
    dialog = shown(stage, file_of(tmp_path, more))
    assert dialog.confirm.text() == "Importér 1 medlem, opdatér 1"
    take(stage, dialog)
    ida = stage.assembly.people.members[stage.named("Ida Bæk")]
    assert ida.details is not None
    assert ida.details.mobile == "20 00 00 02"
    assert len(stage.assembly.people.members) == 2
    stage.undo()
    assert [each.name for each in stage.assembly.people] == ["Ida Bæk"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "liste.csv er tom."),
        (b"%PDF-1.7 not a list", "er en PDF"),
        (b"\x00\x01\x02\x03" * 40, "er ikke en liste"),
        ('Navn;By\n"Ida Bæk;Nord\nBo;Syd\n'.encode(), "anførselstegn"),
    ],
)
def test_a_bad_file_is_told_in_one_sentence_and_changes_nothing(stage, tmp_path, content, words):
    path = tmp_path / "liste.csv"
    path.write_bytes(content)
    assert words in told(stage, path)
    assert stage.assembly.people.members == {}


def test_a_missing_file_is_told(stage, tmp_path):
    assert "findes ikke" in told(stage, tmp_path / "væk.csv")


def test_a_list_beyond_the_limit_is_told_by_the_sentence_alone(stage, tmp_path):
    rows = "".join(f"Navn {at};Mand\n" for at in range(5_000))
    dialog = shown(stage, file_of(tmp_path, f"Navn;Køn\n{rows}"))
    assert "højst have 500 medlemmer" in words_in(dialog)
    assert "5000" in words_in(dialog).replace(".", "")
    assert "Vælg en liste med medlemmerne alene." in words_in(dialog)
    assert dialog.rows.listed == ()
    assert not dialog.rows.isVisible()
    assert not dialog.confirm.isVisible()
    assert not dialog.confirm.isEnabled()


def test_after_a_list_beyond_the_limit_a_reading_within_it_can_be_taken(stage, tmp_path):
    rows = "".join(f"Navn {at},{at}\n" for at in range(501))
    path = file_of(tmp_path, f"Navn,Alder\n{rows}")
    dialog = shown(stage, path)
    assert not dialog.confirm.isVisible()
    path.write_text("Navn,Alder\nIda Bæk,34\n", "utf-8")
    again(stage, dialog, dialog.source.encoding, "cp1252")
    assert dialog.confirm.isVisible()
    assert dialog.confirm.text() == "Importér 1 medlem"
    assert dialog.rows.isVisible()


def test_while_the_list_is_read_the_button_says_so_and_claims_nothing(stage):
    dialog = ImportDialog(stage.document, ALBERTSLUND, stage.page)
    dialog.start()
    dialog.open()
    assert dialog.confirm.text() == "Læser…"
    assert not dialog.confirm.isEnabled()
    dialog.retranslate()
    assert dialog.confirm.text() == "Læser…"
    stage.bot.waitSignal(dialog.shown).wait()
    assert dialog.confirm.text() == "Importér 36 medlemmer"
    choose(dialog.source.encoding, "mac_roman")
    assert dialog.confirm.text() == "Læser…"
    assert not dialog.confirm.isEnabled()
    stage.bot.waitSignal(dialog.shown).wait()
    assert dialog.confirm.text() == "Importér 36 medlemmer"
    dialog.reject()


def test_a_row_like_an_earlier_one_waits_for_a_person_and_says_why(stage, tmp_path):
    text = "Navn;Køn\nIda Bæk;Kvinde\nBo Holm;Mand\nIda Bæk;Kvinde\n"
    dialog = shown(stage, file_of(tmp_path, text))
    assert [each.fate for each in dialog.rows.listed] == [Fate.ADD, Fate.ADD, Fate.LEAVE_OUT]
    assert dialog.confirm.text() == "Importér 2 medlemmer"
    doubt = "Ida Bæk står også i række 2. Er det den samme person?"
    assert doubt in words_in(dialog.rows), "the row is chosen, the doubt stands in full below"
    model = dialog.rows.model
    for column in Column:
        tip = str(model.index(2, column).data(Qt.ItemDataRole.ToolTipRole))
        assert doubt in tip
        assert tip.startswith("<p>"), "or a long sentence would not wrap"
    choose(dialog.rows.fate, Fate.ADD)
    assert dialog.confirm.text() == "Importér 3 medlemmer"


def test_people_who_came_meanwhile_are_counted(stage, tmp_path):
    """The document refuses, the dialog stays, and nobody is added."""
    rows = "".join(f"Navn {at};Mand\n" for at in range(300))
    dialog = shown(stage, file_of(tmp_path, f"Navn;Køn\n{rows}"))
    others = [NewMember(f"x{at}", Details(f"Anden {at}")) for at in range(300)]
    stage.perform(people.add_members, others)
    take(stage, dialog)
    assert dialog.isVisible()
    assert len(stage.assembly.people.members) == 300
    assert "højst have 500 medlemmer" in words_in(dialog)


def test_escape_takes_nothing(stage):
    dialog = shown(stage, ALBERTSLUND)
    stage.bot.keyClick(dialog, Key.Key_Escape)
    stage.settle()
    assert stage.assembly.people.members == {}


def test_enter_takes_the_list(stage):
    dialog = shown(stage, ALBERTSLUND)
    assert any(b.isDefault() for b in dialog.findChildren(QPushButton))
    stage.bot.keyClick(dialog, Key.Key_Return)
    stage.settle()
    assert len(stage.assembly.people.members) == 36


LONG = "Ida " + "Bæk " * 80


def test_a_name_that_is_too_long_is_a_doubt_about_its_row_and_refuses_nobody_else(stage, tmp_path):
    dialog = shown(stage, file_of(tmp_path, f"Navn;Køn\nBo Holm;Mand\n{LONG};Kvinde\n"))
    assert [each.fate for each in dialog.rows.listed] == [Fate.ADD, Fate.LEAVE_OUT]
    told = words_in(dialog.rows)
    assert "har 323 tegn, og der er plads til 200." in told
    assert LONG.strip() not in told, "a wall of letters tells nobody anything"
    take(stage, dialog)
    assert [each.name for each in stage.assembly.people] == ["Bo Holm"]


def test_whoever_ticks_a_row_that_is_too_long_takes_it_cut(stage, tmp_path):
    dialog = shown(stage, file_of(tmp_path, f"Navn;{LONG}\n{LONG};{LONG}\n"))
    assert not dialog.confirm.isEnabled()
    assert "har 323 tegn" in words_in(dialog.columns), "the heading is too long as well"
    choose(dialog.rows.fate, Fate.ADD)
    take(stage, dialog)
    [member] = stage.assembly.people
    assert member.name.startswith("Ida Bæk Bæk")
    assert len(member.name) <= 200


def test_a_refusal_is_told_in_the_dialog_and_goes_when_other_rows_are_chosen(
    stage, tmp_path, monkeypatch
):
    def refuse(*_args: object) -> Facts:
        raise Refused("text-too-long", length=300, longest=200)

    monkeypatch.setattr("app.ui.members.import_dialog.take_list", refuse)
    dialog = shown(stage, ALBERTSLUND)
    take(stage, dialog)
    assert dialog.isVisible()
    assert "Teksten er for lang: 300 tegn" in words_in(dialog)
    choose(dialog.rows.fate, Fate.LEAVE_OUT)
    assert "Teksten er for lang" not in words_in(dialog)
    dialog.reject()


def test_tab_comes_by_the_columns_before_the_people_and_the_buttons(stage):
    stops = tab_stops(shown(stage, ALBERTSLUND))
    dialog = newest(stage)
    boxes = [row.box for row in dialog.columns.rows]
    assert stops[2 : 2 + len(boxes)] == boxes
    assert stops[-1] is dialog.confirm


def test_what_is_written_in_several_ways_is_held_as_one_when_a_person_says_so(stage, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Navn;Køn\nIda Bæk;K\nUlla Ås;Kvinde\nBo Lund;Mand\n", "utf-8")
    dialog = shown(stage, path)
    row = dialog.columns.rows[1]
    assert "K = Kvinde" in words_in(row)
    assert dialog.columns.rows[0].unite.isHidden()
    with stage.bot.waitSignal(dialog.shown):
        row.unite.click()
    assert "K = Kvinde" not in words_in(row)
    assert row.unite.isVisible(), "it can be taken back"
    dialog.confirm.click()
    stage.bot.waitUntil(lambda: len(stage.assembly.people.members) == 3)
    kinds = {each.name: each.details.attribute("Køn") for each in stage.assembly.people}
    assert kinds == {"Ida Bæk": "Kvinde", "Ulla Ås": "Kvinde", "Bo Lund": "Mand"}


def test_a_second_list_is_held_against_how_the_members_there_are_have_it(stage, tmp_path):
    first, second = tmp_path / "første.csv", tmp_path / "anden.csv"
    first.write_text("Navn;Køn\nIda Bæk;kvinde\nBo Lund;mand\n", "utf-8")
    second.write_text("Navn;Køn\nUlla Ås;K\nEva Ek;K\n", "utf-8")
    dialog = shown(stage, first)
    dialog.confirm.click()
    stage.bot.waitUntil(lambda: len(stage.assembly.people.members) == 2)
    dialog = shown(stage, second)
    row = dialog.columns.rows[1]
    assert "K = kvinde" in words_in(row)
    with stage.bot.waitSignal(dialog.shown):
        row.unite.click()
    dialog.confirm.click()
    stage.bot.waitUntil(lambda: len(stage.assembly.people.members) == 4)
    assert {each.details.attribute("Køn") for each in stage.assembly.people} == {"kvinde", "mand"}
