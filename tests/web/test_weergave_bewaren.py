"""Keeping a filter of a list and choosing it again: the rules, and the whole way in a browser."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core import signing
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from dekkend.accounts.models import User, Weergave
from dekkend.accounts.vertrek.actions import close_account
from dekkend.accounts.vertrek.rules import REDENEN
from dekkend.accounts.weergave.rules import (
    LONGEST,
    MOST,
    Keuze,
    check_keuze,
    check_room,
    checked_naam,
    query_of,
    same,
)
from dekkend.audit.models import AuditEvent
from dekkend.core.errors import InvalidInput, Refused
from dekkend.isolation.context import inside
from dekkend.keys import keyring, wisregister
from tenants.models import Tenant

LIJST = "/meldingen/"
GEKOZEN = f"{LIJST}?sort=-nummer&status=nieuw"


def test_a_name_is_short_and_its_own() -> None:
    assert checked_naam("  Nieuw   met gevaar ", ["Mijn intakes"]) == "Nieuw met gevaar"
    assert checked_naam("x" * LONGEST, []) == "x" * LONGEST
    for naam, others in (("  ", []), ("x" * (LONGEST + 1), []), ("NIEUW", ["Nieuw"])):
        with pytest.raises(InvalidInput):
            checked_naam(naam, others)


def test_what_can_be_kept() -> None:
    check_keuze(Keuze("melding_lijst", "Meldingen", {"status": ["nieuw"]}, "Status: nieuw"))
    check_room(MOST - 1)
    with pytest.raises(Refused):
        check_keuze(Keuze("melding_lijst", "Meldingen", {}, ""))
    with pytest.raises(Refused):
        check_room(MOST)


@given(st.dictionaries(st.sampled_from("abc"), st.lists(st.sampled_from("xyz"), min_size=1, max_size=2)))
def test_the_same_choices_in_another_order_are_the_same_view(velden: dict[str, list[str]]) -> None:
    turned = dict(reversed(velden.items()))
    assert same(velden, turned)
    assert query_of(velden) == query_of(turned)
    assert not same(velden, {**velden, "d": ["x"]})


def kept(page: str) -> str:
    """The signed choice that the page offers to keep."""
    found = re.search(r'name="keuze" value="([^"]+)"', page)
    assert found is not None
    return found[1]


def test_a_filter_is_kept_and_chosen_again(regio: Tenant, browse: Callable[..., Client]) -> None:
    noor = browse(regio, "zorgcoordinator", naam="Noor (voorbeeld)")
    assert "bewaren als weergave" not in noor.get(LIJST).content.decode()
    page = noor.get(f"{GEKOZEN}&zoek=Fatima").content.decode()
    assert "Wat u intypte bij Nummer bewaren wij niet" in page
    keuze = kept(page)
    assert "Fatima" not in str(signing.b64_decode(keuze.split(":")[0].lstrip(".").encode()))

    empty = noor.post("/mijn-weergaven/bewaren/", {"keuze": keuze, "naam": ""})
    assert empty.status_code == 422
    assert kept(empty.content.decode()) == keuze
    done = noor.post("/mijn-weergaven/bewaren/", {"keuze": keuze, "naam": "Nieuwe eerst"})
    assert done["Location"] == GEKOZEN
    page = noor.get(GEKOZEN).content.decode()
    assert re.search(r'href="/meldingen/\?sort=-nummer&amp;status=nieuw" aria-current="true">Nieuwe eerst', page)
    assert "bewaren als weergave" not in page
    twice = noor.post("/mijn-weergaven/bewaren/", {"keuze": keuze, "naam": "nieuwe EERST"})
    assert "U heeft al een weergave van deze lijst met deze naam." in twice.content.decode()

    with inside(regio):
        (mine,) = Weergave.objects.all()
        assert mine.velden == {"status": ["nieuw"], "sort": ["-nummer"]}
        assert mine.woorden == "Status: nieuw; Volgorde: melding (omgekeerd)"
    manage = noor.get("/mijn-weergaven/").content.decode()
    assert "Nieuwe eerst" in manage
    assert mine.woorden in manage
    assert noor.get(LIJST).status_code == 200


def test_a_view_is_renamed_put_first_and_removed_by_its_owner_alone(
    regio: Tenant, browse: Callable[..., Client], django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    noor = browse(regio, "zorgcoordinator", naam="Noor (voorbeeld)")
    keuze = kept(noor.get(GEKOZEN).content.decode())
    noor.post("/mijn-weergaven/bewaren/", {"keuze": keuze, "naam": "Nieuwe eerst"})
    with inside(regio):
        mine = Weergave.objects.get()
    here = f"/mijn-weergaven/{mine.pk}/"
    noor.post(f"{here}eerste/", {"eerste": "ja"})
    assert noor.get(LIJST)["Location"] == GEKOZEN
    assert noor.get(f"{LIJST}?weergave=").status_code == 200
    assert noor.get(f"{LIJST}?status=").status_code == 200
    noor.post(f"{here}eerste/", {})
    assert noor.get(LIJST).status_code == 200

    assert 'value="Nieuwe eerst"' in noor.get(f"{here}wijzigen/").content.decode()
    assert noor.post(f"{here}wijzigen/", {"naam": " "}).status_code == 422
    noor.post(f"{here}wijzigen/", {"naam": "Vandaag"})
    assert "Vandaag" in noor.get(LIJST).content.decode()

    sam = browse(regio, "zorgcoordinator", naam="Sam (voorbeeld)")
    assert "Vandaag" not in sam.get(LIJST).content.decode() + sam.get("/mijn-weergaven/").content.decode()
    assert sam.get(f"{here}wijzigen/").status_code == 404
    assert {sam.post(f"{here}{step}/").status_code for step in ("wijzigen", "eerste", "weghalen")} == {404}
    assert sam.post("/mijn-weergaven/bewaren/", {"keuze": keuze, "naam": "Van Noor"}).status_code == 404
    assert noor.post("/mijn-weergaven/bewaren/", {"keuze": f"{keuze}x", "naam": "Zelf"}).status_code == 404

    with django_capture_on_commit_callbacks(execute=True):
        noor.post(f"{here}weghalen/")
    assert noor.post(f"{here}weghalen/").status_code == 404
    assert "U heeft nog geen weergaven" in noor.get("/mijn-weergaven/").content.decode()
    with inside(regio):
        assert keyring.is_destroyed(regio.schema_name, mine.pk)
        assert str(mine.pk) in {line.onderwerp for line in wisregister.lines()}
        lines = AuditEvent.objects.filter(object_type="weergave", object_id=str(mine.pk)).order_by("at")
        assert [line.code for line in lines] == [
            "weergave_bewaard", *["weergave_gewijzigd"] * 3, "weergave_weggehaald",
        ]  # fmt: skip
        assert "Vandaag" not in str([line.details for line in lines])


def test_one_view_is_first_no_more_than_twelve_and_none_when_somebody_leaves(
    regio: Tenant, browse: Callable[..., Client], actor: Callable[..., object]
) -> None:
    beheer = browse(regio, "functioneel_beheerder", naam="Bas (voorbeeld)")
    keuze = kept(beheer.get("/gebruikers/?rol=zorgcoordinator").content.decode())
    for number in range(MOST):
        sent = {"keuze": keuze, "naam": f"Nummer {number}", "eerste": "on"}
        assert beheer.post("/mijn-weergaven/bewaren/", sent).status_code == 302
    full = beheer.post("/mijn-weergaven/bewaren/", {"keuze": keuze, "naam": "Nog een"})
    assert full.status_code == 409
    who = actor(regio, "functioneel_beheerder", naam="Bas (voorbeeld)")
    boss = actor(regio, "functioneel_beheerder", naam="Eva (voorbeeld)")
    with inside(regio):
        first = Weergave.objects.filter(eerste=True)
        assert [one.naam for one in first] == [f"Nummer {MOST - 1}"]
        with pytest.raises(IntegrityError), transaction.atomic():
            Weergave.objects.filter(eerste=False).update(eerste=True)
        close_account(actor=boss, user_id=who.user_id, opvolger_id=None, reden=next(iter(REDENEN)))  # type: ignore[attr-defined]
        assert not Weergave.objects.exists()
        assert User.objects.filter(pk=who.user_id, is_active=False).exists()  # type: ignore[attr-defined]


def test_a_list_that_is_gone_and_one_of_a_record_have_no_link(
    regio: Tenant, browse: Callable[..., Client], user: Callable[..., User]
) -> None:
    noor = browse(regio, "zorgcoordinator", naam="Noor (voorbeeld)")
    with inside(regio):
        Weergave.objects.create(
            pk=uuid4(), van=user(regio, "zorgcoordinator", naam="Noor (voorbeeld)"), lijst="er_niet_meer",
            titel="Vroeger", naam="Van toen", velden={"a": ["b"]}, woorden="A: b",
        )  # fmt: skip
    page = noor.get("/mijn-weergaven/").content.decode()
    assert "Van toen" in page
    assert ">Van toen</a>" not in page
