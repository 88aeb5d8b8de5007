"""The assembly twice: as it is on disk, and as it was decided, which is ahead by what is under way.

Everybody reads the first, so that nobody ever sees what may still be lost; decisions are made on
the second, so that each knows of the one before it. Applying a fact twice costs microseconds.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable

from app.archive.journal import Journal
from app.models.assembly import Aspect, Assembly
from app.models.entries import Fact, Facts
from app.models.room import FoyerTaken, ScenePutBack, SceneTaken
from app.models.voting import BallotCast, PollClosed


class States:
    """`told` is what is on disk, `decided` is what it will be; `at_take` is what was on disk at the
    last take before the file was opened, `at_foyer_take` at the last to the second screen. They
    share no part that changes.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.told, self.decided = Assembly(), Assembly()
        facts = self.read_again()
        self.at_take = self._at_last(facts, SceneTaken, ScenePutBack)
        self.at_foyer_take = self._at_last(facts, FoyerTaken)

    def _at_last(self, facts: Facts, *kinds: type[Fact]) -> Assembly:
        """The assembly at the last fact of these kinds; as it is when there is none."""
        last = max((at for at, fact in enumerate(facts) if isinstance(fact, kinds)), default=-1)
        return _made(facts, last) if last >= 0 else self.told

    def read_again(self) -> Facts:
        """Both as the file has it, and all it says; if it cannot be read both stay as they were.

        Raises as `Journal.facts`.
        """
        told, decided, facts = Assembly(), Assembly(), tuple(self._journal.facts())
        for fact in facts:
            told.apply(fact)
            decided.apply(fact)
        self.told, self.decided = told, decided
        return facts

    def decide(self, facts: Facts, *, invert: bool) -> tuple[Aspect, Facts]:
        """Let facts be decided: what they touch, and if asked for the facts that take them back.

        When one raises, a part of it may be there: `step_back` ends that.
        """
        aspects, inverse = Aspect.NOTHING, list[Facts]()
        for fact in facts:
            if invert:
                inverse.append(self.decided.inverse(fact))
            aspects |= self.decided.apply(fact)
        return aspects, tuple(fact for several in reversed(inverse) for fact in several)

    def believe(self, facts: Iterable[Fact]) -> None:
        """These are on disk now."""
        for fact in facts:
            self.told.apply(fact)

    def recount_differs(self, closed: PollClosed) -> bool:
        """Hold the ballots on disk against those counted when the poll closed.

        One that was opened again meanwhile may have more of them on disk already; it is recounted
        when it closes again.
        """
        if self.decided.voting.polls[closed.poll].seal != closed.seal:
            return False
        return self._journal.ballots(closed.poll) != self.told.voting.polls[closed.poll].ballots

    def step_back(self, under_way: Iterable[Fact]) -> None:
        """Decide on from what is on disk and what is whole and on its way there."""
        self.decided = copy.deepcopy(self.told)
        for fact in under_way:
            self.decided.apply(fact)


def _made(facts: Facts, last: int) -> Assembly:
    """The assembly that the facts up to one of them make, and the ballots, which have no place."""
    assembly = Assembly()
    for number, fact in enumerate(facts):
        if number <= last or isinstance(fact, BallotCast):
            assembly.apply(fact)
    return assembly
