"""Pages of what left the national tier: the list, making a file, and telling a receiver what to throw away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.national.uitlevering import actions, queries
from dekkend.national.uitlevering.forms import UitleveringForm
from dekkend.national.uitlevering.tables import UitleveringTable
from dekkend.web import pages
from dekkend.web.forms import errors_on

TITEL = "Uitleveringen"
INTRO = (
    "Registraties als bestand in HTCDS 2.0, zonder naam, geboortedatum en gemeente. Dekkend onthoudt wat naar wie "
    "ging. Trekt iemand de toestemming in, dan staat hier wie u dat moet laten weten."
)


@require_safe
def uitlevering_lijst(request: ActorRequest) -> HttpResponse:
    return pages.list_page(
        request,
        title=TITEL,
        table=UitleveringTable(queries.uitleveringen(request.actor)),
        intro=INTRO,
        actions=[pages.Action("Bestand maken", reverse("uitlevering_nieuw"), icon="download", kind="primary")],
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def uitlevering_nieuw(request: ActorRequest) -> HttpResponse:
    """The answer to the form is the file."""
    queries.uitleveringen(request.actor)
    form = UitleveringForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            _, text = actions.make_uitlevering(actor=request.actor, ontvanger=form.cleaned_data["ontvanger"])
            answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
            answer.headers["Content-Disposition"] = f'attachment; filename="registraties-htcds-{today():%Y-%m-%d}.csv"'
            return answer
    return pages.form_page(
        request,
        form,
        title="Bestand maken",
        submit="Bestand maken en downloaden",
        back=reverse("uitlevering_lijst"),
        intro=INTRO,
        breadcrumb=((TITEL, reverse("uitlevering_lijst")), ("Bestand maken", "")),
    )


@require_safe
def uitlevering(request: ActorRequest, uitlevering_id: UUID) -> HttpResponse:
    found, gone = queries.uitlevering_of(request.actor, uitlevering_id)
    return pages.render(
        request,
        "national/uitlevering/uitlevering.html",
        {
            "uitlevering": found,
            "ingetrokken": gone,
            "crumbs": ((TITEL, reverse("uitlevering_lijst")), (str(found), "")),
        },
    )


@require_POST
def uitlevering_melden(request: ActorRequest, uitlevering_id: UUID) -> HttpResponse:
    actions.report_withdrawals(actor=request.actor, uitlevering_id=uitlevering_id)
    messages.success(request, "Vastgelegd: de ontvanger weet wat weg moet.")
    return redirect("uitlevering", uitlevering_id)
