"""What is filled in about the log-in server of a gemeente."""

from django import forms

from dekkend.web.forms import Form
from tenants.onboarding.inlogdienst.actions import LoginInvoer


class GemeenteloginForm(Form):
    server_url = forms.CharField(
        label="Adres van de inlogdienst van de gemeente",
        help_text="Vraag dit aan de contactpersoon die u al kende. De ICT van de gemeente noemt dit de issuer.",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    client_id = forms.CharField(label="Client-id", widget=forms.TextInput(attrs={"autocomplete": "off"}))
    geheim = forms.CharField(
        label="Geheim",
        help_text="Wij tonen het geheim nooit meer. Laat dit leeg om het geheim te houden dat er al is.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        required=False,
        strip=False,
    )
    adres_door_organisatie = forms.BooleanField(
        label="De gemeente controleert zelf alle e-mailadressen, ook van gasten (nodig bij Microsoft Entra ID)",
        required=False,
    )

    def invoer(self) -> LoginInvoer:
        return LoginInvoer(**self.cleaned_data)
