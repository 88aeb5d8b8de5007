"""What is typed with a sign in front, and the mark and words it is to become: for every hand."""

from __future__ import annotations

TYPED = (
    ("-for dyrt", "against", "for dyrt"),
    ("+gratis bus", "for", "gratis bus"),
    ("-5 grader i hallen", "idea", "-5 grader i hallen"),
    ("+45 12 34 56 78", "idea", "+45 12 34 56 78"),
    ('"Bare et citat"', "quote", "Bare et citat"),
    ('"Vi vil hjem" siger hun', "quote", '"Vi vil hjem" siger hun'),
    ("?hvem betaler", "question", "hvem betaler"),
    ("-> busser først", "idea", "-> busser først"),
    ("+/- 10 minutter", "idea", "+/- 10 minutter"),
    ("?! hvad er planen", "idea", "?! hvad er planen"),
    ("- (stadig) for dyrt", "against", "(stadig) for dyrt"),
)
