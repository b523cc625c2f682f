"""What is typed for a measurement: who scored when, and for each domain a level or why there is none."""

from typing import Any

from django import forms

from casework.zrm.models import Zrmmeting, Zrmscore
from casework.zrm.rules import (
    DOMEINEN,
    LANGST_NAAM,
    LANGST_NOTITIE,
    LANGST_REDEN,
    NIET_GESCOORD,
    NIVEAUS,
    WAAROVER,
    Score,
    ZrmInvoer,
)
from dekkend.web.forms import DatumField, Form

NIET = "niet"
_KEUZES = [*((str(niveau), f"{niveau}. {label}") for niveau, label in NIVEAUS.items()), (NIET, "Niet gescoord")]
Parts = list[tuple[str, list[Any]]]


def _reason(help_text: str) -> forms.CharField:
    return forms.CharField(
        label="Waarom?", help_text=help_text, max_length=LANGST_REDEN, widget=forms.Textarea(attrs={"rows": 3})
    )


class MetingForm(Form):
    """`correctie` asks for the reason as well."""

    datum = DatumField(label="Op welke dag is er gescoord?", help_text="De scores gaan over de 30 dagen ervoor.")
    scorer = forms.CharField(
        label="Wie scoorde?",
        help_text="Laat dit leeg als u het zelf was. Anders: naam en organisatie.",
        max_length=LANGST_NAAM,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, correctie: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first = ["datum", "scorer"]
        if correctie:
            self.fields["reden"] = _reason("Wat was er niet goed? De vorige versie blijft te lezen.")
            self.first.insert(0, "reden")
        for domein in DOMEINEN:
            self._add(domein)

    def _add(self, domein: str) -> None:
        self.fields[f"score_{domein}"] = forms.ChoiceField(
            label=f"Score {DOMEINEN[domein]}", help_text=WAAROVER[domein], choices=_KEUZES, widget=forms.RadioSelect
        )
        self.fields[f"reden_{domein}"] = forms.ChoiceField(
            label="Waarom is er geen score?",
            choices=[("", "Maak een keuze"), *NIET_GESCOORD.items()],
            required=False,
            help_text="Alleen bij ‘Niet gescoord’.",
        )
        self.fields[f"notitie_{domein}"] = forms.CharField(
            label="Notitie", max_length=LANGST_NOTITIE, required=False, widget=forms.Textarea(attrs={"rows": 2})
        )

    @property
    def parts(self) -> Parts:
        named = [
            (label, [self[f"{what}_{domein}"] for what in ("score", "reden", "notitie")])
            for domein, label in DOMEINEN.items()
        ]
        return [("Wanneer en wie", [self[name] for name in self.first]), *named]

    def invoer(self) -> ZrmInvoer:
        typed = self.cleaned_data
        return ZrmInvoer(
            datum=typed["datum"],
            scorer=typed["scorer"],
            scores=tuple(
                Score(
                    domein,
                    None if typed[f"score_{domein}"] == NIET else int(typed[f"score_{domein}"]),
                    typed[f"reden_{domein}"],
                    typed[f"notitie_{domein}"],
                )
                for domein in DOMEINEN
            ),
        )


def initial_of(meting: Zrmmeting, scores: list[Zrmscore]) -> dict[str, Any]:
    """What stands in a measurement, to correct it."""
    found: dict[str, Any] = {"datum": meting.datum, "scorer": meting.scorer}
    for one in scores:
        found[f"score_{one.domein}"] = NIET if one.score is None else str(one.score)
        found[f"reden_{one.domein}"] = one.reden
        found[f"notitie_{one.domein}"] = one.notitie
    return found


class VergelijkForm(Form):
    """Which two measurements stand side by side; in the address, by their ids."""

    marks_optional = False

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("van", "Vergelijk"), ("met", "met")):
            self.fields[name] = forms.ChoiceField(label=label, required=False, choices=choices)
