"""What the management of accounts writes in the log. Details hold ids, roles and counts."""

from dekkend.audit.events import EventType

EVENTS = (
    EventType("gebruiker_bekeken", "R", "heeft de gegevens van een gebruiker bekeken"),
    EventType("gebruiker_uitgenodigd", "C", "heeft een collega uitgenodigd om een account te maken"),
    EventType("gebruiker_opnieuw_uitgenodigd", "U", "heeft een uitnodiging voor een account opnieuw gestuurd"),
    EventType("gebruiker_uitnodiging_ingetrokken", "U", "heeft een uitnodiging voor een account ingetrokken"),
    EventType("gebruiker_uitnodiging_aangenomen", "C", "heeft met een uitnodiging een account gemaakt"),
    EventType("rollen_gewijzigd", "U", "heeft de rollen van een gebruiker gewijzigd"),
    EventType("account_gesloten", "U", "heeft het account van een gebruiker gesloten"),
    EventType("account_heropend", "U", "heeft een gesloten account heropend"),
    EventType("gast_termijn_gewijzigd", "U", "heeft gewijzigd tot wanneer een gast toegang heeft"),
    EventType("gast_bij_organisatie", "U", "liet een gast de organisatie op de sociale kaart volgen"),
    EventType("api_token_gemaakt", "C", "heeft een API-token gemaakt"),
    EventType("api_token_ingetrokken", "U", "heeft een API-token ingetrokken"),
    EventType("inlogdienst_gewijzigd", "U", "heeft de inlogdienst van de organisatie ingesteld"),
    EventType("inlogdienst_verwijderd", "D", "heeft de inlogdienst van de organisatie verwijderd"),
    EventType("organisatie_gekoppeld", "C", "is voor het eerst ingelogd met het account van de organisatie"),
    EventType("organisatie_geweigerd", "E", "kwam met het account van de organisatie niet langs de deur"),
    EventType("attenderen_gekozen", "U", "heeft gekozen hoe vaak er e-mail over werk komt"),
    EventType("attendering_verstuurd", "E", "is gemaild dat er iets wacht"),
    EventType("weergave_bewaard", "C", "heeft een eigen weergave van een lijst bewaard"),
    EventType("weergave_gewijzigd", "U", "heeft een eigen weergave van een lijst gewijzigd"),
    EventType("weergave_weggehaald", "D", "heeft een eigen weergave van een lijst weggehaald"),
)
