"""Reading what a quarter counts, and where its letters are. Everybody of the regio is in it, so only who may close a
quarter sees it: a cell with one person in it is as good as that person."""

from collections.abc import Collection, Container, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Min
from django.utils.timezone import localdate

from casework.cijfers.letters import SOORT, Celregel, CijferBrief
from casework.cijfers.models import Cijferopgave, Cijferregel
from casework.cijfers.rules import (
    AFSLUITING,
    BEZORGD_BINNEN,
    Cel,
    Telling,
    Verschil,
    cel_of,
    close_before,
    count,
    difference,
    parse_kwartaal,
    passed,
    total,
)
from casework.dossier.models import Dossier
from casework.registratie.models import Registratie
from casework.registratie.rules import post_status
from casework.wissen.models import Wisverzoek
from casework.wissen.rules import TEN_ONRECHTE
from dekkend.accounts.access import may, require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden
from dekkend.core.period import Kwartaal
from dekkend.isolation.context import current_schema
from dekkend.keys.blindindex import fingerprint_of
from dekkend.keys.keyring import load
from tenants.post.public import awaiting, status_of
from tenants.public import known_since

RIGHT = "cijfers_vaststellen"
GROND = "cijfers van de regio vaststellen"


@dataclass(frozen=True)
class Voorstel:
    """The letter that would go now, what is new in it, and how each dossier stands in it."""

    brief: CijferBrief
    verschil: Verschil
    cellen: dict[UUID, Cel]


@dataclass(frozen=True)
class Opgave:
    """Figures that went, and where the letter is: one of POSTSTATUS."""

    rij: Cijferopgave
    bij: tuple[Telling, ...]
    af: tuple[Telling, ...]
    status: str
    reden: str

    @property
    def samen(self) -> tuple[int, int]:
        return total(self.bij)

    @property
    def samen_af(self) -> tuple[int, int]:
        return total(self.af)


@dataclass(frozen=True)
class Stand:
    """One quarter in the list. `status` is loopt, open, te_laat or afgesloten; `veranderd` how many people came to it
    or went since the last letter."""

    kwartaal: Kwartaal
    status: str
    afsluiten_voor: date
    afgesloten_at: datetime | None
    aanvullingen: int
    veranderd: int


@dataclass(frozen=True)
class Detail:
    """One quarter: what would go now, exactly, and what went."""

    kwartaal: Kwartaal
    status: str
    afsluiten_voor: date
    bij: tuple[Telling, ...]
    af: tuple[Telling, ...]
    vingerafdruk: str
    opgaven: tuple[Opgave, ...]

    @property
    def samen(self) -> tuple[int, int]:
        return total(self.bij)

    @property
    def samen_af(self) -> tuple[int, int]:
        return total(self.af)

    @property
    def te_sluiten(self) -> bool:
        return self.status in ("open", "te_laat")

    @property
    def aan_te_vullen(self) -> bool:
        return self.status == "afgesloten" and bool(self.bij or self.af)


def first_day() -> date:
    """From when on this regio owes figures: since it is here, or since the oldest dossier that it brought along."""
    oldest = Dossier.objects.aggregate(eerste=Min("geopend_at"))["eerste"]
    began = known_since(current_schema())
    return min(began, localdate(oldest)) if oldest else began


def quarter_of(text: str) -> Kwartaal:
    """A quarter that this regio has. Raises Hidden for any other."""
    quarter = parse_kwartaal(text)
    if quarter is None or not Kwartaal.of(first_day()) <= quarter <= Kwartaal.of(today()):
        raise Hidden
    return quarter


