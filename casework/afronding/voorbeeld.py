"""The end of invented dossiers for the demo, made through the same actions as real work."""

from datetime import timedelta
from uuid import UUID

from casework.afronding.actions import agree_nazorg, close_dossier, record_punt
from casework.afronding.rules import ZIET_AF, AfsluitInvoer
from casework.dossier.actions import open_dossier
from casework.dossier.rules import PersoonInvoer
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today


def prepare_the_end(actor: Actor, dossier_id: UUID) -> None:
    """One of the three points is clear, and a moment of nazorg is agreed."""
    knows = "Weet de weg naar het wijkteam (voorbeeld)."
    record_punt(actor=actor, dossier_id=dossier_id, punt="instanties", datum=today(), toelichting=knows)
    agree_nazorg(actor=actor, dossier_id=dossier_id, datum=today() + timedelta(days=60), vorm="gesprek")


def close_one(actor: Actor, gm_code: str) -> UUID:
    """Somebody who declined help and may be called once more, this week. Gives the dossier."""
    persoon = PersoonInvoer(roepnaam="Sem (voorbeeld)", geschatte_leeftijd=24, gender="man", gm_code=gm_code)
    dossier = open_dossier(actor=actor, persoon=persoon)
    said = AfsluitInvoer(ZIET_AF, today(), "Wil het zelf proberen (voorbeeld).", weet_terug=True)
    close_dossier(actor=actor, dossier_id=dossier.pk, invoer=said)
    safe = "Alleen na 18 uur bellen (voorbeeld)."
    agree_nazorg(actor=actor, dossier_id=dossier.pk, datum=today() + timedelta(days=5), vorm="bellen", afspraak=safe)
    return dossier.pk
