"""What the national tier writes in the log about registrations. Details hold no personal data."""

from dekkend.audit.events import EventType

ACTIVITY = "urn:dekkend:verwerking:landelijke-registratie"

EVENTS = (
    EventType("ontvangst_registratie", "C", "ontving een registratie van een regio"),
    EventType("ontvangst_intrekking", "D", "haalde een registratie weg na intrekking"),
    EventType("ontvangen_registratie_bekeken", "R", "bekeek een ontvangen registratie"),
    EventType("ontvangen_registraties_bekeken", "R", "haalde een lijst van ontvangen registraties op"),
)
