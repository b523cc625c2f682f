"""Telling of noodtoegang what could not be told at once. Celery is the bell; the table holds what must go."""

from celery import shared_task

from casework.noodtoegang.melden import send_notices
from dekkend.isolation.tasks import TenantTask
from tenants.public import tenants_of_kind


@shared_task(base=TenantTask, ignore_result=True)
def send_noodberichten() -> None:
    """Sends what waits in this tenant. Ringing it twice sends nothing twice."""
    send_notices()


@shared_task(acks_late=True, ignore_result=True)
def wake_noodberichten() -> None:
    """Rings for every regio."""
    for tenant in tenants_of_kind("regio"):
        send_noodberichten.delay(tenant.schema)
