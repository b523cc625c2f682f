"""Refusals of the domain become pages; the API has its own answers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from dekkend.core.errors import Hidden, Refused
from dekkend.web.pages import not_found, refused_page

API = "/api/"


class ErrorPages:
    """Hidden is the 404 page, which looks the same whether the thing exists or not; Refused is a page with the
    message and a way back. InvalidInput belongs on the form that was sent, so views deal with that themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if request.path.startswith(API):
            return None
        if isinstance(exception, Hidden):
            return not_found(request, exception)
        if isinstance(exception, Refused):
            return refused_page(request, exception)
        return None
