"""The other names, in words: for another regio, which adds them itself."""

from collections.abc import Iterator
from datetime import datetime

from casework.dossier.models import Dossier
from casework.naam.queries import other_names


def name_lines(dossier: Dossier) -> Iterator[tuple[datetime, str, str]]:
    """When it was added, the kind of line of the timeline, and the name."""
    for one in other_names(dossier):
        yield (
            one.toegevoegd_at,
            "naam_toegevoegd",
            f"Ook bekend bij de overdracht.\n{one.get_soort_display()}: {one.naam}",
        )
