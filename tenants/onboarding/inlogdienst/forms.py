"""What is filled in about the log-in server of a gemeente."""

from django import forms

from dekkend.accounts.organisatie.stroom import ServerInvoer
from dekkend.beheer.organisatie.forms import ServerForm


class GemeenteloginForm(ServerForm):
    server_url = forms.CharField(
        label="Adres van de inlogdienst van de gemeente",
        help_text="Vraag dit aan de contactpersoon die u al kende. De ICT van de gemeente noemt dit de issuer.",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    adres_door_organisatie = forms.BooleanField(
        label="De gemeente controleert zelf alle e-mailadressen, ook van gasten (nodig bij Microsoft Entra ID)",
        required=False,
    )

    def invoer(self) -> ServerInvoer:
        return ServerInvoer(**self.cleaned_data)
