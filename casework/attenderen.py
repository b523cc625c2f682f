"""Who is mailed when something in the casework waits for him. What it is, stands in Mijn werk."""

from casework.dossier.models import Dossier
from casework.vervanging.queries import vervangers_of
from casework.zorgactie.models import Zorgactie
from casework.zorgactie.rules import ZICHTBAAR
from dekkend.accounts.actor import Actor
from dekkend.accounts.attendering.actions import remind
from dekkend.accounts.attendering.queries import guests_of, with_role

# What somebody else does to a dossier, and its zorgcoördinator has to act upon.
NIEUWS = frozenset(
    {
        "consultatie_gegeven",
        "dossier_toegewezen",
        "melding_toegevoegd",
        "navraag_ontvangen",
        "overdracht_geweigerd",
        "overdracht_voltooid",
        "toestemming_ingetrokken",
        "wisseling_geweigerd",
        "zorgactie_aangenomen",
        "zorgactie_geweigerd",
        "zorgactie_gestopt",
        "zorgactie_klaar",
    }
)


def tell_owner(code: str, dossier: Dossier, actor: Actor) -> None:
    """And whoever stands in for him."""
    owner = dossier.zorgcoordinator_id
    if code in NIEUWS and owner is not None and owner != actor.user_id:
        remind(actor=actor, soort="dossier_nieuws", ontvangers=[owner, *vervangers_of(owner)])


def tell_coordinators(soort: str, actor: Actor, *, haast: bool = False) -> None:
    remind(actor=actor, soort=soort, ontvangers=with_role("zorgcoordinator"), haast=haast)


def tell_guests(soort: str, zorgactie: Zorgactie, actor: Actor) -> None:
    """Whoever answers for the organisation of this zorgactie."""
    guests = guests_of(zorgactie.organisatie_id, zorgactie.organisatie.naam)
    remind(actor=actor, soort=soort, ontvangers=guests.values_list("pk", flat=True))


def tell_all_guests(soort: str, dossier: Dossier, actor: Actor) -> None:
    """Of every organisation with which something of this dossier is shared."""
    for zorgactie in Zorgactie.objects.filter(dossier=dossier, status__in=ZICHTBAAR).select_related("organisatie"):
        tell_guests(soort, zorgactie, actor)
