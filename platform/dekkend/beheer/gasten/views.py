"""Inviting a guest of the regio, and changing until when a guest comes in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dekkend.accounts.gast.actions import change_guest, invite_guest_by_hand
from dekkend.accounts.requests import ActorRequest
from dekkend.accounts.stepup import check_stepped_up
from dekkend.beheer.gasten import queries
from dekkend.beheer.gasten.forms import GastForm, GastTermijnForm
from dekkend.beheer.uitnodigen.views import link_of, tell
from dekkend.web import pages
from dekkend.web.forms import errors_on

LIJST = "Gebruikers"


@require_http_methods(["GET", "HEAD", "POST"])
def gast_uitnodigen(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    form = GastForm(
        request.POST if request.method == "POST" else None,
        gemeenten=queries.gemeenten_to_choose(actor),
        organisaties=queries.organisaties_to_choose(actor),
    )
    if form.is_valid():
        typed = form.cleaned_data
        with errors_on(form):
            check_stepped_up(request)
            made = invite_guest_by_hand(
                actor=actor,
                email=typed["email"],
                naam=typed["naam"],
                rol=typed["rol"],
                gast=form.gast(),
                link=link_of(request),
            )
            tell(request, made)
            return redirect("gebruiker_uitnodigingen")
    return pages.form_page(
        request,
        form,
        title="Gast uitnodigen",
        submit="Uitnodiging sturen",
        back=reverse("gebruiker_lijst"),
        intro="Een gast van een gemeente ziet alleen wat die gemeente zelf heeft gemeld. Een ketenpartner ziet alleen "
        "wat met hem is gedeeld. De gast krijgt een e-mail met een link, en kiest zelf een wachtwoord.",
        breadcrumb=((LIJST, reverse("gebruiker_lijst")), ("Gast uitnodigen", "")),
        proven=True,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def gast_termijn(request: ActorRequest, user_id: UUID) -> HttpResponse:
    actor = request.actor
    gast = queries.guest_to_change(actor, user_id)
    form = GastTermijnForm(request.POST if request.method == "POST" else None, initial={"tot": gast.gast_tot})
    if form.is_valid():
        with errors_on(form):
            change_guest(actor=actor, user_id=user_id, tot=form.cleaned_data["tot"])
            messages.success(request, "De termijn is gewijzigd.")
            return redirect("gebruiker", user_id)
    back = reverse("gebruiker", args=[user_id])
    return pages.form_page(
        request,
        form,
        title="Termijn van een gast wijzigen",
        submit="Termijn opslaan",
        back=back,
        intro=f"Na deze dag kan {gast.naam} niet meer inloggen. Moet het nu meteen stoppen? Sluit dan het account.",
        breadcrumb=((LIJST, reverse("gebruiker_lijst")), (gast.naam, back), ("Termijn wijzigen", "")),
    )
