"""The mails of an aansluiting. They name nobody and no organisation: only that something waits, and till when."""

from datetime import datetime

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.dateformat import format as date_format
from django.utils.timezone import localtime

log = structlog.get_logger()

SUBJECT = "Er wacht een uitnodiging voor uw gemeente"
BODY = """Er wacht een uitnodiging voor uw gemeente om aan te sluiten. Open daarvoor deze link:

{link}

De link werkt tot {tot}, in één browser. Stuur deze e-mail niet door.
U krijgt ook een brief met een code. Die heeft u nodig om verder te gaan.
Verwacht u geen uitnodiging? Dan hoeft u niets te doen."""
REMINDER = "Herinnering: er wacht een uitnodiging voor uw gemeente"
REMINDER_BODY = """Er wacht nog een uitnodiging voor uw gemeente om aan te sluiten. U kunt verder tot {tot}.

Gebruik de link uit de e-mail die u eerder kreeg, in de browser waarin u begon.
Kunt u die e-mail niet vinden? Vraag dan een nieuwe link aan wie u uitnodigde."""


def invitation(address: str, link: str, vervalt_at: datetime) -> EmailMessage:
    return _mail(address, SUBJECT, BODY.format(link=link, tot=_until(vervalt_at)))


def reminder(address: str, vervalt_at: datetime) -> EmailMessage:
    return _mail(address, REMINDER, REMINDER_BODY.format(tot=_until(vervalt_at)))


def sent(message: EmailMessage) -> bool:
    """False when the mail server is away."""
    try:
        message.send()
    except OSError as error:
        log.warning("aansluitbericht_niet_verstuurd", fout=type(error).__name__)
        return False
    return True


def _mail(address: str, subject: str, body: str) -> EmailMessage:
    return EmailMessage(subject, body, from_email=settings.DEFAULT_FROM_EMAIL, to=[address])


def _until(moment: datetime) -> str:
    return date_format(localtime(moment), "j F Y, H:i")
