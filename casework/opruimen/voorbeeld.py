"""Invented questions that were kept long enough, for the demo: one that may go, and one that a colleague decides on."""

from datetime import timedelta

from casework.adviesvraag.actions import note_advies
from casework.adviesvraag.models import Adviesvraag
from casework.adviesvraag.rules import AdviesInvoer
from casework.opruimen.actions import propose_opruimen
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now

VRAGEN = ("Waar meldt een hotel iets vreemds (voorbeeld)?", "Wie geeft voorlichting op school (voorbeeld)?")
LANG_GELEDEN = timedelta(days=1100)


def build(actor: Actor) -> None:
    old = []
    for vraag in VRAGEN:
        answered = AdviesInvoer(vraag=vraag, antwoord="Bij ons (voorbeeld).", onderwerp="anders", minuten=5)
        old.append(note_advies(actor=actor, invoer=answered).pk)
    long_ago = now() - LANG_GELEDEN
    Adviesvraag.objects.filter(pk__in=old).update(gesteld_at=long_ago, beantwoord_at=long_ago, gewijzigd_at=long_ago)
    propose_opruimen(actor=actor, stukken=old[:1])
