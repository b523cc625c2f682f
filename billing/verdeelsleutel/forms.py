"""How the amount is shared."""

from decimal import Decimal

from django import forms

from dekkend.web.forms import Form


class VerdelenForm(Form):
    gelijk_procent = forms.DecimalField(
        label="Gelijk deel (%)",
        help_text="Dit deel is voor elke gemeente hetzelfde. De rest gaat naar inwoners. Niets ingevuld is 0.",
        localize=True,
        max_digits=5,
        decimal_places=2,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )

    def procent(self) -> Decimal:
        typed: Decimal | None = self.cleaned_data["gelijk_procent"]
        return typed or Decimal(0)
