"""What is typed for a risk assessment: each question, the judgement, what protects, and the safety plan."""

from collections.abc import Iterable
from typing import Any

from django import forms

from casework.risico.models import Risicotaxatie
from casework.risico.rules import (
    ANTWOORDEN,
    LANGST_NOTITIE,
    LANGST_REDEN,
    LANGST_TEKST,
    NIVEAUS,
    TEKSTEN,
    Antwoord,
    RisicoInvoer,
    Vraag,
    vragen_van,
)
from dekkend.web.forms import DatumField, Form

Parts = list[tuple[str, list[Any]]]


def _text(
    label: str, help_text: str = "", longest: int = LANGST_TEKST, rows: int = 3, **kwargs: Any
) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, max_length=longest, widget=forms.Textarea(attrs={"rows": rows}), **kwargs
    )  # fmt: skip


class RisicoForm(Form):
    """`correctie` asks for the reason as well."""

    datum = DatumField(label="Op welke dag heeft u gekeken?")
    niveau = forms.ChoiceField(
        label="Hoeveel gevaar is er?",
        help_text="Kies zelf, met alles wat u weet. Tel geen antwoorden op.",
        choices=list(NIVEAUS.items()),
        widget=forms.RadioSelect,
    )
    toelichting = _text("Waarom kiest u dit niveau?")
    beschermt = _text("Wat en wie beschermt de persoon?", required=False)
    signalen = _text("Waaraan merken wij dat het misgaat?", "Nodig bij ‘Hoog’ en ‘Nu gevaar’.", required=False)
    afspraken = _text("Wat is er afgesproken?", "Nodig bij ‘Hoog’ en ‘Nu gevaar’.", required=False)
    bij_nood = _text("Wie belt er, en wie komt er?", "Nodig bij ‘Hoog’ en ‘Nu gevaar’.", required=False)
    volgende_op = DatumField(
        label="Wanneer kijkt u opnieuw?",
        required=False,
        help_text="Leeg: na 91 dagen bij ‘Laag’, 28 bij ‘Verhoogd’, 7 bij ‘Hoog’ en de volgende dag bij ‘Nu gevaar’.",
    )

    def __init__(self, *args: Any, vragen: Iterable[Vraag], correctie: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vragen = list(vragen)
        self.first = ["datum"]
        if correctie:
            self.fields["reden"] = _text("Waarom corrigeert u dit?", longest=LANGST_REDEN)
            self.first.insert(0, "reden")
        for vraag in self.vragen:
            self.fields[f"antwoord_{vraag.code}"] = forms.ChoiceField(
                label=vraag.vraag,
                help_text=vraag.uitleg,
                choices=list(ANTWOORDEN.items()),
                widget=forms.RadioSelect,
            )
            self.fields[f"notitie_{vraag.code}"] = _text(
                "Wat ziet u?", "Nodig bij ‘Ja’.", LANGST_NOTITIE, 2, required=False
            )

    @property
    def parts(self) -> Parts:
        areas: dict[str, list[Any]] = {}
        for vraag in self.vragen:
            both = [self[f"antwoord_{vraag.code}"], self[f"notitie_{vraag.code}"]]
            areas.setdefault(vraag.gebied, []).extend(both)
        return [
            ("Wanneer", [self[name] for name in self.first]),
            *areas.items(),
            ("Uw oordeel", [self[name] for name in ("niveau", "toelichting", "beschermt", "volgende_op")]),
            ("Veiligheidsplan", [self[name] for name in ("signalen", "afspraken", "bij_nood")]),
        ]

    def invoer(self) -> RisicoInvoer:
        typed = self.cleaned_data
        return RisicoInvoer(
            datum=typed["datum"],
            niveau=typed["niveau"],
            volgende_op=typed["volgende_op"],
            antwoorden=tuple(
                Antwoord(vraag.code, typed[f"antwoord_{vraag.code}"], typed[f"notitie_{vraag.code}"])
                for vraag in self.vragen
            ),
            **{name: typed[name] for name in TEKSTEN},
        )


def initial_of(row: Risicotaxatie) -> dict[str, Any]:
    """What stands in an assessment, to correct it."""
    names = ("datum", "niveau", "volgende_op", *TEKSTEN)
    found: dict[str, Any] = {name: getattr(row, name) for name in names}
    answers = row.antwoorden or {}
    for code in (vraag.code for vraag in vragen_van(row.instrument, row.versie) if vraag.code in answers):
        found[f"antwoord_{code}"], found[f"notitie_{code}"] = answers[code]
    return found
