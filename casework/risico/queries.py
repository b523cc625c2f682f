"""Reading risk assessments, always through the dossier; and which are late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from casework import access
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.herinnering.queries import terms
from casework.risico.models import Risicotaxatie
from casework.risico.rules import (
    ANTWOORDEN,
    GELDIG,
    RISICOTAXATIE,
    Verloop,
    change_in,
    first_before,
    over_time,
    vragen_van,
)
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden

MEEST_NAAST_ELKAAR = 6
"""More columns than this nobody compares; the older ones stand in the list."""


@dataclass(frozen=True)
class RisicoOverzicht:
    """All that counts of one dossier, oldest first; the last ones side by side. `voor` is when the next is due."""

    dossier: Dossier
    taxaties: Sequence[Risicotaxatie]
    vervallen: Sequence[Risicotaxatie]
    verloop: Sequence[Verloop]
    voor: date | None
    verandering: str
    mag_wijzigen: bool

    @property
    def laatste(self) -> Risicotaxatie | None:
        return self.taxaties[-1] if self.taxaties else None

    @property
    def kolommen(self) -> Sequence[Risicotaxatie]:
        return self.taxaties[-MEEST_NAAST_ELKAAR:]

    @property
    def te_laat(self) -> bool:
        return self.voor is not None and self.voor < today()


@dataclass(frozen=True)
class Regel:
    """One question with its answer, as it was asked then."""

    gebied: str
    vraag: str
    antwoord: str
    notitie: str


@dataclass(frozen=True)
class RisicoDetail:
    dossier: Dossier
    taxatie: Risicotaxatie
    regels: Sequence[Regel]
    mag_wijzigen: bool


def counting(dossier: Dossier) -> QuerySet[Risicotaxatie]:
    """What counts, oldest first, of a dossier that came through the gate already."""
    rows = Risicotaxatie.objects.filter(dossier=dossier, status=GELDIG).select_related("vastgelegd_door")
    return rows.order_by("datum", "vastgelegd_at")


def lines_of(row: Risicotaxatie) -> list[Regel]:
    found = row.antwoorden or {}
    return [
        Regel(vraag.gebied, vraag.vraag, ANTWOORDEN[found[vraag.code][0]], found[vraag.code][1])
        for vraag in vragen_van(row.instrument, row.versie)
        if vraag.code in found
    ]


def look_at_taxaties(actor: Actor, dossier_id: UUID) -> QuerySet[Risicotaxatie]:
    """Newest first, with every version. A look at the dossier. Raises Hidden."""
    return _all_of(access.look_at_dossier(actor, dossier_id))


def _all_of(dossier: Dossier) -> QuerySet[Risicotaxatie]:
    rows = Risicotaxatie.objects.filter(dossier=dossier).select_related("vastgelegd_door")
    return rows.order_by("-datum", "-vastgelegd_at")


def overzicht(actor: Actor, dossier_id: UUID) -> RisicoOverzicht:
    """A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    rows = list(_all_of(dossier))
    valid = [row for row in reversed(rows) if row.status == GELDIG]
    shown = valid[-MEEST_NAAST_ELKAAR:]
    asked = vragen_van(shown[-1].instrument, shown[-1].versie) if shown else ()
    answers = [{code: said[0] for code, said in (row.antwoorden or {}).items()} for row in shown]
    return RisicoOverzicht(
        dossier=dossier,
        taxaties=valid,
        vervallen=[row for row in rows if row.status != GELDIG],
        verloop=over_time(answers, asked),
        voor=_due(dossier, valid),
        verandering=change_in(valid[-2].niveau, valid[-1].niveau) if len(valid) > 1 else "",
        mag_wijzigen=may(actor, "dossier_openen") and dossier.besluit.wijzigen and dossier.fase not in VOORBIJ,
    )


def _due(dossier: Dossier, valid: Sequence[Risicotaxatie]) -> date | None:
    if dossier.fase in VOORBIJ:
        return None
    if valid:
        return valid[-1].volgende_op
    return first_due(localdate(dossier.geopend_at))


def dossier_to_assess(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form. A look. Raises Hidden."""
    require(actor, "dossier_openen")
    return access.look_to_change(actor, dossier_id)


def taxatie_for(actor: Actor, risicotaxatie_id: UUID) -> RisicoDetail:
    """A look at the dossier. Raises Hidden."""
    rows: Any = Risicotaxatie.objects.select_related("vastgelegd_door")
    row = rows.filter(pk=risicotaxatie_id).first()
    if row is None:
        raise Hidden
    dossier = access.look_at_dossier(actor, row.dossier_id)
    changes = may(actor, "dossier_openen") and dossier.besluit.wijzigen and dossier.fase not in VOORBIJ
    return RisicoDetail(dossier, row, lines_of(row), changes and row.status == GELDIG)


def taxatie_to_change(actor: Actor, risicotaxatie_id: UUID, step: str) -> RisicoDetail:
    """For the form in which it is corrected or withdrawn. Raises Hidden, and Refused when it lapsed meanwhile."""
    require(actor, "dossier_openen")
    found = taxatie_for(actor, risicotaxatie_id)
    if not found.dossier.besluit.wijzigen:
        raise Hidden
    access.take_step(actor, RISICOTAXATIE, step, found.taxatie.status)
    return found


def late_dossiers(actor: Actor) -> QuerySet[Dossier]:
    """Of the actor's own work, what should have been assessed before today; `volgend_risico` is when, None when it was
    never done. Raises Hidden."""
    require(actor, "dossier_openen")
    vandaag = today()
    dagen = terms(vandaag)["risico_eerste"]
    last = Risicotaxatie.objects.filter(dossier=OuterRef("pk"), status=GELDIG).order_by("-datum", "-vastgelegd_at")
    rows: Any = access.caseload_of(actor).exclude(fase__in=VOORBIJ)
    rows = rows.annotate(volgend_risico=Subquery(last.values("volgende_op")[:1]))
    first = Q(volgend_risico=None, geopend_at__date__lt=vandaag - timedelta(days=dagen))
    late: QuerySet[Dossier] = rows.filter(Q(volgend_risico__lt=vandaag) | first).order_by(
        "volgend_risico", "geopend_at"
    )
    return late


def first_due(geopend_op: date) -> date:
    """When somebody should be assessed for the first time."""
    return first_before(geopend_op, terms(today())["risico_eerste"])
