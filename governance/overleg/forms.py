"""The form of an overleg with its participants, of calling off, and of an answer. No rules: the action has them."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.forms.formsets import BaseFormSet, formset_factory

from dekkend.core.errors import InvalidInput
from dekkend.web.filters import FilterForm
from dekkend.web.forms import DatumField, Form, TijdField
from governance.overleg.models import Deelnemer, Overleg
from governance.overleg.rules import (
    ANTWOORDEN,
    LONGEST_SERIES,
    MOST_PEOPLE,
    MOST_WEEKS,
    NIVEAU_UITLEG,
    NIVEAUS,
    ROLLEN,
    SOORTEN,
    DeelnemerInvoer,
    OverlegInvoer,
    local,
    moment,
)

PREFIX = "deelnemers"
SPARE = 3
Row = Mapping[str, Any]
Choice = tuple[str, str]


class DeelnemerForm(Form):
    """One participant. A row that is left empty is nobody."""

    marks_optional = False

    naam = forms.CharField(label="Naam", max_length=200)
    organisatie = forms.CharField(label="Organisatie", max_length=200, required=False)
    rol = forms.ChoiceField(label="Rol", choices=[("", Form.empty_choice), *ROLLEN.items()])
    email = forms.EmailField(
        label="E-mailadres", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )


class DeelnemerRows(BaseFormSet):  # type: ignore[type-arg]
    def initial_form_count(self) -> int:
        """Of what is sent every row may be empty, also one that was filled before."""
        return 0 if self.is_bound else super().initial_form_count()

    def add_fields(self, form: DeelnemerForm, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Deze deelnemer weghalen"


class OverlegForm(Form):
    """What, when, where and who. `deelnemers` is the set of rows; its errors count as errors of this form."""

    template_name = "governance/overleg/velden.html"

    niveau = forms.ChoiceField(label="Niveau", choices=list(NIVEAU_UITLEG.items()), widget=forms.RadioSelect)
    soort = forms.ChoiceField(
        label="Soort casuïstiek",
        choices=[("", "Niet van toepassing"), *SOORTEN.items()],
        required=False,
        help_text="Alleen bij een overleg op microniveau.",
    )
    titel = forms.CharField(label="Titel", max_length=200)
    agenda = forms.CharField(
        label="Onderwerp en agenda",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Noem geen namen of andere gegevens van slachtoffers of verdachten.",
    )
    datum = DatumField(label="Datum")
    begin = TijdField(label="Begintijd")
    eind = TijdField(label="Eindtijd", help_text="Bijvoorbeeld 15:30.")
    plaats = forms.CharField(label="Plaats", max_length=200, required=False, help_text="Adres of zaal.")
    link = forms.URLField(
        label="Link voor online overleg", max_length=500, required=False, assume_scheme="https",
        help_text="Bijvoorbeeld https://www.voorbeeld.nl/overleg.",
    )  # fmt: skip
    voorzitter = forms.ChoiceField(label="Voorzitter")
    weken = forms.IntegerField(
        label="Om de hoeveel weken?",
        required=False,
        min_value=1,
        max_value=MOST_WEEKS,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Alleen als het terugkomt, bijvoorbeeld 4.",
    )
    aantal = forms.IntegerField(
        label="Hoe vaak in totaal?",
        required=False,
        min_value=2,
        max_value=LONGEST_SERIES,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text="Met de eerste keer erbij geteld.",
    )
    overnemen_van = forms.ChoiceField(label="Deelnemers overnemen van", required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        voorzitters: Sequence[Choice],
        eerdere: Sequence[Choice] = (),
        rows: Sequence[Row] = (),
        spare: int = SPARE,
        repeats: bool = True,
        focus: int | None = None,
        **kwargs: Any,
    ) -> None:
        """`focus` is the number of the row that was just added, to go on with."""
        rows_class = formset_factory(
            DeelnemerForm, formset=DeelnemerRows, extra=spare, can_delete=True, absolute_max=MOST_PEOPLE,
            max_num=MOST_PEOPLE,
        )  # fmt: skip
        self.deelnemers = rows_class(data, prefix=PREFIX, initial=None if data else list(rows))
        self.focus = focus
        super().__init__(data, **kwargs)
        choose(self.fields["voorzitter"], [("", self.empty_choice), *voorzitters])
        choose(self.fields["overnemen_van"], [("", self.empty_choice), *eerdere])
        if not eerdere:
            del self.fields["overnemen_van"]
        if not repeats:
            del self.fields["weken"], self.fields["aantal"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.deelnemers.is_valid():
            self.add_error(None, "Er klopt iets niet bij de deelnemers.")
        if bool(cleaned.get("weken")) != bool(cleaned.get("aantal")):
            empty = "aantal" if cleaned.get("weken") else "weken"
            self.add_error(empty, "Vul beide getallen in, of laat beide leeg.")
        self._set_moments(cleaned)
        return cleaned

    def _set_moments(self, cleaned: dict[str, Any]) -> None:
        day: date | None = cleaned.get("datum")
        for name in ("begin", "eind"):
            clock: time | None = cleaned.get(name)
            if day is None or clock is None:
                continue
            try:
                cleaned[f"{name}_moment"] = moment(day, clock)
            except InvalidInput as error:
                self.add_error(name, error.fields["begin"])

    def visible_fields(self) -> list[BoundField]:
        """For the summary of errors: also those of the rows, named by their number."""
        found = super().visible_fields()
        for number, form in enumerate(self.deelnemers.forms, 1):
            for field in form.visible_fields():
                named = copy(field)
                named.label = f"Deelnemer {number}, {field.label.lower()}"
                found.append(named)
        return found

    @property
    def repeats(self) -> bool:
        return bool(self.cleaned_data.get("aantal"))

    @property
    def people(self) -> list[DeelnemerInvoer]:
        filled = [row.cleaned_data for row in self.deelnemers.forms if row.cleaned_data.get("email")]
        kept = [values for values in filled if not values["DELETE"]]
        return [DeelnemerInvoer(one["naam"], one["organisatie"], one["rol"], one["email"]) for one in kept]

    def invoer(self) -> OverlegInvoer:
        values = self.cleaned_data
        return OverlegInvoer(
            niveau=values["niveau"],
            soort=values["soort"],
            titel=values["titel"],
            agenda=values["agenda"],
            begin=values["begin_moment"],
            eind=values["eind_moment"],
            plaats=values["plaats"],
            link=values["link"],
            voorzitter_id=UUID(values["voorzitter"]),
        )


def choose(field: forms.Field, choices: Iterable[Choice]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def initial_of(overleg: Overleg, *, again: bool = False) -> dict[str, Any]:
    """`again` leaves out the date: the next overleg, like this one."""
    begin, eind = local(overleg.begin), local(overleg.eind)
    values = {
        "niveau": overleg.niveau, "soort": overleg.soort, "titel": overleg.titel, "agenda": overleg.agenda,
        "datum": begin.date(), "begin": _clock(begin), "eind": _clock(eind), "plaats": overleg.plaats,
        "link": overleg.link, "voorzitter": str(overleg.voorzitter_id),
    }  # fmt: skip
    if again:
        del values["datum"], values["agenda"]
    return values


def _clock(when: datetime) -> time:
    return when.time().replace(second=0, microsecond=0)


def rows_of(deelnemers: Iterable[Deelnemer]) -> list[Row]:
    return [{"naam": d.naam, "organisatie": d.organisatie, "rol": d.rol, "email": d.email} for d in deelnemers]


def typed(data: Mapping[str, Any]) -> dict[str, Any]:
    """What stood in the fields, also what is wrong, to show it again without a complaint."""
    return {name: data.get(name, "") for name in OverlegForm.base_fields}


def typed_rows(data: Mapping[str, Any]) -> list[Row]:
    """The rows as they were typed; a row without any text is left out."""
    total = str(data.get(f"{PREFIX}-TOTAL_FORMS", ""))
    count = min(int(total), MOST_PEOPLE) if total.isascii() and total.isdigit() else 0
    names = (*DeelnemerForm.base_fields, "DELETE")
    rows = [{name: data.get(f"{PREFIX}-{number}-{name}", "") for name in names} for number in range(count)]
    return [row for row in rows if any(row[name] for name in DeelnemerForm.base_fields)]


def with_others(rows: Sequence[Row], others: Iterable[Row]) -> list[Row]:
    """Adds who is not there yet, by e-mail address."""
    known = {str(row["email"]).strip().lower() for row in rows}
    return [*rows, *(row for row in others if row["email"] not in known)]


class NiveauForm(FilterForm):
    niveau = forms.ChoiceField(label="Niveau", choices=[("", "Alle"), *NIVEAUS.items()], required=False)


class DossierForm(Form):
    nummer = forms.CharField(
        label="Nummer van het dossier",
        help_text="Bijvoorbeeld D-2026-0041. Kies een dossier waar u zelf aan werkt.",
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class AfzegForm(Form):
    reden = forms.CharField(
        label="Waarom gaat het overleg niet door?", max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class AntwoordForm(Form):
    antwoord = forms.ChoiceField(label="Antwoord", choices=list(ANTWOORDEN.items()), widget=forms.RadioSelect)
