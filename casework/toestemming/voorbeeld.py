"""Example consents beside that for the registration: for a table, and another ground for Veilig Thuis."""

from uuid import UUID

from casework.gezag.actions import record_gezag
from casework.gezag.rules import GezagInvoer
from casework.grondslag.actions import record_grondslag
from casework.grondslag.rules import GrondslagInvoer
from casework.toestemming.actions import ToestemmingInvoer, record_toestemming, withdraw_toestemming
from dekkend.accounts.actor import Actor


def fill_toestemmingen(actor: Actor, dossier_id: UUID) -> None:
    """One that holds, one that was taken back, and a ground that ends by itself."""
    for tafel in ("veiligheid", "zorg"):
        invoer = ToestemmingInvoer(
            doel="overleg", ontvanger=tafel, gegeven_door="betrokkene", taal="en", tolk=True, wijze="mondeling"
        )
        given = record_toestemming(actor=actor, dossier_id=dossier_id, invoer=invoer)
        if tafel == "veiligheid":
            withdraw_toestemming(actor=actor, toestemming_id=given.pk)
    record_gezag(actor=actor, dossier_id=dossier_id, invoer=GezagInvoer("onbekend", "nee", "Volwassen (voorbeeld)."))
    ground = GrondslagInvoer(
        doel="veilig_thuis",
        soort="meldcode",
        reden="Een zusje thuis loopt gevaar en vragen maakt dat erger (voorbeeld).",
        verteld="nog_niet",
    )
    record_grondslag(actor=actor, dossier_id=dossier_id, invoer=ground)
