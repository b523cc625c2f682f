"""What trust costs on the page of a dossier: the page as it is, and the same page without isolation, sealing and log.

The reference lives here only. It runs on one connection of the owner that stays open and looks in one schema for good;
what would be sealed stands in its tables as it is; the log and the log of processings are not written.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from types import FunctionType, ModuleType
from typing import Any
from unittest import mock
from uuid import UUID

from django.db import connections
from django_tenants.postgresql_backend import base as stock

from casework.dossier.actions import open_dossier, write_note
from casework.dossier.rules import PersoonInvoer
from dekkend.audit import log
from dekkend.isolation.context import inside
from dekkend.keys import aead, keyring
from infra.bench import scene
from infra.bench.measure import Line, Work, by_turns
from tenants.tenant.models import Tenant

NOTES = 12
Patches = list[tuple[ModuleType, str, Callable[..., Any]]]


def run(*, klein: bool = False) -> list[Line]:
    with scene.tenant() as guarded, scene.tenant() as bare:
        ours = _page(guarded, scene.born())
        ours()  # everything is imported by now: what was imported without trust would stay so
        patches = _patches()
        with _without_trust(patches):
            reference = _page(bare, _one_schema(bare))
        line = by_turns(
            "dossier_page", ours, _without(reference, patches), turns=3 if klein else 60, times=1 if klein else 3
        )
        _check(guarded, bare)
    return [line]


def _check(guarded: Tenant, bare: Tenant) -> None:
    """Raises NotThere unless the one was sealed and logged and the other was not."""
    found = []
    for of in (guarded, bare):
        with inside(of), connections["default"].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM audit_auditevent WHERE code = 'dossier_bekeken'")
            looks = cursor.fetchone()[0]
            cursor.execute("SELECT count(*) FROM casework_persoon WHERE position('Maria'::bytea IN naam) > 0")
            found.append((looks > 0, cursor.fetchone()[0] > 0))
    if found != [(True, False), (False, True)]:
        raise scene.NotThere(f"logged and readable: {found}")


def _page(of: Tenant, wrapper: Any) -> Work:
    """A dossier as one is after some weeks, and its page."""
    with scene.working_on(wrapper):
        user = scene.somebody(of, "zorgcoordinator")
        dossier_id = _a_dossier(of, user)
        page = scene.Page(of, scene.session_of(of, user), f"/dossiers/{dossier_id}/")

    def ask() -> None:
        with scene.working_on(wrapper):
            page()

    return ask


def _a_dossier(of: Tenant, user: Any) -> UUID:
    actor = scene.actor_of(of, user)
    persoon = PersoonInvoer(naam="Maria Testa (voorbeeld)", roepnaam="Mia (voorbeeld)", gender="vrouw")
    with inside(of):
        dossier = open_dossier(actor=actor, persoon=persoon)
        for number in range(NOTES):
            write_note(
                actor=actor, dossier_id=dossier.pk, tekst=f"Gesprek {number}: hoe het gaat, en wat nodig is. " * 4
            )
    return dossier.pk


class _OneSchema(stock.DatabaseWrapper):  # type: ignore[misc]
    """The path is part of the connection; entering a tenant changes nothing and the connection stays open."""

    def _handle_search_path(self, cursor: Any = None) -> None:
        pass


def _one_schema(of: Tenant) -> _OneSchema:
    given = connections["default"].settings_dict
    options = {**given["OPTIONS"], "options": f"-c search_path={of.schema_name},public"}
    return scene.to_close(_OneSchema({**given, "OPTIONS": options, "CONN_MAX_AGE": None}, alias="default"))


def _without(work: Work, patches: Patches) -> Work:
    def ask() -> None:
        with _without_trust(patches):
            work()

    return ask


@contextmanager
def _without_trust(patches: Patches) -> Iterator[None]:
    with ExitStack() as stack:
        for module, name, instead in patches:
            stack.enter_context(mock.patch.object(module, name, instead))
        yield


def _patches() -> Patches:
    """Sealing gives back what it gets, keys are neither made nor fetched, and the log does nothing: in every module
    that has one of these functions under some name. Looks at types only, for some names are made when looked at."""
    instead: dict[Callable[..., Any], Callable[..., Any]] = {
        aead.seal: lambda key, plain, place, version: plain,
        aead.unseal: lambda key, sealed, place: sealed,
        keyring.data_key: _nothing,
        keyring.data_key_for_sealing: _nothing,
        keyring.load: _nothing,
        log.record: _nothing,
    }
    return [
        (module, name, instead[found])
        for module in list(sys.modules.values())
        if isinstance(module, ModuleType)
        for name, found in list(vars(module).items())
        if type(found) is FunctionType and found in instead
    ]


def _nothing(*given: Any, **named: Any) -> None:
    pass
