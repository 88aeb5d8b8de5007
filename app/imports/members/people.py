"""Doubts about people: one person twice, names and numbers that look wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from app.imports.members.columns import Columns
from app.imports.members.rows import MemberRow
from app.imports.tables import Doubt
from app.models.people import MOST_MEMBERS
from app.models.texts import LINE, can_be_printed

_MOBILE = re.compile(r"[2-9]\d( \d\d){3}|\+(?!45)[1-9][\d ]{6,16}")
_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]{2,}")
_INNER_CAPITAL = re.compile(
    r"(?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLe)(?<!\bDi)(?<=[^\W\d_A-ZÆØÅ])[A-ZÆØÅ]"
)
_TWO_CAPITALS = re.compile(r"\b[^\W\d_]*[A-ZÆØÅ]{2,}[a-zæøå]")
_GONE = r"[?\ufffd¿¾Œ†\u203a]"
_LOST = re.compile(
    rf"[^\W\d_]{_GONE}[^\W\d_]|\ufffd|\b[?¿](?!\S)|(?<!\S)[?¿]\b|(?<=[-'’])[?¿]\b|[?¿][?¿]"
)
_NO_NAME = re.compile(r"[\d@<>{}=_|\\]")
_FOLDS = str.maketrans({"æ": "ae", "ø": "o", "ö": "o", "ä": "ae", "ł": "l", "ı": "i", "ß": "ss"})
_SOUNDS = (("aa", "a"), ("å", "a"), ("ck", "k"), ("ch", "k"), ("th", "t"), ("ph", "f"), ("c", "k"),
           ("z", "s"), ("w", "v"), ("y", "i"), ("j", "i"), ("ae", "e"), ("dt", "t"))  # fmt: skip
_NAMES = ("name", "first_name", "last_name")
# One wrong letter in a name of ten or more; and two attributes in three.
_SAME_ENOUGH = 0.9
_MOSTLY = 0.66
# A name as long as this is none, and is not compared; so many of one kind say nothing any more.
_LONGEST = 80
_ALIKE = 40


def people_doubts(rows: Sequence[MemberRow], columns: Columns) -> Iterator[Doubt]:
    """Every doubt about names, mobiles, e-mails and people who stand twice."""
    name, has_names = _name_header(columns), any(each in columns for each in _NAMES)
    for row in rows:
        yield from _name_doubts(row, name, has_names=has_names)
        if row.mobile and not _MOBILE.fullmatch(row.mobile):
            told = (("value", row.mobile),)
            yield Doubt("doubt-mobile", told, row.row_number, columns.header("mobile"))
        if row.email and not _EMAIL.fullmatch(row.email):
            told = (("value", row.email),)
            yield Doubt("doubt-email", told, row.row_number, columns.header("email"))
    if has_names and len(rows) <= MOST_MEMBERS:  # more are refused, and comparing takes long
        yield from _same_people(rows, name)
    mobiles = [(row.mobile, row) for row in rows]
    emails = [(row.email.casefold(), row) for row in rows]
    yield from _shared("doubt-same-mobile", mobiles, columns.header("mobile"))
    yield from _shared("doubt-same-email", emails, columns.header("email"))


def mended(text: str) -> str | None:
    """The text behind UTF-8 that was read as Windows-1252, or None when it is no such thing."""
    if text.isascii():
        return None
    try:
        read = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return None
    return read if read != text else None


def is_spoilt(name: str, known: str) -> bool:
    """True for a known name that only lost letters on its way, or had them garbled."""
    if mended(name) == known:
        return True
    if not _LOST.search(name) or _LOST.search(known) or _is_lost(name):
        return False
    left = map(re.escape, re.split(_GONE, name))
    return re.fullmatch(r"[^\W\d_]?".join(left), known, re.IGNORECASE) is not None


def _is_lost(name: str) -> bool:
    """True when no letter is left, as of an Arabic name that was saved as Windows-1252: it may be
    anybody's.
    """
    return re.search(_GONE, name) is not None and not any(map(str.isalpha, name))


def _name_header(columns: Columns) -> str | None:
    """The column that names stand in; None where they are made of two, for the sentence names the
    name, and either may be the one to look at.
    """
    headers = [header for each in _NAMES if (header := columns.header(each))]
    return headers[0] if len(headers) == 1 else None


def _name_doubts(row: MemberRow, header: str | None, *, has_names: bool) -> Iterator[Doubt]:
    def doubt(code: str, **params: str | int) -> Doubt:
        told = (("name", row.name), *params.items())
        return Doubt(code, told, row.row_number, header)

    if len(row.name) > LINE:
        return  # that it is too long is told already, and is enough
    meant = mended(row.name)
    if meant is not None:
        yield doubt("doubt-mojibake", meant=meant)
    elif _LOST.search(row.name) or _is_lost(row.name):
        yield doubt("doubt-name-lost" if _is_lost(row.name) else "doubt-name-letters-lost")
    elif has_names and (_NO_NAME.search(row.name) or len(row.name) > _LONGEST):
        yield doubt("doubt-no-name")
    elif _odd_capitals(row.name) and has_names:
        yield doubt("doubt-capitals")
    if "," in row.name:
        yield doubt("doubt-name-comma")
    yield from () if can_be_printed(row.called or row.name) else (doubt("doubt-name-no-font"),)


def _odd_capitals(name: str) -> bool:
    if name.isupper() and len(name) > 3:
        return True
    return (
        name.islower()
        or _INNER_CAPITAL.search(name) is not None
        or _TWO_CAPITALS.search(name) is not None
    )


def _same_people(rows: Sequence[MemberRow], header: str | None) -> Iterator[Doubt]:
    exact: dict[str, MemberRow] = {}
    sounding: dict[str, MemberRow] = {}
    nearly: dict[str, list[tuple[str, MemberRow]]] = {}
    for row in rows:
        key = folded(row.name)
        if len(row.name) > _LONGEST or not key:
            continue
        if key in exact:
            same = exact[key].name.casefold() == row.name.casefold()
            yield _twice("doubt-same-name" if same else "doubt-near-name", row, exact[key], header)
            continue
        sound, near = _sound(key), _neighbours(key)
        other = sounding.get(sound) or _near(row, key, near, nearly)
        if other is not None:
            yield _twice("doubt-near-name", row, other, header)
        exact[key] = row
        sounding.setdefault(sound, row)
        for short in near:
            alike = nearly.setdefault(short, [])
            if len(alike) < _ALIKE:
                alike.append((key, row))


def _twice(code: str, row: MemberRow, other: MemberRow, header: str | None) -> Doubt:
    told = (("name", row.name), ("other", other.name), ("other_row", other.row_number))
    return Doubt(code, told, row.row_number, header)


def folded(name: str) -> str:
    """A name for comparison: small letters, no accents, parts in alphabetical order."""
    text = name.casefold().replace("å", "aa").translate(_FOLDS)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(sorted(re.findall(r"[^\W_]+", text)))


def _sound(key: str) -> str:
    for spelled, said in _SOUNDS:
        key = key.replace(spelled, said)
    return " ".join(sorted(re.sub(r"([^\W\d])\1", r"\1", key).split()))


def _neighbours(key: str) -> set[str]:
    """Names one letter off share one of these: the name itself, and each way to drop a letter.

    Two neighbours also tell a middle name that is missing: first and last part of three and more.
    """
    parts = key.split()
    near = {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))} if len(key) > 6 else set()
    if len(parts) >= 3:
        near |= {" ".join(parts[:at] + parts[at + 1 :]) for at in range(len(parts))}
    elif len(parts) == 2:
        near.add(key)
    return near


def _near(
    row: MemberRow, key: str, near: set[str], nearly: dict[str, list[tuple[str, MemberRow]]]
) -> MemberRow | None:
    """The first earlier member who could be the same; `near` finds whom to compare with at all."""
    tried: set[str] = set()
    for short in sorted(near & nearly.keys()):
        for other_key, other in nearly[short]:
            if other_key not in tried and _could_be_same(row, key, other, other_key):
                return other
            tried.add(other_key)
    return None


def _could_be_same(row: MemberRow, key: str, other: MemberRow, other_key: str) -> bool:
    """A letter apart is enough unless their attributes speak against it; a missing middle name
    needs attributes, a mobile or an e-mail that speak for it.
    """
    if (row.mobile and row.mobile == other.mobile) or (row.email and row.email == other.email):
        return True
    if re.findall(r"\d", key) != re.findall(r"\d", other_key):
        return False
    alike = _agreement(row, other)
    one, two = set(key.split()), set(other_key.split())
    if one < two or two < one:
        return alike is not None and alike >= _MOSTLY
    if alike is not None and alike < _MOSTLY:
        return False
    return SequenceMatcher(None, key, other_key).ratio() >= _SAME_ENOUGH


def _agreement(row: MemberRow, other: MemberRow) -> float | None:
    """The share of attributes known of both that are the same, or None when none is known."""
    pairs = zip(row.attributes, other.attributes, strict=True)
    known = [one[1].casefold() == two[1].casefold() for one, two in pairs if one[1] and two[1]]
    return sum(known) / len(known) if known else None


def _shared(
    code: str, told: Sequence[tuple[str, MemberRow]], header: str | None
) -> Iterator[Doubt]:
    seen: dict[str, MemberRow] = {}
    for value, row in told:
        if value and value in seen:
            yield _twice(code, row, seen[value], header)
        elif value:
            seen[value] = row
