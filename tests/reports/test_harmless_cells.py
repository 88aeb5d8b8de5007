"""A table that is opened in a spreadsheet calculates nothing that people typed."""

from __future__ import annotations

import csv
import io

import pytest

from app.reports.tables import csv_file


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_text_that_a_spreadsheet_would_calculate_stays_a_text(sign: str):
    typed = f'{sign}HYPERLINK("http://ond.example")'
    told = csv_file(["tekst", "antal"], [[typed, -5]]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told, newline=""), delimiter=";"))
    assert rows[1] == [f"'{typed}", "-5"]
