"""Mail about logging in. It says what to do and names nobody: mail is read on phones and by mail servers."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

CHANGED = "Er is iets gewijzigd aan hoe u inlogt bij Dekkend"
_CHANGED_TEXT = """Er is iets gewijzigd aan hoe u inlogt bij Dekkend.

Heeft u dit zelf gedaan, of wist u ervan? Dan hoeft u niets te doen.

Wist u er niet van? Bel dan meteen de functioneel beheerder van uw organisatie.

Wij zetten nooit een link in een bericht als dit.
"""

SOMETHING_WAITS = "Er wacht iets op u in Dekkend"
SECONDS = 5

log = structlog.get_logger()


@contextmanager
def mail_line() -> Iterator[BaseEmailBackend | None]:
    """One connection for a whole round. None when the mail server does not answer: it is given up at once, for somebody
    may be waiting, and the next round is soon."""
    line: BaseEmailBackend = get_connection(timeout=SECONDS)
    try:
        line.open()
    except OSError as fault:
        log.warning("mailserver_niet_bereikbaar", fout=type(fault).__name__)
        yield None
        return
    try:
        yield line
    finally:
        line.close()


def send_mail_to(email: str, subject: str, text: str) -> None:
    """A mail server that is away does not undo what the mail is about."""
    try:
        EmailMessage(subject, text, to=[email]).send()
    except OSError as fault:
        log.error("mail_niet_verstuurd", fault=type(fault).__name__)


def tell_of_change(email: str) -> None:
    send_mail_to(email, CHANGED, _CHANGED_TEXT)
