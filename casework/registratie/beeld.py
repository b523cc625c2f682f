"""How a registration is shown before it goes: each value in words, and as what it stands in the standard."""

from casework.htcds.rules import ALLE, KOLOMMEN, VERTALING
from casework.kenmerken import GENDERS, LEEFTIJDSGROEPEN, NATIONALITEITSGROEPEN, vormen_tekst
from casework.registratie.inhoud import NOG_GEEN, flat
from casework.registratie.letters import RegistratieBrief
from casework.registratie.queries import Voorbeeld
from casework.registratie.rules import GRONDEN
from dekkend.web.formats import datum
from tenants.public import gemeente_names

LABELS = {
    "sleutel": "Kenmerk van de registratie",
    "grond": "Grond",
    "grond_datum": "Datum van de grond",
    "grond_kenmerk": "Kenmerk van de toestemming",
    "naam": "Naam",
    "geboortedatum": "Geboortedatum",
    "geboortejaar": "Geboortejaar",
    "leeftijdsgroep": "Leeftijd",
    "gender": "Gender",
    "nationaliteitsgroep": "Nationaliteit",
    "vormen": "Vormen",
    "gm_code": "Woongemeente",
    "datum_melding": "Datum van de melding",
}
LEEG = "Niet bekend"


def lines_of(found: Voorbeeld) -> list[tuple[str, str, list[str]]]:
    """Label, value in words, and the cells of the standard that come from it."""
    if found.brief is None:
        return []
    shown = _words(found.brief)
    return [(label, shown[name] or LEEG, _cells(name, found)) for name, label in LABELS.items()]


def _words(brief: RegistratieBrief) -> dict[str, str]:
    content = flat(brief)
    words = {name: "" if value is None else str(value) for name, value in content.items()}
    return {
        **words,
        "sleutel": "Dat maakt Dekkend bij het versturen" if brief.sleutel == NOG_GEEN else words["sleutel"],
        "grond": GRONDEN[brief.grond.soort],
        "grond_datum": datum(brief.grond.datum),
        "geboortedatum": datum(brief.geboortedatum) if brief.geboortedatum else "",
        "leeftijdsgroep": LEEFTIJDSGROEPEN[brief.leeftijdsgroep],
        "gender": GENDERS[brief.gender],
        "nationaliteitsgroep": NATIONALITEITSGROEPEN[brief.nationaliteitsgroep],
        "vormen": vormen_tekst(brief.vormen),
        "gm_code": gemeente_names([brief.gm_code]).get(brief.gm_code, ""),
        "datum_melding": datum(brief.datum_melding),
    }


def _cells(name: str, found: Voorbeeld) -> list[str]:
    fields = [veld for veld in KOLOMMEN if any(one.veld == veld and one.ons_veld == name for one in VERTALING)]
    return [
        f"{veld} = {found.htcds[veld]}" if name != "sleutel" else veld
        for veld in fields
        if veld in ALLE and veld in found.htcds
    ]
