"""Setting up the log-in server of a gemeente, and taking what it says as proof."""

from typing import Any
from uuid import UUID

from django.db import transaction

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.accounts.organisatie import stroom
from dekkend.accounts.organisatie.rules import NietBinnen, vouched_address
from dekkend.core.clock import now
from dekkend.core.errors import Hidden, Refused
from tenants.onboarding.aansluiting.meedoen import proven
from tenants.onboarding.aansluiting.queries import RIGHT
from tenants.onboarding.aansluiting.rules import OPEN, TE_LAAT
from tenants.onboarding.aansluiting.stappen import locked, note_line
from tenants.onboarding.inlogdienst.rules import objection
from tenants.onboarding.models import Aansluiting, Gemeentelogin


def set_gemeentelogin(*, actor: Actor, aansluiting_id: UUID, invoer: stroom.ServerInvoer) -> None:
    """Asks the server first, so that what is saved has worked once. Raises InvalidInput, and Refused when the
    aansluiting is over or the gemeente has shown who it is."""
    require(actor, RIGHT)
    _to_prove(Aansluiting.objects.filter(pk=aansluiting_id).first())
    punten = stroom.fetch(invoer.server_url)
    with transaction.atomic():
        row = _to_prove(locked(aansluiting_id))
        login = Gemeentelogin.objects.select_for_update().filter(aansluiting=row).first()
        login = login or Gemeentelogin(aansluiting=row)
        stroom.set_up(login, invoer, punten)
        login.save()
        note_line("gemeentelogin_ingesteld", row, actor)


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
