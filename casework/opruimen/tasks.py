"""Finishing what was confirmed and not done. Celery is the bell; the table holds what must happen."""

from celery import shared_task

from casework.opruimen.actions import carry_out
from casework.opruimen.queries import unfinished
from dekkend.isolation.tasks import TenantTask, for_each
from tenants.public import tenants_of_kind


@shared_task(base=TenantTask, ignore_result=True)
def finish_opruimen() -> None:
    """In this tenant. Twice is once."""
    for_each(lambda voorstel_id: carry_out(voorstel_id=voorstel_id), unfinished())


@shared_task(acks_late=True, ignore_result=True)
def wake_opruimen() -> None:
    """Rings for every regio and every gemeente."""
    for kind in ("regio", "gemeente"):
        for tenant in tenants_of_kind(kind):
            finish_opruimen.delay(tenant.schema)
