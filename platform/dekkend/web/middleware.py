"""Refusals of the domain become pages; the API has its own answers."""

from collections.abc import Callable

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from dekkend.accounts.refusals import note_answer, note_refusal
from dekkend.audit.log import LogUnavailable
from dekkend.core.errors import Hidden, InvalidInput, Refused
from dekkend.web.pages import bad_request, not_found, refused_page, unavailable_page

API = "/api/"


class ErrorPages:
    """Hidden is the 404 page, which looks the same whether the thing exists or not; Refused is a page with the
    message and a way back. InvalidInput belongs on the form that was sent, so views deal with that themselves; where
    there is no field for it (what was kept fits no rule any more) its sentences are a refusal. What could not be
    written in the log is not shown: 503. Every refusal of somebody who is logged in leaves a line."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        malformed = getattr(request, "malformed", False)
        response = bad_request(request) if malformed else self.get_response(request)
        if request.path.startswith(API):
            return response
        try:
            note_answer(request, response.status_code)
        except LogUnavailable as error:
            return unavailable_page(error)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if request.path.startswith(API):
            return None
        try:
            if isinstance(exception, Hidden):
                note_refusal(request)
                return not_found(request, exception)
            if isinstance(exception, LogUnavailable):
                return unavailable_page(exception)
            if isinstance(exception, (Refused, InvalidInput)):
                return refused_page(request, _as_refusal(exception))
        except LogUnavailable as error:
            return unavailable_page(error)
        return None


def _as_refusal(error: Refused | InvalidInput) -> Refused:
    if isinstance(error, Refused):
        return error
    told = [sentence for sentences in error.fields.values() for sentence in sentences]
    return Refused(" ".join(told) or error.message)


class ContentPolicy(CSPMiddleware):
    """The policy of every page, and for a page that shows the button of the organisation's log-in server, leave to
    send its form there (`request.form_targets`)."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        targets = getattr(request, "form_targets", None)
        if targets and not report_only:
            parts.update = {**(parts.update or {}), "form-action": targets}
        return parts
