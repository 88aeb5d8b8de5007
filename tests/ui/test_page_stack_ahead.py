"""What a first visit needs is done before it: the page is made and has looked."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.models.assembly import Aspect, Assembly
from app.ui.page import Page, Section
from app.ui.page_stack import PageStack


class Counting(Page):
    """Counts how often it looked, and knows a piece to be made."""

    aspects = Aspect.BOARD

    def __init__(self) -> None:
        super().__init__()
        self.looks, self.pieces = 0, 1

    def show_assembly(self, assembly: Assembly) -> None:
        self.looks += 1

    def retranslate(self) -> None:
        pass

    def make_piece(self) -> bool:
        self.pieces -= 1
        return self.pieces >= 0


@pytest.fixture
def pages() -> list[Counting]:
    return []


@pytest.fixture
def stack(qapp: QApplication, pages: list[Counting]):
    def make() -> Counting:
        pages.append(Counting())
        return pages[-1]

    made = PageStack()
    made.start([Section(key, str, "x", make) for key in ("one", "two", "three")], Assembly())
    yield made
    made.deleteLater()


def test_pages_made_ahead_have_looked_once_before_they_are_visited(
    stack: PageStack, pages: list[Counting]
) -> None:
    assert stack.show_section("two")
    while stack.make_next():
        assert stack.key == "two"
    assert [each.looks for each in pages] == [1, 1, 1]
    assert [each.pieces for each in pages] == [-1, -1, -1]
    stack.show_section("three")
    assert [each.looks for each in pages] == [1, 1, 1]


def test_what_changes_after_the_look_ahead_is_seen_at_the_visit(
    stack: PageStack, pages: list[Counting]
) -> None:
    stack.show_section("one")
    while stack.make_next():
        pass
    stack.note_change(Aspect.BOARD, Assembly())
    assert [each.looks for each in pages] == [2, 1, 1]
    stack.show_section("two")
    assert [each.looks for each in pages] == [2, 2, 1]


def test_nothing_of_a_document_that_was_closed_is_made(stack: PageStack) -> None:
    stack.show_section("one")
    assert stack.make_next()
    stack.start([], Assembly())
    assert not stack.make_next()
