"""A sealed value opens in its own place only, and never again once its key is destroyed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dekkend.keys import keyring
from dekkend.keys.aead import OVERHEAD, Place, Unreadable, seal, unseal
from dekkend.keys.blindindex import index_of
from dekkend.keys.models import Datasleutel, Tenantsleutel
from dekkend.keys.roots import FileRoot, RootUnavailable, VaultRoot
from tenants.tenant.models import Tenant
from tests.tellingen import Telling

Inside = Callable[[Tenant], AbstractContextManager[None]]
KEY = bytes(range(32))
HERE = Place("r_00000001", "dossier", "naam", "1")


@given(st.binary(max_size=300), st.integers(0, 65535))
def test_what_was_sealed_opens_again(plain: bytes, version: int) -> None:
    sealed = seal(KEY, plain, HERE, version)
    assert unseal(KEY, sealed, HERE) == plain
    assert len(sealed) == len(plain) + OVERHEAD == len(plain) + 31


@given(st.text(max_size=8), st.text(max_size=8), st.text(max_size=8), st.text(max_size=8))
def test_a_value_does_not_open_in_another_place(tenant: str, table: str, column: str, row: str) -> None:
    elsewhere = Place(tenant, table, column, row)
    if elsewhere != HERE:
        with pytest.raises(Unreadable):
            unseal(KEY, seal(KEY, b"geheim", HERE, 1), elsewhere)


def test_a_thousand_context_swaps_and_every_bit_flip_are_refused(telling: Telling) -> None:
    sealed = seal(KEY, b"Naam van iemand", HERE, 1)
    refused = 0
    for number in range(1000):
        parts = ["r_00000001", "dossier", "naam", "1"]
        parts[number % 4] += f"-{number}"
        with pytest.raises(Unreadable):
            unseal(KEY, sealed, Place(*parts))
        refused += 1
    for bit in range(len(sealed) * 8):
        damaged = bytearray(sealed)
        damaged[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Unreadable):
            unseal(KEY, bytes(damaged), HERE)
    telling("verwisselde plaatsen van een verzegelde waarde geweigerd", refused, van=1000)
    telling("omgezette bits van een verzegelde waarde geweigerd", len(sealed) * 8, van=len(sealed) * 8)
    assert refused == 1000


def test_what_is_no_sealed_value_is_unreadable() -> None:
    for value in (b"", b"kort", b"\x02" + bytes(60)):
        with pytest.raises(Unreadable):
            unseal(KEY, value, HERE)


def test_every_dossier_has_its_own_key_and_it_stays_the_same(regio: Tenant) -> None:
    one, two = uuid4(), uuid4()
    first = keyring.data_key_for_sealing(regio.schema_name, one)
    assert keyring.data_key_for_sealing(regio.schema_name, two) != first
    keyring.forget()
    assert keyring.data_key(regio.schema_name, one) == first
    assert first not in bytes(Datasleutel.objects.get(onderwerp=one).verpakt or b"")


def test_another_tenant_cannot_use_the_key(regio: Tenant, zeeland: Tenant) -> None:
    subject = uuid4()
    keyring.data_key_for_sealing(regio.schema_name, subject)
    keyring.forget()
    with pytest.raises(Unreadable):
        keyring.data_key(zeeland.schema_name, subject)
    Datasleutel.objects.filter(onderwerp=subject).update(tenant=zeeland.schema_name)
    with pytest.raises(Unreadable):
        keyring.data_key(zeeland.schema_name, subject)


def test_a_destroyed_key_is_never_made_again(regio: Tenant) -> None:
    subject = uuid4()
    keyring.data_key_for_sealing(regio.schema_name, subject)
    keyring.destroy(regio.schema_name, subject)
    keyring.destroy(regio.schema_name, subject)
    for _ in range(2):
        with pytest.raises(keyring.Destroyed):
            keyring.data_key(regio.schema_name, subject)
        with pytest.raises(keyring.Destroyed):
            keyring.data_key_for_sealing(regio.schema_name, subject)
        keyring.forget()
    assert keyring.is_destroyed(regio.schema_name, subject)
    assert Datasleutel.objects.get(onderwerp=subject).verpakt is None


def test_what_never_had_a_key_can_be_destroyed_ahead(regio: Tenant) -> None:
    subject = uuid4()
    keyring.destroy(regio.schema_name, subject)
    with pytest.raises(keyring.Destroyed):
        keyring.data_key_for_sealing(regio.schema_name, subject)


def test_keys_of_a_list_come_with_one_query(
    regio: Tenant, django_assert_num_queries: Callable[..., AbstractContextManager[object]]
) -> None:
    subjects = [uuid4() for _ in range(25)]
    for subject in subjects:
        keyring.data_key_for_sealing(regio.schema_name, subject)
    keyring.forget()
    with django_assert_num_queries(1, using="sleutels"):
        keyring.load(regio.schema_name, subjects)
        assert len({keyring.data_key(regio.schema_name, subject) for subject in subjects}) == 25


def test_rotation_can_stop_anywhere_and_everything_still_opens(regio: Tenant) -> None:
    tenant = regio.schema_name
    subjects = {uuid4(): b"" for _ in range(7)}
    keys: dict[UUID, bytes] = {subject: keyring.data_key_for_sealing(tenant, subject) for subject in subjects}
    version = keyring.make_tenant_key(tenant, "gegevens")
    assert version == keyring.newest_version(tenant, "gegevens") == 2
    done = 0
    while (count := keyring.rewrap(tenant, batch=3)) > 0:
        done += count
        keyring.forget_everything()
        assert {subject: keyring.data_key(tenant, subject) for subject in subjects} == keys
    assert done == 7
    assert not Datasleutel.objects.filter(tenant=tenant, tenantversie=1).exists()
    assert Tenantsleutel.objects.filter(tenant=tenant, doel="gegevens").count() == 2


def test_the_blind_index_is_equal_for_equal_values_in_one_column_of_one_tenant(
    regio: Tenant, zeeland: Tenant, inside: Inside
) -> None:
    with inside(regio):
        here = index_of("06-1234 5678", column="telefoon")
        assert here == index_of("0612345678", column="telefoon")
        assert here != index_of("0612345678", column="kenteken")
    with inside(zeeland):
        assert here != index_of("0612345678", column="telefoon")
    assert len(here) == 16


class _Answer:
    def __init__(self, body: bytes) -> None:
        self.body = body

    def __enter__(self) -> "_Answer":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def read(self) -> bytes:
        return self.body


def test_the_file_root_binds_a_key_to_its_place() -> None:
    keeper = FileRoot(KEY.hex())
    wrapped = keeper.wrap(b"sleutel", HERE)
    assert keeper.unwrap(wrapped, HERE) == b"sleutel"
    with pytest.raises(Unreadable):
        keeper.unwrap(wrapped, Place("r_00000002", "dossier", "naam", "1"))


def test_the_vault_root_speaks_to_the_transit_engine_and_fails_closed() -> None:
    asked: list[tuple[str, bytes]] = []

    def transit(request: object, timeout: int) -> _Answer:
        asked.append((request.full_url, request.data))  # type: ignore[attr-defined]
        if "encrypt" in request.full_url:  # type: ignore[attr-defined]
            return _Answer(b'{"data": {"ciphertext": "vault:v1:abc"}}')
        return _Answer(b'{"data": {"plaintext": "c2xldXRlbA=="}}')

    keeper = VaultRoot("https://kluis.example.org/", "dekkend", "token", transit)
    assert keeper.wrap(b"sleutel", HERE) == b"vault:v1:abc"
    assert keeper.unwrap(b"vault:v1:abc", HERE) == b"sleutel"
    assert [url.rsplit("/", 2)[1] for url, _ in asked] == ["encrypt", "decrypt"]
    assert all(b"associated_data" in body for _, body in asked)

    def silent(request: object, timeout: int) -> _Answer:
        raise OSError("geen antwoord")

    with pytest.raises(RootUnavailable):
        VaultRoot("https://kluis.example.org", "dekkend", "token", silent).wrap(b"sleutel", HERE)
    with pytest.raises(RootUnavailable):
        VaultRoot("http://kluis.example.org", "dekkend", "token")
