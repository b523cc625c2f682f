"""Gives every request a number, and takes over the trace of whoever called."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from dekkend.audit.trace import new_trace, tracing


class TraceMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with tracing(new_trace(request.headers.get("traceparent", ""))):
            return self.get_response(request)
