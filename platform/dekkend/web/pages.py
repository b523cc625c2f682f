"""How a page is answered: shape and wording only, so that a view is one call of an action or query and one of these."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.shortcuts import render as django_render
from django.template.loader import render_to_string
from django_tables2 import RequestConfig

from dekkend.accounts.stepup import has_stepped_up, step_up_url
from dekkend.core.errors import DekkendError
from dekkend.web import csp, saved
from dekkend.web.parts import Action, Crumbs

__all__ = ["Action", "Crumbs", "form_page", "list_page", "prove_first", "refused_page", "render", "unknown_host_page"]

UNPROCESSABLE = 422
RESULTS = "resultaten"


def render(
    request: HttpRequest, template: str, context: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    return django_render(request, template, dict(context or {}), status=status)


def form_page(
    request: HttpRequest,
    form: BaseForm,
    *,
    title: str,
    submit: str,
    back: str = "",
    intro: str = "",
    template: str = "web/form_page.html",
    breadcrumb: Crumbs = (),
    context: Mapping[str, Any] | None = None,
    proven: bool = False,
) -> HttpResponse:
    """A page with one form. A form with errors comes back as it was typed, with status 422.

    `proven`: for who has just proved who he is. Others do that first, and come back; the view still asks
    `check_stepped_up` before it does anything."""
    wrong = form.is_bound and bool(form.errors)
    stale = proven and not has_stepped_up(request)
    if stale and not form.is_bound:
        return redirect(step_up_url(request))
    values = {"form": form, "title": title, "submit": submit, "back": back, "intro": intro}
    values |= {"crumbs": breadcrumb, "page_title": f"Fout: {title}" if wrong else title}
    values |= {"bewijzen": step_up_url(request) if stale else "", **(context or {})}
    return render(request, template, values, UNPROCESSABLE if wrong else 200)


def prove_first(request: HttpRequest, back: str) -> HttpResponse:
    """For a button that wants to know anew who presses it: off to prove that, and from there to the page it is on."""
    messages.warning(request, "Bewijs eerst opnieuw wie u bent. Druk daarna nog eens op de knop.")
    return redirect(step_up_url(request, back))


def list_page(
    request: HttpRequest,
    *,
    title: str,
    table: Any,
    filterset: Any = None,
    actions: Sequence[Action] = (),
    intro: str = "",
    template: str = "web/list_page.html",
    breadcrumb: Crumbs = (),
    context: Mapping[str, Any] | None = None,
    per_page: int = 25,
    shown: Callable[[list[Any]], None] | None = None,
) -> HttpResponse:
    """A list with its filter, sorted and paged in the database. htmx gets only the results. Who asks for nothing yet
    and put a view of his own first, is sent to that.

    `shown` gets the rows of this page before anything of them is drawn: to log the look, and to fetch their keys.
    """
    own = saved.saved_of(request, filterset)
    first = saved.first_of(request, own)
    if first:
        return redirect(first)
    table.results = RESULTS
    RequestConfig(request, paginate={"per_page": per_page, "silent": True}).configure(table)
    if shown is not None:
        shown([row.record for row in table.paginated_rows])
    values = {"table": table, "filter": filterset, "title": title, "actions": actions, "intro": intro}
    values |= {"crumbs": breadcrumb, "results": RESULTS, "count": table.paginator.count, **(context or {})}
    values["bar"] = saved.bar_of(request, own, title, table, filterset)
    htmx = getattr(request, "htmx", None)
    partial = htmx is not None and htmx.target == RESULTS
    return render(request, "web/_results.html" if partial else template, values)


def _bare_page(status: int, title: str, text: str) -> HttpResponse:
    """A page that needs no tenant, no user and no database, and names nothing."""
    response = HttpResponse(render_to_string("web/bare.html", {"title": title, "text": text}), status=status)
    response.headers["Content-Security-Policy"] = csp.header()
    return response


def _error_page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    if getattr(request, "tenant", None) is None or getattr(request, "actor", None) is None:
        return _bare_page(status, title, text)
    return render(request, "web/error.html", {"title": title, "text": text}, status)


def unknown_host_page() -> HttpResponse:
    """The answer at an address where no tenant lives."""
    return _bare_page(404, "Deze pagina bestaat niet", "Controleer het adres dat u heeft ingetypt.")


def refused_page(request: HttpRequest, error: DekkendError) -> HttpResponse:
    """A rule says no: the message and a way back."""
    return _error_page(request, 409, "Dit kan niet", error.message)


def unavailable_page(error: DekkendError) -> HttpResponse:
    """What is needed to answer does not work. Asks nothing of the database."""
    return _bare_page(503, "Dit lukt nu niet", error.message)


def bad_request(request: HttpRequest, exception: BadRequest | None = None) -> HttpResponse:
    return _bare_page(400, "Dit verzoek is niet te begrijpen", "Ga terug naar de vorige pagina en probeer het opnieuw.")


def permission_denied(request: HttpRequest, exception: PermissionDenied | None = None) -> HttpResponse:
    return _error_page(request, 403, "Dit mag niet", "Log opnieuw in of ga terug naar de vorige pagina.")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error_page(
        request,
        404,
        "Deze pagina bestaat niet",
        "Controleer het adres of ga terug naar uw werk. Misschien is de pagina verplaatst.",
    )


def too_many_requests(request: HttpRequest) -> HttpResponse:
    return _error_page(
        request,
        429,
        "Dat ging te snel achter elkaar",
        "U heeft dit te vaak geprobeerd. Wacht een paar minuten en probeer het dan opnieuw.",
    )


def server_error(request: HttpRequest) -> HttpResponse:
    return _bare_page(
        500,
        "Er ging iets mis",
        "Dit ligt niet aan u. Misschien is niet opgeslagen wat u invulde. Probeer het over een paar minuten opnieuw.",
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _error_page(
        request,
        403,
        "Uw formulier is verlopen",
        "De pagina stond te lang open. Ga terug, ververs de pagina en verstuur het formulier opnieuw.",
    )
