"""What bringing in a file changes, or would change; and the row that is kept of it."""

from dataclasses import dataclass, field

from dekkend.core.errors import Refused
from tenants.register.models import Inlezing
from tenants.register.rules import LONGEST_SOURCE

MOST_LINES = 15


@dataclass
class Uitkomst:
    """Counts, and lines in Dutch for who brings the file in. `meldingen` is what he should look at."""

    soort: str
    betreft: str
    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    wijzigingen: list[str] = field(default_factory=list)
    meldingen: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        head = f"{self.betreft}: {self.nieuw} nieuw, {self.gewijzigd} gewijzigd, {self.ongewijzigd} ongewijzigd."
        return [head, *(f"  {line}" for line in shortened(self.wijzigingen)), *self.meldingen]


def shortened(lines: list[str]) -> list[str]:
    rest = len(lines) - MOST_LINES
    return lines if rest <= 0 else [*lines[:MOST_LINES], f"en nog {rest}"]


def named(names: list[str]) -> str:
    """The first few of a list, and how many more there are."""
    return ", ".join(shortened(sorted(names)))


def check_source(bron: str) -> None:
    if not bron.strip():
        raise Refused("Het bestand noemt geen bron. Geef die op met --bron; de bron hoort bij elk gegeven.")
    if len(bron) > LONGEST_SOURCE:
        raise Refused(f"De bron is te lang; er passen {LONGEST_SOURCE} tekens.")


def keep(uitkomst: Uitkomst, *, bestand: str, sha256: str, bron: str) -> Inlezing:
    return Inlezing.objects.create(
        soort=uitkomst.soort,
        bestand=bestand[:200],
        sha256=sha256,
        bron=bron,
        betreft=uitkomst.betreft[:100],
        nieuw=uitkomst.nieuw,
        gewijzigd=uitkomst.gewijzigd,
        ongewijzigd=uitkomst.ongewijzigd,
    )
