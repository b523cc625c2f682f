"""Finishing the OpenAPI document: what holds for every operation is said once and referred to.

Every answer carries `API-Version`; every error is a `Problem`. Which errors an operation can give follows from its
method and its input, after the rules that the linter of the NL API Design Rules checks.
"""

from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema

from dekkend.api.editing import IF_MATCH
from dekkend.api.problems import CONTENT_TYPE, body_of

Document = dict[str, Any]

NAMES = {
    400: "OngeldigeInvoer",
    401: "NietIngelogd",
    404: "NietGevonden",
    405: "MethodeKanNiet",
    406: "FormaatKanNiet",
    409: "KanNuNiet",
    412: "AnderWasEerder",
    413: "TeGroot",
    415: "GeenJson",
    428: "VersieOntbreekt",
    429: "TeVeelAanvragen",
    503: "NuNietBereikbaar",
}
ALWAYS = (401, 404, 405, 406, 429, 503)
WRITING = (400, 409, 413, 415)
WITH_VERSION = (412, 428)
METHODS = ("get", "post", "put", "patch", "delete")

PROBLEM: Document = {
    "type": "object",
    "description": "Een fout, volgens RFC 9457.",
    "properties": {
        "type": {"type": "string", "description": "Altijd about:blank."},
        "title": {"type": "string", "description": "Wat er mis is, in een paar woorden."},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "description": "Wat u kunt doen."},
        "invalidParams": {
            "type": "array",
            "description": "Alleen bij invoer die niet klopt: elk veld met de reden.",
            "items": {
                "type": "object",
                "properties": {
                    "name": {"type": "string", "description": "Leeg: het geheel."},
                    "reason": {"type": "string"},
                },
                "required": ["name", "reason"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
}
HEADERS: dict[str, Document] = {
    "API-Version": {
        "description": "De volledige versie van deze API.",
        "required": True,
        "schema": {"type": "string"},
        "example": settings.API_VERSION,
    },
    "Retry-After": {
        "description": "Zo veel seconden wachten.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1},
        "example": 12,
    },
    "WWW-Authenticate": {
        "description": "Hoe u inlogt.",
        "required": True,
        "schema": {"type": "string"},
        "example": "Bearer",
    },
    "Allow": {
        "description": "De methoden die hier wel werken.",
        "required": True,
        "schema": {"type": "string"},
        "example": "GET, HEAD, OPTIONS",
    },
}
EXTRA_HEADER = {401: "WWW-Authenticate", 405: "Allow", 429: "Retry-After"}
EXAMPLE_PARAMS = {"omschrijving": ["Dit veld is vereist."]}


def complete(result: Document, **_: Any) -> Document:
    """Hook of drf-spectacular, after everything else."""
    components = result.setdefault("components", {})
    components.setdefault("schemas", {})["Problem"] = PROBLEM
    components["headers"] = HEADERS
    components["responses"] = {name: _error(status) for status, name in NAMES.items()}
    for path in result["paths"].values():
        for method in METHODS:
            if method in path:
                _finish(method, path[method])
    _drop_marks(result)
    return result


def _drop_marks(part: Any) -> None:
    """Marks of the generator for a step that is not taken."""
    if isinstance(part, dict):
        part.pop("x-spec-enum-id", None)
    if isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            _drop_marks(inner)


def _finish(method: str, operation: Document) -> None:
    responses: Document = operation["responses"]
    for response in responses.values():
        response["description"] = response.get("description") or "Gelukt."
        response.setdefault("headers", {})["API-Version"] = _ref("headers", "API-Version")
    wrong = WRITING if method != "get" else (400,) if operation.get("parameters") else ()
    versions = WITH_VERSION if any(one["name"] == IF_MATCH for one in operation.get("parameters", ())) else ()
    for status in sorted({*ALWAYS, *wrong, *versions}):
        responses[str(status)] = _ref("responses", NAMES[status])


def _error(status: int) -> Document:
    invalid = EXAMPLE_PARAMS if status == 400 else None  # noqa: PLR2004
    headers = ["API-Version", *([EXTRA_HEADER[status]] if status in EXTRA_HEADER else [])]
    content = {"schema": _ref("schemas", "Problem"), "example": body_of(status, invalid=invalid)}
    return {
        "description": body_of(status)["title"],
        "headers": {name: _ref("headers", name) for name in headers},
        "content": {CONTENT_TYPE: content},
    }


def _ref(kind: str, name: str) -> Document:
    return {"$ref": f"#/components/{kind}/{name}"}


class BearerInTheDocument(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "dekkend.api.authentication.TokenAuthentication"
    name = "bearer"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "Het token van een gebruiker. Het mag wat de gebruiker mag, alleen op deze host.",
        }
