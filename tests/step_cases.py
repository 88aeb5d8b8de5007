"""Cases of an item with steps, which everything that counts steps must agree on: the programme in
Python, the tables' page in its script. `at`, `left` and the times of deeds are in seconds.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

from app.models.agenda import Step


class Case(TypedDict):
    """What is done to an item of `length` minutes, and what is seen of it `at` a second."""

    says: str
    length: int
    deeds: list[tuple[str, int]]
    at: int
    step: str
    left: int
    then: str


STEPS = (Step("Runde 1", 20), Step("Skift bord", 3), Step("Runde 2", 20), Step("Opsamling", 7))
CASES: list[Case] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
