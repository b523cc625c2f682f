"""What is typed about an organisation, about who works there, and about a hulpvraag."""

from typing import Any

from django import forms

from casework.kenmerken import GENDERS, JA_NEE_ONBEKEND, LEEFTIJDSGROEPEN
from casework.sociale_kaart.passend import Hulpvraag
from casework.sociale_kaart.queries import codes_of
from casework.sociale_kaart.rules import (
    ADRES,
    KORT,
    KORTSTE_TERMIJN,
    LANG,
    LANGSTE_TERMIJN,
    LANGSTE_WACHTTIJD,
    ContactInvoer,
    OrganisatieInvoer,
    SpecialismeInvoer,
)
from casework.sociale_kaart.woorden import (
    AANBOD,
    ARCHIEFREDENEN,
    BEKENDHEID,
    BEWIJZEN,
    CONTRA_INDICATIES,
    DOELGROEP_GENDER,
    DOELGROEP_LEEFTIJD,
    ONDERWERPEN,
    SOORTEN,
)
from dekkend.web.forms import DatumField, Form
from dekkend.web.together import SharedForm

Gemeenten = list[tuple[str, str]]


def _text(label: str, longest: int, *, kind: str = "text", **options: Any) -> forms.CharField:
    widget = forms.TextInput(attrs={"type": kind, "autocomplete": "off"})
    return forms.CharField(label=label, max_length=longest, widget=widget, **options)


def _several(label: str, words: dict[str, str], **options: Any) -> forms.MultipleChoiceField:
    options = {"required": False, **options}
    return forms.MultipleChoiceField(
        label=label, choices=list(words.items()), widget=forms.CheckboxSelectMultiple, **options
    )


def _one(label: str, words: dict[str, str], **options: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(words.items()), widget=forms.RadioSelect, **options)


