"""Invented questions for the demo."""

from casework.adviesvraag.actions import note_advies
from casework.adviesvraag.rules import AdviesInvoer
from dekkend.accounts.actor import Actor


def build(actor: Actor) -> None:
    """One that was answered at once, and one that still waits."""
    answered = AdviesInvoer(
        vraag="Een wijkverpleegkundige ziet steeds andere mannen in huis. Wanneer belt zij de politie (voorbeeld)?",
        antwoord="Niet zelf ingrijpen; opschrijven wat zij ziet en overleggen met Veilig Thuis (voorbeeld).",
        onderwerp="signalen",
        vrager_soort="wijkteam",
        vrager_organisatie="Thuiszorg De Brug (voorbeeld)",
        vrager_functie="wijkverpleegkundige",
        minuten=20,
    )
    waiting = AdviesInvoer(
        vraag="Mag een bewoner tijdens de bedenktijd naar school (voorbeeld)?",
        onderwerp="verblijfsrecht",
        vrager_soort="opvang",
        vrager_organisatie="Opvang Het Anker (voorbeeld)",
        minuten=5,
    )
    note_advies(actor=actor, invoer=answered)
    note_advies(actor=actor, invoer=waiting)
