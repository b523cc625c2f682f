"""The end of a place in a team, whoever ends it. At once: the next question is judged by what stands here now."""

from uuid import UUID

from casework.dossier.history import happened
from casework.dossier.models import Dossier
from casework.taak.models import Taak
from casework.taak.rules import TAAK
from casework.team.models import Teamlid
from casework.team.rules import ROLLEN, STOPREDENEN, WERKT_MEE
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now


def end_place(dossier: Dossier, user_id: UUID, *, actor: Actor, ground: str) -> None:
    """Who becomes the zorgcoördinator of a dossier does not work along in it as well. The dossier is locked."""
    for row in Teamlid.objects.filter(dossier=dossier, gebruiker=user_id, gestopt_at=None):
        row.dossier = dossier
        stop(row, "verantwoordelijk", actor=actor, ground=ground)


def stop(row: Teamlid, reden: str, *, actor: Actor, ground: str) -> None:
    """`reden` is a code of STOPREDENEN. Open tasks of who worked along fall to the zorgcoördinator of the dossier."""
    row.gestopt_at, row.gestopt_door_id, row.stopreden = now(), actor.user_id, reden
    row.save(update_fields=["gestopt_at", "gestopt_door", "stopreden"])
    if row.rol == WERKT_MEE:
        Taak.objects.filter(dossier=row.dossier_id, voor=row.gebruiker_id, status=TAAK.initial).update(voor=None)
    happened(
        "teamlid_gestopt", row.dossier, actor=actor, ground=ground, tekst=f"{ROLLEN[row.rol]}. {STOPREDENEN[reden]}.",
        collega=str(row.gebruiker_id), rol=row.rol, reden=reden,
    )  # fmt: skip
