"""Answering what the national tier asks about a registration."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from casework.navraag import actions
from dekkend.accounts.requests import ActorRequest


@require_POST
def navraag_beantwoorden(request: ActorRequest, navraag_id: UUID) -> HttpResponse:
    navraag = actions.answer_navraag(
        actor=request.actor, navraag_id=navraag_id, antwoord=request.POST.get("antwoord", "")
    )
    messages.success(request, "Uw antwoord is op weg naar CoMensha.")
    return redirect("dossier_registratie", navraag.registratie.dossier_id)
