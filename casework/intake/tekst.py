"""The intake in words: for another regio, which has no row to put it in."""

from collections.abc import Iterator
from datetime import datetime

from casework.consultatie.models import Consultatie
from casework.consultatie.rules import CONSULTATIE
from casework.dossier.models import Dossier
from casework.intake.models import Intake, Intakegesprek
from casework.intake.rules import TEKSTEN
from dekkend.web.formats import datumtijd

Lijn = tuple[datetime, str, str]
_SOORT = {
    "gepland": "intakegesprek_gepland",
    "gehouden": "intakegesprek_gehouden",
    "niet_verschenen": "intakegesprek_gemist",
    "afgezegd": "intakegesprek_afgezegd",
}


def intake_lines(dossier: Dossier) -> Iterator[Lijn]:
    """When it was last changed, the kind of line of the timeline, and what was said. A line holds one text, because a
    line that travels is not endless; rights and advice stand on the timeline already."""
    for talk in Intakegesprek.objects.filter(dossier=dossier):
        parts = (f"Gesprek van {datumtijd(talk.gepland_at)}.", talk.afspraak, talk.aanwezig, talk.verslag)
        yield talk.gewijzigd_at, _SOORT[talk.status], "\n".join(filter(None, parts))
    for intake in Intake.objects.filter(dossier=dossier):
        yield intake.gewijzigd_at, "intake_beschreven", f"Nu veilig: {intake.get_veilig_nu_display().lower()}."
        for name, label in TEKSTEN.items():
            if getattr(intake, name):
                yield intake.gewijzigd_at, "intake_beschreven", f"{label}: {getattr(intake, name)}"
    for row in Consultatie.objects.filter(dossier=dossier, status=CONSULTATIE.initial):
        yield row.gevraagd_at, "consultatie_gevraagd", f"Nog niet beantwoord: {row.vraag}"
