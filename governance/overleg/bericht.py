"""The mail that goes with a calendar item. It names no case, and at micro neither title, agenda nor reason."""

from collections.abc import Sequence
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.dateformat import format as date_format

from governance.overleg import kalender
from governance.overleg.models import Deelnemer, Uitnodiging
from governance.overleg.rules import local, may_tell, neutral_title

SUBJECTS = {"uitnodiging": "Uitnodiging", "wijziging": "Gewijzigd", "afzegging": "Afgezegd"}
OPENINGS = {
    "uitnodiging": "U bent uitgenodigd voor dit overleg.",
    "wijziging": "Dit overleg is gewijzigd. Hieronder staan de nieuwe gegevens.",
    "afzegging": "Dit overleg gaat niet door, of u bent er niet meer voor uitgenodigd.",
}
ANSWER = "Laat weten of u komt: gebruik de knoppen van uw agenda, of antwoord op deze e-mail."


def message(row: Uitnodiging, *, regio: str, deelnemers: Sequence[Deelnemer]) -> EmailMultiAlternatives:
    """The same row always gives the same Message-ID, so that a mail that goes twice can be seen to be one."""
    overleg = row.overleg
    title = neutral_title(overleg.niveau, overleg.titel, regio)
    when = date_format(local(overleg.begin), "l j F Y, H:i")
    _, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    mail = EmailMultiAlternatives(
        subject=" ".join(f"{SUBJECTS[row.soort]}: {title}, {when}".split()),
        body=_body(row, title, when),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[row.email],
        reply_to=[overleg.voorzitter.email],
        headers={"Message-ID": f"<{row.pk}@{sender.rpartition('@')[2]}>"},
    )
    method, file = _calendar(row, regio, deelnemers)
    mail.attach_alternative(file.decode(), f"text/calendar; method={method}")
    mail.attach("overleg.ics", file, "application/ics")
    return mail


def _body(row: Uitnodiging, title: str, when: str) -> str:
    overleg = row.overleg
    lines = [OPENINGS[row.soort], "", title, f"Wanneer: {when} tot {date_format(local(overleg.eind), 'H:i')}"]
    if overleg.plaats:
        lines.append(f"Waar: {overleg.plaats}")
    if row.soort == "afzegging":
        if overleg.reden and may_tell(overleg.niveau):
            lines += ["", f"Reden: {overleg.reden}"]
        return "\n".join(lines)
    text = kalender.description(overleg)
    return "\n".join([*lines, *(["", text] if text else []), "", ANSWER])


def _calendar(row: Uitnodiging, regio: str, deelnemers: Sequence[Deelnemer]) -> tuple[str, bytes]:
    """Who is taken off gets a cancellation that names nobody else."""
    alone = row.soort == "afzegging" and row.overleg.status != "afgezegd"
    method = kalender.CANCEL if row.soort == "afzegging" else kalender.REQUEST
    file = kalender.calendar(
        row.overleg,
        regio=regio,
        method=method,
        volgnummer=row.volgnummer,
        stamp=row.created_at,
        genodigden=() if alone else deelnemers,
        adressen=(row.email,) if alone else (),
    )
    return method, file
