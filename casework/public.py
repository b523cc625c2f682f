"""The only door to casework for other apps: counts in frozen dataclasses, never a person, the letters it sends, lending
a dossier for a while, which casework itself shows, and the way to the ground on which it may be talked about."""

from casework.cijfers.letters import CijferBrief
from casework.events import GrondVervallen
from casework.htcds.rules import KOLOMMEN, KOLOMMEN_PER_VELD, row_faults, safe_cell, translate
from casework.inzage.actions import set_inzage_for_overleg, withdraw_inzage
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
    "GrondVervallen",
    "IntrekkingBrief",
    "NavraagAntwoordBrief",
    "NavraagBrief",
    "RegistratieBrief",
    "completeness",
    "dossier_to_share",
    "dossiers_on_agenda",
    "in_words",
    "may_be_discussed",
    "missing_in",
    "number_of",
    "register_bron",
    "row_faults",
    "safe_cell",
    "set_inzage_for_overleg",
    "to_ground",
    "translate",
    "vormen_tekst",
    "wants_ground_first",
    "withdraw_inzage",
]
