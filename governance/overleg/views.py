"""Pages of the overleggen: the agenda by week, what has been, one overleg, and the steps that can be taken."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.public import dossier_to_share, number_of, to_ground, wants_ground_first
from dekkend.accounts.access import may
from dekkend.accounts.actor import Actor
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import formats, pages
from dekkend.web.forms import errors_on
from governance.overleg import actions, agendapunten, queries
from governance.overleg.agenda import agenda_of, tabs
from governance.overleg.forms import (
    SPARE,
    AfzegForm,
    AntwoordForm,
    DossierForm,
    OverlegForm,
    initial_of,
    rows_of,
    typed,
    typed_rows,
    with_others,
)
from governance.overleg.models import Overleg
from governance.overleg.rules import may_tell, window
from governance.overleg.tables import ANTWOORD, BERICHT, STATUS, OverlegFilter, OverlegTable

FORM = ["GET", "HEAD", "POST"]
MORE, COPY = "nog_een", "overnemen"
EIGEN_ANTWOORDEN = (("komt", "Ik kom"), ("misschien", "Misschien"), ("komt_niet", "Ik kom niet"))


@require_safe
def overleg_lijst(request: ActorRequest) -> HttpResponse:
    return pages.render(request, "governance/overleg/agenda.html", agenda_of(request.actor, request.GET, today()))


@require_safe
def overleg_geweest(request: ActorRequest) -> HttpResponse:
    found = OverlegFilter(request.GET, queryset=queries.past(request.actor))
    return pages.list_page(
        request,
        title="Overleggen die zijn geweest",
        table=OverlegTable(found.qs),
        filterset=found,
        template="governance/overleg/geweest.html",
        context={"tabs": tabs("overleg_geweest")},
    )


@require_safe
def overleg(request: ActorRequest, overleg_id: UUID) -> HttpResponse:
    page = queries.page_of(request.actor, overleg_id)
    found = page.overleg
    return pages.render(
        request,
        "governance/overleg/overleg.html",
        {
            "page": page,
            "overleg": found,
            "plant": may(request.actor, "overleg_plannen"),
            "agendeert": found.status in {"concept", "uitgenodigd"} and may(request.actor, "dossier_openen"),
            "antwoorden": EIGEN_ANTWOORDEN,
            "reeks_label": f"Uitnodigen voor deze en {page.later} volgende",
            "zoals": f"{reverse('overleg_nieuw')}?{urlencode({'zoals': found.pk})}",
            "STATUS": STATUS,
            "ANTWOORD": ANTWOORD,
            "BERICHT": BERICHT,
            "crumbs": (*_root(), (found.titel, "")),
        },
    )


@require_http_methods(FORM)
def overleg_nieuw(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    choices = queries.choices_for(actor)
    like = _uuid(request.GET.get("zoals", ""))
    copied = queries.overleg_like(actor, like) if like else None
    form = _form(request, choices, copied, again=True)
    if form.is_valid():
        with errors_on(form):
            planned = _plan(actor, form)
            messages.success(request, _planned(len(planned)))
            return redirect("overleg", planned[0].pk)
    return pages.form_page(
        request,
        form,
        title="Nieuw overleg",
        submit="Overleg opslaan",
        back=reverse("overleg_lijst"),
        intro="U slaat het overleg eerst op als concept. Daarna nodigt u de deelnemers uit.",
        breadcrumb=(*_root(), ("Nieuw overleg", "")),
    )


def _plan(actor: Actor, form: OverlegForm) -> list[Overleg]:
    if not form.repeats:
        return [actions.plan_overleg(actor=actor, invoer=form.invoer(), deelnemers=form.people)]
    weken, aantal = form.cleaned_data["weken"], form.cleaned_data["aantal"]
    return actions.plan_reeks(actor=actor, invoer=form.invoer(), deelnemers=form.people, weken=weken, aantal=aantal)


def _planned(count: int) -> str:
    made = "Het overleg is gepland." if count == 1 else f"{count} overleggen zijn gepland."
    return f"{made} Nodig de deelnemers nog uit."


@require_http_methods(FORM)
def overleg_wijzigen(request: ActorRequest, overleg_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.overleg_to(actor, overleg_id, "wijzigen")
    form = _form(request, queries.choices_for(actor), found, again=False)
    if form.is_valid():
        with errors_on(form):
            actions.change_overleg(actor=actor, overleg_id=overleg_id, invoer=form.invoer(), deelnemers=form.people)
            messages.success(request, "Het overleg is gewijzigd.")
            return redirect("overleg", overleg_id)
    told = "De deelnemers krijgen bericht van de wijziging. Bij een nieuwe tijd antwoorden zij opnieuw."
    return pages.form_page(
        request,
        form,
        title="Overleg wijzigen",
        submit="Wijziging opslaan",
        back=reverse("overleg", args=[overleg_id]),
        intro=told if found.status == "uitgenodigd" else "",
        breadcrumb=(*_root(found), ("Wijzigen", "")),
    )


def _form(request: ActorRequest, choices: queries.Choices, like: Overleg | None, *, again: bool) -> OverlegForm:
    """Sent as it is; or once more with rows added, when that was asked; or to begin with."""
    options: dict[str, Any] = {"voorzitters": choices.voorzitters, "eerdere": choices.eerdere, "repeats": again}
    data = request.POST
    if data and not {MORE, COPY} & set(data):
        return OverlegForm(data, **options)
    if data:
        rows = typed_rows(data)
        source = _uuid(data.get("overnemen_van", "")) if COPY in data else None
        if source:
            rows = with_others(rows, rows_of(queries.deelnemers_of(request.actor, source)))
        return OverlegForm(rows=rows, initial=typed(data), spare=1, focus=len(rows), **options)
    if like is None:
        return OverlegForm(initial={"voorzitter": str(request.actor.user_id)}, spare=SPARE, **options)
    rows = rows_of(queries.deelnemers_of(request.actor, like.pk))
    return OverlegForm(rows=rows, initial=initial_of(like, again=again), spare=1, **options)


@require_POST
def overleg_uitnodigen(request: ActorRequest, overleg_id: UUID) -> HttpResponse:
    if request.POST.get("reeks"):
        count = actions.invite_reeks(actor=request.actor, overleg_id=overleg_id)
        messages.success(request, f"De uitnodigingen voor {count} overleggen worden verstuurd.")
    else:
        actions.invite(actor=request.actor, overleg_id=overleg_id)
        messages.success(request, "De uitnodigingen worden verstuurd.")
    return redirect("overleg", overleg_id)


@require_POST
def overleg_opnieuw(request: ActorRequest, overleg_id: UUID) -> HttpResponse:
    actions.retry_invitations(actor=request.actor, overleg_id=overleg_id)
    messages.success(request, "De uitnodigingen worden opnieuw verstuurd.")
    return redirect("overleg", overleg_id)


@require_POST
def overleg_houden(request: ActorRequest, overleg_id: UUID) -> HttpResponse:
    actions.mark_held(actor=request.actor, overleg_id=overleg_id)
    messages.success(request, "Vastgelegd: dit overleg is gehouden.")
    return redirect("overleg", overleg_id)


@require_http_methods(FORM)
def overleg_afzeggen(request: ActorRequest, overleg_id: UUID) -> HttpResponse:
    found = queries.overleg_to(request.actor, overleg_id, "afzeggen")
    form = AfzegForm(request.POST or None)
    if form.is_valid():
        actions.cancel_overleg(actor=request.actor, overleg_id=overleg_id, **form.cleaned_data)
        messages.success(request, "Het overleg is afgezegd.")
        return redirect("overleg", overleg_id)
    told = "Wie is uitgenodigd, krijgt bericht. "
    told += "De reden staat daarbij." if may_tell(found.niveau) else "De reden staat er niet bij."
    return pages.form_page(
        request,
        form,
        title="Overleg afzeggen",
        submit="Overleg afzeggen",
        back=reverse("overleg", args=[overleg_id]),
        intro=told,
        breadcrumb=(*_root(found), ("Afzeggen", "")),
    )


@require_http_methods(FORM)
def overleg_dossier(request: ActorRequest, overleg_id: UUID) -> HttpResponse:
    found = agendapunten.overleg_for_dossiers(request.actor, overleg_id)
    actor, before = request.actor, _uuid(request.GET.get("dossier", ""))
    form = DossierForm(request.POST or None, initial={"nummer": number_of(actor, before) if before else ""})
    if form.is_valid():
        with errors_on(form):
            if wants_ground_first(request):
                return _to_ground(request, found, dossier_to_share(actor, form.cleaned_data["nummer"]).id)
            added = agendapunten.add_dossier(actor=actor, overleg_id=overleg_id, **form.cleaned_data)
            messages.success(request, f"Dossier {added.dossier.nummer} staat op de agenda.")
            return redirect("overleg", overleg_id)
    van, tot = window(found.begin, found.eind)
    return pages.form_page(
        request,
        form,
        title="Dossier op de agenda zetten",
        submit="Op de agenda zetten",
        template="governance/overleg/dossier.html",
        back=reverse("overleg", args=[overleg_id]),
        intro="Dit mag als voor deze tafel een toestemming of een andere grond is vastgelegd. Wie aan tafel zit, ziet "
        "de roepnaam, de vormen, de fase en of iemand minderjarig is. "
        f"Dat kan van {formats.datumtijd(van)} tot {formats.datumtijd(tot)}.",
        breadcrumb=(*_root(found), ("Dossier op de agenda", "")),
    )


def _to_ground(request: ActorRequest, overleg: Overleg, dossier_id: UUID) -> HttpResponse:
    terug = f"{reverse('overleg_dossier', args=[overleg.pk])}?dossier={dossier_id}"
    return to_ground(request, dossier_id, doel="overleg", ontvanger=overleg.soort, terug=terug)


@require_POST
def agendapunt_weghalen(request: ActorRequest, agendapunt_id: UUID) -> HttpResponse:
    overleg = agendapunten.remove_dossier(actor=request.actor, agendapunt_id=agendapunt_id)
    messages.success(request, "Het dossier is van de agenda. Niemand ziet het nog door dit overleg.")
    return redirect("overleg", overleg.pk)


@require_http_methods(FORM)
def deelnemer_antwoord(request: ActorRequest, overleg_id: UUID, deelnemer_id: UUID) -> HttpResponse:
    found, deelnemer = queries.seat_to_answer(request.actor, overleg_id, deelnemer_id)
    form = AntwoordForm(request.POST or None, initial={"antwoord": deelnemer.antwoord})
    if form.is_valid():
        actions.record_answer(
            actor=request.actor, overleg_id=overleg_id, deelnemer_id=deelnemer_id, **form.cleaned_data
        )
        messages.success(request, "Het antwoord is opgeslagen.")
        return redirect("overleg", overleg_id)
    return pages.form_page(
        request,
        form,
        title="Antwoord vastleggen",
        submit="Antwoord opslaan",
        back=reverse("overleg", args=[overleg_id]),
        intro=f"{deelnemer.naam}, {formats.datumtijd(found.begin)}",
        breadcrumb=(*_root(found), ("Antwoord vastleggen", "")),
    )


@require_safe
def overleg_presentielijst(request: ActorRequest, overleg_id: UUID) -> HttpResponse:
    found, deelnemers = queries.attendance_of(request.actor, overleg_id)
    context = {"overleg": found, "deelnemers": deelnemers, "crumbs": (*_root(found), ("Presentielijst", ""))}
    return pages.render(request, "governance/overleg/presentielijst.html", context)


@require_safe
def overleg_ics(request: ActorRequest, overleg_id: UUID) -> HttpResponse:
    file = queries.calendar_file(request.actor, overleg_id)
    headers = {"Content-Disposition": 'attachment; filename="overleg.ics"', "Cache-Control": "no-store"}
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers=headers)


def _root(overleg: Overleg | None = None) -> tuple[tuple[str, str], ...]:
    top = ("Overleg", reverse("overleg_lijst"))
    return (top,) if overleg is None else (top, (overleg.titel, reverse("overleg", args=[overleg.pk])))


def _uuid(text: str) -> UUID | None:
    """None for what is no id: then nothing is copied."""
    try:
        return UUID(text)
    except ValueError:
        return None
