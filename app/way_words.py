"""What the phases of the text are called, and what each means for the people in the room; and what
comments and answers are called. The same in the window, on the wall, on phones and on paper.
"""

from __future__ import annotations

import time
from typing import Final

from app.i18n import N_, _, _p, clock
from app.models.recommendations import STAGES, Answer, Gate, Remark, Stage

_MEANS: Final = {
    Stage.VALUES: N_("Say what matters most to you."),
    Stage.VISION: N_("Say what you hope it will be like."),
    Stage.THEMES: N_("Bring together what belongs together."),
    Stage.IDEAS: N_("New ideas are welcome."),
    Stage.DRAFT_1: N_("Each table writes its first draft."),
    Stage.READING: N_("Read what the others wrote, and mark the lines."),
    Stage.DRAFT_2: N_("Write the second draft with what the others said."),
    Stage.REALITY: N_("Hear what can be done, and what stands in the way."),
    Stage.DRAFT_3: N_("Write the third draft with what you heard."),
    Stage.LIVE_WITH: N_("Say now what you cannot live with, and why."),
    Stage.FINAL: N_("The editing group writes the final text."),
    Stage.POLL: N_("Vote on the final text."),
    Stage.MINORITY: N_("Whoever cannot agree writes why, in their own words."),
    Stage.ORDER: N_("Decide in which order the recommendations stand."),
    Stage.HANDOVER: N_("The recommendations are handed over."),
}
_CLOSED: Final = {
    Stage.IDEAS: N_("No more new ideas are taken in."),
    Stage.READING: N_("No more marks are taken in. The authors answer now."),
    Stage.LIVE_WITH: N_("No more marks are taken in. The authors answer now."),
    Stage.FINAL: N_("The text is final. It is not changed any more."),
    **dict.fromkeys(
        (Stage.DRAFT_1, Stage.DRAFT_2, Stage.DRAFT_3),
        N_("The drafts are in. Nobody writes on them now."),
    ),
}
_LAST: Final = {
    Stage.IDEAS: N_("Last call: new ideas close at {time}."),
    Stage.READING: N_("Last call: marks close at {time}."),
    Stage.LIVE_WITH: N_("Last call: marks close at {time}."),
    **dict.fromkeys(
        (Stage.DRAFT_1, Stage.DRAFT_2, Stage.DRAFT_3),
        N_("Last call: the drafts are handed in at {time}."),
    ),
}


def stage_name(stage: Stage) -> str:
    """What a phase is called."""
    return {
        Stage.VALUES: _p("phase", "Values"),
        Stage.VISION: _p("phase", "Vision"),
        Stage.THEMES: _p("phase", "Themes"),
        Stage.IDEAS: _p("phase", "Ideas"),
        Stage.DRAFT_1: _p("phase", "Draft 1"),
        Stage.READING: _p("phase", "Read and mark"),
        Stage.DRAFT_2: _p("phase", "Draft 2"),
        Stage.REALITY: _p("phase", "Reality check"),
        Stage.DRAFT_3: _p("phase", "Draft 3"),
        Stage.LIVE_WITH: _p("phase", "Can you live with it?"),
        Stage.FINAL: _p("phase", "Final text"),
        Stage.POLL: _p("phase", "Poll"),
        Stage.MINORITY: _p("phase", "Minority statements"),
        Stage.ORDER: _p("phase", "Order"),
        Stage.HANDOVER: _p("phase", "Handover"),
    }[stage]


def place_words(stage: Stage) -> str:
    """Which of all phases it is."""
    return _("Phase {n} of {count}").format(n=stage.number, count=len(STAGES))


def state_word(gate: Gate) -> str:
    """Whether the phase is open, in a word; "" where no phases are followed."""
    if not gate.is_followed:
        return ""
    if gate.until:
        return _("last call")
    return _p("phase", "open") if gate.is_open else _p("phase", "closed")


def meaning(gate: Gate) -> str:
    """What the gate means for everybody, in a sentence or two; "" where no phases are followed."""
    if gate.stage is None:
        return ""
    if not gate.is_open:
        return _(_CLOSED.get(gate.stage, N_("This phase is closed.")))
    if gate.until:
        said = _LAST.get(gate.stage, N_("Last call: this phase closes at {time}."))
        return _(said).format(time=at(gate.until))
    return _(_MEANS[gate.stage])


def remark_name(remark: Remark) -> str:
    """A kind of comment."""
    return {
        Remark.KEEP: _("Keep"),
        Remark.CHANGE: _p("mark", "Change"),
        Remark.UNCLEAR: _("Unclear"),
        Remark.CANNOT: _("Cannot live with it"),
    }[remark]


def answered(answer: Answer, why: str) -> str:
    """What became of a comment, and why where that was said."""
    told = {
        Answer.TAKEN: _("Taken"),
        Answer.PARTLY: _("Partly taken"),
        Answer.NO: _("Not taken"),
    }[answer]
    return _("{answer}: {why}").format(answer=told, why=why) if why else told


def at(instant: int) -> str:
    """An instant of this laptop's clock as a time of day."""
    here = time.localtime(instant / 1_000)
    return clock(here.tm_hour * 60 + here.tm_min)
