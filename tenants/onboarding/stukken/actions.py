"""Adding a version of a document, withdrawing one, and the akkoord of a gemeente."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from dekkend.accounts.access import require
from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now, today
from dekkend.core.errors import Hidden, InvalidInput, Refused
from tenants.onboarding.aansluiting.queries import RIGHT
from tenants.onboarding.aansluiting.stappen import advance, locked
from tenants.onboarding.brieven import tell_stand
from tenants.onboarding.models import Aansluiting
from tenants.onboarding.stukken.inhoud import sealed, sha256_of
from tenants.onboarding.stukken.models import Akkoord, Stuk
from tenants.onboarding.stukken.queries import agreed_by, geldigheid_of, valid_on
from tenants.onboarding.stukken.rules import (
    AkkoordInvoer,
    StukInvoer,
    check_new,
    check_withdrawal,
    checked,
    checked_akkoord,
    is_first_time,
    pdf_fault,
    to_agree,
)
from tenants.onboarding.toegang import ground_of, require_gemeente


@transaction.atomic
def add_stuk(*, actor: Actor, invoer: StukInvoer, content: bytes) -> Stuk:
    """The next version of its soort. Raises Hidden without the right, InvalidInput by field, and Refused when a
    colleague has just added the same version."""
    require(actor, RIGHT)
    good = checked(invoer)
    if told := pdf_fault(content):
        raise InvalidInput({"bestand": [told]})
    earlier = list(Stuk.objects.defer("inhoud").filter(soort=good.soort))
    hashed = sha256_of(content)
    check_new(hashed, {row.sha256: row.versie for row in earlier if row.ingetrokken_at is None})
    stuk = _store(actor, good, content, hashed, max((row.versie for row in earlier), default=0) + 1)
    _note("stuk_toegevoegd", actor, stuk, sha256=hashed)
    return stuk


def _store(actor: Actor, good: StukInvoer, content: bytes, hashed: str, versie: int) -> Stuk:
    number = uuid4()
    try:
        with transaction.atomic():
            return Stuk.objects.create(
                id=number,
                soort=good.soort,
                versie=versie,
                titel=good.titel,
                inhoud=sealed(content, stuk_id=number),
                sha256=hashed,
                grootte=len(content),
                geldig_vanaf=good.geldig_vanaf,
                geldig_tot=good.geldig_tot,
                toegevoegd_at=now(),
                toegevoegd_door_id=actor.user_id,
            )
    except IntegrityError:
        raise Refused("Een collega voegde net ook een versie toe. Kijk in de lijst en probeer het opnieuw.") from None


@transaction.atomic
def withdraw_stuk(*, actor: Actor, stuk_id: UUID, reden: str) -> Stuk:
    """From today it holds no more, and the version before it holds again. Who agreed to it keeps it. Raises Hidden,
    Refused when it was withdrawn already, InvalidInput."""
    require(actor, RIGHT)
    stuk = Stuk.objects.defer("inhoud").select_for_update().filter(pk=stuk_id).first()
    if stuk is None:
        raise Hidden
    check_withdrawal(stuk.ingetrokken_at is not None, reden)
    stuk.ingetrokken_at, stuk.intrek_reden = now(), reden
    stuk.save(update_fields=["ingetrokken_at", "intrek_reden"])
    _note("stuk_ingetrokken", actor, stuk, reden=reden)
    return stuk


@transaction.atomic
def agree(
    aansluiting: Aansluiting,
    *,
    actor: Actor,
    besluitnummer: str,
    besluitdatum: date,
    stukken: Mapping[UUID, str],
    door: str,
) -> list[Akkoord]:
    """By the gemeente, on everything that holds today and that she did not agree to yet. `stukken` are id and sha256 of
    what was read; `door` is who agrees for the gemeente. The first time it is a step of the aansluiting.

    Raises InvalidInput by field, Refused where it cannot be given, and Hidden.
    """
    row = locked(aansluiting.pk)
    require_gemeente(actor, row)
    first = is_first_time(row.status)
    valid = valid_on(today())
    wanted = to_agree(
        {stuk.soort: geldigheid_of(stuk) for stuk in valid},
        {stuk.pk: stuk.sha256 for stuk in valid},
        {akkoord.stuk_id for akkoord in agreed_by(row)},
    )
    good = checked_akkoord(AkkoordInvoer(besluitnummer, besluitdatum, door, stukken), wanted, today=today())
    at = now()
    given = [
        Akkoord.objects.create(
            aansluiting=row,
            stuk=stuk,
            sha256=stuk.sha256,
            besluitnummer=good.besluitnummer,
            besluitdatum=good.besluitdatum,
            door=good.door,
            gegeven_at=at,
        )
        for stuk in valid
        if stuk.pk in wanted
    ]
    for akkoord in given:
        _note("akkoord_vastgelegd", actor, akkoord.stuk, gemeente=row.gm_code, sha256=akkoord.sha256)
    if first:
        advance(aansluiting, "akkoord_geven", actor=actor)
    tell_stand(row)
    return given


def _note(code: str, actor: Actor, stuk: Stuk, **details: str) -> None:
    record(
        code,
        actor=actor,
        object_type="stuk",
        object_id=stuk.pk,
        ground=ground_of(actor),
        soort=stuk.soort,
        versie=stuk.versie,
        **details,
    )
