"""What a secret poll tells while it is open, by search: every answer and event that phones get,
what stands in the room, every log, preference, crash note and temporary file, and the document with
its log and its backup.

The promise (DESIGN.md section 6): nothing but turnout leaves the document. The document itself
keeps each ballot by a salted hash of card and poll, without time or order, beside nobody's name;
whoever has the file and a card in hand can find that card's ballot, and nobody else's. So the
file's ballots are searched for where they may not be: in its entries, and tied to a member.
"""

from __future__ import annotations

import faulthandler
import logging
import shutil
import socket
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app import crash, places
from app.archive.journal import Journal
from app.cli.bench_runs.turning import turn, until
from app.cli.demo_stage import quiet, windows
from app.composition import Program
from app.models import voting
from app.models.room import Scene, Showing, take_scene
from app.models.voting import Channel, Method, Terms, ballot_key, card_hash, receipt, shown
from app.settings import Settings
from tests.assemblies import CARD_SALT, CODES, NOW, POLL_SALT, with_open_poll
from tests.phones.phone import Phone

VOTERS = 8
TERMS = Terms(
    "Hvor skal pengene hen?",
    (Channel.CARD,),
    method=Method.DOTS,
    options=("Stier", "Busser", "Bænke"),
    most=100,
)
ANSWERS = [f"{37 + n},{41 - n},{11 + n}" for n in range(VOTERS)]
BALLOTS = [f"{n:02d}5e1f0c0ffee0ba110{n:02d}" for n in range(VOTERS)]
SQLITE = b"SQLite format 3\0"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the document lies; temporary files go beside it."""
    for each in ("tmp", "samling"):
        (tmp_path / each).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return tmp_path / "samling"


@pytest.fixture
def program(qapp: object, home: Path, folder: Path) -> Iterator[Program]:
    """The window with the open poll on the room screen, its crash log and its server."""
    path, play = folder / "a.bordrunde", with_open_poll(VOTERS, TERMS, VOTERS)
    play.do(take_scene(play.assembly, Showing(Scene.POLL, "p1")))
    with Journal.create(path, "ab" * 8) as journal:
        journal.append(play.facts, NOW)
    told: list[str] = []
    put_back = crash.install(places.log_folder(), told.append)
    try:
        with quiet(), windows(Settings(device="ab" * 8, port=_free_port())) as made:
            made.open(path)
            made.window.show()
            made.room.show_in_window()
            made.window.show_section("polls")
            desk = made.desk
            assert desk is not None
            until(lambda: desk.server.port and not desk.server.is_starting, 30)
            yield made
            made.close_assembly()
    finally:
        put_back()


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def everybody_votes(phone: Phone) -> None:
    """As pages do it, and each a second time; a wrong card and a broken ballot besides."""
    with phone.events("/events") as stream:
        next(stream)
        for code, ballot, answer in zip(CODES, BALLOTS, ANSWERS, strict=False):
            told = {"poll": "p1", "code": code, "ballot": ballot, "choice": answer}
            for _ in range(2):
                assert phone.post("/api/card", {"code": code}).status == 200
                assert phone.post("/api/ballot", told).status == 200
            next(stream)  # of the turnout
            assert phone.post("/api/ballot", {**told, "choice": "99,99,99"}).status == 409
            for path in ("/", "/v", "/v/poll", "/v/state", "/r/p1", "/r/p1.txt"):
                phone.get(path)


def while_the_window_lives(work: Any) -> None:
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    until(lambda: not thread.is_alive(), 50, 0.02)
    thread.join()
    if failed:
        raise failed[0]


def files(*roots: Path) -> dict[Path, bytes]:
    return {each: each.read_bytes() for root in roots for each in root.rglob("*") if each.is_file()}


def secrets() -> list[str]:
    """All that must be nowhere but in the document: cards, ballots' ids and keys, and answers."""
    codes = CODES[:VOTERS]
    found = [*codes, *(shown(each) for each in codes), *(each.lower() for each in codes)]
    found += [ballot_key(each, POLL_SALT) for each in codes]
    found += [card_hash(each, CARD_SALT) for each in codes]
    return [*found, *BALLOTS, *ANSWERS, POLL_SALT, CARD_SALT]


