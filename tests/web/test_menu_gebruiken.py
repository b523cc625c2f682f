"""The menu shows where one may go, and nothing of what one may not."""

import re

import pytest
from django.urls import reverse

from dekkend.accounts.actor import Actor
from dekkend.accounts.roles import RIGHTS
from dekkend.web import navigation, pages
from dekkend.web.navigation import NavItem
from tests.architecture.house import ROOT
from tests.web.conftest import Request

pytestmark = pytest.mark.urls("dekkend.web.urls")

KINDS = ("regio", "gemeente", "landelijk", "kluis")
START = NavItem("Mijn werk", "layout-dashboard", "mijn_werk", order=0)
HELP = NavItem("Hulp", "circle-help", "hulp", right="overleg_inzien", order=20)
PRIVACY = NavItem("Privacy", "lock", "privacy", order=10, kinds=("landelijk",))


@pytest.fixture
def three(empty_menu: None) -> None:
    for item in (HELP, PRIVACY, START):
        navigation.register(item)


def labels(request: object) -> list[str]:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return [entry.label for entry in navigation.menu(actor, "/")]


def test_only_what_the_role_may_see_is_there_in_order(three: None, request_of: Request) -> None:
    assert labels(request_of("/", "ketenregisseur")) == ["Mijn werk", "Hulp"]
    assert labels(request_of("/", "financieel_medewerker")) == ["Mijn werk"]


def test_who_is_not_logged_in_has_no_menu(three: None, request_of: Request) -> None:
    assert labels(request_of("/")) == []


def test_an_item_is_only_in_its_kinds_of_tenant(three: None, request_of: Request) -> None:
    actor: Actor = request_of("/", "ketenregisseur").actor  # type: ignore[attr-defined]
    elsewhere = Actor(actor.user_id, actor.naam, actor.roles, "l_1", "landelijk", "web")
    assert [item.label for item in navigation.allowed(elsewhere)] == ["Mijn werk", "Privacy", "Hulp"]


@pytest.mark.parametrize(
    ("path", "current"), [("/", ["Mijn werk"]), ("/hulp/", ["Hulp"]), ("/hulp/meer/", ["Hulp"]), ("/x/", [])]
)
def test_the_page_one_is_on_is_marked(three: None, request_of: Request, path: str, current: list[str]) -> None:
    actor: Actor = request_of(path, "ketenregisseur").actor  # type: ignore[attr-defined]
    assert [entry.label for entry in navigation.menu(actor, path) if entry.current] == current


def test_a_page_at_an_address_of_its_own_belongs_where_its_trail_begins(three: None, request_of: Request) -> None:
    actor: Actor = request_of("/x/", "ketenregisseur").actor  # type: ignore[attr-defined]
    elsewhere, here = navigation.menu(actor, "/x/"), navigation.menu(actor, "/")
    trail = [("Hulp", "/hulp/"), ("Iets", "")]
    assert [entry.label for entry in navigation.along(elsewhere, trail) if entry.current] == ["Hulp"]
    assert [entry.label for entry in navigation.along(here, trail) if entry.current] == ["Mijn werk"]
    assert not any(entry.current for entry in navigation.along(elsewhere, []))


def test_the_page_carries_the_menu(three: None, request_of: Request) -> None:
    html = pages.render(request_of("/hulp/", "ketenregisseur"), "web/hulp.html").content.decode()
    assert len(re.findall(r'aria-current="page"', html)) == 1
    assert 'popovertarget="hoofdmenu"' in html
    assert 'aria-hidden="true">MJ</span>' in html


def test_two_items_cannot_lead_to_one_page(three: None) -> None:
    with pytest.raises(ValueError, match="in the menu already"):
        navigation.register(NavItem("Anders", "x", "hulp"))


def test_registering_again_changes_nothing(three: None) -> None:
    navigation.register(HELP)
    assert len(navigation.items()) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_of_the_platform_leads_somewhere(kind: str) -> None:
    found = [item for item in navigation.items() if not item.kinds or kind in item.kinds]
    assert found
    for item in found:
        assert reverse(item.url_name, urlconf=f"dekkend.urls_{kind}")
        assert not item.right or item.right in RIGHTS
        assert item.icon in (ROOT / "ui/icons.txt").read_text().split()
