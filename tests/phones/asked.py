"""One question of each method, and ballots of them."""

from __future__ import annotations

from app.models.voting import Base, Method, Terms

LABELS = ("Kan ikke leve med det", "Helst ikke", "Kan leve med det", "Godt", "Det elsker jeg")
OPTIONS = ("Grill <på> & torvet", "Sejltur på åen", "Vandring i skoven", "Fællesspisning")
ASKED = {
    Method.YES_NO_BLANK: Terms("Skal vi holde sommerfest?"),
    Method.SCALE: Terms(
        "Hvor godt kan du leve med det?", method=Method.SCALE, labels=LABELS, support_from=3
    ),
    Method.APPROVAL: Terms(
        "Hvad kunne du være med til?",
        method=Method.APPROVAL,
        options=OPTIONS,
        most=2,
        base=Base.CAST,
        threshold="majority",
    ),
    Method.DOTS: Terms("Hvad er vigtigst?", method=Method.DOTS, options=OPTIONS, most=5),
    Method.RANKING: Terms("Hvad vil du helst?", method=Method.RANKING, options=OPTIONS),
    Method.RESISTANCE: Terms(
        "Hvor stor er din modstand?", method=Method.RESISTANCE, options=OPTIONS
    ),
}
ANSWERS = {
    Method.YES_NO_BLANK: "no",
    Method.SCALE: "4",
    Method.APPROVAL: "1,0,1,0",
    Method.DOTS: "0,3,0,2",
    Method.RANKING: "2,,1,",
    Method.RESISTANCE: "0,10,3,7",
}
