"""Sending invitations. Celery is the bell; the table holds what must go."""

from celery import shared_task

from dekkend.isolation.tasks import TenantTask
from governance.overleg.verzending import send_unsent
from tenants.public import tenants_of_kind


@shared_task(base=TenantTask, ignore_result=True)
def send_invitations() -> None:
    """Sends what waits in this tenant. Ringing it twice sends nothing twice."""
    send_unsent()


@shared_task(acks_late=True, ignore_result=True)
def wake_invitations() -> None:
    """Rings for every regio, for what was not sent because the bell or the mail server was away."""
    for tenant in tenants_of_kind("regio"):
        send_invitations.delay(tenant.schema)
