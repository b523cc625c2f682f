"""Mail about logging in. It says what to do and names nobody: mail is read on phones and by mail servers."""

import structlog
from django.core.mail import EmailMessage

CHANGED = "Er is iets gewijzigd aan hoe u inlogt bij Dekkend"
_CHANGED_TEXT = """Er is iets gewijzigd aan hoe u inlogt bij Dekkend.

Heeft u dit zelf gedaan, of wist u ervan? Dan hoeft u niets te doen.

Wist u er niet van? Bel dan meteen de functioneel beheerder van uw organisatie.

Wij zetten nooit een link in een bericht als dit.
"""

log = structlog.get_logger()


def send_mail_to(email: str, subject: str, text: str) -> None:
    """A mail server that is away does not undo what the mail is about."""
    try:
        EmailMessage(subject, text, to=[email]).send()
    except OSError as fault:
        log.error("mail_niet_verstuurd", fault=type(fault).__name__)


def tell_of_change(email: str) -> None:
    send_mail_to(email, CHANGED, _CHANGED_TEXT)
