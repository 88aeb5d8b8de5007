"""The engines in a process beside the window, so that the window's interpreter is its own.

A process that starts from nothing ("spawn") needs half a second to load NumPy. So one that has done
so already waits for the next order, carries out that one alone, and is followed by another: what
was called off is simply killed, and nothing of one order reaches the next. The same seed and effort
give the same plan as in this process. Where no process can be had, the order is carried out in the
thread that asks.

The window has one such process: a second one beside it, as a command has for its second lane (see
`app.second_lane`), made the window stand still twice as long on two cores whenever they started.

A program that is frozen into one file has to call `multiprocessing.freeze_support()` first of all.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import Final, ParamSpec, Protocol, TypeVar, cast

from app.engine_work import Answer, Beat, Call, Failed, await_order
from app.engines.seating import Plan
from app.engines.seating.process import Better, Denied, Done, News, Order, Share, fulfil
from app.models.errors import Refused
from app.second_lane import CONTEXT

P = ParamSpec("P")
T = TypeVar("T")

_LOOK_S: Final = 0.05
_LOOKS_TO_START: Final = 400
_LOOKS_TO_STOP: Final = 40
_LOOKS_IN_SILENCE: Final = 1200
_TRIES: Final = 2
_MOST_FAILED_STARTS: Final = 2
_log = logging.getLogger(__name__)


class Engine(Protocol):
    """Who does an engine's work elsewhere: `EngineProcess`."""

    def fulfil(
        self,
        order: Order,
        *,
        cancelled: Callable[[], bool],
        progress: Callable[[float], None],
        better: Callable[[Plan], None] | None = None,
    ) -> Plan:
        """The plan; `better` is told each better one on the way. Raises `Refused`."""

    def call(self, think: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What `think` gives. Raises what it raises, `Refused` as it is."""

    def call_until(
        self, cancelled: Callable[[], bool], think: Callable[P, T], /, *args: P.args, **kw: P.kwargs
    ) -> T:
        """The same; once `cancelled` is true the work ends and "engine-stopped" is raised."""


class _NeverCameUp(Exception):  # noqa: N818 -- an answer, not an error
    """The process ended or kept silent before it was ready for an order."""


class _DiedWaiting(Exception):  # noqa: N818 -- an answer, not an error
    """The process was ready once, and was gone before it said a word about the order."""


class EngineProcess:
    """Keeps one process waiting for an order. Any thread may call; `end` kills what there is."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._spare: _Helper | None = None
        self._at_work: set[_Helper] = set()
        self._has_ended = False
        self._failed_starts = 0  # since the last plan; after two the thread does it

    def warm(self) -> None:
        """Have a process ready for the next order; returns at once."""
        with self._lock:
            is_waiting = self._spare is not None
        if is_waiting:
            return
        helper = self._started()
        with self._lock:
            if self._spare is None and not self._has_ended:
                self._spare, helper = helper, None
        if helper is not None:
            helper.let_go()

    def fulfil(
        self,
        order: Order,
        *,
        cancelled: Callable[[], bool],
        progress: Callable[[float], None],
        better: Callable[[Plan], None] | None = None,
    ) -> Plan:
        """The plan, waited for in this thread. A call-off gives the best so far.

        Raises `Refused` as the engine does, and "engine-stopped" when the process died at work, or
        a second one as well while it waited.
        """
        return self._done(
            lambda helper: helper.carry_out(order, cancelled, progress, better),
            lambda: fulfil(order, cancelled=cancelled, progress=progress, better=better),
        )

    def call(self, think: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """What `think` gives, waited for in this thread; it and all it is given can be pickled.

        It may take as long as it takes. Raises as `fulfil`; a bug in `think` comes back as a
        RuntimeError with its traceback.
        """
        return self.call_until(_never, think, *args, **kwargs)

    def call_until(
        self, cancelled: Callable[[], bool], think: Callable[P, T], /, *args: P.args, **kw: P.kwargs
    ) -> T:
        """The same; once `cancelled` is true the process is killed and the call refused."""
        work = partial(think, *args, **kw)
        return cast("T", self._done(lambda helper: helper.call(Call(work), cancelled), work))

    def end(self) -> None:
        """Kill what there is, at once; orders that are under way are refused."""
        with self._lock:
            self._has_ended = True
            spare, self._spare = self._spare, None
            busy = [*self._at_work]
        for each in busy:
            each.kill()  # whoever waits for it lets go of the line
        if spare is not None:
            spare.let_go()

    def _done(self, there: Callable[[_Helper], T], here: Callable[[], T]) -> T:
        """What a process answers, or this thread where none can be had."""
        for _each in range(_TRIES):
            helper = self._take()
            if helper is None:
                break
            try:
                answer = there(helper)
            except _NeverCameUp:
                self._note_failed_start("it never came up")
                break
            except _DiedWaiting:
                _log.warning("The engine's process died while it waited; a fresh one is asked")
            else:
                self._failed_starts = 0
                return answer
            finally:
                self._let_go(helper)
                self.warm()
        else:
            raise Refused("engine-stopped")
        if self._has_ended:
            raise Refused("engine-stopped")
        return here()

    def _take(self) -> _Helper | None:
        with self._lock:
            spare, self._spare = self._spare, None
        helper = spare or self._started()
        with self._lock:
            has_ended = self._has_ended
            if helper is not None and not has_ended:
                self._at_work.add(helper)
        if has_ended:
            if helper is not None:
                helper.let_go()
            raise Refused("engine-stopped")
        return helper

    def _let_go(self, helper: _Helper) -> None:
        with self._lock:
            self._at_work.discard(helper)
        helper.let_go()

    def _started(self) -> _Helper | None:
        """A new one; never under the lock, for which the window's `end` would have to wait."""
        if self._has_ended or self._failed_starts >= _MOST_FAILED_STARTS:
            return None
        try:
            return _Helper()
        except OSError as error:
            self._note_failed_start(str(error))
            return None

    def _note_failed_start(self, why: str) -> None:
        self._failed_starts += 1
        _log.warning("No process for the engine (%s); this order is the thread's", why)


class _Helper:
    """One process and this end of the line to it."""

    def __init__(self) -> None:
        """Raises OSError when the system gives no process."""
        self._was_heard = False
        self._line, theirs = CONTEXT.Pipe()
        self._process = CONTEXT.Process(
            target=await_order, args=(theirs,), name="engine", daemon=True
        )
        try:
            self._process.start()
        except OSError:
            self.let_go()
            raise
        finally:
            theirs.close()

    def carry_out(
        self,
        order: Order,
        cancelled: Callable[[], bool],
        progress: Callable[[float], None],
        better: Callable[[Plan], None] | None,
    ) -> Plan:
        """As `EngineProcess.fulfil`, once. Raises `_NeverCameUp` and `_DiedWaiting` as well."""
        return self._asked(order, lambda: self._listen(cancelled, progress, better))

    def call(self, call: Call, cancelled: Callable[[], bool]) -> object:
        """As `EngineProcess.call_until`, once. Raises `_NeverCameUp`, `_DiedWaiting` as well."""
        return self._asked(call, lambda: self._answer(cancelled))

    def kill(self) -> None:
        """End it, whatever it does, and wait until it is gone."""
        if self._process.pid is not None:
            self._process.kill()
            self._process.join()

    def let_go(self) -> None:
        """The same, and nobody listens any more."""
        self.kill()
        self._line.close()

    def _await_ready(self) -> None:
        try:
            for _each in range(_LOOKS_TO_START):
                if self._line.poll(_LOOK_S):
                    self._line.recv()
                    return
        except (EOFError, OSError) as error:
            raise _NeverCameUp from error
        raise _NeverCameUp

    def _asked(self, what: Order | Call, listen: Callable[[], T]) -> T:
        self._await_ready()
        try:
            self._line.send(what)
            return listen()
        except (EOFError, OSError) as error:
            raise (Refused("engine-stopped") if self._was_heard else _DiedWaiting) from error

    def _answer(self, cancelled: Callable[[], bool]) -> object:
        """Waits as long as there are signs of life."""
        silent = 0
        while silent < _LOOKS_IN_SILENCE and not cancelled():
            silent += 1
            if self._line.poll(_LOOK_S):
                silent = 0
                news: Beat | Answer | Denied | Failed = self._line.recv()
                self._was_heard = True
                if isinstance(news, Answer):
                    return news.given
                if not isinstance(news, Beat):
                    _heard(news, _unseen, None)
        raise Refused("engine-stopped")

    def _listen(
        self,
        cancelled: Callable[[], bool],
        progress: Callable[[float], None],
        better: Callable[[Plan], None] | None,
    ) -> Plan:
        """News until the answer. Silence is counted in looks and not by the clock, so that a laptop
        that slept is not taken for a process that hangs.
        """
        best, silent, is_called_off = None, 0, False
        while silent < (_LOOKS_TO_STOP if is_called_off else _LOOKS_IN_SILENCE):
            silent += 1
            if self._line.poll(_LOOK_S):
                silent = 0
                news: News | Failed = self._line.recv()
                self._was_heard = True
                if isinstance(news, Done):
                    return news.plan
                best = _heard(news, progress, better) or best
            if cancelled() and not is_called_off:
                is_called_off, silent = True, 0
                self._line.send(None)
        if is_called_off and best is not None:
            return best
        raise Refused("engine-stopped")


def _never() -> bool:
    return False


def _unseen(_share: float) -> None:
    pass


def _heard(
    news: News | Failed,
    progress: Callable[[float], None],
    better: Callable[[Plan], None] | None,
) -> Plan | None:
    """Passes news on; gives the plan of a better one. Raises what the engine raised."""
    match news:
        case Share():
            progress(news.share)
        case Denied():
            raise news.refused()
        case Failed():
            raise RuntimeError(news.told)
        case Better():
            if better is not None:
                better(news.plan)
            return news.plan
    return None
