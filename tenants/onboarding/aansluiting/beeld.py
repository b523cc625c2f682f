"""How aansluitingen look: badges, the checklist and the course of things in words."""

from collections.abc import Iterable

from dekkend.web.parts import Moment
from dekkend.web.status import Status
from tenants.onboarding.aansluiting.rules import AANSLUITING, PARTIJEN, Punt
from tenants.onboarding.models import Aansluitstap

_ALSO = {"niet_uitgenodigd": "Nog niet uitgenodigd", "eigen_omgeving": "Aangesloten, met een eigen omgeving"}
_TONES = {
    "niet_uitgenodigd": "neutral",
    "eigen_omgeving": "positive",
    "uitgenodigd": "info",
    "geopend": "info",
    "bewezen": "info",
    "contacten_bekend": "info",
    "akkoord": "info",
    "wacht_op_inrichting": "info",
    "aangesloten": "positive",
    "geweigerd": "negative",
    "ingetrokken": "neutral",
    "verlopen": "warning",
    "vertrokken": "neutral",
}
STATEN = {value: Status(label, _TONES[value]) for value, label in {**AANSLUITING.states, **_ALSO}.items()}
PUNTEN = {
    "klaar": Status("Klaar", "positive"),
    "nu": Status("Nu aan de beurt", "info"),
    "straks": Status("Straks", "neutral"),
}
# What stands on the timeline, beside the steps of the machine.
_STAPPEN = {
    "uitnodigen": "Uitgenodigd",
    "opnieuw_sturen": "Nieuwe link gestuurd",
    "brief_maken": "Brief met een code gemaakt",
    "herinneren": "Herinnering gestuurd",
    "eerste_mail_vragen": "Eerste gebruiker opnieuw uitgenodigd",
    "vertrek_vragen": "Vertrek gevraagd",
    "vertrek_gepland": "Vertrek gepland",
    "terugnemen": "Inrichten lukte niet; opnieuw gevraagd",
}


def moments(steps: Iterable[Aansluitstap]) -> list[Moment]:
    """The newest first."""
    found = [
        Moment(
            title=_STAPPEN.get(step.stap, AANSLUITING.states[step.naar]),
            when=step.at,
            who=PARTIJEN[step.door],
            icon="circle-check" if step.naar == "aangesloten" else "circle-dot",
            tone=_TONES[step.naar],
        )
        for step in steps
    ]
    return found[::-1]


def where_now(points: Iterable[Punt]) -> Punt | None:
    """What is to be done now."""
    return next((point for point in points if point.stand == "nu"), None)
