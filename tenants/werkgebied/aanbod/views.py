"""Offering a gemeente to another regio, and answering what another regio offers."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from dekkend.accounts.requests import ActorRequest
from dekkend.core.errors import Refused
from dekkend.web import pages
from tenants.werkgebied.aanbod import actions, queries
from tenants.werkgebied.aanbod.forms import AanbiedForm, WeigerForm

ASKED = "Hieronder ziet u over enkele seconden of het is gelukt."


@require_http_methods(["GET", "HEAD", "POST"])
def gemeente_aanbieden(request: ActorRequest) -> HttpResponse:
    gemeenten, regios = queries.choices(request.actor)
    typed = request.POST if request.method == "POST" else None
    form = AanbiedForm(typed, gemeenten=gemeenten, regios=regios, initial={"gm_code": request.GET.get("gemeente", "")})
    if form.is_valid():
        try:
            actions.ask_to_offer(actor=request.actor, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Het aanbod is aangevraagd. {ASKED}")
            return redirect("werkgebied")
    return pages.form_page(
        request,
        form,
        title="Gemeente aan een andere regio aanbieden",
        submit="Gemeente aanbieden",
        back=reverse("werkgebied"),
        intro="De gemeente blijft bij uw regio tot de andere regio haar aanneemt. Zo hoort zij altijd ergens bij. "
        "Lopende dossiers gaan niet vanzelf mee: draag die apart over.",
        breadcrumb=(("Werkgebied", reverse("werkgebied")), ("Gemeente aanbieden", "")),
    )


@require_POST
def aanbod_aannemen(request: ActorRequest, gemeenteaanbod_id: UUID) -> HttpResponse:
    actions.ask_step(actor=request.actor, aanbod_id=gemeenteaanbod_id, stap="aannemen")
    messages.success(request, f"U neemt de gemeente over. {ASKED}")
    return redirect("werkgebied")


@require_POST
def aanbod_intrekken(request: ActorRequest, gemeenteaanbod_id: UUID) -> HttpResponse:
    actions.ask_step(actor=request.actor, aanbod_id=gemeenteaanbod_id, stap="intrekken")
    messages.success(request, f"Het aanbod wordt ingetrokken. {ASKED}")
    return redirect("werkgebied")


@require_http_methods(["GET", "HEAD", "POST"])
def aanbod_weigeren(request: ActorRequest, gemeenteaanbod_id: UUID) -> HttpResponse:
    found = queries.aanbod_for(request.actor, gemeenteaanbod_id, to_us=True)
    form = WeigerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.ask_step(
            actor=request.actor, aanbod_id=gemeenteaanbod_id, stap="weigeren", reden=form.cleaned_data["reden"]
        )
        messages.success(request, f"U weigert de gemeente. {ASKED}")
        return redirect("werkgebied")
    return pages.form_page(
        request,
        form,
        title=f"{found.gemeente} niet overnemen",
        submit="Weigeren",
        back=reverse("werkgebied"),
        intro=f"De gemeente blijft dan bij {found.van}.",
        breadcrumb=(("Werkgebied", reverse("werkgebied")), ("Weigeren", "")),
    )
