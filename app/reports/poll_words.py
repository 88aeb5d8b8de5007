"""What a poll of any method came to, in the report's sentences."""

from __future__ import annotations

from app import poll_sentences
from app.i18n import _
from app.models.voting import Method, dissent
from app.reports import words
from app.reports.outline import PollPart


def verdict_of(poll: PollPart) -> str:
    """The outcome of a poll of any method in one short sentence."""
    if poll.result is None or poll.counted is None:
        return ""
    if poll.terms.method is Method.YES_NO_BLANK:
        return words.verdict(poll.result)
    told = poll_sentences.verdict(poll.terms.method, poll.counted)
    if poll.counted.scale is None:
        return f"{told}."
    held = _("{support} support it; {needed} of {base} were needed.").format(
        support=poll.result.reached,
        needed=poll.result.needed,
        base=poll.result.bases.of(poll.result.base),
    )
    return f"{told}: {held}"


def dissent_of(poll: PollPart) -> str:
    """That many stand at the lowest step of what was adopted, "" when they do not."""
    return poll_sentences.dissenting(dissent(poll.counted)) if poll.counted else ""
