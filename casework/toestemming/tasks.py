"""Letting consents and other grounds fall that ran out, or whose person turned 12 or 16. Celery is the bell; the tables
say which."""

from collections.abc import Callable
from functools import partial

from celery import shared_task

from casework.grondslag.actions import let_ground_lapse
from casework.grondslag.queries import grounds_that_ran_out
from casework.toestemming.actions import let_lapse
from casework.toestemming.queries import to_let_lapse
from dekkend.accounts.actor import system_actor
from dekkend.isolation.context import current_schema
from dekkend.isolation.tasks import TenantTask, for_each
from tenants.public import tenants_of_kind


@shared_task(base=TenantTask, ignore_result=True)
def lapse_toestemmingen() -> None:
    """In this tenant. Twice is once."""
    actor = system_actor(current_schema(), "regio")
    work: list[Callable[[], object]] = [partial(let_lapse, actor=actor, toestemming_id=one) for one in to_let_lapse()]
    work += [partial(let_ground_lapse, actor=actor, grondslag_id=one) for one in grounds_that_ran_out()]
    for_each(lambda one: one(), work)


@shared_task(acks_late=True, ignore_result=True)
def wake_toestemmingen() -> None:
    """Rings for every regio."""
    for tenant in tenants_of_kind("regio"):
        lapse_toestemmingen.delay(tenant.schema)
