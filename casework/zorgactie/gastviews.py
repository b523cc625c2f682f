"""What a guest of an organisation sees: what was shared with it, and the form to answer with."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from casework.zorgactie import actions, queries
from casework.zorgactie.forms import StapForm
from casework.zorgactie.rules import GRONDSLAGEN, ZICHTBAAR, ZORGACTIE
from casework.zorgactie.tables import STAND, ZorgactieTable
from casework.zorgactie.views import GET_OR_POST
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.forms import errors_on


@require_safe
def zorgactie_lijst(request: ActorRequest) -> HttpResponse:
    rows = queries.offered_to(request.actor)
    return pages.list_page(
        request,
        title="Zorgacties",
        table=ZorgactieTable(rows),
        intro="Hulpvragen die een zorgcoördinator aan uw organisatie aanbood, en hulp die nu bij u loopt.",
    )


@require_http_methods(GET_OR_POST)
def zorgactie_antwoord(request: ActorRequest, zorgactie_id: UUID) -> HttpResponse:
    actor = request.actor
    found, steps = queries.look_as_partner(actor, zorgactie_id)
    form = StapForm(request.POST or None, stappen=steps)
    form.fields["stap"].label = "Wat is uw antwoord?" if found.status == ZORGACTIE.initial else "Wat is er gebeurd?"
    if form.is_valid():
        with errors_on(form):
            answered = actions.answer_zorgactie(actor=actor, zorgactie_id=zorgactie_id, invoer=form.invoer())
            messages.success(request, "Dank u. De zorgcoördinator ziet uw antwoord.")
            over = answered.status not in ZICHTBAAR
            return redirect("zorgactie_lijst") if over else redirect("zorgactie_antwoord", zorgactie_id)
    return pages.form_page(
        request,
        form,
        title=found.hulpvraag.get_gebied_display(),
        submit="Versturen",
        back="",
        template="casework/zorgactie/antwoord.html",
        breadcrumb=(("Zorgacties", "/zorgacties/"), (found.dossier.nummer, "")),
        context={"zorgactie": found, "STAND": STAND, "grond": GRONDSLAGEN[found.grondslag]},
    )
