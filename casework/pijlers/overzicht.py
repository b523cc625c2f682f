"""What stands on the cards of the three pillars."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from casework import access
from casework.dossier.models import Dossier
from casework.hulp.models import Hulp
from casework.hulp.rules import LOPEND as HULP_LOPEND
from casework.pijlers.models import Termijn
from casework.pijlers.queries import running_of
from casework.pijlers.rules import PIJLERS
from casework.strafrecht.models import Strafzaak
from casework.strafrecht.rules import LOPEND as ZAKEN_LOPEND
from casework.verblijfsrecht.models import Verblijfsspoor
from casework.verblijfsrecht.rules import LOPEND as SPOREN_LOPEND
from dekkend.accounts.actor import Actor

# The page of each pillar, also the way back after its clock was finished.
PAGINAS = {
    "hulp": "dossier_hulp",
    "verblijfsrecht": "dossier_verblijf",
    "strafrecht": "dossier_strafrecht",
}


@dataclass(frozen=True)
class Regel:
    """What is under way: what it is, and how it stands, in words."""

    wat: str
    stand: str


@dataclass(frozen=True)
class Kaart:
    pijler: str
    naam: str
    pagina: str
    regels: list[Regel]
    klokken: list[Termijn]


def _verblijf(dossier: Dossier) -> list[Regel]:
    rows = Verblijfsspoor.objects.filter(dossier=dossier, status__in=SPOREN_LOPEND)
    return [Regel(row.get_soort_display(), row.get_status_display()) for row in rows]


def _straf(dossier: Dossier) -> list[Regel]:
    rows = Strafzaak.objects.filter(dossier=dossier, status__in=ZAKEN_LOPEND)
    return [Regel("Strafzaak", row.get_status_display()) for row in rows]


def _hulp(dossier: Dossier) -> list[Regel]:
    rows = Hulp.objects.filter(dossier=dossier, status__in=HULP_LOPEND)
    return [Regel(row.get_soort_display(), row.get_status_display()) for row in rows]


_REGELS: dict[str, Callable[[Dossier], list[Regel]]] = {
    "hulp": _hulp,
    "verblijfsrecht": _verblijf,
    "strafrecht": _straf,
}


def lines_by_pijler(dossier: Dossier) -> dict[str, list[Regel]]:
    """What is under way, of a dossier that came through the gate already."""
    return {code: lines(dossier) for code, lines in _REGELS.items()}


def pijlers_of(actor: Actor, dossier_id: UUID) -> tuple[Dossier, list[Kaart]]:
    """A look at the dossier. Raises Hidden."""
    dossier = access.look_at_dossier(actor, dossier_id)
    clocks = running_of(dossier)
    return dossier, [
        Kaart(
            code,
            PIJLERS[code],
            PAGINAS[code],
            lines,
            [one for one in clocks if one.pijler == code],
        )
        for code, lines in lines_by_pijler(dossier).items()
    ]
