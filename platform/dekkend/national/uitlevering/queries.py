"""Reading what left the national tier."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.errors import Hidden
from dekkend.national.uitlevering.actions import RIGHT
from dekkend.national.uitlevering.models import Uitgeleverd, Uitlevering

TE_MELDEN = Q(regels__ingetrokken_at__isnull=False, regels__gemeld_at=None)


def uitleveringen(actor: Actor) -> QuerySet[Uitlevering]:
    """Newest first, with how much of each must still be told to its receiver. Raises Hidden without the right."""
    require(actor, RIGHT)
    rows = Uitlevering.objects.annotate(te_melden=Count("regels", filter=TE_MELDEN))
    return rows.select_related("gemaakt_door").order_by("-gemaakt_at")


def uitlevering_of(actor: Actor, uitlevering_id: UUID) -> tuple[Uitlevering, list[Uitgeleverd]]:
    """With the registrations in it whose ground went. Raises Hidden."""
    found = uitleveringen(actor).filter(pk=uitlevering_id).first()
    if found is None:
        raise Hidden
    return found, list(found.regels.filter(ingetrokken_at__isnull=False).order_by("-ingetrokken_at"))


def to_report(actor: Actor) -> list[Any]:
    """Those whose receiver does not know yet that something was taken back, with how much."""
    rows: QuerySet[Any] = uitleveringen(actor)
    return list(rows.filter(te_melden__gt=0))
