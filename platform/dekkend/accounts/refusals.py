"""Whoever is logged in and asks for something that is refused leaves one line: what is hidden, what does not exist,
what cannot be understood. What somebody typed wrong in a form is no refusal, and a stranger leaves no line."""

from django.conf import settings
from django.http import HttpRequest

from dekkend.audit.log import record_refusal

REFUSING = frozenset({400, 403, 404, 405, 406, 413, 415})
UNKNOWN = "onbekend"


def route_of(request: HttpRequest) -> str:
    return (request.resolver_match.url_name if request.resolver_match else "") or UNKNOWN


def note_refusal(request: HttpRequest) -> None:
    """Once for each request. Raises LogUnavailable."""
    if not getattr(request, "refusal_noted", False):
        request.refusal_noted = True  # type: ignore[attr-defined]
        record_refusal(request.actor, route_of(request))  # type: ignore[attr-defined]


def note_answer(request: HttpRequest, status: int) -> None:
    """The same for an answer that was already made. A file that is not there was asked for by a page."""
    if status in REFUSING and not request.path_info.startswith(settings.STATIC_URL):
        note_refusal(request)
