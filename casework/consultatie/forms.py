"""What is typed for a consultation."""

from django import forms

from casework.consultatie.rules import BESLUITEN, LANGST_TEKST, BesluitInvoer, Vraag
from dekkend.web.forms import Form


class VraagForm(Form):
    vraag = forms.CharField(
        label="Waar wilt u over meedenken?",
        help_text="De gedragswetenschapper kan het hele dossier lezen. Schrijf hier alleen uw vraag.",
        max_length=LANGST_TEKST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    spoed = forms.BooleanField(
        label="Dit heeft spoed", help_text="Bel dan ook. Het advies is dan morgen nodig.", required=False
    )

    def invoer(self) -> Vraag:
        return Vraag(**self.cleaned_data)


class AdviesForm(Form):
    advies = forms.CharField(
        label="Uw advies",
        help_text="Wat ziet u, wat raadt u aan, en wat zou u nog willen weten?",
        max_length=LANGST_TEKST,
        widget=forms.Textarea(attrs={"rows": 10}),
    )


class BesluitForm(Form):
    besluit = forms.ChoiceField(
        label="Wat doet u met het advies?", choices=list(BESLUITEN.items()), widget=forms.RadioSelect
    )
    toelichting = forms.CharField(
        label="Waarom?",
        help_text="Nodig als u het advies niet of voor een deel volgt.",
        max_length=LANGST_TEKST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def invoer(self) -> BesluitInvoer:
        return BesluitInvoer(**self.cleaned_data)
