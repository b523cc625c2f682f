"""Reading where a melding was passed on to."""

from dataclasses import dataclass
from uuid import UUID

from casework import access
from casework.contact.models import Melding
from casework.contact.rules import machine_for
from casework.verwijzing.models import Verwijzing
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden
from dekkend.isolation.context import current_schema
from tenants.post.public import LetterStatus, status_of
from tenants.public import names_of, regio_of, tenants_of_kind


@dataclass(frozen=True)
class VerwijzingDetail:
    """Where it went, under which name, and what became of the letter."""

    melding: Melding
    verwijzing: Verwijzing
    regio: str
    bericht: LetterStatus | None
    mag_terug: bool


def other_regios() -> list[tuple[str, str]]:
    """Schema and name of every regio but this one."""
    return [(one.schema, one.naam) for one in tenants_of_kind("regio") if one.schema != current_schema()]


def melding_to_refer(actor: Actor, melding_id: UUID) -> tuple[Melding, str]:
    """A look, for the form; with the regio of the gemeente where the person lives, when that is another. Raises
    Refused when it is too late."""
    require(actor, "dossier_openen")
    melding = access.look_at_melding(actor, melding_id)
    access.take_step(actor, machine_for(actor.kind), "verwijzen", melding.status)
    found = regio_of(melding.gm_code, today()) if melding.gm_code else None
    return melding, found.schema if found and found.schema != current_schema() else ""


def referral_of(actor: Actor, melding_id: UUID) -> VerwijzingDetail:
    """A look. Raises Hidden when it was passed on to nobody."""
    require(actor, "dossier_openen")
    melding = access.look_at_melding(actor, melding_id)
    row = Verwijzing.objects.filter(melding=melding).select_related("verwezen_door").first()
    if row is None:
        raise Hidden
    regio = names_of({row.regio}).get(row.regio, "") if row.regio else ""
    steps = {edge.name for edge in machine_for(actor.kind).open_to(melding.status, actor.roles)}
    return VerwijzingDetail(melding, row, regio, outcome_of(row), "terughalen" in steps)


def outcome_of(row: Verwijzing) -> LetterStatus | None:
    """What the other regio did with the letter; None when there is none."""
    return status_of("melding", receiver=row.regio, key=str(row.pk)) if row.regio else None
