"""Reading an OpenAPI document: its operations, its schemas, its references."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from re import Match
from typing import Any

from dekkend.core.clock import today

Document = dict[str, Any]
KINDS = ("regio", "gemeente", "landelijk", "kluis")
OF_NOBODY = {"uuid": "00000000-0000-4000-8000-000000000000", "gm_code": "GM9999", "kwartaal": "2000-Q1"}
METHODS = ("get", "post", "put", "patch", "delete")
BASE = "/api/v1"
# The day that the examples speak of as today: what lies after it is still to come.
WRITTEN_ON = date(2026, 11, 22)


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


def examples_of(operation: Operation) -> list[dict[str, Any]]:
    """What the document shows as body, with its dates as far from today as they were when it was written. An empty
    object where no body is described."""
    if operation.takes_body and "requestBody" not in operation.spec:
        return [{}]
    content = operation.spec.get("requestBody", {}).get("content", {}).get("application/json", {})
    return [_of_today(example["value"]) for example in content.get("examples", {}).values()]


def _of_today(value: dict[str, Any]) -> dict[str, Any]:
    later = today() - WRITTEN_ON

    def move(day: Match[str]) -> str:
        return str(date.fromisoformat(day[0]) + later)

    moved: dict[str, Any] = json.loads(re.sub(r"\b\d{4}-\d\d-\d\d(?=\b|T)", move, json.dumps(value)))
    return moved


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
