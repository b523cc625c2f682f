"""The mail of an invitation. It names nobody and no organisation: only that something waits, and until when."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.dateformat import format as date_format
from django.utils.timezone import localtime

SUBJECT = "Er wacht een uitnodiging voor u"
BODY = """Er wacht een uitnodiging voor u om een account te maken. Open daarvoor deze link:

{link}

De link werkt één keer, tot {tot}. Stuur deze e-mail niet door.
Verwacht u geen uitnodiging? Dan hoeft u niets te doen."""


def message(address: str, link: str, vervalt_at: datetime) -> EmailMessage:
    until = date_format(localtime(vervalt_at), "j F Y, H:i")
    body = BODY.format(link=link, tot=until)
    return EmailMessage(SUBJECT, body, from_email=settings.DEFAULT_FROM_EMAIL, to=[address])
