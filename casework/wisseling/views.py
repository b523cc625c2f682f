"""Pages on which colleagues hand dossiers to each other."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.vervanging.queries import candidates
from casework.wisseling import actions, queries
from casework.wisseling.forms import KennismakingForm, VoorstelForm, WeigerForm
from casework.wisseling.models import OVER, Wisseling
from casework.wisseling.rules import WISSELING
from dekkend.accounts.requests import ActorRequest
from dekkend.core.clock import today
from dekkend.web import pages
from dekkend.web.forms import Form, errors_on
from dekkend.web.status import statuses

TITEL = "Dossiers wisselen"
STAND = statuses(
    WISSELING,
    tones={"voorgesteld": "warning", "aangenomen": "info", "kennisgemaakt": "positive", "geweigerd": "negative"},
)
MEEST = 100


@dataclass(frozen=True)
class Regel:
    """One wisseling as the page shows it, with the steps of whoever looks."""

    row: Wisseling
    stappen: frozenset[str]
    over: bool


@require_safe
def wisseling_lijst(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    rows = [
        Regel(row, frozenset(edge.name for edge in queries.steps_open(actor, row)), row.status in OVER)
        for row in queries.wisselingen_of(actor)[:MEEST]
    ]
    return pages.render(
        request,
        "casework/wisseling/lijst.html",
        {
            "mij": [one for one in rows if one.row.naar_id == actor.user_id],
            "anderen": [one for one in rows if one.row.naar_id != actor.user_id],
            "STAND": STAND,
            "crumbs": (("Dossiers", reverse("dossier_lijst")), (TITEL, "")),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def wisseling_nieuw(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    found = queries.dossiers_to_hand_over(actor)
    form = VoorstelForm(
        request.POST or None,
        collegas=candidates(actor),
        dossiers=[(str(one.pk), f"{one.nummer}, {one.persoon}") for one in found],
        initial={"dossiers": request.GET.getlist("dossier")},
    )

    def save() -> None:
        typed = form.cleaned_data
        actions.propose_wisselingen(
            actor=actor,
            dossiers=[UUID(one) for one in typed["dossiers"]],
            naar=UUID(typed["naar"]),
            notitie=typed["notitie"],
            kennismaking_op=typed["kennismaking_op"],
        )

    return _form_page(
        request,
        form,
        save,
        title="Dossiers overdragen aan een collega",
        intro="Een andere zorgcoördinator is niet fijn voor de persoon. Vertel het zelf, en maak de stap klein.",
        submit="Voorstellen",
        saved="Het voorstel staat bij uw collega op Mijn werk.",
    )


@require_POST
def wisseling_aannemen(request: ActorRequest, wisseling_id: UUID) -> HttpResponse:
    row = actions.accept_wisseling(actor=request.actor, wisseling_id=wisseling_id)
    messages.success(request, "U bent nu de zorgcoördinator. Lees op de tijdlijn wat uw collega opschreef.")
    return redirect("dossier", row.dossier_id)


@require_POST
def wisseling_intrekken(request: ActorRequest, wisseling_id: UUID) -> HttpResponse:
    actions.withdraw_wisseling(actor=request.actor, wisseling_id=wisseling_id)
    messages.success(request, "Het voorstel is ingetrokken.")
    return redirect("wisseling_lijst")


@require_http_methods(["GET", "HEAD", "POST"])
def wisseling_weigeren(request: ActorRequest, wisseling_id: UUID) -> HttpResponse:
    actor = request.actor
    row = queries.wisseling_for(actor, wisseling_id)
    form = WeigerForm(request.POST or None)
    return _form_page(
        request,
        form,
        lambda: actions.refuse_wisseling(actor=actor, wisseling_id=row.pk, **form.cleaned_data),
        title=f"Dossier {row.dossier.nummer} niet overnemen",
        intro="",
        submit="Niet overnemen",
        saved="Uw collega houdt het dossier.",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def wisseling_kennismaken(request: ActorRequest, wisseling_id: UUID) -> HttpResponse:
    actor = request.actor
    row = queries.wisseling_for(actor, wisseling_id)
    form = KennismakingForm(request.POST or None, initial={"datum": today()})
    return _form_page(
        request,
        form,
        lambda: actions.note_meeting(actor=actor, wisseling_id=row.pk, **form.cleaned_data),
        title=f"Dossier {row.dossier.nummer}: kennisgemaakt",
        intro="",
        submit="Vastleggen",
        saved="De kennismaking is vastgelegd.",
    )


def _form_page(
    request: ActorRequest, form: Form, save: Callable[[], object], *, title: str, intro: str, submit: str, saved: str
) -> HttpResponse:
    """One form of this room: saved and back to its list, or shown with what is wrong."""
    if form.is_valid():
        with errors_on(form):
            save()
            messages.success(request, saved)
            return redirect("wisseling_lijst")
    return pages.form_page(
        request,
        form,
        title=title,
        intro=intro,
        submit=submit,
        back=reverse("wisseling_lijst"),
        breadcrumb=(("Dossiers", reverse("dossier_lijst")), (TITEL, reverse("wisseling_lijst")), (title, "")),
    )
