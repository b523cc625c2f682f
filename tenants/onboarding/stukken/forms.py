"""What is typed about a document, why it is withdrawn, and the akkoord of a gemeente."""

from typing import Any
from uuid import UUID

from django import forms

from dekkend.core.clock import today
from dekkend.core.errors import InvalidInput
from dekkend.web.forms import DatumField, Form, add_errors
from dekkend.web.uploads import checked as checked_upload
from tenants.onboarding.stukken.queries import Leesstuk
from tenants.onboarding.stukken.rules import (
    LARGEST,
    LONGEST_NAME,
    LONGEST_NUMBER,
    LONGEST_TITLE,
    REDENEN,
    SOORTEN,
    TOO_LARGE,
    StukInvoer,
    checked,
    pdf_fault,
)

GEWIJZIGD = "De stukken zijn intussen veranderd. Lees wat hieronder staat en geef daarop akkoord."


class StukForm(Form):
    soort = forms.ChoiceField(label="Soort stuk", choices=list(SOORTEN.items()), widget=forms.RadioSelect)
    titel = forms.CharField(
        label="Titel",
        max_length=LONGEST_TITLE,
        help_text="Zoals het op het stuk staat. Noem geen namen van personen.",
    )
    geldig_vanaf = DatumField(label="Geldig vanaf", initial=today)
    geldig_tot = DatumField(label="Geldig tot en met", required=False)
    bestand = forms.FileField(
        label="Pdf",
        help_text="Hoogstens 10 MB, zonder wachtwoord.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )

    def clean_bestand(self) -> bytes:
        """The bytes, once they are a PDF that every gemeente can read."""
        file = self.cleaned_data["bestand"]
        if file.size > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        try:
            content = checked_upload(file).file.read()
        except InvalidInput as refused:
            raise forms.ValidationError(refused.fields["bestand"]) from None
        if told := pdf_fault(content):
            raise forms.ValidationError(told)
        return content

    def clean(self) -> dict[str, Any]:
        if {"soort", "titel", "geldig_vanaf"} <= set(self.cleaned_data):
            try:
                checked(self.invoer())
            except InvalidInput as refused:
                add_errors(self, refused)
        return self.cleaned_data

    def invoer(self) -> StukInvoer:
        typed = self.cleaned_data
        return StukInvoer(typed["soort"], typed["titel"], typed["geldig_vanaf"], typed.get("geldig_tot"))


class IntrekForm(Form):
    reden = forms.ChoiceField(
        label="Waarom trekt u dit stuk in?", choices=list(REDENEN.items()), widget=forms.RadioSelect
    )


class AkkoordForm(Form):
    """Each choice carries the id of a document and the sha256 that was shown, so that it is clear what was read."""

    stukken = forms.MultipleChoiceField(
        label="Met welke stukken gaat uw gemeente akkoord?",
        help_text="Akkoord geldt voor alle stukken samen.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": GEWIJZIGD, "required": "Zet bij elk stuk een vinkje."},
    )
    besluitnummer = forms.CharField(
        label="Nummer van het besluit", max_length=LONGEST_NUMBER, help_text="Van het college, zoals in uw zaaksysteem."
    )
    besluitdatum = DatumField(label="Datum van het besluit")
    door = forms.CharField(
        label="Wie geeft namens de gemeente akkoord?", max_length=LONGEST_NAME, help_text="Naam en functie."
    )

    def offer(self, stukken: list[Leesstuk]) -> None:
        field = self.fields["stukken"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  tells mypy what the class above says
        field.choices = [
            (
                f"{one.stuk.pk}:{one.stuk.sha256}",
                f"{one.stuk.get_soort_display()}, versie {one.stuk.versie}: {one.stuk.titel} "
                f"(controlegetal begint met {one.stuk.sha256[:8]})",
            )
            for one in stukken
            if one.geldig and one.akkoord is None
        ]

    def read(self) -> dict[UUID, str]:
        """What was ticked. The choices are ours, so each has both parts."""
        parts = [value.partition(":") for value in self.cleaned_data["stukken"]]
        return {UUID(number): sha256 for number, _, sha256 in parts}
