"""What joining writes in the log. Details are codes, states and days, so nothing has to be shredded."""

from dekkend.audit.events import EventType

EVENTS = (
    EventType("gemeente_uitgenodigd", "C", "heeft een gemeente uitgenodigd om aan te sluiten"),
    EventType("aansluiting_opnieuw_verstuurd", "E", "heeft een gemeente een nieuwe link gestuurd"),
    EventType("aansluiting_geopend", "E", "heeft de uitnodiging van de regio geopend"),
    EventType("aansluiting_brief_gemaakt", "E", "heeft een brief met een code gemaakt"),
    EventType("aansluiting_bewezen", "E", "heeft laten zien dat het de gemeente is"),
    EventType("aansluiting_code_fout", "E", "heeft een code ingevuld die niet klopt"),
    EventType("aansluiting_inlog_geweigerd", "E", "heeft ingelogd met een account dat niet van de gemeente is"),
    EventType("gemeentelogin_ingesteld", "U", "heeft de inlogdienst van een gemeente ingesteld"),
    EventType("gemeentelogin_verwijderd", "D", "heeft de inlogdienst van een gemeente verwijderd"),
    EventType("aansluiting_contacten_genoemd", "U", "heeft de contactpersonen van de gemeente genoemd"),
    EventType("aansluiting_akkoord_gegeven", "E", "heeft akkoord gegeven op de stukken"),
    EventType("aansluiting_inrichting_gevraagd", "E", "heeft gevraagd om de gemeente in te richten"),
    EventType("aansluiting_inrichting_terug", "E", "heeft een inrichting die niet lukte teruggenomen"),
    EventType("gemeente_aangesloten", "E", "heeft de gemeente aangesloten"),
    EventType("aansluiting_geweigerd", "E", "heeft de uitnodiging van de regio geweigerd"),
    EventType("aansluiting_ingetrokken", "E", "heeft de uitnodiging ingetrokken"),
    EventType("aansluiting_bekeken", "R", "heeft bekeken hoe ver een gemeente is, en wie er is uitgenodigd"),
    EventType("aansluitcontacten_bekeken", "R", "heeft de contacten van een gemeente bekeken"),
    EventType("aansluitcontact_gewijzigd", "U", "heeft een contact van een gemeente gewijzigd"),
    EventType("stuk_toegevoegd", "C", "heeft een stuk voor gemeenten toegevoegd"),
    EventType("stuk_gedownload", "R", "heeft een stuk gedownload"),
    EventType("stuk_ingetrokken", "U", "heeft een stuk ingetrokken"),
    EventType("akkoord_vastgelegd", "C", "heeft akkoord gegeven op een stuk"),
    EventType("akkoorden_bekeken", "R", "heeft gekeken wie namens een gemeente akkoord gaf"),
    EventType("aansluiting_verlopen", "E", "heeft een uitnodiging laten verlopen"),
    EventType("aansluiting_eerste_mail_gevraagd", "E", "heeft gevraagd de eerste gebruiker opnieuw uit te nodigen"),
    EventType("aansluiting_vertrek_gevraagd", "E", "heeft gevraagd de aansluiting te beëindigen"),
    EventType("gemeente_vertrokken", "E", "heeft de aansluiting van een gemeente beëindigd"),
)
