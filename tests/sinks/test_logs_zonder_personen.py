"""The log says what the program did and nothing about anybody, whatever is typed, sent, raised or logged."""

import ast
import json
import logging
import re
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
import structlog
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dekkend.accounts.models import User
from dekkend.celery import app
from dekkend.sinks.fields import CHECKS
from dekkend.sinks.lines import only_known
from tenants.models import Tenant
from tests.architecture.house import app_sources, shown, tree_of
from tests.conftest import host_of, make_user
from tests.sinks.canaries import canary, found_in
from tests.sinks.conftest import Lines

Browse = Callable[..., Client]
MADE_BY_US = {"template", "weggelaten"}
WRITING = {"debug", "info", "warning", "error", "critical", "exception"}
PLACES = [
    "zoek", "pad", "formulier", "kop", "koekje", "token", "agent", "verwijzer", "wachtwoord", "veld", "fout", "host",
    "json",
]  # fmt: skip
WORDS = [canary(place) for place in PLACES]


def only(found: list[dict[str, Any]], event: str = "verzoek") -> list[dict[str, Any]]:
    return [line for line in found if line["event"] == event]


def test_a_request_leaves_one_line_of_known_fields(lines: Lines, browse: Browse, regio: Tenant) -> None:
    client = browse(regio, "fg")
    response = client.get("/gemeenten/GM0772/?zoek=iets")
    [line] = only(lines())
    assert line.pop("request_id") == response.headers["X-Request-Id"]
    assert line.pop("duration_ms") >= 0
    assert re.fullmatch(r"2\d{3}-\d\d-\d\dT.*Z", line.pop("timestamp"))
    assert line == {
        "event": "verzoek",
        "level": "info",
        "method": "GET",
        "route": "gemeente",
        "status": response.status_code,
        "tenant": regio.schema_name,
        "kind": "regio",
        "user_id": str(make_user(regio, "fg").pk),
    }


def test_the_api_leaves_the_same_line(lines: Lines, api: Browse, regio: Tenant) -> None:
    api(regio, "fg").get("/api/v1/gemeenten/GM0772")
    [line] = only(lines())
    assert (line["route"], line["status"]) == ("api_gemeente", 200)
    assert line["user_id"] == str(make_user(regio, "fg").pk)


def test_who_is_not_logged_in_has_no_id(lines: Lines, regio: Tenant) -> None:
    Client(HTTP_HOST=host_of(regio)).get("/")
    [line] = only(lines())
    assert "user_id" not in line
    assert line["tenant"] == regio.schema_name


def test_an_unknown_address_and_an_invented_method_have_no_name(lines: Lines, regio: Tenant) -> None:
    Client(HTTP_HOST="onbekend.test").get("/")
    Client(HTTP_HOST=host_of(regio)).generic("VERZIN", "/bestaat-niet/")
    first, second = only(lines())
    assert (first["route"], first["tenant"], first["status"]) == ("onbekend", "public", 404)
    assert (second["method"], second["route"]) == ("ANDERS", "onbekend")


def test_a_health_check_leaves_no_line(lines: Lines, db: None) -> None:
    Client().get("/gezond")
    assert only(lines()) == []


