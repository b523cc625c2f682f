"""Reading how the log-in server of a gemeente is set up. The secret is never read for a page."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dekkend.accounts.actor import Actor
from dekkend.accounts.organisatie.rules import origin_of
from tenants.onboarding.aansluiting.queries import aansluiting_for
from tenants.onboarding.models import Aansluiting, Gemeentelogin


@dataclass(frozen=True)
class Instelling:
    """What the form begins with. `gecontroleerd_at` is None while nothing is set up."""

    aansluiting: Aansluiting
    waarden: dict[str, object]
    gecontroleerd_at: datetime | None


def setting_for(actor: Actor, aansluiting_id: UUID) -> Instelling:
    """Raises Hidden without the right."""
    found = aansluiting_for(actor, aansluiting_id)
    login = Gemeentelogin.objects.defer("geheim").filter(aansluiting=found).first()
    if login is None:
        return Instelling(found, {}, None)
    names = ("server_url", "client_id", "adres_door_organisatie")
    return Instelling(found, {name: getattr(login, name) for name in names}, login.gecontroleerd_at)


def login_origin(aansluiting: Aansluiting) -> str:
    """Where the button leads to; "" when there is no button."""
    found = Gemeentelogin.objects.filter(aansluiting=aansluiting).values_list("inlogpunt", flat=True).first()
    return origin_of(found) if found else ""
