"""A risk assessment in words: for another regio, and for the person, who may read it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from casework.dossier.models import Dossier
from casework.risico.queries import counting, lines_of
from casework.risico.rules import TEKSTEN
from dekkend.web.formats import datum

UITLEG = "Hoeveel gevaar er volgens ons was, en waarom."


def risico_lines(dossier: Dossier) -> Iterator[tuple[datetime, str, str]]:
    """When it was written down, the kind of line, and what: the judgement, and the answers in a line of their own."""
    for row in counting(dossier):
        head = f"Risicotaxatie van {datum(row.datum)}, niveau: {row.get_niveau_display().lower()}."
        yield row.vastgelegd_at, "risico_getaxeerd", f"{head} Opnieuw op {datum(row.volgende_op)}."
        for name, label in TEKSTEN.items():
            if getattr(row, name):
                yield row.vastgelegd_at, "risico_getaxeerd", f"{label}: {getattr(row, name)}"
        for one in lines_of(row):
            yield row.vastgelegd_at, "risico_getaxeerd", f"{one.vraag} {one.antwoord}. {one.notitie}".strip()


def told_to_the_person(dossier: Dossier) -> list[Mapping[str, str]]:
    """Every assessment that counts, without the names of colleagues."""
    return [
        {
            "Bekeken op": datum(row.datum),
            "Niveau": row.get_niveau_display(),
            **{label: getattr(row, name) for name, label in TEKSTEN.items() if getattr(row, name)},
            **{one.vraag: f"{one.antwoord}. {one.notitie}".strip() for one in lines_of(row)},
        }
        for row in counting(dossier)
    ]
