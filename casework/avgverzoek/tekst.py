"""Requests that still ask for something, in words: for another regio, where they are noted anew."""

from collections.abc import Iterator
from datetime import datetime

from casework.avgverzoek.models import Avgverzoek
from casework.avgverzoek.rules import KORT, WACHT
from casework.avgverzoek.stop import WAAROM, stop_now
from casework.dossier.models import Dossier
from dekkend.core.clock import now
from dekkend.web.formats import datum


def request_lines(dossier: Dossier) -> Iterator[tuple[datetime, str, str]]:
    """When it was noted, the kind of line of the timeline, and what must be answered before when."""
    for one in Avgverzoek.objects.filter(dossier=dossier, status__in=WACHT).order_by("vastgelegd_at"):
        what = f"{KORT[one.recht]}: {one.wat} Antwoord uiterlijk {datum(one.uiterlijk)}."
        yield one.vastgelegd_at, "avgverzoek_gedaan", f"Nog te doen bij de overdracht: leg dit opnieuw vast.\n{what}"
    stop = stop_now(dossier.pk)
    if stop:
        yield now(), "avgverzoek_gedaan", f"Bij de overdracht: leg dit opnieuw vast.\n{WAAROM[stop]}"
