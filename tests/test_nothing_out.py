"""Nothing leaves the laptop: neither a packet nor an attempt. The whole demo is followed in
`tests/cli/test_demo.py`, and in `make soak`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.places import HOME
from app.rehearsal.example import make_example
from tests.outbound import attempts, packets_out, trace_command

ROOT = Path(__file__).resolve().parent.parent
REACHING = {
    "tcp": "import socket; s = socket.socket(); s.settimeout(0.2); s.connect_ex(('10.9.8.9', 80))",
    "udp": "import socket; s = socket.socket(2, 2); s.connect(('10.9.8.9', 9)); s.send(b'x')",
    "name": "import socket; s = socket.socket(2, 2); s.sendto(b'x', ('10.9.8.9', 53))",
}


def environment(home: Path) -> dict[str, str]:
    return os.environ | {HOME: str(home), "QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.parametrize("how", REACHING)
def test_a_program_that_reaches_out_is_found_in_both_ways(tmp_path: Path, how: str):
    trace = tmp_path / "trace"
    before, command = trace_command(trace), [sys.executable, "-c", REACHING[how]]
    sent = packets_out(command, environment(tmp_path), tmp_path)
    if not before or sent is None:
        pytest.skip("no strace or no networks of one's own here")
    subprocess.run([*before, *command], check=False, timeout=30)
    assert attempts(trace.read_text())
    assert sent >= 1


def test_asking_for_the_own_address_and_talking_to_oneself_is_no_attempt(tmp_path: Path):
    trace = tmp_path / "trace"
    asking = (
        "import socket; s = socket.socket(2, 2); s.connect(('192.0.2.1', 9));"
        " t = socket.create_server(('127.0.0.1', 0)); u = socket.socket();"
        " u.connect(t.getsockname()); u.send(b'x')"
    )
    before = trace_command(trace)
    if not before:
        pytest.skip("no strace here")
    subprocess.run([*before, sys.executable, "-c", asking], check=True)
    assert "192.0.2.1" in trace.read_text()
    assert attempts(trace.read_text()) == []


def test_a_report_and_a_sync_send_nothing_out(tmp_path: Path):
    document = tmp_path / "a.bordrunde"
    make_example(document)
    for command in (
        ["sync", document, tmp_path / "a.sqlite"],
        ["report", document, "--out", tmp_path],
    ):
        asked = [sys.executable, "-m", "app", *map(str, command)]
        sent = packets_out(asked, environment(tmp_path), tmp_path)
        if sent is None:
            pytest.skip("no networks of one's own here")
        assert sent == 0
    assert (tmp_path / "report.pdf").exists()
