"""The round of the inrichter. This task has a queue of its own, which only the process with the owner's login reads."""

from celery import shared_task

from tenants.opdracht.inrichter import carry_out


@shared_task(acks_late=True, ignore_result=True)
def carry_out_requests() -> None:
    """Everything that waits, of all tenants."""
    while carry_out():
        pass
