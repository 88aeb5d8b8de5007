"""Negations as they are said, in a dialect or in haste, heard as the word that is printed.

"Vi ka it få en læge" and "Vi ik har råd" negate as "ikke" does. The words are written down from
common knowledge of the languages, each under the language it belongs to: "net" negates in German
alone, and "it" is a "not" in West Jutland, a pronoun in English, and the trade of computers in any
Danish note; there the words beside it decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_USUAL_WRITTEN: Final = {
    # Everyday Danish, slips of the pen, then Jutland's, Funen's and Bornholm's own; Norwegian,
    # which is read as Danish.
    "da": """
    ikke: ik ikk ike ikek ikkke ikkek iike iikke ikkee ikka ikki igge ekke ekk ekkå
          itt itte ette inte ente ikkje ikkj inkje ikje icke
    aldrig: aldri aldig alderig aldrigt alrig allri
    ingen: ingn ing'n ingne iingen ingenn inen ingj ingi
    ingenting: ingnting ingenteng ingenthing ingnteng
    intet: intte inttet
    hverken: værken hværken hverkn verken
    uden: udn ud'n udne
    nej: næ nææ
    """,
    "en": """
    not: nto noot nott
    no: nope nah
    never: nevr nevar neva
    nothing: nuthin nothin nuffin
    without: witout wihtout withot
    """,
    "de": """
    nicht: nich ned net nit nisch nedd nicth nciht
    nichts: nix nüscht nüx nüschd
    kein: koa koan kei keen
    nein: nee nö ne
    """,
    "sv": """
    inte: int itne ente icke ej inet itte
    ingen: ingn ingenn
    aldrig: aldri alldrig
    """,
}
_ENGLISH_NOT: Final = re.compile(
    "((?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|should|must|need|ai)n)'?t"
)
_JOINED: Final = re.compile(
    "(?:kan?|ska?l?|skulle|vil|må|er|har?|bør|gider|ku|sku)(?:'ikk?|'?ikke|'it)"
)
"""A verb and its "not" in one word: "ka'ik", "skalikke"; never the name Erik."""

_IT: Final = "it"
_NOT: Final = "ikke"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PERSONS: Final = _words("jeg a vi de du man han hun det den der dem os mig dig sig som ham hende")
_MODALS: Final = _words(
    """
    ka kan ku kunne ska skal sku skulle vil ville wil må måtte tør turde bør burde gider gad behøver
    plejer lad
    """
)
_ASKING: Final = _words("hvordan hvor hvad hvorfor hvornår hvilken hvilket hvilke om")
_TAKING: Final = _words(
    """
    bruger brugte bruge bruges lærer lærte lære underviser køber købte købe mangler manglede mangle
    kræver kender udvikler forbedrer styrker ønsker indfører bestiller leverer driver
    """
)
"""Verbs of which the trade of computers is the object."""
_HAVING: Final = _words("er var har havde får fik bliver blev bli blir giver gør")
_BETWEEN: Final = _words("i på til og eller for med af om ved hos fra under over bag")
_BEING: Final = _words("er var")
_LINKING: Final = _BETWEEN | _words("som der den det de så når mens men skal kan er har vil må bør")
_SINGLE_VERBS: Final = _words(
    "virker duer dur nytter hjælper går kører sejler kommer passer holder ved tror synes gælder"
)
"""Verbs that have no object, or never this one."""
_BROAD: Final = _words("æ ka ku sku ska li te hva wos")
"""Words that tell that a whole note is written as it is spoken."""
_SHORTEST_VERB: Final = 3
_DEFINITE: Final = ("ene", "erne")


def _usual() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for lang, rows in _USUAL_WRITTEN.items():
        found[lang] = own = {}
        usual = ""
        for word in rows.split():
            if word.endswith(":"):
                usual = word.removesuffix(":")
            else:
                own[word] = usual
    return found


_USUAL: Final = _usual()


def heard(written: Sequence[str], lang: str) -> list[str]:
    """The words of a note in small letters, each spoken negation as it is printed."""
    lower = [word.lower().replace("’", "'") for word in written]
    own = _USUAL.get(lang, {})
    meant = [own.get(word, word) for word in lower]
    if lang == "en":
        return [_ENGLISH_NOT.sub(r"\1't", word) for word in meant]
    if lang == "da":
        meant = [_NOT if _JOINED.fullmatch(word) else word for word in meant]
        return [
            _NOT if word == _IT and _negates(written, lower, at) else word
            for at, word in enumerate(meant)
        ]
    return meant


def _negates(written: Sequence[str], lower: Sequence[str], at: int) -> bool:
    """Whether the "it" at this position of a Danish note is a "not"."""
    if written[at] != _IT or at == 0:
        return False
    before, following = lower[at - 1], lower[at + 1] if at + 1 < len(lower) else ""
    if before in _MODALS:
        return at > 1 and not _ASKING.intersection(lower[: at - 1])
    if before in _TAKING or before in _BETWEEN:
        return False
    if before in _PERSONS or _BROAD.intersection(lower):
        return True
    if before in _SINGLE_VERBS or _is_passive(before) or following in _MODALS:
        return True
    if before in _HAVING or _is_finite(before):
        is_measure = following == "for" and before in _BEING  # "er it for dyrt"
        return is_measure or (bool(following) and following not in _LINKING)
    return before.endswith(_DEFINITE) and (not following or following not in _LINKING)


def _is_finite(word: str) -> bool:
    """Whether a word has the ending of a Danish verb in the present tense."""
    return len(word) > _SHORTEST_VERB and word.endswith(("er", "år"))


def _is_passive(word: str) -> bool:
    """Whether a word has the ending of "lukkes", and is no "skolernes"."""
    return len(word) > _SHORTEST_VERB and word.endswith("es") and not word.endswith("nes")
