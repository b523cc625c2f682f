"""Keeping the terms of aansluitingen. Celery is the bell; the table holds what is due."""

from celery import shared_task

from dekkend.isolation.tasks import TenantTask
from tenants.onboarding.aansluiting.werk import keep_terms
from tenants.tenant.queries import tenants_of_kind


@shared_task(base=TenantTask, ignore_result=True)
def keep_aansluittermijnen() -> None:
    """In this tenant. Ringing it twice reminds nobody twice."""
    keep_terms()


@shared_task(acks_late=True, ignore_result=True)
def wake_aansluittermijnen() -> None:
    """Rings for every regio."""
    for tenant in tenants_of_kind("regio"):
        keep_aansluittermijnen.delay(tenant.schema)
