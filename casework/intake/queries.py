"""Reading an intake, always through the dossier; and what of it waits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from casework import access
from casework.consultatie.models import Consultatie
from casework.consultatie.rules import CONSULTATIE
from casework.dossier.models import Dossier
from casework.dossier.rules import VOORBIJ
from casework.hulpvraag.models import Hulpvraag
from casework.hulpvraag.queries import hulpvragen_of
from casework.intake.feiten import facts_of
from casework.intake.models import Intake, Intakegesprek, Rechtenuitleg
from casework.intake.rules import (
    GESPREK,
    INTAKE,
    NIET_DOORGEGAAN,
    RECHTENUITLEG,
    Beschrijving,
    areas_to_explain,
    beschrijving_of,
    missing,
)
from casework.records import record_for_form
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.transitions import Edge


@dataclass(frozen=True)
class IntakeOverzicht:
    """Everything of the intake of one dossier; `intake` is None until it begins."""

    dossier: Dossier
    intake: Intake | None
    gesprekken: Sequence[Intakegesprek]
    rechtenuitleg: Sequence[Rechtenuitleg]
    hulpvragen: Sequence[Hulpvraag]
    consultaties: Sequence[Consultatie]
    ontbreekt: Sequence[str]
    gebieden: Sequence[str]
    stappen: dict[str, Edge]
    mag_wijzigen: bool

    @property
    def beschrijving(self) -> Beschrijving:
        return beschrijving_of(self.intake) if self.intake else Beschrijving()

    @property
    def vraag_open(self) -> bool:
        return any(one.status == CONSULTATIE.initial for one in self.consultaties)


def intake_of(actor: Actor, dossier_id: UUID) -> IntakeOverzicht:
    """A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    intake = Intake.objects.filter(dossier=dossier).select_related("gewijzigd_door").first()
    changes = may(actor, "dossier_openen") and dossier.besluit.wijzigen and dossier.fase not in VOORBIJ
    rows: dict[str, Any] = {
        "gesprekken": Intakegesprek.objects.filter(dossier=dossier),
        "rechtenuitleg": Rechtenuitleg.objects.filter(dossier=dossier).select_related("vastgelegd_door"),
        "hulpvragen": hulpvragen_of(dossier).exclude(status="vervallen"),
        "consultaties": Consultatie.objects.filter(dossier=dossier).select_related("gevraagd_door", "advies_door"),
    }
    return IntakeOverzicht(
        dossier=dossier,
        intake=intake,
        ontbreekt=missing(facts_of(dossier, intake)) if intake and intake.status == INTAKE.initial else [],
        gebieden=areas_to_explain(dossier.nationaliteitsgroep),
        stappen={edge.name: edge for edge in INTAKE.open_to(intake.status, actor.roles)} if intake and changes else {},
        mag_wijzigen=changes,
        **{name: list(found) for name, found in rows.items()},
    )


def dossier_to_intake(actor: Actor, dossier_id: UUID) -> tuple[Dossier, Intake | None]:
    """For the forms of an intake. A look. Raises Hidden."""
    require(actor, "dossier_openen")
    dossier = access.look_to_change(actor, dossier_id)
    return dossier, Intake.objects.filter(dossier=dossier).first()


def gesprek_to_change(actor: Actor, gesprek_id: UUID) -> Intakegesprek:
    """For the form in which it is moved or closed. A look. Raises Hidden, and Refused when it is over."""
    found = record_for_form(actor, "dossier_openen", Intakegesprek.objects.all(), gesprek_id)
    access.take_step(actor, GESPREK, "verzetten", found.status)
    return found


# What waits

SOON = 2
"""Days before a talk from which somebody may have to be reminded."""


def _own(actor: Actor) -> Any:
    require(actor, "dossier_openen")
    return access.caseload_of(actor).exclude(fase__in=VOORBIJ)


def unsafe(actor: Actor) -> QuerySet[Dossier]:
    """Own dossiers of somebody who is not safe now."""
    rows: QuerySet[Dossier] = _own(actor).filter(intake__veilig_nu="nee").order_by("geopend_at")
    return rows


def talks(actor: Actor) -> QuerySet[Intakegesprek]:
    """What was and is not written down, and what is soon."""
    soon = now() + timedelta(days=SOON)
    rows = Intakegesprek.objects.filter(dossier__in=_own(actor), status=GESPREK.initial, gepland_at__lte=soon)
    return rows.order_by("gepland_at")


def not_planned(actor: Actor) -> QuerySet[Dossier]:
    """From the first day on: planning an intake is what a new dossier waits for."""
    none = ~Exists(Intakegesprek.objects.filter(dossier=OuterRef("pk")))
    rows: QuerySet[Dossier] = _own(actor).filter(none, fase="intake", intake=None).order_by("geopend_at")
    return rows


def missed(actor: Actor) -> QuerySet[Dossier]:
    """The last talk was not, and none is planned. `laatste_at` is when it was."""
    gesprekken = Intakegesprek.objects.filter(dossier=OuterRef("pk"))
    last = gesprekken.order_by("-gepland_at")
    rows = _own(actor).filter(~Exists(gesprekken.filter(status=GESPREK.initial)), intake__status=INTAKE.initial)
    rows = rows.annotate(
        laatste_stand=Subquery(last.values("status")[:1]), laatste_at=Subquery(last.values("gepland_at")[:1])
    )
    found: QuerySet[Dossier] = rows.filter(laatste_stand__in=NIET_DOORGEGAAN).order_by("laatste_at")
    return found


def to_ask_again(actor: Actor) -> QuerySet[Dossier]:
    """Somebody who did not want to go on then, and may want to now."""
    rows: QuerySet[Dossier] = _own(actor).filter(intake__opnieuw_op__lte=today()).order_by("intake__opnieuw_op")
    return rows


def explained_areas(rows: Sequence[Rechtenuitleg]) -> set[str]:
    """The areas of which something was explained that still counts."""
    return {one.gebied for one in rows if one.status == RECHTENUITLEG.initial}