def _wachttijd() -> forms.IntegerField:
    return forms.IntegerField(
        label="Wachttijd in dagen",
        help_text="0 is: meteen plek. Laat dit leeg als u het niet weet.",
        min_value=0,
        max_value=LANGSTE_WACHTTIJD,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class OrganisatieForm(SharedForm):
    naam = _text("Naam van de organisatie", KORT, help_text="Met de plaats erbij als er meer vestigingen zijn.")
    soort = forms.ChoiceField(label="Soort organisatie", choices=[("", "Maak een keuze"), *SOORTEN.items()])
    plaats = _text("Plaats", KORT, required=False, help_text="Nooit een adres. Laat dit leeg bij een geheime plek.")
    website = _text("Website", KORT, required=False, help_text="Begint met https://.", kind="url")
    email = _text("Algemeen e-mailadres", ADRES, required=False, kind="email")
    telefoon = _text("Algemeen telefoonnummer", 30, required=False, kind="tel")
    aanbod = _several("Wat biedt de organisatie?", dict(AANBOD), required=True)
    aanbod_tekst = forms.CharField(
        label="Toelichting op het aanbod",
        help_text="Hoe meldt u iemand aan? Schrijf hier niets over cliënten.",
        max_length=LANG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    landelijk = forms.BooleanField(label="Werkt in het hele land", required=False)
    gm_codes = _several("Gemeenten in onze regio", {})
    andere = _text(
        "Andere gemeenten", 1000, required=False, help_text="Namen met een komma ertussen, bijvoorbeeld Tilburg, Breda."
    )
    doelgroep_gender = _several(
        "Voor wie?", dict(DOELGROEP_GENDER), help_text="Weet u het niet zeker? Laat dit dan leeg."
    )
    doelgroep_leeftijd = _several("Voor welke leeftijd?", dict(DOELGROEP_LEEFTIJD))
    contra_indicaties = _several(
        "Wie kan er niet terecht?",
        dict(CONTRA_INDICATIES),
        help_text="Uit een andere regio komen is geen reden om iemand te weigeren. Dat staat hier dus niet bij.",
    )
    bekend_met_doelgroep = _one("Kent de organisatie slachtoffers van mensenhandel?", dict(BEKENDHEID))
    consultatie = _one("Overlegt zij met de zorgcoördinator?", dict(JA_NEE_ONBEKEND))
    casuistiek = _one("Is er een vaste casuïstiekbespreking?", dict(JA_NEE_ONBEKEND))
    dossierinzage = _one("Heeft de zorgcoördinator inzicht in haar dossiers?", dict(JA_NEE_ONBEKEND))
    wachttijd_dagen = _wachttijd()
    wachttijd_op = DatumField(label="Wanneer is de wachttijd gevraagd?", required=False, help_text="Leeg is vandaag.")

    def __init__(self, *args: Any, gemeenten: Gemeenten, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gm_codes"].choices = gemeenten  # type: ignore[attr-defined]

    def clean_andere(self) -> list[str]:
        codes, unknown = codes_of(self.cleaned_data["andere"].split(","))
        if unknown:
            raise forms.ValidationError(
                f"Deze gemeenten kennen wij niet: {', '.join(unknown)}. Controleer hoe u ze schrijft."
            )
        return codes

    def invoer(self) -> OrganisatieInvoer:
        typed = {name: value for name, value in self.cleaned_data.items() if name != "andere"}
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in typed.items()
        }
        return OrganisatieInvoer(**{**values, "gm_codes": (*values["gm_codes"], *self.cleaned_data["andere"])})

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The form in parts, each with a heading."""
        parts = {
            "Organisatie": ("naam", "soort", "plaats", "website", "email", "telefoon"),
            "Aanbod": ("aanbod", "aanbod_tekst", "wachttijd_dagen", "wachttijd_op"),
            "Waar": ("landelijk", "gm_codes", "andere"),
            "Voor wie": ("doelgroep_gender", "doelgroep_leeftijd", "contra_indicaties"),
            "Samenwerken": ("bekend_met_doelgroep", "consultatie", "casuistiek", "dossierinzage"),
        }
        return [(heading, [self[name] for name in names]) for heading, names in parts.items()]


def initial_of(invoer: OrganisatieInvoer, own: Gemeenten, names: dict[str, str]) -> dict[str, object]:
    """An organisation as somebody would have typed it. `names` are those of its gemeenten."""
    here = {code for code, _ in own}
    typed = {name: getattr(invoer, name) for name in OrganisatieForm.base_fields if hasattr(invoer, name)}
    others = sorted(names.get(code, code) for code in invoer.gm_codes if code not in here)
    return {**typed, "gm_codes": [code for code in invoer.gm_codes if code in here], "andere": ", ".join(others)}


class NakijkForm(Form):
    wachttijd_dagen = _wachttijd()


class ArchiefForm(Form):
    reden = _one("Waarom gaat de organisatie naar het archief?", dict(ARCHIEFREDENEN))


class ContactForm(SharedForm):
    naam = _text("Naam", KORT)
    functie = _text("Functie", KORT, required=False, help_text="Bijvoorbeeld: aandachtsfunctionaris mensenhandel.")
    email = _text("E-mailadres op het werk", ADRES, required=False, kind="email")
    telefoon = _text("Telefoonnummer op het werk", 30, required=False, kind="tel")
    kent = _several("Waar weet deze persoon veel van?", dict(ONDERWERPEN))
    delen = forms.BooleanField(
        label="Ketenpartners van de regio mogen deze gegevens zien", required=False, initial=True
    )

    def invoer(self) -> ContactInvoer:
        typed = self.cleaned_data
        return ContactInvoer(**{**typed, "kent": tuple(typed["kent"])})


class SpecialismeForm(Form):
    onderwerp = forms.ChoiceField(label="Waar is de organisatie goed in?", choices=list(ONDERWERPEN.items()))
    bewijs = _one("Hoe weet u dit?", dict(BEWIJZEN))
    toelichting = _text("Toelichting", KORT, required=False, help_text="Bijvoorbeeld: training van CoMensha in 2025.")

    def invoer(self) -> SpecialismeInvoer:
        return SpecialismeInvoer(**self.cleaned_data)


class TermijnForm(Form):
    weken = forms.IntegerField(
        label="Na hoeveel weken moet een organisatie nagekeken worden?",
        help_text="Daarna staat zij op Mijn werk. 26 weken is een half jaar.",
        min_value=KORTSTE_TERMIJN,
        max_value=LANGSTE_TERMIJN,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class InleesForm(Form):
    bestand = forms.FileField(
        label="CSV-bestand",
        help_text="Hoogstens 500 kB en 2000 rijen. U ziet eerst wat er zou gebeuren.",
        widget=forms.FileInput(attrs={"accept": "text/csv,.csv"}),
    )


class HulpvraagForm(Form):
    """Sent as a form and never in the address: together these say something about a person."""

    aanbod = forms.ChoiceField(label="Welke hulp is nodig?", choices=[("", "Maak een keuze"), *AANBOD.items()])
    onderwerpen = _several("Waar moet de hulpverlener veel van weten?", dict(ONDERWERPEN))
    gender = _one("Voor wie?", dict(GENDERS), initial="onbekend")
    leeftijdsgroep = _one("Leeftijd", dict(LEEFTIJDSGROEPEN), initial="onbekend")
    gm_code = forms.ChoiceField(label="In welke gemeente?", required=False)
    kenmerken = _several("Wat speelt er mee?", dict(CONTRA_INDICATIES))

    def __init__(self, *args: Any, gemeenten: Gemeenten, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gm_code"].choices = [("", "Niet bekend"), *gemeenten]  # type: ignore[attr-defined]

    def hulpvraag(self) -> Hulpvraag:
        typed = self.cleaned_data
        return Hulpvraag(
            typed["aanbod"],
            frozenset(typed["onderwerpen"]),
            typed["gender"],
            typed["leeftijdsgroep"],
            typed["gm_code"],
            frozenset(typed["kenmerken"]),
        )
