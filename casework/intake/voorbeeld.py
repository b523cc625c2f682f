"""The intakes of an invented caseload for the demo, made through the same actions as real work."""

from datetime import timedelta
from uuid import UUID

from casework.consultatie.actions import ask_consultatie
from casework.consultatie.rules import Vraag
from casework.intake.actions import describe_intake, explain_rights
from casework.intake.gesprekken import close_gesprek, plan_gesprek
from casework.intake.rules import Beschrijving, GesprekInvoer, RechtenuitlegInvoer, UitkomstInvoer
from dekkend.accounts.actor import Actor
from dekkend.core.clock import now, today


def fill_intake(actor: Actor, dossier_id: UUID) -> None:
    """Two talks that were, what they told, rights that were explained, and advice that is waited for."""
    said = (
        (40, "Kennisgemaakt. Zij is moe en wil vooral slapen (voorbeeld)."),
        (33, "Vertelde over het werk en de schuld. Wil weten of zij mag blijven (voorbeeld)."),
    )
    for days, verslag in said:
        talk = GesprekInvoer(
            now() - timedelta(days=days),
            waar="Spreekkamer 2 (voorbeeld)",
            taal="Tigrinya (voorbeeld)",
            tolk="telefoon",
            herinneren="via_ander",
            afspraak="Via de begeleider (voorbeeld)",
        )
        row = plan_gesprek(actor=actor, dossier_id=dossier_id, invoer=talk)
        told = UitkomstInvoer("houden", "Met een tolk (voorbeeld)", verslag)
        close_gesprek(actor=actor, gesprek_id=row.pk, invoer=told)
    beschrijving = Beschrijving(
        verhaal="Kwam via een kennis om te werken. Haar paspoort werd afgenomen (voorbeeld).",
        veilig_nu="ja",
        veiligheid="Slaapt in de opvang. De werkgever weet niet waar (voorbeeld).",
        risicos="De werkgever belt haar familie (voorbeeld).",
        behoeften="Rust, een arts en een eigen telefoon (voorbeeld).",
        wensen="Wil leren en later zelf werken (voorbeeld).",
        mogelijkheden="Spreekt vier talen. Een tante in een andere stad steunt haar (voorbeeld).",
    )
    describe_intake(actor=actor, dossier_id=dossier_id, invoer=beschrijving, versie=1)
    rights = RechtenuitlegInvoer(
        today() - timedelta(days=33),
        ("bedenktijd", "verblijf_en_aangifte", "aangifte", "advocaat", "opvang", "medisch"),
        "Tigrinya (voorbeeld)",
        tolk="telefoon",
        begrepen="deels",
        toelichting="De volgende keer nog eens over de advocaat (voorbeeld).",
    )
    explain_rights(actor=actor, dossier_id=dossier_id, invoer=rights)
    question = Vraag("Wat heeft zij nodig voordat zij over aangifte beslist? (voorbeeld)")
    ask_consultatie(actor=actor, dossier_id=dossier_id, invoer=question)


def fill_first_talks(actor: Actor, soon: UUID, missed: UUID) -> None:
    """One talk that comes, and one to which nobody came."""
    talk = GesprekInvoer(
        now() + timedelta(hours=20),
        plek="elders",
        waar="De bibliotheek (voorbeeld)",
        herinneren="bericht",
        afspraak="Alleen een bericht, na vier uur (voorbeeld)",
    )
    plan_gesprek(actor=actor, dossier_id=soon, invoer=talk)
    row = plan_gesprek(actor=actor, dossier_id=missed, invoer=GesprekInvoer(now() - timedelta(days=1)))
    why = UitkomstInvoer("missen", verslag="De telefoon stond uit (voorbeeld).")
    close_gesprek(actor=actor, gesprek_id=row.pk, invoer=why)
