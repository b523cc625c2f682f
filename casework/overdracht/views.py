"""Pages of handing over: offering a dossier, following that, and deciding on what others offer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.concept.formulier import keep
from casework.dossier.models import Dossier
from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs
from casework.gemeenten import naam_van
from casework.kenmerken import vormen_tekst
from casework.overdracht import actions, queries
from casework.overdracht import overname as overnames
from casework.overdracht.forms import OverdrachtForm, WeigerForm
from casework.overdracht.rules import BLIJFT, DOEL, RECHTSGROND_BRONNEN
from casework.overdracht.tables import IN, UIT, OverdrachtTable, OvernameTable
from casework.toestemming.eerst import to_ground, wants_ground_first
from casework.toestemming.queries import valid_grounds
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.parts import Tab
from tenants.public import names_of

LIJST = "Overdrachten"
UITLEG = (
    "De andere regio ziet eerst alleen wat voor zaak het is: reden, vormen, leeftijdsgroep, woongemeente en fase. "
    "Geen naam en geen nummer. Neemt zij het aan, dan gaat het hele dossier er verzegeld heen. "
    "Hier blijft bijna niets. Let op: documenten gaan niet mee. Haal ze op voordat u het dossier aanbiedt."
)


def _tabs(current: str) -> list[Tab]:
    names = {"overname_lijst": "Aan ons aangeboden", "overdracht_lijst": "Door ons aangeboden"}
    return [Tab(label, reverse(name), name == current) for name, label in names.items()]


@require_safe
def overname_lijst(request: ActorRequest) -> HttpResponse:
    table = OvernameTable(queries.overnames(request.actor))
    return _list(request, table, "overname_lijst")


@require_safe
def overdracht_lijst(request: ActorRequest) -> HttpResponse:
    table = OverdrachtTable(queries.overdrachten(request.actor))
    return _list(request, table, "overdracht_lijst")


def _list(request: ActorRequest, table: OvernameTable | OverdrachtTable, current: str) -> HttpResponse:
    return pages.list_page(
        request,
        title=LIJST,
        table=table,
        template="casework/overdracht/lijst.html",
        context={"tabs": _tabs(current)},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def dossier_overdragen(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    actor = request.actor
    dossier = queries.dossier_to_offer(actor, dossier_id)
    regios, gronden = queries.receivers(actor), valid_grounds(dossier, DOEL)
    form = OverdrachtForm(request.POST or None, regios=regios, met_grond=gronden)
    kept = keep(request, form, dossier_id)
    if wants_ground_first(request):
        chosen, terug = request.POST.get("ontvanger", ""), kept.put_away(request.POST)
        return to_ground(request, dossier_id, doel=DOEL, ontvanger=chosen, terug=terug)
    if form.is_valid():
        with errors_on(form):
            overdracht = actions.offer_overdracht(actor=actor, dossier_id=dossier_id, **form.cleaned_data)
            kept.let_go()
            messages.success(request, "Het dossier is aangeboden. U hoort het als de andere regio antwoordt.")
            return redirect("overdracht", overdracht.pk)
    return pages.form_page(
        request,
        form,
        title=f"Dossier {dossier.nummer} overdragen",
        submit="Dossier aanbieden",
        back=reverse("dossier", args=[dossier_id]),
        intro=UITLEG,
        template="casework/overdracht/overdragen.html",
        context={"kept": kept, "gronden": [(naam, gronden[code].tekst) for code, naam in regios if code in gronden]},
        breadcrumb=dossier_crumbs(dossier, "Overdragen"),
    )


@require_safe
def overdracht(request: ActorRequest, overdracht_id: UUID) -> HttpResponse:
    found = queries.overdracht_for(request.actor, overdracht_id)
    return pages.render(
        request,
        "casework/overdracht/overdracht.html",
        {
            "overdracht": found,
            "naar": names_of([found.ontvanger]).get(found.ontvanger, "Onbekend"),
            "bron": RECHTSGROND_BRONNEN[found.rechtsgrond],
            "brief": queries.letter_of(found),
            "te_laat": found.status == "aangeboden" and found.reageren_voor < today(),
            "blijft": BLIJFT,
            "STAND": UIT,
            "crumbs": ((LIJST, reverse("overdracht_lijst")), (found.dossier.nummer, "")),
        },
    )


@require_POST
def overdracht_intrekken(request: ActorRequest, overdracht_id: UUID) -> HttpResponse:
    actions.withdraw_overdracht(actor=request.actor, overdracht_id=overdracht_id)
    messages.success(request, "Het aanbod is ingetrokken. Het dossier blijft bij u.")
    return redirect("overdracht", overdracht_id)


@require_POST
def overdracht_terughalen(request: ActorRequest, overdracht_id: UUID) -> HttpResponse:
    actions.call_back_overdracht(actor=request.actor, overdracht_id=overdracht_id)
    messages.success(request, "Het dossier is terug. U kunt er weer in werken.")
    return redirect("overdracht", overdracht_id)


@require_safe
def overname(request: ActorRequest, overname_id: UUID) -> HttpResponse:
    return _offer(request, overname_id, WeigerForm())


@require_POST
def overname_aannemen(request: ActorRequest, overname_id: UUID) -> HttpResponse:
    overnames.accept_overname(actor=request.actor, overname_id=overname_id)
    messages.success(request, "Aangenomen. Het dossier komt binnen enkele minuten, en u bent de zorgcoördinator.")
    return redirect("overname", overname_id)


@require_POST
def overname_weigeren(request: ActorRequest, overname_id: UUID) -> HttpResponse:
    form = WeigerForm(request.POST)
    if form.is_valid():
        overnames.refuse_overname(actor=request.actor, overname_id=overname_id, **form.cleaned_data)
        messages.success(request, "Geweigerd. De andere regio hoort waarom, en houdt het dossier.")
        return redirect("overname", overname_id)
    return _offer(request, overname_id, form, pages.UNPROCESSABLE)


def _offer(request: ActorRequest, overname_id: UUID, form: WeigerForm, status: int = 200) -> HttpResponse:
    found = queries.look_at_overname(request.actor, overname_id)
    van = names_of([found.afzender]).get(found.afzender, "Onbekend")
    context = {
        "overname": found,
        "van": van,
        "bron": RECHTSGROND_BRONNEN[found.rechtsgrond],
        "vormen": vormen_tekst(found.vormen),
        "gemeente": naam_van(found.gm_code),
        "open": found.status == "aangeboden",
        "form": form,
        "STAND": IN,
        "crumbs": ((LIJST, reverse("overname_lijst")), (van, "")),
    }
    return pages.render(request, "casework/overdracht/overname.html", context, status)


def handed_over_page(request: ActorRequest, dossier: Dossier) -> HttpResponse:
    """In the place of the dossier, which came through the gate already."""
    last = queries.last_of(dossier.pk)
    context = {
        "dossier": dossier,
        "overdracht": last,
        "naar": names_of([last.ontvanger]).get(last.ontvanger, "Onbekend") if last else "",
        "blijft": BLIJFT,
        "FASE": FASE,
        "crumbs": dossier_crumbs(dossier),
    }
    return pages.render(request, "casework/overdracht/overgedragen.html", context)
