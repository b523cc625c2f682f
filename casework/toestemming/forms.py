"""What is typed about an answer to the question for consent, and about taking it back."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django import forms

from casework.toestemming.actions import ToestemmingInvoer
from casework.toestemming.queries import Vraagblad
from casework.toestemming.rules import (
    ANTWOORDEN,
    GEVERS,
    GEZAG,
    GROEPEN,
    INTREKKERS,
    LANGST_GELDIG,
    LANGST_NAAM,
    TALEN,
    VERDENKINGEN,
    WIJZEN,
)
from dekkend.web.forms import DatumField, Form


class ToestemmingForm(Form):
    antwoord = forms.ChoiceField(
        label="Wat is het antwoord?", choices=list(ANTWOORDEN.items()), widget=forms.RadioSelect
    )
    ontvanger = forms.ChoiceField(label="Voor wie geldt het antwoord?")
    leeftijdsgroep = forms.ChoiceField(
        label="Hoe oud is de betrokkene?",
        help_text="Nodig bij een ja, want de leeftijd staat niet in het dossier. Twijfelt u? Vraag het eerst na.",
        choices=list(GROEPEN.items()),
        widget=forms.RadioSelect,
        required=False,
    )
    wilsbekwaam = forms.ChoiceField(
        label="Kan de betrokkene dit zelf afwegen?",
        choices=[("ja", "Ja"), ("nee", "Nee, een wettelijk vertegenwoordiger beslist")],
        widget=forms.RadioSelect,
        initial="ja",
    )
    gezag = forms.ChoiceField(
        label="Wie heeft het gezag?",
        help_text="Nodig bij een ja als de betrokkene jonger is dan 16 jaar.",
        choices=list(GEZAG.items()),
        widget=forms.RadioSelect,
        required=False,
    )
    verdenking = forms.ChoiceField(
        label="Is er een vermoeden tegen wie het gezag heeft?",
        help_text="Denk aan een aandeel in de uitbuiting. Wie verdacht wordt, beslist niet mee.",
        choices=list(VERDENKINGEN.items()),
        widget=forms.RadioSelect,
        required=False,
    )
    gegeven_door = forms.ChoiceField(
        label="Wie gaf het antwoord?", choices=list(GEVERS.items()), widget=forms.RadioSelect
    )
    gever_naam = forms.CharField(
        label="Naam van de ouder, voogd, vertegenwoordiger of rechtbank",
        max_length=LANGST_NAAM,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    datum = DatumField(label="Op welke dag?")
    wijze = forms.ChoiceField(label="Hoe?", choices=list(WIJZEN.items()), widget=forms.RadioSelect, initial="mondeling")
    taal = forms.ChoiceField(label="In welke taal?", choices=list(TALEN.items()), initial="nl", required=False)
    tolk = forms.BooleanField(label="Er was een tolk bij", required=False)
    bewijs = forms.ChoiceField(
        label="Welk document is het bewijs?",
        help_text="Kies uit de documenten “Toestemming op papier” van dit dossier.",
        required=False,
    )
    geldig_tot = DatumField(label="Tot en met welke dag geldt het?", required=False)

    def __init__(self, *args: Any, vraag: Vraagblad, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doel = vraag.doel
        asked: Any = self.fields
        asked["ontvanger"].choices = [("", "Kies"), *vraag.ontvangers.items()]
        # The others may be sent all the same: then it is said why they may not decide.
        asked["gegeven_door"].widget.choices = [(one, GEVERS[one]) for one in GEVERS if one in vraag.gevers]
        asked["bewijs"].choices = [("", "Geen"), *((str(one.pk), one.titel) for one in vraag.papieren)]
        if vraag.doel in LANGST_GELDIG:
            asked["geldig_tot"].help_text = f"Laat leeg voor het langst mogelijke: {LANGST_GELDIG[vraag.doel]} dagen."
        gone = {
            "ontvanger": vraag.vaste_ontvanger,
            "leeftijdsgroep": vraag.leeftijd_bekend,
            "gezag": vraag.gezag_bekend or not vraag.jong,
            "verdenking": vraag.gezag_bekend or not vraag.jong,
            "bewijs": not vraag.papieren,
        }
        for name in [name for name, unneeded in gone.items() if unneeded]:
            del self.fields[name]

    def invoer(self) -> ToestemmingInvoer:
        typed = self.cleaned_data
        return ToestemmingInvoer(
            doel=self.doel,
            ontvanger=typed.get("ontvanger", ""),
            gegeven_door=typed["gegeven_door"],
            antwoord=typed["antwoord"],
            leeftijdsgroep=typed.get("leeftijdsgroep", ""),
            wilsbekwaam=typed["wilsbekwaam"] == "ja",
            gezag=typed.get("gezag", ""),
            verdenking=typed.get("verdenking", ""),
            gever_naam=typed["gever_naam"],
            datum=typed["datum"],
            wijze=typed["wijze"],
            taal=typed["taal"] or "nl",
            tolk=typed["tolk"],
            bewijs=UUID(typed["bewijs"]) if typed.get("bewijs") else None,
            geldig_tot=typed["geldig_tot"],
        )


class IntrekkingForm(Form):
    """One question, answered beforehand, and none where only the person may: taking back is as easy as giving."""

    marks_optional = False
    namens = forms.ChoiceField(
        label="Wie trekt de toestemming in?", widget=forms.RadioSelect, initial="betrokkene", required=False
    )

    def __init__(self, *args: Any, wie: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields
        asked["namens"].choices = [(name, label) for name, label in INTREKKERS.items() if name in wie]
        if len(wie) == 1:
            del self.fields["namens"]

    def invoer(self) -> str:
        return str(self.cleaned_data.get("namens") or "betrokkene")
