"""The only door to casework for other apps: counts in frozen dataclasses, never a person, the letters it sends, lending
a dossier for a while, which casework itself shows, and the way to the ground on which it may be talked about."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from casework.cijfers.letters import CijferBrief
from casework.contact.models import Melding
from casework.dossier.models import Dossier
from casework.events import GrondVervallen
from casework.htcds.rules import KOLOMMEN, KOLOMMEN_PER_VELD, row_faults, safe_cell, translate
from casework.inzage.actions import give_inzage, set_inzage_for_overleg, withdraw_inzage
from casework.inzage.queries import DossierOpAgenda, dossier_to_share, dossiers_on_agenda, may_be_discussed, number_of
from casework.inzageverzoek.bronnen import Deel, register_bron
from casework.kenmerken import GENDERS, LEEFTIJDSGROEPEN, NATIONALITEITSGROEPEN, VORMEN, vormen_tekst
from casework.navraag.rules import NAVRAAG
from casework.registratie.letters import (
    IntrekkingBrief,
    NavraagAntwoordBrief,
    NavraagBrief,
    RegistratieBrief,
)
from casework.registratie.rules import GRONDEN
from casework.registratie.volledig import ONTBREEKT, PUNTEN, VELDGROEPEN, completeness, in_words, missing_in
from casework.toestemming.eerst import to_ground, wants_ground_first
from casework.toestemming.rules import TAFELS

__all__ = [
    "GENDERS",
    "GRONDEN",
    "KOLOMMEN",
    "KOLOMMEN_PER_VELD",
    "LEEFTIJDSGROEPEN",
    "NATIONALITEITSGROEPEN",
    "NAVRAAG",
    "ONTBREEKT",
    "PUNTEN",
    "TAFELS",
    "VELDGROEPEN",
    "VORMEN",
    "CijferBrief",
    "Deel",
    "DossierOpAgenda",
    "GemeenteTelling",
    "GrondVervallen",
    "IntrekkingBrief",
    "NavraagAntwoordBrief",
    "NavraagBrief",
    "RegistratieBrief",
    "completeness",
    "dossier_to_share",
    "dossiers_on_agenda",
    "give_inzage",
    "in_words",
    "may_be_discussed",
    "missing_in",
    "number_of",
    "register_bron",
    "row_faults",
    "safe_cell",
    "set_inzage_for_overleg",
    "telling_per_gemeente",
    "to_ground",
    "translate",
    "vormen_tekst",
    "wants_ground_first",
    "withdraw_inzage",
]


@dataclass(frozen=True)
class GemeenteTelling:
    """How much zorgcoördinatie was asked for from one gemeente; `gm_code` is empty where it is not known."""

    gm_code: str
    meldingen: int
    dossiers: int


def telling_per_gemeente(begin: date, eind: date) -> list[GemeenteTelling]:
    """Meldingen received and dossiers opened in a period, both days included, by gemeente of residence."""
    meldingen = Melding.objects.filter(ontvangen_at__date__range=(begin, eind)).order_by()
    dossiers = Dossier.objects.filter(geopend_at__date__range=(begin, eind)).order_by()
    received = Counter(dict(meldingen.values_list("gm_code").annotate(aantal=Count("pk"))))
    opened = Counter(dict(dossiers.values_list("gm_code").annotate(aantal=Count("pk"))))
    return [GemeenteTelling(code, received[code], opened[code]) for code in sorted(received.keys() | opened.keys())]
