"""The round of the postbode and the opening of in-trays. Celery is the bell; the trays hold the post."""

from celery import shared_task

from dekkend.isolation.tasks import TenantTask
from tenants.post.actions import empty_answered, open_letters
from tenants.post.postbode import carry


@shared_task(acks_late=True, ignore_result=True)
def carry_post() -> None:
    """One round of the postbode; then every tenant with letters to open or to empty is woken."""
    for schema in carry():
        open_in_tray.delay(schema)


@shared_task(base=TenantTask, ignore_result=True)
def open_in_tray() -> None:
    """Opens this tenant's letters and empties what was answered; the receipts go with the next round, which is rung
    for."""
    empty_answered()
    if open_letters():
        carry_post.delay()
