"""All tables of the national tier; each room keeps its own."""

from dekkend.national.cijferstand.models import Cijferstand
from dekkend.national.navraag.models import GesteldeNavraag
from dekkend.national.registraties.models import OntvangenRegistratie
from dekkend.national.uitlevering.models import Uitgeleverd, Uitlevering

__all__ = ["Cijferstand", "GesteldeNavraag", "OntvangenRegistratie", "Uitgeleverd", "Uitlevering"]
