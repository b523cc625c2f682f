"""Reading consents and other grounds, always through the dossier they belong to."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from casework import access
from casework.document.models import Document
from casework.dossier.models import Dossier, Persoon
from casework.dossier.queries import own_open_dossiers
from casework.dossier.rules import STIL
from casework.gezag.models import Gezag
from casework.gezag.queries import facts_of, gezag_of
from casework.grondslag.models import Grondslag
from casework.grondslag.rules import DOORGIFTE, LABELS, grounds_for
from casework.toestemming.models import Toestemming
from casework.toestemming.ontvangers import name_receivers, receivers_of
from casework.toestemming.rules import (
    BINNENKORT,
    DOELEN,
    OPNIEUW,
    TALEN,
    TOESTEMMING,
    VASTE_ONTVANGER,
    Bekend,
    Gegeven,
    groep_van,
    why_not,
)
from casework.toestemming.teksten import VOORGELEZEN
from casework.toestemming.wie_mag import GEVERS, UITLEG, Geval, explain_withdrawal, who_may, who_may_withdraw
from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.core.clock import today
from dekkend.core.errors import Hidden, Refused
from dekkend.keys.keyring import load
from dekkend.web.formats import datum as day_in_words

Gezegd = tuple[str, str]
NIETS: Gezegd = ("", "")
GEEN_GROND = "Er is geen toestemming en geen andere grond om dit met {} te delen."


# The ground on which something may go


@dataclass(frozen=True)
class GeldigeGrond:
    """On what something about the person may go to a receiver. `soort` is "toestemming" or a word of the other legal
    grounds, `kenmerk` the id of the row that says so, `datum` since when. `toestemming` is that row when it is one."""

    soort: str
    kenmerk: UUID
    datum: date
    toestemming: Toestemming | None = None

    @property
    def tekst(self) -> str:
        """ "Toestemming, sinds 3 november 2026" """
        return f"{LABELS.get(self.soort, 'Toestemming')}, sinds {day_in_words(self.datum)}"


def valid_ground(dossier: Dossier, doel: str, ontvanger: str = "", dag: date | None = None) -> GeldigeGrond | None:
    """The ground on which data of this dossier may go to this receiver for this purpose on a day (default today), or
    None: the default is no. Of a dossier that came through the gate already. `ontvanger` is empty for a purpose with
    one receiver (registratie_comensha). For registratie_comensha it is a toestemming or None, never another ground."""
    return valid_grounds(dossier, doel, dag).get(ontvanger)


def valid_grounds(dossier: Dossier, doel: str, dag: date | None = None) -> dict[str, GeldigeGrond]:
    """The same for every receiver that has one. A consent goes before another ground."""
    dag = dag or today()
    rows = Grondslag.objects.filter(dossier=dossier, doel=doel, status="geldt", soort__in=DOORGIFTE)
    rows = rows.filter(Q(geldig_tot=None) | Q(geldig_tot__gte=dag), vastgelegd_at__date__lte=dag)
    others = {
        one.ontvanger: GeldigeGrond(one.soort, one.pk, localdate(one.vastgelegd_at))
        for one in rows.order_by("-vastgelegd_at")
    }
    return others | {
        one.ontvanger: GeldigeGrond("toestemming", one.pk, one.datum, one) for one in _standing(dossier, doel, dag)
    }


def ground_for(dossier: Dossier, doel: str, ontvanger: str) -> GeldigeGrond:
    """For a deed that shares: what was recorded before, and never what is said along the way. Raises Refused."""
    found = valid_ground(dossier, doel, ontvanger)
    if found is None:
        naam = name_receivers([(doel, ontvanger)])[doel, ontvanger]
        raise Refused(f"{GEEN_GROND.format(naam)} Leg die eerst vast bij “Alle toestemmingen” van het dossier.")
    return found


def _standing(dossier: Dossier, doel: str, dag: date) -> list[Toestemming]:
    given = list(Toestemming.objects.filter(dossier=dossier, doel=doel, status="gegeven", datum__lte=dag))
    said = facts_of([dossier.pk]).get(dossier.pk, NIETS) if given else NIETS
    return [one for one in given if not why_it_fell(one, dossier.persoon, said, dag)]


def why_it_fell(given: Toestemming, persoon: Persoon, gezag: Gezegd, dag: date) -> str:
    """A word of INTREKREDENEN, or nothing while it holds on that day."""
    return why_not(
        gegeven_of(given),
        Bekend(
            persoon.zekere_leeftijd(given.datum),
            persoon.zekere_leeftijd(dag),
            persoon.minderjarig,
            *gezag,
            geschat=(persoon.schatting(given.datum), persoon.schatting(dag)),
        ),
        dag,
    )


def gegeven_of(given: Toestemming) -> Gegeven:
    return Gegeven(
        given.doel, given.gegeven_door, given.leeftijdsgroep, given.leeftijd_bron, given.wilsbekwaam, given.gezag,
        given.verdenking, given.datum, given.geldig_tot,
    )  # fmt: skip


# Lists


@dataclass(frozen=True)
class Doelblad:
    """One purpose on the page: its answers, newest first, and its other grounds."""

    doel: str
    label: str
    toestemmingen: list[Toestemming]
    grondslagen: list[Grondslag]

    @property
    def andere_gronden(self) -> bool:
        return bool(grounds_for(self.doel))


@dataclass(frozen=True)
class ToestemmingenDetail:
    dossier: Dossier
    gezag: Gezag | None
    doelen: list[Doelblad]


def toestemmingen_of(actor: Actor, dossier_id: UUID) -> QuerySet[Toestemming]:
    """Newest first; a look at the dossier. Raises Hidden."""
    return all_of(access.look_at_dossier(actor, dossier_id))


def all_of(dossier: Dossier, doel: str = "") -> QuerySet[Toestemming]:
    """Of a dossier that came through the gate already, for one purpose or for all. Newest first."""
    rows = Toestemming.objects.filter(dossier=dossier).select_related("vastgelegd_door").order_by("-vastgelegd_at")
    return rows.filter(doel=doel) if doel else rows


def toestemmingen_detail(actor: Actor, dossier_id: UUID) -> ToestemmingenDetail:
    """Everything on the page of consents. A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    toestemmingen = list(all_of(dossier))
    grondslagen = list(Grondslag.objects.filter(dossier=dossier).select_related("vastgelegd_door"))
    name_rows([*toestemmingen, *grondslagen])
    gezag = gezag_of(dossier)
    said = (gezag.gezag, gezag.verdenking) if gezag else NIETS
    for one in toestemmingen:
        one.gevallen = why_it_fell(one, dossier.persoon, said, today()) if one.status == "gegeven" else ""
    return ToestemmingenDetail(
        dossier,
        gezag,
        [
            Doelblad(
                doel,
                label,
                [one for one in toestemmingen if one.doel == doel],
                [one for one in grondslagen if one.doel == doel],
            )
            for doel, label in DOELEN.items()
        ],
    )


