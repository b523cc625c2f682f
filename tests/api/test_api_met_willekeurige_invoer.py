"""What comes back when programs of others send what the document allows, and what it does not.

schemathesis makes questions from the document of each kind of tenant, and asks them with a token of all roles together
and of each role alone (who asks a part of them: what a role may do at all is held against the table of access). Every
answer must be one that the document describes, and none may be a fault of ours. The questions are the same each run.
"""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.urls import resolve
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy
from rest_framework.response import Response
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.specs.openapi.schemas import OpenApiSchema

from dekkend.accounts.actions import issue_token
from dekkend.api.views import document_of
from dekkend.isolation.context import inside
from tenants.models import Tenant
from tests.api.conftest import roles_of
from tests.api.documents import BASE, KINDS, Document, Operation, examples_of, operations
from tests.conftest import host_of, make_user
from tests.tellingen import Telling

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
ALL = "alle rollen"
MADE, DONE, CONFLICT, UNKNOWN = {201, 202}, {200, 201, 202, 204}, 409, 404
CASES = [(kind, role) for kind in KINDS for role in (*roles_of(kind), ALL)]
# What asks for something that these questions do not make, and which test does: a paper, a gemeente that is in, an
# offer of another regio, the end of a dossier, a proposal of a colleague, an organisation to ask, a case or a track
# with its steps, a measurement of thirteen domains.
ELSEWHERE = {
    "kwartaal_afsluiten": "tests/casework/test_kwartaal_afsluiten.py",
    "kwartaal_aanvullen": "tests/casework/test_kwartaal_afsluiten.py",
    "navraag_beantwoorden": "tests/national/test_navraag_en_uitlevering.py",
    "uitlevering_melden": "tests/national/test_navraag_en_uitlevering.py",
    "teamlid_toevoegen": "tests/casework/test_samen_in_een_dossier.py",
    "teamlid_stoppen": "tests/casework/test_samen_in_een_dossier.py",
    "wisseling_voorstellen": "tests/casework/test_dossier_naar_een_collega.py",
    "wisseling_aannemen": "tests/casework/test_dossier_naar_een_collega.py",
    "wisseling_weigeren": "tests/casework/test_dossier_naar_een_collega.py",
    "wisseling_intrekken": "tests/casework/test_dossier_naar_een_collega.py",
    "wisseling_kennismaken": "tests/casework/test_dossier_naar_een_collega.py",
    "afrondingspunt_intrekken": "tests/casework/test_dossier_afronden.py",
    "dossier_afsluiten": "tests/casework/test_dossier_afronden.py",
    "dossier_heropenen": "tests/casework/test_dossier_afronden.py",
    "nazorg_afspreken": "tests/casework/test_dossier_afronden.py",
    "nazorg_stap": "tests/casework/test_dossier_afronden.py",
    "opruimen_voorstellen": "tests/casework/test_losse_stukken_opruimen.py",
    "opruimen_bevestigen": "tests/casework/test_losse_stukken_opruimen.py",
    "opruimen_afwijzen": "tests/casework/test_losse_stukken_opruimen.py",
    "opruimvoorstel": "tests/casework/test_losse_stukken_opruimen.py",
    "stukstops_lijst": "tests/casework/test_losse_stukken_bewaren.py",
    "stukstop_zetten": "tests/casework/test_losse_stukken_bewaren.py",
    "stukstop_opheffen": "tests/casework/test_losse_stukken_bewaren.py",
    "bewaarstop_opheffen": "tests/casework/test_dossiers_bewaren.py",
    "kwartaal": "tests/casework/test_kwartaal_afsluiten.py",
    "navraag_stellen": "tests/national/test_navraag_en_uitlevering.py",
    "stuk_toevoegen": "tests/tenants/test_stukken_en_contacten.py",
    "stuk": "tests/tenants/test_stukken_en_contacten.py",
    "stuk_pdf": "tests/tenants/test_stukken_en_contacten.py",
    "stuk_intrekken": "tests/tenants/test_stukken_en_contacten.py",
    "contact_wijzigen": "tests/tenants/test_stukken_en_contacten.py",
    "aansluiting_vertrek": "tests/tenants/test_gemeente_aansluiten.py",
    "dossier_overdragen": "tests/casework/test_dossier_overdragen.py",
    "overdracht_intrekken": "tests/casework/test_dossier_overdragen.py",
    "registratie_intrekken": "tests/casework/test_registratie_intrekken.py",
    "overname_besluiten": "tests/casework/test_dossier_overdragen.py",
    "hulpvraag_stap": "tests/casework/test_hulpvragen_bijhouden.py",
    "hulpvraag_wijzigen": "tests/casework/test_hulpvragen_bijhouden.py",
    "zorgactie_aanbieden": "tests/casework/test_zorgacties_aanbieden_en_volgen.py",
    "zorgactie_stap": "tests/casework/test_zorgacties_aanbieden_en_volgen.py",
    "zorgactie_opvolging": "tests/casework/test_zorgacties_aanbieden_en_volgen.py",
    "zorgactie_antwoord": "tests/casework/test_zorgacties_aanbieden_en_volgen.py",
    "zorgcontact_vastleggen": "tests/casework/test_zorgacties_aanbieden_en_volgen.py",
    "document_bestand": "tests/casework/test_documenten_bewaren.py",
    "document_intrekken": "tests/casework/test_documenten_bewaren.py",
    "document_terugzetten": "tests/casework/test_documenten_bewaren.py",
    "dossier_wijzigen": "tests/casework/test_met_twee_tegelijk_wijzigen.py",
    "melding_wijzigen": "tests/casework/test_met_twee_tegelijk_wijzigen.py",
    "intake_beschrijven": "tests/casework/test_intake_houden.py",
    "organisatie_wijzigen": "tests/casework/test_sociale_kaart_bijhouden.py",
    "naam_weghalen": "tests/casework/test_andere_namen_bewaren.py",
    "hulp_stap": "tests/casework/test_strafrecht_en_hulp_bijhouden.py",
    "schadevergoeding_stap": "tests/casework/test_strafrecht_en_hulp_bijhouden.py",
    "schadevergoeding_vragen": "tests/casework/test_strafrecht_en_hulp_bijhouden.py",
    "slachtofferrecht_vastleggen": "tests/casework/test_strafrecht_en_hulp_bijhouden.py",
    "strafzaak_stap": "tests/casework/test_strafrecht_en_hulp_bijhouden.py",
    "termijn_afhandelen": "tests/casework/test_verblijfsrecht_bijhouden.py",
    "intake_stap": "tests/casework/test_intake_houden.py",
    "intakegesprek_stap": "tests/casework/test_intake_houden.py",
    "intakegesprek_verzetten": "tests/casework/test_intake_houden.py",
    "rechtenuitleg_intrekken": "tests/casework/test_intake_houden.py",
    "consultatie_adviseren": "tests/casework/test_intake_houden.py",
    "consultatie_besluiten": "tests/casework/test_intake_houden.py",
    "consultatie_intrekken": "tests/casework/test_intake_houden.py",
    "melding_bij_dossier": "tests/casework/test_persoon_herkennen.py",
    "melding_terughalen": "tests/casework/test_melding_verwijzen.py",
    "signalering_beslissen": "tests/casework/test_meldcode_doorlopen.py",
    "risico_corrigeren": "tests/casework/test_risico_bekijken.py",
    "risico_intrekken": "tests/casework/test_risico_bekijken.py",
    "avgverzoek_verlengen": "tests/casework/test_verzoek_over_gegevens_behandelen.py",
    "avgverzoek_beslissen": "tests/casework/test_verzoek_over_gegevens_behandelen.py",
    "avgverzoek_vertellen": "tests/casework/test_verzoek_over_gegevens_behandelen.py",
    "avgverzoek_opheffen": "tests/casework/test_verzoek_over_gegevens_behandelen.py",
    "avgverzoek_stap": "tests/casework/test_verzoek_over_gegevens_behandelen.py",
    "taak_wijzigen": "tests/casework/test_taken_bijhouden.py",
    "adviesvraag_melding_maken": "tests/casework/test_adviesvraag_noteren.py",
    "melding_verwijzen": "tests/casework/test_melding_verwijzen.py",
    "melding_verwijzing": "tests/casework/test_melding_verwijzen.py",
    "signalering_stap": "tests/casework/test_meldcode_doorlopen.py",
    "signalering_heropenen": "tests/casework/test_meldcode_doorlopen.py",
    "dossier_agenderen": "tests/governance/test_dossiers_op_de_agenda.py",
    "dossier_van_agenda_halen": "tests/governance/test_dossiers_op_de_agenda.py",
    "zorgactie": "tests/casework/test_zorgacties_aanbieden_en_volgen.py",
    "aangeboden_zorgactie": "tests/casework/test_zorgacties_aanbieden_en_volgen.py",
    "waarschuwing_herstellen": "tests/casework/test_waarschuwen.py",
    "zrm_corrigeren": "tests/casework/test_zelfredzaamheid_meten.py",
    "zrm_intrekken": "tests/casework/test_zelfredzaamheid_meten.py",
}
# Of a role alone one in so many operations; who has every role asks all, so many times each. ALLE_KAPOTTE_INVOER=1
# asks more of both.
PART, TIMES = (3, 5) if os.environ.get("ALLE_KAPOTTE_INVOER") else (8, 3)
MODES = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
_schemas: dict[str, OpenApiSchema] = {}


