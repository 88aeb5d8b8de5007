"""`bordrunde serve`: the real room server of a document, in a process of its own."""

from __future__ import annotations

import contextlib
import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.archive.session import Session
from app.archive.verify import verify
from app.models import agenda, voting
from app.models.on_paper import print_cards_at
from app.phones.server import free_port
from app.rehearsal.example import make_example
from app.rehearsal.people import NoteTaker, Thought

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def document(tmp_path):
    """The example with its first table round on."""
    path = tmp_path / "samling.bordrunde"
    make_example(path)
    with Session.open(path, "ab" * 8) as session:
        session.perform(agenda.start_item, "bordrunde-1", 1_800_000_000_000)
    return path


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "app", "--lang", "en", "serve", *map(str, arguments)]


@contextlib.contextmanager
def serving(
    document: Path, *more: object, as_words: list[str] | None = None
) -> Iterator[tuple[subprocess.Popen[str], str, int]]:
    """The process, what it told until it served, and its port."""
    with subprocess.Popen(
        as_words or command(document, "--port", 0, *more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        told = ""
        while "Ctrl+C" not in told:
            line = process.stdout.readline()
            if not line:
                pytest.fail(process.stderr.read() if process.stderr else "it ended")
            told += line
        found = re.search(r":(\d+)", told)
        assert found
        try:
            yield process, told, int(found[1])
        finally:
            if process.poll() is None:
                process.kill()


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    out, err = process.communicate(timeout=30)
    assert err == ""
    return process.returncode, out


@pytest.mark.slow
def test_phones_come_write_and_it_ends_with_one_whole_file(document):
    with Session.open(document, "ab" * 8) as session:
        (code, *_others) = session.assembly.board.codes[session.assembly.mandate.meeting]
    with serving(document, "--host", "127.0.0.1") as (process, told, port):
        assert f"http://127.0.0.1:{port}" in told
        assert "█" in told
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as page:
            assert page.status == 200
        thought = Thought("0123456789abcdef", "Bænke i solen")
        taker = NoteTaker(code, 1, (thought,))
        assert taker.write(port, "bordrunde-1", delivers=False) == 1
        process.send_signal(signal.SIGINT)
        code_out, out = ended(process)
    assert code_out == 0
    assert "samling.bordrunde" in out
    assert [each.name for each in document.parent.iterdir()] == [document.name]
    assert verify(document).findings == ()
    with Session.open(document, "ab" * 8) as session:
        assert session.assembly.board.notes[thought.id].text == thought.text


OFTEN = "import app.upkeep as d; d.BACKUP_EVERY_MS = 50; from app.cli import main; main({!r})"
"""The same command, with a minute that is a twentieth of a second."""
MOST_LOOKS = 400


@pytest.mark.slow
def test_while_it_serves_whole_backups_are_made_of_what_is_written(document, home):
    with Session.open(document, "ab" * 8) as session:
        (code, *_others) = session.assembly.board.codes[session.assembly.mandate.meeting]
    words = command(document, "--port", 0, "--host", "127.0.0.1")
    often = [sys.executable, "-c", OFTEN.format(words[3:])]
    thought = Thought("0123456789abcdef", "Bænke i solen")
    with serving(document, as_words=often) as (process, _told, port):
        assert list(home.rglob("backups/**/*.bordrunde")) == []
        NoteTaker(code, 1, (thought,)).write(port, "bordrunde-1", delivers=False)
        for _ in range(MOST_LOOKS):
            if made := list(home.rglob("backups/**/samling*.bordrunde")):
                break
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        assert ended(process)[0] == 0
    assert made
    for backup in made:
        assert verify(backup).findings == ()
        with Session.open(backup, "ab" * 8) as session:
            assert session.assembly.board.notes[thought.id].text == thought.text


@pytest.mark.slow
def test_a_document_that_is_open_elsewhere_is_refused_in_one_sentence(document):
    with Session.open(document, "ab" * 8):
        told = subprocess.run(
            command(document, "--port", 0), capture_output=True, text=True, cwd=ROOT, check=False
        )
    assert told.returncode == 1
    assert told.stderr.count("\n") == 1
    assert "samling.bordrunde" in told.stderr


@pytest.mark.slow
def test_it_serves_the_port_that_stands_on_the_voting_cards(document, tmp_path):
    port = free_port(18_642)
    with Session.open(document, "ab" * 8) as session:
        known = voting.draw_codes(random.Random(1), 3)
        address = f"http://127.0.0.1:{port}"
        session.perform(print_cards_at, known, "ab" * 16, address)
    with serving(document, as_words=command(document, "--host", "127.0.0.1")) as (_, told, had):
        assert had == port
        assert address in told


@pytest.mark.slow
def test_ports_in_use_and_an_address_that_is_not_ours_are_told(document):
    with _taken(1) as port:
        busy = subprocess.run(
            command(document, "--host", "127.0.0.1", "--port", port),
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
    away = subprocess.run(
        command(document, "--host", "198.51.100.7", "--port", 0),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    for each, name in ((busy, str(port)), (away, "198.51.100.7")):
        assert each.returncode == 1
        assert each.stderr.count("\n") == 1
        assert name in each.stderr
    assert verify(document).findings == ()


@pytest.mark.slow
def test_without_a_wish_the_next_free_port_is_taken_and_told(document):
    with contextlib.ExitStack() as held:
        usual = held.enter_context(socket.socket())
        usual.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with contextlib.suppress(OSError):  # another program has it: just as well
            usual.bind(("127.0.0.1", 8642))
            usual.listen()
        words = command(document, "--host", "127.0.0.1")
        with serving(document, as_words=words) as (process, _told, port):
            process.send_signal(signal.SIGINT)
            _out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert 8642 < port <= 8652
    assert err == f"Port 8642 is not free, so the room server uses port {port}.\n"


@contextlib.contextmanager
def _taken(count: int) -> Iterator[int]:
    """The first of neighbouring ports that are all in use."""
    for first in range(20_000, 60_000, 37):
        with contextlib.ExitStack() as held:
            try:
                for port in range(first, first + count):
                    listening = held.enter_context(socket.socket())
                    listening.bind(("127.0.0.1", port))
                    listening.listen()
            except OSError:
                continue
            yield first
            return
    pytest.fail("no free ports beside each other")
