"""What was erased stays erased, also when a backup brings its key back."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command

from dekkend.keys import keyring, wisregister
from dekkend.keys.aead import Unreadable
from dekkend.keys.files import PIECE, open_file, seal_file
from dekkend.keys.models import Datasleutel
from tenants.tenant.models import Tenant

Inside = Callable[[Tenant], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def register(settings: Any, tmp_path: Path) -> Path:
    settings.WISREGISTER = str(tmp_path / "wisregister.jsonl")
    return tmp_path / "wisregister.jsonl"


def test_a_restored_key_is_refused_and_destroyed_again(regio: Tenant) -> None:
    tenant, subject = regio.schema_name, uuid4()
    keyring.data_key_for_sealing(tenant, subject)
    backup = Datasleutel.objects.get(onderwerp=subject)
    wisregister.shred(tenant, subject)
    wisregister.shred(tenant, subject)
    wisregister.require_current()
    assert len(list(wisregister.lines())) == 1

    Datasleutel.objects.filter(pk=backup.pk).delete()
    backup.save(force_insert=True)
    keyring.forget()
    with pytest.raises(wisregister.Incomplete, match="replay_wisregister"):
        wisregister.require_current()
    call_command("replay_wisregister", verbosity=0)
    with pytest.raises(keyring.Destroyed):
        keyring.data_key(tenant, subject)


def test_a_backup_from_before_the_dossier_does_not_bring_it_back(regio: Tenant) -> None:
    tenant, subject = regio.schema_name, uuid4()
    wisregister.shred(tenant, subject)
    Datasleutel.objects.all().delete()
    keyring.forget()
    assert wisregister.replay() == 1
    with pytest.raises(keyring.Destroyed):
        keyring.data_key_for_sealing(tenant, subject)


def test_a_missing_or_shortened_register_is_refused(regio: Tenant, register: Path) -> None:
    for _ in range(3):
        wisregister.shred(regio.schema_name, uuid4())
    whole = register.read_text()
    register.write_text("".join(whole.splitlines(keepends=True)[:2]))
    with pytest.raises(wisregister.Incomplete, match="mist regels"):
        wisregister.require_current()
    register.unlink()
    with pytest.raises(wisregister.Incomplete, match="mist regels"):
        wisregister.require_current()


@pytest.mark.parametrize("damage", ["value", "order", "first", "form"])
def test_a_changed_register_is_refused(regio: Tenant, register: Path, damage: str) -> None:
    for _ in range(3):
        wisregister.shred(regio.schema_name, uuid4())
    text = register.read_text().splitlines(keepends=True)
    changed = {
        "value": [text[0], json.dumps({**json.loads(text[1]), "onderwerp": str(uuid4())}) + "\n", text[2]],
        "order": [text[1], text[0], text[2]],
        "first": text[1:],
        "form": [text[0], "{}\n", text[2]],
    }[damage]
    register.write_text("".join(changed))
    with pytest.raises(wisregister.Incomplete):
        wisregister.require_current()


@pytest.mark.parametrize("size", [0, 1, PIECE, PIECE + 1, 3 * PIECE + 17])
def test_a_file_opens_as_it_was(regio: Tenant, inside: Inside, size: int) -> None:
    plain = bytes(number % 251 for number in range(size))
    file, subject = uuid4(), uuid4()
    with inside(regio):
        stored = list(seal_file(plain, file=file, subject=subject))
        assert open_file(stored, file=file, subject=subject) == plain


def test_a_file_that_was_cut_mixed_or_moved_does_not_open(regio: Tenant, inside: Inside) -> None:
    file, subject = uuid4(), uuid4()
    with inside(regio):
        stored = list(seal_file(bytes(3 * PIECE), file=file, subject=subject))
        wrong = [stored[:-1], stored[1:], [stored[1], stored[0], stored[2]], [stored[0], *stored], [], [stored[0][:-1]]]
        for pieces in wrong:
            with pytest.raises(Unreadable):
                open_file(pieces, file=file, subject=subject)
        with pytest.raises(Unreadable):
            open_file(stored, file=uuid4(), subject=subject)
        wisregister.shred(regio.schema_name, subject)
        with pytest.raises(keyring.Destroyed):
            open_file(stored, file=file, subject=subject)
