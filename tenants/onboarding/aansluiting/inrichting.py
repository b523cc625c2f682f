"""Letting a gemeente in, and out again: what is asked of the inrichter, and what it does as the owner of all schemas.

Names and addresses of people never stand in an opdracht: the inrichter reads them from the aansluiting, in the regio's
own schema, with the regio's keys.
"""

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localtime
from pydantic import BaseModel

from dekkend.accounts.actor import Actor, system_actor
from dekkend.accounts.gast.actions import end_guests
from dekkend.accounts.gast.rules import Gast
from dekkend.accounts.uitnodiging.eerste import Eerste, invite_first
from dekkend.accounts.uitnodiging.rules import UitnodigingInvoer
from dekkend.accounts.uitnodiging.schrijven import write
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import Refused
from dekkend.isolation.context import inside
from dekkend.keys.router import SLEUTELS
from tenants.onboarding.aansluiting.rules import AANSLUITING, host_for, short_of
from tenants.onboarding.aansluiting.stappen import GROUND, advance, locked, note_step
from tenants.onboarding.contacten.queries import contact_of
from tenants.onboarding.contacten.rules import AANDACHT
from tenants.onboarding.models import Aansluiting
from tenants.opdracht.public import Aanvraag, Opdracht, OpdrachtSoort, ask
from tenants.register.models import Gemeente
from tenants.tenant.models import Domain, Tenant
from tenants.tenant.provision import NewTenant, create_tenant
from tenants.tenant.queries import regio_of
from tenants.werkgebied.rules import Wijziging
from tenants.werkgebied.wijzigen import change_area

FIRST_ROLES = ("functioneel_beheerder", AANDACHT)
COLOUR = "#154273"


class Inhoud(BaseModel):
    """Which aansluiting of the regio that asks."""

    aansluiting: UUID
    gm_code: str


class Vertrek(Inhoud):
    """`laatste_dag` is the last day on which the gemeente is in the regio."""

    laatste_dag: date


def ask_to_make(actor: Actor, row: Aansluiting) -> Opdracht:
    """An environment of its own, or a place as a guest: by what the gemeente chose."""
    soort = TENANT_MAKEN if row.vorm == "eigen" else DEELNAME_BEGINNEN
    return ask(soort.name, actor=actor, inhoud=Inhoud(aansluiting=row.pk, gm_code=row.gm_code))


def ask_to_leave(actor: Actor, row: Aansluiting, laatste_dag: date) -> Opdracht:
    inhoud = Vertrek(aansluiting=row.pk, gm_code=row.gm_code, laatste_dag=laatste_dag)
    return ask(DEELNAME_BEEINDIGEN.name, actor=actor, inhoud=inhoud)


def ask_first_mail(actor: Actor, row: Aansluiting) -> Opdracht:
    return ask(EERSTE_MAIL.name, actor=actor, inhoud=Inhoud(aansluiting=row.pk, gm_code=row.gm_code))


def _make_tenant(aanvraag: Aanvraag, inhoud: Inhoud) -> Mapping[str, Any]:
    regio = Tenant.objects.get(schema_name=aanvraag.tenant.schema)
    person = _waiting_person(regio, inhoud)
    _take_part(regio, inhoud.gm_code)
    tenant = Tenant.objects.filter(gemeente_id=inhoud.gm_code).first() or _create(regio, inhoud.gm_code)
    host = str(tenant.domains.get(is_primary=True).domain)
    with inside(tenant):
        actor = system_actor(tenant.schema_name, tenant.kind)
        record(
            "tenant_aangesloten",
            actor=actor,
            object_type="tenant",
            object_id=tenant.schema_name,
            ground=GROUND,
            regio=regio.schema_name,
        )
        first = invite_first(actor=actor, invoer=person)
    if first is not None:
        transaction.on_commit(lambda: _send(tenant, host, first), robust=True)
    _mark_in(regio, inhoud, tenant.schema_name)
    return {"gm_code": inhoud.gm_code, "omgeving": tenant.naam, "adres": host}


def _begin_deelname(aanvraag: Aanvraag, inhoud: Inhoud) -> Mapping[str, Any]:
    """The gemeente becomes a guest in the regio's own environment."""
    regio = Tenant.objects.get(schema_name=aanvraag.tenant.schema)
    person = _waiting_person(regio, inhoud)
    _take_part(regio, inhoud.gm_code)
    host = str(regio.domains.get(is_primary=True).domain)
    code = secrets.token_urlsafe(32)
    with inside(regio):
        # That the gemeente is in the regio was seen to just now; here the register is out of sight.
        asked = UitnodigingInvoer(person.naam, person.email, (AANDACHT,))
        gast = Gast(gm_code=inhoud.gm_code)
        guest = Eerste(write(system_actor(regio.schema_name, regio.kind), asked, code, gast), code)
    transaction.on_commit(lambda: _send(regio, host, guest), robust=True)
    _mark_in(regio, inhoud, "")
    return {"gm_code": inhoud.gm_code, "omgeving": regio.naam, "adres": host}


