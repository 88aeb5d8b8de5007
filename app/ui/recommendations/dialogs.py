"""The dialogs of the page: each opened over it, and what it asks done through the document."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.document import Document
from app.models.recommendations import Minority, Recommendation, crossing
from app.ui.recommendations.acts import RecommendationActs
from app.ui.recommendations.editing_dialog import EditingGroupDialog
from app.ui.recommendations.joining_dialogs import MergeDialog, SplitDialog
from app.ui.recommendations.minority_dialog import MinorityDialog
from app.ui.recommendations.settle_dialog import SettleDialog
from app.ui.recommendations.template_dialog import TemplateDialog
from app.ui.recommendations.words import adopted_by


class RecommendationDialogs(QObject):
    """`third_wanted` carries the recommendation of which a third wording is to be written."""

    third_wanted = Signal(str)

    def __init__(
        self,
        document: Document,
        acts: RecommendationActs,
        page: QWidget,
        chosen: Callable[[], Recommendation | None],
    ) -> None:
        """`chosen` gives the recommendation that is asked about; without one nothing opens."""
        super().__init__(page)
        self._document, self._acts, self._page = document, acts, page
        self._chosen = chosen

    def template(self) -> None:
        """What recommendations are made of."""
        dialog = TemplateDialog(self._document.assembly.recommendations.template, self._page)
        dialog.agreed.connect(self._acts.agree_template)
        dialog.open()

    def merge(self) -> None:
        """Which other one goes into this one."""
        found = self._chosen()
        if found is None:
            return
        standing = self._document.assembly.recommendations.standing()
        numbered = enumerate(standing, 1)
        others = [(number, each) for number, each in numbered if each.id != found.id]
        if not others:
            return
        voted = {each.id: adopted_by(self._document.assembly, each.id) for _number, each in others}
        adopted = {each: yes for each, yes in voted.items() if yes is not None}
        dialog = MergeDialog(found, others, adopted, self._page)
        dialog.merged.connect(partial(self._acts.merge, found.id))
        dialog.open()

    def split(self) -> None:
        """Which initiatives become one of their own."""
        found = self._chosen()
        if found is None:
            return
        number = self._document.assembly.recommendations.number(found.id)
        dialog = SplitDialog(number, found, self._page)
        dialog.split.connect(partial(self._acts.split, found.id))
        dialog.open()

    def editing_group(self) -> None:
        """Who brings the wordings together."""
        dialog = EditingGroupDialog(self._document.assembly, self._page)
        dialog.drawn.connect(self._acts.draw_editing_group)
        dialog.chosen.connect(self._acts.choose_editing_group)
        dialog.open()

    def new_minority(self) -> None:
        """A statement on the chosen one."""
        self.minority("")

    def minority(self, statement: str) -> None:
        """A statement to change, or ("") a new one on the chosen recommendation."""
        assembly, found = self._document.assembly, self._chosen()
        new = Minority("", found.id if found else "", "", 0)
        told = assembly.recommendations.minorities.get(statement, new)
        dialog = MinorityDialog(assembly, told, self._page)
        dialog.stated.connect(partial(self._acts.state_minority, statement))
        dialog.open()

    def settle(self) -> None:
        """Those that were written at the same time."""
        found = self._chosen()
        pairs = crossing(found) if found is not None else ()
        if found is None or not pairs:
            return
        dialog = SettleDialog(pairs, self._page)
        dialog.kept.connect(partial(self._acts.settle, found.id))
        dialog.third_wanted.connect(partial(self.third_wanted.emit, found.id))
        dialog.show()
