"""Pages of the meldcode, in a gemeente: the list, the five steps, and the decision."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.concept.formulier import keep
from casework.contact.queries import gemeenten_to_choose
from casework.meldcode import actions, queries
from casework.meldcode.forms import BeginForm, BesluitForm, GesprekForm, OverlegForm, StapForm, WegenForm
from casework.meldcode.models import Signalering
from casework.meldcode.rules import ANTWOORDEN, BESLUITEN, STAPPEN, WEEGVRAGEN
from casework.meldcode.tables import STAND, SignaleringFilter, SignaleringTable
from casework.stukstop.queries import may_stop, shown_on, with_stops
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.core.errors import Refused
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.parts import Crumbs

LIJST = "Meldcode"
FORMS: dict[str, type[StapForm]] = {form.stap: form for form in (StapForm, OverlegForm, GesprekForm, WegenForm)}


@require_safe
def signalering_lijst(request: ActorRequest) -> HttpResponse:
    filterset = SignaleringFilter(request.GET or None, queryset=queries.signaleringen(request.actor))
    return pages.list_page(
        request,
        title=LIJST,
        table=SignaleringTable(with_stops(filterset.qs)),
        filterset=filterset,
        intro="De vijf stappen van de meldcode, van het eerste signaal tot een besluit.",
        actions=(pages.Action("Nieuwe signalering", reverse("signalering_nieuw"), "plus", "primary"),),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def signalering_nieuw(request: ActorRequest) -> HttpResponse:
    queries.signaleringen(request.actor)
    form = BeginForm(request.POST or None)
    kept = keep(request, form)
    if form.is_valid():
        with errors_on(form):
            row = actions.begin_signalering(actor=request.actor, **form.cleaned_data)
            kept.let_go()
            messages.success(request, f"Signalering {row.nummer} is begonnen. Leg nu de signalen vast.")
            return redirect("signalering_signalen", row.pk)
    return pages.form_page(
        request,
        form,
        title="Nieuwe signalering",
        submit="Beginnen",
        back=reverse("signalering_lijst"),
        intro="Is iemand nu in gevaar? Bel 112, en maak meteen een melding. De meldcode komt daarna.",
        breadcrumb=_crumbs(None, "Nieuwe signalering"),
        context={"kept": kept},
    )


@require_safe
def signalering(request: ActorRequest, signalering_id: UUID) -> HttpResponse:
    detail = queries.look_at_signalering(request.actor, signalering_id)
    last = next(one for one in detail.standen if one.code == "wegen").nieuwste
    given = last.antwoorden if last else {}
    context = {
        "detail": detail,
        "bewaarstops": shown_on(request.actor, signalering_id),
        "mag_bewaren": may_stop(request.actor),
        "signalering": detail.signalering,
        "onderwerp": "" if detail.signalering.vernietigd_at else detail.signalering.onderwerp,
        "titel": f"Signalering {detail.signalering.nummer}",
        "advies": BESLUITEN[detail.weging.besluit] if detail.weging else "",
        "antwoorden": [(vraag.tekst, ANTWOORDEN[given[vraag.code]]) for vraag in WEEGVRAGEN] if given else [],
        "STAND": STAND,
        "crumbs": _crumbs(None, detail.signalering.nummer),
    }
    return pages.render(request, "casework/meldcode/signalering.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def signalering_stap(request: ActorRequest, signalering_id: UUID, stap: str) -> HttpResponse:
    actor = request.actor
    detail = queries.look_at_signalering(actor, signalering_id, "vastleggen")
    last = next(one for one in detail.standen if one.code == stap).nieuwste
    known = {"tekst": last.tekst, "met_wie": last.met_wie, "overgeslagen": last.overgeslagen} if last else {}
    given = last.antwoorden if last and stap == "wegen" else {}
    initial = {"datum": today(), **known, **given}
    form = FORMS[stap](request.POST or None, initial=initial)
    kept = keep(request, form)
    if form.is_valid():
        with errors_on(form):
            actions.record_stap(actor=actor, signalering_id=signalering_id, invoer=form.invoer())
            kept.let_go()
            messages.success(request, "De stap is vastgelegd.")
            return redirect("signalering", signalering_id)
    return pages.form_page(
        request,
        form,
        title=STAPPEN[stap],
        submit="Stap vastleggen",
        back=reverse("signalering", args=[signalering_id]),
        intro="Wat hier eerder stond, blijft te lezen." if last else "",
        breadcrumb=_crumbs(detail.signalering, STAPPEN[stap]),
        context={"kept": kept},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def signalering_besluit(request: ActorRequest, signalering_id: UUID) -> HttpResponse:
    actor = request.actor
    detail = queries.look_at_signalering(actor, signalering_id, "vastleggen")
    if detail.weging is None or detail.ontbreekt:
        raise Refused(f"Leg eerst vast: {', '.join(detail.ontbreekt).lower()}. Beslis daarna.")
    form = BesluitForm(
        request.POST or None,
        initial={"besluit": detail.weging.besluit},
        gemeenten=gemeenten_to_choose(actor),
    )
    kept = keep(request, form)
    if form.is_valid():
        typed = form.cleaned_data
        with errors_on(form):
            actions.decide(
                actor=actor,
                signalering_id=signalering_id,
                besluit=typed["besluit"],
                toelichting=typed["toelichting"],
                melding=form.melding(),
            )
            kept.let_go()
            messages.success(request, "Het besluit is vastgelegd.")
            return redirect("signalering", signalering_id)
    return pages.form_page(
        request,
        form,
        title=STAPPEN["beslissen"],
        submit="Besluit vastleggen",
        back=reverse("signalering", args=[signalering_id]),
        intro=f"Het afwegingskader komt uit op: {BESLUITEN[detail.weging.besluit].lower()}. {detail.weging.reden} "
        "U beslist.",
        template="casework/form_in_parts.html",
        breadcrumb=_crumbs(detail.signalering, STAPPEN["beslissen"]),
        context={"kept": kept},
    )


@require_POST
def signalering_heropenen(request: ActorRequest, signalering_id: UUID) -> HttpResponse:
    actions.reopen_signalering(actor=request.actor, signalering_id=signalering_id)
    messages.success(request, "De signalering loopt weer. Het eerdere besluit blijft te lezen.")
    return redirect("signalering", signalering_id)


@require_POST
def signalering_intrekken(request: ActorRequest, signalering_id: UUID) -> HttpResponse:
    actions.withdraw_signalering(actor=request.actor, signalering_id=signalering_id)
    messages.success(request, "De signalering is ingetrokken. Wat er stond is weg.")
    return redirect("signalering_lijst")


def _crumbs(row: Signalering | None, here: str) -> Crumbs:
    top = (LIJST, reverse("signalering_lijst"))
    if row is None:
        return (top, (here, ""))
    return (top, (row.nummer, reverse("signalering", args=[row.pk])), (here, ""))
