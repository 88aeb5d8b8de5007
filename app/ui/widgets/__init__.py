"""Small widgets that pages are built from; each paints itself from the palette it stands in."""

from __future__ import annotations

from app.ui.widgets.arrival import Arrival
from app.ui.widgets.asking import frame_dialog
from app.ui.widgets.banner import Banner, Tint
from app.ui.widgets.button import Button, IconButton, Kind
from app.ui.widgets.card import Card, Divider
from app.ui.widgets.chip import MEMBER_MIME, Chip
from app.ui.widgets.chooser import Chooser
from app.ui.widgets.data_table import DataTable
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_layout import FlowLayout
from app.ui.widgets.form import FormRows
from app.ui.widgets.glyph import Glyph
from app.ui.widgets.layout_items import widgets_of
from app.ui.widgets.marks import Badge, TableMark, paint_table_mark
from app.ui.widgets.overlay import Overlay
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.section_header import SectionHeader
from app.ui.widgets.stat_tile import StatTile
from app.ui.widgets.text import ElidedText, Text, Tone

__all__ = [
    "MEMBER_MIME",
    "Arrival",
    "Badge",
    "Banner",
    "Button",
    "Card",
    "Chip",
    "Chooser",
    "DataTable",
    "Divider",
    "ElidedText",
    "EmptyState",
    "FlowLayout",
    "FormRows",
    "Glyph",
    "IconButton",
    "Kind",
    "Overlay",
    "SearchField",
    "SectionHeader",
    "StatTile",
    "TableMark",
    "Text",
    "Tint",
    "Tone",
    "frame_dialog",
    "paint_table_mark",
    "widgets_of",
]
