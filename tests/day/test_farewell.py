"""The system ends the program at log-out: it closes tidily, as by its window."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import settings
from app.archive.verify import verify
from app.rehearsal.example import make_example

ROOT = Path(__file__).resolve().parents[2]
LOOKS = 600

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Windows ends a session without signals"),
]


@pytest.mark.parametrize("asked", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("way", ["window", "serve"])
def test_a_program_that_the_system_ends_leaves_one_whole_closed_file(tmp_path, asked, way):
    document = tmp_path / "samling.bordrunde"
    make_example(document)
    # Under `nohup` this process hears no SIGHUP, and neither would the one it starts.
    before = signal.signal(getattr(signal, asked), signal.SIG_DFL)
    words = ["serve", str(document), "--port", "0"] if way == "serve" else [str(document)]
    process = subprocess.Popen(
        [sys.executable, "-m", "app", *words], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    signal.signal(getattr(signal, asked), before)
    try:
        wait_until_open(process, document, way)
        process.send_signal(getattr(signal, asked))
        _out, err = process.communicate(timeout=50)
    finally:
        process.kill()
    assert process.returncode == 0
    assert "Traceback" not in err
    assert [each.name for each in tmp_path.iterdir()] == [document.name]
    assert settings.load().unclosed == []
    assert verify(document).findings == ()


def wait_until_open(process: subprocess.Popen[str], document: Path, way: str) -> None:
    """Until the journal is in use, and the window has remembered what to offer after a crash."""
    log = document.with_name(f"{document.name}-wal")
    for _ in range(LOOKS):
        if log.exists() and (way == "serve" or settings.load().unclosed == [str(document)]):
            return
        assert process.poll() is None
        time.sleep(0.1)
    pytest.fail("it never opened the document")
