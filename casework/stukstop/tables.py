"""How a list says that something is kept."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from casework.bewaren.tables import STANDEN
from dekkend.web.elements import status_badge
from dekkend.web.tables import StatusColumn


class StandColumn(StatusColumn):
    """The state, and beside it that a bewaarstop keeps it; the rows come from `with_stops`."""

    def render(self, value: str, record: Any = None, bound_column: Any = None) -> SafeString:
        found = super().render(value, record, bound_column)
        return format_html("{} {}", found, status_badge(STANDEN, "stop")) if record.met_stop else found
