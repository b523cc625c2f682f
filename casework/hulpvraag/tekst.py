"""What is still asked, in words: for another regio, which has no row to put it in."""

from collections.abc import Iterator
from datetime import datetime

from casework.dossier.models import Dossier
from casework.hulpvraag.queries import hulpvragen_of
from casework.hulpvraag.rules import LOPEND
from dekkend.web.formats import datum


def open_lines(dossier: Dossier) -> Iterator[tuple[datetime, str, str]]:
    """When it was last changed, the kind of line of the timeline, and the question. What is answered stands on the
    timeline already."""
    for row in hulpvragen_of(dossier).filter(status__in=LOPEND):
        what = f"{row.get_gebied_display()}: {row.get_status_display().lower()} sinds {datum(row.stand_op)}."
        yield row.gewijzigd_at, "hulpvraag_gesteld", f"Stand bij de overdracht.\n{what}\n{row.vraag}"
