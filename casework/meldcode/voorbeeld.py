"""An invented walk along the meldcode, for the demo of a gemeente."""

from datetime import timedelta

from casework.meldcode.actions import begin_signalering, record_stap
from casework.meldcode.rules import StapInvoer
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today


def build(actor: Actor) -> None:
    """One that is at its third step, and one that has just begun."""
    begun = begin_signalering(actor=actor, onderwerp="Huisje achter de kwekerij (voorbeeld)")
    days = today() - timedelta(days=2)
    signs = "Acht mannen op één adres; post komt op een andere naam (voorbeeld)."
    record_stap(actor=actor, signalering_id=begun.pk, invoer=StapInvoer("signalen", days, signs))
    talked = StapInvoer("overleg", days, "Eerst zelf langsgaan (voorbeeld).", "Collega Toezicht (voorbeeld)")
    record_stap(actor=actor, signalering_id=begun.pk, invoer=talked)
    begin_signalering(actor=actor, onderwerp="Meisje aan de balie van Burgerzaken (voorbeeld)")