def cells_now(quarters: Collection[Kwartaal], *, closed: Container[str] = ()) -> dict[str, dict[UUID, Cel]]:
    """How each dossier would be counted now, per quarter. A destroyed dossier counts with nothing known when its
    quarter is not closed, and stays as it was counted when it is; one that should never have been counts nowhere, one
    that another regio has by now counts there."""
    found: dict[str, dict[UUID, Cel]] = {str(quarter): {} for quarter in quarters}
    rows = _dossiers(quarters)
    load(current_schema(), [row.pk for row in rows if row.fase != "vernietigd"])
    full = set(Registratie.objects.filter(soort="volledig", dossier__in=rows).values_list("dossier_id", flat=True))
    for row in rows:
        opened = localdate(row.geopend_at)
        quarter = str(Kwartaal.of(opened))
        if quarter not in found or (row.fase == "vernietigd" and quarter in closed):
            continue
        found[quarter][row.pk] = cel_of(
            vormen=row.vormen,
            gender=row.gender,
            nationaliteitsgroep=row.nationaliteitsgroep,
            leeftijd=None if row.fase == "vernietigd" else row.persoon.leeftijd(opened),
            toestemming=row.pk in full,
        )
    return found


def _dossiers(quarters: Collection[Kwartaal]) -> list[Dossier]:
    if not quarters:
        return []
    mistaken = Wisverzoek.objects.filter(reden=TEN_ONRECHTE, status__in=("bevestigd", "vernietigd"))
    span = (min(quarters).begin, max(quarters).eind)
    rows = Dossier.objects.filter(geopend_at__date__range=span).exclude(fase="overgedragen")
    rows = rows.exclude(overdrachten__status="voltooid")
    return list(rows.exclude(pk__in=mistaken.values("dossier")).select_related("persoon").order_by("pk"))


def _differences(cellen: dict[str, dict[UUID, Cel]]) -> dict[str, Verschil]:
    """Of quarters that are closed, between how their people would count now and how they were told."""
    counted: dict[str, dict[UUID, Cel]] = {text: {} for text in cellen}
    gone: dict[str, list[Cel]] = {text: [] for text in cellen}
    for row in Cijferregel.objects.filter(kwartaal__in=list(cellen)).order_by("pk"):
        if row.dossier_id is None:
            gone[row.kwartaal].append(row.cel)
        else:
            counted[row.kwartaal][row.dossier_id] = row.cel
    return {text: difference(counted[text], cellen[text], gone[text]) for text in cellen}


def proposal(quarter: Kwartaal, volgnummer: int) -> Voorstel:
    text = str(quarter)
    if volgnummer == AFSLUITING:
        cellen = cells_now([quarter])
        verschil = Verschil(tuple(cellen[text].values()), ())
    else:
        cellen = cells_now([quarter], closed=[text])
        verschil = _differences(cellen)[text]
    brief = CijferBrief(kwartaal=text, volgnummer=volgnummer, bij=_lines(verschil.bij), af=_lines(verschil.af))
    return Voorstel(brief, verschil, cellen[text])


def _lines(cellen: Iterable[Cel]) -> list[Celregel]:
    return [Celregel(**vars(telling)) for telling in count(cellen)]


def fingerprint(brief: CijferBrief) -> str:
    """Under a key: who only saw it could else find out the counts by trying."""
    return fingerprint_of(brief.model_dump_json(), column="cijferopgave.inhoud")


def kwartalen(actor: Actor) -> list[Stand]:
    """The newest first. Raises Hidden without the right."""
    require(actor, RIGHT)
    vandaag = today()
    quarters = [Kwartaal.of(vandaag), *passed(first_day(), vandaag)]
    rows = _per_quarter(Cijferopgave.objects.defer("inhoud"))
    changed = changes(rows)
    return [_stand(one, rows.get(str(one), []), changed.get(str(one), 0), vandaag) for one in quarters]


def changes(closed: Collection[str]) -> dict[str, int]:
    """Of each of these quarters, which are closed, how many people count otherwise than was told."""
    found = _differences(cells_now([Kwartaal.parse(text) for text in closed], closed=closed))
    return {text: max(len(one.bij), len(one.af)) for text, one in found.items()}


