"""What is noted about a request of a person over his data."""

from typing import Any

from django import forms

from casework.avgverzoek.rules import (
    AANVRAGERS,
    BESLUITEN,
    IDENTITEIT,
    LANGST_TEKST,
    RECHTEN,
    TEGEN,
    VERLENGREDENEN,
    WIJZEN,
    Besluit,
    Verteld,
    Verzoek,
    grounds_of,
)
from dekkend.web.forms import DatumField, Form


def _radio(label: str, choices: dict[str, str], *, required: bool = True, **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=list(choices.items()), widget=forms.RadioSelect, required=required, **options
    )


def _text(label: str, *, required: bool = True, **options: Any) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, max_length=LANGST_TEKST, widget=area, required=required, **options)


class VerzoekForm(Form):
    recht = _radio("Wat wil de betrokkene?", dict(RECHTEN))
    tegen = _radio("Bezwaar: waartegen?", dict(TEGEN), required=False, help_text="Alleen bij bezwaar.")
    wat = _text("Wat wordt er gevraagd?", help_text="Bijvoorbeeld welk gegeven niet klopt, of wat weg moet.")
    aanvrager = _radio("Wie vraagt het?", dict(AANVRAGERS))
    ontvangen_op = DatumField(label="Op welke dag is het gevraagd?")

    def invoer(self) -> Verzoek:
        return Verzoek(**self.cleaned_data)


class VerlengForm(Form):
    reden = _radio("Waarom is er meer tijd nodig?", dict(VERLENGREDENEN))
    verteld_op = DatumField(
        label="Op welke dag heeft u dit de aanvrager verteld?", help_text="Vertel het eerst, met de reden."
    )


class BesluitForm(Form):
    besluit = _radio("Wat is het besluit?", dict(BESLUITEN))
    grond = forms.ChoiceField(
        label="Op welke grond kan het niet, of niet helemaal?",
        help_text="Alleen bij weigeren of deels.",
        required=False,
    )
    waarom = _text("Uitleg bij het besluit", required=False, help_text="Nodig bij weigeren of deels toewijzen.")
    gedaan = _text("Wat is er gedaan, of gebeurt er nog?", required=False, help_text="Nodig bij (deels) toewijzen.")
    identiteit = _radio(
        "Hoe heeft u gecontroleerd wie het vraagt?",
        dict(IDENTITEIT),
        required=False,
        help_text="Maak geen kopie van een identiteitsbewijs. Zien is genoeg. Leeg als u daarom weigert.",
    )

    def __init__(self, *args: Any, recht: str, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["grond"]
        field.choices = [("", "Geen"), *grounds_of(recht).items()]

    def invoer(self) -> Besluit:
        return Besluit(**self.cleaned_data)


class VertelForm(Form):
    op = DatumField(label="Op welke dag heeft u het besluit verteld?")
    wijze = _radio("Hoe?", dict(WIJZEN), help_text="Vraag of dit veilig is: wie leest er mee?")
    klacht = forms.BooleanField(
        label="Ik heb verteld dat een klacht kan bij de Autoriteit Persoonsgegevens, en dat de rechter kan beslissen",
        required=False,
        help_text="Nodig als niet alles is toegewezen.",
    )

    def invoer(self) -> Verteld:
        return Verteld(**self.cleaned_data)


class OpheffenForm(Form):
    reden = _text("Waarom hoeft dit niet meer?")
    verteld_op = DatumField(
        label="Op welke dag heeft u dit de betrokkene verteld?",
        help_text="Vertel het voordat u het opheft (AVG artikel 18 lid 3).",
    )


class RedenForm(Form):
    reden = _text("Waarom?")
