"""`GET /gezond`: is the platform able to work? Answers on every host, before any tenant is looked up."""

from collections.abc import Callable

import psycopg
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from kombu.exceptions import OperationalError

from dekkend.celery import app

_FAULTS = (Error, psycopg.Error, OperationalError, OSError)


class HealthMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == "/gezond" and request.method in {"GET", "HEAD"}:
            return health()
        return self.get_response(request)


def health() -> JsonResponse:
    """200 when everything answers, else 503; each part is named, and nothing else is."""
    parts = {"database": _works(_database), "broker": _works(_broker), "worker": _works(_worker)}
    status = "ok" if all(parts.values()) else "gestoord"
    named = {name: "ok" if works else "gestoord" for name, works in parts.items()}
    return JsonResponse({"status": status, **named}, status=200 if status == "ok" else 503)


def _works(probe: Callable[[], bool]) -> bool:
    try:
        return probe()
    except _FAULTS:
        return False


def _database() -> bool:
    connection.set_schema_to_public()  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def _broker() -> bool:
    with app.connection_for_write() as line:
        line.ensure_connection(max_retries=1, timeout=2)
        return True


def _worker() -> bool:
    return bool(app.control.ping(timeout=1.0, limit=1))
