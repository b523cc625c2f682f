"""The three pillars of a dossier on one page, finishing a clock, and the sheet of terms with their sources."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from casework.dossier.tables import FASE
from casework.dossier.tabs import dossier_crumbs, dossier_tabs
from casework.pijlers import actions, overzicht
from casework.pijlers.rules import NAGEGAAN, PIJLERS, terms
from dekkend.accounts.access import require
from dekkend.accounts.requests import ActorRequest
from dekkend.web import pages
from dekkend.web.status import Status

NABIJ = {
    "te_laat": Status("Te laat", "negative"),
    "binnenkort": Status("Binnenkort", "warning"),
    "later": Status("Later", "neutral"),
}
BRON = {
    "ja": Status(NAGEGAAN["ja"], "positive"),
    "deels": Status(NAGEGAAN["deels"], "warning"),
    "nee": Status(NAGEGAAN["nee"], "warning"),
}


@require_safe
def dossier_pijlers(request: ActorRequest, dossier_id: UUID) -> HttpResponse:
    dossier, kaarten = overzicht.pijlers_of(request.actor, dossier_id)
    return pages.render(
        request,
        "casework/pijlers/pijlers.html",
        {
            "dossier": dossier,
            "kaarten": kaarten,
            "NABIJ": NABIJ,
            "FASE": FASE,
            "tabs": dossier_tabs(dossier_id, "dossier_pijlers"),
            "crumbs": dossier_crumbs(dossier, "Pijlers"),
        },
    )


@require_POST
def termijn_afhandelen(request: ActorRequest, termijn_id: UUID) -> HttpResponse:
    """`uitkomst` is the value of the button that was pressed."""
    termijn = actions.finish_termijn(
        actor=request.actor, termijn_id=termijn_id, uitkomst=request.POST.get("uitkomst", "gedaan")
    )
    messages.success(request, f"Afgehandeld: {termijn.term.wat}.")
    return redirect(overzicht.PAGINAS[termijn.pijler], termijn.dossier_id)


@require_safe
def termijn_lijst(request: ActorRequest) -> HttpResponse:
    require(request.actor, "dossier_inzien")
    return pages.render(
        request,
        "casework/pijlers/termijnen.html",
        {
            "bladen": [(label, [t for t in terms() if t.pijler == code]) for code, label in PIJLERS.items()],
            "BRON": BRON,
            "crumbs": (("Dossiers", reverse("dossier_lijst")), ("Termijnen en bronnen", "")),
        },
    )
