"""The Zelfredzaamheid-Matrix 2017: what a measurement must hold, what two of them tell, and when the next is due.

Plain Python. Thirteen domains, each scored from 1 to 5 by somebody who was trained for it. The names of domains and
levels are those of the instrument (GGD Amsterdam, version 2017); every explanation is our own, because the text of
the criteria is not ours to copy. A scorer has the manual beside her. There is no total: a sum of thirteen domains says
nothing, so none is made here. The profile of the zorgcoördinator (bijlage 3) asks what a traject brought about.

A domain may stay without a score, with the reason why. A measurement is never overwritten: a correction is a new
version with a reason, and the old one stays readable.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from casework.kenmerken import MEERDERJARIG
from dekkend.core.errors import InvalidInput
from dekkend.core.period import Kwartaal
from dekkend.core.transitions import Edge, Machine

INSTRUMENT = "zrm_2017"
INSTRUMENTEN: Mapping[str, str] = {INSTRUMENT: "Zelfredzaamheid-Matrix 2017"}
DOMEINEN: Mapping[str, str] = {
    "financien": "Financiën",
    "werk_opleiding": "Werk en opleiding",
    "tijdsbesteding": "Tijdsbesteding",
    "huisvesting": "Huisvesting",
    "huiselijke_relaties": "Huiselijke relaties",
    "geestelijke_gezondheid": "Geestelijke gezondheid",
    "lichamelijke_gezondheid": "Lichamelijke gezondheid",
    "middelengebruik": "Middelengebruik",
    "basale_adl": "Basale ADL",
    "instrumentele_adl": "Instrumentele ADL",
    "sociaal_netwerk": "Sociaal netwerk",
    "maatschappelijke_participatie": "Maatschappelijke participatie",
    "justitie": "Justitie",
}
# In our own words: what to look at, not how to score it.
WAAROVER: Mapping[str, str] = {
    "financien": "Is er geld om van te leven, en hoe staat het met schulden?",
    "werk_opleiding": "Is er werk of een opleiding, en is dat vol te houden?",
    "tijdsbesteding": "Hoe vult de persoon de dag, en is er een ritme?",
    "huisvesting": "Is er een veilige plek om te wonen, ook de komende tijd?",
    "huiselijke_relaties": "Hoe gaat het met wie in hetzelfde huis woont?",
    "geestelijke_gezondheid": "Hoe gaat het in het hoofd, en is daar hulp bij?",
    "lichamelijke_gezondheid": "Hoe gaat het met het lichaam, en is daar zorg voor?",
    "middelengebruik": "Zijn er alcohol, drugs of medicijnen in het spel, en wat doet dat?",
    "basale_adl": "Lukken eten, wassen en aankleden?",
    "instrumentele_adl": "Lukken koken, huishouden, reizen en formulieren?",
    "sociaal_netwerk": "Zijn er mensen die steunen, en mensen die juist niet goed zijn?",
    "maatschappelijke_participatie": "Doet de persoon mee in de buurt, een groep of een club?",
    "justitie": "Is er contact met politie of rechter als verdachte of dader?",
}
NIVEAUS: Mapping[int, str] = {
    1: "Acute problematiek",
    2: "Niet zelfredzaam",
    3: "Beperkt zelfredzaam",
    4: "Voldoende zelfredzaam",
    5: "Volledig zelfredzaam",
}
LAAGST, HOOGST = min(NIVEAUS), max(NIVEAUS)
NIET_GESCOORD: Mapping[str, str] = {
    "niet_bekend": "Nog te weinig bekend",
    "niet_gesproken": "De persoon wil of kan er nu niet over praten",
    "niet_veilig": "Er was geen veilig moment om te vragen",
    "niet_van_toepassing": "Niet van toepassing",
}
# The instrument did not exist before.
EERSTE_DAG = date(2017, 1, 1)
LANGST_NOTITIE = 4_000
LANGST_REDEN = 1_000
LANGST_NAAM = 200
# Of fewer people than this nothing is shown in the outcome of a regio, not even that there were any.
KLEINSTE_AANTAL = 10

_ZORG = frozenset({"zorgcoordinator"})
ZRMMETING = Machine(
    "zrmmeting",
    {"vastgelegd": "Geldig", "gecorrigeerd": "Vervangen door een correctie", "ingetrokken": "Ingetrokken"},
    "vastgelegd",
    (
        Edge("corrigeren", "vastgelegd", "gecorrigeerd", "Meting corrigeren", _ZORG, "zrm_gecorrigeerd"),
        Edge("intrekken", "vastgelegd", "ingetrokken", "Meting intrekken", _ZORG, "zrm_ingetrokken"),
    ),
)
GELDIG = ZRMMETING.initial


@dataclass(frozen=True)
class Score:
    """Of one domain: a level, or no level and why not. The note is for colleagues."""

    domein: str
    score: int | None = None
    reden: str = ""
    notitie: str = ""


@dataclass(frozen=True)
class ZrmInvoer:
    """One measurement. `scorer` is who scored, empty when that is who records it."""

    datum: date
    scores: tuple[Score, ...]
    scorer: str = ""


@dataclass(frozen=True)
class Verschil:
    """One domain in two measurements; `verandering` is None where one of them has no score."""

    domein: str
    eerst: int | None
    laatst: int | None

    @property
    def verandering(self) -> int | None:
        if self.eerst is None or self.laatst is None:
            return None
        return self.laatst - self.eerst


@dataclass(frozen=True)
class DomeinUitkomst:
    """Of how many people the domain was scored twice, and by how many levels they changed on average, in tenths.

    Both are None when there are too few people to show it."""

    domein: str
    aantal: int | None = None
    verandering: Decimal | None = None


def checked(invoer: ZrmInvoer, *, geboren: date | None, vandaag: date) -> ZrmInvoer:
    """Tidied, with all thirteen domains in their order. Raises InvalidInput with all faults."""
    faults = {
        "datum": _date_faults(invoer.datum, geboren, vandaag),
        "scorer": _length_faults(invoer.scorer, LANGST_NAAM),
        "scores": _domain_faults(invoer.scores),
    }
    for one in invoer.scores:
        faults |= _score_faults(one)
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    by_domain = {one.domein: replace(one, notitie=one.notitie.strip()) for one in invoer.scores}
    return replace(
        invoer, scorer=invoer.scorer.strip(), scores=tuple(by_domain[domein] for domein in DOMEINEN)
    )  # fmt: skip


def _date_faults(datum: date, geboren: date | None, vandaag: date) -> list[str]:
    if datum > vandaag:
        return ["Deze datum ligt in de toekomst. Vul de dag van de meting in."]
    if datum < EERSTE_DAG:
        return ["De Zelfredzaamheid-Matrix 2017 bestond toen nog niet. Controleer de datum."]
    if geboren is not None and datum < geboren:
        return ["Deze datum ligt vóór de geboorte van de betrokkene."]
    return []


def _length_faults(text: str, longest: int) -> list[str]:
    return [f"Maak dit korter: gebruik hoogstens {longest} tekens."] if len(text.strip()) > longest else []


def _domain_faults(scores: Sequence[Score]) -> list[str]:
    """Each domain once, and at least one of them with a level: a form without any measures nothing."""
    if sorted(one.domein for one in scores) != sorted(DOMEINEN):
        return ["Vul elk van de dertien domeinen één keer in: met een score, of met de reden waarom niet."]
    if all(one.score is None for one in scores):
        return ["Geef minstens één domein een score. Is er niets te scoren, dan is er nog geen meting."]
    return []


def _score_faults(one: Score) -> dict[str, list[str]]:
    return {
        f"score_{one.domein}": []
        if one.score is None or one.score in NIVEAUS
        else ["Kies een score van 1 tot en met 5."],
        f"reden_{one.domein}": _why_not_faults(one),
        f"notitie_{one.domein}": _length_faults(one.notitie, LANGST_NOTITIE),
    }


def _why_not_faults(one: Score) -> list[str]:
    if one.score is None and one.reden not in NIET_GESCOORD:
        return ["Kies waarom dit domein geen score heeft."]
    if one.score is not None and one.reden:
        return ["Dit domein heeft een score. Laat de reden leeg, of kies ‘Niet gescoord’."]
    return []


def check_reason(reden: str) -> str:
    """Why a measurement is corrected or withdrawn, tidied. Raises InvalidInput when it is empty or endless."""
    tidy = reden.strip()
    if not tidy:
        raise InvalidInput({"reden": ["Schrijf op waarom. Collega's moeten dit later kunnen begrijpen."]})
    faults = _length_faults(tidy, LANGST_REDEN)
    if faults:
        raise InvalidInput({"reden": faults})
    return tidy


def compare(eerst: Mapping[str, int | None], laatst: Mapping[str, int | None]) -> list[Verschil]:
    """Per domain, in the order of the instrument. A domain without a score changes nothing and is no step back."""
    return [Verschil(domein, eerst.get(domein), laatst.get(domein)) for domein in DOMEINEN]


def next_due(geopend: date, laatste: date | None, *, eerste_na: int, herhalen_na: int) -> date:
    """The last day on which the next measurement is in time: counted in days from the opening of the dossier, and
    after that from the last measurement."""
    return geopend + timedelta(days=eerste_na) if laatste is None else laatste + timedelta(days=herhalen_na)


def too_young(leeftijd: int | None) -> bool:
    """The matrix is made for adults; who is younger needs somebody who knows how far it reaches."""
    return leeftijd is not None and leeftijd < MEERDERJARIG


def counted_until(jaar: int, vandaag: date) -> date | None:
    """The last day that counts in the outcome of a year: its end, and in a running year the end of the last quarter
    that is over, so that nobody can read one new measurement from two looks. None when no quarter is over."""
    over = Kwartaal.of(vandaag).begin - timedelta(days=1)
    if over.year < jaar:
        return None
    return min(over, date(jaar, 12, 31))


def outcome(sums: Mapping[str, tuple[int, int]]) -> list[DomeinUitkomst]:
    """`sums` gives per domain how many people and the sum of their changes. What is about too few is left out."""
    return [_outcome(domein, *sums.get(domein, (0, 0))) for domein in DOMEINEN]


def _outcome(domein: str, aantal: int, som: int) -> DomeinUitkomst:
    if aantal < KLEINSTE_AANTAL:
        return DomeinUitkomst(domein)
    mean = (Decimal(som) / aantal).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return DomeinUitkomst(domein, aantal, mean + 0)
