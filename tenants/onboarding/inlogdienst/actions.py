"""Setting up the log-in server of a gemeente, and taking what it says as proof."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.organisatie import stroom
from dekkend.accounts.organisatie.rules import NietBinnen, vouched_address
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, InvalidInput, Refused
from tenants.onboarding.aansluiting.meedoen import proven
from tenants.onboarding.aansluiting.queries import RIGHT
from tenants.onboarding.aansluiting.rules import OPEN, TE_LAAT
from tenants.onboarding.aansluiting.stappen import locked, note_line
from tenants.onboarding.inlogdienst.rules import objection
from tenants.onboarding.models import Aansluiting, Gemeentelogin


@dataclass(frozen=True)
class LoginInvoer:
    """What is filled in. An empty `geheim` leaves the one that is there."""

    server_url: str
    client_id: str
    geheim: str
    adres_door_organisatie: bool


def set_gemeentelogin(*, actor: Actor, aansluiting_id: UUID, invoer: LoginInvoer) -> None:
    """Asks the server first, so that what is saved has worked once. Raises InvalidInput, and Refused when the
    aansluiting is over or the gemeente has shown who it is."""
    require(actor, RIGHT)
    _to_prove(Aansluiting.objects.filter(pk=aansluiting_id).first())
    punten = stroom.fetch(invoer.server_url)
    with transaction.atomic():
        row = _to_prove(locked(aansluiting_id))
        login = Gemeentelogin.objects.select_for_update().filter(aansluiting=row).first()
        _check(invoer, login)
        login = login or Gemeentelogin(aansluiting=row)
        login.server_url, login.client_id = invoer.server_url.strip(), invoer.client_id.strip()
        login.geheim = invoer.geheim or login.geheim
        login.adres_door_organisatie = invoer.adres_door_organisatie
        stroom.take_over(login, punten)
        login.save()
        note_line("gemeentelogin_ingesteld", row, actor)


def _check(invoer: LoginInvoer, login: Gemeentelogin | None) -> None:
    wrong: dict[str, list[str]] = {}
    if not invoer.client_id.strip():
        wrong["client_id"] = ["Vul het client-id in."]
    if not invoer.geheim and (login is None or login.server_url != invoer.server_url.strip()):
        # a secret never goes along to another server
        wrong["geheim"] = ["Vul het geheim in dat bij dit adres hoort."]
    if wrong:
        raise InvalidInput(wrong)


@transaction.atomic
def remove_gemeentelogin(*, actor: Actor, aansluiting_id: UUID) -> None:
    """From now on only the code in the letter is proof. Twice is the same as once."""
    require(actor, RIGHT)
    row = locked(aansluiting_id)
    if Gemeentelogin.objects.filter(aansluiting=row).delete()[0]:
        note_line("gemeentelogin_verwijderd", row, actor)


def ask_gemeente(aansluiting: Aansluiting, *, redirect_uri: str) -> stroom.Vraag:
    """Where the visitor goes to log in. Raises Hidden without a server, Refused when there is nothing to prove."""
    return stroom.ask(_login_of(_to_prove(aansluiting)), redirect_uri=redirect_uri)


def prove_by_login(aansluiting: Aansluiting, *, actor: Actor, redirect_uri: str, asked: dict[str, Any]) -> None:
    """`asked` is what was kept of the question, with the code of the answer. Raises NietBinnen with what to do; a line
    in the log says that somebody of another house tried."""
    login = _login_of(aansluiting)
    _, said = stroom.claims_for(
        login, code=asked["code"], nonce=asked["nonce"], verifier=asked["verifier"], redirect_uri=redirect_uri
    )
    told = objection(vouched_address(said, by_organisation=login.adres_door_organisatie), aansluiting.contact_email)
    with transaction.atomic():
        row = _to_prove(locked(aansluiting.pk))
        if told:
            note_line("aansluiting_inlog_geweigerd", row, actor)
        else:
            proven(row, actor, "inlogdienst")
    if told:
        raise NietBinnen(told)


def _login_of(aansluiting: Aansluiting) -> Gemeentelogin:
    found = Gemeentelogin.objects.filter(aansluiting=aansluiting).first()
    if found is None:
        raise Hidden
    return found


def _to_prove(aansluiting: Aansluiting | None) -> Aansluiting:
    if aansluiting is None:
        raise Hidden
    if aansluiting.status not in OPEN or aansluiting.vervalt_at <= now():
        raise Refused(TE_LAAT)
    return aansluiting
