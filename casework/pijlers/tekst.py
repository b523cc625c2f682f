"""How the pillars stand, in words: for another regio, which has no row to put it in."""

from collections.abc import Iterator
from datetime import datetime

from casework.dossier.models import Dossier
from casework.hulp.models import Hulp
from casework.hulp.rules import LOPEND as HULP_LOPEND
from casework.pijlers.models import Termijn
from casework.pijlers.queries import clocks_by_zaak
from casework.strafrecht.models import Strafzaak
from casework.strafrecht.rules import LOPEND as ZAKEN_LOPEND
from casework.verblijfsrecht.models import Verblijfsspoor
from casework.verblijfsrecht.rules import LOPEND as SPOREN_LOPEND
from dekkend.core.money import format_euro
from dekkend.web.formats import datum

Lijn = tuple[datetime, str, str]


def standing_lines(dossier: Dossier) -> Iterator[Lijn]:
    """When it was last changed, the kind of line of the timeline, and what is under way with the dates that come. What
    is over stands on the timeline already."""
    yield from _verblijf(dossier)
    yield from _straf(dossier)
    yield from _hulp(dossier)


def _told(*parts: str, clocks: list[Termijn]) -> str:
    dates = [f"Uiterlijk {datum(clock.uiterlijk)}: {clock.term.wat}." for clock in clocks]
    return "\n".join(["Stand bij de overdracht.", *filter(None, parts), *dates])


def _verblijf(dossier: Dossier) -> Iterator[Lijn]:
    clocks = clocks_by_zaak(dossier, "verblijfsrecht")
    for row in Verblijfsspoor.objects.filter(dossier=dossier, status__in=SPOREN_LOPEND):
        until = f", tot en met {datum(row.eind)}" if row.eind else ""
        what = f"{row.get_soort_display()}: {row.get_status_display().lower()} sinds {datum(row.stand_op)}{until}."
        yield (
            row.gewijzigd_at,
            "verblijfsspoor_vastgelegd",
            _told(what, row.toelichting, clocks=clocks.get(row.pk, [])),
        )


def _straf(dossier: Dossier) -> Iterator[Lijn]:
    clocks = clocks_by_zaak(dossier, "strafrecht")
    for row in Strafzaak.objects.filter(dossier=dossier, status__in=ZAKEN_LOPEND):
        rights = [f"{one.get_recht_display()}: {one.get_status_display().lower()}." for one in row.rechten.all()]
        damages = [
            f"Schadevergoeding, {one.get_weg_display()}: {one.get_status_display().lower()}, "
            f"{format_euro(one.toegewezen_cent or one.gevraagd_cent)}."
            for one in row.schadevergoedingen.all()
        ]
        what = f"Strafzaak {row.kenmerk}: {row.get_status_display().lower()} sinds {datum(row.stand_op)}."
        yield (
            row.gewijzigd_at,
            "strafzaak_vastgelegd",
            _told(what, row.toelichting, *rights, *damages, clocks=clocks.get(row.pk, [])),
        )


def _hulp(dossier: Dossier) -> Iterator[Lijn]:
    clocks = clocks_by_zaak(dossier, "hulp")
    for row in Hulp.objects.filter(dossier=dossier, status__in=HULP_LOPEND):
        who = f", {row.aanbieder}" if row.aanbieder else ""
        what = f"{row.get_soort_display()}{who}: {row.get_status_display().lower()} sinds {datum(row.stand_op)}."
        yield row.gewijzigd_at, "hulp_vastgelegd", _told(what, row.toelichting, clocks=clocks.get(row.pk, []))
