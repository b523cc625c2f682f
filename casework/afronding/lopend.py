"""What still runs when a traject ends: shown and told, never closed in silence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casework.dossier.models import Dossier
from casework.hulpvraag.queries import hulpvragen_of
from casework.hulpvraag.rules import LOPEND as HULPVRAAG_LOPEND
from casework.pijlers.overzicht import PAGINAS, Regel, lines_by_pijler
from casework.pijlers.queries import running_of
from casework.taak.models import Taak
from casework.taak.rules import TAAK
from casework.zorgactie.models import Zorgactie
from casework.zorgactie.rules import LOPEND as ZORGACTIE_LOPEND
from casework.zorgactie.rules import ZORGACTIE


@dataclass(frozen=True)
class Lopend:
    """One thing in words, and the page on which it stands (a name of a url of a dossier)."""

    zin: str
    pagina: str


@dataclass(frozen=True)
class Stand:
    """All that runs, and how each criminal case stands that is not over."""

    lopend: list[Lopend]
    strafzaken: list[str]


def running_in(dossier: Dossier) -> Stand:
    """What is asked, what is not over in each pillar, and the days that come. The dossier came through the gate."""
    pillars = lines_by_pijler(dossier)
    cases = [line.stand.lower() for line in pillars["strafrecht"]]
    return Stand([*_asked(dossier), *_pillars(pillars), *_days(dossier)], cases)


def _asked(dossier: Dossier) -> Iterator[Lopend]:
    for vraag in hulpvragen_of(dossier).filter(status__in=HULPVRAAG_LOPEND):
        stand = vraag.get_status_display().lower()
        yield Lopend(f"Hulpvraag: {vraag.get_gebied_display()}, {stand}", "dossier_hulpvragen")
    rows = Zorgactie.objects.filter(dossier=dossier, status__in=(ZORGACTIE.initial, *ZORGACTIE_LOPEND))
    for row in rows.select_related("organisatie"):
        yield Lopend(f"Zorgactie: {row.organisatie.naam}, {row.get_status_display().lower()}", "dossier_hulpvragen")


def _pillars(pillars: Mapping[str, Sequence[Regel]]) -> Iterator[Lopend]:
    for pijler, found in pillars.items():
        for line in found:
            yield Lopend(f"{line.wat}: {line.stand.lower()}", PAGINAS[pijler])


def _days(dossier: Dossier) -> Iterator[Lopend]:
    for one in running_of(dossier):
        yield Lopend(f"Uiterlijk {one.uiterlijk:%d-%m-%Y}: {one.term.wat}", PAGINAS[one.pijler])
    for taak in Taak.objects.filter(dossier=dossier, status=TAAK.initial):
        yield Lopend(f"Taak, uiterlijk {taak.uiterlijk:%d-%m-%Y}: {taak.wat}", "dossier_taken")
