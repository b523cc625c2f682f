"""From whatever went wrong in a view to a problem. Nothing of the program is told: no class, no trace."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import DataError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from dekkend.accounts.refusals import note_refusal
from dekkend.api.problems import CONTENT_TYPE, body_of
from dekkend.audit.log import LogUnavailable
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.core.merging import Overtaken

NOT_THERE = (Http404, PermissionDenied, exceptions.PermissionDenied)
TOO_MUCH = "Een waarde is te groot, te lang of bevat een teken dat niet mag."


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """None for a fault of our own: that becomes a 500 without details."""
    set_rollback()
    try:
        return _ours(error, context) or _of_the_framework(error)
    except LogUnavailable as unwritten:
        return _response(503, unwritten.message)


def _ours(error: Exception, context: dict[str, Any]) -> Response | None:
    match error:
        case InvalidInput():
            return _response(400, error.message, {_camel(name): said for name, said in error.fields.items()})
        case Overtaken():
            return _response(412)
        case Refused():
            return _response(409, error.message)
        case Hidden():
            note_refusal(context["request"]._request)
            return _response(404)
        case LogUnavailable():
            return _response(503, error.message)
    return None


def _of_the_framework(error: Exception) -> Response | None:
    """In our own sentences: those of the framework are not for users."""
    if isinstance(error, NOT_THERE):
        return _response(404)
    if isinstance(error, RequestDataTooBig | DataError):
        return _response(413) if isinstance(error, RequestDataTooBig) else _response(400, TOO_MUCH)
    match error:
        case exceptions.ValidationError():
            return _response(400, "Controleer de invoer.", dict(_flatten(error.detail)))
        case exceptions.Throttled():
            return _response(429, headers={"Retry-After": str(max(1, math.ceil(_wait_of(error))))})
        case exceptions.APIException():
            anonymous = error.status_code == exceptions.NotAuthenticated.status_code
            return _response(error.status_code, headers={"WWW-Authenticate": "Bearer"} if anonymous else None)
    return None


def _camel(name: str) -> str:
    """Rules name fields as Python does, the API as JSON does."""
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


def _wait_of(error: exceptions.Throttled) -> float:
    return float(getattr(error, "wait", None) or 1)


def _flatten(detail: Any, prefix: str = "") -> Iterator[tuple[str, list[str]]]:
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _flatten(inner, f"{prefix}.{name}" if prefix else str(name))
    elif isinstance(detail, list) and any(isinstance(inner, dict | list) for inner in detail):
        for number, inner in enumerate(detail):
            yield from _flatten(inner, f"{prefix}.{number}")
    else:
        yield prefix, [str(inner) for inner in (detail if isinstance(detail, list) else [detail])]


def _response(
    status: int,
    detail: str = "",
    invalid: Mapping[str, Sequence[str]] | None = None,
    *,
    headers: dict[str, str] | None = None,
) -> Response:
    return Response(body_of(status, detail, invalid), status=status, headers=headers, content_type=CONTENT_TYPE)
