"""The tab of marks: what tables said of lines, answered from the laptop, open before a vote."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from app.models.recommendations import Answer, Comment, NewComment, Remark, comment_on
from app.ui.recommendations.comment_dialog import CommentDialog
from app.ui.recommendations.comments_view import CommentsView
from app.ui.recommendations.page import RecommendationsPage
from tests.assemblies import NOW
from tests.ui.board_room import BoardRoom, Opener, opened, page_of
from tests.ui.shell import look, session_look
from tests.ui.test_recommendations_page import badges, drafted, make_page

__all__ = ["look", "opened", "session_look"]


@pytest.fixture
def room(opened: Opener) -> BoardRoom:
    play = drafted()
    for number, remark in enumerate((Remark.CHANGE, Remark.KEEP, Remark.CANNOT)):
        new = NewComment(f"c{number}", "r1", 1, 1, remark, f"Sagt {number}", 3, "Bord 3")
        play.do(comment_on(play.assembly, new, NOW + number))
    made = opened(play, make_page)
    action(made, "comments").trigger()
    return made


def action(room: BoardRoom, key: str) -> QAction:
    found = page_of(room, RecommendationsPage).findChild(QAction, f"recommendation-{key}")
    assert isinstance(found, QAction)
    return found


def view(room: BoardRoom) -> CommentsView:
    return page_of(room, RecommendationsPage).feedback.view


def comments(room: BoardRoom) -> tuple[Comment, ...]:
    return room.document.assembly.recommendations.items["r1"].comments


def press(room: BoardRoom, answer: Answer) -> None:
    room.qtbot.mouseClick(view(room).buttons[answer], Qt.MouseButton.LeftButton)
    room.settle()


def test_the_first_open_mark_is_chosen_and_told_in_the_list(room: BoardRoom):
    assert view(room).list.hasFocus()
    assert view(room).list.currentRow() == 0
    text = view(room).list.item(0).text()
    assert text.startswith("Ændr · Linje 1 · udgave 1 · Bord 3")
    assert "Ikke besvaret endnu." in text
    assert "åbne bemærkninger" in badges(room, 0)
    assert "åbne bemærkninger" not in badges(room, 1)


def test_taken_needs_no_reason_and_the_others_do(room: BoardRoom):
    press(room, Answer.NO)
    assert "Sig hvorfor i en sætning." in room.texts()
    assert view(room).why.hasFocus()
    assert comments(room)[0].reply is None
    press(room, Answer.TAKEN)
    reply = comments(room)[0].reply
    assert reply is not None
    assert (reply.answer, reply.table) == (Answer.TAKEN, 0)
    assert "Taget med" in view(room).list.item(0).text()


def test_when_all_is_answered_the_vote_is_not_warned_of_and_undo_opens_it_again(room: BoardRoom):
    press(room, Answer.TAKEN)
    view(room).list.setCurrentRow(2)
    room.press(view(room).why, "For dyrt nu.")
    press(room, Answer.PARTLY)
    assert "åbne bemærkninger" not in badges(room, 0)
    assert "Alle bemærkninger er besvaret." in room.texts()
    room.undo()
    assert "åbne bemærkninger" in badges(room, 0)
    assert comments(room)[2].reply is None


def test_keep_asks_for_no_answer(room: BoardRoom):
    view(room).list.setCurrentRow(1)
    assert not view(room).buttons[Answer.TAKEN].isEnabled()
    assert view(room).withdraw_button.isEnabled()


def test_what_is_typed_stays_while_another_mark_comes_in(room: BoardRoom):
    room.press(view(room).why, "Vi tænker")
    new = NewComment("c9", "r1", 1, 0, Remark.UNCLEAR, "Hvem?", 2, "Bord 2")
    room.document.do("", comment_on, new, NOW)
    room.settle()
    assert view(room).list.count() == 4
    assert view(room).why.text() == "Vi tænker"
    assert view(room).list.currentRow() == 0


def test_a_mark_from_the_laptop_names_line_kind_and_table(room: BoardRoom):
    action(room, "comment-new").trigger()
    dialog = room.dialog(CommentDialog)
    dialog.confirm.click()
    dialog.remark.setCurrentIndex(2)
    dialog.line.setCurrentIndex(2)
    dialog.confirm.click()
    assert dialog.isVisible(), "it says what is missing"
    dialog.text.setPlainText("Hvor i nord?")
    dialog.by.setEditText("Bord 2")
    dialog.confirm.click()
    room.settle()
    made = comments(room)[-1]
    assert (made.line, made.remark, made.table, made.by) == (2, Remark.UNCLEAR, 2, "Bord 2")


def test_a_mark_is_taken_back_and_undo_brings_it(room: BoardRoom):
    room.qtbot.mouseClick(view(room).withdraw_button, Qt.MouseButton.LeftButton)
    room.settle()
    assert view(room).list.count() == 2
    room.undo()
    assert view(room).list.count() == 3
