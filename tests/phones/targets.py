"""What a finger aims at on a page: all of it measured at once, for each question to the browser
takes a hundredth of a second.
"""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

_MEASURE = """targets => targets.map(each => {
    const box = each.getBoundingClientRect()
    return [each.textContent.trim() || each.name || each.id, box.x, box.width, box.height,
            each.scrollWidth <= each.clientWidth + 1]
})"""


@dataclass(frozen=True)
class Target:
    """One of them, in the page's own pixels; `is_whole` when none of its words is cut."""

    words: str
    x: float
    width: float
    height: float
    is_whole: bool

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def least(self) -> float:
        return min(self.width, self.height)


def targets(page: Page, selector: str) -> list[Target]:
    """Those of a selector, at least one."""
    found = [Target(*each) for each in page.locator(selector).evaluate_all(_MEASURE)]
    assert found, f"nothing is {selector}"
    return found
