"""Mailing what waits. Celery is the bell; the table holds what must go."""

from celery import shared_task

from dekkend.accounts.attendering import verzending
from dekkend.isolation.context import schemas
from dekkend.isolation.tasks import TenantTask


@shared_task(base=TenantTask, ignore_result=True)
def send_attenderingen() -> None:
    """Sends what is due in this tenant. Ringing it twice sends nothing twice."""
    verzending.send_attenderingen()


@shared_task(acks_late=True, ignore_result=True)
def wake_attenderingen() -> None:
    """Rings everywhere, for what may go only now and for what could not be sent before."""
    for schema in schemas():
        send_attenderingen.delay(schema)
