"""Every working day at eight: who has work that became too late, hears of it. And what is old is forgotten."""

from celery import shared_task

from dekkend.accounts.attendering.verzending import forget_old
from dekkend.beheer.attenderen.laat import remind_of_late_work
from dekkend.isolation.context import schemas
from dekkend.isolation.tasks import TenantTask


@shared_task(base=TenantTask, ignore_result=True)
def attend_on_late_work() -> None:
    forget_old()
    remind_of_late_work()


@shared_task(acks_late=True, ignore_result=True)
def wake_laat_werk() -> None:
    for schema in schemas():
        attend_on_late_work.delay(schema)
