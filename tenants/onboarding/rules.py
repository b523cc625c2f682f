"""What it takes to connect an organisation: what must be filled in, and what goes together. Plain Python."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from dekkend.accounts.uitnodiging.rules import UitnodigingInvoer, checked
from dekkend.core.errors import InvalidInput

SOORTEN = {"regio": "Regio", "gemeente": "Gemeente", "landelijk": "Landelijk", "kluis": "Kluis"}
# Of these there is one: letters to them name no other.
EEN_VAN = frozenset({"landelijk", "kluis"})
KOLOMMEN = ("soort", "naam", "kort", "kleur", "host", "gemeenten", "centrum", "vanaf", "beheerder", "email")
MAG_ONTBREKEN = ("soort", "kleur", "centrum", "vanaf")
KLEUR = "#154273"
EARLIEST = date(2015, 1, 1)  # the register knows the herindelingen since then
FARTHEST = timedelta(days=5 * 366)
TEN, TWO_MINUTES = 10, 120  # seconds
LONGEST_NAME, LONGEST_SHORT, LONGEST_HOST = 100, 3, 253
GEMEENTE, GEBIED = re.compile(r"GM[0-9]{4}"), re.compile(r"[A-Z]{2}[0-9]{2,4}")
_LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
_HOST = re.compile(rf"{_LABEL}(\.{_LABEL})+")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_BETWEEN = re.compile(r"[\s,;|]+")
BEHEERDER = ("functioneel_beheerder",)


@dataclass(frozen=True)
class NieuweOmgeving:
    """An organisation that gets an environment of its own, and who is asked to manage it.

    `gebieden` are codes of gemeenten or of areas that hold several; of a gemeente it is her own code. `centrum` is
    empty where there is no working area.
    """

    soort: str
    naam: str
    kort: str
    kleur: str
    host: str
    gebieden: tuple[str, ...]
    centrum: str
    vanaf: date
    beheerder: UitnodigingInvoer

    @property
    def gm_code(self) -> str | None:
        return self.gebieden[0] if self.soort == "gemeente" else None


def read(values: Mapping[str, str], *, today: date) -> NieuweOmgeving:
    """What was typed, by column. Raises InvalidInput with everything that is wrong, by column."""
    typed = {column: " ".join(values.get(column, "").split()) for column in KOLOMMEN}
    wrong = {column: [told] for column, told in _faults(typed)}
    vanaf = _day(typed["vanaf"], today)
    if vanaf is None:
        wrong["vanaf"] = [f"“{typed['vanaf']}” is geen datum in de vorm jjjj-mm-dd."]
    elif not EARLIEST <= vanaf <= today + FARTHEST:
        wrong["vanaf"] = [f"Kies een dag vanaf {EARLIEST:%d-%m-%Y} en binnen vijf jaar."]
    beheerder = UitnodigingInvoer(typed["beheerder"], typed["email"], BEHEERDER)
    try:
        beheerder = checked(beheerder)
    except InvalidInput as refused:
        wrong |= {{"naam": "beheerder"}.get(field, field): told for field, told in refused.fields.items()}
    if wrong:
        raise InvalidInput(wrong)
    soort, codes = typed["soort"] or "regio", split(typed["gemeenten"])
    return NieuweOmgeving(
        soort=soort,
        naam=typed["naam"],
        kort=typed["kort"],
        kleur=typed["kleur"] or KLEUR,
        host=typed["host"].lower(),
        gebieden=codes,
        centrum=(typed["centrum"].upper() or codes[0]) if soort == "regio" else "",
        vanaf=vanaf or today,
        beheerder=beheerder,
    )


def clash(new: NieuweOmgeving, others: Iterable[NieuweOmgeving]) -> str:
    """What cannot both be, in a Dutch sentence; "" when all goes together."""
    for other in others:
        if other.naam == new.naam:
            return f"De naam {new.naam} komt eerder in het bestand voor."
        if other.host == new.host:
            return f"Het adres {new.host} komt eerder in het bestand voor, bij {other.naam}."
        if other.soort == new.soort and (new.soort in EEN_VAN or (new.gm_code and other.gm_code == new.gm_code)):
            return f"Dit is dezelfde organisatie als {other.naam}, eerder in het bestand."
    return ""


def seconds(duration: float) -> str:
    """How long it took, as people say it: "0,4 seconden", "12 seconden", "2 minuten"."""
    if duration < TEN:
        return f"{duration:.1f} seconden".replace(".", ",")
    return f"{duration:.0f} seconden" if duration < TWO_MINUTES else f"{duration / 60:.0f} minuten"


def split(codes: str) -> tuple[str, ...]:
    """The codes in the order in which they were typed, each once."""
    return tuple(dict.fromkeys(code for code in _BETWEEN.split(codes.upper()) if code))


def _day(typed: str, today: date) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else today
    except ValueError:
        return None


def _faults(typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if (typed["soort"] or "regio") not in SOORTEN:
        yield "soort", f"“{typed['soort']}” ken ik niet; kies uit {', '.join(SOORTEN)}."
    for column, longest in (("naam", LONGEST_NAME), ("kort", LONGEST_SHORT)):
        if not 0 < len(typed[column]) <= longest:
            yield column, f"Vul 1 tot en met {longest} tekens in."
    if typed["kleur"] and not _COLOUR.fullmatch(typed["kleur"]):
        yield "kleur", f"“{typed['kleur']}” is geen kleur zoals {KLEUR}."
    if len(typed["host"]) > LONGEST_HOST or not _HOST.fullmatch(typed["host"].lower()):
        yield "host", f"“{typed['host']}” is geen adres zoals regio.voorbeeld.nl, zonder https:// en zonder poort."
    yield from _area_faults(typed["soort"] or "regio", split(typed["gemeenten"]), typed["centrum"].upper())


def _area_faults(soort: str, codes: tuple[str, ...], centrum: str) -> Iterator[tuple[str, str]]:
    unknown = [code for code in codes if not GEBIED.fullmatch(code)]
    if unknown:
        yield "gemeenten", f"Dit is geen code zoals GM0772 of VR22: {', '.join(unknown)}."
    elif soort == "regio":
        yield from _regio_faults(codes, centrum)
    elif soort == "gemeente" and not (len(codes) == 1 and GEMEENTE.fullmatch(codes[0])):
        yield "gemeenten", "Geef bij een gemeente alleen haar eigen code."
    elif soort in EEN_VAN and codes:
        yield "gemeenten", f"Bij {soort} horen geen gemeenten."
    if soort != "regio" and centrum:
        yield "centrum", "Alleen een regio heeft een centrumgemeente."


def _regio_faults(codes: tuple[str, ...], centrum: str) -> Iterator[tuple[str, str]]:
    if not codes:
        yield "gemeenten", "Geef ten minste één gemeente, of de code van een gebied."
    elif not GEMEENTE.fullmatch(centrum or codes[0]):
        yield "centrum", "Geef de code van de centrumgemeente, zoals GM0772."
