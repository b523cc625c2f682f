"""The warnings that count, in words: for another regio, which sets them again in a place of its own."""

from collections.abc import Iterator
from datetime import datetime

from casework.dossier.models import Dossier
from casework.waarschuwing.queries import standing


def warning_lines(dossier: Dossier) -> Iterator[tuple[datetime, str, str]]:
    """When it was set, the kind of line of the timeline, and the warning."""
    for one in standing(dossier):
        yield (
            one.gezet_at,
            "waarschuwing_gezet",
            "\n".join(["Geldt bij de overdracht.", f"{one.get_soort_display()}.", one.tekst]).strip(),
        )
