"""What a sync put right, in words: for the receipt on screen and the one of the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.i18n import _, _n, joined

if TYPE_CHECKING:
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
