"""The tables of the app, each made in its own room."""

from tenants.onboarding.aansluiting.models import Aansluiting, Aansluitstap

__all__ = ["Aansluiting", "Aansluitstap"]
