"""Asking for another working area. The inrichter writes it; what cannot be is said before that."""

from django.db import transaction

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.errors import Refused
from tenants.opdracht.public import Opdracht, ask
from tenants.werkgebied.queries import RIGHT, plan_for, werkgebied_for
from tenants.werkgebied.rules import Wijziging
from tenants.werkgebied.wijzigen import SOORT, contents_of


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
        ground="recht om het werkgebied van de regio te wijzigen",
        vanaf=wijziging.vanaf.isoformat(),
        erbij=sorted(wijziging.erbij),
        eraf=sorted(wijziging.eraf),
        centrum=wijziging.centrum,
    )
    return opdracht
