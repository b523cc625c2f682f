"""Reading what the regio's sent. A tombstone is in no answer."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from casework.public import translate
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.isolation.context import current_schema
from dekkend.keys.keyring import load
from dekkend.national.navraag.models import GesteldeNavraag
from dekkend.national.registraties.actions import INZAGE
from dekkend.national.registraties.models import OntvangenRegistratie
from tenants.public import names_of, tenants_of_kind

RIGHT = "registraties_ontvangen_inzien"
INHOUD = (
    "sleutel", "grond", "grond_kenmerk", "grond_datum", "naam", "geboortedatum", "geboortejaar", "gender",
    "nationaliteitsgroep", "vormen", "leeftijdsgroep", "gm_code", "datum_melding",
)  # fmt: skip


def registraties(actor: Actor) -> QuerySet[OntvangenRegistratie]:
    """Those with a ground that stands, newest first. Raises Hidden without the right."""
    require(actor, RIGHT)
    return OntvangenRegistratie.objects.filter(ingetrokken_at=None).order_by("-ontvangen_at")


def note_shown(actor: Actor, sleutels: Iterable[UUID]) -> None:
    """To be called before a list goes out: it is a look at each of these persons. Fetches their keys."""
    asked = list(sleutels)
    load(current_schema(), asked)
    shown = sorted(str(sleutel) for sleutel in asked)
    record(
        "ontvangen_registraties_bekeken", actor=actor, object_type="ontvangen_registratielijst", object_id="",
        ground=INZAGE, ontvangen_registraties=shown,
    )  # fmt: skip


def unseen_per_regio(actor: Actor) -> list[tuple[str, str, int]]:
    """Schema, name and number of the registrations that nobody opened yet."""
    rows = registraties(actor).filter(gezien_at=None).order_by("afzender")
    counted = list(rows.values_list("afzender").annotate(aantal=Count("pk")))
    names = names_of(schema for schema, _ in counted)
    return [(schema, names.get(schema, ""), aantal) for schema, aantal in counted]


def senders() -> list[tuple[str, str]]:
    """The regio's that may send, to choose from."""
    return [(tenant.schema, tenant.naam) for tenant in tenants_of_kind("regio")]


def names_of_senders(rows: Iterable[OntvangenRegistratie]) -> dict[str, str]:
    return names_of(row.afzender for row in rows)


def known_of(row: OntvangenRegistratie) -> dict[str, Any]:
    """What it says about a person, opened: for somebody who looked at it already."""
    return {name: getattr(row, name) for name in INHOUD}


def htcds_of(row: OntvangenRegistratie) -> dict[str, str]:
    """A registration that was looked at already, in the words of the standard; what is empty is left out."""
    cells = translate({**known_of(row), "regio": names_of([row.afzender]).get(row.afzender, "")})
    return {veld: text for veld, text in cells.items() if text}


def navragen_of(row: OntvangenRegistratie) -> list[GesteldeNavraag]:
    """What was asked about a registration that was looked at already; the newest first."""
    return list(GesteldeNavraag.objects.filter(registratie=row).order_by("-gesteld_at"))
