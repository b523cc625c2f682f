"""Putting a colleague in the team of a dossier, and ending that."""

from uuid import UUID

from django.db import transaction

from casework import access
from casework.dossier.history import happened
from casework.dossier.rules import VOORBIJ
from casework.gronden import TEAMLID
from casework.team.beeindigen import stop
from casework.team.models import Teamlid
from casework.team.queries import roles_of, teamlid_to_stop
from casework.team.rules import ROLLEN, TeamInvoer, check_fits, checked, last_day, overlaps, stand, window
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today
from dekkend.core.errors import InvalidInput, Refused

KIEST = "U werkt mee in dit dossier. De zorgcoördinator van het dossier kiest wie er in het team komt."


@transaction.atomic
def add_teamlid(*, actor: Actor, dossier_id: UUID, gebruiker_id: UUID, invoer: TeamInvoer) -> Teamlid:
    """By the zorgcoördinator of the dossier, or who stands in. Raises Hidden, InvalidInput, and Refused without a
    zorgcoördinator, in a closed dossier, and for who works along himself."""
    require(actor, "dossier_openen")
    dossier = access.dossier_to_change(actor, dossier_id)
    if dossier.besluit.grond == TEAMLID:
        raise Refused(KIEST)
    if dossier.fase in VOORBIJ:
        raise Refused("Dit dossier is afgesloten. Heropen het eerst.")
    if dossier.zorgcoordinator_id is None:
        raise Refused("Dit dossier heeft nog geen zorgcoördinator. Pak het eerst op.")
    said = checked(invoer, today())
    rollen = roles_of(gebruiker_id)
    if rollen is None:
        raise InvalidInput({"gebruiker": ["Kies een collega uit de lijst."]})
    if gebruiker_id == dossier.zorgcoordinator_id:
        raise InvalidInput({"gebruiker": ["Deze collega is al de zorgcoördinator van dit dossier."]})
    check_fits(said.rol, rollen)
    van, tot = window(said.van, said.tot, now())
    standing = Teamlid.objects.filter(dossier=dossier, gebruiker=gebruiker_id, gestopt_at=None)
    if overlaps(van, tot, list(standing.values_list("van", "tot"))):
        raise InvalidInput({"gebruiker": ["Deze collega zit in deze dagen al in het team."]})
    row = Teamlid.objects.create(
        dossier=dossier, gebruiker_id=gebruiker_id, rol=said.rol, van=van, tot=tot, reden=said.reden,
        toegevoegd_at=now(), toegevoegd_door_id=actor.user_id,
    )  # fmt: skip
    until = "" if tot is None else f" tot en met {last_day(tot):%d-%m-%Y}"
    happened(
        "teamlid_toegevoegd", dossier, actor=actor, ground=access.dossier_ground(actor, dossier),
        tekst=f"{ROLLEN[said.rol]}. Vanaf {said.van:%d-%m-%Y}{until}. {said.reden}",
        collega=str(gebruiker_id), rol=said.rol,
    )  # fmt: skip
    return row


@transaction.atomic
def stop_teamlid(*, actor: Actor, teamlid_id: UUID) -> Teamlid:
    """At once; by who chooses the team, and by the colleague himself. Raises Hidden, and Refused when it is over."""
    found = teamlid_to_stop(actor, teamlid_id)
    own = found.gebruiker_id == actor.user_id
    dossier = (access.dossier_to_note if own else access.dossier_to_change)(actor, found.dossier_id)
    if not own and dossier.besluit.grond == TEAMLID:
        raise Refused(KIEST)
    row = Teamlid.objects.select_for_update(of=("self",)).get(pk=teamlid_id)
    if stand(row.van, row.tot, row.gestopt_at, now()) == "voorbij":
        raise Refused("Deze collega zit niet meer in het team. Ververs de pagina.")
    row.dossier = dossier
    stop(row, "zelf" if own else "klaar", actor=actor, ground=dossier.besluit.grond)
    return row
