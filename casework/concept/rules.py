"""What somebody was typing and has not sent: what of it is kept, for whom and how long. Plain Python."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from dekkend.core.errors import Hidden, Refused

KEPT = timedelta(days=30)
# Nobody has that many calls waiting; a page that runs wild would.
MOST = 25
LONGEST = 50_000

Inhoud = dict[str, list[str]]


@dataclass(frozen=True)
class Soort:
    """A form that is kept while somebody types. `pagina` is its url name, `recht` who may fill it in."""

    label: str
    pagina: str
    recht: str


SOORTEN = {"melding": Soort("Melding", "melding_nieuw", "melding_noteren")}
TE_VEEL = (
    f"U heeft al {MOST} concepten, dus dit is nog niet bewaard. Gooi in een ander tabblad weg wat u niet meer nodig "
    "heeft, en laat deze pagina zolang open."
)


def id_of(text: str) -> UUID:
    """The id that a page gave its form. Raises Hidden for what is none; a new one for a new page."""
    if not text:
        return uuid4()
    try:
        return UUID(text)
    except ValueError as error:
        raise Hidden from error


def tidied(typed: Mapping[str, Sequence[str]], known: Collection[str]) -> Inhoud:
    """What was typed in the fields of the form, and nothing else that came along. Raises Refused when it is more
    than any form holds."""
    kept = {name: list(values) for name, values in typed.items() if name in known and any(map(str.strip, values))}
    if sum(len(value) for values in kept.values() for value in values) > LONGEST:
        raise Refused(f"Dit is te lang om te bewaren: gebruik hoogstens {LONGEST} tekens.")
    return kept


def check_room(count: int) -> None:
    """Raises Refused for one more than anybody needs."""
    if count >= MOST:
        raise Refused(TE_VEEL)
