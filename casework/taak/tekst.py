"""What is still to do, in words: for another regio, which has colleagues of its own."""

from collections.abc import Iterator
from datetime import datetime

from casework.dossier.models import Dossier
from casework.taak.queries import open_taken
from dekkend.web.formats import datum


def task_lines(dossier: Dossier) -> Iterator[tuple[datetime, str, str]]:
    """When it was made, the kind of line of the timeline, and what must be done before when."""
    for taak in open_taken(dossier):
        what = f"{taak.get_soort_display()}: {taak.wat} Uiterlijk {datum(taak.uiterlijk)}."
        yield (
            taak.gemaakt_at,
            "taak_gemaakt",
            "\n".join(["Nog te doen bij de overdracht.", what, taak.toelichting]).strip(),
        )
