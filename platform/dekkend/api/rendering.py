"""Moments leave the API in UTC, whatever time zone they were made in (NL API Design Rules, date-time/timezone)."""

from datetime import UTC, datetime
from typing import Any

from rest_framework.renderers import JSONRenderer
from rest_framework.utils.encoders import JSONEncoder


class UtcEncoder(JSONEncoder):
    def default(self, obj: Any) -> Any:
        return super().default(obj.astimezone(UTC) if isinstance(obj, datetime) else obj)


class ApiRenderer(JSONRenderer):
    encoder_class = UtcEncoder
