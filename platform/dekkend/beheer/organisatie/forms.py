"""What is filled in about the organisation's log-in server."""

from django import forms

from dekkend.accounts.organisatie.actions import InlogdienstInvoer
from dekkend.web.forms import Form


class ServerForm(Form):
    """What is asked about every log-in server."""

    server_url = forms.CharField(
        label="Adres van de inlogdienst",
        help_text="Bijvoorbeeld https://login.voorbeeld.nl. Uw ICT noemt dit de issuer.",
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


class InlogdienstForm(ServerForm):
    mfa_waarden = forms.CharField(
        label="Waarden die een tweede stap betekenen",
        help_text="Wat de inlogdienst in amr of acr zet als iemand in twee stappen inlogt. Zet er een spatie tussen.",
        required=False,
    )
    mfa_door_organisatie = forms.BooleanField(
        label="Onze organisatie eist zelf altijd een tweede stap, ook als de inlogdienst dat niet zegt", required=False
    )
    adres_door_organisatie = forms.BooleanField(
        label="Onze organisatie controleert zelf alle e-mailadressen, ook van gasten (nodig bij Microsoft Entra ID)",
        required=False,
    )
    actief = forms.BooleanField(label="De knop staat op de pagina om in te loggen", required=False)

    def invoer(self) -> InlogdienstInvoer:
        return InlogdienstInvoer(**self.cleaned_data)
