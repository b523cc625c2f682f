"""A tenant goes: asked for by one operator, confirmed by another with an export that was checked. Runs as the owner."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import psycopg
from django.db import connection, transaction
from django.db.models import Q
from django.db.utils import DatabaseError
from psycopg.sql import SQL, Identifier, Literal

from dekkend.core.clock import now, today
from dekkend.core.errors import InvalidInput, Refused
from dekkend.isolation.roles import role_of
from dekkend.keys import wisregister
from dekkend.keys.keyring import WHOLE
from tenants.opheffing.export import check_export
from tenants.opheffing.models import Opheffing
from tenants.opheffing.rules import address_free_on, check_confirmation, name_afterwards
from tenants.tenant.models import Deelname, Tenant

_LOCK_SECONDS = 10
_IN_THE_TRAYS = SQL("""
    SELECT (SELECT count(*) FROM {out_tray} WHERE bezorgd_at IS NULL),
           (SELECT count(*) FROM {in_tray} WHERE uitkomst <> '' AND NOT bericht_terug)
""")
_UNDELIVERABLE = SQL("""
    UPDATE {out_tray} SET bezorgd_at = coalesce(bezorgd_at, now()), beantwoord_at = now(), uitkomst = 'onbestelbaar',
        reden = 'De ontvanger bestaat niet meer.' WHERE ontvanger = {schema} AND beantwoord_at IS NULL
