"""Does a working area fit what others work with? It is practical when the zorgcoördinator sits at whole tables.

CoMensha's Suggesties voor gemeenten (2018), chapter 1: preferably a politieregio, else a veiligheidsregio, with an eye
on the Veilig Thuis-regio's.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

SOORTEN = ("politie_eenheid", "veiligheidsregio", "veilig_thuis_regio")


@dataclass(frozen=True)
class Deelgebied:
    """One area that the working area touches: which of its gemeenten are in it and which are not, by code."""

    naam: str
    binnen: tuple[str, ...]
    buiten: tuple[str, ...]


@dataclass(frozen=True)
class Oordeel:
    """`uitkomst`: `past` (whole areas only), `binnen` (a part of one), `doorsnijdt`, or `onbekend`."""

    soort: str
    uitkomst: str
    gebieden: tuple[Deelgebied, ...]

    @property
    def doorsneden(self) -> tuple[Deelgebied, ...]:
        return tuple(gebied for gebied in self.gebieden if gebied.buiten)


def judge(soort: str, codes: Collection[str], areas: Mapping[str, str]) -> Oordeel:
    """`areas` gives the area of every gemeente of the country, empty where it is not known."""
    touched = sorted({areas.get(code, "") for code in codes} - {""})
    found = tuple(
        Deelgebied(
            naam,
            tuple(sorted(code for code, area in areas.items() if area == naam and code in codes)),
            tuple(sorted(code for code, area in areas.items() if area == naam and code not in codes)),
        )
        for naam in touched
    )
    return Oordeel(soort, _outcome(found, complete=all(areas.get(code) for code in codes)), found)


def _outcome(found: tuple[Deelgebied, ...], *, complete: bool) -> str:
    if not found or not complete:
        return "onbekend"
    if not any(gebied.buiten for gebied in found):
        return "past"
    return "binnen" if len(found) == 1 else "doorsnijdt"
