"""Reading how the organisation's log-in server is set up. The secret is never read for a page."""

from dataclasses import dataclass
from datetime import datetime

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.models import Inlogdienst, Organisatiekoppeling
from dekkend.accounts.organisatie.rules import MFA_USUAL, origin_of


@dataclass(frozen=True)
class Instelling:
    """What the form begins with. `gecontroleerd_at` is None while nothing is set up."""

    waarden: dict[str, object]
    gecontroleerd_at: datetime | None
    gekoppeld: int


def setting_for(actor: Actor) -> Instelling:
    require(actor, "gebruikers_beheren")
    dienst = Inlogdienst.objects.defer("geheim").first()
    if dienst is None:
        return Instelling({"mfa_waarden": " ".join(MFA_USUAL), "actief": True}, None, 0)
    values = {
        "server_url": dienst.server_url,
        "client_id": dienst.client_id,
        "mfa_waarden": " ".join(dienst.mfa_waarden),
        "mfa_door_organisatie": dienst.mfa_door_organisatie,
        "adres_door_organisatie": dienst.adres_door_organisatie,
        "actief": dienst.actief,
    }
    return Instelling(values, dienst.gecontroleerd_at, Organisatiekoppeling.objects.count())


def login_origin() -> str:
    """Where the button of the organisation leads to; "" when there is no button."""
    found = Inlogdienst.objects.filter(actief=True).values_list("inlogpunt", flat=True).first()
    return origin_of(found) if found else ""
