"""Destroying the keys of what was handed over. Celery is the bell; the table holds what must happen."""

from celery import shared_task

from casework.overdracht.actions import carry_out
from casework.overdracht.queries import unfinished
from dekkend.isolation.tasks import TenantTask, for_each
from tenants.public import tenants_of_kind


@shared_task(base=TenantTask, ignore_result=True)
def finish_overdrachten() -> None:
    """In this tenant. Twice is once."""
    for_each(lambda overdracht_id: carry_out(overdracht_id=overdracht_id), unfinished())


@shared_task(acks_late=True, ignore_result=True)
def wake_overdrachten() -> None:
    """Rings for every regio."""
    for tenant in tenants_of_kind("regio"):
        finish_overdrachten.delay(tenant.schema)
