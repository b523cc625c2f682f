"""What governance writes in the log. Details hold ids, counts and states, so nothing has to be shredded."""

from dekkend.audit.events import EventType

# Activity of docs/verwerkingsregister.md, for what is about a dossier and not about the overleg.
ZORGCOORDINATIE = "urn:dekkend:verwerking:zorgcoordinatie"

EVENTS = (
    EventType("overleg_gepland", "C", "heeft een overleg gepland"),
    EventType("overleg_gewijzigd", "U", "heeft een overleg gewijzigd"),
    EventType("overleg_uitgenodigd", "E", "heeft deelnemers voor een overleg uitgenodigd"),
    EventType("overleg_afgezegd", "U", "heeft een overleg afgezegd"),
    EventType("overleg_gehouden", "U", "heeft vastgelegd dat een overleg is gehouden"),
    EventType("dossier_geagendeerd", "C", "zette een dossier op de agenda van een overleg", activity=ZORGCOORDINATIE),
    EventType("dossier_van_agenda", "D", "haalde een dossier van de agenda van een overleg", activity=ZORGCOORDINATIE),
    EventType("overleg_bekeken", "R", "heeft een overleg bekeken"),
    EventType("antwoord_vastgelegd", "U", "heeft het antwoord van een deelnemer vastgelegd"),
    EventType("uitnodiging_verstuurd", "E", "heeft een uitnodiging per e-mail verstuurd"),
    EventType("uitnodiging_herhaald", "E", "heeft mislukte uitnodigingen opnieuw laten versturen"),
)
