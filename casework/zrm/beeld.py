"""How measurements look: the radar, the table of all of them, and the rows of the outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from casework.zrm.models import Zrmmeting, Zrmscore
from casework.zrm.queries import RegioUitkomst, ZrmOverzicht, levels
from casework.zrm.rules import DOMEINEN, HOOGST, ZRMMETING
from dekkend.web.formats import datum, datum_kort
from dekkend.web.radar import RadarChart, RadarSeries, change_text
from dekkend.web.status import statuses

METING = statuses(ZRMMETING, tones={"vastgelegd": "positive", "gecorrigeerd": "neutral", "ingetrokken": "warning"})
NIETS = "–"


@dataclass(frozen=True)
class Kop:
    """One column of the table of all measurements."""

    id: UUID
    datum: str
    wie: str


@dataclass(frozen=True)
class Rij:
    """`scores` are pairs of a day and what was scored on it."""

    domein: str
    scores: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Tabel:
    koppen: Sequence[Kop]
    rijen: Sequence[Rij]


@dataclass(frozen=True)
class Uitgedraaid:
    titel: str
    scores: Sequence[Zrmscore]


@dataclass(frozen=True)
class UitkomstRij:
    domein: str
    aantal: int | None
    verandering: str


def scorer_of(meting: Zrmmeting) -> str:
    """Who scored, else who recorded it."""
    recorder = meting.vastgelegd_door
    return meting.scorer or (recorder.naam if recorder else "")


def chart_of(found: ZrmOverzicht) -> RadarChart | None:
    """The chosen two, the older one first; the only one when there is no other."""
    if found.eerst is None or found.laatst is None:
        return None
    shown = [found.eerst] if found.eerst == found.laatst else [found.eerst, found.laatst]
    values = [levels(one) for one in shown]
    return RadarChart(
        key="zrm",
        title="Vergelijking van twee metingen" if len(shown) > 1 else f"Meting van {datum(shown[0].datum)}",
        axis="Domein",
        axes=list(DOMEINEN.values()),
        series=[
            RadarSeries(_named(one, shown), [scores.get(domein) for domein in DOMEINEN])
            for one, scores in zip(shown, values, strict=True)
        ],
        highest=HOOGST,
    )


def _named(meting: Zrmmeting, shown: Sequence[Zrmmeting]) -> str:
    """By its day; two of one day by who scored as well."""
    same_day = len({one.datum for one in shown}) < len(shown)
    return f"{datum_kort(meting.datum)}, {scorer_of(meting)}" if same_day else datum_kort(meting.datum)


def choices_of(metingen: Sequence[Zrmmeting]) -> list[tuple[str, str]]:
    return [(str(one.pk), f"{datum(one.datum)}, {scorer_of(one)}") for one in metingen]


def history_table(metingen: Sequence[Zrmmeting]) -> Tabel:
    """A column for each measurement, a row for each domain."""
    columns = [(datum_kort(one.datum), levels(one)) for one in metingen]
    return Tabel(
        [Kop(one.pk, datum_kort(one.datum), scorer_of(one)) for one in metingen],
        [
            Rij(label, [(day, _level(scores.get(domein))) for day, scores in columns])
            for domein, label in DOMEINEN.items()
        ],
    )


def _level(score: int | None) -> str:
    return NIETS if score is None else f"{score}"


def printed(found: ZrmOverzicht) -> list[Uitgedraaid]:
    """Every measurement with its notes, the newest first."""
    order = list(DOMEINEN)
    return [
        Uitgedraaid(
            f"Meting van {datum(one.datum)}, {scorer_of(one)}",
            sorted(one.scores.all(), key=lambda score: order.index(score.domein)),
        )
        for one in reversed(found.metingen)
    ]


def outcome_rows(found: RegioUitkomst) -> list[UitkomstRij]:
    return [
        UitkomstRij(
            DOMEINEN[one.domein],
            one.aantal,
            "" if one.verandering is None else change_text(0.0, float(one.verandering)),
        )
        for one in found.domeinen
    ]
