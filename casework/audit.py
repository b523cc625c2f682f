"""What casework writes in the log. Details hold ids, states and counts, so there is nothing in them to shred."""

from dekkend.audit.events import EventType

EVENTS = (
    EventType("melding_genoteerd", "C", "noteerde een melding"),
    EventType("melding_ontvangen", "C", "ontving een melding van een gemeente"),
    EventType("melding_bekeken", "R", "bekeek een melding"),
    EventType("melding_gewijzigd", "U", "wijzigde een melding"),
    EventType("melding_afgesloten", "U", "sloot een melding af"),
    EventType("melding_doorgegeven", "E", "gaf een melding door aan de regio"),
    EventType("melding_in_dossier", "U", "maakte van een melding een dossier"),
    EventType("dossier_geopend", "C", "opende een dossier"),
    EventType("dossier_bekeken", "R", "bekeek een dossier"),
    EventType("dossierlijst_bekeken", "R", "bekeek een lijst van dossiers met namen"),
    EventType("dossier_toegewezen", "U", "werd zorgcoördinator van een dossier"),
    EventType("dossier_losgelaten", "U", "gaf een dossier terug aan het team"),
    EventType("persoon_gewijzigd", "U", "wijzigde de gegevens van een persoon"),
    EventType("aantekening_gemaakt", "C", "maakte een aantekening in een dossier"),
    EventType("fase_gewijzigd", "U", "wijzigde de fase van een dossier"),
    EventType("dossier_afgesloten", "U", "sloot een dossier af"),
    EventType("dossier_heropend", "U", "heropende een dossier"),
    EventType("toestemming_gegeven", "C", "legde toestemming vast"),
    EventType("toestemming_geweigerd", "C", "legde vast dat er geen toestemming is"),
    EventType("toestemming_ingetrokken", "U", "trok een toestemming in"),
    EventType("registratie_verstuurd", "E", "stuurde een registratie naar CoMensha"),
    EventType("registratie_geteld", "E", "liet een dossier meetellen zonder persoonsgegevens"),
    EventType("registratie_ingetrokken", "E", "trok een registratie bij CoMensha in"),
)
