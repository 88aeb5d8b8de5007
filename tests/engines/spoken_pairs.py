"""Pairs of notes of which one negates the other as it is said or typed in haste, not as it is
printed; and notes with words that only look like it. Invented for these tests.
"""

from __future__ import annotations

from typing import Final


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(cell.strip() for cell in line.split(" | ")) for line in text.strip().splitlines()
    )


NEGATED: Final = _rows(
    """
    Vi mangler en skovlegeplads her | Vi mangler ik en skovlegeplads her
    Byg boliger ved fjorden | Byg ik boliger ved fjorden
    Der er brug for flere parkeringspladser | Der er ikk brug for flere parkeringspladser
    Sluk gadelyset om natten | Sluk ik' gadelyset om natten
    Hunde i kirkeparken | Ikk' hunde i kirkeparken
    Åbn strandvejen for biler | Åbn ike strandvejen for biler
    Fæld de gamle lindetræer | Fæld ikek de gamle lindetræer
    Bussen skal køre gennem Sønderby | Bussen skal ikkke køre gennem Sønderby
    Vi vil have et fitnesscenter i hallen | Vi vil ikkje have et fitnesscenter i hallen
    Havnen skal graves dybere | Havnen skal itte graves dybere
    Sommerhusene skal lejes ud | Sommerhusene skal inte lejes ud
    Skolen i Lem skal lukkes | Skolen i Lem skal it lukkes
    Vi ka få en bager til byen | Vi ka it få en bager til byen
    Der er brug for en ny rundkørsel | Der er it brug for en ny rundkørsel
    Vi vil have solceller på marken | Vi vil it have solceller på marken
    Cafeen må holde åbent om søndagen | Cafeen må it holde åbent om søndagen
    Det skal æ kommune betale | Det skal æ kommune it betale
    De unge gider i klub | De unge gider it i klub
    Vi ka bruge en svømmehal | Vi ka'ik bruge en svømmehal
    Vi har råd til en ny brandstation | Vi har'ik råd til en ny brandstation
    Sæt bænke op på kajen | Sæt ekke bænke op på kajen
    Bålpladsen skal flyttes | Bålpladsen skalikke flyttes
    Den gamle bro holder | Den gamle bro holder it
    Klubben er for de store | Klubben er it for de store
    Skolen lukkes til sommer | Skolen lukkes it til sommer
    Der sker noget om vinteren | Der sker it noget om vinteren
    Kommunen passer på æ vej | Kommunen passer it på æ vej
    Spar på biblioteket | Spar ik' på biblioteket
    Byg en skaterbane på engen | Byg aldri en skaterbane på engen
    Vindmøller ude på bakken | Ingn vindmøller ude på bakken
    Lad fabrikken komme til byen | Lad aldig fabrikken komme til byen
    Sell the old fire station | Dont sell the old fire station
    The ferry should run at night | The ferry shouldnt run at night
    Cars belong on the quay | Cars dont belong on the quay
    The pool was clean in June | The pool wasnt clean in June
    We have a meeting place here | We havent a meeting place here
    Dogs would harm the meadow | Dogs wouldn’t harm the meadow
    The bridge is safe for children | The bridge aint safe for children
    Busse sollen durch die Altstadt fahren | Busse sollen nich durch die Altstadt fahren
    Der Marktplatz soll bebaut werden | Der Marktplatz soll net bebaut werden
    Bussarna ska gå genom parken | Bussarna ska int gå genom parken
    Skolan ska stängas i Lund nu | Skolan ska icke stängas i Lund nu
    """
)
"""A note, and the same with a "not" as people say it."""

AS_PRINTED: Final = _rows(
    """
    Vi mangler ik flere hoteller på øen | Vi mangler ikke flere hoteller på øen
    Der skal ikk være motorcross i skoven | Der skal ikke være motorcross i skoven
    Vi ka it undvære lægehuset i byen | Vi kan ikke undvære lægehuset i byen
    Hestene må it gå på stranden | Hestene må ikke gå på stranden
    Flyt ike busholdepladsen ved kirken | Flyt ikke busholdepladsen ved kirken
    Riv aldri den gamle kro ned | Riv aldrig den gamle kro ned
    Ingn biler foran børnehaven | Ingen biler foran børnehaven
    Kys å kør virker inte ved skolen | Kys og kør virker ikke ved skolen
    Dont cut the evening buses | Don't cut the evening buses
    The playground isnt safe after dark | The playground isn't safe after dark
    """
)
"""The same note twice: as said, and as printed."""

OTHER_WORDS: Final = (
    "It til ældre",
    "IT i børnehøjde",
    "Mere it i klasserne",
    "Bedre it til hjemmeplejen",
    "Kommunens it er for gammel",
    "Undervisning i it for pensionister",
    "Børnene skal lære it",
    "Vi bruger it hver dag",
    "Skolerne har it i alle klasser",
    "Hvordan kan it hjælpe de ældre",
    "IT SKAL VIRKE PÅ ALLE SKOLER",
    "Penge til it og biblioteker",
    "God it til alle",
    "Vi skal have mere it",
    "Hjælp med it",
    "Der er it på skolen",
    "Skal it være frivilligt",
    "Ældre forstår it for dårligt",
    "It og data skal være åbne",
)
"""Notes where "it" is the trade of computers and no "not"."""

DIALECT: Final = (
    "Der er kun bingo, det gider mændene it",
    "Vi ka it få en håndværker herover",
    "Bogbus til dem der it ka komme ud",
    "Jeg ka it li den nye bus",
    "De unge gider it i klub",
    "Det er it godt nok",
    "Vi har it brug for flere skilte",
    "Færgen sejler it om vinteren",
    "Kommunen hører it efter",
    "Det nytter it",
    "Det ka vi it bruge kommunens penge til",
    "A forstår it hvad I mener",
    "Bussen kommer it herud",
)
"""Notes where "it" is West Jutland's "not"."""