def test_nothing_that_was_typed_or_sent_gets_into_the_log(
    lines: Lines, regio: Tenant, browse: Browse, api: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    word = dict(zip(PLACES, WORDS, strict=True))
    headers = {"user-agent": word["agent"], "referer": f"https://x.test/{word['verwijzer']}", "x-eigen": word["kop"]}
    headers |= {"cookie": f"x={word['koekje']}"}
    clients = [browse(regio), browse(regio, "zorgcoordinator"), Client(HTTP_HOST=f"{word['host'].lower()}.test")]
    for client in clients:
        client.raise_request_exception = False
        for path in ("/", f"/{word['pad']}/", f"/gemeenten/{word['pad']}/", "/gemeenten/", "/account/login/", "/%00"):
            client.get(f"{path}?zoek={word['zoek']}", headers=headers)
            client.post(
                f"{path}?zoek={word['zoek']}", {"naam": word["formulier"], "login": word["veld"]}, headers=headers
            )
        client.post("/account/login/", {"login": f"{word['veld']}@example.org", "password": word["wachtwoord"]})
        client.get("/api/v1/gemeenten", headers={"authorization": f"Bearer {word['token']}"})
    writer = api(regio, "zorgcoordinator")
    body = json.dumps({"omschrijving": word["json"], word["veld"]: word["json"]})
    writer.post(f"/api/v1/meldingen?x={word['zoek']}", body, content_type="application/json", headers=headers)
    assert len(only(lines())) > 30
    assert found_in(json.dumps(lines()), WORDS) == []


def test_a_fault_leaves_its_class_and_its_places_and_not_its_text(
    lines: Lines, regio: Tenant, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        secret = canary("lokaal")
        raise ValueError(f"{canary('fout')} {secret}")

    client = browse(regio, "fg")
    client.raise_request_exception = False
    monkeypatch.setattr("dekkend.web.views.work.work_of", fails)
    assert client.get(f"/?x={canary('zoek')}").status_code == 500
    found = lines()
    [request] = only(found)
    assert (request["level"], request["status"], request["route"]) == ("error", 500, "mijn_werk")
    [fault] = [line for line in found if line.get("fault")]
    assert fault["fault"] == "ValueError"
    assert fault["logger"] == "django.request"
    assert fault["request_id"] == request["request_id"]
    assert fault["trace"][-1].startswith("tests/sinks/test_logs_zonder_personen.py:")
    assert found_in(json.dumps(found), [canary("lokaal"), canary("fout"), canary("zoek")]) == []


def test_a_record_that_is_logged_by_accident_is_left_out(
    lines: Lines, regio: Tenant, user: Callable[..., User]
) -> None:
    someone = user(regio, "fg", naam=canary("naam"))
    log = structlog.get_logger()
    log.info("dossier_geopend", dossier=someone, naam=someone.naam, values={"naam": someone.naam}, soort=someone.naam)
    log.info(f"dossier van {someone.naam} geopend", aantal=2)
    log.info(
        "melding_genoteerd", status=someone.naam, user_id=someone.naam, tenant=someone.naam, request_id=someone.naam
    )
    first, second, third = lines()
    assert (first["event"], first["weggelaten"]) == ("dossier_geopend", 4)
    assert (second["event"], second["aantal"], second["weggelaten"]) == ("onbekend", 2, 1)
    assert (third["event"], third["weggelaten"]) == ("melding_genoteerd", 4)
    assert found_in(json.dumps([first, second, third]), [someone.naam]) == []


def test_what_fits_is_kept(lines: Lines) -> None:
    brief = uuid4()
    structlog.get_logger().warning("brief_niet_geopend", brief=brief, soort="registratie", fout="ValueError", aantal=3)
    [line] = lines()
    kept = {key: line[key] for key in ("brief", "soort", "fout", "aantal", "level")}
    expected = {"brief": str(brief), "soort": "registratie", "fout": "ValueError", "aantal": 3, "level": "warning"}
    assert kept == expected
    assert "weggelaten" not in line


def test_a_caught_fault_leaves_its_class(lines: Lines) -> None:
    try:
        raise KeyError(canary("sleutel"))
    except KeyError:
        structlog.get_logger().exception("brief_niet_geopend")
    [line] = lines()
    assert line["fault"] == "KeyError"
    assert line["trace"]
    assert found_in(json.dumps(line), [canary("sleutel")]) == []


@pytest.mark.parametrize("name", ["django.request", "gunicorn.error", "celery.worker", "kombu", "een.ander"])
def test_lines_of_others_keep_their_template_only(lines: Lines, name: str) -> None:
    word = canary("waarde")
    log = logging.getLogger(name)
    log.error("Not Found: %s", f"/dossiers/{word}/")
    log.error("Task %(name)s failed: %(exc)s", {"name": word, "exc": word})
    log.error(f"geen sjabloon: {word}")
    log.error({"naam": word})
    log.error("met bijlage %s", 1, extra={"naam": word, "status_code": 404})
    first, second, third, fourth, fifth = lines()
    assert first["template"] == "Not Found: %s"
    assert second["template"] == "Task %(name)s failed: %(exc)s"
    assert "template" not in third
    assert "template" not in fourth
    assert fifth["status"] == 404
    assert {line["event"] for line in lines()} == {"regel_van_anderen"}
    assert {line["logger"] for line in lines()} == {name}
    assert all(line["place"].startswith("test_logs_zonder_personen:") for line in lines())
    assert found_in(json.dumps(lines()), [word]) == []


def test_a_task_that_fails_is_named_and_says_no_more(lines: Lines) -> None:
    @app.task(name="tests.mislukt")
    def fails(word: str) -> None:
        raise RuntimeError(word)

    fails.apply(args=[canary("argument")])
    app.tasks.unregister("tests.mislukt")
    [line] = [line for line in lines() if line.get("task")]
    assert line["task"] == "tests.mislukt"
    assert line["fault"] == "RuntimeError"
    assert found_in(json.dumps(lines()), [canary("argument")]) == []


def test_celery_leaves_the_logs_as_the_settings_made_them() -> None:
    before = {name: list(logging.getLogger(name).handlers) for name in ("", "celery", "celery.task")}
    app.log.setup_logging_subsystem(loglevel="INFO")
    assert {name: list(logging.getLogger(name).handlers) for name in before} == before


def test_nobody_is_mailed_what_went_wrong() -> None:
    """By default Django mails the administrators a page with everything it knows of the request."""
    handlers = [handler for name in logging.root.manager.loggerDict for handler in logging.getLogger(name).handlers]
    assert [handler for handler in handlers if type(handler).__name__ == "AdminEmailHandler"] == []
    assert set(settings.LOGGING["handlers"]) == {"console"}


@given(
    st.dictionaries(
        st.sampled_from([*CHECKS, "naam", "exception", "positional_args", "_record"]) | st.text(max_size=20),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text()) | st.binary(),
        max_size=8,
    )
)
def test_whatever_is_logged_only_known_fields_come_out(given_fields: dict[str, Any]) -> None:
    kept = only_known(None, "info", dict(given_fields))
    assert set(kept) <= set(CHECKS) | MADE_BY_US
    for key, value in kept.items():
        assert key in MADE_BY_US or CHECKS[key](value) or (key, value) == ("event", "onbekend")


@pytest.mark.parametrize(
    "text", ["Jan Jansen", "jan@example.org", "06 12345678", "geboren 1-2-2003", "é", "a b", "", "x" * 200]
)
def test_no_field_of_text_takes_what_people_write(text: str) -> None:
    assert [key for key, check in CHECKS.items() if check(text) or check([text])] == []


def calls_that_log() -> Iterator[tuple[str, ast.Call]]:
    for path in app_sources():
        tree = tree_of(path)
        if any(isinstance(node, ast.Import) and node.names[0].name == "structlog" for node in ast.walk(tree)):
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITING:
                    yield f"{shown(path)}:{node.lineno}", node


def test_every_line_in_the_program_is_a_code_with_known_fields() -> None:
    """What does not fit would be left out at run time; here it is found before."""
    found = list(calls_that_log())
    assert len(found) >= 5
    for place, call in found:
        assert len(call.args) == 1, place
        assert isinstance(call.args[0], ast.Constant), place
        assert CHECKS["event"](call.args[0].value), place
        names = {keyword.arg for keyword in call.keywords}
        assert names <= set(CHECKS) | {None, "exc_info"}, place


def test_nobody_goes_around_the_log() -> None:
    """`print` and the standard logger write whatever they are given; commands write to their own output."""
    found = []
    for path in app_sources():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Import) and any(alias.name.split(".")[0] == "logging" for alias in node.names):
                found.append(f"{shown(path)}:{node.lineno}")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                found.append(f"{shown(path)}:{node.lineno}")
    assert found == []
