"""The NL API Design Rules 2.1 over the document of each kind of tenant; each test is called after its rule.

First the 21 rules of the linter of the standard, then what a valid document needs besides, then our own rules.
What only shows in an answer stands in `test_api_antwoorden.py`.
"""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from drf_spectacular.validation import validate_schema

from dekkend.api.views import document_of
from tests.api.documents import KINDS, METHODS, Document, as_json_schema, operations, properties, references, resolved
from tests.tellingen import Telling

pytestmark = pytest.mark.parametrize("kind", KINDS)

CAMEL = re.compile(r"[a-z][a-z\d]*([A-Z][a-z\d]*)*")
PASCAL = re.compile(r"([A-Z][a-z\d]*)+")
SEMVER = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
IS_DATE = re.compile(r"(^|[a-z])[dD]ate?(um)?([A-Z]|$)")
RECORDED = Path(__file__).with_name("operations.json")
OF_THE_STANDARD = 21


@pytest.fixture(autouse=True)
def _count(request: pytest.FixtureRequest, kind: str, telling: Telling) -> Iterator[None]:
    """The rules of the standard stand first; each counts once, for the kind of tenant with the largest API."""
    failed = request.session.testsfailed
    yield
    rules = [name for name in vars(request.module) if name.startswith("test_")][:OF_THE_STANDARD]
    if kind == "regio" and request.function.__name__ in rules:
        telling("regels van de NL API Design Rules gehouden", int(request.session.testsfailed == failed), van=1)


def test_openapi3(document: Document, kind: str) -> None:
    assert re.fullmatch(r"3(\.\d+){1,2}", document["openapi"])


def test_openapi_root_exists(document: Document, kind: str) -> None:
    assert document["openapi"]


def test_missing_version_header(document: Document, kind: str) -> None:
    for operation in operations(document):
        for status, response in operation.spec["responses"].items():
            assert "API-Version" in resolved(document, response)["headers"], (operation.id, status)


def test_missing_header(document: Document, kind: str) -> None:
    for operation in operations(document):
        for status, response in operation.spec["responses"].items():
            for name, header in resolved(document, response)["headers"].items():
                assert resolved(document, header)["schema"], (operation.id, status, name)


def test_include_major_version_in_uri(document: Document, kind: str) -> None:
    major = document["info"]["version"].split(".")[0]
    assert document["servers"]
    for server in document["servers"]:
        assert re.search(rf"/v{major}$", server["url"])


def test_paths_no_trailing_slash(document: Document, kind: str) -> None:
    assert document["paths"]
    assert [path for path in document["paths"] if path.endswith("/")] == []


def test_info_contact_fields_exist(document: Document, kind: str) -> None:
    assert {"name", "url", "email"} <= set(document["info"]["contact"])
    assert all(document["info"]["contact"].values())


def test_http_methods(document: Document, kind: str) -> None:
    for path, item in document["paths"].items():
        assert set(item) <= {*METHODS, "parameters"}, path


def test_paths_kebab_case(document: Document, kind: str) -> None:
    for path in document["paths"]:
        assert re.fullmatch(r"(/([a-z0-9-]+(\.[a-z]+)?|\{[a-z_]+\}))+", path), path


def test_query_keys_camel_case(document: Document, kind: str) -> None:
    for operation in operations(document):
        for parameter in operation.spec.get("parameters", []):
            if parameter["in"] == "query":
                assert CAMEL.fullmatch(parameter["name"]), (operation.id, parameter["name"])


def test_schema_camel_case(document: Document, kind: str) -> None:
    for part in ("schemas", "responses"):
        assert [name for name in document["components"][part] if not PASCAL.fullmatch(name)] == []


def test_servers_use_https(document: Document, kind: str) -> None:
    """An address without a host follows the one the document came from, which production only serves over TLS."""
    assert [server["url"] for server in document["servers"] if not server["url"].startswith(("/", "https://"))] == []


def test_use_problem_schema(document: Document, kind: str) -> None:
    for operation in operations(document):
        errors = {status: found for status, found in operation.spec["responses"].items() if int(status) >= 400}
        assert errors, operation.id
        for status, response in errors.items():
            content = resolved(document, response)["content"]
            assert list(content) == ["application/problem+json"], (operation.id, status)
            schema = content["application/problem+json"]["schema"]
            assert schema == {"$ref": "#/components/schemas/Problem"}, (operation.id, status)


def test_problem_schema_members(document: Document, kind: str) -> None:
    problem = document["components"]["schemas"]["Problem"]
    assert {"status", "title", "detail"} <= set(problem["required"]) <= set(problem["properties"])


def test_problem_invalid_input(document: Document, kind: str) -> None:
    for operation in operations(document):
        if operation.method not in {"get", "delete"} or operation.spec.get("parameters"):
            assert "400" in operation.spec["responses"], operation.id


def test_property_casing(document: Document, kind: str) -> None:
    assert [(schema, name) for schema, name, _ in properties(document) if not CAMEL.fullmatch(name)] == []


def test_date_time_ensure_timezone(document: Document, kind: str) -> None:
    assert [
        (schema, name) for schema, name, found in properties(document) if found.get("format") == "date-time-local"
    ] == []


def test_time_without_timezone(document: Document, kind: str) -> None:
    assert [(schema, name) for schema, name, found in properties(document) if found.get("format") == "time"] == []


def test_specify_format_for_date_and_time(document: Document, kind: str) -> None:
    """What is called a date has the format of a date, and a moment (`…Op`) that of a moment."""
    for schema, name, found in properties(document):
        if IS_DATE.search(name) or name.endswith("datum"):
            assert found.get("format") == "date", (schema, name)
        if name.endswith("Op"):
            assert found.get("format") == "date-time", (schema, name)


