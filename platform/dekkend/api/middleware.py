"""Every answer under /api/ says its version, is not kept by anybody, sets no cookie, and is a problem when it is
an error: also where no view was reached (unknown host or path, a fault of our own)."""

import json
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from dekkend.api.problems import CONTENT_TYPE, body_of

ERROR = 400


class Problems:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path_info.startswith(settings.API_PREFIX):
            return response
        response.headers["API-Version"] = settings.API_VERSION
        response.headers["Cache-Control"] = "no-store"
        response.cookies.clear()
        if response.status_code >= ERROR and not response.headers.get("Content-Type", "").startswith(CONTENT_TYPE):
            response.content = json.dumps(body_of(response.status_code), ensure_ascii=False).encode()
            response.headers["Content-Type"] = CONTENT_TYPE
            response.headers["Content-Length"] = str(len(response.content))
        return response
