"""What a sync put right, in words: for the receipt on screen and the one of the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _, _n, joined

if TYPE_CHECKING:
    from app.archive.public import PublicReceipt
    from app.archive.sealed import Restored
    from app.archive.transfer import Receipt


def mended_lines(receipt: Receipt) -> list[str]:
    """A line for each poll whose ballots somebody had changed with another program, and one for
    the readable tables; none when there was nothing of the kind.
    """
    lines = [_restored_words(each) for each in receipt.restored]
    if receipt.remade:
        told = _("Made anew in the archive, because they had been changed: {tables}.")
        lines.append(told.format(tables=joined(receipt.remade)))
    return lines


def public_lines(receipt: PublicReceipt, file: str) -> list[str]:
    """What was made public, what was taken out, and what a person still has to read."""
    held = dict(receipt.rows)
    parts = (
        _n("{n} note", "{n} notes", held["notes"]).format(n=held["notes"]),
        _n("{n} theme", "{n} themes", held["themes"]).format(n=held["themes"]),
        _n("{n} recommendation", "{n} recommendations", held["recommendations"]).format(
            n=held["recommendations"]
        ),
        _n("{n} result", "{n} results", held["results"]).format(n=held["results"]),
    )
    told = _("The public archive {file} holds {parts}.")
    lines = [told.format(file=file, parts=joined(parts))]
    if receipt.replaced:
        told = _n(
            "A name, a number or a code was taken out of {n} text.",
            "Names, numbers or codes were taken out of {n} texts.",
            receipt.replaced,
        )
        lines.append(told.format(n=receipt.replaced))
    if count := len(receipt.to_read):
        told = _n(
            "{n} text holds a word that is also part of a member's name. Read it before you hand"
            " the file out:",
            "{n} texts hold a word that is also part of a member's name. Read them before you hand"
            " the file out:",
            count,
        )
        lines.append(told.format(n=count))
    return lines


def _restored_words(restored: Restored) -> str:
    if restored.in_archive:
        told = _n(
            "{n} ballot on {poll} had been changed in the archive and was restored.",
            "{n} ballots on {poll} had been changed in the archive and were restored.",
            restored.ballots,
        )
    else:
        told = _n(
            "{n} ballot on {poll} had been changed in this document and was restored.",
            "{n} ballots on {poll} had been changed in this document and were restored.",
            restored.ballots,
        )
    number = f"{restored.number}. " if restored.number else ""
    return told.format(n=restored.ballots, poll=f"{number}{restored.question}")
