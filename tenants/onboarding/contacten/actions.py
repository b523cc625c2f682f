"""Naming the contacts of a gemeente, and mending them later, by the gemeente or by the regio."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from django.db import transaction

from dekkend.accounts.actor import Actor
from dekkend.audit.log import record
from dekkend.core.clock import now
from dekkend.core.errors import Hidden
from dekkend.core.merging import check_version
from tenants.onboarding.aansluiting.stappen import advance, locked
from tenants.onboarding.brieven import tell_stand
from tenants.onboarding.contacten.models import Aansluitcontact
from tenants.onboarding.contacten.queries import as_typed, versie_of
from tenants.onboarding.contacten.rules import (
    BETALING,
    FINANCIEEL,
    PERSOON,
    ContactInvoer,
    all_checked,
    check_mendable,
    checked,
    is_step,
)
from tenants.onboarding.models import Aansluiting
from tenants.onboarding.toegang import ground_of, require_gemeente, require_party


@transaction.atomic
def name_contacts(
    aansluiting: Aansluiting, *, actor: Actor, contacten: Mapping[str, ContactInvoer], versie: int | None = None
) -> list[Aansluitcontact]:
    """All three at once, by the gemeente; the first time it is a step of the aansluiting. `versie` is that of
    all three together, when somebody began.

    Raises InvalidInput with fields named `<soort>_<veld>`, Refused where contacts cannot be named, Overtaken when
    somebody else was faster, and Hidden.
    """
    row = locked(aansluiting.pk)
    require_gemeente(actor, row)
    step = is_step(row.status)
    known = {contact.soort: contact for contact in Aansluitcontact.objects.filter(aansluiting=row)}
    good = all_checked(contacten)
    check_version(versie, versie_of(known.values()))
    saved = [_save(row, known.get(soort), invoer, actor) for soort, invoer in good.items()]
    if step:
        advance(aansluiting, "contacten_noemen", actor=actor)
    return saved


@transaction.atomic
def change_contact(
    aansluiting: Aansluiting, *, actor: Actor, invoer: ContactInvoer, versie: int | None = None
) -> Aansluitcontact:
    """One of them, by either side, once they are known. Raises InvalidInput by field, Refused, Overtaken and Hidden."""
    row = locked(aansluiting.pk)
    require_party(actor, row)
    contact = Aansluitcontact.objects.filter(aansluiting=row, soort=invoer.soort).first()
    if contact is None:
        raise Hidden
    check_mendable(row.status)
    good = checked(invoer)
    check_version(versie, contact.versie)
    saved = _save(row, contact, good, actor)
    tell_stand(row)
    return saved


@transaction.atomic
def take_contacts(aansluiting: Aansluiting, *, actor: Actor, contacten: Mapping[str, ContactInvoer]) -> None:
    """As her own environment sent them: the last that was said counts. Raises InvalidInput and Refused."""
    check_mendable(aansluiting.status)
    good = all_checked(contacten)
    known = {contact.soort: contact for contact in Aansluitcontact.objects.filter(aansluiting=aansluiting)}
    for soort, invoer in good.items():
        _save(aansluiting, known.get(soort), invoer, actor)
    tell_stand(aansluiting)


def _save(row: Aansluiting, contact: Aansluitcontact | None, invoer: ContactInvoer, actor: Actor) -> Aansluitcontact:
    """Writes what is new; a contact that stays as it was leaves no trace."""
    fields = (*PERSOON, *(BETALING if invoer.soort == FINANCIEEL else ()))
    values = {name: asdict(invoer)[name] for name in fields}
    at = now()
    if contact is None:
        return Aansluitcontact.objects.create(
            aansluiting=row, soort=invoer.soort, genoemd_at=at, gewijzigd_at=at, **values
        )
    before = asdict(replace(as_typed(contact), soort=invoer.soort))
    changed = [name for name in fields if before[name] != values[name]]
    if not changed:
        return contact
    for name in changed:
        setattr(contact, name, values[name])
    contact.versie, contact.gewijzigd_at = contact.versie + 1, at
    contact.save(update_fields=[*changed, "versie", "gewijzigd_at"])
    record(
        "aansluitcontact_gewijzigd",
        actor=actor,
        object_type="aansluiting",
        object_id=row.pk,
        ground=ground_of(actor),
        gemeente=row.gm_code,
        soort=invoer.soort,
        velden=changed,
    )
    return contact
