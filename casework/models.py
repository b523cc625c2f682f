"""All tables of this app; each room keeps its own."""

from casework.concept.models import Concept
from casework.contact.models import Melding
from casework.dossier.models import Dossier, Gebeurtenis, Persoon
from casework.inzage.models import Inzage
from casework.inzageverzoek.models import Inzageverzoek
from casework.noodtoegang.models import Noodbericht, Noodtoegang
from casework.nummering.models import Nummerreeks
from casework.overdracht.models import Overdracht, Overname
from casework.registratie.models import Kwartaalcijfer, Registratie
from casework.toestemming.models import Toestemming
from casework.vervanging.models import Vervanging
from casework.wissen.models import Wisverzoek

__all__ = [
    "Concept",
    "Dossier",
    "Gebeurtenis",
    "Inzage",
    "Inzageverzoek",
    "Kwartaalcijfer",
    "Melding",
    "Noodbericht",
    "Noodtoegang",
    "Nummerreeks",
    "Overdracht",
    "Overname",
    "Persoon",
    "Registratie",
    "Toestemming",
    "Vervanging",
    "Wisverzoek",
]
