"""Clearing away what nobody went on with."""

from celery import shared_task

from casework.concept.actions import remove_old
from dekkend.isolation.tasks import TenantTask
from tenants.public import tenants_of_kind


@shared_task(base=TenantTask, ignore_result=True)
def clear_concepten() -> None:
    """In this tenant. Twice is once."""
    remove_old()


@shared_task(acks_late=True, ignore_result=True)
def wake_concepten() -> None:
    """Rings for everybody who has casework."""
    for kind in ("regio", "gemeente"):
        for tenant in tenants_of_kind(kind):
            clear_concepten.delay(tenant.schema)
