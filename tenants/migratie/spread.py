"""Work spread over processes, each with a connection of its own. A killed one loses what it was doing, no more."""

import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from django.db import connections

Work = TypeVar("Work")
Result = TypeVar("Result")

_FORK = get_context("fork")


def spread(
    work: Sequence[Work], do: Callable[[Work], Result], *, jobs: int, lost: Callable[[Work], Result]
) -> Iterator[Result]:
    """The results in the order in which they come. `lost` gives the result of work whose process was killed.

    Who stops listening lets every process finish what it is doing. One job is done in this process.
    """
    if jobs <= 1 or len(work) <= 1:
        yield from map(do, work)
        return
    waiting, children = list(reversed(work)), list[_Child[Work, Result]]()
    try:
        while waiting or children:
            while waiting and len(children) < jobs:
                children.append(_Child(do, [child.line for child in children]))
                children[-1].give(waiting.pop())
            for line in wait([child.line for child in children]):
                child = next(child for child in children if child.line is line)
                yield child.take(lost)
                if child.gone or not waiting:
                    children.remove(child)
                    child.dismiss()
                else:
                    child.give(waiting.pop())
    finally:
        for child in children:
            child.dismiss()


class _Child(Generic[Work, Result]):
    def __init__(self, do: Callable[[Work], Result], others: list["Connection[Work, Result]"]) -> None:
        self.line, far = _FORK.Pipe()
        self.process = _FORK.Process(target=_serve, args=(far, do, [self.line, *others]))
        self.process.start()
        far.close()
        self.gone = False

    def give(self, work: Work) -> None:
        self.work = work
        self.line.send(work)

    def take(self, lost: Callable[[Work], Result]) -> Result:
        try:
            result: Result = self.line.recv()
        except (EOFError, ConnectionResetError):
            self.gone = True
            return lost(self.work)
        return result

    def dismiss(self) -> None:
        self.line.close()
        self.process.join()


def _serve(
    line: "Connection[Result, Work]", do: Callable[[Work], Result], not_ours: list["Connection[Work, Result]"]
) -> None:
    """Until the parent hangs up, or is gone: then none of its ends may be open here."""
    # A Ctrl-C in the terminal is for the parent; what is being done is finished.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for end in not_ours:
        end.close()
    for inherited in connections.all(initialized_only=True):
        # Let go of, not closed: the parent goes on using it.
        inherited.connection = None
    while True:
        try:
            line.send(do(line.recv()))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return
