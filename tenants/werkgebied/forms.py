"""The form of a change of the working area. The gemeenten are ticked in a list of our own, by province."""

from datetime import date

from django import forms

from dekkend.web.forms import DatumField, Form
from tenants.register.answers import GemeenteView


class WijzigForm(Form):
    vanaf = DatumField(label="Ingangsdatum", help_text="Vandaag of later. Wat voorbij is, verandert niet meer.")
    centrum = forms.ChoiceField(
        label="Centrumgemeente",
        required=False,
        help_text="Kies alleen iets als de centrumgemeente verandert, of als uw regio er nog geen heeft.",
    )

    def offer(self, views: list[GemeenteView], now: str) -> None:
        """`now` is the code of the centrumgemeente as it is."""
        names = {view.code: view.naam for view in views}
        stays = f"Blijft {names[now]}" if now in names else "Nog geen"
        field = self.fields["centrum"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  tells mypy what the class above says
        field.choices = [("", stays), *((view.code, view.naam) for view in views if view.code != now)]


def day_of(text: str) -> date | None:
    """What was typed as a day, None when it is none; the form itself says what is wrong."""
    try:
        found: date | None = DatumField(required=False).clean(text)
    except forms.ValidationError:
        return None
    return found


class BevestigForm(forms.Form):
    """What the page before carried along, unseen."""

    vanaf = forms.DateField(input_formats=["%Y-%m-%d"])
    centrum = forms.CharField(required=False, max_length=6)


def first_of_next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
