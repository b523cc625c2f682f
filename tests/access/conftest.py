"""One world to ask for: the example work of a regio, and what of it reached the national tier."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import UUID

import pytest

import billing.example
import casework.example
import governance.example
from billing.models import Begroting, Verdeling
from casework.dossier.actions import change_fase, open_dossier
from casework.dossier.rules import PersoonInvoer
from casework.models import Dossier, Melding, Toestemming
from casework.wissen.actions import propose_wisverzoek
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.national.models import OntvangenRegistratie
from governance.models import Overleg
from tenants.tenant.models import Tenant

Inside = Callable[[Tenant], AbstractContextManager[None]]


def _wisverzoek(who: Actor) -> UUID:
    dossier = open_dossier(actor=who, persoon=PersoonInvoer(roepnaam="Weg (voorbeeld)"))
    change_fase(actor=who, dossier_id=dossier.pk, stap="afsluiten", reden="afgerond")
    return propose_wisverzoek(actor=who, dossier_id=dossier.pk, reden="bewaartermijn").pk


@pytest.fixture
def world(
    regio: Tenant, landelijk: Tenant, inside: Inside, actor: Callable[..., Actor], deliver: Callable[[], int]
) -> dict[str, Any]:
    """The example work, and one of each record to ask for; the zorgcoördinator who asks is the one who made it."""
    with inside(regio):
        casework.example.build(actor(regio, "zorgcoordinator"))
        for role in ("ketenpartner", "bestuurder", "gedragswetenschapper", "aandachtsfunctionaris"):
            actor(regio, role, naam=f"Aan tafel {role} (voorbeeld)")
        governance.example.build(actor(regio, "ketenregisseur"))
        finance = (
            actor(regio, "financieel_medewerker"),
            actor(regio, "financieel_medewerker", naam="Tweede (voorbeeld)"),
        )
        billing.example.build(*finance, today().year + 1)
        overleg = Overleg.objects.order_by("begin", "titel").first()
        ids = {
            "melding_id": Melding.objects.filter(status="nieuw").first().pk,
            "dossier_id": Dossier.objects.filter(toestemmingen__isnull=False).first().pk,
            "toestemming_id": Toestemming.objects.filter(status="gegeven").first().pk,
            "overleg_id": overleg.pk,
            "deelnemer_id": overleg.deelnemers.order_by("email").first().pk,
            "begroting_id": Begroting.objects.first().pk,
            "verdeling_id": Verdeling.objects.first().pk,
            "gm_code": "GM0772",
            "wisverzoek_id": _wisverzoek(actor(regio, "zorgcoordinator")),
        }
    deliver()
    with inside(landelijk):
        ids["sleutel"] = OntvangenRegistratie.objects.first().sleutel
    return ids
