"""Letters between a regio and a gemeente that has an environment of her own, about how she takes part.

The regio invites, and tells what holds: since when, the contacts, and the papers that were agreed to. The gemeente
tells that a contact changed. What holds is always what the regio last told, as a whole.
"""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from pydantic import BaseModel, ConfigDict, Field

from dekkend.core.errors import Refused
from tenants.onboarding.aansluiting.stappen import locked
from tenants.onboarding.contacten.models import Aansluitcontact
from tenants.onboarding.contacten.queries import as_typed
from tenants.onboarding.contacten.rules import SOORTEN, ContactInvoer
from tenants.onboarding.models import Aansluiting
from tenants.onboarding.stukken.queries import agreed_by
from tenants.post.models import Uitbak
from tenants.post.public import Envelope, send, status_of
from tenants.tenant.models import Tenant

UITNODIGING, AANSLUITING = "uitnodiging", "aansluiting"
Kort = Annotated[str, Field(max_length=300)]


class Deel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class UitnodigingBrief(Deel):
    """`link` opens the invitation once; empty when it was taken back or is over."""

    inhoud_versie: Literal[1] = 1
    kenmerk: UUID
    link: Annotated[str, Field(max_length=500)]
    geldig_tot: datetime


class ContactDeel(Deel):
    soort: Literal["aandachtsfunctionaris", "bestuurlijk", "financieel"]
    naam: Kort
    functie: Kort
    email: Kort
    telefoon: Kort
    oin: Kort = ""
    kvk: Kort = ""
    iban: Kort = ""
    efactuur: Kort = ""


class StukDeel(Deel):
    """A paper the gemeente agreed to: its hash, and her own decision."""

    titel: Kort
    versie: int
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    besluitnummer: Kort
    besluitdatum: date


class Stand(Deel):
    """Regio to gemeente: everything that holds."""

    soort: Literal["stand"] = "stand"
    status: Literal["aangesloten", "vertrokken"]
    sinds: datetime
    laatste_dag: date | None
    contacten: list[ContactDeel]
    stukken: list[StukDeel]


class Wijziging(Deel):
    """Gemeente to regio: her contacts, as they are to be."""

    soort: Literal["wijziging"] = "wijziging"
    contacten: Annotated[list[ContactDeel], Field(min_length=3, max_length=3)]


class AansluitingBrief(Deel):
    """`kenmerk` is the id of the aansluiting at the regio."""

    inhoud_versie: Literal[1] = 1
    kenmerk: UUID
    deel: Annotated[Stand | Wijziging, Field(discriminator="soort")]


def tell_invitation(row: Aansluiting, link: str) -> bool:
    """To a gemeente with an environment of her own, beside the mail; without a link when it is over. False when she has
    none."""
    there = Tenant.objects.filter(gemeente_id=row.gm_code, kind="gemeente").first()
    if there is None:
        return False
    content = UitnodigingBrief(kenmerk=row.pk, link=link, geldig_tot=row.vervalt_at)
    send_next(UITNODIGING, str(there.schema_name), row.pk, content)
    return True


def tell_stand(row: Aansluiting) -> bool:
    """What holds now, as a new version. False when there is nobody to tell, or nothing yet."""
    if not row.tenant_schema or row.aangesloten_at is None:
        return False
    if not Tenant.objects.filter(schema_name=row.tenant_schema).exists():
        return False
    known = {one.soort: one for one in Aansluitcontact.objects.filter(aansluiting=row)}
    stand = Stand(
        status="vertrokken" if row.status == "vertrokken" else "aangesloten",
        sinds=row.aangesloten_at,
        laatste_dag=row.vertrek_op,
        contacten=[contact_deel(as_typed(known[soort])) for soort in SOORTEN if soort in known],
        stukken=[
            StukDeel(
                titel=one.stuk.titel,
                versie=one.stuk.versie,
                sha256=one.sha256,
                besluitnummer=one.besluitnummer,
                besluitdatum=one.besluitdatum,
            )
            for one in agreed_by(row)
        ],
    )
    send_next(AANSLUITING, row.tenant_schema, row.pk, AansluitingBrief(kenmerk=row.pk, deel=stand))
    return True


def untold() -> QuerySet[Aansluiting, UUID]:
    """Of gemeenten with an environment of their own that are in, those that no letter was sent to yet."""
    told = Uitbak.objects.filter(soort=AANSLUITING, ontvanger=OuterRef("tenant_schema"))
    rows = Aansluiting.objects.filter(status="aangesloten").exclude(tenant_schema="")
    return rows.filter(~Exists(told)).values_list("pk", flat=True)


@transaction.atomic
def tell_once(aansluiting_id: UUID) -> int:
    """Twice is once."""
    row = locked(aansluiting_id)
    if status_of(AANSLUITING, receiver=row.tenant_schema, key=str(row.pk)) is not None:
        return 0
    return int(tell_stand(row))


def contact_deel(contact: ContactInvoer) -> ContactDeel:
    return ContactDeel(**{name: getattr(contact, name) for name in ContactDeel.model_fields})


def aansluiting_of_sender(envelope: Envelope, brief: AansluitingBrief) -> Aansluiting:
    """Locked. Raises Refused for another gemeente's."""
    if str(brief.kenmerk) != envelope.key:
        raise Refused("Het kenmerk in de brief past niet bij de envelop.")
    found = Aansluiting.objects.filter(pk=brief.kenmerk, tenant_schema=envelope.sender).first()
    if found is None:
        raise Refused("Deze aansluiting kennen wij niet.")
    return locked(found.pk)


def send_next(kind: str, receiver: str, kenmerk: UUID, content: BaseModel) -> None:
    """The row it is about is locked by who calls, so versions follow each other."""
    sent = status_of(kind, receiver=receiver, key=str(kenmerk))
    send(kind, receiver=receiver, key=str(kenmerk), version=sent.versie + 1 if sent else 1, content=content)
