"""`bordrunde --self-test`: does this installation do what a meeting day asks of it?

The program starts itself as a person would: the room server on this laptop alone, which takes fifty
ballots and is killed in the middle of the poll; then everything that is made of the file it leaves.
Each part runs in a process of its own, from a folder that is gone at the end, and nothing of the
person who runs it is touched. What is missing from an installation shows here: a library, a font, a
page for phones.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from app.cli.home import own_home
from app.cli.output import tell
from app.i18n import _
from app.models.errors import Refused
from app.refusals import say

if TYPE_CHECKING:
    from app.rehearsal.trial import Trial

BALLOTS: Final = 50
_PATIENCE_S: Final = 180
_PRINTED: Final = ("badges", "seating-list", "attendance", "protocols")
_REPORTS: Final = ("pdf", "docx", "html", "csv")
_POOL = "id;k\n" + "".join(f"{n};{'ab'[n % 2]}\n" for n in range(1, 21))
_TARGETS: Final = "criterion;value;min;max\nk;a;3;3\nk;b;3;3\n"


def run() -> int:
    """Every part in turn, told as it is done. Raises Refused("self-test-failed") at the first that
    fails.
    """
    with own_home() as home:
        document = home / "trial.bordrunde"
        _vote_and_kill(document)
        _read_back(document, home)
        _think(home)
        _draw(home)
    tell(_("This installation does everything that was tried."))
    return 0


def _vote_and_kill(document: Path) -> None:
    """Fifty phones vote; the server is killed at once; each of their ballots is in the file."""
    from app.rehearsal.people import vote_all
    from app.rehearsal.trial import make_trial

    trial = make_trial(document, BALLOTS)
    with _served(document) as port:
        try:
            vote_all(port, trial.poll, trial.voters)
        except Refused as refused:  # the server's word, for a phone
            raise _failed("serve", say(refused)) from refused
    tell(_("{n} ballots were cast over the room server, which was then killed.").format(n=BALLOTS))
    _check_counted(document, trial)


def _check_counted(document: Path, trial: Trial) -> None:
    from app.archive.session import Session
    from app.models import voting

    part = _("counting the ballots after the kill")
    with Session.open(document, f"{BALLOTS:016x}") as session:
        poll = session.assembly.voting.polls[trial.poll]
        kept = Counter(each.answer for each in poll.ballots.values())
        sent = Counter(each.choice.value for each in trial.voters)
        if kept != sent:
            raise Refused("self-test-failed", part=part, told=f"{dict(kept)} / {dict(sent)}")
        now = poll.opened_at + 1
        session.perform(voting.close_poll, poll.id, now)
        session.perform(voting.publish_result, poll.id, now)
    tell(_("All of them are in the file, and the poll is closed and published."))


def _read_back(document: Path, home: Path) -> None:
    """What is made of the file: its own check, archive, report and printed matter."""
    archive = home / "archive.sqlite"
    _ask("verify", document)
    _ask("sync", document, archive)
    _ask("verify", archive)
    tell(_("The document and its archive are whole."))
    _ask("report", document, "--out", home / "report", "--format", ",".join(_REPORTS))
    for what in _PRINTED:
        _ask("print", document, what, "--out", home / f"{what}.pdf")
    _ask("print", document, "vote-cards", "--count", "4", "--out", home / "vote-cards.pdf")
    tell(_("The report and the printed matter are made."))


def _think(home: Path) -> None:
    """What has a library of its own to calculate with: seats, themes, lottery."""
    from app.rehearsal import cases
    from app.rehearsal.example import CASE

    case = cases.load(CASE)
    notes, pool, targets = home / "notes.csv", home / "pool.csv", home / "targets.csv"
    written = "".join(f'{each.id};"{each.text}"\n' for each in case.notes if '"' not in each.text)
    for file, held in ((notes, f"id;text\n{written}"), (pool, _POOL), (targets, _TARGETS)):
        file.write_text(held, "utf-8")
    told = ("--json", home / "told.json")
    _ask("seat", case.members, "--tables", "6", "--rounds", "4", "--seconds", "0.5", *told)
    _ask("cluster", notes, *told)
    _ask("draw", pool, targets, "--seats", "6", *told)
    tell(_("Seats, themes and a lottery are calculated."))


def _draw(home: Path) -> None:
    _ask("views", "--out", home / "views", "--only", "start")
    tell(_("The window is drawn."))


def _itself() -> list[str]:
    """How this program is started: frozen it is one file, else a module."""
    return [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]


def _started(words: Sequence[str | Path]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*_itself(), "--lang", "en", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=os.environ | {"PYTHONUTF8": "1"},
    )


def _ask(*words: str | Path) -> None:
    """One command in a process of its own. Raises Refused("self-test-failed")."""
    with _started(words) as process:
        try:
            told, _nothing = process.communicate(timeout=_PATIENCE_S)
        except subprocess.TimeoutExpired:
            process.kill()
            raise _failed(words[0], _("it did not end")) from None
    if process.returncode:
        raise _failed(words[0], told.strip()[-500:])


@contextmanager
def _served(document: Path) -> Iterator[int]:
    """The room server's port; at the end of the block the server is killed."""
    words = ("serve", document, "--host", "127.0.0.1", "--port", "0")
    with _started(words) as process:
        try:
            yield _port(process)
        finally:
            process.kill()


def _port(process: subprocess.Popen[str]) -> int:
    """The port of the address that it tells. A server that tells none is killed after a while."""
    patience = threading.Timer(_PATIENCE_S, process.kill)
    patience.start()
    try:
        return _told_port(process)
    finally:
        patience.cancel()


def _told_port(process: subprocess.Popen[str]) -> int:
    told = ""
    for line in process.stdout or ():
        told += line
        address = line.strip().rpartition("http://")[2]
        if address != line.strip():
            return int(address.rpartition(":")[2])
    raise _failed("serve", told.strip()[-500:])


def _failed(part: str | Path, told: str) -> Refused:
    return Refused("self-test-failed", part=str(part), told=told)
