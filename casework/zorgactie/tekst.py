"""Which organisation has what, in words: for another regio, which has no row to put it in, and for the person."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from casework.dossier.models import Dossier
from casework.zorgactie.queries import zorgacties_of
from casework.zorgactie.rules import ZICHTBAAR
from dekkend.web.formats import datum, datumtijd


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


def told_to_the_person(dossier: Dossier) -> list[Mapping[str, str]]:
    """To which organisation went what, and why that was allowed; without the names of colleagues."""
    return [
        {
            "Aan": row.organisatie.naam,
            "Wat is gedeeld": row.gedeeld,
            "Op welke grond": f"{row.get_grondslag_display()} (sinds {datum(row.grond_datum)})",
            "Aangeboden": datumtijd(row.aangeboden_at),
            "Stand": f"{row.get_status_display()} sinds {datum(row.stand_op)}",
            "Waarom deze organisatie": row.waarom or "Niet opgeschreven",
            "Reden en toelichting": " ".join(filter(None, (row.get_reden_display(), row.antwoord))) or "Geen",
        }
        for row in zorgacties_of(dossier)
    ]
