"""Pages of the questions for advice: the list, noting one, answering it, and making it a melding."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.adviesvraag import actions, queries
from casework.adviesvraag.forms import AdviesForm
from casework.adviesvraag.rules import GELEEGD, ONDERWERPEN, duration, melding_of
from casework.adviesvraag.tables import STAND, AdviesFilter, AdviesTable
from casework.concept.formulier import keep
from casework.contact.forms import MeldingForm, initial_of
from casework.contact.melder import names_to_choose
from casework.contact.queries import gemeenten_to_choose
from casework.stukstop.queries import may_stop, shown_on, with_stops
from casework.zrm.queries import year_of
from dekkend.accounts.access import require
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on

LIJST = "Adviesvragen"


@require_safe
def adviesvraag_lijst(request: ActorRequest) -> HttpResponse:
    filterset = AdviesFilter(request.GET or None, queryset=queries.adviesvragen(request.actor))
    return pages.list_page(
        request,
        title=LIJST,
        table=AdviesTable(with_stops(filterset.qs)),
        filterset=filterset,
        intro="Korte vragen om advies. Zij tellen mee, maar worden geen dossier.",
        actions=(
            pages.Action("Telling", reverse("adviesvraag_telling"), "chart-column"),
            pages.Action("Nieuwe adviesvraag", reverse("adviesvraag_nieuw"), "plus", "primary"),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def adviesvraag_nieuw(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    require(actor, "adviesvraag_noteren")
    form = AdviesForm(request.POST or None, organisaties=names_to_choose(actor))
    kept = keep(request, form)
    if form.is_valid():
        with errors_on(form):
            advies = actions.note_advies(actor=actor, invoer=form.invoer())
            kept.let_go()
            messages.success(request, f"Adviesvraag {advies.nummer} is opgeslagen en telt mee.")
            return redirect("adviesvraag", advies.pk)
    return pages.form_page(
        request,
        form,
        title="Nieuwe adviesvraag",
        submit="Adviesvraag opslaan",
        back=reverse("adviesvraag_lijst"),
        breadcrumb=(*_root(), ("Nieuwe adviesvraag", "")),
        context={"kept": kept},
    )


@require_safe
def adviesvraag(request: ActorRequest, adviesvraag_id: UUID) -> HttpResponse:
    detail = queries.look_at_advies(request.actor, adviesvraag_id)
    found = detail.advies
    context = {
        "advies": found,
        "bewaarstops": shown_on(request.actor, found.pk),
        "mag_bewaren": may_stop(request.actor),
        "stappen": detail.stappen,
        "titel": f"Adviesvraag {found.nummer}",
        "duur": duration(found.minuten),
        "leeg": found.stand in (*GELEEGD, "vernietigd"),
        "STAND": STAND,
        "crumbs": (*_root(), (found.nummer, "")),
    }
    return pages.render(request, "casework/adviesvraag/adviesvraag.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def adviesvraag_wijzigen(request: ActorRequest, adviesvraag_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.look_at_advies(actor, adviesvraag_id, "wijzigen").advies
    known = vars(actions.invoer_of(found))
    form = AdviesForm(request.POST or None, initial=known, organisaties=names_to_choose(actor))
    kept = keep(request, form)
    if form.is_valid():
        with errors_on(form):
            actions.change_advies(actor=actor, advies_id=found.pk, invoer=form.invoer())
            kept.let_go()
            messages.success(request, "De adviesvraag is bijgewerkt.")
            return redirect("adviesvraag", found.pk)
    return pages.form_page(
        request,
        form,
        title=f"Adviesvraag {found.nummer} bijwerken",
        submit="Opslaan",
        back=reverse("adviesvraag", args=[found.pk]),
        breadcrumb=(*_root(), (found.nummer, reverse("adviesvraag", args=[found.pk])), ("Bijwerken", "")),
        context={"kept": kept},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def adviesvraag_melding(request: ActorRequest, adviesvraag_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.look_at_advies(actor, adviesvraag_id, "melding_maken").advies
    form = MeldingForm(
        request.POST or None,
        initial=initial_of(melding_of(actions.invoer_of(found))),
        gemeenten=gemeenten_to_choose(actor),
        organisaties=names_to_choose(actor),
    )
    kept = keep(request, form)
    if form.is_valid():
        with errors_on(form):
            melding = actions.grow_into_melding(actor=actor, advies_id=found.pk, invoer=form.invoer())
            kept.let_go()
            messages.success(request, f"Melding {melding.nummer} is opgeslagen. De adviesvraag telt nog mee.")
            return redirect("melding", melding.pk)
    return pages.form_page(
        request,
        form,
        title=f"Van adviesvraag {found.nummer} een melding maken",
        submit="Melding opslaan",
        back=reverse("adviesvraag", args=[found.pk]),
        intro="Wat u al typte, staat er. Vraag nu eerst of iemand in gevaar is.",
        template="casework/form_in_parts.html",
        breadcrumb=(*_root(), (found.nummer, reverse("adviesvraag", args=[found.pk])), ("Melding maken", "")),
        context={"kept": kept},
    )


@require_POST
def adviesvraag_intrekken(request: ActorRequest, adviesvraag_id: UUID) -> HttpResponse:
    actions.withdraw_advies(actor=request.actor, advies_id=adviesvraag_id)
    messages.success(request, "De adviesvraag is ingetrokken. Zij telt niet meer mee; wat er stond is weg.")
    return redirect("adviesvraag_lijst")


@require_safe
def adviesvraag_telling(request: ActorRequest) -> HttpResponse:
    found = queries.telling(request.actor, year_of(request.GET.get("jaar", "")))
    context = {
        "telling": found,
        "duur": duration(found.minuten),
        "rijen": [(ONDERWERPEN[one.onderwerp], one.aantal, duration(one.minuten)) for one in found.regels],
        "crumbs": (*_root(), ("Telling", "")),
    }
    return pages.render(request, "casework/adviesvraag/telling.html", context)


def _root() -> tuple[tuple[str, str], ...]:
    return ((LIJST, reverse("adviesvraag_lijst")),)
