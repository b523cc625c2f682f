"""How a consultation looks."""

from casework.consultatie.rules import CONSULTATIE
from dekkend.web.status import statuses

STAND = statuses(
    CONSULTATIE,
    tones={"gevraagd": "warning", "gegeven": "info", "besloten": "positive", "ingetrokken": "neutral"},
)
