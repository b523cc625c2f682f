"""What is typed about a document, and the file itself."""

from django import forms

from casework.document.rules import LANGST_TITEL, SOORTEN, DocumentInvoer
from dekkend.core.errors import InvalidInput
from dekkend.web.forms import Form
from dekkend.web.uploads import Upload
from dekkend.web.uploads import checked as checked_upload


class DocumentForm(Form):
    soort = forms.ChoiceField(label="Wat voor document?", choices=list(SOORTEN.items()), widget=forms.RadioSelect)
    titel = forms.CharField(
        label="Titel",
        help_text="Zo vindt een collega het terug.",
        max_length=LANGST_TITEL,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    bestand = forms.FileField(
        label="Bestand",
        help_text="Een pdf, png, jpg, docx, xlsx of txt van hoogstens 25 MB.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.txt"}),
    )

    def clean_bestand(self) -> Upload:
        try:
            return checked_upload(self.cleaned_data["bestand"])
        except InvalidInput as refused:
            raise forms.ValidationError(refused.fields["bestand"]) from None

    def invoer(self) -> DocumentInvoer:
        typed = self.cleaned_data
        return DocumentInvoer(typed["soort"], typed["titel"], typed["bestand"].name, typed["bestand"].content_type)

    def content(self) -> bytes:
        file = self.cleaned_data["bestand"].file
        file.seek(0)
        return bytes(file.read())
