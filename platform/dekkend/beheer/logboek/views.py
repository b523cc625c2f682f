"""Who did what, for the FG."""

import django_filters
import django_tables2 as tables
from django.http import HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from dekkend.accounts.requests import ActorRequest
from dekkend.accounts.roles import ROLES
from dekkend.audit.events import ACTIONS, all_types, event_type
from dekkend.audit.models import AuditEvent
from dekkend.beheer.logboek.queries import log_for
from dekkend.web import pages
from dekkend.web.filters import FilterSet
from dekkend.web.tables import Table


class LogTable(Table):
    at = tables.Column(verbose_name="Moment")
    actor_naam = tables.Column(verbose_name="Wie")
    roles = tables.Column(verbose_name="Rol", orderable=False)
    code = tables.Column(verbose_name="Wat")
    object_type = tables.Column(verbose_name="Waarvan")
    ground = tables.Column(verbose_name="Grond")
    outcome = tables.Column(verbose_name="Uitkomst")

    class Meta(Table.Meta):
        caption = "Logboek"
        noun = ("regel", "regels")
        empty_text = "Geen regels gevonden. Pas het filter aan."

    def render_at(self, value: object, record: AuditEvent) -> str:
        return localtime(record.at).strftime("%d-%m-%Y %H:%M:%S")

    def render_code(self, value: str) -> str:
        return event_type(value).sentence

    def render_roles(self, value: list[str]) -> str:
        return ", ".join(ROLES[role].label for role in value if role in ROLES)

    def render_object_type(self, record: AuditEvent) -> str:
        return f"{record.object_type} {record.object_id[:8]}"


class LogFilter(FilterSet):
    wie = django_filters.CharFilter(label="Naam", field_name="actor_naam", lookup_expr="icontains")
    code = django_filters.ChoiceFilter(
        label="Gebeurtenis", choices=lambda: [(kind.code, kind.sentence.capitalize()) for kind in all_types()]
    )
    action = django_filters.ChoiceFilter(label="Handeling", choices=[(k, v.capitalize()) for k, v in ACTIONS.items()])


@require_safe
def logboek(request: ActorRequest) -> HttpResponse:
    found = LogFilter(request.GET, queryset=log_for(request.actor))
    return pages.list_page(request, title="Logboek", table=LogTable(found.qs), filterset=found, per_page=50)
