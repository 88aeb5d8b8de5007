"""Why a file could not be written is said in our own words, in the reader's language."""

from __future__ import annotations

import errno
import os

import pytest

from app.models.errors import Refused
from app.refusals import say


def told(reason: str | int) -> str:
    return say(Refused("file-not-written", file="rapport.pdf", reason=reason))


@pytest.mark.parametrize(
    ("number", "danish", "english"),
    [
        (errno.ENOSPC, "disken er fuld", "the disk is full"),
        (errno.EROFS, "kan kun læses", "can only be read"),
        (errno.EACCES, "du må ikke skrive der", "you may not write there"),
        (errno.EPERM, "du må ikke skrive der", "you may not write there"),
        (errno.ENODEV, "svarer ikke", "does not answer"),
        (errno.EIO, "svarer ikke", "does not answer"),
        (errno.EMFILE, "for mange filer åbne", "too many files are open"),
        (errno.ENAMETOOLONG, "navnet er for langt", "the name is too long"),
        (errno.ENOENT, "mappen findes ikke", "there is no such folder"),
    ],
)
def test_what_the_system_says_is_said_in_our_words(number, danish, english, speak):
    for reason in (number, os.strerror(number)):
        speak("da")
        assert danish in told(reason)
        assert os.strerror(number) not in told(reason)
        speak("en")
        assert english in told(reason)


def test_no_english_of_the_system_stands_in_a_danish_sentence(speak):
    speak("da")
    for number in errno.errorcode:
        said = told(os.strerror(number))
        assert os.strerror(number) not in said
        assert said.startswith("rapport.pdf kunne ikke gemmes: ")
        assert said.endswith(".")


def test_a_rare_error_tells_its_number_and_none_tells_that(speak):
    speak("da")
    assert "(71)" in told(71)
    assert "årsagen er ukendt" in told("")
    assert told("") == told(0)
