"""The pillars of an invented dossier for the demo, made through the same actions as real work."""

from datetime import timedelta
from uuid import UUID

from casework.hulp.actions import start_hulp, take_hulp_step
from casework.hulp.rules import HulpInvoer, HulpStap
from casework.strafrecht.actions import ask_schadevergoeding, record_recht, start_zaak, take_zaak_step
from casework.strafrecht.rules import ZaakInvoer, ZaakStap
from casework.verblijfsrecht.actions import start_spoor, take_spoor_step
from casework.verblijfsrecht.rules import SpoorInvoer, StapInvoer
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today


def fill_pijlers(actor: Actor, dossier_id: UUID) -> None:
    """Bedenktijd that became an aangifte, a permit whose year is nearly over, a case with a zitting, and shelter."""
    vandaag = today()
    bedenktijd = start_spoor(
        actor=actor,
        dossier_id=dossier_id,
        invoer=SpoorInvoer("bedenktijd", vandaag - timedelta(days=400), toelichting="Op het bureau (voorbeeld)."),
    )
    over = StapInvoer("beeindigen", vandaag - timedelta(days=330), reden="aangifte_gedaan")
    take_spoor_step(actor=actor, spoor_id=bedenktijd.pk, invoer=over)
    permit = SpoorInvoer("tijdelijk_verblijf", vandaag - timedelta(days=320), loopt=True)
    start_spoor(actor=actor, dossier_id=dossier_id, invoer=permit)
    begin = ZaakInvoer("aangifte", vandaag - timedelta(days=330), "PL2100-2026 (voorbeeld)")
    zaak = start_zaak(actor=actor, dossier_id=dossier_id, invoer=begin)
    for stap, days in (("opsporen", 300), ("vervolgen", 90)):
        take_zaak_step(actor=actor, zaak_id=zaak.pk, invoer=ZaakStap(stap, vandaag - timedelta(days=days)))
    zitting = ZaakStap("zitting_plannen", vandaag - timedelta(days=5), zitting_op=vandaag + timedelta(days=30))
    take_zaak_step(actor=actor, zaak_id=zaak.pk, invoer=zitting)
    for recht, stap in (("voeging", "uitleggen"), ("voeging", "willen"), ("spreekrecht", "uitleggen")):
        record_recht(actor=actor, zaak_id=zaak.pk, recht=recht, stap=stap, datum=vandaag)
    ask_schadevergoeding(actor=actor, zaak_id=zaak.pk, weg="strafzaak", bedrag=750_000, datum=vandaag)
    shelter = HulpInvoer("opvang", vandaag - timedelta(days=401), loopt=True, aanbieder="Huize Linde (voorbeeld)")
    start_hulp(actor=actor, dossier_id=dossier_id, invoer=shelter)
    care = start_hulp(
        actor=actor,
        dossier_id=dossier_id,
        invoer=HulpInvoer("geestelijke_zorg", vandaag - timedelta(days=40), aanbieder="GGZ (voorbeeld)"),
    )
    take_hulp_step(actor=actor, hulp_id=care.pk, invoer=HulpStap("wachten", vandaag - timedelta(days=25)))
