"""Pages about destroying what became no dossier. None of them tells whom something is about."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casework.bewaren.queries import termijnen
from casework.bewaren.rules import LOS
from casework.opruimen import actions, queries
from casework.opruimen.forms import OpruimForm
from casework.opruimen.tables import STATUS, OpruimFilter, OpruimTable
from dekkend.accounts.access import may
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.formats import datum
from dekkend.web.forms import errors_on

LIJST = "Losse stukken opruimen"
UITLEG = (
    "Wat geen dossier werd en waarvan de bewaartermijn voorbij is. Er gaat niets vanzelf weg: een tweede persoon moet "
    "het bevestigen. Daarna kan niemand het terughalen. Alleen het nummer en de datums blijven, en wat geteld wordt."
)


@require_safe
def opruimen_lijst(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    filterset = OpruimFilter(request.GET or None, queryset=queries.voorstellen(actor))
    buttons = []
    if may(actor, queries.PROPOSE):
        buttons.append(pages.Action("Voorstel maken", reverse("opruimen_voorstellen"), "plus", "primary"))
    if may(actor, "bewaartermijnen_beheren"):
        buttons.append(pages.Action("Termijn wijzigen", reverse("bewaartermijn_wijzigen"), "pencil"))
    return pages.list_page(
        request,
        title=LIJST,
        table=OpruimTable(filterset.qs),
        filterset=filterset,
        actions=buttons,
        intro=UITLEG,
        template="casework/opruimen/lijst.html",
        context={"termijnen": [one for one in termijnen(actor.kind) if one.regime in LOS]},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def opruimen_voorstellen(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    found = queries.due(actor)
    form = OpruimForm(request.POST or None, due=found)
    if form.is_valid():
        with errors_on(form):
            made = actions.propose_opruimen(actor=actor, **form.cleaned_data)
            messages.success(request, "Voorgesteld. Een collega of de FG moet dit nog bevestigen.")
            return redirect("opruimvoorstel", made.pk)
    return pages.form_page(
        request,
        form,
        title="Voorstellen om op te ruimen",
        submit="Vernietigen voorstellen",
        back=reverse("opruimen_lijst"),
        intro=UITLEG,
        template="casework/opruimen/voorstellen.html",
        breadcrumb=((LIJST, reverse("opruimen_lijst")), ("Voorstellen", "")),
        context={"due": found},
    )


@require_safe
def opruimvoorstel(request: ActorRequest, opruimvoorstel_id: UUID) -> HttpResponse:
    actor = request.actor
    found = queries.voorstel_for(actor, opruimvoorstel_id)
    title = f"Voorstel van {datum(found.voorgesteld_at)}"
    context = {
        "voorstel": found,
        "stukken": found.stukken.all(),
        "open": found.status == "voorgesteld",
        "own": found.voorgesteld_door_id == actor.user_id,
        "titel": title,
        "uitleg": UITLEG,
        "STATUS": STATUS,
        "crumbs": ((LIJST, reverse("opruimen_lijst")), (title, "")),
    }
    return pages.render(request, "casework/opruimen/voorstel.html", context)


@require_POST
def opruimen_bevestigen(request: ActorRequest, opruimvoorstel_id: UUID) -> HttpResponse:
    found = actions.confirm_opruimen(actor=request.actor, voorstel_id=opruimvoorstel_id)
    done = found.status == "vernietigd"
    messages.success(request, "De stukken zijn vernietigd." if done else "De stukken worden zo vernietigd.")
    return redirect("opruimvoorstel", opruimvoorstel_id)


@require_POST
def opruimen_afwijzen(request: ActorRequest, opruimvoorstel_id: UUID) -> HttpResponse:
    actions.reject_opruimen(actor=request.actor, voorstel_id=opruimvoorstel_id)
    messages.success(request, "Afgewezen. Alles blijft bestaan.")
    return redirect("opruimvoorstel", opruimvoorstel_id)
