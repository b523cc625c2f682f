"""Mijn weergaven: the filters of lists that somebody kept for himself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.accounts.weergave import actions, queries
from dekkend.beheer.weergaven.forms import NaamForm
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.saved import WeergaveForm, address, opened

LIJST = "Mijn weergaven"


@require_safe
def weergave_lijst(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    rows = queries.with_names(actor, queries.own_weergaven(actor))
    context = {"weergaven": [(one, address(one.lijst, one.velden)) for one in rows]}
    return pages.render(request, "beheer/weergaven.html", context)


@require_POST
def weergave_bewaren(request: ActorRequest) -> HttpResponse:
    """Sent from above a list, and back to it with the view on."""
    form = WeergaveForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        keuze = opened(request.actor, typed["keuze"])
        with errors_on(form):
            made = actions.save_weergave(actor=request.actor, keuze=keuze, naam=typed["naam"], eerste=typed["eerste"])
            messages.success(request, "De weergave is bewaard. U vindt haar boven de lijst terug.")
            return redirect(address(made.lijst, made.velden))
    return pages.form_page(
        request,
        form,
        title="Weergave bewaren",
        submit="Weergave bewaren",
        back=reverse("weergave_lijst"),
        breadcrumb=_crumbs("Weergave bewaren"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def weergave_wijzigen(request: ActorRequest, weergave_id: UUID) -> HttpResponse:
    found = queries.weergave_for(request.actor, weergave_id)
    form = NaamForm(request.POST or None, initial={"naam": found.naam})
    if form.is_valid():
        with errors_on(form):
            actions.rename_weergave(actor=request.actor, weergave_id=weergave_id, naam=form.cleaned_data["naam"])
            messages.success(request, "De naam is gewijzigd.")
            return redirect("weergave_lijst")
    return pages.form_page(
        request,
        form,
        title="Naam wijzigen",
        submit="Opslaan",
        back=reverse("weergave_lijst"),
        intro=f"{found.titel}. {found.woorden}.",
        breadcrumb=_crumbs("Naam wijzigen"),
    )


@require_POST
def weergave_eerste(request: ActorRequest, weergave_id: UUID) -> HttpResponse:
    """With `eerste` empty the list opens with everything again."""
    eerste = bool(request.POST.get("eerste"))
    found = actions.put_first(actor=request.actor, weergave_id=weergave_id, eerste=eerste)
    told = "deze weergave" if eerste else "alles"
    messages.success(request, f"De lijst “{found.titel}” opent voortaan met {told}.")
    return redirect("weergave_lijst")


@require_POST
def weergave_weghalen(request: ActorRequest, weergave_id: UUID) -> HttpResponse:
    actions.remove_weergave(actor=request.actor, weergave_id=weergave_id)
    messages.success(request, "De weergave is weggehaald. De lijst zelf is niet veranderd.")
    return redirect("weergave_lijst")


def _crumbs(here: str) -> pages.Crumbs:
    return ((LIJST, reverse("weergave_lijst")), (here, ""))
