"""What is typed about a zorgactie."""

from collections.abc import Iterable
from typing import Any

from django import forms

from casework.hulpvraag.rules import AANBOD_BIJ
from casework.sociale_kaart.passend import Hulpvraag as Vraag
from casework.sociale_kaart.woorden import AANBOD, CONTRA_INDICATIES, ONDERWERPEN
from casework.zorgactie.opvolging import ANTWOORDEN, FACTOREN, LANGST_VERSLAG, WIJZEN, ContactInvoer, Opvolging
from casework.zorgactie.rules import (
    DEELBAAR,
    LANGST_NAAM,
    LANGST_TEKST,
    MET_REDEN,
    REDENEN,
    Aanbod,
    Stap,
)
from dekkend.core.transitions import Edge
from dekkend.web.forms import DatumField, Form

_KORT = {"rows": 4, "autocomplete": "off"}


def _tekst(label: str, hint: str = "", *, required: bool = False, longest: int = LANGST_TEKST) -> forms.CharField:
    box = forms.Textarea(attrs=_KORT)
    return forms.CharField(label=label, help_text=hint, max_length=longest, required=required, widget=box)


class ZoekForm(Form):
    """Sent as a form and never in the address: together these say something about a person."""

    aanbod = forms.ChoiceField(label="Welke hulp is nodig?")
    onderwerpen = forms.MultipleChoiceField(
        label="Waar moet de hulpverlener veel van weten?",
        choices=list(ONDERWERPEN.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    kenmerken = forms.MultipleChoiceField(
        label="Wat speelt er mee?",
        choices=list(CONTRA_INDICATIES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, gebied: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        usual = AANBOD_BIJ[gebied]
        offers: Any = self.fields["aanbod"]
        offers.choices = [(code, AANBOD[code]) for code in (*usual, *(one for one in AANBOD if one not in usual))]

    def refined(self, vraag: Vraag) -> Vraag:
        typed = self.cleaned_data
        return Vraag(
            aanbod=typed["aanbod"],
            onderwerpen=frozenset(typed["onderwerpen"]),
            gender=vraag.gender,
            leeftijdsgroep=vraag.leeftijdsgroep,
            gm_code=vraag.gm_code,
            kenmerken=frozenset(typed["kenmerken"]),
        )


class AanbodForm(Form):
    delen = forms.MultipleChoiceField(
        label="Wat deelt u naast de hulpvraag?",
        help_text="Deel niet meer dan nodig is om te beslissen. Wat niet bekend is, gaat niet mee.",
        choices=list(DEELBAAR.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    toelichting = _tekst("Wat moet de organisatie nog weten?", "Dit gaat mee naar de organisatie.")
    contact = forms.CharField(
        label="Met wie deelt u dit?",
        help_text="De persoon bij de organisatie die u heeft gesproken.",
        max_length=LANGST_NAAM,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    antwoord_voor = DatumField(label="Voor welke dag wilt u antwoord?")
    waarom = _tekst("Waarom deze organisatie?", "Dit blijft in het dossier.")

    def __init__(self, *args: Any, mag_delen: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mag_delen = mag_delen

    def clean(self) -> dict[str, Any]:
        if not self.mag_delen:
            self.add_error(None, "Er is nog geen grond om dit te delen. Leg die eerst vast, met de knoppen hieronder.")
        return self.cleaned_data

    def invoer(self) -> Aanbod:
        typed = dict(self.cleaned_data)
        return Aanbod(delen=tuple(typed.pop("delen")), **typed)


class StapForm(Form):
    stap = forms.ChoiceField(label="Wat is er gebeurd?", widget=forms.RadioSelect)
    reden = forms.ChoiceField(
        label="Reden",
        help_text="Nodig als het niet wordt aangenomen of eerder stopt.",
        choices=[("", "Geen"), *REDENEN.items()],
        required=False,
    )
    toelichting = _tekst("Toelichting")

    def __init__(self, *args: Any, stappen: Iterable[Edge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps: Any = self.fields["stap"]
        steps.choices = [(edge.name, edge.label) for edge in stappen]
        if not {edge.name for edge in stappen} & set(MET_REDEN):
            del self.fields["reden"]

    def invoer(self) -> Stap:
        return Stap(**self.cleaned_data)


class ContactForm(Form):
    datum = DatumField(label="Op welke dag was het contact?")
    wijze = forms.ChoiceField(label="Hoe was het contact?", choices=list(WIJZEN.items()), widget=forms.RadioSelect)
    verslag = _tekst("Wat is besproken?", required=True, longest=LANGST_VERSLAG)
    volgende = DatumField(
        label="Wanneer spreekt u elkaar weer?",
        help_text="Laat dit leeg, dan rekent Dekkend de dag uit.",
        required=False,
    )

    def invoer(self) -> ContactInvoer:
        return ContactInvoer(**self.cleaned_data)


class OpvolgingForm(Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in FACTOREN.items():
            choices = list(ANTWOORDEN[name].items())
            self.fields[name] = forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect)

    def opvolging(self) -> Opvolging:
        return Opvolging(**self.cleaned_data)
