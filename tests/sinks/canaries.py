"""Canaries: words that exist nowhere else, planted where people type, and looked for where nothing may arrive."""

import base64
import quopri
from collections.abc import Iterable
from email.message import Message
from typing import Any
from urllib.parse import quote, quote_plus

from django.core.mail import EmailMessage


def canary(place: str) -> str:
    """Says where it was planted, so that a leak tells its way in. Letters only, so that no encoding changes it."""
    return f"KANARIE{place.upper()}QZX"


def spellings(word: str) -> set[str]:
    """How a word may look after it was made fit for an address, a header or an attachment."""
    plain = base64.b64encode(word.encode()).decode().rstrip("=")
    shifted = [base64.b64encode(b" " * n + word.encode()).decode()[n + 1 : -4] for n in (1, 2)]
    return {
        word,
        word.lower(),
        quote(word),
        quote_plus(word),
        quopri.encodestring(word.encode()).decode(),
        plain,
        *shifted,
    }


def found_in(text: str, canaries: Iterable[str]) -> list[str]:
    return [word for word in canaries if any(spelling in text for spelling in spellings(word))]


def text_of_mail(mail: EmailMessage) -> str:
    """Everything that leaves: subject, addresses, headers, bodies, names and contents of attachments, decoded."""
    sent: Message[Any, Any] = mail.message()
    parts = [str(value) for value in sent.values()]
    for part in sent.walk():
        payload = part.get_payload(decode=True)
        parts += [*(str(value) for value in part.values()), part.get_filename() or ""]
        parts.append(payload.decode("utf-8", "replace") if isinstance(payload, bytes) else "")
    return "\n".join(parts)


def assert_bare(mails: Iterable[EmailMessage], canaries: Iterable[str]) -> None:
    """No mail carries a word that somebody typed about a person. Fails when there is no mail at all."""
    sent, words = list(mails), list(canaries)
    assert sent
    assert words
    assert {mail.subject: found_in(text_of_mail(mail), words) for mail in sent} == {mail.subject: [] for mail in sent}
