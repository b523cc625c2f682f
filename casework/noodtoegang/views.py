"""Pages of noodtoegang: to use it, to end it, to see that it was used, and to judge it."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.noodtoegang import actions, queries
from casework.noodtoegang.forms import NoodtoegangForm, OordeelForm
from casework.noodtoegang.tables import OORDEEL, NoodtoegangTable, judgement_of, often
from dekkend.accounts.access import may, require
from dekkend.accounts.requests import ActorRequest
from dekkend.accounts.stepup import check_stepped_up
from dekkend.core.clock import now, today
from dekkend.web import pages
from dekkend.web.forms import errors_on

TITEL = "Noodtoegang"


@require_safe
def noodtoegang_lijst(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    table = NoodtoegangTable(queries.noodtoegangen_for(actor))
    intro = "Wie opende in nood een dossier van een collega? U beoordeelt elke keer binnen vijf werkdagen."
    return pages.list_page(request, title=TITEL, table=table, intro=intro, shown=partial(queries.looked_at, actor))


@require_http_methods(["GET", "HEAD", "POST"])
def noodtoegang_nieuw(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    require(actor, "noodtoegang_gebruiken")
    form = NoodtoegangForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            check_stepped_up(request)
            noodtoegang = actions.open_noodtoegang(actor=actor, **form.cleaned_data)
            messages.warning(request, "Noodtoegang is open. De FG en de zorgcoördinator zijn gewaarschuwd.")
            return redirect("dossier", noodtoegang.inzage.dossier_id)
    return pages.form_page(
        request,
        form,
        title=TITEL,
        submit="Dossier openen met noodtoegang",
        back=reverse("dossier_lijst"),
        template="casework/noodtoegang/nieuw.html",
        breadcrumb=(("Dossiers", reverse("dossier_lijst")), (TITEL, "")),
        proven=True,
    )


@require_POST
def noodtoegang_beeindigen(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actions.end_noodtoegang(actor=request.actor, dossier_id=dossier_id)
    messages.success(request, "De noodtoegang is beëindigd.")
    return redirect("dossier_lijst")


@require_safe
def noodtoegang(request: ActorRequest, noodtoegang_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.look_at_noodtoegang(actor, noodtoegang_id)
    inzage = found.inzage
    fg = may(actor, "noodtoegang_beoordelen")
    return pages.render(
        request,
        "casework/noodtoegang/noodtoegang.html",
        {
            "noodtoegang": found,
            "inzage": inzage,
            "loopt": inzage.ingetrokken_at is None and inzage.tot is not None and now() < inzage.tot,
            "vaak": often(found) if fg else "",
            "oordeel": judgement_of(found, today()),
            "OORDEEL": OORDEEL,
            "toont_oordeel": fg or bool(found.oordeel),
            "mag_beoordelen": fg and not found.oordeel and inzage.user_id != actor.user_id,
            "te_zien": not fg and queries.waits_to_be_seen(actor, found),
            "crumbs": ((TITEL, reverse("noodtoegang_lijst") if fg else ""), (inzage.dossier.nummer, "")),
        },
    )


@require_POST
def noodtoegang_gezien(request: ActorRequest, noodtoegang_id: UUID) -> HttpResponse:
    actions.mark_seen(actor=request.actor, noodtoegang_id=noodtoegang_id)
    messages.success(request, "Vastgelegd dat u dit heeft gezien.")
    return redirect("mijn_werk")


@require_http_methods(["GET", "HEAD", "POST"])
def noodtoegang_beoordelen(request: ActorRequest, noodtoegang_id: UUID) -> HttpResponse:
    actor = request.actor
    require(actor, "noodtoegang_beoordelen")
    found = queries.look_at_noodtoegang(actor, noodtoegang_id)
    form = OordeelForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            actions.judge_noodtoegang(actor=actor, noodtoegang_id=noodtoegang_id, **form.cleaned_data)
            messages.success(request, "Uw oordeel is vastgelegd.")
            return redirect("noodtoegang_lijst")
    here = reverse("noodtoegang", args=[noodtoegang_id])
    return pages.form_page(
        request,
        form,
        title="Noodtoegang beoordelen",
        submit="Oordeel vastleggen",
        back=here,
        intro=f"{found.inzage.user.naam}, dossier {found.inzage.dossier.nummer}: {found.inzage.reden}",
        breadcrumb=((TITEL, reverse("noodtoegang_lijst")), (found.inzage.dossier.nummer, here), ("Beoordelen", "")),
    )
