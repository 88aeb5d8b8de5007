"""What single words do to a note's meaning: negate it, stop it, make it more or less, name a
number, or stand at one end of a scale whose other end is the opposite.

The lists are written from common knowledge of Danish and English, with the plainest German and
Swedish. Words that mean something else in another of these languages count in their own alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from app.engines.themes.opposites import SCALES
from app.engines.themes.words import folded


class Turn(Enum):
    """How a word turns a note: "not", "stop", "more" and "keep", "fewer" and "close"."""

    NOT = "not"
    STOP = "stop"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word does: a turn, a value such as "7" or "day 3" with its kind, and the ends of the
    scales it stands at, each the number of its scale and 1 or -1.
    """

    turn: Turn | None = None
    kind: str = ""
    value: str = ""
    ends: frozenset[tuple[int, int]] = frozenset()

    @property
    def is_plain(self) -> bool:
        """Whether it does none of this."""
        return self.turn is None and not self.kind and not self.ends


NUMBER, DAY, UNIT, ARTICLE = "number", "day", "unit", "article"
"""Kinds of values. An article is one thing where the other note counts more."""

_TURNS: Final = {
    Turn.NOT: """
    ikke ej ingen intet ingenting aldrig hverken uden nej nix
    no not never none nothing nobody noone neither nor without don't doesn't didn't shouldn't can't
    cannot won't isn't aren't mustn't wasn't weren't hasn't haven't hadn't wouldn't couldn't needn't
    ain't
    nicht nichts kein keine keinen keinem keiner nie niemals ohne weder nein
    inte inga inget aldrig utan nej
    """,
    Turn.STOP: """
    stop stoppe stopper stoppes stopped stopping stops drop droppe dropper droppes undgå undgås
    undlad undlade imod mod- afskaf afskaffe afskaffer afskaffes afskaffelse fjern fjerne fjerner
    fjernes fjernelse forbyd forbyde forbyder forbydes forbud forbudt nedlæg nedlægge nedlægger
    nedlægges nedlægning nedlæggelse nedlagt afvis afvise afviser afvises aflys aflyse aflyses skrot
    skrotte skrottes forhindr forhindre forhindres bekæmp bekæmpe bekæmpes opgiv opgive opgives
    modsæt undvær opsig opsige slet slette skip avoid against abolish abolishing remove removing ban
    bans banned banning forbid forbidden prevent reject cancel scrap end ending oppose prohibit
    eliminate gegen verbieten verbot abschaffen verhindern vermeiden
    """,
    Turn.UP: """
    flere mere flest mest øg øge øges øget forøg forøge forøges hæv hæve hæver hæves større bredere
    åbn åbne åbner åbnes åbning åben åbent bevar bevare bevares bevarer bevaring udvid udvide
    udvides udvidelse byg bygge bygges tillad tillade tillades tilladt lov lovlig lovligt behold
    beholde beholdes indfør indføre indføres indførelse ja styrk styrke styrkes styrkelse opret
    oprette oprettes tænd tænde tændes støt støtte støttes anlæg anlægge anlægges fortsæt fortsætte
    bestå består
    genåbn genåbne fremm fremme fremmes bidrag prioriter prioritere opprioriter opprioritere
    more most increase increasing raise raising larger bigger wider open opened opening opens keep
    keeping preserve expand build allow allowed permit introduce yes support save promote reopen
    continue start accept mehr erhöhen größer breiter öffnen erhalten ausbauen bauen erlauben
    einführen fler mer öka höja större
    """,
    Turn.DOWN: """
    færre mindre færrest mindst sænk sænke sænker sænkes reducer reducere reduceres reduktion
    smallere mindske mindsk mindskes luk lukke lukker lukkes lukning lukket lukkede nedriv nedrive
    nedrives nedrivning riv rive rives begræns begrænse begrænses begrænsning spar spare sparer
    spares svæk svække svækkes sluk slukke slukkes formindsk formindske skær skære skæres
    nedskær nedskære nedskæring nedskæringer besparelse besparelser indskrænk indskrænke
    indskrænkes sælg sælge sælges fæld fælde fældes nedprioriter nedprioritere nedbring nedbringe
    fewer less least decrease lower lowering reduce reducing smaller narrower close closed closing
    closes shut demolish restrict limit cut cuts cutting shrink weaken fell downsize weniger senken
    kleiner schmaler schließen abreißen begrenzen reduzieren färre sänka
    """,
}
_ENGLISH_ALONE: Final = frozenset({"end", "fell", "save", "most", "ban"})
NOT_ENGLISH: Final = frozenset({"to", "fire", "ni", "mere", "mest", "lov"})
"""Words that mean something else, or nothing, in an English note."""

_COUNTED_WRITTEN: Final = """
    nul zero null noll | én éen ét one eins första 1st første første 1ste first førsteprioritet
    | to two zwei två anden andet second 2nd | tre three drei tredje third 3rd
    | fire four vier fyra fjerde fourth 4th | fem five fünf femte fifth 5th
    | seks six sechs sex sjette sixth 6th | syv seven sieben sju syvende seventh 7th
    | otte eight acht åtta ottende eighth 8th | ni nine neun nio niende ninth 9th
    | ti ten zehn tio tiende tenth 10th | elleve eleven elf elva ellevte eleventh
    | tolv twelve zwölf tolvte twelfth | tretten thirteen dreizehn | fjorten fourteen vierzehn
    | femten fifteen fünfzehn | seksten sixteen | sytten seventeen | atten eighteen
    | nitten nineteen
    """
