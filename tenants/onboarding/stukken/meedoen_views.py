"""The gemeente's pages of the documents: reading, downloading, and agreeing. Also for its guest, later."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on
from tenants.onboarding.ingang import ingang_of
from tenants.onboarding.stukken import actions, queries
from tenants.onboarding.stukken.forms import AkkoordForm
from tenants.onboarding.stukken.rules import can_agree, is_first_time
from tenants.onboarding.stukken.views import parts_of, pdf_answer


@login_not_required
@never_cache
@require_safe
def aansluiten_stukken(request: ActorRequest) -> HttpResponse:
    ingang = ingang_of(request)
    found = ingang.aansluiting
    readable = queries.readable_for(ingang.actor, found)
    missing = queries.missing_on(today())
    waiting = any(one.geldig and one.akkoord is None for one in readable)
    return pages.render(
        request,
        "onboarding/aansluiten_stukken.html",
        {
            "ingang": ingang,
            "aansluiting": found,
            "stukken": [(one, parts_of(one.stuk.sha256)) for one in readable],
            "ontbreekt": missing,
            "akkoord_nodig": waiting and not missing and can_agree(found.status),
        },
    )


@login_not_required
@never_cache
@require_safe
def aansluiten_stuk(request: ActorRequest, stuk_id: UUID) -> HttpResponse:
    ingang = ingang_of(request)
    return pdf_answer(queries.download_by_gemeente(ingang.actor, ingang.aansluiting, stuk_id))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aansluiten_akkoord(request: ActorRequest) -> HttpResponse:
    ingang = ingang_of(request)
    found, actor = ingang.aansluiting, ingang.actor
    is_first_time(found.status)
    form = AkkoordForm(request.POST if request.method == "POST" else None)
    form.offer(queries.to_agree_for(actor, found))
    if form.is_valid():
        typed = form.cleaned_data
        with errors_on(form):
            actions.agree(
                found,
                actor=actor,
                besluitnummer=typed["besluitnummer"],
                besluitdatum=typed["besluitdatum"],
                stukken=form.read(),
                door=typed["door"],
            )
            messages.success(request, "Het akkoord van uw gemeente is vastgelegd.")
            return redirect(ingang.terug)
    return pages.form_page(
        request,
        form,
        title="Akkoord geven",
        submit="Akkoord geven",
        back=reverse("aansluiten_stukken"),
        intro="Lees de stukken eerst. Het college besluit; u legt hier vast welk besluit dat is.",
        template="onboarding/akkoord.html",
        context={"aansluiting": found, "ingang": ingang},
    )
