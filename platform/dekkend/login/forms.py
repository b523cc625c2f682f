"""allauth's forms in our words; and an attempt that fails goes into the log."""

from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm
from allauth.core import context
from allauth.mfa.base import forms as codes
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms

from dekkend.accounts import door
from dekkend.accounts.models import User

DIGITS = {"inputmode": "numeric", "autocomplete": "one-time-code"}


def _code(help_text: str) -> forms.CharField:
    return forms.CharField(
        label="Code",
        help_text=help_text,
        max_length=20,
        widget=forms.TextInput(attrs=DIGITS),
        error_messages={"required": "Vul de code in.", "max_length": "De code is te lang. Typ alleen de cijfers."},
    )


def _name(*, required: bool) -> forms.CharField:
    return forms.CharField(
        label="Naam van de passkey",
        help_text="Zo ziet u later welke het is, bijvoorbeeld: laptop van het werk.",
        required=required,
        max_length=100,
        error_messages={
            "required": "Vul een naam in.",
            "max_length": "Maak de naam korter: gebruik hoogstens 100 tekens.",
        },
    )


class CodeForm(codes.AuthenticateForm):  # type: ignore[misc]
    code = _code("De zes cijfers uit uw app, of een van uw herstelcodes.")

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        door.note_failure_of(context.request, self.user)
        super()._emit_authentication_failed(authenticator)


class CodeAgainForm(codes.ReauthenticateForm):  # type: ignore[misc]
    code = _code("De zes cijfers uit uw app, of een van uw herstelcodes.")

    def _emit_authentication_failed(self, authenticator: Authenticator) -> None:
        door.note_failure_of(context.request, self.user)
        super()._emit_authentication_failed(authenticator)


class ActivateTotpForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    code = _code("De zes cijfers die uw app nu laat zien.")


class _NotesFailure:
    """What a browser sends for a passkey is a form with one hidden field."""

    user: User | None

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except (forms.ValidationError, AttributeError, KeyError) as fault:
            # allauth trusts the shape of what the browser sends
            door.note_failure_of(context.request, self.user)
            if isinstance(fault, forms.ValidationError):
                raise
            raise forms.ValidationError("De passkey klopt niet. Probeer het opnieuw.") from fault


class PasskeyLoginForm(_NotesFailure, webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyForm(_NotesFailure, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyAgainForm(_NotesFailure, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class AddPasskeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    name = _name(required=False)
    passwordless = forms.BooleanField(
        label="Hiermee ook inloggen zonder wachtwoord",
        required=False,
        initial=True,
        help_text="Haal het vinkje weg als uw beveiligingssleutel geen pincode heeft.",
    )
    marks_optional = False

    def clean_name(self) -> str:
        """The passkey has been made by now, so a name that is missing is no reason to refuse it."""
        name: str = super().clean_name()
        return name.strip()


class EditPasskeyForm(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    name = _name(required=True)


class ResetPasswordForm(AllauthResetPasswordForm):  # type: ignore[misc]
    """Who logs in at his organisation has no password here, and gets none by asking for a mail."""

    users: list[User]

    def clean_email(self) -> str:
        typed: str = super().clean_email()
        self.users = [user for user in self.users if user.has_usable_password()]
        return typed
