"""All tables of this app; each room keeps its own."""

from casework.contact.models import Melding
from casework.dossier.models import Dossier, Gebeurtenis, Persoon
from casework.nummering.models import Nummerreeks
from casework.registratie.models import Kwartaalcijfer, Registratie
from casework.toestemming.models import Toestemming

__all__ = [
    "Dossier",
    "Gebeurtenis",
    "Kwartaalcijfer",
    "Melding",
    "Nummerreeks",
    "Persoon",
    "Registratie",
    "Toestemming",
]
