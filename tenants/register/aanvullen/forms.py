from django import forms

from dekkend.web.forms import DatumField, Form
from tenants.register.aanvullen.rules import Aanvulling
from tenants.register.rules import LONGEST_SOURCE, TAKEN


class AanvulForm(Form):
    """Around which centrumgemeente a gemeente lies, and who says so."""

    taak = forms.ChoiceField(label="Waarvoor?", choices=list(TAKEN.items()), widget=forms.RadioSelect)
    centrum = forms.ChoiceField(label="Centrumgemeente")
    bron = forms.CharField(
        label="Waar staat dat?",
        max_length=LONGEST_SOURCE,
        help_text="Noem het besluit, de brief of de webpagina, zodat een ander het kan nakijken. Noem geen mensen.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    datum = DatumField(label="Van welke datum is dat?", help_text="Het gegeven telt vanaf dat jaar.")

    def offer(self, centres: list[tuple[str, str]]) -> None:
        field = self.fields["centrum"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  tells mypy what the class above says
        field.choices = [("", "Kies een centrumgemeente"), *centres]

    def aanvulling(self, gm_code: str) -> Aanvulling:
        values = self.cleaned_data
        return Aanvulling(values["taak"], gm_code, values["centrum"], values["bron"], values["datum"])
