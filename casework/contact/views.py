"""Pages of the first contact: the list, a new melding, one melding, and the steps it can take."""

from functools import partial
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.concept.formulier import Bewaard, keep
from casework.concept.rules import id_of
from casework.contact import actions, melder, queries
from casework.contact.forms import AfsluitForm, MeldingForm, initial_of
from casework.contact.tables import BERICHT, GEVAAR, STATUS, MeldingFilter, MeldingTable
from casework.kenmerken import vormen_tekst
from casework.stukstop.queries import may_stop, shown_on, with_stops
from dekkend.accounts.access import may, require
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on
from dekkend.web.together import saving

LIJST = "Meldingen"


@require_safe
def melding_lijst(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    filterset = MeldingFilter(request.GET or None, queryset=queries.meldingen(actor))
    zoeken = pages.Action("Al bekend?", reverse("herkennen"), icon="search")
    boom = pages.Action("Mag ik registreren?", reverse("beslisboom"), icon="circle-help", kind="subtle")
    nieuw = pages.Action("Nieuwe melding", reverse("melding_nieuw"), icon="plus", kind="primary")
    table = MeldingTable(with_stops(filterset.qs))
    return pages.list_page(
        request,
        title=LIJST,
        table=table,
        filterset=filterset,
        actions=(
            *((zoeken,) if may(actor, "dossier_openen") else ()),
            *((boom, nieuw) if may(actor, "melding_noteren") else ()),
        ),
        shown=partial(queries.note_shown, actor),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def melding_nieuw(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    require(actor, "melding_noteren")
    initial = {"gm_code": actor.gast.gm_code} if actor.gast else {}
    form = MeldingForm(
        request.POST or None,
        initial=initial,
        gemeenten=queries.gemeenten_to_choose(actor),
        organisaties=melder.names_to_choose(actor),
    )
    kept = keep(request, form)
    if form.is_valid():
        with errors_on(form):
            melding = actions.note_melding(actor=actor, invoer=form.invoer())
            kept.let_go()
            messages.success(request, f"Melding {melding.nummer} is opgeslagen.")
            return redirect("melding", melding.pk)
    return _form(request, form, "Nieuwe melding", "Melding opslaan", reverse("melding_lijst"), kept=kept)


@require_POST
def kaart_melding(request: ActorRequest, organisatie_id: UUID) -> HttpResponse:
    """Somebody calls who stands on the sociale kaart: the name that is known begins a melding."""
    concept_id, contact = uuid4(), request.POST.get("contact", "")
    melder.begin_melding(
        actor=request.actor,
        concept_id=concept_id,
        organisatie_id=organisatie_id,
        contact_id=id_of(contact) if contact else None,
    )
    return redirect(f"{reverse('melding_nieuw')}?concept={concept_id}")


@require_http_methods(["GET", "HEAD", "POST"])
def melding_wijzigen(request: ActorRequest, melding_id: UUID) -> HttpResponse:
    actor = request.actor
    melding = queries.melding_to_correct(actor, melding_id)
    form = MeldingForm(
        request.POST or None,
        initial=initial_of(actions.invoer_of(melding)),
        gemeenten=queries.gemeenten_to_choose(actor, melding),
        organisaties=melder.names_to_choose(actor),
    )
    form.begin(melding.versie)
    if form.is_valid():
        with saving(form):
            actions.correct_melding(actor=actor, melding_id=melding_id, invoer=form.invoer(), versie=form.begun_with)
            messages.success(request, "De melding is gewijzigd.")
            return redirect("melding", melding_id)
    back = reverse("melding", args=[melding_id])
    return _form(request, form, f"Melding {melding.nummer} wijzigen", "Wijziging opslaan", back)


@require_http_methods(["GET", "HEAD", "POST"])
def melding_afsluiten(request: ActorRequest, melding_id: UUID) -> HttpResponse:
    actor = request.actor
    melding = queries.melding_to_close(actor, melding_id)
    form = AfsluitForm(request.POST or None)
    if form.is_valid():
        with errors_on(form):
            actions.close_melding(actor=actor, melding_id=melding_id, **form.cleaned_data)
            messages.success(request, "De melding is afgesloten.")
            return redirect("melding", melding_id)
    return pages.form_page(
        request,
        form,
        title=f"Melding {melding.nummer} afsluiten",
        submit="Melding afsluiten",
        back=reverse("melding", args=[melding_id]),
        intro="Na het afsluiten blijft de melding bewaard. Zij telt mee in de cijfers.",
        breadcrumb=(*_root(), (melding.nummer, reverse("melding", args=[melding_id])), ("Afsluiten", "")),
    )


@require_POST
def melding_doorgeven(request: ActorRequest, melding_id: UUID) -> HttpResponse:
    actions.pass_on_melding(actor=request.actor, melding_id=melding_id)
    messages.success(request, "De melding is doorgegeven. U ziet hier wanneer de regio haar heeft ontvangen.")
    return redirect("melding", melding_id)


@require_safe
def melding(request: ActorRequest, melding_id: UUID) -> HttpResponse:
    detail = queries.melding_detail(request.actor, melding_id)
    found = detail.melding
    return pages.render(
        request,
        "casework/contact/melding.html",
        {
            "melding": found,
            "detail": detail,
            "bewaarstops": shown_on(request.actor, found.pk),
            "mag_bewaren": may_stop(request.actor),
            "titel": f"Melding {found.nummer}",
            "BERICHT": BERICHT,
            "vormen": vormen_tekst(found.vormen),
            "GEVAAR": GEVAAR,
            "STATUS": STATUS,
            "crumbs": (*_root(), (found.nummer, "")),
        },
    )


def _form(
    request: ActorRequest, form: MeldingForm, title: str, submit: str, back: str, *, kept: Bewaard | None = None
) -> HttpResponse:
    return pages.form_page(
        request,
        form,
        title=title,
        submit=submit,
        back=back,
        template="casework/form_in_parts.html",
        breadcrumb=(*_root(), (title, "")),
        context={"kept": kept},
    )


def _root() -> tuple[tuple[str, str], ...]:
    return ((LIJST, reverse("melding_lijst")),)
