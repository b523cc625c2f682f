"""Letting consents and other grounds fall that ran out, or whose person turned 12 or 16. Celery is the bell; the tables
say which."""

from celery import shared_task

from casework.grondslag.actions import let_ground_lapse
from casework.grondslag.queries import grounds_that_ran_out
from casework.toestemming.actions import let_lapse
from casework.toestemming.queries import to_let_lapse
from dekkend.accounts.actor import system_actor
from dekkend.isolation.context import current_schema
from dekkend.isolation.tasks import TenantTask
from tenants.public import tenants_of_kind


@shared_task(base=TenantTask, ignore_result=True)
def lapse_toestemmingen() -> None:
    """In this tenant. Twice is once."""
    actor = system_actor(current_schema(), "regio")
    for toestemming_id in to_let_lapse():
        let_lapse(actor=actor, toestemming_id=toestemming_id)
    for grondslag_id in grounds_that_ran_out():
        let_ground_lapse(actor=actor, grondslag_id=grondslag_id)


@shared_task(acks_late=True, ignore_result=True)
def wake_toestemmingen() -> None:
    """Rings for every regio."""
    for tenant in tenants_of_kind("regio"):
        lapse_toestemmingen.delay(tenant.schema)
