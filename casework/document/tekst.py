"""Which documents there are, in words: for another regio, to which the files themselves do not go."""

from collections.abc import Iterator
from datetime import datetime

from casework.document.queries import standing
from casework.dossier.models import Dossier


def document_lines(dossier: Dossier) -> Iterator[tuple[datetime, str, str]]:
    """When it was added, the kind of line of the timeline, and what it is."""
    for one in standing(dossier):
        yield one.toegevoegd_at, "document_toegevoegd", f"Gaat niet mee in de overdracht.\n{one}: {one.titel}."