@pytest.mark.slow
def test_while_a_secret_poll_is_open_nothing_but_turnout_is_told_anywhere(
    program: Program, home: Path, folder: Path
):
    desk, document = program.desk, program.document
    assert desk is not None
    assert document is not None
    phone = Phone(desk.server.port)
    while_the_window_lives(lambda: everybody_votes(phone))
    logging.getLogger("app").error("the log is written to", exc_info=RuntimeError(ANSWERS[0]))
    document.back_up()
    document.flush()
    turn(0.3)
    with (places.log_folder() / "fault.log").open("a") as faults:
        faulthandler.dump_traceback(faults)

    heard = "\n".join(phone.heard)
    assert [each for each in secrets() if each in heard] == []
    assert f"{VOTERS} of {VOTERS} have voted" in heard
    assert receipt("p1", BALLOTS[0]) in heard
    slide = desk.panel.stage.slide
    assert slide is not None
    on_the_wall = f"{slide.accessibleName()}\n{slide.accessibleDescription()}"
    assert f"{VOTERS} af {VOTERS}" in on_the_wall
    assert [each for each in (*ANSWERS, *secrets()) if each in on_the_wall] == []

    seen = files(home, folder, folder.parent / "tmp")
    kept = {path for path, raw in seen.items() if raw.startswith(SQLITE)}
    assert {path.parent for path in kept} > {folder}, "there is a backup"
    assert (places.log_folder() / "bordrunde.log") in seen
    for path, raw in seen.items():
        hidden = [*CODES, *map(shown, CODES)] if path in kept else secrets()
        assert [each for each in hidden if each.encode() in raw] == [], path
        assert path in kept or not any(each.encode() in raw for each in ANSWERS), path
    for path in kept:
        _is_by_hash_alone(path, folder.parent / "copy")


def _is_by_hash_alone(path: Path, copy: Path) -> None:
    """As somebody reads it who took the file and its log along."""
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for each in path.parent.glob(f"{path.name}*"):
        shutil.copy(each, copy / each.name)
    with closing(sqlite3.connect(copy / path.name)) as taken:
        ballots = taken.execute("SELECT * FROM ballot").fetchall()
        keys = {ballot_key(code, POLL_SALT) for code in CODES[:VOTERS]}
        assert {key for _poll, key, _ballot, _answer in ballots} == keys
        assert [len(row) for row in ballots] == [4] * VOTERS
        beside = "\n".join(
            f"{stamp} {kind} {body}"
            for stamp, kind, body in taken.execute("SELECT stamp, kind, body FROM entry")
        )
        beside += "\n".join(str(row) for row in taken.execute("SELECT * FROM personal"))
    assert [each for each in (*BALLOTS, *ANSWERS, *keys) if each in beside] == []
    cards = {card_hash(code, CARD_SALT) for code in CODES[:VOTERS]}
    for line in beside.splitlines():
        here = [each for each in cards if each in line]
        assert not here or len(here) == VOTERS, "a card is told apart from the others"
        assert not (here and '"m01"' in line), "a card is tied to a member"


def test_closing_tells_no_more_than_the_counts(program: Program):
    """And after the close, before it is published, phones still hear nothing of answers."""
    desk, document = program.desk, program.document
    assert desk is not None
    assert document is not None
    phone = Phone(desk.server.port)

    def vote_and_ask() -> None:
        told = {"poll": "p1", "code": CODES[0], "ballot": BALLOTS[0], "choice": ANSWERS[0]}
        assert phone.post("/api/ballot", told).status == 200
        document.perform(voting.close_poll, "p1", document.now()).result(20)
        for path in ("/v", "/v/poll", "/v/state", "/r/p1", "/r/p1.txt"):
            phone.get(path)

    while_the_window_lives(vote_and_ask)
    heard = "\n".join(phone.heard)
    assert "The ballots are being counted" in heard
    numbers = ANSWERS[0].split(",")
    assert [each for each in secrets() if each in heard] == []
    assert not any(f">{each}<" in heard for each in numbers)
