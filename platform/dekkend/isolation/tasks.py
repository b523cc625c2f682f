"""Background work names its tenant: the schema is the first argument of every task and has no default."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import structlog
from celery import Task
from celery.exceptions import Ignore
from django_tenants.utils import get_tenant_model
from kombu.exceptions import OperationalError

from dekkend.isolation.context import inside
from dekkend.isolation.versions import fits


class TenantTask(Task):  # type: ignore[type-arg]
    """Enters the tenant before the work starts. An unknown schema is an error, never `public`.

    For a tenant that this program cannot work with, or that is closed, the task is dropped: what is to be done is a row
    in a table, and the next bell rings for it.
    """

    abstract = True
    acks_late = True
    # The function has no schema among its arguments, so Celery cannot check a call against it.
    typing = False

    def __call__(self, schema: str, *args: Any, **kwargs: Any) -> Any:
        tenant = get_tenant_model().objects.exclude(kind="public").get(schema_name=schema)
        if tenant.gesloten_at or not fits(tenant):
            raise Ignore
        with inside(tenant):
            return super().__call__(*args, **kwargs)


log = structlog.get_logger()

T = TypeVar("T")


def ring(task: Task, *arguments: str) -> None:  # type: ignore[type-arg]
    """The broker is only a bell: when it is away, the next round finds in a table what is to be done."""
    try:
        task.delay(*arguments)
    except (OSError, OperationalError):
        log.warning("bel_niet_bereikbaar")


def for_each(work: Callable[[T], object], todo: Iterable[T]) -> None:
    """Each on its own: one that fails keeps none of the others waiting, and is tried again in the next round. Raises an
    ExceptionGroup of all that failed when everything was tried."""
    faults = []
    for one in todo:
        try:
            work(one)
        except Exception as fault:  # noqa: BLE001  whatever is wrong with one is not wrong with the next
            faults.append(fault)
    if faults:
        raise ExceptionGroup("niet alles lukte", faults)
