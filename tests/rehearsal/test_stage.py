"""The stage a demo is played on: what was printed stays true when the window is opened again."""

from __future__ import annotations

import socket
from pathlib import Path

from app.cli.demo_stage import Stage, set_stage
from app.rehearsal import cases
from app.rehearsal.hall import beside

CASE = cases.load("albertslund")


def addresses(stage: Stage) -> tuple[str, str]:
    """Where phones find the room while another program has the usual port, and when the window is
    opened again after that program has gone.
    """
    hall = stage.hall
    with socket.create_server(("", 0), family=socket.AF_INET) as other:
        stage.preferences.port = other.getsockname()[1]
        hall.create()
        first = hall.address
        assert not first.endswith(f":{stage.preferences.port}")
    hall.close()
    hall.open()
    second = hall.address
    hall.close()
    return first, second


def test_the_address_on_printed_cards_holds_when_the_window_is_opened_again(
    tmp_path: Path, qapp
) -> None:
    with set_stage(CASE, tmp_path, seed=1) as stage:
        first, second = beside(stage.hall, lambda: addresses(stage))
    assert second == first
