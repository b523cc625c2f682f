"""What billing writes in the log. Nothing here is about a person in care, so nothing is shredded."""

from dekkend.audit.events import EventType

EVENTS = (
    EventType("maatstaf_vastgelegd", "C", "heeft de inwoners van de regio vastgelegd"),
    EventType("begroting_opgesteld", "C", "heeft een begroting opgesteld"),
    EventType("begroting_gewijzigd", "U", "heeft het concept van een begroting gewijzigd"),
    EventType("begroting_vastgesteld", "E", "heeft een begroting vastgesteld"),
    EventType("begroting_vervangen", "U", "heeft een begroting vervangen door een nieuwe versie"),
    EventType("verdeling_berekend", "C", "heeft de verdeling over de gemeenten berekend"),
)
