"""What is typed for a begroting and its decision."""

from decimal import Decimal

from django import forms

from billing.begroting.rules import BASIS_BUITEN, BASIS_HOOGST, BASIS_LAAGST, BegrotingInvoer
from dekkend.web.forms import DatumField, EuroField, Form

DECIMAL = {"inputmode": "decimal", "autocomplete": "off"}


class BegrotingForm(Form):
    jaar = forms.IntegerField(label="Jaar", widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    basis_fte = forms.DecimalField(
        label="Basis van de norm (fte)",
        help_text="Voor netwerk, informatie en advies: van 0,5 tot en met 1,0 fte.",
        localize=True,
        max_digits=4,
        decimal_places=2,
        min_value=BASIS_LAAGST,
        max_value=BASIS_HOOGST,
        error_messages={"min_value": BASIS_BUITEN, "max_value": BASIS_BUITEN},
        widget=forms.TextInput(attrs=DECIMAL),
    )
    politieregio = forms.BooleanField(
        label="Wij werken voor een politieregio. De basis telt dan dubbel.", required=False
    )
    fte = forms.DecimalField(
        label="Begrote fte",
        help_text="Het aantal fte aan zorgcoördinatie, bijvoorbeeld 1,55.",
        localize=True,
        max_digits=5,
        decimal_places=2,
        widget=forms.TextInput(attrs=DECIMAL),
    )
    tarief_cent = EuroField(label="Tarief per fte", help_text="Kosten van 1 fte in een jaar, bijvoorbeeld 98.500,00.")
    overige_kosten_cent = EuroField(label="Overige kosten", required=False)
    overige_kosten_toelichting = forms.CharField(
        label="Waar zijn de overige kosten voor?", max_length=200, required=False
    )
    decentralisatie_uitkering_cent = EuroField(
        label="Inkomsten uit de decentralisatie-uitkering",
        help_text="Het deel van de uitkering vrouwenopvang of maatschappelijke opvang dat u hiervoor gebruikt.",
        required=False,
    )
    eigen_middelen_cent = EuroField(
        label="Eigen middelen van de centrumgemeente",
        help_text="Wat de centrumgemeente zelf betaalt, naast haar deel in de verdeling.",
        required=False,
    )

    def invoer(self) -> BegrotingInvoer:
        """An amount that was left empty is nothing."""
        typed = self.cleaned_data
        return BegrotingInvoer(
            jaar=typed["jaar"],
            basis_fte=typed["basis_fte"],
            politieregio=typed["politieregio"],
            fte=typed["fte"],
            tarief_cent=typed["tarief_cent"],
            overige_kosten_cent=typed["overige_kosten_cent"] or 0,
            overige_kosten_toelichting=typed["overige_kosten_toelichting"],
            decentralisatie_uitkering_cent=typed["decentralisatie_uitkering_cent"] or 0,
            eigen_middelen_cent=typed["eigen_middelen_cent"] or 0,
        )


class WijzigForm(BegrotingForm):
    jaar = forms.IntegerField(label="Jaar", disabled=True, help_text="Het jaar van een begroting ligt vast.")


class BesluitForm(Form):
    besluit_kenmerk = forms.CharField(
        label="Kenmerk van het besluit",
        help_text="Zo vindt een ander het besluit terug, bijvoorbeeld B&W 2026-114.",
        max_length=100,
    )
    besluit_datum = DatumField(label="Datum van het besluit")


def initial_of(invoer: BegrotingInvoer) -> dict[str, object]:
    """A begroting as somebody would have typed it."""
    return {naam: getattr(invoer, naam) for naam in BegrotingForm.base_fields}


NIEUW = {"basis_fte": Decimal("0.75"), "politieregio": False}
