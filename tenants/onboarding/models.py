"""The tables of the app, each made in its own room."""

from tenants.onboarding.aansluiting.models import Aansluiting, Aansluitstap
from tenants.onboarding.contacten.models import Aansluitcontact
from tenants.onboarding.inlogdienst.models import Gemeentelogin
from tenants.onboarding.stukken.models import Akkoord, Stuk

__all__ = ["Aansluitcontact", "Aansluiting", "Aansluitstap", "Akkoord", "Gemeentelogin", "Stuk"]
