"""What the pages about guests need to know. Names of gemeenten come from the register."""

from uuid import UUID

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.gast import lidmaatschap, organisaties
from dekkend.accounts.gast.rules import Gast
from dekkend.accounts.models import User
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, Refused
from dekkend.web.formats import datum


def gemeenten_to_choose(actor: Actor) -> list[tuple[str, str]]:
    """Those of this regio, today. Raises Hidden without the right."""
    require(actor, "gebruikers_beheren")
    return lidmaatschap.members(actor.tenant, today())


def organisaties_to_choose(actor: Actor) -> list[tuple[str, str]]:
    """Those on the sociale kaart. Raises Hidden without the right."""
    require(actor, "gebruikers_beheren")
    return organisaties.members()


def guest_to_change(actor: Actor, user_id: UUID) -> User:
    """Raises Hidden, and Refused for who is no guest or has a closed account."""
    require(actor, "gebruikers_beheren")
    found = User.objects.filter(pk=user_id).first()
    if found is None:
        raise Hidden
    if found.gast is None:
        raise Refused("Dit is geen account van een gast.")
    if not found.is_active:
        raise Refused("Dit account is gesloten. Heropen het eerst.")
    return found


def sentence(gast: Gast | None, names: dict[str, str]) -> str:
    """Whose guest, and until when: "Gemeente Best, tot en met 31 december 2026". "" for a colleague."""
    if gast is None:
        return ""
    whose = f"Gemeente {names.get(gast.gm_code, gast.gm_code)}" if gast.gm_code else gast.organisatie
    if gast.gm_code and gast.gm_code not in names:
        return f"{whose}, hoort niet meer bij de regio"
    if gast.over_on(today()):
        return f"{whose}, afgelopen"
    return f"{whose}, tot en met {datum(gast.tot)}" if gast.tot else whose


def names_here(actor: Actor) -> dict[str, str]:
    """Of the gemeenten of this regio; elsewhere there are none and no guests."""
    return dict(lidmaatschap.members(actor.tenant, today())) if actor.kind == "regio" else {}
