"""Zorgacties of an invented dossier for the demo, made through the same actions as real work."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from casework.hulpvraag.models import Hulpvraag
from casework.sociale_kaart.models import Organisatie
from casework.sociale_kaart.voorbeeld import STER
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming
from casework.voorziening.actions import take_voorziening_step
from casework.voorziening.rules import VoorzieningStap
from casework.zorgactie.actions import offer_zorgactie, record_contact, take_zorgactie_step
from casework.zorgactie.opvolging import ContactInvoer
from casework.zorgactie.rules import DOEL, Aanbod, Stap
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today


def ask_provisions(actor: Actor, dossier_id: UUID) -> None:
    """One that was asked for, and one that was turned down for what may be no barrier."""
    for soort, stap, reden in (
        ("urgentie_woning", "aanvragen", ""),
        ("inburgering", "aanvragen", ""),
        ("inburgering", "afwijzen", "geen_bsn"),
    ):
        take_voorziening_step(actor=actor, dossier_id=dossier_id, invoer=VoorzieningStap(soort, stap, reden))


def find_help(actor: Actor, hulpvragen: Mapping[str, UUID]) -> None:
    """One that runs, with a first contact, and one that waits for an answer. Nothing without a map."""
    ster = Organisatie.objects.filter(naam=STER.naam).first()
    if ster is None:
        return
    vandaag = today()
    said = Aanbod(
        delen=("roepnaam", "leeftijd", "gender"),
        antwoord_voor=vandaag + timedelta(days=5),
        toelichting="Spreekt Arabisch. Bel alleen in de ochtend (voorbeeld).",
        contact="Aanmeldteam (voorbeeld)",
        waarom="Begint meteen met traumabehandeling (voorbeeld).",
    )
    dossier_id = Hulpvraag.objects.get(pk=hulpvragen["woonruimte"]).dossier_id
    agreed = ToestemmingInvoer(doel=DOEL, ontvanger=str(ster.pk), gegeven_door="betrokkene")
    record_toestemming(actor=actor, dossier_id=dossier_id, invoer=agreed)
    care = offer_zorgactie(
        actor=actor, hulpvraag_id=hulpvragen["psychische_gezondheid"], organisatie_id=ster.pk, invoer=said
    )
    for stap in ("aannemen", "beginnen"):
        take_zorgactie_step(actor=actor, zorgactie_id=care.pk, invoer=Stap(stap))
    spoken = ContactInvoer(vandaag, "gebeld", "De eerste afspraak ging goed (voorbeeld).", vandaag + timedelta(days=14))
    record_contact(actor=actor, zorgactie_id=care.pk, invoer=spoken)
    offer_zorgactie(
        actor=actor,
        hulpvraag_id=hulpvragen["woonruimte"],
        organisatie_id=ster.pk,
        invoer=Aanbod(("leeftijd",), vandaag + timedelta(days=7)),
    )
