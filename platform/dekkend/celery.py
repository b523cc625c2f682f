"""Background work: `celery -A dekkend.celery worker` and `beat`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dekkend.settings.local")

app = Celery("dekkend")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["tenants.post"], related_name="tasks")
