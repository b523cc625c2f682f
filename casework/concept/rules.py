"""What somebody was typing and has not sent: what of it is kept, for whom and how long. Plain Python."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from dekkend.core.errors import Hidden, Refused

KEPT = timedelta(days=30)
# Nobody has that many calls waiting; a page that runs wild would.
MOST = 25
# Of a form that two may have open at once, what stood there when somebody began goes along.
LONGEST = 300_000

Inhoud = dict[str, list[str]]


@dataclass(frozen=True)
class Soort:
    """A form that is kept while somebody types. `pagina` is its url name, `recht` who may fill it in, and
    `in_dossier` whether it belongs to one: then it is sealed with its key and goes with it."""

    label: str
    pagina: str
    recht: str
    in_dossier: bool = True


_OPENEN, _ADVIES, _MELDCODE = "dossier_openen", "adviesvraag_noteren", "meldcode_bijhouden"

SOORTEN = {
    "melding": Soort("Melding", "melding_nieuw", "melding_noteren", in_dossier=False),
    "adviesvraag": Soort("Adviesvraag", "adviesvraag_nieuw", _ADVIES, in_dossier=False),
    "advies_bijwerken": Soort("Adviesvraag bijwerken", "adviesvraag_wijzigen", _ADVIES, in_dossier=False),
    "advies_melding": Soort("Melding uit een adviesvraag", "adviesvraag_melding", _ADVIES, in_dossier=False),
    "signalering": Soort("Signalering", "signalering_nieuw", _MELDCODE, in_dossier=False),
    "signalen": Soort("Meldcode, signalen", "signalering_signalen", _MELDCODE, in_dossier=False),
    "overleg": Soort("Meldcode, overleg", "signalering_overleg", _MELDCODE, in_dossier=False),
    "gesprek": Soort("Meldcode, gesprek", "signalering_gesprek", _MELDCODE, in_dossier=False),
    "wegen": Soort("Meldcode, wegen", "signalering_wegen", _MELDCODE, in_dossier=False),
    "beslissen": Soort("Meldcode, besluit", "signalering_besluit", _MELDCODE, in_dossier=False),
    "intakegesprek": Soort("Intakegesprek plannen", "intakegesprek_nieuw", _OPENEN),
    "intakeverslag": Soort("Verslag van een intakegesprek", "intakegesprek_uitkomst", _OPENEN),
    "intake": Soort("Intake beschrijven", "intake_beschrijven", _OPENEN),
    "rechtenuitleg": Soort("Rechten uitgelegd", "rechtenuitleg_nieuw", _OPENEN),
    "intake_stoppen": Soort("Intake, nu niet verder", "intake_stoppen", _OPENEN),
    "risico": Soort("Risico's bekijken", "risico_nieuw", _OPENEN),
    "risico_corrigeren": Soort("Risicotaxatie corrigeren", "risico_corrigeren", _OPENEN),
    "consultatie": Soort("Advies vragen", "consultatie_nieuw", _OPENEN),
    "advies": Soort("Advies geven", "consultatie_advies", "advies_geven"),
    "adviesbesluit": Soort("Besluit na het advies", "consultatie_besluit", _OPENEN),
    "zorgactie": Soort("Hulpvraag aanbieden", "zorgactie_aanbieden", _OPENEN),
    "overdragen": Soort("Dossier overdragen", "dossier_overdragen", "dossier_overdragen"),
    "zorgcontact": Soort("Contact over een zorgactie", "zorgactie_contact", _OPENEN),
    "document": Soort("Document toevoegen", "document_nieuw", _OPENEN),
    "documentversie": Soort("Nieuwe versie van een document", "document_versie", _OPENEN),
}
IN_DOSSIER = tuple(code for code, soort in SOORTEN.items() if soort.in_dossier)
TE_VEEL = (
    f"U heeft al {MOST} concepten, dus dit is nog niet bewaard. Gooi in een ander tabblad weg wat u niet meer nodig "
    "heeft, en laat deze pagina zolang open."
)


@dataclass(frozen=True)
class Plek:
    """The form that is typed in: its kind, what stands in the address of its page, its dossier, and its fields."""

    soort: str
    waar: Mapping[str, str]
    dossier: UUID | None
    velden: tuple[str, ...]


def soort_of(pagina: str) -> str:
    """The kind of the form on this page, by its url name. Raises StopIteration for a page whose form is not kept."""
    return next(code for code, soort in SOORTEN.items() if soort.pagina == pagina)


def id_of(text: str) -> UUID:
    """The id in an address. Raises Hidden for what is none; a new one for a new page."""
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