def _mail_again(aanvraag: Aanvraag, inhoud: Inhoud) -> Mapping[str, Any]:
    """A new link to the aandachtsfunctionaris as the gemeente names her now: the first mail may have gone astray."""
    regio = Tenant.objects.get(schema_name=aanvraag.tenant.schema)
    with inside(regio):
        person = _first_person(_of(inhoud))
    tenant = Tenant.objects.get(gemeente_id=inhoud.gm_code)
    host = str(tenant.domains.get(is_primary=True).domain)
    with inside(tenant):
        first = invite_first(actor=system_actor(tenant.schema_name, tenant.kind), invoer=person, opnieuw=True)
    if first is None:
        raise Refused("Bij deze gemeente heeft al iemand een account. Die kan collega’s uitnodigen.")
    transaction.on_commit(lambda: _send(tenant, host, first), robust=True)
    return {"gm_code": inhoud.gm_code, "omgeving": tenant.naam, "adres": host}


def _end_deelname(aanvraag: Aanvraag, vertrek: Vertrek) -> Mapping[str, Any]:
    regio = Tenant.objects.get(schema_name=aanvraag.tenant.schema)
    asked_on = localtime(aanvraag.gevraagd_at).date()
    after = vertrek.laatste_dag + timedelta(days=1)
    with inside(regio):
        row = _of(vertrek)
        AANSLUITING.take("vertrekken", row.status)
    change_area(regio.schema_name, Wijziging(after, eraf=frozenset({vertrek.gm_code})), today=asked_on)
    with inside(regio):
        row = _of(vertrek)
        row.vertrek_op = vertrek.laatste_dag
        row.save(update_fields=["vertrek_op"])
        note_step(row, "vertrek_gepland", "dekkend", now())
        end_guests(actor=system_actor(regio.schema_name, regio.kind), gm_code=vertrek.gm_code, tot=vertrek.laatste_dag)
    return {"gm_code": vertrek.gm_code, "laatste_dag": vertrek.laatste_dag.isoformat()}


_REGIO = frozenset({"regio"})
TENANT_MAKEN = OpdrachtSoort("tenant_maken", "Omgeving voor een gemeente maken", Inhoud, _REGIO, _make_tenant)
DEELNAME_BEGINNEN = OpdrachtSoort("deelname_beginnen", "Gemeente laten meedoen", Inhoud, _REGIO, _begin_deelname)
EERSTE_MAIL = OpdrachtSoort("eerste_mail_sturen", "Eerste gebruiker opnieuw uitnodigen", Inhoud, _REGIO, _mail_again)
DEELNAME_BEEINDIGEN = OpdrachtSoort("deelname_beeindigen", "Deelname beëindigen", Vertrek, _REGIO, _end_deelname)
SOORTEN = (TENANT_MAKEN, DEELNAME_BEGINNEN, EERSTE_MAIL, DEELNAME_BEEINDIGEN)


def _of(inhoud: Inhoud) -> Aansluiting:
    row = locked(inhoud.aansluiting)
    if row.gm_code != inhoud.gm_code:
        raise Refused("Deze opdracht hoort niet bij deze gemeente.")
    return row


def _waiting_person(regio: Tenant, inhoud: Inhoud) -> UitnodigingInvoer:
    """Who gets the first invitation. Raises Refused when the aansluiting does not wait for this (any more)."""
    with inside(regio):
        row = _of(inhoud)
        AANSLUITING.take("aansluiten", row.status)
        return _first_person(row)


def _first_person(row: Aansluiting) -> UitnodigingInvoer:
    person = contact_of(row, AANDACHT)
    if person is None:
        raise Refused("De gemeente heeft nog geen aandachtsfunctionaris genoemd.")
    return UitnodigingInvoer(person.naam, person.email, FIRST_ROLES)


def _take_part(regio: Tenant, gm_code: str) -> None:
    """From today, when the gemeente is not in the regio yet. Raises Refused when it is in another one."""
    there = regio_of(gm_code, today())
    if there is None or there.schema != regio.schema_name:
        change_area(regio.schema_name, Wijziging(today(), erbij=frozenset({gm_code})), today=today())


def _create(regio: Tenant, gm_code: str) -> Tenant:
    naam = str(Gemeente.objects.get(code=gm_code).naam)
    beside = str(regio.domains.get(is_primary=True).domain)
    host = host_for(naam, beside)
    if Domain.objects.filter(domain=host).exists():
        host = host_for(f"{naam} {gm_code}", beside)
    with transaction.atomic(using=SLEUTELS):
        return create_tenant(NewTenant(f"Gemeente {naam}", short_of(naam), COLOUR, "gemeente", host, gm_code))


def _mark_in(regio: Tenant, inhoud: Inhoud, tenant_schema: str) -> None:
    with inside(regio):
        advance(
            _of(inhoud),
            "aansluiten",
            actor=system_actor(regio.schema_name, regio.kind),
            tenant_schema=tenant_schema,
        )


def _send(tenant: Tenant, host: str, first: Eerste) -> None:
    address = settings.WEB_ADDRESS.format(host=host)
    urlconf = str(settings.TENANT_TYPES[tenant.kind]["URLCONF"])
    with inside(tenant):
        first.send(link=lambda code: address + reverse("uitnodiging", urlconf=urlconf, args=[code]))
