"""Computing a distribution and keeping it for good."""

from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from billing.access import require_user
from billing.begroting.models import Begroting
from billing.begroting.rules import refuse_replaced
from billing.maatstaf.queries import inwoners_in
from billing.verdeelsleutel.models import Verdeling, VerdelingRegel
from billing.verdeelsleutel.queries import overgangen_for, participants
from billing.verdeelsleutel.rules import Opdracht, Regel, counted, distribute, key_of, plain
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.errors import Hidden

GEEN_DEEL = Decimal(0)


@transaction.atomic
def compute_verdeling(*, actor: Actor, begroting_id: UUID, gelijk_procent: Decimal = GEEN_DEEL) -> Verdeling:
    """Share what a begroting leaves over the gemeenten that take part in its year.

    `gelijk_procent` of it is the same for every gemeente, the rest follows inhabitants. A concept may be
    tried as often as wanted; a replaced begroting is refused.
    """
    user_id = require_user(actor, "verdeling_vaststellen")
    begroting = Begroting.objects.select_for_update().filter(pk=begroting_id).first()
    if begroting is None:
        raise Hidden
    refuse_replaced(begroting.status)
    inwoners = inwoners_in(begroting.maatstaf)
    uitkomst = distribute(
        Opdracht(
            totaal_cent=begroting.te_verdelen_cent,
            jaar=begroting.jaar,
            deelnemers=participants(actor.tenant, begroting.jaar),
            onderdelen=key_of(gelijk_procent, inwoners),
            overgangen=overgangen_for(begroting.maatstaf, begroting.jaar),
        )
    )
    verdeling = Verdeling.objects.create(
        begroting=begroting,
        maatstaf=begroting.maatstaf,
        nummer=_next_number(begroting),
        totaal_cent=begroting.te_verdelen_cent,
        gelijk_procent=gelijk_procent,
        invoer=uitkomst.invoer,
        hash=uitkomst.hash,
        berekend_door_id=user_id,
    )
    VerdelingRegel.objects.bulk_create(_row(verdeling, regel, inwoners) for regel in uitkomst.regels)
    record(
        "verdeling_berekend",
        actor=actor,
        object_type="verdeling",
        object_id=verdeling.pk,
        ground="recht om een verdeling vast te stellen",
        begroting=str(begroting.pk),
        totaal_cent=verdeling.totaal_cent,
        gemeenten=len(uitkomst.regels),
        hash=uitkomst.hash,
    )
    return verdeling


def _next_number(begroting: Begroting) -> int:
    """The begroting is locked, so nobody else takes the same number."""
    last = begroting.verdelingen.aggregate(last=Max("nummer"))["last"]
    return (last or 0) + 1


def _row(verdeling: Verdeling, regel: Regel, inwoners: dict[str, int]) -> VerdelingRegel:
    return VerdelingRegel(
        verdeling=verdeling,
        gm_code=regel.code,
        naam=regel.naam,
        inwoners=counted(regel, inwoners),
        dagen=regel.dagen,
        bedrag_cent=regel.bedrag_cent,
        spoor=plain(regel),
    )
