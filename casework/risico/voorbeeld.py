"""Risk assessments of an invented dossier for the demo, made through the same actions as real work."""

from datetime import timedelta
from uuid import UUID

from casework.risico.actions import record_risico
from casework.risico.rules import Antwoord, RisicoInvoer, vragen_op
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today

_TOEN = {
    "dader_zoekt": "De werkgever belt elke dag naar haar zus (voorbeeld).",
    "schuld": "Er zou nog een reis te betalen zijn (voorbeeld).",
    "slaapplek": "Sliep bij een kennis van de werkgever (voorbeeld).",
}


def fill_risico(actor: Actor, dossier_id: UUID) -> None:
    """Two: much danger at first, less now, and not gone."""
    for days, niveau, seen in ((14, "hoog", _TOEN), (8, "verhoogd", {"schuld": _TOEN["schuld"]})):
        answers = tuple(
            Antwoord(one.code, "ja" if one.code in seen else "nee", seen.get(one.code, ""))
            for one in vragen_op(today())
        )
        invoer = RisicoInvoer(
            today() - timedelta(days=days),
            niveau,
            answers,
            toelichting=f"Op dag {days} voor vandaag bekeken met de begeleider (voorbeeld).",
            beschermt="De opvang, en haar tante (voorbeeld).",
            signalen="Zij zet haar telefoon uit (voorbeeld).",
            afspraken="Niet alleen naar de stad (voorbeeld).",
            bij_nood="Zij belt de opvang; de opvang belt de politie (voorbeeld).",
        )
        record_risico(actor=actor, dossier_id=dossier_id, invoer=invoer)
