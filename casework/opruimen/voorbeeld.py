"""Invented questions that were kept long enough, for the demo: one that may go, one that a colleague decides on, and
one that a bewaarstop keeps."""

from datetime import timedelta

from casework.adviesvraag.actions import note_advies
from casework.adviesvraag.models import Adviesvraag
from casework.adviesvraag.rules import AdviesInvoer
from casework.opruimen.actions import propose_opruimen
from casework.stukstop.actions import stop_stuk
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today

VRAGEN = (
    "Waar meldt een hotel iets vreemds (voorbeeld)?",
    "Wie geeft voorlichting op school (voorbeeld)?",
    "Wie belt een hotel terug (voorbeeld)?",
)
LANG_GELEDEN = timedelta(days=1100)


def build(actor: Actor) -> None:
    old = []
    for vraag in VRAGEN:
        answered = AdviesInvoer(vraag=vraag, antwoord="Bij ons (voorbeeld).", onderwerp="anders", minuten=5)
        old.append(note_advies(actor=actor, invoer=answered).pk)
    long_ago = now() - LANG_GELEDEN
    Adviesvraag.objects.filter(pk__in=old).update(gesteld_at=long_ago, beantwoord_at=long_ago, gewijzigd_at=long_ago)
    stop_stuk(
        actor=actor, stuk_id=old[2], reden="klacht", opnieuw_bekijken=today() + timedelta(days=90),
        toelichting="De klacht over het advies loopt nog (voorbeeld).",
    )  # fmt: skip
    propose_opruimen(actor=actor, stukken=old[:1])
