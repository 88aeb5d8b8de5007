"""Words that turn what a note means: negations, and words that point up or down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEGATING: Final = _words(
    """
    ikke ej ingen intet aldrig hverken uden nej nix stop stoppe stopper stoppes drop droppe
    undgå undgås undlad imod mod- afskaf afskaffe afskaffes afskaffelse fjern fjerne fjernes
    forbyd forbyde forbydes forbud nedlæg nedlægge nedlægges nedlæggelse afvis afvise afvises
    aflys aflyse aflyses skrot skrotte forhindre forhindres bekæmp bekæmpe opgiv opgive no not
    never none nothing neither nor without stops avoid against abolish remove ban bans banned
    forbid prevent reject cancel scrap oppose end don't dont doesn't doesnt shouldn't shouldnt
    can't cant cannot won't wont isn't isnt aren't arent nicht kein keine keinen keinem keiner
    nie niemals ohne nein weder gegen verbieten verbot abschaffen verhindern vermeiden inte inga
    inget utan
    """
)
_UP: Final = _words(
    """
    flere mere øg øge øges forøg forøge hæv hæve hæves større højere længere hurtigere dyrere
    bredere åbn åbne åbnes bevar bevare bevares udvid udvide udvides byg bygge bygges tillad
    tillade tillades behold beholde indfør indføre indføres ja styrk styrke opret oprette tænd
    tænde støt støtte more increase raise larger bigger higher longer faster wider open keep
    preserve expand build allow introduce yes support mehr erhöhen größer höher länger schneller
    breiter öffnen erhalten ausbauen bauen erlauben einführen fler mer öka höja större högre
    längre
    """
)
_DOWN: Final = _words(
    """
    færre mindre sænk sænke sænkes reducer reducere reduceres kortere lavere langsommere
    billigere smallere luk lukke lukkes lukning nedriv nedrive nedrives begræns begrænse
    begrænses spar spare svæk svække sluk slukke formindsk formindske skær nedskær indskrænk
    fewer less decrease lower reduce smaller shorter slower narrower cheaper close closed
    demolish restrict limit cut weniger senken kleiner niedriger kürzer langsamer schmaler
    schließen abreißen begrenzen reduzieren färre sänka lägre kortare
    """
)
_COUNTED: Final = {
    word: str(number)
    for numbers in (
        "to tre fire fem seks syv otte ni ti elleve tolv",
        "two three four five six seven eight nine ten eleven twelve",
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    )
    for number, word in enumerate(numbers.split(), start=2)
}
_ENGLISH_TO: Final = "to"


def negations(lower: Sequence[str]) -> int:
    """How often words in small letters negate; two notes that differ in this are no duplicates."""
    return sum(word.replace("’", "'") in _NEGATING for word in lower)


def direction(lower: Sequence[str]) -> int:
    """1 when the words point up or towards something, -1 when down or away, 0 when neither."""
    turned = sum(word in _UP for word in lower) - sum(word in _DOWN for word in lower)
    return (turned > 0) - (turned < 0)


def numbers(lower: Sequence[str], lang: str) -> tuple[str, ...]:
    """The numbers among the words, in digits and sorted; "to" counts in Danish alone."""
    found = [word for word in lower if word[0].isdigit()]
    found += [
        _COUNTED[word] for word in lower if word in _COUNTED and (word, lang) != (_ENGLISH_TO, "en")
    ]
    return tuple(sorted(found))
