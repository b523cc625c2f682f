"""The tracks (sporen) of verblijfsrecht: which there are, how each goes, and which cannot stand side by side.

Plain Python. Sources: profile of the zorgcoördinator (bijlage 3: begeleiding bij het verblijfsrechtelijk traject);
Vreemdelingencirculaire 2000 B8/3.1 in the text of WBV 2023/11 (Stcrt. 2023, 13577): three situations (bedenktijd,
permit for victims, permit for witnesses), bedenktijd at most three months, thirty days for who falls under the
Dublinverordening and got it after 18 May 2023; CoMensha: an aangifte is an application for B8/3 at once. How long
each lasts is in `casework/pijlers/termijnen.csv`. What stands in BOTSINGEN is our reading of these; who knows better
changes that table.

A zorgcoördinator decides nothing here: she writes down what the police, the IND or the person decided.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from casework.pijlers.rules import Term, check_choice, check_date, terms_of, tidy_text
from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})

SPOREN: Mapping[str, str] = {
    "bedenktijd": "Bedenktijd",
    "aangifte": "Aangifte, wacht op de IND",
    "tijdelijk_verblijf": "Vergunning B8/3 (humanitair tijdelijk)",
    "humanitair": "Voortgezet verblijf (humanitair niet-tijdelijk)",
    "asiel": "Asiel",
    "terugkeer": "Terugkeer",
}
# These have no application that waits: they begin on their day.
METEEN = ("bedenktijd", "aangifte", "terugkeer")
VERBLIJFSSPOOR = Machine(
    "verblijfsspoor",
    {
        "aangevraagd": "Aangevraagd",
        "loopt": "Loopt",
        "afgewezen": "Afgewezen",
        "geeindigd": "Geëindigd",
        "vergissing": "Bij vergissing vastgelegd",
    },
    "aangevraagd",
    (
        Edge("verlenen", "aangevraagd", "loopt", "Het is verleend of begonnen", _ZORG, "verblijfsspoor_verleend"),
        Edge("afwijzen", "aangevraagd", "afgewezen", "Het is afgewezen", _ZORG, "verblijfsspoor_afgewezen"),
        Edge(
            "bezwaar", "afgewezen", "aangevraagd", "Er is bezwaar of beroep ingesteld", _ZORG, "verblijfsspoor_bezwaar"
        ),
        Edge("verlengen", "loopt", "loopt", "Het is verlengd", _ZORG, "verblijfsspoor_verlengd"),
        *(
            Edge("beeindigen", state, "geeindigd", "Het is geëindigd", _ZORG, "verblijfsspoor_beeindigd")
            for state in ("loopt", "aangevraagd", "afgewezen")
        ),
        *(
            Edge("herroepen", state, "vergissing", "Dit was een vergissing", _ZORG, "verblijfsspoor_vergissing")
            for state in ("loopt", "aangevraagd", "afgewezen")
        ),
    ),
)
STAPPEN: Mapping[str, str] = {edge.name: edge.label for edge in VERBLIJFSSPOOR.edges}
LOPEND = ("aangevraagd", "loopt", "afgewezen")

_OVERAL = ("vertrokken", "verlopen")
EINDREDENEN: Mapping[str, str] = {
    "aangifte_gedaan": "Er is aangifte gedaan",
    "werkt_anders_mee": "De betrokkene werkt op een andere manier mee",
    "ziet_af": "De betrokkene ziet af van aangifte",
    "besloten": "De IND heeft beslist",
    "strafzaak_voorbij": "De strafzaak is voorbij of geseponeerd",
    "ander_verblijf": "De betrokkene kreeg een ander verblijfsrecht",
    "ingetrokken": "Het is ingetrokken door de IND of de politie",
    "zelf_gestopt": "De betrokkene stopte hiermee",
    "afgewezen_gebleven": "De afwijzing staat vast",
    "vertrokken": "De betrokkene is vertrokken uit Nederland",
    "verlopen": "De termijn is voorbij",
}
_REDENEN: Mapping[str, tuple[str, ...]] = {
    "bedenktijd": ("aangifte_gedaan", "werkt_anders_mee", "ziet_af", "ander_verblijf", "ingetrokken"),
    "aangifte": ("besloten", "strafzaak_voorbij", "zelf_gestopt", "ander_verblijf"),
    "tijdelijk_verblijf": ("strafzaak_voorbij", "ander_verblijf", "ingetrokken", "zelf_gestopt", "afgewezen_gebleven"),
    "humanitair": ("ander_verblijf", "ingetrokken", "zelf_gestopt", "afgewezen_gebleven"),
    "asiel": ("ander_verblijf", "ingetrokken", "zelf_gestopt", "afgewezen_gebleven"),
    "terugkeer": ("ander_verblijf", "zelf_gestopt"),
}
VERLENGREDENEN: Mapping[str, str] = {
    "nieuwe_vergunning": "De IND verlengde de vergunning",
    "vertrek_uitgesteld": "Het vertrek is uitgesteld",
}
_VERLENGBAAR: Mapping[str, str] = {
    "tijdelijk_verblijf": "nieuwe_vergunning",
    "humanitair": "nieuwe_vergunning",
    "asiel": "nieuwe_vergunning",
    "terugkeer": "vertrek_uitgesteld",
}

_WEL_OF_NIET = "Iemand kan niet tegelijk verblijf in Nederland hebben en een vertrektermijn."
_EEN_VERGUNNING = "Iemand heeft één vergunning tegelijk."
_BEDENKTIJD = "De bedenktijd eindigt zodra iemand aangifte doet of ander verblijf krijgt."
BOTSINGEN: Mapping[frozenset[str], str] = {
    frozenset({"bedenktijd", "aangifte"}): _BEDENKTIJD,
    frozenset({"bedenktijd", "tijdelijk_verblijf"}): _BEDENKTIJD,
    frozenset({"bedenktijd", "humanitair"}): _BEDENKTIJD,
    frozenset({"tijdelijk_verblijf", "humanitair"}): _EEN_VERGUNNING,
    frozenset({"bedenktijd", "terugkeer"}): _WEL_OF_NIET,
    frozenset({"tijdelijk_verblijf", "terugkeer"}): _WEL_OF_NIET,
    frozenset({"humanitair", "terugkeer"}): _WEL_OF_NIET,
    frozenset({"asiel", "terugkeer"}): _WEL_OF_NIET,
}


@dataclass(frozen=True)
class SpoorInvoer:
    """A track that begins. `loopt` is for what was granted already; `eind` is the last day on the document, if any."""

    soort: str
    datum: date
    loopt: bool = False
    eind: date | None = None
    dublin: bool = False
    toelichting: str = ""


@dataclass(frozen=True)
class StapInvoer:
    """What happened to a track. `eind` counts for granting and extending, `reden` for extending and ending."""

    stap: str
    datum: date
    eind: date | None = None
    reden: str = ""
    toelichting: str = ""


@dataclass(frozen=True)
class Periode:
    """When a track holds. Without `tot` it goes on; both days count."""

    id: UUID
    soort: str
    van: date
    tot: date | None

    def overlaps(self, other: "Periode") -> bool:
        """A change on one day is none: the one ends on the day on which the other begins."""
        return self.van < (other.tot or date.max) and other.van < (self.tot or date.max)


def periode_of(
    id: UUID, soort: str, status: str, *, aangevraagd: date | None, begin: date | None, eind: date | None,
    beeindigd: date | None,
) -> Periode | None:  # fmt: skip
    """When this track gives a right; an application gives none, but for asiel, on which one may wait here."""
    if status == "aangevraagd" and soort == "asiel" and aangevraagd is not None:
        return Periode(id, soort, aangevraagd, None)
    if status == "vergissing" or begin is None:
        return None
    return Periode(id, soort, begin, beeindigd or eind)


def check_side_by_side(new: Periode, others: Iterable[Periode]) -> None:
    """Raises InvalidInput when the new period contradicts one that stands already, and says which and what to do."""
    for other in others:
        if other.id == new.id or not new.overlaps(other):
            continue
        if other.soort == new.soort:
            raise _contradiction(other, "Dit loopt dan dubbel.")
        why = BOTSINGEN.get(frozenset({new.soort, other.soort}))
        if why is not None:
            raise _contradiction(other, why)


def _contradiction(other: Periode, why: str) -> InvalidInput:
    until = f"tot en met {other.tot:%d-%m-%Y}" if other.tot else "zonder einddatum"
    return InvalidInput(
        {
            "datum": [
                f"Dit past niet bij “{SPOREN[other.soort]}”, die loopt van {other.van:%d-%m-%Y} {until}. {why} "
                "Leg eerst vast wanneer en waarom dat eindigde, of verbeter de datum."
            ]
        }
    )


def check_once(soort: str, earlier: Iterable[str]) -> None:
    """Raises Refused for a second bedenktijd, and while a track of this kind is under way. `earlier` holds the kinds
    that may not come again."""
    if soort in earlier:
        raise Refused(
            "Er was al een bedenktijd in dit dossier. Die wordt één keer gegeven. Was de eerste een vergissing? "
            "Herroep die dan."
            if soort == "bedenktijd"
            else f"“{SPOREN[soort]}” staat al in dit dossier. Ga daarmee verder, of leg eerst vast dat het eindigde."
        )


def term_soort(soort: str, begin: date, *, dublin: bool) -> str:
    """Under which name its terms stand: the bedenktijd of somebody under the Dublinverordening has its own, in the
    years in which there is one."""
    special = f"{soort}_dublin"
    return special if dublin and terms_of(special, "begin", begin) else soort


def clocks_of(soort: str, moment: str, dag: date, *, dublin: bool = False) -> list[Term]:
    """What must be done from here on, and before which date."""
    return terms_of(term_soort(soort, dag, dublin=dublin), moment, dag)


def last_day(soort: str, begin: date, typed: date | None, *, dublin: bool = False) -> date | None:
    """The last day: what stands on the document, else what the term gives; None for a track without an end.

    Raises InvalidInput for an end before the begin, or a bedenktijd that is longer than it can be."""
    given = next((t.last_day(begin) for t in clocks_of(soort, "begin", begin, dublin=dublin) if t.einde), None)
    if typed is None:
        return given
    if typed < begin:
        raise InvalidInput({"eind": ["De laatste dag ligt vóór de eerste dag. Controleer de datums."]})
    if soort == "bedenktijd" and given is not None and typed > given:
        raise InvalidInput({"eind": [f"De bedenktijd duurt hoogstens tot en met {given:%d-%m-%Y}."]})
    return typed


def check_begin(invoer: SpoorInvoer, geboren: date | None, vandaag: date) -> SpoorInvoer:
    """The input, tidied. Raises InvalidInput."""
    check_choice("soort", invoer.soort, SPOREN)
    check_date("datum", invoer.datum, geboren=geboren, vandaag=vandaag)
    if invoer.dublin and invoer.soort != "bedenktijd":
        raise InvalidInput({"dublin": ["Dit telt alleen bij de bedenktijd. Haal het vinkje weg."]})
    loopt = invoer.loopt or invoer.soort in METEEN
    if invoer.eind is not None and not loopt:
        raise InvalidInput({"eind": ["Vul pas een laatste dag in als het is verleend."]})
    return SpoorInvoer(invoer.soort, invoer.datum, loopt, invoer.eind, invoer.dublin, tidy_text(invoer.toelichting))


def check_step(soort: str, invoer: StapInvoer, *, sinds: date, eind: date | None, vandaag: date) -> None:
    """`sinds` is the last day on which something happened to the track. Raises InvalidInput."""
    check_date("datum", invoer.datum, geboren=None, vandaag=vandaag)
    if invoer.datum < sinds:
        raise InvalidInput({"datum": [f"Dit ligt vóór de vorige stap, van {sinds:%d-%m-%Y}. Controleer de datum."]})
    if invoer.stap == "beeindigen":
        _check_ending(soort, invoer, eind)


def extended_to(soort: str, invoer: StapInvoer, eind: date | None) -> date:
    """The new last day. Raises InvalidInput unless it is later than the last one and has a reason, and Refused for a
    track that cannot be extended."""
    if soort not in _VERLENGBAAR:
        raise Refused(f"“{SPOREN[soort]}” kan niet worden verlengd. Leg vast hoe het eindigt en wat erna komt.")
    check_choice("reden", invoer.reden, extend_reasons(soort))
    if invoer.eind is None or (eind is not None and invoer.eind <= eind):
        was = f" Dat was {eind:%d-%m-%Y}." if eind else ""
        raise InvalidInput({"eind": [f"Vul de nieuwe laatste dag in, later dan de vorige.{was}"]})
    return invoer.eind


def _check_ending(soort: str, invoer: StapInvoer, eind: date | None) -> None:
    check_choice("reden", invoer.reden, end_reasons(soort))
    if invoer.reden == "verlopen" and eind is not None and invoer.datum < eind:
        raise InvalidInput({"reden": [f"De termijn loopt tot en met {eind:%d-%m-%Y}. Kies een andere reden."]})


def end_reasons(soort: str) -> dict[str, str]:
    """How a track of this kind may end."""
    return {code: EINDREDENEN[code] for code in (*_REDENEN[soort], *_OVERAL)}


def extend_reasons(soort: str) -> dict[str, str]:
    code = _VERLENGBAAR.get(soort)
    return {code: VERLENGREDENEN[code]} if code else {}
