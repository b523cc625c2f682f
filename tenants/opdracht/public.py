"""The door of the opdrachten: registering a kind, asking for one, and seeing what came of it."""

from tenants.opdracht.actions import ask, withdraw
from tenants.opdracht.models import Opdracht
from tenants.opdracht.queries import requests_of, stand_of, status_of
from tenants.opdracht.rules import STATEN
from tenants.opdracht.soorten import Aanvraag, OpdrachtSoort, register_opdracht

__all__ = [
    "STATEN",
    "Aanvraag",
    "Opdracht",
    "OpdrachtSoort",
    "ask",
    "register_opdracht",
    "requests_of",
    "stand_of",
    "status_of",
    "withdraw",
]
