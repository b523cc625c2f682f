"""The API, after the NL API Design Rules."""

API_VERSION = "1.0.0"
API_PREFIX = "/api/"
# How often: "mislukt" counts refused tokens per address, "token" every call with one token. None is no limit.
API_LIMITS: dict[str, str | None] = {"token": "300/min", "mislukt": "20/min"}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["dekkend.api.authentication.TokenAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_THROTTLE_CLASSES": ["dekkend.api.limits.PerToken"],
    "DEFAULT_RENDERER_CLASSES": ["dekkend.api.rendering.ApiRenderer"],
    "DEFAULT_PARSER_CLASSES": ["dekkend.api.parsers.ObjectParser"],
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "dekkend.api.errors.problem",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
    "NON_FIELD_ERRORS_KEY": "",
    # the renderer writes moments
    "DATETIME_FORMAT": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Dekkend API",
    "DESCRIPTION": (
        "De aanpak van mensenhandel in één regio, gemeente of landelijk. Elke host heeft zijn eigen API, met alleen "
        "wat daar bestaat.\n\n"
        "Stuur bij elke aanroep een token mee: `Authorization: Bearer …`. Een token maakt u na het inloggen onder uw "
        "naam, bij “Mijn API-tokens”. Het hoort bij één organisatie, mag wat uw rollen op dat moment mogen of een deel "
        "daarvan, en geldt hoogstens twee jaar; een ingetrokken of verlopen token geeft 401. Een token dat alleen mag "
        "lezen, krijgt bij andere methoden dan GET 404.\n\n"
        "Stuur JSON. Een veld dat wij niet kennen, "
        "weigeren wij met status 400, zodat een tikfout niet ongemerkt verloren gaat. Elke fout is een `Problem` "
        "(`application/problem+json`, RFC 9457). Wat u niet mag weten, bestaat voor u niet: dat geeft 404. Bij status "
        "429 staat in `Retry-After` hoeveel seconden u moet wachten."
    ),
    "VERSION": API_VERSION,
    "CONTACT": {
        "name": "Beheer van Dekkend",
        "url": "https://example.org/dekkend",
        "email": "dekkend@example.org",
    },
    "LICENSE": {"name": "EUPL-1.2", "url": "https://joinup.ec.europa.eu/collection/eupl"},
    "SERVERS": [{"url": "/api/v1", "description": "Deze host"}],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SCHEMA_PATH_PREFIX_TRIM": True,
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": True,
    "DISABLE_DOCSTRING_DESCRIPTIONS": True,
    # Choices stand where they are used: names for shared lists of choices would change with every new list.
    "POSTPROCESSING_HOOKS": ["dekkend.api.document.complete"],
}
