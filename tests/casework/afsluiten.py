"""Closing, reopening and handing over a dossier in tests that are about something else."""

from uuid import UUID

from casework.afronding.actions import close_dossier, record_punt, reopen_dossier
from casework.afronding.rules import AFGEROND, PUNTEN, AfsluitInvoer
from casework.dossier.models import Dossier
from casework.wisseling.actions import propose_wisselingen
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today


def afsluiten(actor: Actor, dossier_id: UUID, reden: str = AFGEROND) -> Dossier:
    """With whatever that ending asks."""
    if reden == AFGEROND:
        for punt in PUNTEN:
            record_punt(actor=actor, dossier_id=dossier_id, punt=punt, datum=today())
    said = AfsluitInvoer(
        reden, today(), toelichting="Zo liep het (voorbeeld).", verder="De opvang weet het (voorbeeld).",
        terugkeer="vrijwillig", weet_terug=True, gemeld=True,
    )  # fmt: skip
    return close_dossier(actor=actor, dossier_id=dossier_id, invoer=said)


def heropenen(actor: Actor, dossier_id: UUID) -> Dossier:
    return reopen_dossier(actor=actor, dossier_id=dossier_id, reden="terug_in_beeld")


def offer_to_colleague(actor: Actor, colleague: Actor, dossier: Dossier) -> UUID:
    """A proposal that waits for an answer."""
    assert colleague.user_id is not None
    note = "Vertrouwt niet snel (voorbeeld)."
    return propose_wisselingen(
        actor=actor, dossiers=[dossier.pk], naar=colleague.user_id, notitie=note, kennismaking_op=today()
    )[0].pk
