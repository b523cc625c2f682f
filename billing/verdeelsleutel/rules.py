"""The verdeelsleutel: how one amount is shared by gemeenten, exact to the cent.

The calculation has three steps that can each be followed by hand:

1. `hold` (bezetting): which part of the year counts for whom.
2. `_sizes` and `_step`: every part of the key has a size (an amount, a percentage of the total, its
   own sum, or what is left) and a way that gives each gemeente a weight. Its share is
   size x weight / sum of the weights. Fractions all through: nothing is rounded here.
3. `round_to_cents`: largest remainder. Every exact amount is rounded down to a cent, and the cents
   that are then missing go, one each, to the largest remainders; with equal remainders to the
   largest exact amount, and then to the first code.

Limits (floors, caps) and transition work on exact amounts: their place is between 2 and 3.
Amounts are integer cents. A key that cannot be computed raises `Refused` with a sentence for the
user. A rounded amount may go down a cent when the total goes up (the Alabama paradox of largest
remainder); an exact amount never does.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

from billing.verdeelsleutel.bezetting import Bezetting, Bezit, Deelnemer, Overgang, hold
from billing.verdeelsleutel.wijzen import Deel, Gelijk, NaarMaatstaf, Omvang, Procent, Rest, Wijze
from dekkend.core.errors import InvalidInput, Refused

REKENWIJZE = "1"
"""Version of the way of computing; part of every hash, raised when an outcome could change."""

ZERO = Fraction(0)
HALF = Fraction(1, 2)
HONDERD = 100


@dataclass(frozen=True)
class Onderdeel:
    """One part of a key."""

    code: str
    label: str
    wijze: Wijze
    omvang: Omvang


@dataclass(frozen=True)
class Opdracht:
    """Everything a distribution depends on."""

    totaal_cent: int
    jaar: int
    deelnemers: tuple[Deelnemer, ...]
    onderdelen: tuple[Onderdeel, ...]
    overgangen: tuple[Overgang, ...] = ()


@dataclass(frozen=True)
class Stap:
    """One part of the key for one gemeente: aandeel = omvang x gewicht / som, amounts in cents."""

    onderdeel: str
    label: str
    wijze: str
    omvang: Fraction
    gewicht: Fraction
    som: Fraction
    aandeel: Fraction
    delen: tuple[Deel, ...]


@dataclass(frozen=True)
class Regel:
    """What one gemeente pays, and every number it came from."""

    code: str
    naam: str
    dagen: int
    bezit: tuple[Bezit, ...]
    stappen: tuple[Stap, ...]
    exact: Fraction
    bedrag_cent: int


@dataclass(frozen=True)
class Uitkomst:
    """The distribution: lines in order of code, together exactly the amount.

    `invoer` is what it was computed from, `hash` the sha256 over that and the amounts.
    """

    regels: tuple[Regel, ...]
    invoer: Mapping[str, object]
    hash: str


def key_of(gelijk_procent: Decimal, inwoners: Mapping[str, int]) -> tuple[Onderdeel, ...]:
    """A part that is the same for everybody, and the rest by inhabitants; a part of nothing is left out."""
    if not 0 <= gelijk_procent <= HONDERD:
        raise InvalidInput({"gelijk_procent": ["Vul een percentage in van 0 tot en met 100."]})
    gelijk = Onderdeel("gelijk", "Gelijk deel", Gelijk(), Procent(Fraction(gelijk_procent)))
    rest = Onderdeel("inwoners", "Naar inwoners", NaarMaatstaf("inwoners", inwoners), Rest())
    return (*([gelijk] if gelijk_procent else []), *([rest] if gelijk_procent < HONDERD else []))


def distribute(opdracht: Opdracht) -> Uitkomst:
    """Compute a whole distribution with its trace and hash."""
    if opdracht.totaal_cent < 0:
        raise Refused("Het te verdelen bedrag kan niet onder nul zijn.")
    bezetting = hold(opdracht.jaar, opdracht.deelnemers, opdracht.overgangen)
    if not any(bezetting.dagen.values()):
        raise Refused(f"Er is geen gemeente die in {opdracht.jaar} meedoet.")
    stappen = _share(opdracht, bezetting)
    exact = {code: sum((stap.aandeel for stap in rij), ZERO) for code, rij in stappen.items()}
    bedragen = round_to_cents(opdracht.totaal_cent, exact)
    regels = tuple(
        Regel(
            code=d.code,
            naam=d.naam,
            dagen=bezetting.dagen[d.code],
            bezit=bezetting.bezit[d.code],
            stappen=tuple(stappen[d.code]),
            exact=exact[d.code],
            bedrag_cent=bedragen[d.code],
        )
        for d in bezetting.deelnemers
    )
    invoer = describe(opdracht)
    return Uitkomst(regels, invoer, fingerprint(invoer, bedragen))


def counted(regel: Regel, waarden: Mapping[str, int]) -> int:
    """The measure of a gemeente, with those that belong to it on all its days; to show, rounded half up."""
    heel = [bezit for bezit in regel.bezit if bezit.dagen == regel.dagen]
    return floor(sum((waarden.get(bezit.oorsprong, 0) * bezit.deel for bezit in heel), ZERO) + HALF)


def round_to_cents(totaal: int, exact: Mapping[str, Fraction]) -> dict[str, int]:
    """Largest remainder: whole cents that add up to `totaal`, each less than one cent off."""
    if sum(exact.values(), ZERO) != totaal:
        raise Refused("De bedragen die worden afgerond, zijn samen niet het te verdelen bedrag.")
    bedragen = {code: bedrag.numerator // bedrag.denominator for code, bedrag in exact.items()}
    over = totaal - sum(bedragen.values())
    volgorde = sorted(exact, key=lambda code: (bedragen[code] - exact[code], -exact[code], code))
    for code in volgorde[:over]:
        bedragen[code] += 1
    return bedragen


def describe(opdracht: Opdracht) -> dict[str, object]:
    """Everything that goes in, as plain data; the order of the lists in it makes no difference."""
    return {
        "rekenwijze": REKENWIJZE,
        "totaal_cent": opdracht.totaal_cent,
        "jaar": opdracht.jaar,
        "deelnemers": sorted((plain(d) for d in opdracht.deelnemers), key=_text),
        "onderdelen": sorted((plain(o) for o in opdracht.onderdelen), key=_text),
        "overgangen": sorted((plain(o) for o in opdracht.overgangen), key=_text),
    }


def fingerprint(invoer: Mapping[str, object], bedragen: Mapping[str, int]) -> str:
    """sha256 over what `describe` gives and the amounts that came out."""
    return hashlib.sha256(_text({"invoer": invoer, "bedragen": bedragen}).encode()).hexdigest()


def plain(value: object) -> object:
    """The value in types that JSON has; fractions as "3/7", dates as "2027-07-01"."""
    if is_dataclass(value) and not isinstance(value, type):
        velden = {naam: plain(getattr(value, naam)) for naam in value.__dataclass_fields__}
        return {"soort": type(value).__name__, **velden}
    if isinstance(value, Mapping):
        return {str(naam): plain(inhoud) for naam, inhoud in value.items()}
    if isinstance(value, tuple):
        return [plain(deel) for deel in value]
    return str(value) if isinstance(value, Fraction | date) else value


def _text(inhoud: object) -> str:
    return json.dumps(inhoud, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _share(opdracht: Opdracht, bezetting: Bezetting) -> dict[str, list[Stap]]:
    if len({o.code for o in opdracht.onderdelen}) != len(opdracht.onderdelen):
        raise Refused("Een onderdeel staat twee keer in de verdeelsleutel.")
    per_onderdeel = [_weigh(onderdeel, bezetting) for onderdeel in opdracht.onderdelen]
    gewichten = [{code: weight for code, (weight, _) in rij.items()} for rij in per_onderdeel]
    omvang = _sizes(opdracht, [sum(rij.values(), ZERO) for rij in gewichten])
    stappen: dict[str, list[Stap]] = {d.code: [] for d in bezetting.deelnemers}
    for onderdeel, grootte, rij in zip(opdracht.onderdelen, omvang, per_onderdeel, strict=True):
        som = sum((gewicht for gewicht, _ in rij.values()), ZERO)
        for code, (gewicht, delen) in rij.items():
            aandeel = grootte * gewicht / som if som else ZERO
            stappen[code].append(
                Stap(
                    onderdeel.code,
                    onderdeel.label,
                    onderdeel.wijze.naam,
                    grootte,
                    gewicht,
                    som,
                    aandeel,
                    delen,
                )
            )
    return stappen


def _weigh(onderdeel: Onderdeel, bezetting: Bezetting) -> dict[str, tuple[Fraction, tuple[Deel, ...]]]:
    onderdeel.wijze.check(bezetting)
    gewogen = {}
    for deelnemer in bezetting.deelnemers:
        delen = onderdeel.wijze.parts(bezetting, deelnemer.code)
        gewicht = sum((d.waarde * d.deel * d.dagen for d in delen), ZERO) / bezetting.dagen_in_jaar
        gewogen[deelnemer.code] = gewicht, delen
    return gewogen


def _sizes(opdracht: Opdracht, sommen: Sequence[Fraction]) -> list[Fraction]:
    """The size of every part in cents: together the whole amount, or `Refused`."""
    delen = opdracht.onderdelen
    vast = [o.omvang.size(opdracht.totaal_cent, som) for o, som in zip(delen, sommen, strict=True)]
    for onderdeel, grootte in zip(delen, vast, strict=True):
        if grootte is not None and grootte < 0:
            raise Refused(f"Het onderdeel {onderdeel.label} kan niet onder nul zijn.")
    over = opdracht.totaal_cent - sum((v for v in vast if v is not None), ZERO)
    if vast.count(None) > 1:
        raise Refused("Er kan maar één onderdeel zijn dat de rest verdeelt.")
    if over < 0:
        raise Refused("De onderdelen van de verdeelsleutel zijn samen meer dan het te verdelen bedrag.")
    if over and None not in vast:
        raise Refused("De verdeelsleutel verdeelt niet het hele bedrag. Voeg een onderdeel toe voor de rest.")
    omvang = [over if v is None else v for v in vast]
    for onderdeel, grootte, som in zip(delen, omvang, sommen, strict=True):
        if grootte and not som:
            raise Refused(f"Het onderdeel {onderdeel.label} is niet te verdelen: alle gemeenten wegen nul.")
    return omvang
