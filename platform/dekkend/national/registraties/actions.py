"""Opening the letters of the regio's. Each may come late, twice or out of order; the highest version counts."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction

from casework.public import IntrekkingBrief, RegistratieBrief, missing_in
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor, system_actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, Refused
from dekkend.isolation.context import current_schema
from dekkend.keys.wisregister import shred
from dekkend.national.navraag.actions import forget, newer_version_came
from dekkend.national.registraties.models import OntvangenRegistratie
from dekkend.national.uitlevering.actions import withdrawn
from tenants.post.public import Envelope

INZAGE = "recht om ontvangen registraties te bekijken"
_LEEG: dict[str, Any] = {
    "grond": "", "grond_kenmerk": None, "grond_datum": None, "naam": None, "geboortedatum": None, "geboortejaar": None,
    "gender": "", "nationaliteitsgroep": "", "vormen": [], "leeftijdsgroep": "", "gm_code": "", "datum_melding": None,
    "ontbreekt": [],
}  # fmt: skip


def receive_registratie(envelope: Envelope, brief: RegistratieBrief) -> None:
    """A new registration, a newer version of one, or one that comes back with a new ground."""
    values = {
        **brief.model_dump(exclude={"inhoud_versie", "sleutel", "grond"}),
        "grond": brief.grond.soort,
        "grond_kenmerk": brief.grond.kenmerk,
        "grond_datum": brief.grond.datum,
        "ontbreekt": list(missing_in(brief.model_dump())),
        "ingetrokken_at": None,
    }
    row = _store("ontvangst_registratie", envelope, brief.sleutel, values, ground=brief.grond.soort)
    if row is not None:
        newer_version_came(row)


def receive_intrekking(envelope: Envelope, brief: IntrekkingBrief) -> None:
    """Empties the registration at once; also when it never came, so that a letter on its way finds the door shut. What
    never comes back loses its key too."""
    values = {**_LEEG, "ingetrokken_at": now()}
    ground = "de regio heeft het dossier vernietigd" if brief.definitief else "intrekking door de regio"
    row = _store("ontvangst_intrekking", envelope, brief.sleutel, values, ground=ground)
    if row is not None:
        _forget(row)
    if brief.definitief:
        shred(current_schema(), brief.sleutel)


def erase(subjects: Collection[UUID]) -> int:
    """What a restored backup brought back of destroyed registrations is emptied again; how many that were."""
    rows = OntvangenRegistratie.objects.filter(sleutel__in=subjects, ingetrokken_at=None)
    for row in rows.defer("naam", "geboortedatum"):
        _forget(row)
    return rows.update(**_LEEG, ingetrokken_at=now())


def _forget(row: OntvangenRegistratie) -> None:
    """What was asked about it goes, and whoever got it in a file has to be told."""
    forget(row)
    withdrawn(afzender=row.afzender, sleutel=row.sleutel)


def _store(
    code: str, envelope: Envelope, sleutel: UUID, values: dict[str, Any], *, ground: str
) -> OntvangenRegistratie | None:
    """None when a newer letter was opened before."""
    if str(sleutel) != envelope.key:
        raise Refused("De sleutel in de brief past niet bij de envelop.")
    moment = now()
    row, new = OntvangenRegistratie.objects.select_for_update().get_or_create(
        afzender=envelope.sender,
        sleutel=sleutel,
        defaults={**values, "versie": envelope.version, "ontvangen_at": moment, "bijgewerkt_at": moment},
    )
    if not new:
        if row.versie >= envelope.version:
            return None
        for name, value in {**values, "versie": envelope.version, "bijgewerkt_at": moment}.items():
            setattr(row, name, value)
        row.save()
    actor = system_actor(current_schema(), "landelijk")
    record(
        code,
        actor=actor,
        object_type="ontvangen_registratie",
        object_id=sleutel,
        ground=ground,
        versie=envelope.version,
    )
    return row


@transaction.atomic
def look_at_registratie(*, actor: Actor, sleutel: UUID) -> OntvangenRegistratie:
    """A look: it is written to the log, and the first one marks it as seen. Raises Hidden, also for a tombstone."""
    require(actor, "registraties_ontvangen_inzien")
    row = OntvangenRegistratie.objects.filter(sleutel=sleutel, ingetrokken_at=None).first()
    if row is None:
        raise Hidden
    if row.gezien_at is None:
        row.gezien_at = now()
        row.save(update_fields=["gezien_at"])
    record(
        "ontvangen_registratie_bekeken", actor=actor, object_type="ontvangen_registratie", object_id=sleutel,
        ground=INZAGE,
    )  # fmt: skip
    return row
