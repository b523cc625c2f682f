"""Keeping a form while somebody types, and the list of what is not finished."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from casework.concept import actions, queries
from casework.concept.formulier import opened
from casework.concept.rules import KEPT
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages


@require_POST
def concept_bewaren(request: ActorRequest, concept_id: UUID) -> HttpResponse:
    """Asked by the page itself at every pause in typing; the answer is only that it is kept. The button below the
    form asks the same, for who has no script, and then goes to the list."""
    token = request.POST.get("concept", "")
    plek = opened(request.actor, token, concept_id) if token else None
    actions.save_concept(actor=request.actor, concept_id=concept_id, plek=plek, typed=dict(request.POST.lists()))
    if "later" not in request.POST:
        return HttpResponse(status=204)
    messages.success(request, "Het concept is bewaard. U vindt het hier en bij Mijn werk terug.")
    return redirect("concept_lijst")


@require_safe
def concept_lijst(request: ActorRequest) -> HttpResponse:
    context = {"concepten": queries.concepten(request.actor), "dagen": KEPT.days}
    return pages.render(request, "casework/concept/lijst.html", context)


@require_POST
def concept_weggooien(request: ActorRequest, concept_id: UUID) -> HttpResponse:
    actions.discard_concept(actor=request.actor, concept_id=concept_id)
    messages.success(request, "Het concept is weggegooid.")
    return redirect("concept_lijst")
