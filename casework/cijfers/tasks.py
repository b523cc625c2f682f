"""Looking whether closed quarters need a supplement. Celery is the bell; the tables say which."""

from celery import shared_task

from casework.cijfers.actions import note_changes
from dekkend.isolation.tasks import TenantTask
from tenants.public import tenants_of_kind


@shared_task(base=TenantTask, ignore_result=True)
def note_cijfers() -> None:
    """In this tenant. Twice is once."""
    note_changes()


@shared_task(acks_late=True, ignore_result=True)
def wake_cijfers() -> None:
    """Rings for every regio."""
    for tenant in tenants_of_kind("regio"):
        note_cijfers.delay(tenant.schema)
