"""Tagged PDF on top of ReportLab: what is a heading, a paragraph, a table, a picture.

ReportLab draws without telling what it draws. Here each flowable knows its element of the
structure tree and draws itself as marked content of that element; the canvas collects the marks
and writes the tree, so that a screen reader reads the report in order, names its headings and
speaks the alternative text of its charts (PDF 1.7, ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Protocol

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

Rect = tuple[float, float, float, float]


@dataclass(eq=False)
class Element:
    """One node of the structure tree. An element holds either children or drawn content.

    `role` is a standard structure type; `alt` the alternative text of a figure; `attributes` the
    owner's dictionary (ISO 32000-1, 14.8.5). A `once` element is drawn for real the first time;
    its repetitions, such as a table's head on the next page, are decoration.
    """

    role: str
    alt: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)
    once: bool = False
    children: list[Element] = field(default_factory=list)

    def add(
        self, role: str, alt: str = "", attributes: Mapping[str, object] | None = None
    ) -> Element:
        """A new child at the end."""
        child = Element(role, alt, attributes or {})
        self.children.append(child)
        return child


class _Catalog(Protocol):
    """What the type stubs leave out of `pdfdoc.PDFCatalog`."""

    Lang: object
    StructTreeRoot: object
    MarkInfo: object


class _Document(Protocol):
    """What the type stubs leave out of `pdfdoc.PDFDocument`."""

    Catalog: _Catalog
    Pages: pdfdoc.PDFPages

    def thisPageName(self) -> str:  # noqa: N802 - ReportLab's name
        """The name of the page being drawn."""

    def refAnnotation(self, name: str) -> pdfdoc.PDFObjectReference:  # noqa: N802 - the same
        """A reference to an annotation."""

    def Reference(  # noqa: N802 - the same
        self, held: pdfdoc.PDFObject, name: str
    ) -> pdfdoc.PDFObjectReference:
        """Keeps an object under a name."""


class TaggedCanvas(Canvas):
    """A canvas that knows what it draws. `tree` is the document's root element."""

    if TYPE_CHECKING:  # what the type stubs leave out of `Canvas`
        _doc: _Document
        _code: list[str]

        def _bookmarkReference(self, name: str) -> pdfdoc.PDFObjectReference: ...  # noqa: N802

        def _absRect(self, rect: Rect, relative: int) -> Rect: ...  # noqa: N802

        def _addAnnotation(self, made: pdfdoc.Annotation, name: str) -> None: ...  # noqa: N802

    def __init__(self, filename: str | IO[bytes], *, tree: Element, **named: object) -> None:
        super().__init__(filename, **named)  # type: ignore[arg-type]  # handed on as they come
        self.section = ""
        self._tree = tree
        self._depth = 0
        self._content: dict[Element, list[object]] = {}
        self._parents: list[list[Element]] = [[]]
        self._links: list[Element] = []
        self._doc.Catalog.Lang = pdfdoc.PDFString(str(named.get("lang") or "en"))

    @contextmanager
    def tagged(self, element: Element | None) -> Iterator[None]:
        """What is drawn inside belongs to the element; without one it is decoration."""
        if self._depth:  # marked content is not nested; the outer mark holds
            yield
            return
        self._depth += 1
        self._code.append(self._begin(element))
        try:
            yield
        finally:
            self._code.append("EMC")
            self._depth -= 1

    def _begin(self, element: Element | None) -> str:
        if element is None or (element.once and element in self._content):
            return "/Artifact BMC"
        here = self._parents[-1]
        mark = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("MCR"),
                "Pg": pdfdoc.PDFObjectReference(self._doc.thisPageName()),
                "MCID": len(here),
            }
        )
        self._content.setdefault(element, []).append(mark)
        here.append(element)
        return f"/{element.role} <</MCID {len(here) - 1}>> BDC"

    def link(self, element: Element, text: str, destination: str, rect: Rect) -> None:
        """A link inside the document, as a part of the element; `rect` in the current space."""
        name = f"link{len(self._links)}"
        key = _LINK_KEYS + len(self._links)
        target = self._bookmarkReference(destination)
        box = self._absRect(rect, relative=1)
        link = _Link(box, text, target, Border="[0 0 0]", StructParent=key, F=4)
        self._addAnnotation(link, name)
        held = {
            "Type": pdfdoc.PDFName("OBJR"),
            "Pg": pdfdoc.PDFObjectReference(self._doc.thisPageName()),
            "Obj": self._doc.refAnnotation(name),
        }
        self._content.setdefault(element, []).append(pdfdoc.PDFDictionary(held))
        self._links.append(element)

    def showPage(self) -> None:  # noqa: N802 - ReportLab's name
        """Ends the page and ties it to the tree."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._parents) - 1
        page.Tabs = pdfdoc.PDFName("S")
        self._parents.append([])

    def save(self) -> None:
        """Writes the tree and the document."""
        if self._code:
            self.showPage()
        self._write_tree()
        super().save()

    def _write_tree(self) -> None:
        root = pdfdoc.PDFObjectReference("struct.root")
        names: dict[Element, str] = {}
        top = self._write(self._tree, root, names)
        numbers: list[object] = []
        for page, marks in enumerate(self._parents):
            refs = [pdfdoc.PDFObjectReference(names[each]) for each in marks]
            numbers += [page, pdfdoc.PDFArray(refs)]
        for at, element in enumerate(self._links):
            numbers += [_LINK_KEYS + at, pdfdoc.PDFObjectReference(names[element])]
        tree = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)})
        held = {
            "Type": pdfdoc.PDFName("StructTreeRoot"),
            "K": pdfdoc.PDFArray([top] if top else []),
            "ParentTree": self._doc.Reference(tree, "struct.parents"),
            "ParentTreeNextKey": _LINK_KEYS + len(self._links),
        }
        self._doc.Reference(pdfdoc.PDFDictionary(held), "struct.root")
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = root
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})

    def _write(self, element: Element, parent: object, names: dict[Element, str]) -> object | None:
        """The reference of an element and all below it; None when nothing of it was drawn."""
        name = f"struct.{len(names)}"
        here = pdfdoc.PDFObjectReference(name)
        names[element] = name
        below = [self._write(child, here, names) for child in element.children]
        kids = [*self._content.get(element, ()), *(each for each in below if each)]
        if not kids:
            return None
        held: dict[str, object] = {
            "Type": pdfdoc.PDFName("StructElem"),
            "S": pdfdoc.PDFName(element.role),
            "P": parent,
            "K": pdfdoc.PDFArray(kids),
        }
        if element.alt:
            held["Alt"] = pdfdoc.PDFString(element.alt)
        if element.attributes:
            held["A"] = pdfdoc.PDFDictionary(dict(element.attributes))
        return self._doc.Reference(pdfdoc.PDFDictionary(held), name)


_LINK_KEYS = 100_000
"""Keys of links in the parent tree, above every page's."""


class _Link(pdfdoc.LinkAnnotation):
    """A link that the structure tree knows of."""

    permitted = (*pdfdoc.LinkAnnotation.permitted, "StructParent")


def column_head() -> dict[str, object]:
    """The attributes of a cell that heads its column."""
    return {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName("Column")}


def row_head() -> dict[str, object]:
    """The attributes of a cell that heads its row."""
    return {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName("Row")}


def figure_box(rect: Rect) -> dict[str, object]:
    """The attributes of a figure: where it stands on its page."""
    return {"O": pdfdoc.PDFName("Layout"), "BBox": pdfdoc.PDFArray([round(x, 1) for x in rect])}
