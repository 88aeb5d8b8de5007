"""Bold and lists on a phone's page; whatever else people typed is words and no page."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from app.phones.marked import told

TAG = re.compile(r"</?(?:b|span)(?: class=\"(?:line|line listed|marker)\")?>")


def test_bold_and_lists_are_shown():
    html = told("Vi vil **nu**:\n- stier\n2. bro")
    assert "<b>nu</b>" in html
    assert '<span class="marker">•</span><span>stier</span>' in html
    assert '<span class="marker">2.</span><span>bro</span>' in html


def test_a_tag_is_words():
    html = told("**<script>alert(1)</script>**\n- <img src=x onerror='a'>")
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    assert "onerror=&#x27;a&#x27;" in html


@given(st.text("ab<>&\"'*-1.\n /=", max_size=80))
def test_nothing_people_type_becomes_a_tag(words: str):
    assert not re.search(r"[<>]", TAG.sub("", told(words)))
