"""Background work: `celery -A dekkend.celery worker` and `beat`."""

import os

from celery import Celery
from celery.signals import task_postrun

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dekkend.settings.local")

app = Celery("dekkend")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["tenants.post"], related_name="tasks")


@task_postrun.connect
def forget_keys(**_: object) -> None:
    """What a task has opened is not kept for the next one."""
    from dekkend.keys.keyring import forget  # noqa: PLC0415  models are ready only when tasks run

    forget()
