"""The page "Onze aansluiting" of a gemeente, and the form with her contacts."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on
from tenants.onboarding.contacten.forms import ContactenForm
from tenants.onboarding.contacten.rules import SOORTEN
from tenants.onze_aansluiting import actions, queries
from tenants.onze_aansluiting.models import STANDEN, OnzeAansluiting
from tenants.tenant.queries import names_of

TITEL = "Onze aansluiting"


@require_safe
def onze_aansluiting(request: ActorRequest) -> HttpResponse:
    rows = queries.aansluitingen_for(request.actor)
    names = names_of({row.regio for row in rows})
    shown = [{"row": row, "regio": names.get(row.regio, "Onbekend"), "contacten": _contacts(row)} for row in rows]
    return pages.render(request, "tenants/onze_aansluiting/onze_aansluiting.html", {"rijen": shown, "STAND": STANDEN})


def _contacts(row: OnzeAansluiting) -> list[tuple[str, dict[str, Any]]]:
    known = [one for one in row.contacten or [] if isinstance(one, dict)]
    return [(SOORTEN[one["soort"]], one) for one in known if one.get("soort") in SOORTEN]


@require_http_methods(["GET", "HEAD", "POST"])
def onze_contacten(request: ActorRequest) -> HttpResponse:
    row = queries.current(request.actor)
    if row is None:
        messages.warning(request, "Uw gemeente is nog niet aangesloten bij een regio.")
        return redirect("onze_aansluiting")
    form = ContactenForm(request.POST or None, initial=_initial(row))
    if form.is_valid():
        with errors_on(form):
            actions.send_contacts(actor=request.actor, contacten=form.contacten())
            messages.success(request, "Verstuurd aan de regio. Zodra zij het heeft verwerkt, staat het hier.")
            return redirect("onze_aansluiting")
    return pages.form_page(
        request,
        form,
        title="Onze contacten",
        submit="Naar de regio sturen",
        back=reverse("onze_aansluiting"),
        breadcrumb=((TITEL, reverse("onze_aansluiting")), ("Contacten", "")),
    )


def _initial(row: OnzeAansluiting) -> dict[str, str]:
    return {f"{one['soort']}_{name}": value for _, one in _contacts(row) for name, value in one.items()}
