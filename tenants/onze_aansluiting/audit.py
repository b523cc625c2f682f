"""What a gemeente writes in her log about how she takes part. Details are schemas and states."""

from dekkend.audit.events import EventType

EVENTS = (
    EventType("onze_uitnodiging_ontvangen", "C", "ontving een uitnodiging van een regio"),
    EventType("onze_aansluiting_ontvangen", "U", "ontving van de regio hoe de gemeente is aangesloten"),
    EventType("onze_aansluiting_bekeken", "R", "bekeek de eigen aansluiting met de contacten"),
    EventType("onze_contacten_gestuurd", "E", "stuurde gewijzigde contacten naar de regio"),
)
