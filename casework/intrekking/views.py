"""Taking a registration back, and the receipt."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.dossier.tabs import dossier_crumbs, tab_crumbs
from casework.intrekking import actions, queries
from casework.intrekking.forms import RegistratieintrekkingForm
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.parts import Trail

TITEL = "Registratie intrekken"


@require_http_methods(["GET", "HEAD", "POST"])
def registratie_intrekken(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    dossier = queries.dossier_to_withdraw(request.actor, dossier_id)
    form = RegistratieintrekkingForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            row = actions.withdraw_registratie(actor=request.actor, dossier_id=dossier_id, **form.cleaned_data)
            messages.success(request, "De registratie is ingetrokken. CoMensha haalt haar nu weg.")
            return redirect("registratieintrekking_bewijs", row.pk)
    return pages.form_page(
        request,
        form,
        title=TITEL,
        submit=TITEL,
        back=reverse("dossier_registratie", args=[dossier_id]),
        intro="CoMensha haalt de gegevens van deze persoon meteen weg. Het dossier telt mee zonder naam. Wil de "
        "persoon de toestemming intrekken? Doe dat dan bij de toestemming.",
        breadcrumb=tab_crumbs(dossier, "Toestemming en registratie", "dossier_registratie", TITEL),
    )


@require_safe
def registratieintrekking_bewijs(request: ActorRequest, registratieintrekking_id: UUID) -> HttpResponse:
    """A page to print for the person."""
    dossier, found = queries.look_at_intrekking(request.actor, registratieintrekking_id)
    return pages.render(
        request,
        "casework/intrekking/bewijs.html",
        {
            "dossier": dossier,
            "intrekking": found.rij,
            "bevestigd": found.bevestigd,
            "back": reverse("dossier_registratie", args=[dossier.pk]),
            "vandaag": today(),
            # Without the warnings: the person reads along, and takes the paper home.
            "crumbs": Trail(dossier_crumbs(dossier, "Bewijs van intrekking")),
        },
    )