""")


@dataclass(frozen=True)
class Operator:
    """Who types the command: the name that he gives, and the account that the machine knows him by."""

    naam: str
    account: str


@transaction.atomic
def request_removal(*, schema: str, operator: Operator, reden: str) -> Opheffing:
    """Closes the tenant at once, so that nothing is added after the export. Raises Refused when it was asked before."""
    tenant = _locked(schema)
    _named(operator, reden)
    if Opheffing.objects.filter(tenant=tenant).exclude(status="ingetrokken").exists():
        raise Refused("Het opheffen van deze tenant is al gevraagd.")
    _check_no_centre(tenant)
    moment = now()
    Tenant.objects.filter(pk=tenant.pk).update(gesloten_at=moment)
    return Opheffing.objects.create(
        tenant=tenant,
        naam=tenant.naam,
        adressen=sorted(tenant.domains.values_list("domain", flat=True)),
        reden=reden,
        gevraagd_door=operator.naam,
        gevraagd_account=operator.account,
        gevraagd_at=moment,
    )


@transaction.atomic
def withdraw_removal(*, schema: str, operator: Operator) -> Opheffing:
    """Opens the tenant again. Raises Refused when nothing was asked or it is too late."""
    tenant = _locked(schema)
    _named(operator, "ingetrokken")
    row = _asked(tenant)
    row.status, row.geeindigd_at, row.ingetrokken_door = "ingetrokken", now(), operator.naam
    row.save(update_fields=["status", "geeindigd_at", "ingetrokken_door"])
    Tenant.objects.filter(pk=tenant.pk).update(gesloten_at=None)
    return row


def confirm_removal(*, schema: str, operator: Operator, export: Path, sha256: str, direct: str = "") -> Opheffing:
    """Removes the schema and the role, and then destroys the keys. Killed in between: the same command finishes it.

    Raises Refused for the same person, too soon, an export that is not right, or letters that are still to go out.
    """
    row = Opheffing.objects.filter(tenant__schema_name=schema, status="verwijderd").first()
    if row is None:
        row = _remove(schema, operator, export, sha256, direct)
    wisregister.shred(schema, WHOLE)
    row.status, row.geeindigd_at = "voltooid", now()
    row.save(update_fields=["status", "geeindigd_at"])
    return row


def remove_again() -> list[str]:
    """After a backup was put back: what had gone goes again. The wisregister remembers it; returns the schemas."""
    gone = {line.tenant for line in wisregister.lines() if UUID(line.onderwerp) == WHOLE}
    back = list(Tenant.objects.filter(schema_name__in=gone).order_by("schema_name"))
    for tenant in back:
        with transaction.atomic():
            _take_away(tenant)
            Opheffing.objects.filter(tenant=tenant, status="gevraagd").update(status="ingetrokken", geeindigd_at=now())
        wisregister.shred(tenant.schema_name, WHOLE)
    Opheffing.objects.filter(tenant__schema_name__in=gone, status="verwijderd").update(
        status="voltooid", geeindigd_at=now()
    )
    return [tenant.schema_name for tenant in back]


@transaction.atomic
def _remove(schema: str, operator: Operator, export: Path, sha256: str, direct: str) -> Opheffing:
    tenant = _locked(schema)
    _named(operator, "bevestigd")
    row = _asked(tenant)
    check_confirmation(
        asked_by=row.gevraagd_door, asked_at=row.gevraagd_at, confirmed_by=operator.naam, moment=now(), direct=direct
    )
    _check_no_centre(tenant)
    check_export(export, sha256, schema=schema, since=row.gevraagd_at)
    _require_empty_trays(schema)
    _take_away(tenant)
    row.status, row.manifest_sha256, row.reden_direct = "verwijderd", sha256.strip().lower(), direct.strip()
    row.bevestigd_door, row.bevestigd_account, row.bevestigd_at = operator.naam, operator.account, now()
    row.adres_vrij_op = address_free_on(today())
    row.save()
    return row


def _locked(schema: str) -> Tenant:
    tenant = Tenant.objects.select_for_update(of=("self",)).filter(schema_name=schema).first()
    if tenant is None:
        raise InvalidInput({"tenant": []}, f"Deze tenant bestaat niet: {schema}.")
    return tenant


def _named(operator: Operator, reden: str) -> None:
    if not operator.naam.strip() or not reden.strip():
        raise InvalidInput({"door": []}, "Geef uw naam (--door) en, als u het vraagt, de reden (--reden).")


def _asked(tenant: Tenant) -> Opheffing:
    row = Opheffing.objects.select_for_update().filter(tenant=tenant, status="gevraagd").first()
    if row is None:
        raise Refused("Het opheffen van deze tenant is niet gevraagd.")
    return row


def _require_empty_trays(schema: str) -> None:
    trays = {"out_tray": Identifier(schema, "post_uitbak"), "in_tray": Identifier(schema, "post_inbak")}
    with connection.cursor() as cursor:
        cursor.execute(_IN_THE_TRAYS.format(**trays))
        letters, receipts = cursor.fetchone()
    if letters or receipts:
        raise Refused(
            f"De postbode moet nog {letters} brieven en {receipts} ontvangstberichten van deze tenant bezorgen. "
            "Wacht tot dat klaar is."
        )


def _take_away(tenant: Tenant) -> None:
    """Schema, role, its part in the register and what others wait for; its row stays, under a name that is over."""
    schema, day = tenant.schema_name, today()
    others = Tenant.objects.exclude(pk=tenant.pk).values_list("schema_name", flat=True)
    letters = [
        _UNDELIVERABLE.format(out_tray=Identifier(other, "post_uitbak"), schema=Literal(schema)) for other in others
    ]
    _end_deelnames(tenant, day)
    with connection.cursor() as cursor:
        cursor.execute(SQL("SET LOCAL lock_timeout = {}").format(Literal(_LOCK_SECONDS * 1000)))
        if letters:
            cursor.execute(SQL(";").join(letters))
        cursor.execute(SQL("DROP SCHEMA {} CASCADE").format(Identifier(schema)))
    _drop_role(role_of(schema))
    Tenant.objects.filter(pk=tenant.pk).update(opgeheven_at=now(), naam=name_afterwards(tenant.naam, schema))


def _check_no_centre(tenant: Tenant) -> None:
    """A regio keeps its centrumgemeente. Raises Refused for the tenant of one, today or later."""
    lasting = Q(einde=None) | Q(einde__gte=today())
    rows = Deelname.objects.filter(lasting, gemeente=tenant.gemeente_id or "", rol="centrumgemeente")
    row = rows.select_related("regio").first()
    if row is not None:
        raise Refused(f"Deze gemeente is centrumgemeente van {row.regio.naam}. Kies daar eerst een andere.")


def _end_deelnames(tenant: Tenant, day: date) -> None:
    """Today is the last day: of a whole regio, or of the gemeente whose tenant goes. A day that was to come never
    begins."""
    whose = Q(regio=tenant) if tenant.kind == "regio" else Q(gemeente_id=tenant.gemeente_id)
    mine = Deelname.objects.filter(whose)
    mine.filter(ingang__gt=day).delete()
    mine.filter(Q(einde=None) | Q(einde__gt=day)).update(einde=day)


def _drop_role(name: str) -> None:
    """A copy of the platform on the same server may still use it; then it can at least not log in any more."""
    role = Identifier(name)
    with connection.cursor() as cursor:
        cursor.execute(SQL("ALTER ROLE {} NOLOGIN").format(role))
        cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s", [name])
        cursor.execute(SQL("DROP OWNED BY {}").format(role))
        try:
            with transaction.atomic():
                cursor.execute(SQL("DROP ROLE {}").format(role))
        except DatabaseError as error:
            if not isinstance(error.__cause__, psycopg.errors.DependentObjectsStillExist):
                raise
