"""Lines of the log as they are shown, and how they are searched: the FG all of them, others those of one record."""

from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

import django_filters
import django_tables2 as tables
from django.db.models import Q, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime, make_aware

from dekkend.accounts.roles import ROLES
from dekkend.audit.events import ACTIONS, OUTCOMES, all_types, event_type
from dekkend.audit.models import AuditEvent
from dekkend.audit.queries import about
from dekkend.web.filters import FilterSet
from dekkend.web.forms import DatumField
from dekkend.web.tables import Table

KANALEN = {"web": "Scherm", "api": "API", "taak": "Vanzelf"}


def capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


class LineTable(Table):
    at = tables.Column(verbose_name="Moment")
    actor_naam = tables.Column(verbose_name="Wie")
    roles = tables.Column(verbose_name="Rol", orderable=False)
    code = tables.Column(verbose_name="Wat", orderable=False, attrs={"td": {"class": "app-wide"}})
    ground = tables.Column(verbose_name="Grond")
    channel = tables.Column(verbose_name="Kanaal")

    class Meta(Table.Meta):
        caption = "Wie heeft gekeken"
        noun = ("regel", "regels")
        empty_text = "Geen regels gevonden. Pas het filter aan."

    def render_at(self, value: object, record: AuditEvent) -> SafeString:
        at = localtime(record.at)
        day, clock = at.strftime("%d-%m-%Y"), at.strftime("%H:%M:%S")
        return format_html('<time datetime="{}">{}</time> {}', at.isoformat(), day, clock)

    def render_actor_naam(self, value: str, record: AuditEvent) -> str:
        return f"{value}, namens {record.namens}" if record.namens else value

    def render_code(self, value: str) -> str:
        return capital(event_type(value).sentence)

    def render_roles(self, value: list[str]) -> str:
        return ", ".join(ROLES[role].label for role in value if role in ROLES)

    def render_channel(self, value: str) -> str:
        return KANALEN.get(value, value)


class LogTable(LineTable):
    """With what it was about: from there to all lines about it."""

    object_type = tables.Column(verbose_name="Waarvan")
    outcome = tables.Column(verbose_name="Uitkomst")

    class Meta(LineTable.Meta):
        caption = "Logboek"
        sequence = ("at", "actor_naam", "roles", "code", "object_type", "ground", "outcome", "channel")

    def render_object_type(self, record: AuditEvent) -> str | SafeString:
        label = f"{record.object_type.replace('_', ' ')} {record.object_id[:8]}".strip()
        if not record.object_id:
            return label
        asked = urlencode({"soort": record.object_type, "kenmerk": record.object_id})
        return format_html('<a href="?{}">{}</a>', asked, label)

    def render_outcome(self, value: str) -> str:
        return OUTCOMES.get(value, value)


class DatumFilter(django_filters.Filter):  # type: ignore[misc]
    field_class = DatumField


def midnight(day: date) -> datetime:
    """At which a day begins here."""
    return make_aware(datetime.combine(day, time.min))


class LineFilter(FilterSet):
    """`used` names what was asked for, for the line that says that somebody searched."""

    code = django_filters.ChoiceFilter(
        label="Wat", choices=lambda: [(kind.code, capital(kind.sentence)) for kind in all_types()]
    )
    van = DatumFilter(label="Vanaf", method="since")
    tot = DatumFilter(label="Tot en met", method="until")

    def since(self, rows: QuerySet[AuditEvent], name: str, value: date) -> QuerySet[AuditEvent]:
        return rows.filter(at__gte=midnight(value))

    def until(self, rows: QuerySet[AuditEvent], name: str, value: date) -> QuerySet[AuditEvent]:
        return rows.filter(at__lt=midnight(value + timedelta(days=1)))

    @property
    def used(self) -> list[str]:
        return sorted(name for name in self.filters if (self.data or {}).get(name))


class LogFilter(LineFilter):
    wie = django_filters.CharFilter(label="Naam", method="named")
    action = django_filters.ChoiceFilter(label="Handeling", choices=[(k, v.capitalize()) for k, v in ACTIONS.items()])
    soort = django_filters.CharFilter(label="Soort", field_name="object_type", method="of_kind")
    kenmerk = django_filters.CharFilter(label="Kenmerk", method="of_object")
    grond = django_filters.CharFilter(label="Grond", field_name="ground", lookup_expr="icontains")
    outcome = django_filters.ChoiceFilter(label="Uitkomst", choices=list(OUTCOMES.items()))

    def named(self, rows: QuerySet[AuditEvent], name: str, value: str) -> QuerySet[AuditEvent]:
        return rows.filter(Q(actor_naam__icontains=value) | Q(namens__icontains=value))

    def of_kind(self, rows: QuerySet[AuditEvent], name: str, value: str) -> QuerySet[AuditEvent]:
        """With a kenmerk the kind belongs to that, so that lists that showed the record are found as well."""
        return rows if self._asked("kenmerk") else rows.filter(object_type=value)

    def of_object(self, rows: QuerySet[AuditEvent], name: str, value: str) -> QuerySet[AuditEvent]:
        kind = self._asked("soort")
        return rows.filter(about(kind, value)) if kind else rows.filter(object_id=value)

    def _asked(self, name: str) -> Any:
        return self.form.cleaned_data.get(name)
