"""Connecting an organisation: its environment, its working area and the first invitation, all or nothing.

Runs as the owner of all schemas, for the platform's beheerder. The mail goes when everything stands: who runs the same
again finds what exists, and a mail that did not arrive goes again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from dekkend.accounts.actor import Actor
from dekkend.accounts.uitnodiging.eerste import Eerste, invite_first
from dekkend.audit.log import record
from dekkend.core.clock import today
from dekkend.core.errors import Refused
from dekkend.isolation.context import inside
from dekkend.keys.router import SLEUTELS
from tenants.onboarding.queries import codes_of, require_possible
from tenants.onboarding.rules import LONGEST_NAME, NieuweOmgeving
from tenants.tenant.beurt import take_turn
from tenants.tenant.models import Tenant
from tenants.tenant.provision import NewTenant, create_tenant, template_sql
from tenants.werkgebied.rules import Wijziging
from tenants.werkgebied.wijzigen import change_area

GROUND = "aansluiten door de beheerder van het platform"


@dataclass(frozen=True)
class Aansluituitkomst:
    """`nieuw` is False for what existed. `verstuurd` says whether a mail went, None when none was needed. `seconden`
    is how long it took until the mail was away."""

    nieuw: bool
    verstuurd: bool | None
    seconden: float = 0.0


def connect_tenant(*, door: str, new: NieuweOmgeving) -> Aansluituitkomst:
    """`door` is the name of the platform's beheerder. Raises Refused or InvalidInput; then nothing has changed."""
    began = perf_counter()
    if not 0 < len(door.strip()) <= LONGEST_NAME:
        raise Refused("Geef uw voor- en achternaam (--door).")
    # Made outside of the transaction: pg_dump does not see what is not committed yet.
    template_sql(new.soort)
    with transaction.atomic(), transaction.atomic(using=SLEUTELS):
        take_turn()
        known = require_possible(new)
        tenant = known or _create(new)
        actor = Actor(
            None, f"{door.strip()} (beheer van het platform)", frozenset(), tenant.schema_name, new.soort, "taak"
        )
        first = _begin(actor, tenant, new, fresh=known is None)
    sent = _send(tenant, new, first) if first else None
    return Aansluituitkomst(known is None, sent, perf_counter() - began)


def rehearse_tenant(*, new: NieuweOmgeving, before: Sequence[NieuweOmgeving]) -> Aansluituitkomst:
    """What `connect_tenant` would say when those of `before` had been connected; changes nothing."""
    return Aansluituitkomst(require_possible(new, before) is None, None)


def _create(new: NieuweOmgeving) -> Tenant:
    tenant = create_tenant(NewTenant(new.naam, new.kort, new.kleur, new.soort, new.host, new.gm_code))
    if new.soort == "regio":
        # A regio that worked before it came here has the days since then too.
        day = min(new.vanaf, today())
        change_area(tenant.schema_name, Wijziging(new.vanaf, codes_of(new), centrum=new.centrum), today=day)
    return tenant


def _begin(actor: Actor, tenant: Tenant, new: NieuweOmgeving, *, fresh: bool) -> Eerste | None:
    with inside(tenant):
        if fresh:
            record(
                "tenant_aangesloten",
                actor=actor,
                object_type="tenant",
                object_id=tenant.schema_name,
                ground=GROUND,
                vanaf=new.vanaf.isoformat(),
                gebieden=list(new.gebieden),
                centrum=new.centrum,
            )
        return invite_first(actor=actor, invoer=new.beheerder)


def _send(tenant: Tenant, new: NieuweOmgeving, first: Eerste) -> bool:
    address = settings.WEB_ADDRESS.format(host=new.host)
    urlconf = str(settings.TENANT_TYPES[new.soort]["URLCONF"])
    with inside(tenant):
        return first.send(link=lambda code: address + reverse("uitnodiging", urlconf=urlconf, args=[code]))
