"""Programmes out of other people's tables: which column is what, the rows as plans, the doubts."""

from __future__ import annotations

from app.imports.agenda.columns import FIELDS, KINDS, LOCKS, YES
from app.imports.agenda.reading import AgendaList, AgendaRow, read_agenda, read_programme

__all__ = [
    "FIELDS",
    "KINDS",
    "LOCKS",
    "YES",
    "AgendaList",
    "AgendaRow",
    "read_agenda",
    "read_programme",
]
