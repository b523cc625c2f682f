"""All tables of this app; each room keeps its own."""

from casework.adviesvraag.models import Adviesvraag
from casework.afronding.models import Afrondingspunt, Afsluiting, Nazorgmoment
from casework.avgverzoek.models import Avgverzoek
from casework.bewaren.models import Bewaarstop, Bewaartermijn
from casework.cijfers.models import Cijferopgave, Cijferregel
from casework.concept.models import Concept
from casework.consultatie.models import Consultatie
from casework.contact.models import Melding
from casework.document.models import Document
from casework.dossier.models import Dossier, Gebeurtenis, Persoon
from casework.gezag.models import Gezag
from casework.grondslag.models import Grondslag
from casework.herinnering.models import Herinnertermijn
from casework.herkenning.models import Herkenningspunt
from casework.hulp.models import Hulp
from casework.hulpvraag.models import Hulpvraag
from casework.intake.models import Intake, Intakegesprek, Rechtenuitleg
from casework.intrekking.models import Registratieintrekking
from casework.inzage.models import Inzage
from casework.inzageverzoek.models import Inzageverzoek
from casework.meldcode.models import Meldcodestap, Signalering
from casework.naam.models import Persoonsnaam
from casework.navraag.models import Navraag
from casework.noodtoegang.models import Noodbericht, Noodtoegang
from casework.nummering.models import Nummerreeks
from casework.opruimen.models import Opruimstuk, Opruimvoorstel
from casework.overdracht.models import Overdracht, Overname
from casework.pijlers.models import Termijn
from casework.registratie.models import Registratie
from casework.risico.models import Risicotaxatie
from casework.sociale_kaart.models import (
    Kaartcontact,
    Kaartinstelling,
    Kaartwijziging,
    Organisatie,
    Specialisme,
)
from casework.strafrecht.models import Schadevergoeding, Slachtofferrecht, Strafzaak
from casework.stukstop.models import Stukstop
from casework.taak.models import Taak
from casework.team.models import Teamlid
from casework.toestemming.models import Toestemming
from casework.uitstel.models import Uitstel
from casework.verblijfsrecht.models import Verblijfsspoor, Verlenging
from casework.vervanging.models import Vervanging
from casework.verwijzing.models import Verwijzing
from casework.voorziening.models import Voorziening
from casework.waarschuwing.models import Waarschuwing
from casework.wisseling.models import Wisseling
from casework.wissen.models import Wisverzoek
from casework.zorgactie.models import Zorgactie, Zorgcontact
from casework.zrm.models import Zrmmeting, Zrmscore

__all__ = [
    "Adviesvraag",
    "Afrondingspunt",
    "Afsluiting",
    "Avgverzoek",
    "Bewaarstop",
    "Bewaartermijn",
    "Cijferopgave",
    "Cijferregel",
    "Concept",
    "Consultatie",
    "Document",
    "Dossier",
    "Gebeurtenis",
    "Gezag",
    "Grondslag",
    "Herinnertermijn",
    "Herkenningspunt",
    "Hulp",
    "Hulpvraag",
    "Intake",
    "Intakegesprek",
    "Inzage",
    "Inzageverzoek",
    "Kaartcontact",
    "Kaartinstelling",
    "Kaartwijziging",
    "Meldcodestap",
    "Melding",
    "Navraag",
    "Nazorgmoment",
    "Noodbericht",
    "Noodtoegang",
    "Nummerreeks",
    "Opruimstuk",
    "Opruimvoorstel",
    "Organisatie",
    "Overdracht",
    "Overname",
    "Persoon",
    "Persoonsnaam",
    "Rechtenuitleg",
    "Registratie",
    "Registratieintrekking",
    "Risicotaxatie",
    "Schadevergoeding",
    "Signalering",
    "Slachtofferrecht",
    "Specialisme",
    "Strafzaak",
    "Stukstop",
    "Taak",
    "Teamlid",
    "Termijn",
    "Toestemming",
    "Uitstel",
    "Verblijfsspoor",
    "Verlenging",
    "Vervanging",
    "Verwijzing",
    "Voorziening",
    "Waarschuwing",
    "Wisseling",
    "Wisverzoek",
    "Zorgactie",
    "Zorgcontact",
    "Zrmmeting",
    "Zrmscore",
]
