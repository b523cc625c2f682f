"""Measuring two ways of doing the same, by turns in one process, so that a busy machine slows down both."""

import statistics
import time
from collections.abc import Callable, Sequence
from typing import TypedDict

Work = Callable[[], object]


class Line(TypedDict):
    """What a bench says: two costs in the same unit, medians of several turns, and ours divided by the reference."""

    name: str
    ours: float
    reference: float
    ratio: float
    unit: str


def by_turns(name: str, ours: Work, reference: Work, *, turns: int, times: int = 1, unit: str = "ms") -> Line:
    """`times` repetitions in each turn; the order changes every turn. Milliseconds for one."""
    for work in (ours, reference):
        work()
    found: dict[Work, list[float]] = {ours: [], reference: []}
    for turn in range(turns):
        for work in (ours, reference) if turn % 2 == 0 else (reference, ours):
            found[work].append(timed(work, times))
    return line(name, found[ours], found[reference], unit)


def timed(work: Work, times: int = 1) -> float:
    begun = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - begun) / times * 1000


def line(name: str, ours: Sequence[float], reference: Sequence[float], unit: str = "ms") -> Line:
    mine, other = statistics.median(ours), statistics.median(reference)
    return Line(name=name, ours=round(mine, 4), reference=round(other, 4), ratio=round(mine / other, 3), unit=unit)