def limits(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


@contextmanager
def keeping_the_connection() -> Iterator[None]:
    """The web server closes old connections around a request; a test keeps its own, in which it is rolled back."""
    for moment in (request_started, request_finished):
        moment.disconnect(close_old_connections)
    try:
        yield
    finally:
        for moment in (request_started, request_finished):
            moment.connect(close_old_connections)


class Asker:
    """Somebody with one token. Remembers the ids it was given, so that not every question is about nothing."""

    def __init__(self, tenant: Tenant, roles: list[str]) -> None:
        self.headers, self.colleague = headers_of(tenant, roles), headers_of(tenant, roles, "Collega (voorbeeld)")
        self.address = f"http://{host_of(tenant)}{BASE}"
        self.client = Client(HTTP_HOST=host_of(tenant), raise_request_exception=False)
        self.known: dict[str, list[str]] = defaultdict(list)
        self.statuses: dict[str, set[int]] = defaultdict(set)
        self.asked = 0

    def follow_the_examples(self, document: Document, *ids: str) -> None:
        """Does what the examples in the document do (or only those of the operations with these ids), what stands on
        its own before what hangs below it or refers to it. What asks for four eyes is done by a colleague, if the
        record is one that she knows of."""
        for operation in sorted(operations(document), key=lambda operation: depth(operation, document)):
            if operation.takes_body and (not ids or operation.id in ids):
                for example in examples_of(operation):
                    if self.post(operation, example, self.headers) == CONFLICT:
                        self.post(operation, example, self.colleague)
        for operation in operations(document):
            if operation.method == "get" and "{" not in operation.path:
                rows = self.client.get(operation.url(), headers=self.headers).json().get("results", [])
                named = [row[name] for row in rows[:1] for name in ("id", "code", "gmCode") if row.get(name)]
                self.known[operation.path.rsplit("/", 1)[-1]] += named[:1]

    def post(self, operation: Operation, example: dict[str, Any], headers: dict[str, str]) -> int:
        """An example refers to something that does not exist here; something that does takes its place."""
        body = {name: (self.known[f"{name}en"] or [value])[-1] for name, value in example.items()}
        url = operation.url(**self.ids_for(operation))
        ask = getattr(self.client, operation.method)
        response = ask(url, body, content_type="application/json", headers=headers)
        if headers != self.colleague or response.status_code != UNKNOWN:
            self.note(operation, response.status_code)
        if response.status_code in MADE and "id" in response.json():
            self.known[operation.path.rsplit("/", 1)[-1]].append(response.json()["id"])
        return response.status_code

    def ids_for(self, operation: Operation) -> dict[str, str]:
        held = re.findall(r"([a-z-]+)/\{(\w+)\}", operation.path)
        return {name: self.known[holder][-1] for holder, name in held if self.known[holder]}

    def ask(self, case: Case, operation: Operation) -> None:
        with keeping_the_connection():
            response = case.call(base_url=self.address, headers=self.headers)
        self.note(operation, response.status_code)
        case.validate_response(response, checks=CHECKS)

    def note(self, operation: Operation, status: int) -> None:
        self.asked += 1
        self.statuses[operation.id].add(status)


def headers_of(tenant: Tenant, roles: list[str], naam: str = "") -> dict[str, str]:
    user = make_user(tenant, *roles, naam=naam)
    with inside(tenant):
        return {"Authorization": f"Bearer {issue_token(user=user, naam='test')}"}


def depth(operation: Operation, document: Document) -> tuple[int, bool]:
    refers = any(f"/{name}en" in document["paths"] for example in examples_of(operation) for name in example)
    return operation.path.count("/"), refers


def schema_of(kind: str, document: Document) -> OpenApiSchema:
    if kind not in _schemas:
        _schemas[kind] = schemathesis.openapi.from_dict(document)
        _schemas[kind].app = WSGIHandler()
    return _schemas[kind]


def try_out(asker: Asker, kind: str, asked: list[Operation], document: Document, examples: int) -> None:
    """Half as many questions that the document does not allow as questions that it does."""
    schema = schema_of(kind, document)
    for operation in asked:
        made = schema[operation.path][operation.method.upper()]
        for mode in MODES:
            questions = made.as_strategy(generation_mode=mode, path_parameters=asker.ids_for(operation) or None)
            ask_each(asker, operation, questions, examples if mode is GenerationMode.POSITIVE else examples // 2 or 1)


def ask_each(asker: Asker, operation: Operation, questions: SearchStrategy[Case], examples: int) -> None:
    @limits(examples)
    @given(case=questions)
    def attempt(case: Case) -> None:
        asker.ask(case, operation)

    attempt()


@pytest.fixture
def post_came_in(kind: str, regio: Tenant, deliver: Callable[[], int]) -> None:
    """The national tier has nothing of its own: what it shows came from a regio."""
    if kind == "landelijk":
        asker, there = Asker(regio, roles_of("regio")), document_of("dekkend.urls_regio", "regio")
        asker.follow_the_examples(there, "dossier_openen")
        asker.follow_the_examples(there, "toestemming_vastleggen")
        asker.follow_the_examples(there, "registratie_versturen")
        deliver()


@pytest.mark.parametrize(("kind", "role"), CASES)
def test_every_answer_is_one_that_was_promised(
    kind: str, role: str, tenant: Tenant, document: Document, post_came_in: None, telling: Telling
) -> None:
    asker = Asker(tenant, roles_of(kind) if role == ALL else [role])
    if role == ALL:
        asker.follow_the_examples(document)
    every = operations(document)
    asked = every if role == ALL else every[roles_of(kind).index(role) % PART :: PART]
    try_out(asker, kind, asked, document, TIMES if role == ALL else 1)
    faults = sum(status >= 500 for seen in asker.statuses.values() for status in seen)
    telling("vragen van schemathesis aan de API", asker.asked)
    telling("daarvan op een fout van ons gestuit", faults)
    assert set(asker.statuses) >= {operation.id for operation in asked}
    if role == ALL:
        never = [name for name, seen in asker.statuses.items() if not seen & DONE]
        assert set(never) <= set(ELSEWHERE)


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_in_the_document_work(kind: str, tenant: Tenant, document: Document) -> None:
    """For somebody with every role; only a rule (four eyes, once only) may be in the way."""
    asker = Asker(tenant, roles_of(kind))
    asker.follow_the_examples(document)
    for operation in operations(document):
        if operation.takes_body:
            assert examples_of(operation), operation.id
            if operation.id in ELSEWHERE:
                continue
            assert asker.statuses[operation.id] & DONE, operation.id
            assert asker.statuses[operation.id] <= {*DONE, CONFLICT}, operation.id


BROKEN: dict[str, Callable[[], Response]] = {
    "a fault of ours": lambda: Response({}, status=500),
    "a status that was not promised": lambda: Response({}, status=418),
    "another format": lambda: Response({"count": 0, "results": []}, content_type="text/html"),
    "another shape": lambda: Response({"count": "nul", "results": []}),
    "a field less": lambda: Response({"count": 0}),
}


@pytest.mark.parametrize("sort", BROKEN)
def test_a_broken_promise_is_found(sort: str, kluis: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise the test above would prove nothing."""
    document = document_of("dekkend.urls_kluis", "kluis")
    monkeypatch.setattr(resolve(f"{BASE}/gemeenten", "dekkend.urls_kluis").func.cls, "get", lambda *_: BROKEN[sort]())
    asker = Asker(kluis, roles_of("kluis"))
    with pytest.raises(FailureGroup):
        try_out(asker, "kluis", operations(document), document, 1)
