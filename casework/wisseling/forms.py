"""What is typed to hand a dossier to a colleague."""

from typing import Any

from django import forms

from casework.wisseling.rules import LANGST_TEKST
from dekkend.web.forms import DatumField, Form


class VoorstelForm(Form):
    naar = forms.ChoiceField(label="Welke collega neemt het over?")
    dossiers = forms.MultipleChoiceField(
        label="Welke dossiers?", widget=forms.CheckboxSelectMultiple, help_text="U ziet alleen wat nu loopt."
    )
    notitie = forms.CharField(
        label="Wat moet uw collega weten?",
        help_text="Hoe gaat het nu, wat is beloofd, waar moet uw collega op letten? Komt bij elk gekozen dossier. "
        "Uw collega leest dit na het overnemen.",
        max_length=LANGST_TEKST,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )
    kennismaking_op = DatumField(
        label="Kennismaken voor", help_text="Voor deze dag maakt uw collega kennis met de persoon, liefst samen met u."
    )

    def __init__(
        self, *args: Any, collegas: list[tuple[str, str]], dossiers: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naar"].choices = [("", self.empty_choice), *collegas]  # type: ignore[attr-defined]
        self.fields["dossiers"].choices = dossiers  # type: ignore[attr-defined]


class WeigerForm(Form):
    reden = forms.CharField(
        label="Waarom neemt u het niet over?", max_length=LANGST_TEKST, widget=forms.Textarea(attrs={"rows": 3})
    )


class KennismakingForm(Form):
    datum = DatumField(label="Op welke dag heeft u kennisgemaakt?")
