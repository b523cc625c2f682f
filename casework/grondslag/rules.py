"""Legal grounds other than consent: which there are, for what, and how long one holds. Plain Python.

Never a silent bypass: such a ground is written down with a reason, for one purpose and one receiver, stands on the
timeline and in the log, ends by itself, and says whether the person knows. Police, marechaussee and labour inspectorate
register on a law of their own, so a consent is not asked; but they do that themselves, and nothing goes from here.
Sources: AVG art. 6 and 9; Besluit politiegegevens art. 4:2 lid 1 b; Wmo 2015 art. 5.2.6 and Jeugdwet art. 7.1.4.1
(Veilig Thuis). The terms are a choice of Dekkend. To be confirmed by a jurist.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casework.kenmerken import choice_faults
from casework.toestemming.rules import DOELEN
from dekkend.core.errors import InvalidInput
from dekkend.core.transitions import Edge, Machine

_ZORG = frozenset({"zorgcoordinator"})
GRONDSLAG = Machine(
    "grondslag",
    {"geldt": "Geldt", "ingetrokken": "Beëindigd"},
    "geldt",
    (Edge("intrekken", "geldt", "ingetrokken", "Beëindigen", _ZORG, "grondslag_beeindigd"),),
)


@dataclass(frozen=True)
class Grondsoort:
    """`dagen` is how long it holds at most, None for always. Without `doorgifte` it says that another registers; then
    nothing goes from here."""

    label: str
    bron: str
    doelen: frozenset[str]
    dagen: int | None
    doorgifte: bool = True


_OPSPORING = frozenset({"registratie_comensha"})
SOORTEN: Mapping[str, Grondsoort] = {
    "vitaal_belang": Grondsoort(
        "Het is nodig om iemand in veiligheid te brengen, en vragen kan niet",
        "AVG art. 6 lid 1 d en art. 9 lid 2 c",
        frozenset({"zorgactie", "overleg", "overdracht", "veilig_thuis"}),
        14,
    ),
    "meldcode": Grondsoort(
        "De meldcode: melden bij Veilig Thuis mag zonder toestemming",
        "Wmo 2015 art. 5.2.6; Jeugdwet art. 7.1.4.1",
        frozenset({"veilig_thuis"}),
        92,
    ),
    "taak": Grondsoort(
        "De wet geeft ons deze taak, en de betrokkene weet ervan",
        "AVG art. 6 lid 1 e en art. 9 lid 2; de gemeente kiest het onderdeel",
        frozenset({"zorgactie", "overleg", "overdracht"}),
        366,
    ),
    "politie": Grondsoort(
        "De politie registreert zelf", "Besluit politiegegevens art. 4:2 lid 1 b", _OPSPORING, None, doorgifte=False
    ),
    "marechaussee": Grondsoort(
        "De Koninklijke Marechaussee registreert zelf",
        "Besluit politiegegevens art. 4:2 lid 1 b",
        _OPSPORING,
        None,
        doorgifte=False,
    ),
    "arbeidsinspectie": Grondsoort(
        "De Arbeidsinspectie registreert zelf",
        "Besluit politiegegevens bijzondere opsporingsdiensten",
        _OPSPORING,
        None,
        doorgifte=False,
    ),
}
LABELS: Mapping[str, str] = {name: soort.label for name, soort in SOORTEN.items()}
DOORGIFTE = tuple(name for name, soort in SOORTEN.items() if soort.doorgifte)
VERTELD: Mapping[str, str] = {
    "ja": "Ja, de betrokkene weet het",
    "nog_niet": "Nog niet: dat is nu niet veilig of niet mogelijk",
}
KORTST, LANGST = 20, 2_000


@dataclass(frozen=True)
class GrondslagInvoer:
    doel: str
    soort: str
    reden: str
    verteld: str
    ontvanger: str = ""
    geldig_tot: date | None = None


def checked(invoer: GrondslagInvoer, vandaag: date) -> GrondslagInvoer:
    """The input, tidied, with its last day. Raises InvalidInput with all faults."""
    reden = invoer.reden.strip()
    faults = {
        "doel": choice_faults(invoer.doel, DOELEN),
        "soort": choice_faults(invoer.soort, SOORTEN) or _purpose_faults(invoer),
        "verteld": choice_faults(invoer.verteld, VERTELD),
        "reden": []
        if KORTST <= len(reden) <= LANGST
        else [f"Leg uit waarom deze grond nu geldt, in {KORTST} tot {LANGST} tekens."],
    }
    if not faults["soort"] and invoer.soort == "taak" and invoer.verteld != "ja":
        faults["verteld"] = ["Op deze grond mag u alleen delen als de betrokkene het weet."]
    tot, wrong_day = _last_day(invoer, vandaag)
    faults["geldig_tot"] = wrong_day
    wrong = {name: sentences for name, sentences in faults.items() if sentences}
    if wrong:
        raise InvalidInput(wrong)
    return GrondslagInvoer(invoer.doel, invoer.soort, reden, invoer.verteld, invoer.ontvanger, tot)


def _purpose_faults(invoer: GrondslagInvoer) -> list[str]:
    if invoer.doel in DOELEN and invoer.doel not in SOORTEN[invoer.soort].doelen:
        return ["Deze grond geldt niet voor dit doel. Vraag toestemming, of kies een andere grond."]
    return []


def _last_day(invoer: GrondslagInvoer, vandaag: date) -> tuple[date | None, list[str]]:
    soort = SOORTEN.get(invoer.soort)
    latest = vandaag + timedelta(days=soort.dagen) if soort and soort.dagen else None
    tot = invoer.geldig_tot or latest
    if tot is not None and tot < vandaag:
        return tot, ["Deze dag is voorbij. Kies een latere dag."]
    if latest is not None and tot is not None and tot > latest:
        return tot, [f"Deze grond geldt hoogstens tot en met {latest:%d-%m-%Y}."]
    return tot, []


def grounds_for(doel: str) -> Collection[str]:
    """What may be written down for this purpose, in order."""
    return [name for name, soort in SOORTEN.items() if doel in soort.doelen]