def name_rows(rows: Sequence[Toestemming | Grondslag]) -> None:
    """Gives each row the name of its receiver."""
    names = name_receivers({(row.doel, row.ontvanger) for row in rows})
    for row in rows:
        row.ontvanger_naam = names[row.doel, row.ontvanger]


def never_asked(dossiers: QuerySet[Dossier], doel: str) -> QuerySet[Dossier]:
    """Those in which the question for this purpose has no answer yet."""
    answers = Toestemming.objects.filter(dossier=OuterRef("pk"), doel=doel)
    return dossiers.filter(~Exists(answers))


def count_never_asked(dossiers: QuerySet[Dossier], doel: str) -> tuple[int, int]:
    """How many dossiers there are, and in how many of them the question has no answer yet."""
    unasked = Count("pk", filter=Q(pk__in=never_asked(dossiers, doel).order_by().values("pk")))
    found = dossiers.order_by().aggregate(alle=Count("pk"), niet=unasked)
    return found["alle"], found["niet"]


def papers_of(dossier: Dossier) -> list[Document]:
    """Documents that may prove a consent, newest first. The dossier came through the gate already."""
    rows = Document.objects.filter(dossier=dossier, soort="toestemming", status="geldt")
    return list(rows.defer("inhoud").order_by("-toegevoegd_at"))


