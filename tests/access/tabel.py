"""Who may do what at every address: the whole table, written by hand, held against the running platform.

A right stands for all roles that have it. A set of roles stands where the record itself decides (a caseload, a seat
at the table). OPEN needs no log-in, INGELOGD only that.
"""

OPEN = "open"
INGELOGD = "ingelogd"

ZORG = frozenset({"zorgcoordinator"})
CASUS = frozenset({"zorgcoordinator", "gedragswetenschapper"})
TAFEL = frozenset({"zorgcoordinator", "ketenregisseur"})

Wie = str | frozenset[str]

PAGINAS: dict[str, Wie] = {
    "mijn_werk": INGELOGD,
    "thema": OPEN,
    "toegankelijkheid": OPEN,
    "privacy": OPEN,
    "hulp": OPEN,
    "tweede_stap": INGELOGD,
    "sessie_lijst": INGELOGD,
    "sessie_beeindigen": INGELOGD,
    "security_txt": OPEN,
    "gemeente_lijst": "register_inzien",
    "gemeente": "register_inzien",
    "gebruiker_lijst": "gebruikers_inzien",
    "logboek": "log_inzien",
    "postkamer": "post_inzien",
    "postkamer_inbak": "post_inzien",
    "melding_lijst": "melding_inzien",
    "melding_nieuw": "melding_noteren",
    "melding": CASUS,
    "melding_wijzigen": ZORG,
    "melding_afsluiten": ZORG,
    "melding_doorgeven": frozenset(),
    "dossier_openen": ZORG,
    "dossier_lijst": "dossier_inzien",
    "dossier_nieuw": "dossier_openen",
    "dossier": CASUS,
    "dossier_persoon": ZORG,
    "dossier_aantekening": CASUS,
    "dossier_starten": ZORG,
    "dossier_heropenen": ZORG,
    "dossier_afsluiten": ZORG,
    "dossier_oppakken": ZORG,
    "dossier_loslaten": ZORG,
    "toestemming_nieuw": ZORG,
    "toestemming_intrekken": ZORG,
    "dossier_registratie": CASUS,
    "registratie_sturen": ZORG,
    "overleg_lijst": "overleg_inzien",
    "overleg_geweest": "overleg_inzien",
    "overleg_nieuw": "overleg_plannen",
    "overleg": TAFEL,
    "overleg_wijzigen": TAFEL,
    "overleg_uitnodigen": TAFEL,
    "overleg_opnieuw": TAFEL,
    "overleg_houden": TAFEL,
    "overleg_afzeggen": TAFEL,
    "overleg_ics": TAFEL,
    "overleg_presentielijst": TAFEL,
    "deelnemer_antwoord": TAFEL,
    "begroting_lijst": "verdeling_inzien",
    "begroting_nieuw": "begroting_opstellen",
    "begroting": "verdeling_inzien",
    "begroting_wijzigen": "begroting_opstellen",
    "begroting_vaststellen": "verdeling_vaststellen",
    "verdeling_maken": "verdeling_vaststellen",
    "verdeling": "verdeling_inzien",
    "verdeling_csv": "verdeling_inzien",
    "verdeling_uitleg": "verdeling_inzien",
    "dekking": "dekking_inzien",
    "dekking_csv": "dekking_inzien",
    "registratie_lijst": "registraties_ontvangen_inzien",
    "registratie": "registraties_ontvangen_inzien",
}

API: dict[str, dict[str, Wie]] = {
    "api_openapi": {"get": OPEN},
    "api_gemeenten": {"get": "register_inzien"},
    "api_gemeente": {"get": "register_inzien"},
    "api_meldingen": {"get": "melding_inzien", "post": "melding_noteren"},
    "api_melding": {"get": CASUS},
    "api_dossiers": {"get": "dossier_inzien", "post": "dossier_openen"},
    "api_dossier": {"get": CASUS},
    "api_toestemmingen": {"get": CASUS, "post": ZORG},
    "api_registraties": {"get": CASUS, "post": ZORG},
    "api_intrekking": {"post": ZORG},
    "api_overleggen": {"get": "overleg_inzien", "post": "overleg_plannen"},
    "api_overleg": {"get": TAFEL},
    "api_uitnodigingen": {"get": TAFEL, "post": TAFEL},
    "api_overleg_agenda": {"get": TAFEL},
    "api_begrotingen": {"get": "verdeling_inzien", "post": "begroting_opstellen"},
    "api_begroting": {"get": "verdeling_inzien"},
    "api_vaststelling": {"post": "verdeling_vaststellen"},
    "api_verdelingen": {"get": "verdeling_inzien", "post": "verdeling_vaststellen"},
    "api_verdeling": {"get": "verdeling_inzien"},
    "api_ontvangen_registraties": {"get": "registraties_ontvangen_inzien"},
    "api_ontvangen_registratie": {"get": "registraties_ontvangen_inzien"},
}
