"""All tables of the national tier; each room keeps its own."""

from dekkend.national.registraties.models import Cijfer, OntvangenRegistratie

__all__ = ["Cijfer", "OntvangenRegistratie"]
