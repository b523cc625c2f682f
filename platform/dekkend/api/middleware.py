"""Every answer under /api/ says its version, is not kept by anybody, sets no cookie, and is a problem when it is
an error: also where no view was reached (unknown host or path, a fault of our own)."""

import json
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse

from dekkend.accounts.refusals import note_answer
from dekkend.api.authentication import actor_at_the_door
from dekkend.api.problems import CONTENT_TYPE, body_of
from dekkend.audit.log import LogUnavailable

ERROR = 400
PLAIN = "Gebruik https. Stuurde u een token mee, dan kon iedereen onderweg het lezen: trek het in en maak een nieuw."


class Problems:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(settings.API_PREFIX):
            return self.get_response(request)
        response = self.get_response(request) if _travels_sealed(request) else problem(400, PLAIN)
        response.headers["API-Version"] = settings.API_VERSION
        response.headers["Cache-Control"] = "no-store"
        response.cookies.clear()
        if response.status_code >= ERROR and not response.headers.get("Content-Type", "").startswith(CONTENT_TYPE):
            response.content = json.dumps(body_of(response.status_code), ensure_ascii=False).encode()
            response.headers["Content-Type"] = CONTENT_TYPE
            response.headers["Content-Length"] = str(len(response.content))
        return response


def _travels_sealed(request: HttpRequest) -> bool:
    """A page over http is sent on to https. A program is not: it would go on sending its token in clear, unnoticed."""
    return request.is_secure() or not settings.SECURE_SSL_REDIRECT


def problem(status: int, detail: str) -> HttpResponse:
    return JsonResponse(body_of(status, detail), status=status, content_type=CONTENT_TYPE)


class Refusals:
    """A line for every refusal of a token, also where no view was reached that looks at tokens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path_info.startswith(settings.API_PREFIX):
            return response
        try:
            if request.resolver_match is None:
                request.actor = actor_at_the_door(request)  # type: ignore[attr-defined]
            note_answer(request, response.status_code)
        except LogUnavailable as error:
            return problem(503, error.message)
        return response
