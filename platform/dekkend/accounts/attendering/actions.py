"""Writing that something waits for somebody, beside the deed itself. It is mailed by `verzending`."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from dekkend.accounts.actor import Actor
from dekkend.accounts.attendering.models import Attendering
from dekkend.accounts.attendering.rules import check_voorkeur, due_at
from dekkend.accounts.models import User
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden
from dekkend.isolation.context import current_schema
from dekkend.isolation.tasks import ring

GROUND = "eigen voorkeur"


@transaction.atomic
def remind(*, actor: Actor, soort: str, ontvangers: Iterable[UUID | None], haast: bool = False) -> int:
    """For colleagues and guests with an account that is open; whoever did it himself knows already. In the transaction
    of the deed: no deed, no mail. Returns how many will be mailed."""
    wanted = {one for one in ontvangers if one is not None and one != actor.user_id}
    if not wanted:
        return 0
    users = User.objects.filter(pk__in=wanted, is_active=True).order_by("pk")
    last = dict(
        Attendering.objects.filter(ontvanger__in=wanted).values_list("ontvanger").annotate(laatst=Max("gemeld_at"))
    )
    rows = [
        Attendering(ontvanger=user, soort=soort, haast=haast, gemaakt_at=now(), mailen_vanaf=vanaf)
        for user in users
        if (vanaf := due_at(user.attenderen, now(), last.get(user.pk), haast=haast))
    ]
    Attendering.objects.bulk_create(rows)
    if rows:
        schema = current_schema()
        transaction.on_commit(lambda: _ring(schema), robust=True)
    return len(rows)


@transaction.atomic
def choose_voorkeur(*, actor: Actor, attenderen: str) -> None:
    """For oneself. What waits to be mailed by the old choice still goes. Raises InvalidInput, and Hidden for who is
    nobody."""
    user = User.objects.select_for_update().filter(pk=actor.user_id).first() if actor.user_id else None
    if user is None:
        raise Hidden
    user.attenderen = check_voorkeur(attenderen)
    user.save(update_fields=["attenderen"])
    record(
        "attenderen_gekozen", actor=actor, object_type="gebruiker", object_id=user.pk, ground=GROUND, keuze=attenderen
    )


def _ring(schema: str) -> None:
    from dekkend.accounts.attendering.tasks import send_attenderingen  # noqa: PLC0415  tasks import what sends

    ring(send_attenderingen, schema)
