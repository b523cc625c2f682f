"""Asking for another working area. The inrichter writes it; what cannot be is said before that."""

from uuid import UUID

from django.db import transaction

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.errors import Refused
from tenants.opdracht.public import Opdracht, ask, withdraw
from tenants.werkgebied.queries import AANVRAGEN, RIGHT, plan_for, werkgebied_for
from tenants.werkgebied.rules import Wijziging
from tenants.werkgebied.wijzigen import SOORT, contents_of

GROUND = "recht om het werkgebied van de regio te wijzigen"


@transaction.atomic
def ask_change(*, actor: Actor, wijziging: Wijziging) -> Opdracht:
    """Raises Hidden without the right, and Refused with every objection that there is now."""
    require(actor, RIGHT)
    objections = plan_for(actor, werkgebied_for(actor, wijziging.vanaf), wijziging).bezwaren
    if objections:
        raise Refused(" ".join(objections))
    opdracht = ask(SOORT, actor=actor, inhoud=contents_of(wijziging))
    record(
        "werkgebied_wijziging_gevraagd",
        actor=actor,
        object_type="opdracht",
        object_id=opdracht.pk,
        ground=GROUND,
        vanaf=wijziging.vanaf.isoformat(),
        erbij=sorted(wijziging.erbij),
        eraf=sorted(wijziging.eraf),
        centrum=wijziging.centrum,
    )
    return opdracht


def withdraw_change(*, actor: Actor, opdracht_id: UUID) -> None:
    """Takes back a change that still waits. Raises Hidden without the right, and Refused when it is too late."""
    require(actor, RIGHT)
    withdraw(actor=actor, opdracht_id=opdracht_id, soorten=AANVRAGEN, ground=GROUND)
