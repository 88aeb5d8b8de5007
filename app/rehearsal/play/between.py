"""What the room sees between the rounds: how people talk, who speaks, and what is called out."""

from __future__ import annotations

from typing import Final

from app.i18n import _, in_language
from app.models import own_slides, speakers
from app.models.room import Scene
from app.rehearsal.cases import LANGUAGE
from app.rehearsal.play.day import Day

_WAITING: Final = 4
"""How many ask for the floor before the first of them has it."""


def rules() -> str:
    """How people talk, as a slide of the facilitator's own, in the language of the cases."""
    with in_language(LANGUAGE):
        return _(
            "# How we talk together\n- One at a time\n- Ask when something is unclear\n"
            "- Say what you think, and why"
        )


def leaving() -> str:
    """A message to everybody before they leave their tables, in the language of the cases."""
    with in_language(LANGUAGE):
        return _("Leave your notes on the table. Coffee is in the foyer.")


def show_rules(day: Day) -> None:
    """A slide of the facilitator's own, and the programme."""
    slide = day.hall.document.fresh_id("s")
    day.hall.perform(own_slides.write_slide, slide, rules())
    day.take(Scene.OWN, slide)
    day.take(Scene.PROGRAMME)


def hear(day: Day) -> None:
    """Some ask for the floor, and one after another has it."""
    hall = day.hall
    here = sorted(each.id for each in day.assembly.people.present(day.meeting))
    for member in here[:_WAITING]:
        hall.perform(speakers.add_speaker, hall.document.fresh_id("v"), member)
    hall.perform(speakers.next_speaker, day.now)
    day.take(Scene.SPEAKERS)
    day.pass_minutes(1)
    day.look_at(Scene.SPEAKERS.value)
    for _turn in here[1:_WAITING]:
        hall.perform(speakers.next_speaker, day.now)
        day.pass_minutes(1)
    hall.perform(speakers.clear_list, day.now)


def call_out(day: Day) -> None:
    """A message to everybody, before they leave their tables."""
    day.take(Scene.MESSAGE, leaving())
