"""Background work: `celery -A dekkend.celery worker` and `beat`."""

import os

from celery import Celery
from celery.signals import setup_logging, task_postrun, worker_init
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dekkend.settings.local")

OWNER_ENGINE = "dekkend.isolation.owner"
OWNERS_TASKS = "tenants.opdracht.tasks."
# Every room with background work: of what is not here the worker throws the messages away.
ROOMS = [
    "casework.cijfers",
    "casework.concept",
    "casework.noodtoegang",
    "casework.opruimen",
    "casework.overdracht",
    "casework.toestemming",
    "casework.wissen",
    "dekkend.accounts.attendering",
    "dekkend.audit",
    "dekkend.beheer.attenderen",
    "governance.overleg",
    "tenants.onboarding.aansluiting",
    "tenants.opdracht",
    "tenants.post",
]

app = Celery("dekkend")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(ROOMS, related_name="tasks")


@setup_logging.connect
def keep_our_logs(**_: object) -> None:
    """Being connected is enough: Celery then leaves the logs as the settings made them."""


@task_postrun.connect
def forget_keys(**_: object) -> None:
    """What a task has opened is not kept for the next one."""
    from dekkend.keys.keyring import forget  # noqa: PLC0415  models are ready only when tasks run

    forget()


@worker_init.connect
def refuse_to_start_with_erased_keys(**_: object) -> None:
    """A restored backup may hold keys of what was erased.

    No connection is left open: in a worker that does not fork, Celery would close its file under our pool, and the next
    who takes it from the pool would wait forever for an answer on a file that is another one by then.
    """
    from django.db import connections  # noqa: PLC0415  settings are ready only when the worker is

    from dekkend.keys.wisregister import require_current  # noqa: PLC0415  models are ready only when the worker is

    require_current()
    for line in connections.all(initialized_only=True):
        line.close()
        line.close_pool()  # type: ignore[attr-defined]


@worker_init.connect
def do_only_the_work_of_the_owner(**_: object) -> None:
    """A process that is the owner of all schemas forgets every task but its own: whoever can reach the broker could
    otherwise have it do any of them."""
    if settings.DATABASES["default"]["ENGINE"] != OWNER_ENGINE:
        return
    for name in [name for name in app.tasks if not name.startswith(OWNERS_TASKS)]:
        app.tasks.unregister(name)
