"""A measurement in words: for another regio, which has no row to put it in, and for the person, who may read it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from casework.dossier.models import Dossier
from casework.zrm.models import Zrmmeting, Zrmscore
from casework.zrm.queries import metingen_of
from casework.zrm.rules import DOMEINEN, NIVEAUS
from dekkend.web.formats import datum

# A line of a timeline that travels may be a little longer than this.
LANGST_REGEL = 20_000


def _said(one: Zrmscore) -> str:
    level = f"{one.score}. {NIVEAUS[one.score]}" if one.score else f"Niet gescoord. {one.get_reden_display()}"
    return f"{level}. {one.notitie}".strip() if one.notitie else f"{level}."


def _per_domain(meting: Zrmmeting) -> dict[str, str]:
    by_domain = {one.domein: one for one in meting.scores.all()}
    return {label: _said(by_domain[domein]) for domein, label in DOMEINEN.items()}


def lines_of(dossier: Dossier) -> Iterator[tuple[datetime, str, str]]:
    """When it was written down, by whom, and what; in more than one line where the notes are long."""
    for meting in metingen_of(dossier):
        who = meting.vastgelegd_door.naam if meting.vastgelegd_door else ""
        text = f"Zelfredzaamheid-Matrix van {datum(meting.datum)}" + (f", {meting.scorer}" if meting.scorer else "")
        for label, said in _per_domain(meting).items():
            if len(text) + len(label) + len(said) > LANGST_REGEL:
                yield meting.vastgelegd_at, who, text
                text = f"Zelfredzaamheid-Matrix van {datum(meting.datum)}, vervolg"
            text += f"\n{label}: {said}"
        yield meting.vastgelegd_at, who, text


def told_to_the_person(dossier: Dossier) -> list[Mapping[str, str]]:
    """Every measurement that counts, without the names of colleagues."""
    return [{"Gemeten op": datum(meting.datum), **_per_domain(meting)} for meting in metingen_of(dossier)]


UITLEG = "Hoe goed u zichzelf kon redden, van 1 (er moet nu iets gebeuren) tot en met 5 (het lukt zelf)."
