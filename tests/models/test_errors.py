"""A refusal is the same wherever it comes from."""

from __future__ import annotations

import pickle

from app.models.errors import Refused


def test_a_refusal_comes_whole_from_another_process():
    told = pickle.loads(pickle.dumps(Refused("poll-not-open", poll="p1", row=3)))
    assert isinstance(told, Refused)
    assert (told.code, told.params) == ("poll-not-open", {"poll": "p1", "row": 3})
