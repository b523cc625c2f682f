"""Sender and receiver need not run the same version: earlier contents are understood, later ones wait for an update."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Literal

import pytest
from django.test import Client
from pydantic import BaseModel

from dekkend.core.errors import Refused
from tenants.post import kinds
from tenants.post.kinds import TooNew, all_kinds
from tenants.post.models import Inbak, Uitbak
from tenants.post.public import Earlier, Envelope, LetterKind, register_kind, send
from tenants.tenant.models import Tenant

Inside = Callable[[Tenant], AbstractContextManager[None]]
BRIEVEN = Path(__file__).with_name("brieven.json")
REGIO, LANDELIJK = frozenset({"regio"}), frozenset({"landelijk"})


class Eerste(BaseModel):
    """As it was sent before versions were thought of."""

    naam: str


class Tweede(BaseModel):
    inhoud_versie: Literal[2] = 2
    namen: list[str]


class Derde(BaseModel):
    inhoud_versie: Literal[3] = 3
    namen: list[str]
    taal: str


EARLIER = {
    1: Earlier(Eerste, lambda old: Tweede(namen=[old.naam])),
    2: Earlier(Tweede, lambda old: Derde(namen=old.namen, taal="nl")),
}


def kind(schema: type[BaseModel], earlier: dict[int, Earlier], opened: list[BaseModel] | None = None) -> LetterKind:
    def handle(_: Envelope, content: BaseModel) -> None:
        (opened if opened is not None else []).append(content)

    return LetterKind("groet", "Groet", schema, REGIO, LANDELIJK, handle, earlier)


@pytest.fixture
def opened() -> Iterator[list[BaseModel]]:
    found: list[BaseModel] = []
    register_kind(kind(Derde, EARLIER, found))
    yield found
    del kinds._kinds["groet"]


@pytest.mark.parametrize(
    "text",
    ['{"naam": "Noor"}', '{"inhoud_versie": 2, "namen": ["Noor"]}',
     '{"inhoud_versie": 3, "namen": ["Noor"], "taal": "nl"}'],
)  # fmt: skip
def test_every_version_up_to_this_one_is_read(text: str) -> None:
    assert kind(Derde, EARLIER).read(text.encode()) == Derde(namen=["Noor"], taal="nl")


@pytest.mark.parametrize(
    "text",
    ["geen json", "[]", "3", '{"inhoud_versie": 0}', '{"inhoud_versie": true}', '{"inhoud_versie": "3"}',
     '{"inhoud_versie": 2, "naam": "Noor"}', '{"inhoud_versie": 3, "namen": ["Noor"]}', '{"namen": []}'],
)  # fmt: skip
def test_what_does_not_fit_its_version_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="past niet") as refusal:
        kind(Derde, EARLIER).read(text.encode())
    assert not isinstance(refusal.value, TooNew)


def test_a_kind_without_the_way_up_from_each_version_is_a_mistake() -> None:
    for missing in ({}, {1: EARLIER[1]}, {2: EARLIER[2]}, {**EARLIER, 3: EARLIER[2]}):
        with pytest.raises(ValueError, match="every version"):
            kind(Derde, missing)
    assert [kind(Eerste, {}).inhoud_versie, kind(Derde, EARLIER).inhoud_versie] == [1, 3]


def test_a_sender_of_before_is_understood(
    regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int], opened: list[BaseModel]
) -> None:
    with inside(regio):
        send("groet", receiver=landelijk.schema_name, key="1", version=1, content=Eerste(naam="Noor"))
    deliver()
    assert opened == [Derde(namen=["Noor"], taal="nl")]
    with inside(regio):
        assert Uitbak.objects.get().uitkomst == "verwerkt"


def test_a_newer_letter_waits_where_a_person_sees_it_until_the_receiver_was_brought_up_to_date(
    regio: Tenant, landelijk: Tenant, inside: Inside, deliver: Callable[[], int], browse: Callable[..., Client],
    opened: list[BaseModel],
) -> None:  # fmt: skip
    register_kind(kind(Eerste, {}, opened))
    with inside(regio):
        send("groet", receiver=landelijk.schema_name, key="1", version=1, content=Derde(namen=["Noor"], taal="nl"))
    deliver()
    said = "versie 3 van zijn soort en wij kennen tot en met 1"
    assert opened == []
    for tenant, tray in ((regio, Uitbak), (landelijk, Inbak)):
        with inside(tenant):
            letter = tray.objects.get()
            assert (letter.uitkomst, bool(letter.inhoud)) == ("onbestelbaar", True)
            assert said in letter.reden
        assert said in browse(tenant, "functioneel_beheerder").get("/postkamer/vastgelopen/").content.decode()
    register_kind(kind(Derde, EARLIER, opened))
    with inside(landelijk):
        again = {"bak": "in", "brief": Inbak.objects.get().pk, "wat": "opnieuw"}
    assert browse(landelijk, "functioneel_beheerder").post("/postkamer/vastgelopen/", again).status_code == 302
    deliver()
    assert opened == [Derde(namen=["Noor"], taal="nl")]
    with inside(regio):
        assert (Uitbak.objects.get().uitkomst, bytes(Uitbak.objects.get().inhoud)) == ("verwerkt", b"")


def shape_of(found: Any) -> Any:
    """A schema without its explanations, which may change."""
    if isinstance(found, dict):
        return {key: shape_of(value) for key, value in found.items() if key not in ("title", "description")}
    return [shape_of(value) for value in found] if isinstance(found, list) else found


def test_contents_do_not_change_without_a_new_version() -> None:
    """What another organisation may still send is written down. Changed a letter? Give it a next version, with the way
    up from the one before, and add its line; a line that is there never changes."""
    known, found = json.loads(BRIEVEN.read_text(encoding="utf-8")), {}
    for one in all_kinds():
        if one.schema.__module__.split(".")[0] in ("infra", "tests"):
            continue
        schemas = {version: step.schema for version, step in one.earlier.items()} | {one.inhoud_versie: one.schema}
        for version, schema in schemas.items():
            assert "inhoud_versie" in schema.model_fields, one.name
            text = json.dumps(shape_of(schema.model_json_schema()), sort_keys=True)
            found[f"{one.name} {version}"] = hashlib.sha256(text.encode()).hexdigest()[:16]
    assert found == known, json.dumps(found, indent=2)
