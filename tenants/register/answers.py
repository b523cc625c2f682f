"""What the register answers to other apps: frozen values, no tables."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class GemeenteView:
    """A gemeente on a day. Names of areas are empty, and inhabitants None, where the register does not know them.

    `inwoners_afgeleid` says that nobody published the number: it is the sum of what a new gemeente was made of.
    """

    code: str
    naam: str
    ingang: date | None
    einde: date | None
    inwoners: int | None
    peildatum: date | None
    inwoners_afgeleid: bool
    provincie: str
    veiligheidsregio: str
    politie_eenheid: str
    ggd_regio: str
    arbeidsmarktregio: str
    jeugdregio: str
    veilig_thuis_regio: str
    corop: str
    vrouwenopvang: str
    maatschappelijke_opvang: str


@dataclass(frozen=True)
class Inwonerstand:
    """The number of inhabitants on a reference date, with its source; `afgeleid` when nobody published it."""

    code: str
    aantal: int
    peildatum: date
    bron: str
    afgeleid: bool = False


@dataclass(frozen=True)
class IndelingView:
    """One membership of a gemeente: which area, by which source, of which year (None: not known). `door` is the name
    of the tenant that filled it in, empty when a source says it."""

    soort: str
    gebied: str
    gebied_code: str
    jaar: int | None
    status: str
    bron: str
    opmerking: str
    door: str = ""


@dataclass(frozen=True)
class CentrumtaakView:
    """A task that a gemeente does for the region around it, and how many gemeenten of that region are known."""

    taak: str
    jaar: int
    bron: str
    leden: int


@dataclass(frozen=True)
class HerindelingView:
    """From `datum` on the old gemeente, or `aandeel` of it (None: unknown), is part of the new one."""

    datum: date
    soort: str
    oude_code: str
    oude_naam: str
    nieuwe_code: str
    nieuwe_naam: str
    aandeel: Decimal | None
    bron: str


@dataclass(frozen=True)
class TegelView:
    """Column and row of a gemeente on the tile map, from 0 at the top left."""

    code: str
    naam: str
    x: int
    y: int


@dataclass(frozen=True)
class RegioView:
    """The regio in which a gemeente takes part, and as what."""

    schema: str
    naam: str
    rol: str
    ingang: date


@dataclass(frozen=True)
class DeelnameView:
    """One period in which a gemeente took part, takes part or will take part in a regio."""

    regio: str
    rol: str
    ingang: date
    einde: date | None


@dataclass(frozen=True)
class GemeenteDetail:
    """Everything the register knows of one gemeente, newest first."""

    gemeente: GemeenteView
    indelingen: list[IndelingView]
    centrumtaken: list[CentrumtaakView]
    inwonertallen: list[Inwonerstand]
    herindelingen: list[HerindelingView]
    regio: RegioView | None
    deelnames: list[DeelnameView]
