"""What a page sends along when somebody says that the figures may go."""

from django import forms

from dekkend.web.forms import Form


class GezienForm(Form):
    """The fingerprint of the figures that stood on the page."""

    gezien = forms.CharField(max_length=64, widget=forms.HiddenInput)
