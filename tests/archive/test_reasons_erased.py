"""Why somebody dropped out is told by their data, and goes with them from the file."""

from __future__ import annotations

from pathlib import Path

from app.archive.journal import Journal
from app.models import people
from app.models.people import Details, NewMember
from tests.assemblies import DAY, NOW, with_members

REASON = "Brækkede benet på isen"


def test_erasing_the_one_who_dropped_out_takes_the_reason_out_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.bordrunde"
    play = with_members(3, [1])
    with Journal.create(path, "laptop-a") as journal:
        journal.append(play.facts, NOW)
        newcomer = NewMember("x", Details("Sofie Ny"))
        replaced = people.add_substitute(play.assembly, DAY, newcomer, "m03", REASON, NOW)
        journal.append(play.do(replaced), NOW)
        assert journal.fold().people.joined["x"].reason == REASON
        journal.append(play.do(people.erase_member(play.assembly, "m03")), NOW)
        assert journal.fold().people.joined["x"].reason is None
        assert journal.fold().people.members["x"].name == "Sofie Ny"
    assert REASON.encode() not in path.read_bytes()
