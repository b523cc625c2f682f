"""An invented walk along the meldcode, for the demo of a gemeente."""

from datetime import timedelta
from uuid import UUID

from casework.meldcode.actions import begin_signalering, decide, record_stap
from casework.meldcode.rules import StapInvoer
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today

UNSAFE = {"vermoeden": "ja", "onveilig": "ja", "hulp_mogelijk": "nee", "aanvaard": "ja", "veilig_erdoor": "nee"}
NOTHING = {"vermoeden": "nee", "onveilig": "nee", "hulp_mogelijk": "ja", "aanvaard": "ja", "veilig_erdoor": "ja"}


def build(actor: Actor) -> None:
    """One at its third step, one that waits for a decision, one that is over, and one that has just begun."""
    begun = begin_signalering(actor=actor, onderwerp="Huisje achter de kwekerij (voorbeeld)")
    days = today() - timedelta(days=2)
    signs = "Acht mannen op één adres; post komt op een andere naam (voorbeeld)."
    record_stap(actor=actor, signalering_id=begun.pk, invoer=StapInvoer("signalen", days, signs))
    talked = StapInvoer("overleg", days, "Eerst zelf langsgaan (voorbeeld).", "Collega Toezicht (voorbeeld)")
    record_stap(actor=actor, signalering_id=begun.pk, invoer=talked)
    _walked(actor, "Nagelsalon aan de markt (voorbeeld)", UNSAFE)
    over = _walked(actor, "Geld en dure kleren op school (voorbeeld)", NOTHING)
    why = "De jongen heeft een bijbaan; de mentor sprak zijn baas (voorbeeld)."
    decide(actor=actor, signalering_id=over, besluit="afsluiten", toelichting=why)
    begin_signalering(actor=actor, onderwerp="Meisje aan de balie van Burgerzaken (voorbeeld)")


def _walked(actor: Actor, onderwerp: str, antwoorden: dict[str, str]) -> UUID:
    """Up to the decision."""
    begun = begin_signalering(actor=actor, onderwerp=onderwerp).pk
    day = today() - timedelta(days=4)
    for invoer in (
        StapInvoer("signalen", day, "Opgeschreven wat er is gezien en gehoord (voorbeeld)."),
        StapInvoer("overleg", day, "Zonder naam besproken (voorbeeld).", "Veilig Thuis (voorbeeld)"),
        StapInvoer("gesprek", day, "Wil niet praten waar anderen bij zijn (voorbeeld).", overgeslagen=True),
        StapInvoer("wegen", day, "Op grond van wat er is gezien (voorbeeld).", antwoorden=antwoorden),
    ):
        record_stap(actor=actor, signalering_id=begun, invoer=invoer)
    return begun
