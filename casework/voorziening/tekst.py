"""How it stands with practical provisions, in words: for another regio, which has no row to put it in."""

from collections.abc import Iterator
from datetime import datetime

from casework.dossier.models import Dossier
from casework.voorziening.models import Voorziening
from dekkend.web.formats import datum


def provision_lines(dossier: Dossier) -> Iterator[tuple[datetime, str, str]]:
    """When it was last changed, the kind of line of the timeline, and how it stands."""
    for row in Voorziening.objects.filter(dossier=dossier):
        what = f"{row.get_soort_display()}: {row.get_status_display().lower()} sinds {datum(row.stand_op)}."
        told = ("Stand bij de overdracht.", what, row.get_reden_display(), row.toelichting)
        yield row.gewijzigd_at, "voorziening_stap", "\n".join(filter(None, told))