def _per_quarter(rows: Iterable[Cijferopgave]) -> dict[str, list[Cijferopgave]]:
    found: dict[str, list[Cijferopgave]] = {}
    for row in rows:
        found.setdefault(row.kwartaal, []).append(row)
    return found


def _stand(quarter: Kwartaal, rows: list[Cijferopgave], veranderd: int, vandaag: date) -> Stand:
    return Stand(
        kwartaal=quarter,
        status=_status(quarter, closed=bool(rows), vandaag=vandaag),
        afsluiten_voor=close_before(quarter),
        afgesloten_at=rows[0].vastgesteld_at if rows else None,
        aanvullingen=max(len(rows) - 1, 0),
        veranderd=veranderd,
    )


def _status(quarter: Kwartaal, *, closed: bool, vandaag: date) -> str:
    if closed:
        return "afgesloten"
    if quarter.eind >= vandaag:
        return "loopt"
    return "open" if vandaag <= close_before(quarter) else "te_laat"


def look_at_kwartaal(actor: Actor, text: str) -> Detail:
    """It is written to the log: a cell may hold one person. Raises Hidden."""
    require(actor, RIGHT)
    quarter = quarter_of(text)
    rows = list(Cijferopgave.objects.filter(kwartaal=text).select_related("vastgesteld_door").order_by("volgnummer"))
    load(current_schema(), [row.pk for row in rows])
    voorstel = proposal(quarter, rows[-1].volgnummer + 1 if rows else AFSLUITING)
    record("cijfers_bekeken", actor=actor, object_type="kwartaal", object_id=text, ground=GROND)
    return Detail(
        kwartaal=quarter,
        status=_status(quarter, closed=bool(rows), vandaag=today()),
        afsluiten_voor=close_before(quarter),
        bij=count(voorstel.verschil.bij),
        af=count(voorstel.verschil.af),
        vingerafdruk=fingerprint(voorstel.brief),
        opgaven=tuple(_opgave(row) for row in rows),
    )


def _opgave(row: Cijferopgave) -> Opgave:
    bij, af = (tuple(Telling(**line) for line in row.inhoud[name]) for name in ("bij", "af"))
    letter = status_of(SOORT, receiver=row.ontvanger, key=row.sleutel)
    status = post_status(letter.uitkomst) if letter else "verzonden"
    return Opgave(row, bij, af, status, letter.reden if letter else "")


def opgave_for(actor: Actor, opgave_id: UUID, *, lock: bool = False) -> Cijferopgave:
    """Raises Hidden."""
    require(actor, RIGHT)
    rows = Cijferopgave.objects.select_for_update() if lock else Cijferopgave.objects.all()
    found = rows.filter(pk=opgave_id).first()
    if found is None:
        raise Hidden
    return found


def open_quarters(opgaven: Iterable[Cijferopgave]) -> list[Kwartaal]:
    """Over, and closed by none of these: also one from before, owed since an older dossier came from another regio."""
    closed = {opgave.kwartaal for opgave in opgaven}
    return [one for one in passed(first_day(), today()) if str(one) not in closed]


def waiting(actor: Actor) -> tuple[list[tuple[Kwartaal, date]], list[Cijferopgave], list[str]]:
    """Quarters that are over and not closed, letters that should have arrived by now, and closed quarters in which
    people count otherwise since."""
    if actor.kind != "regio" or not may(actor, RIGHT):
        return [], [], []
    rows = list(Cijferopgave.objects.defer("inhoud").order_by("kwartaal", "volgnummer"))
    lost = awaiting(SOORT) if rows else set()
    before = now() - BEZORGD_BINNEN
    late = [row for row in rows if (row.sleutel, row.versie) in lost and row.verstuurd_at < before]
    newest = {row.kwartaal: row for row in rows}
    changed = [text for text, row in newest.items() if row.veranderd]
    return [(one, close_before(one)) for one in open_quarters(rows)], late, changed
