"""Who may deal with the papers and people of one aansluiting: the browser of the gemeente, or people of the regio."""

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden, Refused
from tenants.onboarding.aansluiting.queries import RIGHT
from tenants.onboarding.aansluiting.rules import EERST_BEWIJZEN
from tenants.onboarding.models import Aansluiting

# In what role somebody with an account of the regio speaks for her own gemeente.
ROL_VAN_GEMEENTE = "aandachtsfunctionaris"


def aansluiting_of_gast(actor: Actor) -> Aansluiting | None:
    """Of the gemeente that this guest is from, once it is in; None for whoever is no such guest."""
    if actor.gast is None or not actor.gast.gm_code or ROL_VAN_GEMEENTE not in actor.roles:
        return None
    return Aansluiting.objects.filter(gm_code=actor.gast.gm_code, status="aangesloten").first()


def require_gemeente(actor: Actor, aansluiting: Aansluiting) -> None:
    """Raises Hidden for anybody else, and Refused while the browser of the gemeente has not shown whose it is.

    Whoever is not logged in has the aansluiting from the secret of the browser, which is looked at before this.
    """
    if actor.known:
        gast = actor.gast
        if gast is None or gast.gm_code != aansluiting.gm_code or ROL_VAN_GEMEENTE not in actor.roles:
            raise Hidden
    elif actor.channel != "web":
        raise Hidden
    elif not aansluiting.browser_bewezen:
        raise Refused(EERST_BEWIJZEN)


def require_party(actor: Actor, aansluiting: Aansluiting) -> None:
    """The gemeente itself, or somebody of the regio who connects gemeenten. Raises alike."""
    if actor.known and actor.gast is None:
        require(actor, RIGHT)
    else:
        require_gemeente(actor, aansluiting)


def ground_of(actor: Actor) -> str:
    """What stands in the log as the ground of a look or a change."""
    if actor.known and actor.gast is None:
        return "recht om gemeenten aan te sluiten"
    return "eigen aansluiting van de gemeente"
