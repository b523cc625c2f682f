"""What casework writes in the log. Details hold ids, states and counts, so there is nothing in them to shred."""

from dekkend.audit.events import EventType

# Activities of docs/verwerkingsregister.md. What names none of its own belongs to the work on a dossier.
MELDINGEN = "urn:dekkend:verwerking:meldingen"
ZORGCOORDINATIE = "urn:dekkend:verwerking:zorgcoordinatie"
TOESTEMMING = "urn:dekkend:verwerking:toestemming"
REGISTRATIE = "urn:dekkend:verwerking:registratie-comensha"
OVERDRAGEN = "urn:dekkend:verwerking:overdracht"
VERNIETIGEN = "urn:dekkend:verwerking:vernietigen"
INZAGERECHT = "urn:dekkend:verwerking:inzagerecht"

EVENTS = (
    EventType("melding_genoteerd", "C", "noteerde een melding", activity=MELDINGEN),
    EventType("melding_ontvangen", "C", "ontving een melding van een gemeente", activity=MELDINGEN),
    EventType("melding_bekeken", "R", "bekeek een melding", activity=MELDINGEN),
    EventType("meldinglijst_bekeken", "R", "bekeek een lijst van meldingen", activity=MELDINGEN),
    EventType("melding_gewijzigd", "U", "wijzigde een melding", activity=MELDINGEN),
    EventType("melding_afgesloten", "U", "sloot een melding af", activity=MELDINGEN),
    EventType("melding_doorgegeven", "E", "gaf een melding door aan de regio", activity=MELDINGEN),
    EventType("melding_in_dossier", "U", "maakte van een melding een dossier", activity=MELDINGEN),
    EventType("concept_begonnen", "C", "begon iets te typen dat nog niet is opgeslagen", activity=MELDINGEN),
    EventType("concept_bekeken", "R", "ging verder met een eigen concept", activity=MELDINGEN),
    EventType("concept_weggegooid", "D", "gooide een eigen concept weg", activity=MELDINGEN),
    EventType("dossier_geopend", "C", "opende een dossier"),
    EventType("dossier_bekeken", "R", "bekeek een dossier"),
    EventType("dossierlijst_bekeken", "R", "bekeek een lijst van dossiers"),
    EventType("dossierlogboek_bekeken", "R", "bekeek wie in een dossier heeft gekeken"),
    EventType("dossier_toegewezen", "U", "werd zorgcoördinator van een dossier"),
    EventType("dossier_losgelaten", "U", "gaf een dossier terug aan het team"),
    EventType("dossier_overgedragen", "U", "droeg een dossier over aan een andere zorgcoördinator"),
    EventType("persoon_gewijzigd", "U", "wijzigde de gegevens van een persoon"),
    EventType("aantekening_gemaakt", "C", "maakte een aantekening in een dossier"),
    EventType("fase_gewijzigd", "U", "wijzigde de fase van een dossier"),
    EventType("dossier_afgesloten", "U", "sloot een dossier af"),
    EventType("dossier_heropend", "U", "heropende een dossier"),
    EventType("wisverzoek_gedaan", "C", "stelde voor om een dossier te vernietigen", activity=VERNIETIGEN),
    EventType("wisverzoek_afgewezen", "U", "wees het vernietigen van een dossier af", activity=VERNIETIGEN),
    EventType("wisverzoek_bevestigd", "D", "liet een dossier vernietigen", activity=VERNIETIGEN),
    EventType("dossier_vernietigd", "D", "vernietigde de sleutels van een dossier", activity=VERNIETIGEN),
    EventType("inzageverzoek_gedaan", "C", "legde vast dat de betrokkene om inzage vroeg", activity=INZAGERECHT),
    EventType("inzageverzoek_gemaakt", "C", "maakte het overzicht voor de betrokkene", activity=INZAGERECHT),
    EventType("inzageverzoek_nagekeken", "R", "keek het overzicht voor de betrokkene na", activity=INZAGERECHT),
    EventType("inzageverzoek_vrijgegeven", "U", "controleerde wie om inzage vroeg", activity=INZAGERECHT),
    EventType("inzageverzoek_uitgereikt", "E", "reikte het overzicht aan de betrokkene uit", activity=INZAGERECHT),
    EventType("inzageverzoek_afgewezen", "U", "wees een verzoek om inzage af", activity=INZAGERECHT),
    EventType("overdracht_aangeboden", "E", "bood een dossier aan een andere regio aan", activity=OVERDRAGEN),
    EventType("overdracht_ingetrokken", "U", "trok het aanbod van een dossier in", activity=OVERDRAGEN),
    EventType(
        "overdracht_geweigerd",
        "U",
        "kreeg een dossier niet overgedragen: de andere regio weigerde",
        activity=OVERDRAGEN,
    ),
    EventType("overdracht_verstuurd", "E", "stuurde een dossier naar een andere regio", activity=OVERDRAGEN),
    EventType("overdracht_voltooid", "D", "droeg een dossier over aan een andere regio", activity=OVERDRAGEN),
    EventType(
        "overdracht_teruggehaald", "U", "haalde een dossier terug dat een andere regio niet kreeg", activity=OVERDRAGEN
    ),
    EventType("overname_aangeboden", "C", "kreeg een dossier aangeboden door een andere regio", activity=OVERDRAGEN),
    EventType("overname_bekeken", "R", "bekeek het aanbod van een andere regio", activity=OVERDRAGEN),
    EventType("overname_aangenomen", "U", "nam een dossier van een andere regio aan", activity=OVERDRAGEN),
    EventType("overname_geweigerd", "U", "weigerde een dossier van een andere regio", activity=OVERDRAGEN),
    EventType("overname_ingetrokken", "U", "verloor een aanbod: de andere regio trok het in", activity=OVERDRAGEN),
    EventType("overname_ontvangen", "C", "ontving een dossier van een andere regio", activity=OVERDRAGEN),
    EventType("toestemming_gegeven", "C", "legde toestemming vast", activity=TOESTEMMING),
    EventType("toestemming_geweigerd", "C", "legde vast dat er geen toestemming is", activity=TOESTEMMING),
    EventType("toestemming_ingetrokken", "U", "trok een toestemming in", activity=TOESTEMMING),
    EventType("registratie_verstuurd", "E", "stuurde een registratie naar CoMensha", activity=REGISTRATIE),
    EventType("registratie_geteld", "E", "liet een dossier meetellen zonder persoonsgegevens", activity=REGISTRATIE),
    EventType("registratie_ingetrokken", "E", "trok een registratie bij CoMensha in", activity=REGISTRATIE),
    EventType("verblijfsspoor_vastgelegd", "C", "legde een spoor van verblijfsrecht vast"),
    EventType("verblijfsspoor_verleend", "U", "legde vast dat verblijf is verleend"),
    EventType("verblijfsspoor_afgewezen", "U", "legde vast dat verblijf is afgewezen"),
    EventType("verblijfsspoor_bezwaar", "U", "legde bezwaar of beroep over verblijf vast"),
    EventType("verblijfsspoor_verlengd", "U", "legde een verlenging van verblijf vast"),
    EventType("verblijfsspoor_beeindigd", "U", "legde vast dat een spoor van verblijfsrecht eindigde"),
    EventType("verblijfsspoor_vergissing", "U", "herriep een spoor van verblijfsrecht als vergissing"),
    EventType("termijn_gedaan", "U", "handelde een termijn af"),
    EventType("termijn_vervallen", "U", "liet een termijn vervallen"),
    EventType("dossier_gedeeld_bekeken", "R", "bekeek wat van een dossier is gedeeld"),
    EventType("inzage_gegeven", "C", "gaf collega's of partners inzage in een dossier"),
    EventType("inzage_gewijzigd", "U", "gaf de inzage in een dossier een andere tijd"),
    EventType("inzage_ingetrokken", "U", "trok inzage in een dossier in"),
    EventType("vervanging_geregeld", "C", "regelde een vervanger"),
    EventType("vervanging_beeindigd", "U", "beëindigde een vervanging"),
    EventType("noodtoegang_gezocht", "E", "vroeg noodtoegang tot een nummer dat niet bestaat"),
    EventType("noodtoegang_geopend", "C", "opende een dossier met noodtoegang"),
    EventType("noodtoegang_beeindigd", "U", "beëindigde een noodtoegang"),
    EventType("noodtoegang_gemeld", "E", "meldde een noodtoegang per e-mail"),
    EventType("noodtoegang_bekeken", "R", "bekeek wie waarom noodtoegang gebruikte"),
    EventType("noodtoegang_gezien", "U", "heeft een noodtoegang gezien"),
    EventType("noodtoegang_beoordeeld", "U", "beoordeelde een noodtoegang"),
    EventType("zrm_gemeten", "C", "legde een meting van zelfredzaamheid vast"),
    EventType("zrm_gecorrigeerd", "U", "corrigeerde een meting van zelfredzaamheid"),
    EventType("zrm_ingetrokken", "U", "trok een meting van zelfredzaamheid in"),
    EventType("zrm_uitgedraaid", "E", "maakte een uitdraai van de metingen van zelfredzaamheid"),
    EventType("herinnertermijn_vastgesteld", "U", "stelde vast wanneer er herinnerd wordt"),
)

# People who work somewhere, at their work: in the log, and like the people at a table not in the second one.
SOCIALE_KAART_EVENTS = (
    EventType("organisatie_toegevoegd", "C", "zette een organisatie op de sociale kaart"),
    EventType("organisatie_bekeken", "R", "bekeek een organisatie op de sociale kaart"),
    EventType("organisatie_gewijzigd", "U", "wijzigde een organisatie op de sociale kaart"),
    EventType("organisatie_nagekeken", "U", "keek na of een organisatie op de sociale kaart nog klopt"),
    EventType("organisatie_gearchiveerd", "U", "zette een organisatie van de sociale kaart in het archief"),
    EventType("organisatie_teruggehaald", "U", "haalde een organisatie uit het archief van de sociale kaart"),
    EventType("sociale_kaart_ingelezen", "C", "las een bestand in op de sociale kaart"),
    EventType("sociale_kaart_uitgevoerd", "E", "haalde de sociale kaart op als bestand"),
    EventType("kaarttermijn_gewijzigd", "U", "wijzigde wanneer de sociale kaart nagekeken moet worden"),
)