def test_use_date_instead_of_datetime(document: Document, kind: str) -> None:
    named = [(schema, name) for schema, name, found in properties(document) if found.get("format") == "date-time"]
    assert [pair for pair in named if IS_DATE.search(pair[1])] == []


def test_semver(document: Document, kind: str) -> None:
    assert SEMVER.fullmatch(document["info"]["version"])


def test_oas3_schema(document: Document, kind: str) -> None:
    validate_schema(document)
    for reference in references(document):
        assert resolved(document, {"$ref": reference})


def test_nothing_in_the_document_is_guessed(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """An operation that does not say what it takes and gives makes the generator complain, here about nothing."""
    document_of(f"dekkend.urls_{kind}", kind)
    assert capsys.readouterr().err == ""


def test_operation_id_unique(document: Document, kind: str) -> None:
    ids = [operation.id for operation in operations(document)]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if not re.fullmatch(r"[a-z]+(_[a-z]+)*", name)] == []


def test_operation_ids_are_stable(document: Document, kind: str) -> None:
    """Programs of others are generated from these names. What is recorded stays; what is new is added to the file."""
    recorded: dict[str, str] = json.loads(RECORDED.read_text(encoding="utf-8"))[kind]
    found = {operation.id: f"{operation.method.upper()} {operation.path}" for operation in operations(document)}
    assert {name: place for name, place in recorded.items() if found.get(name) != place} == {}


def test_path_params(document: Document, kind: str) -> None:
    for operation in operations(document):
        named = {part["name"] for part in operation.spec.get("parameters", []) if part["in"] == "path"}
        assert named == set(re.findall(r"\{(\w+)\}", operation.path)), operation.id


def test_ids_in_paths_are_uuids_or_codes_of_the_register(document: Document, kind: str) -> None:
    """`/core/transport/no-sensitive-uris`: nothing that a person can be found by. A quarter is of the calendar."""
    known = {"gm_code", "kwartaal"}
    for operation in operations(document):
        for part in operation.spec.get("parameters", []):
            if part["in"] == "path":
                assert part["schema"].get("format") == "uuid" or part["name"] in known, (operation.id, part["name"])


def test_no_sensitive_words_in_query(document: Document, kind: str) -> None:
    sensitive = re.compile(r"naam|bsn|geboorte|adres|telefoon|email|token|wachtwoord|omschrijving", re.IGNORECASE)
    for operation in operations(document):
        for part in operation.spec.get("parameters", []):
            # an id says nothing, whatever it is the id of
            assert part["name"].endswith("_id") or not sensitive.search(part["name"]), (operation.id, part["name"])


def test_naming_collections(document: Document, kind: str) -> None:
    """What holds members with an id, or is answered as a list, has a plural for a name."""
    for path, item in document["paths"].items():
        segments = path.strip("/").split("/")
        holders = [name for name, member in pairwise(segments) if "{" in member]
        if "get" in item and _is_list(document, item["get"]):
            holders.append(segments[-1])
        for name in holders:
            assert "{" in name or re.search(r"(en|s)$", name), path


def _is_list(document: Document, get: Document) -> bool:
    content = resolved(document, get["responses"]["200"]).get("content", {})
    schema = resolved(document, content.get("application/json", {}).get("schema", {}))
    return schema.get("type") == "array" or "results" in schema.get("properties", {})


def test_naming_resources(document: Document, kind: str) -> None:
    """A path names a thing; what is done to it is the method."""
    verbs = re.compile(r"^(get|list|create|update|delete|search|haal|maak|zoek|stuur|wijzig|verwijder)|_")
    for path in document["paths"]:
        assert [part for part in path.strip("/").split("/") if "{" not in part and verbs.search(part)] == []


def test_doc_language(document: Document, kind: str) -> None:
    for operation in operations(document):
        assert operation.spec["summary"], operation.id
        text = f"{operation.spec['summary']} {operation.spec.get('description', '')}"
        assert not re.search(r"\b(the|returns|this|list of|with)\b", text, re.IGNORECASE), operation.id


def test_hide_implementation(document: Document, kind: str) -> None:
    text = json.dumps(document)
    assert not re.search(r"django|python|postgres|serializer|queryset|traceback|schema_name", text, re.IGNORECASE)


def test_one_way_to_log_in(document: Document, kind: str) -> None:
    assert document["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"
    for operation in operations(document):
        assert operation.spec["security"] == [{"bearer": []}], operation.id


def test_unknown_fields_are_refused(document: Document, kind: str) -> None:
    """Every body that is taken in says that it has no other fields, also those inside it."""
    for operation in operations(document):
        if "requestBody" in operation.spec:
            for schema in _objects(document, operation.spec["requestBody"]["content"]["application/json"]["schema"]):
                assert schema.get("additionalProperties") is False, operation.id


def _objects(document: Document, schema: Document) -> list[Document]:
    schema = resolved(document, schema)
    found = [schema] if "properties" in schema else []
    for inner in [*schema.get("properties", {}).values(), *schema.get("allOf", []), schema.get("items") or {}]:
        found += _objects(document, inner) if inner else []
    return found


def test_oas3_valid_media_example(document: Document, kind: str) -> None:
    checked = 0
    holders = [operation.spec.get("requestBody", {}) for operation in operations(document)]
    for holder in [*holders, *document["components"]["responses"].values()]:
        for media in holder.get("content", {}).values():
            schema = as_json_schema(document, media["schema"])
            given = (
                [media["example"]] if "example" in media else [e["value"] for e in media.get("examples", {}).values()]
            )
            for example in given:
                jsonschema.validate(example, schema)
                checked += 1
    assert checked >= len(document["components"]["responses"])
