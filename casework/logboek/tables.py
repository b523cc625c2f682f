"""Searching the log of one dossier: who is a choice of those in it, so that no name stands in the address."""

from typing import Any

import django_filters

from dekkend.audit.events import all_types
from dekkend.beheer.logboek.tables import LineFilter, capital

ABOUT = (
    "dossier",
    "persoon",
    "aantekening",
    "fase",
    "toestemming",
    "registratie",
    "noodtoegang",
    "inzage",
    "wisverzoek",
)


class DossierLogFilter(LineFilter):
    wie = django_filters.ChoiceFilter(label="Wie", field_name="actor_id", choices=[], empty_label="Alle")
    code = django_filters.ChoiceFilter(
        label="Wat",
        choices=lambda: [(kind.code, capital(kind.sentence)) for kind in all_types() if kind.code.startswith(ABOUT)],
        empty_label="Alle",
    )

    def __init__(self, *args: Any, mensen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found: dict[str, Any] = self.filters
        found["wie"].extra["choices"] = mensen
        self.filters: dict[str, Any] = {name: found[name] for name in ("wie", "code", "van", "tot")}
