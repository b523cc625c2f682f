"""Every error of the API is `application/problem+json` (RFC 9457), in Dutch, with the input that was wrong."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework.exceptions import APIException, NotAuthenticated, ValidationError
from rest_framework.response import Response
from rest_framework.views import set_rollback

from dekkend.core.errors import Hidden, InvalidInput, Refused

_TITLES = {
    400: "De invoer klopt niet.",
    401: "Log in met een geldig token.",
    404: "Dit bestaat niet.",
    405: "Dit kan hier niet.",
    406: "Dit formaat leveren wij niet.",
    409: "Dit kan nu niet.",
    415: "Stuur JSON.",
    429: "Te veel aanvragen. Wacht even.",
}


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """None for a fault of our own: that becomes a 500 without details."""
    set_rollback()
    match error:
        case InvalidInput():
            return _response(400, error.message, invalid=error.fields)
        case Refused():
            return _response(409, error.message)
        case Hidden() | Http404() | PermissionDenied():
            return _response(404, "")
        case ValidationError():
            return _response(400, "Controleer de invoer.", invalid=dict(_flatten(error.detail)))
        case APIException():
            headers = {"WWW-Authenticate": "Bearer"} if error.status_code == NotAuthenticated.status_code else {}
            return _response(error.status_code, str(error.detail), headers=headers)
    return None


def _flatten(detail: Any, prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _flatten(inner, f"{prefix}.{name}" if prefix else str(name))
    elif isinstance(detail, list) and any(isinstance(inner, dict | list) for inner in detail):
        for number, inner in enumerate(detail):
            yield from _flatten(inner, f"{prefix}.{number}")
    else:
        yield prefix, [str(inner) for inner in (detail if isinstance(detail, list) else [detail])]


def _camel(name: str) -> str:
    """Rules name fields as Python does, the API as JSON does."""
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


def _response(
    status: int,
    detail: str,
    *,
    invalid: dict[str, list[str]] | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    body: dict[str, Any] = {"type": "about:blank", "title": _TITLES.get(status, "Er ging iets mis."), "status": status}
    if detail:
        body["detail"] = detail
    if invalid:
        body["invalidParams"] = [
            {"name": _camel(name), "reason": " ".join(sentences)} for name, sentences in invalid.items()
        ]
    return Response(body, status=status, headers=headers, content_type="application/problem+json")
