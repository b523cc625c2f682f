"""Pages of the received registrations: the list with the figures, and one registration."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.public import NAVRAAG, completeness, in_words, missing_in, vormen_tekst
from dekkend.accounts.requests import ActorRequest
from dekkend.national.registraties import actions, queries
from dekkend.national.registraties.tables import RegistratieFilter, RegistratieTable
from dekkend.web import pages
from dekkend.web.status import statuses
from tenants.public import gemeente_names

NAVRAGEN = statuses(
    NAVRAAG, tones={"open": "warning", "aangepast": "positive", "klopt": "positive", "niet_bekend": "neutral"}
)


@require_safe
def registratie_lijst(request: ActorRequest) -> HttpResponse:
    actor = request.actor
    filterset = RegistratieFilter(request.GET or None, queryset=queries.registraties(actor))
    table = RegistratieTable(filterset.qs)
    return pages.list_page(
        request,
        title="Ontvangen registraties",
        table=table,
        filterset=filterset,
        actions=(pages.Action("Hoe volledig?", reverse("registratie_volledigheid"), icon="chart-column"),),
        intro="Registraties met toestemming. Wie geen toestemming gaf, telt alleen mee in de cijfers van een kwartaal.",
        shown=lambda rows: queries.note_shown(actor, [row.sleutel for row in rows]),
    )


@require_safe
def registratie(request: ActorRequest, sleutel: UUID) -> HttpResponse:
    found = actions.look_at_registratie(actor=request.actor, sleutel=sleutel)
    names, content = queries.names_of_senders([found]), queries.known_of(found)
    return pages.render(
        request,
        "national/registraties/registratie.html",
        {
            "registratie": found,
            "regio": names.get(found.afzender, ""),
            "gemeente": gemeente_names([found.gm_code]).get(found.gm_code, ""),
            "vormen": vormen_tekst(found.vormen),
            "ontbreekt": in_words(missing_in(content)),
            "volledig": completeness(content),
            "htcds": queries.htcds_of(found),
            "navragen": queries.navragen_of(found),
            "NAVRAAG": NAVRAGEN,
            "titel": f"Registratie {found}",
            "crumbs": (("Registraties", reverse("registratie_lijst")), (str(found), "")),
        },
    )
