"""An example: the begroting of a year, drawn up by one, approved by another, and shared."""

from decimal import Decimal

from billing.begroting.actions import approve_begroting, draw_up_begroting
from billing.begroting.queries import approved_for
from billing.begroting.rules import BegrotingInvoer, FteNorm
from billing.maatstaf.queries import stand_of
from billing.verdeelsleutel.actions import compute_verdeling
from billing.verdeelsleutel.models import Verdeling
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today

BASIS = Decimal("0.75")
TARIEF_CENT = 98_500_00


def build(actor_drafter: Actor, actor_approver: Actor, jaar: int) -> Verdeling | None:
    """Budgets exactly the norm for the region of these actors. None when the year has a begroting already."""
    if approved_for(jaar):
        return None
    norm = FteNorm(stand_of(actor_drafter.tenant, jaar).totaal, BASIS, politieregio=False)
    begroting = draw_up_begroting(
        actor=actor_drafter,
        invoer=BegrotingInvoer(
            jaar=jaar,
            basis_fte=BASIS,
            politieregio=False,
            fte=norm.norm,
            tarief_cent=TARIEF_CENT,
            overige_kosten_cent=18_500_00,
            overige_kosten_toelichting="Tolken, training en vervoer (voorbeeld)",
            decentralisatie_uitkering_cent=60_000_00,
            eigen_middelen_cent=15_000_00,
        ),
    )
    approve_begroting(
        actor=actor_approver,
        begroting_id=begroting.pk,
        besluit_kenmerk=f"B&W {jaar - 1}-114 (voorbeeld)",
        besluit_datum=today(),
    )
    return compute_verdeling(actor=actor_approver, begroting_id=begroting.pk)