_COUNTED: Final = {
    folded(word): number
    for number, words in enumerate(
        _COUNTED_WRITTEN.split("|")
    )
    for word in words.split()
} | {
    folded(word): number
    for number, words in {
        20: "tyve twenty zwanzig", 25: "femogtyve", 30: "tredive thirty dreißig",
        40: "fyrre fyrretyve forty", 50: "halvtreds halvtredsindstyve fifty", 60: "tres sixty",
        70: "halvfjerds seventy", 75: "femoghalvfjerds", 80: "firs firsindstyve eighty",
        90: "halvfems ninety", 100: "hundrede hundred", 1_000: "tusind tusinde thousand",
        1_000_000: "million millioner",
    }.items()
    for word in words.split()
}  # fmt: skip
_PARTS: Final = {
    "halv": "0.5", "halve": "0.5", "halvt": "0.5", "half": "0.5", "halvdelen": "0.5",
    "kvart": "0.25", "quarter": "0.25", "hel": "1", "whole": "1", "halvanden": "1.5",
    "halvandet": "1.5", "dobbelt": "double", "dobbelte": "double", "double": "double",
    "tredobbelt": "triple", "triple": "triple", "enkelt": "single", "single": "single",
}  # fmt: skip
_DAYS: Final = {
    folded(form): f"day {at}"
    for at, names in enumerate(
        (
            "mandag monday", "tirsdag tuesday", "onsdag wednesday", "torsdag thursday",
            "fredag friday", "lørdag saturday", "søndag sunday",
        )
    )
    for name in names.split()
    for form in (name, f"{name}e", f"{name}s", f"{name}en", f"{name}ene", f"{name}er")
}  # fmt: skip
_MONTHS: Final = {
    folded(name): f"month {at}"
    for at, names in enumerate(
        (
            "januar january", "februar february", "marts march", "april", "maj may", "juni june",
            "juli july", "august", "september", "oktober october", "november", "december",
        )
    )
    for name in names.split()
    if name not in ("may", "march")
}  # fmt: skip
_UNITS: Final = {
    folded(word): words.split()[0]
    for words in (
        "% procent percent pct", "m meter metre metres meters", "cm centimeter",
        "km kilometer kilometre kilometres kilometers", "kr kroner krone dkk", "kg kilo",
        "ton tons", "minut minutter min minutes minute", "time timer timen hour hours",
        "dag dage day days", "uge uger ugen week weeks", "måned måneder måneden month months",
        "år året years year", "gang gange times", "etage etager floors storeys",
        "liter litres", "hektar hectares", "kvadratmeter m2", "promille",
    )
    for word in words.split()
}  # fmt: skip
_ARTICLES: Final = frozenset({"en", "et", "a", "an"})
_DIGITS: Final = re.compile(r"(\d+(?:[.,]\d+)*)(.*)")
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_ORDINAL: Final = frozenset({"st", "nd", "rd", "th", "ste", "de", "te"})


def _turning() -> dict[str, Turn]:
    return {folded(word): turn for turn, words in _TURNS.items() for word in words.split()}


def _scales() -> dict[str, frozenset[tuple[int, int]]]:
    ends: dict[str, set[tuple[int, int]]] = {}
    for number, scale in enumerate(SCALES):
        for end, words in zip((1, -1), scale, strict=True):
            for word in words:
                ends.setdefault(folded(word), set()).add((number, end))
    return {word: frozenset(found) for word, found in ends.items()}


_TURNING: Final = _turning()
_SCALES: Final = _scales()


@lru_cache(maxsize=50_000)
def sense(lower: str, lang: str) -> Sense:
    """What a word in small letters does to a note in this language."""
    word = folded(lower.replace("’", "'"))
    foreign = (word in _ENGLISH_ALONE and lang != "en") or (lang == "en" and word in NOT_ENGLISH)
    turn = None if foreign else _TURNING.get(word)
    kind, value = ("", "") if foreign else _valued(word)
    return Sense(turn, kind, value, _SCALES.get(word, frozenset()))


def split_units(lower: str) -> tuple[str, ...]:
    """A word, or of "30km" its number and its unit; of "2nd" the number alone."""
    found = _DIGITS.fullmatch(lower)
    if found is None or not found[2] or found[2] in _ORDINAL:
        return (found[1],) if found else (lower,)
    return found[1], found[2]


def _valued(word: str) -> tuple[str, str]:
    if word[0].isdigit():
        return NUMBER, _digits(word)
    if word in _COUNTED:
        return NUMBER, str(_COUNTED[word])
    if word in _PARTS:
        return NUMBER, _PARTS[word]
    for kind, words in ((DAY, _DAYS), (DAY, _MONTHS), (UNIT, _UNITS)):
        if word in words:
            return kind, words[word]
    return (ARTICLE, "1") if word in _ARTICLES else ("", "")


def _digits(word: str) -> str:
    """ "1.000" and "1000" are one number, as are "0,5" and "0.5"."""
    if _THOUSANDS.fullmatch(word):
        return re.sub("[.,]", "", word)
    return word.replace(",", ".")
