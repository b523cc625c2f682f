"""The round of the zegelbewaarder. Missing one is no harm: the next one seals what waited."""

from celery import shared_task

from dekkend.audit import sealing


@shared_task(acks_late=True, ignore_result=True)
def seal_logs() -> None:
    sealing.seal_logs()