# One record


@dataclass(frozen=True)
class Vraagblad:
    """What the form for an answer must ask. `jong`: below 16, or nobody knows. `uitleg` is who may decide, as far as
    the dossier tells; `teksten` what is read out, by language."""

    dossier: Dossier
    doel: str
    ontvangers: dict[str, str]
    papieren: list[Document]
    leeftijd_bekend: bool
    gezag_bekend: bool
    jong: bool
    uitleg: str
    gevers: Collection[str]
    teksten: list[tuple[str, str, str]]

    @property
    def vaste_ontvanger(self) -> bool:
        return self.doel in VASTE_ONTVANGER


def question_for(actor: Actor, dossier_id: UUID, doel: str) -> Vraagblad:
    """For the form in which an answer is recorded; a look at the dossier. Raises Hidden, also for no known purpose."""
    if doel not in DOELEN:
        raise Hidden
    dossier = dossier_to_ask(actor, dossier_id)
    leeftijd = dossier.persoon.zekere_leeftijd(today())
    gezag = facts_of([dossier.pk]).get(dossier.pk)
    uitleg = ""
    if leeftijd is not None:
        geval = Geval(groep_van(leeftijd), True, *(gezag or ("onbekend", "nee")), doel)
        uitleg = UITLEG[who_may(geval).uitleg]
    return Vraagblad(
        dossier=dossier,
        doel=doel,
        ontvangers=receivers_of(actor, doel),
        papieren=papers_of(dossier),
        leeftijd_bekend=leeftijd is not None,
        gezag_bekend=gezag is not None,
        jong=leeftijd is None or groep_van(leeftijd) != "vanaf_16",
        uitleg=uitleg,
        gevers=_answerers(leeftijd),
        teksten=[(taal, TALEN[taal], tekst) for (van, taal), tekst in VOORGELEZEN.items() if van == doel],
    )


def dossier_to_ask(actor: Actor, dossier_id: UUID) -> Dossier:
    """For the form in which an answer is recorded. Raises Hidden."""
    require(actor, "toestemming_vastleggen")
    return access.look_to_change(actor, dossier_id)


def _answerers(leeftijd: int | None) -> Collection[str]:
    """Who can have answered, whatever the dossier says of authority; the person may always say no."""
    if leeftijd is None or groep_van(leeftijd) == "van_12_tot_16":
        return GEVERS
    if groep_van(leeftijd) == "tot_12":
        return ("betrokkene", "gezaghebbende", "voogd", "rechter")
    return ("betrokkene", "vertegenwoordiger", "rechter")


def case_of(given: Toestemming, persoon: Persoon, gezag: Gezegd) -> Geval:
    """As it is today, to take it back."""
    leeftijd = persoon.zekere_leeftijd(today())
    groep = given.leeftijdsgroep if leeftijd is None else groep_van(leeftijd)
    return Geval(groep, given.wilsbekwaam, *(gezag if gezag[0] else (given.gezag, given.verdenking)), given.doel)


def withdrawers_of(given: Toestemming) -> tuple[Collection[str], str]:
    """Words of INTREKKERS, and why these. Of a consent whose dossier came through the gate already."""
    gezag = facts_of([given.dossier_id]).get(given.dossier_id, NIETS)
    geval = case_of(given, given.dossier.persoon, gezag)
    wie = who_may_withdraw(geval).wie
    return wie, " ".join(explain_withdrawal(geval, each) for each in ("betrokkene", "een ander"))


