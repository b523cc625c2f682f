"""An invented dossier that waits for the answer of another regio."""

from casework.dossier.actions import open_dossier, write_note
from casework.dossier.rules import PersoonInvoer
from casework.overdracht.actions import offer_overdracht
from casework.overdracht.queries import receivers
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today


def offer_one(actor: Actor) -> None:
    """To the first other regio there is; nothing where there is none."""
    others = receivers(actor)
    if not others:
        return
    mira = PersoonInvoer(roepnaam="Mira (voorbeeld)", gender="vrouw", vormen=("criminele_uitbuiting",))
    dossier = open_dossier(actor=actor, persoon=mira)
    write_note(actor=actor, dossier_id=dossier.pk, tekst="Gaat bij haar zus wonen, in de andere regio (voorbeeld).")
    offer_overdracht(
        actor=actor,
        dossier_id=dossier.pk,
        ontvanger=others[0][0],
        reden="verhuizing",
        rechtsgrond="toestemming",
        grond_datum=today(),
        spoed=False,
    )
