"""Reading an OpenAPI document: its operations, its schemas, its references."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]
KINDS = ("regio", "gemeente", "landelijk", "kluis")
OF_NOBODY = {"uuid": "00000000-0000-4000-8000-000000000000", "gm_code": "GM9999", "kwartaal": "2000-Q1"}
METHODS = ("get", "post", "put", "patch", "delete")
BASE = "/api/v1"


@dataclass(frozen=True)
class Operation:
    method: str
    path: str
    spec: Document

    @property
    def id(self) -> str:
        return str(self.spec["operationId"])

    @property
    def takes_body(self) -> bool:
        return self.method in {"post", "put", "patch"}

    def url(self, **values: Any) -> str:
        """With ids that nobody has, unless one is given."""
        filled = {
            part["name"]: OF_NOBODY[part["schema"].get("format") or part["name"]]
            for part in self.spec.get("parameters", [])
            if part["in"] == "path"
        }
        return BASE + self.path.format(**{**filled, **values})


def operations(document: Document) -> list[Operation]:
    return [
        Operation(method, path, item[method])
        for path, item in document["paths"].items()
        for method in METHODS
        if method in item
    ]


def resolved(document: Document, part: Document) -> Document:
    """What a reference stands for; anything else is itself."""
    while "$ref" in part:
        found: Any = document
        for step in part["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        part = found
    return part


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for inner in part.values():
            yield from references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from references(inner)


def properties(document: Document) -> Iterator[tuple[str, str, Document]]:
    """Schema, property, and what the property is, over everything that is sent or received."""
    for name, schema in document["components"]["schemas"].items():
        for key, found in _properties(schema):
            yield name, key, found


def _properties(schema: Any) -> Iterator[tuple[str, Document]]:
    if isinstance(schema, dict):
        for key, inner in schema.get("properties", {}).items():
            yield key, inner
        for inner in schema.values():
            yield from _properties(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _properties(inner)


def as_json_schema(document: Document, schema: Document) -> Document:
    """OpenAPI 3.0 says `nullable` where JSON Schema has a type null."""
    schema = resolved(document, schema)
    found: Document = {}
    for key, value in schema.items():
        if isinstance(value, dict) and key in {"items", "additionalProperties"}:
            found[key] = as_json_schema(document, value)
        elif key in {"allOf", "oneOf", "anyOf"}:
            found[key] = [as_json_schema(document, inner) for inner in value]
        elif key == "properties":
            found[key] = {name: as_json_schema(document, inner) for name, inner in value.items()}
        elif key not in {"nullable", "example"}:
            found[key] = value
    return {"anyOf": [found, {"type": "null"}]} if schema.get("nullable") else found
