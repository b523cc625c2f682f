"""django-tables2 in our look: a row header, labels for the stack of cards on a phone, Dutch texts, paging with gaps."""

from collections.abc import Mapping
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django_tables2.utils import Accessor

from dekkend.web import formats
from dekkend.web.elements import status_badge
from dekkend.web.status import States

RIGHT = {"td": {"class": "app-num"}, "th": {"class": "app-num"}}


class Table(tables.Table):  # type: ignore[misc]
    """Base of every table. A subclass names in its Meta: caption, noun (one, many) and empty_text.

    `results` is set by `list_page`: then sorting and paging replace only the element with that id.
    """

    results = ""

    class Meta:
        template_name = "web/table.html"
        attrs: Mapping[str, Any] = {"class": "app-table"}
        empty_text = "Er is niets gevonden."
        caption = ""
        noun = ("resultaat", "resultaten")

    @property
    def caption(self) -> str:
        return str(getattr(self.Meta, "caption", "")) or "Overzicht"

    @property
    def counted(self) -> str:
        """ "12 dossiers" """
        count = self.paginator.count if getattr(self, "paginator", None) else len(self.rows)
        one, many = getattr(self.Meta, "noun", Table.Meta.noun)
        return f"{formats.getal(count)} {one if count == 1 else many}"


class EuroColumn(tables.Column):  # type: ignore[misc]
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"attrs": RIGHT, **kwargs})

    def render(self, value: int) -> str:
        return formats.euro(value)


class NumberColumn(tables.Column):  # type: ignore[misc]
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"attrs": RIGHT, **kwargs})

    def render(self, value: int) -> str:
        return formats.getal(value)


class DatumColumn(tables.Column):  # type: ignore[misc]
    def render(self, value: Any) -> SafeString:
        return format_html('<time datetime="{}">{}</time>', value.isoformat(), formats.datum_kort(value))


class StatusColumn(tables.Column):  # type: ignore[misc]
    def __init__(self, states: States, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.states = states

    def render(self, value: str, record: Any = None, bound_column: Any = None) -> SafeString:
        """In a table from the record itself: of a field with choices the table would hand us the label."""
        state = value if bound_column is None else bound_column.accessor.resolve(record)
        return status_badge(self.states, state)


class LinkColumn(tables.Column):  # type: ignore[misc]
    """A link to the page `url_name`, whose arguments are read from the record by `args` ("pk" or "dossier.pk").

    A number like D-2026-1041 stays on one line.
    """

    def __init__(self, url_name: str, *args: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.url_name = url_name
        self.arguments = [Accessor(path.replace(".", "__")) for path in args or ("pk",)]

    def render(self, value: Any, record: Any) -> SafeString:
        url = reverse(self.url_name, args=[argument.resolve(record) for argument in self.arguments])
        if " " in str(value):
            return format_html('<a href="{}">{}</a>', url, value)
        return format_html('<a class="app-nowrap" href="{}">{}</a>', url, value)
