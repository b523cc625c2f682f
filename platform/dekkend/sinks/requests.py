"""One line for every request: who did what, where and how long it took. Never an address with ids or a query."""

from collections.abc import Callable
from time import perf_counter

import structlog
from django.http import HttpRequest, HttpResponse

from dekkend.audit.trace import current

METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
SERVER_FAULT = 500

log = structlog.get_logger()


class RequestLog:
    """The number of the request goes back to the visitor in `X-Request-Id`, so that a question can be looked up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = perf_counter()
        response = self.get_response(request)
        fields = {
            "method": request.method if request.method in METHODS else "ANDERS",
            "route": _route_of(request),
            "status": response.status_code,
            "duration_ms": round((perf_counter() - begun) * 1000, 1),
            **_who(request),
        }
        write = log.error if response.status_code >= SERVER_FAULT else log.info
        write("verzoek", **fields)
        if current().request_id:
            response.headers["X-Request-Id"] = current().request_id
        return response


def _route_of(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.url_name if match else "") or "onbekend"


def _who(request: HttpRequest) -> dict[str, object]:
    """The tenant's own connection is given back by now, so what the request knew is used."""
    tenant, actor = getattr(request, "tenant", None), getattr(request, "actor", None)
    found: dict[str, object] = {}
    if tenant is not None:
        found |= {"tenant": tenant.schema_name, "kind": tenant.kind}
    if actor is not None and actor.user_id is not None:
        found["user_id"] = actor.user_id
    return found
