"""The worker knows every task: a message for one that it does not know is thrown away, and nothing is ever done."""

from importlib import import_module

from django.conf import settings

from dekkend.celery import ROOMS, app
from tests.architecture.house import PACKAGES


def test_every_room_with_tasks_is_known_to_the_worker() -> None:
    found = {
        ".".join((name, *file.parent.relative_to(folder).parts))
        for name, folder in PACKAGES.items()
        for file in folder.rglob("tasks.py")
        if "shared_task" in file.read_text(encoding="utf-8")
    }
    assert found == set(ROOMS)


def test_everything_that_is_rung_for_is_a_task_of_such_a_room() -> None:
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        module, _, name = entry["task"].rpartition(".")
        assert module.removesuffix(".tasks") in ROOMS
        assert getattr(import_module(module), name).name in app.tasks
