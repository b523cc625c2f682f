"""The list of users."""

import django_filters
import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from dekkend.accounts.models import User
from dekkend.accounts.requests import ActorRequest
from dekkend.accounts.roles import ROLES
from dekkend.beheer.gebruikers.queries import users_for
from dekkend.web import pages
from dekkend.web.elements import status_badge
from dekkend.web.filters import FilterSet
from dekkend.web.status import Status
from dekkend.web.tables import Table

ACTIEF = {"True": Status("Actief", "positive"), "False": Status("Gesloten", "neutral")}
FACTOR = {"True": Status("Ja", "positive"), "False": Status("Nog niet", "warning")}


class GebruikerTable(Table):
    naam = tables.Column()
    email = tables.Column(verbose_name="E-mailadres")
    rollen = tables.Column(accessor="pk", orderable=False)
    is_active = tables.Column(verbose_name="Account")
    tweede_factor = tables.Column(verbose_name="Tweede factor")

    class Meta(Table.Meta):
        caption = "Gebruikers"
        noun = ("gebruiker", "gebruikers")
        empty_text = "Geen gebruikers gevonden. Pas het filter aan."

    def render_rollen(self, record: User) -> str:
        return ", ".join(str(role) for role in record.roltoekenningen.all())

    def render_is_active(self, value: bool) -> str:
        return status_badge(ACTIEF, str(value))

    def render_tweede_factor(self, value: bool) -> str:
        return status_badge(FACTOR, str(value))


class GebruikerFilter(FilterSet):
    zoek = django_filters.CharFilter(label="Zoeken op naam of e-mailadres", method="search")
    rol = django_filters.ChoiceFilter(
        label="Rol", field_name="roltoekenningen__rol", choices=[(code, role.label) for code, role in ROLES.items()]
    )

    def search(self, rows: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        return rows.filter(Q(naam__icontains=value) | Q(email__icontains=value))


@require_safe
def gebruiker_lijst(request: ActorRequest) -> HttpResponse:
    found = GebruikerFilter(request.GET, queryset=users_for(request.actor))
    return pages.list_page(request, title="Gebruikers", table=GebruikerTable(found.qs), filterset=found)
