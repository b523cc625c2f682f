"""What the rooms of the register write in the log. Details are codes and days, so nothing has to be shredded."""

from dekkend.audit.events import EventType

OVERDRAGEN = "overdragen van gegevens aan de organisatie"

EVENTS = (
    EventType("tenant_aangesloten", "C", "heeft deze omgeving gemaakt"),
    EventType("werkgebied_wijziging_gevraagd", "E", "heeft een wijziging van het werkgebied gevraagd"),
    EventType("brief_opnieuw_aangeboden", "E", "heeft een vastgelopen brief opnieuw aangeboden"),
    EventType("brief_opgegeven", "E", "heeft een vastgelopen brief opgegeven"),
    EventType("gemeenteaanbod_gevraagd", "E", "heeft een gemeente aan een andere regio aangeboden"),
    EventType("gemeenteaanbod_beantwoord", "E", "heeft geantwoord op een aangeboden gemeente"),
    EventType("gemeenteaanbod_ingetrokken", "E", "heeft het aanbod van een gemeente ingetrokken"),
    EventType("opdracht_ingetrokken", "U", "heeft een aanvraag ingetrokken die nog wachtte"),
    EventType("centrumgemeente_aangevuld", "E", "heeft het register van gemeenten aangevuld"),
    EventType("tenant_export_begonnen", "E", "is begonnen met een export van alle gegevens", purpose=OVERDRAGEN),
    EventType("tenant_geexporteerd", "E", "heeft alle gegevens geëxporteerd", purpose=OVERDRAGEN),
)
