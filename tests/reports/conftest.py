"""What the tests of reports share: a day that was held, and a reader of PDFs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.i18n import Language
from app.places import resources
from app.reports import fonts
from app.reports.outline import outline
from app.reports.pdf import report_pdf
from tests.reports.papers import Pdf
from tests.reports.played import ZONE, Played, before_the_votes, whole_day

FONTS = resources() / "fonts"


@pytest.fixture(scope="session", autouse=True)
def _inter() -> None:
    fonts.register(FONTS)


@pytest.fixture
def day() -> Played:
    """A whole day, votes and all."""
    return whole_day()


@pytest.fixture
def morning() -> Played:
    """The day before its votes."""
    return before_the_votes()


@pytest.fixture(scope="session")
def danish() -> bytes:
    """The report of the whole day, in Danish."""
    return _report("da")


@pytest.fixture(scope="session")
def english() -> bytes:
    """The same in English."""
    return _report("en")


def _report(language: Language) -> bytes:
    played = whole_day()
    return report_pdf(outline(played.assembly, played.now, ZONE), language, FONTS)


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[[bytes], Pdf]:
    """Puts a PDF on disk to read it with other programs."""
    return lambda content: Pdf(content, tmp_path)
