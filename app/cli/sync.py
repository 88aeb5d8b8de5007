"""`bordrunde sync`: a document and an archive, both ways."""

from __future__ import annotations

import argparse
import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.output import STANDARD_OUTPUT, tell, write_json
from app.crossing_words import questions, waiting_words
from app.i18n import _
from app.models.errors import Refused
from app.receipts import mended_lines, public_lines

if TYPE_CHECKING:
    from app.archive.journal import Journal
    from app.archive.transfer import Receipt
    from app.cli.parser import Commands
    from app.crossing_words import Question


def register(commands: Commands) -> None:
    """Adds the command."""
    parser = commands.add_parser("sync", help=_("brings a document and an archive together"))
    parser.add_argument("file", metavar="FILE.bordrunde", type=Path, help=_("the document"))
    parser.add_argument("archive", metavar="ARCHIVE.sqlite", type=Path, help=_("the archive"))
    parser.add_argument("--json", metavar="FILE", help=_("writes the receipt as JSON"))
    parser.add_argument(
        "--public",
        action="store_true",
        help=_("makes a public archive instead: no names, attributes or codes"),
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Syncs and shows the receipt."""
    from app.archive.journal import Journal
    from app.archive.transfer import sync
    from app.settings import load

    _check_json_can_be_written(arguments)
    with Journal.open(arguments.file, load().device_at(arguments.file)) as journal:
        if arguments.public:
            return _make_public(journal, arguments)
        receipt = sync(journal, arguments.archive)
        waiting = questions(journal.fold(), journal.device)
    for line in (*receipt_lines(receipt), *_question_lines(waiting)):
        tell(line, json_to=arguments.json)
    if arguments.json:
        crossed = [_question_as_json(each) for each in waiting]
        write_json(arguments.json, {**_as_json(receipt), "waiting": crossed})
    return 0


def _make_public(journal: Journal, arguments: argparse.Namespace) -> int:
    from app.archive.public import make_public

    receipt = make_public(journal, arguments.archive)
    for line in public_lines(receipt, arguments.archive.name):
        tell(line, json_to=arguments.json)
    for text in receipt.to_read:
        tell(f"  {text}", json_to=arguments.json)
    if arguments.json:
        told = {"rows": dict(receipt.rows), "replaced": receipt.replaced}
        write_json(arguments.json, {"public": True, **told, "to_read": list(receipt.to_read)})
    return 0


def _check_json_can_be_written(arguments: argparse.Namespace) -> None:
    """Refused before anything is synced: a receipt that is lost cannot be made again, and one that
    is written over the document or the archive would be the end of it.
    """
    if not arguments.json or arguments.json == STANDARD_OUTPUT:
        return
    from app.archive.storage import check_writable

    target = Path(arguments.json)
    if target.resolve() in (arguments.file.resolve(), arguments.archive.resolve()):
        raise Refused("receipt-over-file", file=target.name)
    if target.is_dir():
        raise Refused("file-not-written", file=str(target), reason=os.strerror(errno.EISDIR))
    if target.is_file() or not target.exists():  # else a pipe or a terminal, with nothing beside it
        check_writable(target)


def receipt_lines(receipt: Receipt) -> list[str]:
    """The receipt in words: a line for each laptop, what was put right, and the sum."""
    line = _(
        "Laptop {device}: {entries} entries, {new_here} new here, {new_there} new in the archive"
    )
    lines = [
        line.format(
            device=each.device,
            entries=each.entries,
            new_here=each.new_here,
            new_there=each.new_there,
        )
        for each in receipt.laptops
    ]
    lines += mended_lines(receipt)
    if receipt.found_same:
        return [*lines, _("Both had everything already.")]
    return [*lines, _("Both have the same now.")]


def _question_lines(waiting: Sequence[Question]) -> Iterator[str]:
    """What a person has to choose in the window, with both words."""
    if not waiting:
        return
    yield waiting_words(len(waiting))
    for each in waiting:
        yield f"  {each.name}"
        for number, choice in enumerate(each.choices, 1):
            yield f"    {number}  {choice.who}: {'; '.join(choice.lines)}"
        if each.together:
            told = _("both changes together: {words}").format(words="; ".join(each.together))
            yield f"    3  {told}"
    yield _("Choose under Report in the window. Until then the later one holds.")


def _question_as_json(question: Question) -> dict[str, object]:
    crossing = question.crossing
    words = zip(crossing.hands, question.choices, strict=True)
    return {
        "thing": crossing.thing.value,
        "id": crossing.subject,
        "name": question.name,
        "words": [
            {"device": hand.device, "at": hand.at, "lines": choice.lines, "holds": choice.holds}
            for hand, choice in words
        ],
        "together": list(question.together),
    }


def _as_json(receipt: Receipt) -> dict[str, object]:
    return {
        "made": receipt.made,
        "new_here": receipt.new_here,
        "new_there": receipt.new_there,
        "laptops": [
            {
                "device": each.device,
                "entries": each.entries,
                "last_stamp": each.last_stamp,
                "new_here": each.new_here,
                "new_there": each.new_there,
            }
            for each in receipt.laptops
        ],
        "restored": [
            {
                "question": each.question,
                "number": each.number,
                "side": "archive" if each.in_archive else "document",
                "ballots": each.ballots,
            }
            for each in receipt.restored
        ],
        "remade": list(receipt.remade),
    }
