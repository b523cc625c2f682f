"""What zorgcoördinatie costs in a year, and how much of it the gemeenten share.

The fte norm is a recommendation of CoMensha's factsheet on zorgcoördinatie: at least 0.5 to 1.0 fte
for network, information and advice (doubled for a politieregio), and on top of that at least 0.1 fte
for every 100,000 inhabitants. It is a minimum, so it is rounded up.

Amounts are integer cents, fte's are Decimals with two places.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from uuid import UUID

from dekkend.core.errors import InvalidInput, Refused
from dekkend.core.money import format_euro
from dekkend.core.transitions import Edge, Machine

BASIS_LAAGST = Decimal("0.50")
BASIS_HOOGST = Decimal("1.00")
BASIS_BUITEN = "Kies een basis van 0,5 tot en met 1,0 fte."
PER_INWONERS = 100_000
FTE_PER_INWONERS = Decimal("0.1")
HONDERDSTE = Decimal("0.01")

EERSTE_JAAR, LAATSTE_JAAR = 2020, 2100
FTE_HOOGST = Decimal("999.99")
BEDRAG_HOOGST = 10**12
"""Ten thousand million euro: above every real amount, below what the database can hold."""

FINANCIEN = frozenset({"financieel_medewerker"})

BEGROTING = Machine(
    name="begroting",
    states={"concept": "Concept", "vastgesteld": "Vastgesteld", "vervangen": "Vervangen"},
    initial="concept",
    edges=(
        Edge("wijzigen", "concept", "concept", "Wijzigen", FINANCIEN, "begroting_gewijzigd"),
        Edge("vaststellen", "concept", "vastgesteld", "Vaststellen", FINANCIEN, "begroting_vastgesteld"),
        Edge("vervangen", "vastgesteld", "vervangen", "Vervangen", FINANCIEN, "begroting_vervangen"),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class FteNorm:
    """The norm with the numbers it comes from. `basis` is chosen between 0.5 and 1.0."""

    inwoners: int
    basis: Decimal
    politieregio: bool

    @property
    def basis_fte(self) -> Decimal:
        return self.basis * 2 if self.politieregio else self.basis

    @property
    def inwoners_fte(self) -> Decimal:
        return self.inwoners * FTE_PER_INWONERS / PER_INWONERS

    @property
    def exact(self) -> Decimal:
        return self.basis_fte + self.inwoners_fte

    @property
    def norm(self) -> Decimal:
        """Rounded up to a hundredth: who budgets this, is never under the norm."""
        return self.exact.quantize(HONDERDSTE, ROUND_CEILING)

    def shortage(self, fte: Decimal) -> Decimal:
        """How much `fte` stays under the norm; zero when it does not."""
        return max(self.norm - fte, Decimal("0.00"))


@dataclass(frozen=True)
class BegrotingInvoer:
    """What somebody fills in for a begroting of one year."""

    jaar: int
    basis_fte: Decimal
    politieregio: bool
    fte: Decimal
    tarief_cent: int
    overige_kosten_cent: int
    overige_kosten_toelichting: str
    decentralisatie_uitkering_cent: int
    eigen_middelen_cent: int

    @property
    def personeel_cent(self) -> int:
        """fte x rate, half a cent up."""
        return int((self.fte * self.tarief_cent).quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def kosten_cent(self) -> int:
        return self.personeel_cent + self.overige_kosten_cent

    @property
    def inkomsten_cent(self) -> int:
        return self.decentralisatie_uitkering_cent + self.eigen_middelen_cent

    @property
    def te_verdelen_cent(self) -> int:
        return self.kosten_cent - self.inkomsten_cent


BEDRAGEN = {
    "tarief_cent": "Het tarief per fte",
    "overige_kosten_cent": "Het bedrag aan overige kosten",
    "decentralisatie_uitkering_cent": "De decentralisatie-uitkering",
    "eigen_middelen_cent": "Het bedrag aan eigen middelen",
}


def check_invoer(invoer: BegrotingInvoer) -> None:
    """Raises InvalidInput with every sentence that helps to get it right."""
    fouten = _field_faults(invoer) or _balance_faults(invoer)
    if fouten:
        raise InvalidInput(fouten)


def _field_faults(invoer: BegrotingInvoer) -> dict[str, list[str]]:
    fouten: dict[str, list[str]] = {}
    if not EERSTE_JAAR <= invoer.jaar <= LAATSTE_JAAR:
        fouten["jaar"] = [f"Vul een jaar in van {EERSTE_JAAR} tot en met {LAATSTE_JAAR}."]
    if not BASIS_LAAGST <= invoer.basis_fte <= BASIS_HOOGST:
        fouten["basis_fte"] = [BASIS_BUITEN]
    if not HONDERDSTE <= invoer.fte <= FTE_HOOGST:
        fouten["fte"] = ["Vul het aantal fte in. Het is meer dan 0 en minder dan 1.000."]
    for veld, naam in BEDRAGEN.items():
        if not 0 <= getattr(invoer, veld) <= BEDRAG_HOOGST:
            fouten[veld] = [f"{naam} is niet onder nul en niet meer dan {format_euro(BEDRAG_HOOGST)}."]
    if invoer.overige_kosten_cent and not invoer.overige_kosten_toelichting.strip():
        fouten["overige_kosten_toelichting"] = ["Schrijf op waar de overige kosten voor zijn."]
    return fouten


def _balance_faults(invoer: BegrotingInvoer) -> dict[str, list[str]]:
    if invoer.te_verdelen_cent >= 0:
        return {}
    return {
        "eigen_middelen_cent": [
            f"De inkomsten ({format_euro(invoer.inkomsten_cent)}) zijn hoger dan de kosten "
            f"({format_euro(invoer.kosten_cent)}). Vul niet meer inkomsten in dan er kosten zijn."
        ]
    }


def check_besluit(kenmerk: str, datum: date, vandaag: date) -> None:
    """A begroting is fixed by a decision that can be found again and has been taken."""
    fouten: dict[str, list[str]] = {}
    if not kenmerk.strip():
        fouten["besluit_kenmerk"] = ["Vul het kenmerk van het besluit in, bijvoorbeeld B&W 2026-114."]
    if datum > vandaag:
        fouten["besluit_datum"] = ["De datum van het besluit kan niet in de toekomst liggen."]
    if fouten:
        raise InvalidInput(fouten)


def check_four_eyes(vaststeller: UUID | None, makers: Collection[UUID]) -> None:
    """Whoever wrote or last changed the begroting does not approve it."""
    if vaststeller is None or vaststeller in makers:
        raise Refused(
            "U heeft deze begroting zelf opgesteld of gewijzigd. Vraag een collega om de begroting vast te stellen."
        )


def decided_in_time(jaar: int, besluit_datum: date) -> bool:
    """Costs for common account ask for a key that is fixed before the year begins."""
    return besluit_datum < date(jaar, 1, 1)


def refuse_replaced(status: str) -> None:
    """What was replaced, is not shared any more."""
    if status == "vervangen":
        raise Refused("Deze begroting is vervangen. Verdeel de nieuwste versie.")
