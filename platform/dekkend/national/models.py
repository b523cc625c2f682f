"""All tables of the national tier; each room keeps its own."""

from dekkend.national.cijferstand.models import Cijferstand
from dekkend.national.registraties.models import OntvangenRegistratie

__all__ = ["Cijferstand", "OntvangenRegistratie"]
