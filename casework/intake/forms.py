"""What is typed for an intake: a talk, what became of it, what it told, and which rights were explained."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.timezone import get_current_timezone, localtime

from casework.intake.models import Intakegesprek
from casework.intake.rules import (
    BEGREPEN,
    GEBIEDEN,
    HERINNEREN,
    LANGST_REGEL,
    LANGST_TEKST,
    ONDERDELEN,
    PLEKKEN,
    STOPREDENEN,
    TOLKEN,
    UITKOMSTEN,
    Beschrijving,
    GesprekInvoer,
    RechtenuitlegInvoer,
    StopInvoer,
    UitkomstInvoer,
)
from casework.kenmerken import JA_NEE_ONBEKEND
from dekkend.web.forms import DatumField, Form, TijdField
from dekkend.web.together import SharedForm

Parts = list[tuple[str, list[Any]]]


def _line(label: str, help_text: str = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=LANGST_REGEL, required=required,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


def _text(label: str, help_text: str = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=LANGST_TEKST, required=False,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


def _choice(label: str, choices: dict[str, str], help_text: str = "", **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, help_text=help_text, choices=list(choices.items()), widget=forms.RadioSelect, **kwargs
    )  # fmt: skip


class GesprekForm(Form):
    datum = DatumField(label="Op welke dag?")
    tijd = TijdField(label="Hoe laat?")
    plek = _choice("Waar is het gesprek?", dict(PLEKKEN), initial="kantoor")
    waar = _line("Adres of nummer", "Waar u elkaar ziet of belt. Kies een plek waar niemand meeluistert.")
    taal = _line("Welke taal spreekt de persoon?")
    tolk = _choice(
        "Is er een tolk?",
        dict(TOLKEN),
        "Vraag liever een tolk van buiten. Wie meekomt, kan onder druk staan of zelf druk geven.",
        initial="niet_nodig",
    )
    herinneren = _choice("Hoe herinnert u de persoon?", dict(HERINNEREN), initial="bellen")
    afspraak = _text("Hoe bereikt u de persoon veilig?", "Bijvoorbeeld: alleen overdag bellen.", rows=2)

    def invoer(self) -> GesprekInvoer:
        typed = dict(self.cleaned_data)
        moment = datetime.combine(typed.pop("datum"), typed.pop("tijd"), tzinfo=get_current_timezone())
        return GesprekInvoer(gepland_at=moment, **typed)


def gesprek_initial(talk: Intakegesprek) -> dict[str, Any]:
    """What stands in a talk, to move it."""
    moment = localtime(talk.gepland_at)
    names = ("plek", "waar", "taal", "tolk", "herinneren", "afspraak")
    return {"datum": moment.date(), "tijd": moment.time(), **{name: getattr(talk, name) for name in names}}


class UitkomstForm(Form):
    stap = _choice(
        "Hoe ging het?",
        dict(UITKOMSTEN),
        "Kwam de persoon niet? Dat kan veel redenen hebben. Vraag bij het volgende contact eerst of alles veilig is.",
    )
    aanwezig = _line("Wie waren erbij?", "Bijvoorbeeld: de persoon, een tolk en iemand van de opvang.")
    verslag = _text("Wat is er besproken, of waarom was het er niet?", rows=8)

    def invoer(self) -> UitkomstInvoer:
        return UitkomstInvoer(**self.cleaned_data)


class BeschrijvingForm(SharedForm):
    veilig_nu = _choice("Is de persoon nu veilig?", dict(JA_NEE_ONBEKEND), initial="onbekend")
    veiligheid = _text("Wat weet u over de veiligheid?", "Waar slaapt de persoon? Wie weet die plek? Wie is bang?")
    risicos = _text("Welke risico's ziet u?", "Voor de persoon zelf, kinderen, familie, en wie helpt.")
    verhaal = _text(
        "Wat is er gebeurd?", "Alleen wat de persoon zelf wil vertellen. U hoeft niet alles te vragen.", rows=8
    )
    behoeften = _text("Wat heeft de persoon nodig?", "Nu, en over een paar weken.")
    wensen = _text("Wat wil de persoon zelf?", "In eigen woorden. De persoon houdt de regie.")
    mogelijkheden = _text("Wat lukt al, en wie helpt er al?")
    geen_hulpvraag = forms.BooleanField(label="Er is nu geen hulpvraag", required=False)

    PARTS = (
        ("Veiligheid en risico's", ("veilig_nu", "veiligheid", "risicos")),
        ("Wat er is gebeurd", ("verhaal",)),
        ("Behoeften en wensen", ("behoeften", "wensen", "mogelijkheden", "geen_hulpvraag")),
    )

    @property
    def parts(self) -> Parts:
        return [(heading, [self[name] for name in names]) for heading, names in self.PARTS]

    def invoer(self) -> Beschrijving:
        return Beschrijving(**self.cleaned_data)


class RechtenuitlegForm(Form):
    datum = DatumField(label="Op welke dag heeft u het uitgelegd?")
    taal = _line("In welke taal?", "Bijvoorbeeld: Nederlands.", required=True)
    tolk = _choice("Was er een tolk?", dict(TOLKEN), initial="niet_nodig")
    begrepen = _choice("Heeft de persoon het begrepen?", dict(BEGREPEN), "Vraag de persoon om het na te vertellen.")
    schriftelijk = forms.BooleanField(label="Ook op papier meegegeven, als dat veilig is", required=False)
    toelichting = _text("Toelichting", rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for gebied, codes in ONDERDELEN.items():
            self.fields[f"onderdelen_{gebied}"] = forms.MultipleChoiceField(
                label=f"Wat heeft u uitgelegd over {GEBIEDEN[gebied].lower()}?",
                choices=list(codes.items()),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        self.order_fields([*(f"onderdelen_{gebied}" for gebied in ONDERDELEN), "datum", "taal", "tolk"])

    def invoer(self) -> RechtenuitlegInvoer:
        typed = dict(self.cleaned_data)
        chosen = [code for gebied in ONDERDELEN for code in typed.pop(f"onderdelen_{gebied}")]
        return RechtenuitlegInvoer(onderdelen=tuple(chosen), **typed)


class StopForm(Form):
    reden = _choice("Waarom gaat het nu niet verder?", dict(STOPREDENEN))
    toelichting = _text("Toelichting", "Wat is er afgesproken? Weet de persoon dat terugkomen altijd kan?")
    opnieuw_op = DatumField(
        label="Wanneer zoekt u opnieuw contact?",
        required=False,
        help_text="Laat leeg als de persoon dat niet wil. Anders staat het die dag in Mijn werk.",
    )

    def invoer(self) -> StopInvoer:
        return StopInvoer(**self.cleaned_data)
