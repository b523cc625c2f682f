"""What the national tier writes in the log about registrations. Details hold no personal data."""

from dekkend.audit.events import EventType

ACTIVITY = "urn:dekkend:verwerking:landelijke-registratie"

EVENTS = (
    EventType("ontvangst_registratie", "C", "ontving een registratie van een regio"),
    EventType("ontvangst_intrekking", "D", "haalde een registratie weg na intrekking"),
    EventType("ontvangen_registratie_bekeken", "R", "bekeek een ontvangen registratie"),
    EventType("navraag_gesteld", "E", "vroeg een regio iets over een registratie"),
    EventType("antwoord_op_navraag", "U", "kreeg antwoord van een regio over een registratie"),
    EventType("registraties_uitgeleverd", "E", "maakte een bestand met registraties voor een ontvanger"),
    EventType("ontvangen_registraties_bekeken", "R", "haalde een lijst van ontvangen registraties op"),
)
# Says of a file, by its number, that its receiver was told.
MELDING = EventType("intrekking_gemeld", "U", "meldde een ontvanger welke registraties zijn ingetrokken")
