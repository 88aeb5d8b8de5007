"""Sentences of the pages on which tables write, mark and answer."""

from __future__ import annotations

from app.i18n import _, _n, joined
from app.models.recommendations import Answer, Comment, Gate, Remark, Reply, Stage
from app.phones.draft_view import Drafting, DraftView
from app.way_words import answered, place_words, stage_name, state_word


def offer(told: Drafting) -> str:
    """What the way from the sheet to the recommendations is called; "" where there is none."""
    if not told.is_offered:
        return ""
    if told.gate.takes_versions:
        return _("Write recommendations")
    return _("Read and mark") if told.gate.takes_comments else _("Read the recommendations")


def phase(gate: Gate) -> str:
    """Which phase is on, and whether it is open."""
    if gate.stage is None:
        return ""
    told = _("{place}: {name} ({state})")
    place, name = place_words(gate.stage), stage_name(gate.stage)
    return told.format(place=place, name=name, state=state_word(gate))


def about(draft: DraftView, table: int) -> str:
    """Its version, and who wrote it; "ours" only where no other table has a hand in it."""
    told = [_("Version {number}").format(number=draft.version)]
    if draft.tables == (table,):
        told.append(_("ours"))
    elif draft.tables:
        tables = joined(map(str, draft.tables))
        words = _n("by table {numbers}", "by tables {numbers}", len(draft.tables))
        told.append(words.format(numbers=tables))
    elif draft.by:
        told.append(draft.by)
    return " · ".join(told)


def crossed(draft: DraftView) -> str:
    """That two tables wrote at once; "" when they did not."""
    if not draft.is_crossed:
        return ""
    return _("Two tables wrote at the same time. Both texts are kept; the facilitator settles it.")


REMARK_SIGNS = {Remark.KEEP: "+", Remark.CHANGE: "~", Remark.UNCLEAR: "?", Remark.CANNOT: "−"}


def answer_name(answer: Answer) -> str:
    """What became of a comment."""
    return {
        Answer.TAKEN: _("Taken"),
        Answer.PARTLY: _("Partly"),
        Answer.NO: _("No, because"),
    }[answer]


def read_label(draft: DraftView, gate: Gate, table: int) -> str:
    """What opening a recommendation is for."""
    waits = draft.waiting_for(table)
    if waits and gate.takes_answers:
        return _n("Answer {n} mark", "Answer {n} marks", waits).format(n=waits)
    return _("Read and mark") if gate.takes_comments else _("Read")


def nothing_yet(gate: Gate) -> str:
    """Why the list is empty."""
    if gate.stage is None or gate.stage.number < Stage.DRAFT_1.number:
        return _("Recommendations are not open to the tables just now.")
    return _("Nothing is written yet.")


def where(comment: Comment, draft: DraftView) -> str:
    """The line a comment is on, and of which version where that is not the latest."""
    told = _("Line {n}").format(n=comment.line) if comment.line else _("The whole text")
    if comment.version == draft.version:
        return told
    return _("{line}, version {number}").format(line=told, number=comment.version)


def reply(reply: Reply) -> str:
    """The author's answer in a line."""
    return answered(reply.answer, reply.why)
