"""Which organisation has what, in words: for another regio, which has no row to put it in."""

from collections.abc import Iterator
from datetime import datetime

from casework.dossier.models import Dossier
from casework.zorgactie.queries import zorgacties_of
from casework.zorgactie.rules import ZICHTBAAR
from dekkend.web.formats import datum


def running_lines(dossier: Dossier) -> Iterator[tuple[datetime, str, str]]:
    """When it was last changed, the kind of line of the timeline, and how it stands. What is over stands on the
    timeline already."""
    for row in zorgacties_of(dossier).filter(status__in=ZICHTBAAR):
        what = f"{row.organisatie.naam}: {row.get_status_display().lower()} sinds {datum(row.stand_op)}."
        call = f"Contact uiterlijk {datum(row.volgend_contact)}." if row.volgend_contact else ""
        shared = f"Gedeeld ({row.get_grondslag_display().lower()}):\n{row.gedeeld}"
        yield (
            row.gewijzigd_at,
            "zorgactie_aangeboden",
            "\n".join(filter(None, ("Stand bij de overdracht.", what, call, shared))),
        )
