"""Lists that Word knows as lists: dots, and numbers as they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

from app.reports.word.xml import element

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_STEP: Final = 360
"""Twentieths of a point that words stand in from their marker."""


class Lists:
    """The numberings of one document."""

    def __init__(self, paper: Document) -> None:
        self._root: BaseOxmlElement = paper.part.numbering_part.element
        for each in list(self._root):
            self._root.remove(each)
        self._made = 0
        self._dots: dict[int, int] = {}

    def dots(self, indent: int = 0) -> int:
        """The id of a list of dots, `indent` twentieths of a point from the left."""
        if indent not in self._dots:
            self._dots[indent] = self._add("bullet", "\N{BULLET}", 1, indent)
        return self._dots[indent]

    def numbers(self, lead: str, first: int, indent: int = 0) -> int:
        """The id of a new list of numbers from `first`: "3.1" after the lead "3.", else "1."."""
        shown = f"{lead}%1" if lead else "%1."
        return self._add("decimal", shown, first, indent)

    def _add(self, kind: str, shown: str, first: int, indent: int) -> int:
        self._made += 1
        level = element(
            "lvl",
            element("start", val=first),
            element("numFmt", val=kind),
            element("lvlText", val=shown),
            element("lvlJc", val="left"),
            element("pPr", element("ind", left=indent + _STEP + 40, hanging=_STEP + 40)),
            ilvl=0,
        )
        multi = element("multiLevelType", val="singleLevel")
        abstract = element("abstractNum", multi, level, abstractNumId=self._made)
        first_number = self._root.find(qn("w:num"))
        if first_number is None:
            self._root.append(abstract)
        else:
            first_number.addprevious(abstract)
        points = element("abstractNumId", val=self._made)
        self._root.append(element("num", points, numId=self._made))
        return self._made
