"""A saved view of a list: which choices of its filter and which order somebody wants to see again. Plain Python.

What is typed freely in a filter is never kept: somebody may have typed the name or the number of a person there. Lists
to choose from, boxes to tick and dates are.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from dekkend.core.errors import InvalidInput, Refused

MOST = 12
"""Views that one person keeps of one list: more is no help in finding any."""
LONGEST = 60

Velden = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Keuze:
    """What stands in the filter of a list and can be kept. `lijst` is the url name of the list, `titel` what stands
    above it, `woorden` says in words what was chosen."""

    lijst: str
    titel: str
    velden: Velden
    woorden: str


def check_keuze(keuze: Keuze) -> None:
    """Raises Refused when nothing was chosen: that view is the list itself."""
    if not keuze.velden:
        raise Refused("Kies eerst een filter of een volgorde. Bewaar daarna de weergave.")


def checked_naam(naam: str, others: Collection[str]) -> str:
    """Without spaces at its ends. Raises InvalidInput for no name, a long one, and one that this list has already."""
    naam = " ".join(naam.split())
    fault = ""
    if not naam:
        fault = "Vul een naam in voor deze weergave."
    elif len(naam) > LONGEST:
        fault = f"Maak de naam korter: hoogstens {LONGEST} tekens."
    elif naam.casefold() in {other.casefold() for other in others}:
        fault = "U heeft al een weergave van deze lijst met deze naam. Kies een andere naam."
    if fault:
        raise InvalidInput({"naam": [fault]})
    return naam


def check_room(count: int) -> None:
    """Raises Refused for one more than anybody needs."""
    if count >= MOST:
        raise Refused(f"U heeft al {MOST} weergaven van deze lijst. Haal er eerst een weg.")


def query_of(velden: Velden) -> str:
    """As it stands behind the address of the list; always in the same order."""
    return urlencode([(name, value) for name, values in sorted(velden.items()) for value in values])


def same(one: Velden, other: Velden) -> bool:
    """Whether both show the same; in which order they were chosen does not matter, but of an order it does."""
    return {name: list(values) for name, values in one.items()} == {
        name: list(values) for name, values in other.items()
    }
