"""Finishing what was confirmed and not done. Celery is the bell; the table holds what must happen."""

from celery import shared_task

from casework.wissen.actions import carry_out
from casework.wissen.queries import unfinished
from dekkend.isolation.tasks import TenantTask, for_each
from tenants.public import tenants_of_kind


@shared_task(base=TenantTask, ignore_result=True)
def finish_wisverzoeken() -> None:
    """In this tenant. Twice is once."""
    for_each(lambda wisverzoek_id: carry_out(wisverzoek_id=wisverzoek_id), unfinished())


@shared_task(acks_late=True, ignore_result=True)
def wake_wisverzoeken() -> None:
    """Rings for every regio."""
    for tenant in tenants_of_kind("regio"):
        finish_wisverzoeken.delay(tenant.schema)
