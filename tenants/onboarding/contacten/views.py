"""Pages of the contacts of a gemeente: for the gemeente all three at once, for the regio a look and mending one."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.core.errors import Hidden
from dekkend.web import pages
from dekkend.web.together import saving
from tenants.onboarding.aansluiting.queries import aansluiting_for, naam_of
from tenants.onboarding.contacten import actions, queries
from tenants.onboarding.contacten.forms import ContactenForm, ContactForm, shown
from tenants.onboarding.contacten.rules import SOORTEN, TE_HERSTELLEN, check_nameable, shown_iban
from tenants.onboarding.ingang import Ingang, ingang_of
from tenants.onboarding.stukken.queries import akkoorden_for

UNPROCESSABLE = 422
TITLE = "Contacten van uw gemeente"


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aansluiten_contacten(request: ActorRequest) -> HttpResponse:
    ingang = ingang_of(request)
    found, actor = ingang.aansluiting, ingang.actor
    check_nameable(found.status)
    known = queries.contacten_for(actor, found)
    initial = {f"{contact.soort}_{name}": value for contact in known for name, value in shown(contact).items()}
    form = ContactenForm(request.POST if request.method == "POST" else None, initial=initial)
    form.begin(queries.versie_of(known))
    if form.is_valid():
        with saving(form):
            actions.name_contacts(found, actor=actor, contacten=form.contacten(), versie=form.begun_with)
            messages.success(request, "De contacten zijn opgeslagen.")
            return redirect(ingang.terug)
    return _ask(request, ingang, form)


def _ask(request: ActorRequest, ingang: Ingang, form: ContactenForm) -> HttpResponse:
    wrong = form.is_bound and bool(form.errors)
    return pages.render(
        request,
        "onboarding/contacten.html",
        {
            "form": form,
            "ingang": ingang,
            "aansluiting": ingang.aansluiting,
            "title": TITLE,
            "page_title": f"Fout: {TITLE}" if wrong else TITLE,
        },
        UNPROCESSABLE if wrong else 200,
    )


@require_safe
def aansluiting_contacten(request: ActorRequest, aansluiting_id: UUID) -> HttpResponse:
    found = aansluiting_for(request.actor, aansluiting_id)
    naam = naam_of(found.gm_code)
    return pages.render(
        request,
        "onboarding/aansluiting_contacten.html",
        {
            "aansluiting": found,
            "naam": naam,
            "contacten": [
                (contact, shown_iban(contact.iban) if contact.iban else "")
                for contact in queries.contacten_for(request.actor, found)
            ],
            "te_wijzigen": found.status in TE_HERSTELLEN,
            "akkoorden": akkoorden_for(request.actor, found),
            "crumbs": (
                ("Aansluitingen", reverse("aansluiting_lijst")),
                (naam, reverse("aansluiting", args=[found.pk])),
                ("Contacten en akkoord", ""),
            ),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def aansluiting_contact(request: ActorRequest, aansluiting_id: UUID, soort: str) -> HttpResponse:
    found = aansluiting_for(request.actor, aansluiting_id)
    back = reverse("aansluiting_contacten", args=[found.pk])
    contact = {row.soort: row for row in queries.contacten_for(request.actor, found)}.get(soort)
    if contact is None:
        raise Hidden
    form = ContactForm(request.POST if request.method == "POST" else None, soort=soort, initial=shown(contact))
    form.begin(contact.versie)
    if form.is_valid():
        with saving(form):
            actions.change_contact(found, actor=request.actor, invoer=form.invoer(), versie=form.begun_with)
            messages.success(request, "Het contact is gewijzigd.")
            return redirect(back)
    naam = naam_of(found.gm_code)
    return pages.form_page(
        request,
        form,
        title=f"{SOORTEN[soort]} wijzigen",
        submit="Opslaan",
        back=back,
        intro=f"Van {naam}. Alles wat u wijzigt, komt in het logboek.",
        breadcrumb=(("Aansluitingen", reverse("aansluiting_lijst")), (naam, back), (SOORTEN[soort], "")),
    )
