"""Addresses: each has a name, one view, the right ending, and a door that is closed unless it says otherwise."""

import os
import re
import subprocess
import sys

import pytest
from django.urls import URLPattern
from rest_framework.views import APIView

from dekkend.accounts.roles import RIGHTS
from dekkend.api.views import ApiView
from tests.access.tabel import LINK, PAGINAS
from tests.architecture.house import ROOT, URLCONFS, is_ours, routes, view_class

# Pages of a gemeente that joins: there for a browser that opened its link, absent for any other.
OF_A_LINK = {name for name, who in PAGINAS.items() if who == LINK}
# Pages of ours that somebody who is not logged in may see. Everything else asks for a log-in first.
OPEN = {
    "thema", "toegankelijkheid", "privacy", "hulp", "security_txt", "uitnodiging", "organisatie_login",
    "organisatie_terug", "aansluiten_openen", *OF_A_LINK,
}  # fmt: skip
# The description of the API holds no data; whoever builds on it may read it without a token.
DESCRIPTION = "api_openapi"
# What a browser asks for as a file.
PARAMETER = re.compile(
    r"<(uuid:\w+|int:(jaar|maand|kwartaal)|str:(gm_code|code|kwartaal|soort|niveau|stap)|kwartaal:kwartaal)>"
)
FILES = re.compile(r"\.(css|json|ics|csv|svg|txt)$")

ALL = [(kind, path, route) for kind in URLCONFS for path, route in routes(kind)]
OURS = [(kind, path, route) for kind, path, route in ALL if is_ours(route)]
API = [(kind, path, route) for kind, path, route in OURS if path.startswith("api/")]
PAGES = [(kind, path, route) for kind, path, route in OURS if not path.startswith("api/")]


def _views() -> dict[type[ApiView], str]:
    return {view_class(route): path for _, path, route in API if route.name != DESCRIPTION}


def test_every_address_of_ours_has_a_name() -> None:
    assert OURS
    assert [path for _, path, route in OURS if not route.name] == []


def test_a_name_has_exactly_one_view() -> None:
    views: dict[str, set[object]] = {}
    for _, _, route in ALL:
        if route.name:
            views.setdefault(route.name, set()).add(_same(route))
    assert {name: found for name, found in views.items() if len(found) > 1} == {}


def _same(route: URLPattern) -> object:
    return view_class(route)


@pytest.mark.parametrize("kind", URLCONFS)
def test_an_address_is_served_once(kind: str) -> None:
    paths = [path for path, _ in routes(kind)]
    assert {path for path in paths if paths.count(path) > 1} == set()


def test_names_of_the_api_say_so() -> None:
    assert [route.name for _, _, route in API if not str(route.name).startswith("api_")] == []
    assert [route.name for _, _, route in PAGES if str(route.name).startswith("api_")] == []


def test_pages_end_in_a_slash_and_the_api_does_not() -> None:
    assert [path for _, path, _ in PAGES if path and not path.endswith("/") and not FILES.search(path)] == []
    assert [path for _, path, _ in API if path.endswith("/")] == []


def test_addresses_are_plain_words() -> None:
    for _, path, _ in OURS:
        fixed = re.sub(r"<[^>]+>", "x", path)
        assert re.fullmatch(r"[a-z0-9./-]*", fixed), path


def test_nothing_about_a_person_can_stand_in_an_address() -> None:
    """Only an opaque id, a public code or a figure of the calendar; never a name, a number of a person, free text."""
    found = [path for _, path, _ in OURS for part in re.findall(r"<[^>]+>", path) if not PARAMETER.fullmatch(part)]
    assert found == []


def test_only_the_named_pages_are_open() -> None:
    opened = {route.name for _, _, route in PAGES if not getattr(route.callback, "login_required", True)}
    assert opened == OPEN


@pytest.mark.parametrize("view", _views(), ids=lambda view: view.__name__)
def test_every_operation_of_the_api_names_its_right(view: type[APIView]) -> None:
    assert issubclass(view, ApiView)
    methods = {method for method in view.http_method_names if hasattr(view, method)} - {"options", "head"}
    assert set(view.required_rights) == methods
    assert set(view.required_rights.values()) <= set(RIGHTS)


def test_the_addresses_load_in_a_process_that_has_loaded_nothing_yet() -> None:
    """A web process meets the modules in another order than a test run, and so finds circles that a test run hides."""
    load = (
        "import django; django.setup(); import rest_framework.views; import dekkend.urls_regio, dekkend.urls_landelijk"
    )
    done = subprocess.run(
        [sys.executable, "-c", load],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'platform'}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-1000:]