def toestemming_to_withdraw(actor: Actor, toestemming_id: UUID) -> Toestemming:
    """For the page that asks to confirm; a look at its dossier. Raises Hidden, and Refused when it stands no longer."""
    require(actor, "toestemming_vastleggen")
    rows = Toestemming.objects.filter(dossier__in=access.dossiers_to_change(actor)).select_related("dossier")
    found = rows.filter(pk=toestemming_id).first()
    if found is None:
        raise Hidden
    access.take_step(actor, TOESTEMMING, "intrekken", found.status)
    found.dossier = access.look_to_change(actor, found.dossier_id)
    name_rows([found])
    return found


def toestemming_for(actor: Actor, toestemming_id: UUID) -> Toestemming:
    """For its receipt; a look at its dossier. Raises Hidden, also for who may look but not take anything away."""
    rows = Toestemming.objects.filter(pk=toestemming_id, dossier__in=access.dossiers_for(actor))
    found = rows.select_related("vastgelegd_door").first()
    if found is None:
        raise Hidden
    found.dossier = access.look_at_dossier(actor, found.dossier_id)
    if not found.dossier.besluit.uitdraaien:
        raise Hidden
    name_rows([found])
    return found


def lapsed(rows: Iterable[Toestemming], dag: date) -> list[tuple[Toestemming, str]]:
    """Of given consents, with their dossier and person: which do not hold on a day, and why."""
    known = list(rows)
    gezag = facts_of({one.dossier_id for one in known})
    found = [(one, why_it_fell(one, one.dossier.persoon, gezag.get(one.dossier_id, NIETS), dag)) for one in known]
    return [(one, reden) for one, reden in found if reden]


# What waits


@dataclass(frozen=True)
class OpnieuwVragen:
    """A question to put again. `reden` is a word of INTREKREDENEN; `voor` the last day when it has not fallen yet."""

    toestemming: Toestemming
    reden: str
    voor: date | None


def to_ask_again(actor: Actor, most: int) -> list[OpnieuwVragen]:
    """In own running dossiers: what fell without anybody asking for that and was not answered since, and what falls
    within a month; the longest ago first. What the columns do not tell is judged here, for all: those of children, of
    whom the birth is sealed."""
    since = Toestemming.objects.filter(
        dossier=OuterRef("dossier"),
        doel=OuterRef("doel"),
        ontvanger=OuterRef("ontvanger"),
        vastgelegd_at__gt=OuterRef("ingetrokken_at"),
    )
    soon = today() + BINNENKORT
    falls = Q(status="gegeven") & (Q(geldig_tot__lt=soon) | ~Q(leeftijdsgroep="vanaf_16"))
    fallen = Q(status="ingetrokken", intrek_reden__in=OPNIEUW) & ~Exists(since)
    rows = Toestemming.objects.filter(falls | fallen, dossier__in=own_open_dossiers(actor))
    known = list(rows.select_related("dossier__persoon").order_by("datum", "pk"))
    children = [one for one in known if one.status == "gegeven" and (one.geldig_tot is None or one.geldig_tot >= soon)]
    load(actor.tenant, [one.dossier_id for one in children])
    told = {one.pk: reden for one, reden in lapsed(children, soon)}
    unclear = {one.pk for one in children} - told.keys()
    found = [
        OpnieuwVragen(
            one, one.intrek_reden or told.get(one.pk, "verlopen"), one.geldig_tot if one.status == "gegeven" else None
        )
        for one in known
        if one.pk not in unclear
    ]
    return sorted(found, key=lambda one: one.voor or date.min)[:most]


def to_let_lapse() -> list[UUID]:
    """Given, and not valid any more by the clock: it ran out, or the person turned 12 or 16. For Dekkend itself."""
    given = Toestemming.objects.filter(status="gegeven").exclude(dossier__fase__in=STIL)
    rows = given.filter(Q(geldig_tot__lt=today()) | ~Q(leeftijdsgroep="vanaf_16")).select_related("dossier__persoon")
    return [one.pk for one, _ in lapsed(rows.iterator(chunk_size=500), today())]
