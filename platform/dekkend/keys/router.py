"""Keys live in their own database, and nothing else lives there."""

from typing import Any

from django.db.models import Model

SLEUTELS = "sleutels"


class KeysRouter:
    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        return SLEUTELS if model._meta.app_label == "keys" else None

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool | None:
        if app_label == "keys" or db == SLEUTELS:
            return app_label == "keys" and db == SLEUTELS
        return None
