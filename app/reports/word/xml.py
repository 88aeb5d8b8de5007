"""Elements of WordprocessingML that python-docx has no names for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def element(tag: str, *children: BaseOxmlElement, **attributes: object) -> BaseOxmlElement:
    """`w:tag` with attributes of the same namespace and these children."""
    made: BaseOxmlElement = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    for child in children:
        made.append(child)
    return made


def field(code: str, shown: str) -> list[BaseOxmlElement]:
    """The runs of a field that Word works out; `shown` until it does."""
    return [
        *field_begin(code),
        run(shown),
        element("r", element("fldChar", fldCharType="end")),
    ]


def field_begin(code: str) -> list[BaseOxmlElement]:
    """The runs up to where what a field shows begins."""
    asked = element("instrText")
    asked.text = f" {code} "
    asked.set(_SPACE, "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", asked),
        element("r", element("fldChar", fldCharType="separate")),
    ]


def run(text: str) -> BaseOxmlElement:
    """Plain text as a run."""
    told = element("t")
    told.text = text
    told.set(_SPACE, "preserve")
    return element("r", told)


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
